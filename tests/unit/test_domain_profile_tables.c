#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/domain_profile_tables.h"
#include "tests/support/report_checks.h"
#include "tests/support/three_domains.h"

static const char *
first_of(const ReportTable *table, guint i)
{
	const GPtrArray *row = table->rows->pdata[i];
	const TableCell *cell = row->pdata[0];

	return cell->text;
}

static void
the_highest_risk_comes_first(void **state)
{
	ThreeDomains three = three_domains_new(1000);
	g_autoptr(Company) company = three.company;
	const DomainProfileResult *result;
	ReportTable *table;

	(void)state;
	three.payments->rows = 5e7;
	result = three_domains_compute(company);
	table = domain_profile_table(&company->evidence, result);
	assert_int_equal(table->rows->len, 3);
	assert_string_equal(first_of(table, 0), "billing");
	report_table_free(table);
	table = domain_parts_table(result, 2);
	assert_int_equal(table->rows->len, 2);
	assert_string_equal(first_of(table, 0), "billing");
	report_table_free(table);
}

static void
the_largest_load_comes_first(void **state)
{
	ThreeDomains three = three_domains_new(1000);
	g_autoptr(Company) company = three.company;
	ReportTable *table;

	(void)state;
	three.search_terms->rows = 30000;
	table = domain_load_table(three_domains_compute(company));
	assert_string_equal(first_of(table, 0), "search");
	assert_string_equal(first_of(table, 1), "orders");
	assert_string_equal(
	    find_cell(table, "search", "of_median")->text, "10×");
	report_table_free(table);
}

/* Nothing to tell, but of the one that headroom.yaml tells of. */
static void
loads_without_rows_are_left_out(void **state)
{
	ThreeDomains three = three_domains_new(NAN);
	g_autoptr(Company) company = three.company;
	ReportTable *table;

	(void)state;
	three.search->load = g_strdup("burst");
	table = domain_load_table(three_domains_compute(company));
	assert_int_equal(table->rows->len, 1);
	assert_string_equal(find_cell(table, "search", "load")->text, "burst");
	assert_string_equal(find_cell(table, "search", "of_median")->text, "–");
	report_table_free(table);
}

static void
no_load_and_no_third_party_are_no_tables(void **state)
{
	ThreeDomains three = three_domains_new(NAN);
	g_autoptr(Company) company = three.company;
	const DomainProfileResult *result = three_domains_compute(company);

	(void)state;
	assert_null(domain_load_table(result));
	assert_null(domain_integrations(result));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_highest_risk_comes_first),
		cmocka_unit_test(the_largest_load_comes_first),
		cmocka_unit_test(loads_without_rows_are_left_out),
		cmocka_unit_test(no_load_and_no_third_party_are_no_tables),
	};

	return cmocka_run_group_tests_name(
	    "domain_profile_tables", tests, NULL, NULL);
}
