#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/build_table.h"

static const Decimal unit = (Decimal)1000000000000 * 1000000000000;

/* A file that tells one month of one account: FROM to TO - 1 of its lines. */
typedef struct File {
	const char *path, *format;
	bool focus;
	const char *account, *invoice;
	int from, to;
	bool anonymous; /* lines without an identity */
} File;

typedef struct Case {
	const char *name;
	File files[3];
	long lines; /* that count in the end */
	const char *finding; /* its code; NULL: none */
	const char *loser; /* a file that has nothing used; or NULL */
} Case;

#define NATIVE "aws-cur", false
#define FOCUS "focus", true

static const Case cases[] = {
	{ "one file", { { "a.csv", NATIVE, "1", "", 0, 50, false } }, 50, NULL,
	    NULL },
	{ "focus wins over a longer native export",
	    { { "a.csv", NATIVE, "1", "INV", 0, 90, false },
		{ "f.csv", FOCUS, "001", "", 0, 50, false } },
	    50, "bill-told-twice", "a.csv" },
	{ "focus wins over all parts of a native export",
	    { { "a_1.csv", NATIVE, "1", "", 0, 60, false },
		{ "a_2.csv", NATIVE, "1", "", 60, 90, false },
		{ "f.csv", FOCUS, "1", "", 0, 80, false } },
	    80, "bill-told-twice", "a_2.csv" },
	{ "two formats are one bill though no line agrees",
	    { { "a.csv", NATIVE, "1", "", 0, 50, false },
		{ "b.csv", "aws-pivot", false, "1", "", 700, 704, false } },
	    4, "bill-told-twice", "a.csv" },
	{ "the same file twice",
	    { { "a.csv", NATIVE, "1", "", 0, 50, false },
		{ "b.csv", NATIVE, "1", "", 0, 50, false } },
	    50, "bill-told-twice", "a.csv" },
	{ "a later, fuller export of the month",
	    { { "z.csv", NATIVE, "1", "", 0, 50, false },
		{ "a.csv", NATIVE, "1", "", 0, 90, false } },
	    90, "bill-told-twice", "z.csv" },
	{ "an invoice is final though the other has more",
	    { { "a.csv", NATIVE, "1", "INV-1", 0, 50, false },
		{ "b.csv", NATIVE, "1", "", 0, 90, false } },
	    50, "bill-told-twice", "b.csv" },
	{ "parts of one bill are added up",
	    { { "p_0001.csv", NATIVE, "1", "", 0, 40, false },
		{ "p_0002.csv", NATIVE, "1", "", 40, 80, false },
		{ "p_0003.csv", NATIVE, "1", "", 80, 90, false } },
	    90, "bill-in-parts", NULL },
	{ "parts need no names alike",
	    { { "x/one.csv", NATIVE, "1", "", 0, 40, false },
		{ "y/other.csv", NATIVE, "1", "", 40, 80, false } },
	    80, "bill-in-parts", NULL },
	{ "parts of an export without identities",
	    { { "p_1.csv", NATIVE, "1", "", 0, 40, true },
		{ "p_2.csv", NATIVE, "1", "", 40, 80, true } },
	    80, "bill-in-parts", NULL },
	{ "a tiny part of a huge bill, by its name",
	    { { "p_1.csv", NATIVE, "1", "", 0, 80000, false },
		{ "p_2.csv", NATIVE, "1", "", 80000, 80003, false } },
	    80003, "bill-in-parts", NULL },
	{ "a tiny file beside a huge bill, of another name",
	    { { "march.csv", NATIVE, "1", "", 0, 80000, false },
		{ "extra.csv", NATIVE, "1", "", 80000, 80003, false } },
	    80000, "bill-perhaps-twice", "extra.csv" },
	{ "some lines agree: not counted, with a warning",
	    { { "a.csv", NATIVE, "1", "", 0, 80, false },
		{ "b.csv", NATIVE, "1", "", 60, 100, false } },
	    80, "bill-perhaps-twice", "b.csv" },
	{ "two accounts",
	    { { "a.csv", NATIVE, "1", "", 0, 50, false },
		{ "b.csv", NATIVE, "2", "", 0, 50, false } },
	    100, NULL, NULL },
	{ "no account named: perhaps the same bill",
	    { { "a.csv", "aws-pivot", false, NULL, "", 0, 90, false },
		{ "b.csv", NATIVE, "2", "", 200, 250, false } },
	    50, "bill-perhaps-twice", "a.csv" },
	{ "focus without an account wins over native",
	    { { "a.csv", FOCUS, NULL, "", 0, 90, false },
		{ "b.csv", NATIVE, "2", "", 200, 250, false },
		{ "c.csv", NATIVE, "3", "", 300, 350, false } },
	    90, "bill-perhaps-twice", "c.csv" },
	{ "lines without an account stay with their file",
	    { { "a.csv", NATIVE, "1", "", 0, 50, false },
		{ "a.csv", NATIVE, NULL, "", 50, 60, false },
		{ "b.csv", NATIVE, "2", "", 0, 50, false } },
	    110, NULL, NULL },
	{ "and go with it",
	    { { "a.csv", NATIVE, "1", "", 0, 50, false },
		{ "a.csv", NATIVE, NULL, "", 50, 60, false },
		{ "f.csv", FOCUS, "1", "", 0, 70, false } },
	    70, "bill-told-twice", "a.csv" },
};

static size_t
find_input(Facts *facts, const File *file)
{
	const GPtrArray *inputs = facts_inputs(facts);
	Input *input;

	for (unsigned i = 0; i < inputs->len; i++)
		if (g_str_equal(facts_input(facts, i)->path, file->path))
			return i;
	input = input_new(file->path);
	input->format = g_strdup(file->format);
	return facts_add_input(facts, input);
}

static void
give_file(Facts *facts, const File *file)
{
	size_t input = find_input(facts, file);

	for (int i = file->from; i < file->to; i++) {
		g_autofree char *identity = g_strdup_printf("disk-%d", i);
		const CostLine line = {
			.provider = "AWS",
			.account = file->account,
			.billing_period = MONTH_NONE,
			.charge_start =
			    date_instant(date_from_ymd(2025, 3, 1)) + i * 20,
			.service = "Disks",
			.currency = "USD",
			.invoice = file->invoice,
			.identity = file->anonymous ? NULL : identity,
			.billed = unit * (i + 1),
			.effective = unit,
			.focus = file->focus,
		};

		assert_int_equal(
		    facts_add_cost(facts, input, &line), FACTS_ADDED);
		facts_input(facts, input)->rows_used++;
	}
}

static Facts *
make_facts(const Case *c, bool backwards)
{
	Facts *facts = facts_new(date_from_ymd(2025, 6, 30));

	for (int i = 0; i < 3; i++) {
		const File *file = &c->files[backwards ? 2 - i : i];

		if (file->path)
			give_file(facts, file);
	}
	facts_seal(facts);
	return facts;
}

static long
count_lines(const Facts *facts)
{
	long lines = 0;

	for (unsigned i = 0; i < facts_bills(facts)->len; i++) {
		const Bill *bill = g_ptr_array_index(facts_bills(facts), i);

		lines += bill->superseded ? 0 : bill->lines;
	}
	return lines;
}

static void
check_rows(const Case *c, Facts *facts)
{
	long used = 0;

	for (unsigned i = 0; i < facts_inputs(facts)->len; i++) {
		const Input *input = facts_input(facts, i);

		used += input->rows_used;
		if (c->loser && g_str_equal(input->path, c->loser))
			assert_int_equal(input->rows_used, 0);
	}
	assert_int_equal(used, c->lines);
}

static void
check_case(const Case *c, bool backwards)
{
	g_autoptr(Facts) facts = make_facts(c, backwards);

	print_message("%s%s\n", c->name, backwards ? ", backwards" : "");
	assert_int_equal(count_lines(facts), c->lines);
	check_rows(c, facts);
	if (c->finding)
		assert_non_null(find_finding(facts, c->finding));
	else
		assert_int_equal(finding_list_count(facts_findings(facts)), 0);
}

static void
no_bill_counts_twice(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		check_case(&cases[i], false);
		check_case(&cases[i], true);
	}
}

/* Detail without resources has other lines but the same sum. */
static void
equal_totals_are_one_bill(void **state)
{
	g_autoptr(Facts) facts = facts_new(date_from_ymd(2025, 6, 30));
	CostLine line = {
		.provider = "AWS",
		.account = "1",
		.billing_period = date_month(date_from_ymd(2025, 3, 1)),
		.charge_start = date_instant(date_from_ymd(2025, 3, 1)),
		.currency = "USD",
		.billed = 30 * unit,
		.identity = "all",
	};

	(void)state;
	facts_add_input(facts, input_new("whole.csv"));
	facts_add_input(facts, input_new("lines.csv"));
	facts_add_cost(facts, 0, &line);
	line.billed = 10 * unit;
	for (int i = 0; i < 3; i++) {
		line.identity = i == 0 ? "a" : i == 1 ? "b" : "c";
		facts_add_cost(facts, 1, &line);
	}
	facts_seal(facts);
	assert_int_equal(count_lines(facts), 3);
	assert_non_null(find_finding(facts, "bill-perhaps-twice"));
}

/* 30 euros are not the 30 dollars of other lines. */
static void
totals_of_two_currencies_are_two(void **state)
{
	static const char *const currencies[] = { "USD", "EUR" };
	g_autoptr(Facts) facts = facts_new(date_from_ymd(2025, 6, 30));
	CostLine line = {
		.provider = "AWS",
		.account = "1",
		.billing_period = date_month(date_from_ymd(2025, 3, 1)),
		.charge_start = date_instant(date_from_ymd(2025, 3, 1)),
		.billed = 30 * unit,
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		g_autofree char *name = g_strdup_printf("p_%zu.csv", i);

		facts_add_input(facts, input_new(name));
		line.currency = currencies[i];
		for (int j = 0; j < 60; j++) {
			g_autofree char *identity =
			    g_strdup_printf("%zu-%d", i, j);

			line.identity = identity;
			facts_add_cost(facts, i, &line);
		}
	}
	facts_seal(facts);
	assert_int_equal(count_lines(facts), 120);
	assert_non_null(find_finding(facts, "bill-in-parts"));
}

/* One day of one subscription: a machine under a reservation, one without. */
static void
give_azure(Facts *facts, size_t input, bool amortised, bool commitments)
{
	CostLine line = {
		.provider = "Azure",
		.account = "900",
		.billing_period = date_month(date_from_ymd(2025, 3, 1)),
		.charge_start = date_instant(date_from_ymd(2025, 3, 1)),
		.service = "Machines",
		.currency = "EUR",
	};

	for (int i = 0; i < 20; i++) {
		g_autofree char *identity = g_strdup_printf("vm-%d", i);

		line.identity = identity;
		line.billed = line.effective = unit;
		facts_add_cost(facts, input, &line);
		facts_input(facts, input)->rows_used++;
	}
	if (!commitments)
		return;
	line.identity = amortised ? "covered" : "purchase";
	line.billed = amortised ? 0 : 1200 * unit;
	line.effective = amortised ? 100 * unit : line.billed;
	line.commitment = amortised ? COMMITMENT_SPREAD : COMMITMENT_BOUGHT;
	facts_add_cost(facts, input, &line);
	facts_input(facts, input)->rows_used++;
}

static void
sum_bills(const Facts *facts, double *billed, double *effective)
{
	*billed = *effective = 0;
	for (unsigned i = 0; i < facts_bills(facts)->len; i++) {
		const Bill *bill = facts_bills(facts)->pdata[i];

		for (unsigned j = 0; !bill->superseded && j < bill->cells->len;
		     j++) {
			const CostCell *cell = bill->cells->pdata[j];

			*billed += decimal_to_double(cell->billed);
			*effective += decimal_to_double(cell->effective);
		}
	}
}

static void
actual_and_amortised_are_joined(void **state)
{
	static const struct {
		const char *paths[3];
		bool amortised[3], commitments[3];
		double billed, effective;
		const char *finding;
	} azure[] = {
		{ { "a.csv", "b.csv", NULL }, { false, true, false },
		    { true, true, false }, 1220, 120, "bill-joined" },
		/* The same export twice beside the other kind. */
		{ { "a.csv", "b.csv", "c.csv" }, { false, true, true },
		    { true, true, true }, 1220, 120, "bill-told-twice" },
		{ { "a.csv", "b.csv", "c.csv" }, { false, true, false },
		    { true, true, true }, 1220, 120, "bill-joined" },
		/* No commitments: which is which does not matter. */
		{ { "a.csv", "b.csv", NULL }, { false, true, false },
		    { false, false, false }, 20, 20, "bill-told-twice" },
		/* The actual export of a month without purchases. */
		{ { "actual/p.csv", "am/p.csv", NULL }, { false, true, false },
		    { false, true, false }, 20, 120, "bill-joined" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(azure); i++) {
		g_autoptr(Facts) facts = facts_new(date_from_ymd(2025, 6, 30));
		double billed, effective;

		print_message("%zu\n", i);
		for (size_t j = 0; j < 3 && azure[i].paths[j]; j++)
			facts_add_input(facts, input_new(azure[i].paths[j]));
		for (size_t j = 0; j < 3 && azure[i].paths[j]; j++)
			give_azure(facts, j, azure[i].amortised[j],
			    azure[i].commitments[j]);
		facts_seal(facts);
		sum_bills(facts, &billed, &effective);
		assert_true(billed == azure[i].billed);
		assert_true(effective == azure[i].effective);
		assert_non_null(find_finding(facts, azure[i].finding));
	}
}

static void
one_finding_tells_all_months(void **state)
{
	g_autoptr(Facts) facts = facts_new(date_from_ymd(2025, 6, 30));
	const Finding *finding;

	(void)state;
	facts_add_input(facts, input_new("a.csv"));
	facts_add_input(facts, input_new("b.csv"));
	for (int i = 0; i < 8; i++) {
		CostLine line = {
			.provider = "AWS",
			.account = "1",
			.billing_period = MONTH_NONE,
			.charge_start =
			    date_instant(date_from_ymd(2025, 1 + i / 2, 1)),
			.currency = "USD",
			.billed = unit,
			.focus = i % 2 == 1,
		};

		facts_add_cost(facts, (size_t)(i % 2), &line);
	}
	facts_seal(facts);
	assert_int_equal(finding_list_count(facts_findings(facts)), 1);
	finding = find_finding(facts, "bill-told-twice");
	assert_string_equal(finding->message,
	    "4 bills of a.csv (2025-01 to 2025-04) not counted: b.csv tells "
	    "them in FOCUS, which is used");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_bill_counts_twice),
		cmocka_unit_test(equal_totals_are_one_bill),
		cmocka_unit_test(actual_and_amortised_are_joined),
		cmocka_unit_test(totals_of_two_currencies_are_two),
		cmocka_unit_test(one_finding_tells_all_months),
	};

	return cmocka_run_group_tests_name("facts_bills", tests, NULL, NULL);
}
