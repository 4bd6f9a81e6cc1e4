#include "pipeline/facts/inferred_keys.h"

#include "pipeline/facts/key_inference.h"

/* What one database has. */
typedef struct Stock {
	GPtrArray *bases; /* of Table * */
	bool keys; /* some table has a foreign key */
	bool unknown; /* some table's are not told */
} Stock;

static void
free_stock(void *data)
{
	Stock *stock = data;

	if (stock == NULL)
		return;
	g_ptr_array_unref(stock->bases);
	g_free(stock);
}

/* By the databases' roots, which are inputs; NULL: it has no tables. */
static GPtrArray *
take_stock(const Merge *merge)
{
	GPtrArray *stocks = g_ptr_array_new_with_free_func(free_stock);

	g_ptr_array_set_size(stocks, merge->facts->inputs->len);
	for (unsigned i = 0; i < merge->tables->len; i++) {
		Table *table = g_ptr_array_index(merge->tables, i);
		void **place = &stocks->pdata[databases_root(
		    merge->databases, table->input)];
		Stock *stock = *place;

		if (stock == NULL) {
			*place = stock = g_new0(Stock, 1);
			stock->bases = g_ptr_array_new();
		}
		stock->keys |= table->foreign_keys->len > 0;
		stock->unknown |= table->foreign_keys_unknown;
		if (table->kind == TABLE_BASE)
			g_ptr_array_add(stock->bases, table);
	}
	return stocks;
}

static void
count_keys(Facts *facts, const GPtrArray *tables)
{
	for (unsigned i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);

		facts_input(facts, table->input)
		    ->counts.inferred_foreign_keys += table->foreign_keys->len;
	}
}

/* On the database's first file. */
static void
report(Facts *facts, size_t input, const Stock *stock, long inferred)
{
	const Input *file = facts_input(facts, input);
	const char *path = file->path;
	const char *were = inferred == 1
			       ? "1 was inferred by name and is marked so"
			       : "were inferred by name and are marked so";
	g_autofree char *count =
	    inferred == 1 ? g_strdup("") : g_strdup_printf("%ld ", inferred);

	if (stock->unknown)
		finding_list_add(file->findings, FINDING_NOTE,
		    "foreign-keys-inferred", path, 0, 0,
		    "no file tells this database's foreign keys; %s%s; export "
		    "them too to have the declared ones instead",
		    count, were);
	else
		finding_list_add(file->findings, FINDING_NOTE,
		    "foreign-keys-inferred", path, 0, 0,
		    "no foreign key is declared in this database; %s%s; "
		    "declare those that are right",
		    count, were);
}

void
inferred_keys_add(const Merge *merge)
{
	g_autoptr(GPtrArray) stocks = take_stock(merge);

	for (unsigned i = 0; i < stocks->len; i++) {
		const Stock *stock = g_ptr_array_index(stocks, i);
		long inferred;

		if (stock == NULL || stock->keys)
			continue;
		inferred = keys_infer(stock->bases);
		if (inferred == 0)
			continue;
		count_keys(merge->facts, stock->bases);
		report(merge->facts, i, stock, inferred);
	}
}
