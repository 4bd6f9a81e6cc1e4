#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/facts/bill_sides.h"

typedef struct SideCase {
	const char *path;
	int from, to; /* its lines */
	long bought, spread;
	char side; /* where it goes: 'b'illed, 'e'ffective */
} SideCase;

/* Parts that show no commitment go with their folder, or where their lines
 * are not yet. */
static const SideCase parts[] = {
	{ "actual/1.csv", 0, 40, 1, 0, 'b' },
	{ "actual/2.csv", 40, 80, 0, 0, 'b' },
	{ "spread/1.csv", 0, 40, 0, 3, 'e' },
	{ "spread/2.csv", 40, 80, 0, 0, 'e' },
	{ "elsewhere/a.csv", 0, 40, 0, 0, 'b' },
};

static const SideCase lines[] = {
	{ "1.csv", 0, 40, 2, 0, 'b' },
	{ "2.csv", 40, 80, 0, 1, 'e' },
	{ "3.csv", 0, 40, 0, 0, 'e' },
	{ "4.csv", 40, 80, 0, 0, 'b' },
};

static const SideCase one_side[] = {
	{ "1.csv", 0, 40, 0, 1, 0 },
	{ "2.csv", 40, 80, 0, 2, 0 },
};

static const SideCase mixed[] = {
	{ "1.csv", 0, 40, 1, 1, 0 },
	{ "2.csv", 40, 80, 0, 2, 0 },
};

static const struct {
	const SideCase *files;
	size_t count;
	bool both;
} cases[] = {
	{ parts, G_N_ELEMENTS(parts), true },
	{ lines, G_N_ELEMENTS(lines), true },
	{ one_side, G_N_ELEMENTS(one_side), false },
	{ mixed, G_N_ELEMENTS(mixed), false },
};

static BillEntry *
make_entry(const SideCase *c, size_t input)
{
	BillEntry *entry = g_new0(BillEntry, 1);

	entry->bill.input = input;
	entry->bought = c->bought;
	entry->spread = c->spread;
	line_sketch_init(&entry->lines);
	for (int i = c->from; i < c->to; i++)
		line_sketch_add(&entry->lines, line_hash(7, &i, sizeof i));
	return entry;
}

static void
free_entry(void *data)
{
	BillEntry *entry = data;

	line_sketch_clear(&entry->lines);
	g_free(entry);
}

static void
check(const SideCase *files, size_t count, bool both)
{
	g_autoptr(Facts) facts = facts_new(date_from_ymd(2025, 6, 30));
	g_autoptr(GPtrArray) bills = g_ptr_array_new_with_free_func(free_entry);
	g_autoptr(GPtrArray) actual = g_ptr_array_new();
	g_autoptr(GPtrArray) amortised = g_ptr_array_new();

	for (size_t i = 0; i < count; i++) {
		facts_add_input(facts, input_new(files[i].path));
		g_ptr_array_add(bills, make_entry(&files[i], i));
	}
	assert_int_equal(
	    bill_sides_split(facts, bills, actual, amortised), both);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(
		    g_ptr_array_find(actual, bills->pdata[i], NULL),
		    files[i].side == 'b');
		assert_int_equal(
		    g_ptr_array_find(amortised, bills->pdata[i], NULL),
		    files[i].side == 'e');
	}
}

static void
files_are_of_one_side(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		check(cases[i].files, cases[i].count, cases[i].both);
}

static void
each_side_keeps_its_cost(void **state)
{
	g_autoptr(GPtrArray) cells = g_ptr_array_new();
	g_autoptr(GPtrArray) one = g_ptr_array_new();
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	CostCell cell = { .billed = 5, .effective = 7 };
	BillEntry entry = { .bill.cells = cells };

	(void)state;
	g_ptr_array_add(cells, &cell);
	g_ptr_array_add(one, &entry);
	bill_sides_join(one, none);
	assert_true(cell.billed == 5 && cell.effective == 0);
	cell.effective = 7;
	bill_sides_join(none, one);
	assert_true(cell.billed == 0 && cell.effective == 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_of_one_side),
		cmocka_unit_test(each_side_keeps_its_cost),
	};

	return cmocka_run_group_tests_name("bill_sides", tests, NULL, NULL);
}
