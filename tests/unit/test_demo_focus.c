#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/demo/demo_focus.h"
#include "tests/support/assert_close.h"
#include "tests/support/read_csv.h"
#include "tests/support/sandbox.h"

#define SHARE 0.12

static CsvTable *
write_bill(long scale, BillTotal *total, double *planted)
{
	g_autofree char *path = sandbox_path("focus.csv");
	DemoOptions options = { .seed = 5, .scale = scale };
	Larkfield company;

	assert_true(date_parse_iso("2025-03-31", &options.as_of));
	larkfield_init(&company, &options);
	*planted = 0;
	for (int i = 0; i < BILLED_MONTHS; i++)
		*planted += SHARE * company.spend[i];
	assert_true(demo_write_focus(&company, SHARE, path, total, NULL));
	return read_csv(path);
}

static const char *
cell(const CsvTable *table, size_t row, const char *name)
{
	return csv_cell(table, row, csv_column(table, name, 0));
}

static Decimal
amount(const CsvTable *table, size_t row, const char *name)
{
	const char *text = cell(table, row, name);
	Decimal value = 0;

	assert_int_equal(decimal_parse(text, strlen(text), &value), DECIMAL_OK);
	return value;
}

static void
adds_up(void **state)
{
	g_autoptr(CsvTable) table = NULL;
	Decimal billed = 0;
	BillTotal total;
	double planted;

	(void)state;
	table = write_bill(1, &total, &planted);
	assert_int_equal(csv_rows(table), total.lines);
	assert_true(total.lines >= 150);
	for (size_t row = 1; row <= csv_rows(table); row++) {
		billed += amount(table, row, "BilledCost");
		assert_true(amount(table, row, "BilledCost") ==
			    amount(table, row, "EffectiveCost"));
		assert_true(amount(table, row, "BilledCost") <=
			    amount(table, row, "ListCost"));
	}
	assert_true(billed == total.amount);
	assert_close(decimal_to_double(billed), planted, 1e-4);
}

/* What FOCUS 1.0 demands of every row. */
static void
keeps_the_rules_of_focus(void **state)
{
	static const char *const mandatory[] = { "BillingAccountId",
		"BillingAccountName", "BillingCurrency", "ChargeCategory",
		"ChargeDescription", "ContractedCost", "InvoiceIssuerName",
		"PricingQuantity", "PricingUnit", "ProviderName",
		"PublisherName", "ServiceCategory", "ServiceName" };
	g_autoptr(CsvTable) table = NULL;
	BillTotal total;
	double planted;

	(void)state;
	table = write_bill(1, &total, &planted);
	assert_int_equal(
	    ((const GPtrArray *)g_ptr_array_index(table->rows, 0))->len, 43);
	for (size_t row = 1; row <= csv_rows(table); row++) {
		const char *begin = cell(table, row, "ChargePeriodStart");
		const char *end = cell(table, row, "ChargePeriodEnd");

		for (size_t i = 0; i < G_N_ELEMENTS(mandatory); i++)
			assert_true(*cell(table, row, mandatory[i]) != '\0');
		assert_true(strcmp(begin, end) < 0);
		assert_true(
		    strcmp(cell(table, row, "BillingPeriodStart"), begin) <= 0);
		assert_true(
		    strcmp(end, cell(table, row, "BillingPeriodEnd")) <= 0);
		assert_true(g_str_has_suffix(end, "T00:00:00Z"));
	}
}

static void
scales_lines_and_not_costs(void **state)
{
	BillTotal one, many;
	double planted;

	(void)state;
	csv_table_free(write_bill(1, &one, &planted));
	csv_table_free(write_bill(7, &many, &planted));
	assert_int_equal(many.lines, 7 * one.lines);
	assert_true(one.amount == many.amount);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_up),
		cmocka_unit_test(keeps_the_rules_of_focus),
		cmocka_unit_test(scales_lines_and_not_costs),
	};

	return cmocka_run_group_tests_name(
	    "demo_focus", tests, sandbox_setup, sandbox_teardown);
}
