#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/demo/demo_cur.h"
#include "tests/support/assert_close.h"
#include "tests/support/read_csv.h"
#include "tests/support/sandbox.h"

static Larkfield
make(long scale)
{
	DemoOptions options = { .seed = 1, .scale = scale };
	Larkfield company;

	/* The bills go from one end of February to the other. */
	assert_true(date_parse_iso("2028-03-01", &options.as_of));
	larkfield_init(&company, &options);
	return company;
}

static CsvTable *
write_bill(const Larkfield *company, BillTotal *total)
{
	g_autofree char *path = sandbox_path("cur.csv.gz");

	assert_true(demo_write_cur(company, path, total, NULL));
	return read_csv(path);
}

static Decimal
amount(const CsvTable *table, size_t row, const char *name)
{
	const char *text = csv_cell(table, row, csv_column(table, name, 0));
	Decimal value = 0;

	if (*text != '\0')
		assert_int_equal(
		    decimal_parse(text, strlen(text), &value), DECIMAL_OK);
	return value;
}

static bool
is_type(const CsvTable *table, size_t row, const char *type)
{
	return strcmp(csv_cell(table, row,
			  csv_column(table, "lineItem/LineItemType", 0)),
		   type) == 0;
}

static Decimal
effective(const CsvTable *table, size_t row)
{
	if (is_type(table, row, "DiscountedUsage"))
		return amount(table, row, "reservation/EffectiveCost");
	if (is_type(table, row, "RIFee"))
		return amount(table, row, "reservation/UnusedRecurringFee");
	return amount(table, row, "lineItem/UnblendedCost");
}

/* To the last digit, billed and effective. */
static void
adds_up(void **state)
{
	const Larkfield company = make(1);
	g_autoptr(CsvTable) table = NULL;
	Decimal billed = 0, spread = 0;
	BillTotal total;

	(void)state;
	table = write_bill(&company, &total);
	assert_int_equal(csv_rows(table), total.lines);
	assert_true(total.lines > 5000);
	for (size_t row = 1; row <= csv_rows(table); row++) {
		billed += amount(table, row, "lineItem/UnblendedCost");
		spread += effective(table, row);
	}
	assert_true(billed == total.amount);
	assert_true(spread == total.amount);
}

static void
follows_the_spend_of_each_month(void **state)
{
	const Larkfield company = make(1);
	double months[BILLED_MONTHS] = { 0 };
	g_autoptr(CsvTable) table = NULL;
	size_t period, start;
	BillTotal total;

	(void)state;
	table = write_bill(&company, &total);
	period = csv_column(table, "bill/BillingPeriodStartDate", 0);
	start = csv_column(table, "lineItem/UsageStartDate", 0);
	for (size_t row = 1; row <= csv_rows(table); row++) {
		const char *text = csv_cell(table, row, period);
		Month month = MONTH_NONE;
		int index;

		assert_memory_equal(text, csv_cell(table, row, start), 7);
		assert_true(month_parse(text, 7, &month));
		index = month - (company.month - BILLED_MONTHS);
		assert_in_range(index, 0, BILLED_MONTHS - 1);
		months[index] += decimal_to_double(
		    amount(table, row, "lineItem/UnblendedCost"));
	}
	for (int i = 0; i < BILLED_MONTHS; i++)
		assert_close(months[i], CUR_SHARE * company.spend[i], 1e-4);
}

/* Every cost is its usage times its rate, and no machine runs more hours
 * than a day has. */
static void
lines_are_plausible(void **state)
{
	const Larkfield company = make(1);
	g_autoptr(CsvTable) table = NULL;
	size_t unit, tags = 0, reserved = 0, taxes = 0;
	BillTotal total;

	(void)state;
	table = write_bill(&company, &total);
	unit = csv_column(table, "pricing/unit", 0);
	for (size_t row = 1; row <= csv_rows(table); row++) {
		double usage = decimal_to_double(
		    amount(table, row, "lineItem/UsageAmount"));
		double rate = decimal_to_double(
		    amount(table, row, "lineItem/UnblendedRate"));
		double cost = decimal_to_double(
		    amount(table, row, "lineItem/UnblendedCost"));

		tags += *csv_cell(table, row,
			    csv_column(table, "resourceTags/user:domain", 0)) !=
			'\0';
		reserved += is_type(table, row, "DiscountedUsage");
		taxes += is_type(table, row, "Tax");
		if (!is_type(table, row, "Usage"))
			continue;
		assert_close(usage * rate, cost, 1e-9);
		if (strcmp(csv_cell(table, row, unit), "Hrs") == 0)
			assert_true(usage <= 24);
	}
	assert_int_equal(reserved, 366);
	assert_int_equal(taxes % BILLED_MONTHS, 0);
	assert_true(taxes > 0 && tags > csv_rows(table) / 2);
}

static void
scales_lines_and_not_costs(void **state)
{
	const Larkfield company = make(1), larger = make(3);
	g_autoptr(CsvTable) table = NULL;
	BillTotal one, three;

	(void)state;
	csv_table_free(write_bill(&company, &one));
	table = write_bill(&larger, &three);
	assert_int_equal(csv_rows(table), three.lines);
	assert_close((double)three.lines, 3.0 * (double)one.lines, 0.02);
	assert_true(one.amount == three.amount);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_up),
		cmocka_unit_test(follows_the_spend_of_each_month),
		cmocka_unit_test(lines_are_plausible),
		cmocka_unit_test(scales_lines_and_not_costs),
	};

	return cmocka_run_group_tests_name(
	    "demo_cur", tests, sandbox_setup, sandbox_teardown);
}
