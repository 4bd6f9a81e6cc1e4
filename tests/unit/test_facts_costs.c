#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/facts/facts.h"

static const Decimal unit = (Decimal)1000000000000 * 1000000000000;

static Instant
at(int month, int day)
{
	return date_instant(date_from_ymd(2025, month, day));
}

static CostLine
make_line(int month, int day, const char *service, long amount)
{
	return (CostLine){
		.provider = "AWS",
		.account = "123",
		.billing_period = date_month(date_from_ymd(2025, month, 1)),
		.charge_start = at(month, day),
		.service_category = "Compute",
		.service = service,
		.currency = "USD",
		.invoice = "",
		.billed = amount * unit,
		.effective = amount * unit / 2,
	};
}

static Facts *
make_facts(void)
{
	Facts *facts = facts_new(date_from_ymd(2025, 6, 30));

	facts_add_input(facts, input_new("bill.csv"));
	return facts;
}

static const Bill *
bill_at(const Facts *facts, unsigned i)
{
	return g_ptr_array_index(facts_bills(facts), i);
}

static const CostCell *
cell_at(const Bill *bill, unsigned i)
{
	return g_ptr_array_index(bill->cells, i);
}

static void
lines_become_sums(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	const CostLine lines[] = {
		make_line(3, 5, "Servers", 10),
		make_line(3, 9, "Servers", 7),
		make_line(3, 2, "Balancers", -1),
		make_line(4, 1, "Servers", 20),
	};
	const Bill *march;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		assert_int_equal(
		    facts_add_cost(facts, 0, &lines[i]), FACTS_ADDED);
	facts_seal(facts);
	assert_int_equal(facts_bills(facts)->len, 2);
	march = bill_at(facts, 0);
	assert_int_equal(march->lines, 3);
	assert_int_equal(march->cells->len, 2);
	assert_true(march->last_charge == at(3, 9));
	assert_string_equal(cell_at(march, 0)->service, "Balancers");
	assert_true(cell_at(march, 1)->billed == 17 * unit);
	assert_true(cell_at(march, 1)->effective == 17 * unit / 2);
	assert_int_equal(cell_at(march, 1)->lines, 2);
}

static void
spellings_make_one_bill(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	CostLine a = make_line(3, 5, "Servers", 10), b = a;

	(void)state;
	a.account = "001-23";
	b.provider = "Amazon Web Services";
	b.invoice = "INV-7";
	facts_add_cost(facts, 0, &a);
	facts_add_cost(facts, 0, &b);
	facts_seal(facts);
	assert_int_equal(facts_bills(facts)->len, 1);
	assert_string_equal(bill_at(facts, 0)->provider, "AWS");
	assert_string_equal(bill_at(facts, 0)->invoice, "INV-7");
}

static void
cells_differ_by_all_they_name(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	CostLine lines[] = {
		make_line(3, 5, "Servers", 1),
		make_line(3, 5, "Servers", 1),
		make_line(3, 5, "Servers", 1),
		make_line(3, 5, "Servers", 1),
		make_line(3, 5, "Servers", 1),
	};

	(void)state;
	lines[1].tag = "shop";
	lines[2].currency = "EUR";
	lines[3].service_category = "Storage";
	lines[4].charge_start = at(2, 28);
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		facts_add_cost(facts, 0, &lines[i]);
	facts_seal(facts);
	assert_int_equal(facts_bills(facts)->len, 1);
	assert_int_equal(bill_at(facts, 0)->cells->len, 5);
	assert_int_equal(cell_at(bill_at(facts, 0), 0)->month,
	    date_month(date_from_ymd(2025, 2, 1)));
	assert_string_equal(cell_at(bill_at(facts, 0), 1)->currency, "EUR");
}

static void
what_is_missing_has_a_name(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	const CostLine bare = {
		.billing_period = date_month(date_from_ymd(2025, 3, 1)),
		.charge_start = INSTANT_NONE,
		.billed = unit,
	};
	const CostCell *cell;

	(void)state;
	assert_int_equal(facts_add_cost(facts, 0, &bare), FACTS_ADDED);
	facts_seal(facts);
	cell = cell_at(bill_at(facts, 0), 0);
	assert_int_equal(cell->month, bare.billing_period);
	assert_string_equal(cell->service_category, "Other");
	assert_string_equal(cell->currency, "XXX");
	assert_null(cell->tag);
}

static void
overflow_adds_nothing(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	CostLine huge = make_line(3, 5, "Servers", 100000000000000);
	CostLine other = make_line(3, 5, "Servers", 1);

	(void)state;
	assert_int_equal(facts_add_cost(facts, 0, &huge), FACTS_ADDED);
	assert_int_equal(facts_add_cost(facts, 0, &huge), FACTS_OVERFLOW);
	other.currency = "EUR";
	facts_add_cost(facts, 0, &other);
	facts_seal(facts);
	assert_int_equal(bill_at(facts, 0)->lines, 2);
	assert_true(
	    cell_at(bill_at(facts, 0), 1)->billed == 100000000000000 * unit);
}

static void
future_is_not_taken(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	CostLine line = make_line(7, 1, "Servers", 1);

	(void)state;
	assert_int_equal(facts_add_cost(facts, 0, &line), FACTS_TOO_LATE);
	facts_seal(facts);
	assert_int_equal(facts_bills(facts)->len, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_become_sums),
		cmocka_unit_test(spellings_make_one_bill),
		cmocka_unit_test(cells_differ_by_all_they_name),
		cmocka_unit_test(what_is_missing_has_a_name),
		cmocka_unit_test(overflow_adds_nothing),
		cmocka_unit_test(future_is_not_taken),
	};

	return cmocka_run_group_tests_name("facts_costs", tests, NULL, NULL);
}
