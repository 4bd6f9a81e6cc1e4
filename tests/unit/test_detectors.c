#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/schema_look.h"

/* The playbook's fifteen in their order, each with hours that ascend. */
static void
the_table_is_whole(void **state)
{
	(void)state;
	for (int i = 0; i < DETECTOR_COUNT; i++) {
		const Detector *d = &detectors[i];
		g_autofree char *id = g_strdup_printf("D%d", i + 1);

		assert_string_equal(d->id, id);
		assert_non_null(d->look);
		assert_true(d->fixed.low <= d->fixed.mode &&
			    d->fixed.mode <= d->fixed.high);
		assert_true(d->fixed.mode + d->per_key.mode > 0);
	}
}

/* The line of the column is the evidence, not that of its table. */
static void
a_hit_names_columns_and_the_line(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 10);
	SchemaLook look;
	const Hit *hit;

	(void)state;
	table->line = 12;
	table_add_column(table, "price", "real")->line = 15;
	table_add_column(table, "tax", "real")->line = 16;
	g_ptr_array_set_size(table->indexes, 0);
	look = schema_look_at(company, table);
	hit = schema_look_find(&look, "D9");
	assert_string_equal(hit->columns, "price, tax");
	assert_int_equal(hit->line, 15);
	assert_close(hit->rows, 10, 0);
	hit = schema_look_find(&look, "D13");
	assert_null(hit->columns);
	assert_int_equal(hit->line, 12);
	schema_look_clear(&look);
}

/* A missing tenant key is about others; all else about the table itself. */
static void
a_hit_concerns_a_table_or_others(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *root = company_add_table(company, "tenants", 10);
	Table *sales = company_add_table(company, "sales", 10);
	SchemaLook look;
	const Hit *hit;

	(void)state;
	company->config->business.multi_tenant = 1;
	company_key(root, "integer", 10);
	company_refer(company_add_table(company, "shops", 10), "tenant_id",
	    "integer", "tenants", true);
	company_refer(sales, "shop_id", "bigint", "shops", true);
	look = schema_look_at(company, root);
	hit = schema_look_find(&look, "D5");
	assert_int_equal(hit_concerned(hit), 1);
	assert_ptr_equal(hit_concerned_table(hit, root, 0), sales);
	hit = schema_look_find(&look, "D1");
	assert_int_equal(hit_concerned(hit), 1);
	assert_ptr_equal(hit_concerned_table(hit, root, 0), root);
	assert_ptr_equal(detector_find("D5"), &detectors[4]);
	assert_null(detector_find("D16"));
	schema_look_clear(&look);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_whole),
		cmocka_unit_test(a_hit_concerns_a_table_or_others),
		cmocka_unit_test(a_hit_names_columns_and_the_line),
	};

	return cmocka_run_group_tests_name("detectors", tests, NULL, NULL);
}
