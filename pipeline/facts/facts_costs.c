#include "pipeline/facts/facts_private.h"

#include <string.h>

#include "pipeline/facts/facts_bills.h"

/* Strings are interned, so that pointers compare. */
typedef struct CellEntry {
	CostCell cell; /* first: a CellEntry * is a CostCell * */
	const BillEntry *bill;
} CellEntry;

static unsigned
mix(unsigned hash, const void *pointer)
{
	return hash * 31 + g_direct_hash(pointer) / 8;
}

static unsigned
hash_bill(const void *data)
{
	const BillEntry *entry = data;
	const Bill *bill = &entry->bill;
	unsigned hash = (unsigned)bill->period * 2 + bill->focus;

	hash = mix(hash, bill->provider);
	hash = mix(hash, entry->account_key);
	return hash * 31 + (unsigned)bill->input;
}

static gboolean
equal_bills(const void *left, const void *right)
{
	const BillEntry *a = left, *b = right;

	return a->bill.provider == b->bill.provider &&
	       a->account_key == b->account_key &&
	       a->bill.period == b->bill.period &&
	       a->bill.input == b->bill.input && a->bill.focus == b->bill.focus;
}

static unsigned
hash_cell(const void *data)
{
	const CellEntry *entry = data;
	const CostCell *cell = &entry->cell;
	unsigned hash = (unsigned)cell->month;

	hash = mix(hash, entry->bill);
	hash = mix(hash, cell->service_category);
	hash = mix(hash, cell->service);
	hash = mix(hash, cell->tag);
	return hash * 31 + g_str_hash(cell->currency);
}

static gboolean
equal_cells(const void *left, const void *right)
{
	const CellEntry *a = left, *b = right;

	return a->bill == b->bill && a->cell.month == b->cell.month &&
	       a->cell.service_category == b->cell.service_category &&
	       a->cell.service == b->cell.service &&
	       a->cell.tag == b->cell.tag &&
	       g_str_equal(a->cell.currency, b->cell.currency);
}

static void
free_bill(void *data)
{
	BillEntry *entry = data;

	g_ptr_array_unref(entry->bill.cells);
	line_sketch_clear(&entry->lines);
	g_free(entry);
}

void
facts_costs_init(Facts *facts)
{
	BillFacts *bills = &facts->bills;

	bills->rows = g_ptr_array_new_with_free_func(free_bill);
	bills->by_id = g_hash_table_new(hash_bill, equal_bills);
	bills->cells = g_hash_table_new(hash_cell, equal_cells);
}

void
facts_costs_clear(Facts *facts)
{
	BillFacts *bills = &facts->bills;

	g_clear_pointer(&bills->cells, g_hash_table_unref);
	g_clear_pointer(&bills->by_id, g_hash_table_unref);
	g_ptr_array_unref(bills->rows);
}

static Month
period_of(const CostLine *line)
{
	if (line->billing_period != MONTH_NONE ||
	    line->charge_start == INSTANT_NONE)
		return line->billing_period;
	return date_month(instant_date(line->charge_start));
}

static BillEntry *
find_bill(Facts *facts, size_t input, const CostLine *line)
{
	g_autofree char *account =
	    account_canonical(line->account ? line->account : "");
	BillEntry key = {
		.bill.provider = facts_intern(facts,
		    provider_canonical(line->provider ? line->provider : "")),
		.bill.period = period_of(line),
		.bill.input = input,
		.bill.focus = line->focus,
		.account_key = facts_intern(facts, account),
	};
	BillEntry *entry = g_hash_table_lookup(facts->bills.by_id, &key);

	if (entry)
		return entry;
	entry = g_new(BillEntry, 1);
	*entry = key;
	entry->bill.account =
	    facts_intern(facts, line->account ? line->account : "");
	entry->bill.invoice = "";
	entry->bill.last_charge = INSTANT_NONE;
	entry->bill.cells = g_ptr_array_new_with_free_func(g_free);
	line_sketch_init(&entry->lines);
	g_ptr_array_add(facts->bills.rows, entry);
	g_hash_table_add(facts->bills.by_id, entry);
	return entry;
}

static CostCell *
find_cell(Facts *facts, BillEntry *bill, const CostLine *line)
{
	const char *category = line->service_category;
	CellEntry key = {
		.cell.service_category =
		    facts_intern(facts, category ? category : "Other"),
		.cell.service = facts_intern(
		    facts, line->service ? line->service : "Other"),
		.cell.tag = facts_intern(facts, line->tag),
		.cell.month =
		    line->charge_start == INSTANT_NONE
			? bill->bill.period
			: date_month(instant_date(line->charge_start)),
		.bill = bill,
	};
	CellEntry *entry;

	/* XXX is ISO 4217 for no currency. */
	g_strlcpy(key.cell.currency, line->currency ? line->currency : "XXX",
	    sizeof key.cell.currency);
	entry = g_hash_table_lookup(facts->bills.cells, &key);
	if (entry)
		return &entry->cell;
	entry = g_new(CellEntry, 1);
	*entry = key;
	g_hash_table_add(facts->bills.cells, entry);
	g_ptr_array_add(bill->bill.cells, entry);
	return &entry->cell;
}

static bool
add_amounts(CostCell *cell, const CostLine *line)
{
	Decimal billed = cell->billed, effective = cell->effective;

	if (!decimal_add(&billed, line->billed) ||
	    !decimal_add(&effective, line->effective))
		return false;
	cell->billed = billed;
	cell->effective = effective;
	cell->lines++;
	return true;
}

static uint64_t
hash_text(uint64_t hash, const char *text)
{
	return text ? line_hash(hash, text, strlen(text) + 1) : hash + 1;
}

static uint64_t
hash_line(const CostLine *line)
{
	uint64_t hash =
	    line_hash(0, &line->charge_start, sizeof line->charge_start);

	hash = hash_text(hash, line->service);
	hash = hash_text(hash, line->identity);
	if (line->identity)
		return hash;
	hash = hash_text(hash, line->tag);
	hash = line_hash(hash, &line->billed, sizeof line->billed);
	return line_hash(hash, &line->effective, sizeof line->effective);
}

FactsAdd
facts_add_cost(Facts *facts, size_t input, const CostLine *line)
{
	BillEntry *entry;
	Bill *bill;

	if (facts_is_late(facts, line->charge_start))
		return FACTS_TOO_LATE;
	entry = find_bill(facts, input, line);
	if (!add_amounts(find_cell(facts, entry, line), line))
		return FACTS_OVERFLOW;
	bill = &entry->bill;
	bill->lines++;
	entry->rows += !line->beside;
	entry->bought += line->commitment == COMMITMENT_BOUGHT;
	entry->covered += line->commitment == COMMITMENT_COVERED;
	entry->spread += line->commitment == COMMITMENT_SPREAD;
	bill->last_charge = MAX(bill->last_charge, line->charge_start);
	if (line->invoice && strcmp(line->invoice, bill->invoice) > 0)
		bill->invoice = facts_intern(facts, line->invoice);
	line_sketch_add(&entry->lines, hash_line(line));
	return FACTS_ADDED;
}

static int
compare_cells(const void *left, const void *right)
{
	const CostCell *a = *(const CostCell *const *)left;
	const CostCell *b = *(const CostCell *const *)right;
	int order;

	if (a->month != b->month)
		return a->month < b->month ? -1 : 1;
	order = strcmp(a->service_category, b->service_category);
	if (order == 0)
		order = strcmp(a->service, b->service);
	if (order == 0)
		order = g_strcmp0(a->tag, b->tag);
	return order ? order : strcmp(a->currency, b->currency);
}

static int
compare_bills(const void *left, const void *right)
{
	const BillEntry *a = *(const BillEntry *const *)left;
	const BillEntry *b = *(const BillEntry *const *)right;
	int order = strcmp(a->bill.provider, b->bill.provider);

	if (order == 0)
		order = strcmp(a->account_key, b->account_key);
	if (order)
		return order;
	if (a->bill.period != b->bill.period)
		return a->bill.period < b->bill.period ? -1 : 1;
	if (a->bill.input != b->bill.input)
		return a->bill.input < b->bill.input ? -1 : 1;
	return a->bill.focus - b->bill.focus;
}

/* Lines that overflowed may have left a bill or a cell with nothing in it. */
static void
drop_empty(GPtrArray *rows)
{
	for (unsigned i = rows->len; i-- > 0;) {
		Bill *bill = g_ptr_array_index(rows, i);

		for (unsigned j = bill->cells->len; j-- > 0;) {
			const CostCell *cell =
			    g_ptr_array_index(bill->cells, j);

			if (cell->lines == 0)
				g_ptr_array_remove_index(bill->cells, j);
		}
		if (bill->lines == 0)
			g_ptr_array_remove_index(rows, i);
	}
}

void
facts_costs_seal(Facts *facts, const size_t *rank)
{
	GPtrArray *rows = facts->bills.rows;

	g_clear_pointer(&facts->bills.cells, g_hash_table_unref);
	g_clear_pointer(&facts->bills.by_id, g_hash_table_unref);
	drop_empty(rows);
	for (unsigned i = rows->len; i-- > 0;) {
		Bill *bill = g_ptr_array_index(rows, i);

		bill->input = rank[bill->input];
		g_ptr_array_sort(bill->cells, compare_cells);
		if (facts_is_withdrawn(facts, bill->input))
			g_ptr_array_remove_index_fast(rows, i);
	}
	g_ptr_array_sort(rows, compare_bills);
	bills_settle(facts, rows);
}

const GPtrArray *
facts_bills(const Facts *facts)
{
	return facts->bills.rows;
}
