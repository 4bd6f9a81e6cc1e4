#include "pipeline/facts/keyed_rows.h"

#include "pipeline/facts/facts_private.h"

void
keyed_rows_init(KeyedRows *keyed, const KeyedClass *class)
{
	keyed->class = class;
	keyed->rows = g_ptr_array_new_with_free_func(class->free);
	keyed->by_key =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

void
keyed_rows_clear(KeyedRows *keyed)
{
	g_ptr_array_unref(keyed->rows);
	g_hash_table_unref(keyed->by_key);
}

static size_t *
input_of(const KeyedRows *keyed, void *row)
{
	return (size_t *)(void *)((char *)row + keyed->class->input);
}

FactsAdd
keyed_rows_add(KeyedRows *keyed, Facts *facts, const char *identity, void *row)
{
	size_t place =
	    GPOINTER_TO_SIZE(g_hash_table_lookup(keyed->by_key, identity));
	void *held;

	if (place == 0) {
		g_ptr_array_add(keyed->rows, row);
		g_hash_table_insert(keyed->by_key, g_strdup(identity),
		    GSIZE_TO_POINTER(keyed->rows->len));
		return FACTS_ADDED;
	}
	held = g_ptr_array_index(keyed->rows, place - 1);
	if (!keyed->class->is_better(facts, row, held)) {
		keyed->class->free(row);
		return FACTS_DUPLICATE;
	}
	input_unuse(facts_input(facts, *input_of(keyed, held)), SKIP_OLDER, 1);
	keyed->class->free(held);
	g_ptr_array_index(keyed->rows, place - 1) = row;
	return FACTS_REPLACED;
}

void
keyed_rows_seal(KeyedRows *keyed, const Facts *facts, const size_t *rank)
{
	for (unsigned i = keyed->rows->len; i-- > 0;) {
		size_t *input =
		    input_of(keyed, g_ptr_array_index(keyed->rows, i));

		*input = rank[*input];
		if (facts_is_withdrawn(facts, *input))
			g_ptr_array_remove_index_fast(keyed->rows, i);
	}
	g_ptr_array_sort(keyed->rows, keyed->class->compare);
}
