#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/domain_register.h"
#include "tests/support/company.h"
#include "tests/support/domain_example.h"
#include "tests/support/report_checks.h"

static void
registers_have_every_table_and_key(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *map, *tables, *seams;

	(void)state;
	domain_example_add(company);
	company_add_table(company, "lone", NAN);
	map = find_table(company_report(company), "domain-map-register");
	tables = find_table(company_report(company), "domain-tables");
	seams = find_table(company_report(company), "seams");
	assert_string_equal(map->register_name, "domain-map");
	assert_string_equal(seams->register_name, "seams");
	assert_int_equal(map->rows->len, 3);
	assert_int_equal(tables->rows->len, 9);
	assert_int_equal(seams->rows->len, 3);
	assert_string_equal(
	    cell_machine(tables, "payments", "domain"), "invoices");
	assert_string_equal(cell_machine(tables, "lone", "domain"), "");
	assert_string_equal(cell_machine(tables, "users", "hub"), "false");
	assert_string_equal(cell_machine(map, "orders", "keys_in"), "1");
	assert_string_equal(cell_machine(map, "orders", "from"), "proposed");
}

/* The page's table goes by the order of extraction. */
static void
the_page_shows_the_order(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *page;

	(void)state;
	domain_example_add(company);
	page = find_table(company_report(company), "domain-map");
	for (guint i = 0; i < page->rows->len; i++) {
		const GPtrArray *row = page->rows->pdata[i];
		const TableCell *step = row->pdata[1];
		g_autofree char *want = g_strdup_printf("%u", i + 1);

		assert_string_equal(step->text, want);
	}
}

/* Thirteen domains of four tables each: too many to name most of theirs. */
static void
many_domains_name_few_tables(void **state)
{
	static const char *const parts[] = { "rows", "notes", "files" };
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *page;

	(void)state;
	for (char letter = 'a'; letter <= 'm'; letter++) {
		g_autofree char *root = g_strdup_printf("%cs", letter);
		g_autofree char *column = g_strdup_printf("%c_id", letter);

		company_add_table(company, root, NAN);
		for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
			g_autofree char *name =
			    g_strdup_printf("%c_%s", letter, parts[i]);

			company_refer(company_add_table(company, name, NAN),
			    column, "bigint", root, true);
		}
	}
	page = find_table(company_report(company), "domain-map");
	assert_int_equal(page->rows->len, 13);
	for (guint i = 0; i < page->rows->len; i++) {
		const GPtrArray *row = page->rows->pdata[i];
		const TableCell *names = row->pdata[3];

		assert_true(g_str_has_suffix(names->text, " and 2 more"));
	}
}

static void
a_seam_names_its_key(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *seams;
	bool found = false;

	(void)state;
	domain_example_add(company);
	seams = find_table(company_report(company), "seams");
	for (guint i = 0; i < seams->rows->len; i++) {
		const GPtrArray *row = seams->rows->pdata[i];
		const TableCell *key = row->pdata[1], *target = row->pdata[2];
		const TableCell *kind = row->pdata[5];

		if (!g_str_equal(key->text, "invoices.order_id"))
			continue;
		found = true;
		assert_string_equal(target->text, "orders");
		assert_string_equal(kind->machine, "required");
	}
	assert_true(found);
}

static void
long_lists_are_cut(void **state)
{
	g_autoptr(GPtrArray) tables =
	    g_ptr_array_new_with_free_func((GDestroyNotify)table_free);
	g_autofree char *none = domain_name_tables(tables, 2);
	g_autofree char *two = NULL, *cut = NULL;

	(void)state;
	assert_string_equal(none, "");
	g_ptr_array_add(tables, table_new(NULL, "orders"));
	g_ptr_array_add(tables, table_new("shop", "users"));
	two = domain_name_tables(tables, 2);
	assert_string_equal(two, "orders, shop.users");
	g_ptr_array_add(tables, table_new(NULL, "orgs"));
	cut = domain_name_tables(tables, 2);
	assert_string_equal(cut, "orders, shop.users and 1 more");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(registers_have_every_table_and_key),
		cmocka_unit_test(the_page_shows_the_order),
		cmocka_unit_test(many_domains_name_few_tables),
		cmocka_unit_test(a_seam_names_its_key),
		cmocka_unit_test(long_lists_are_cut),
	};

	return cmocka_run_group_tests_name(
	    "domain_register", tests, NULL, NULL);
}
