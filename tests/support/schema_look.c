#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/users.h"
#include "tests/support/schema_look.h"

SchemaLook
schema_look_at(Company *company, const Table *table)
{
	const Evidence *evidence = company_evidence(company);
	SchemaLook look = { .company = company };

	users_compute(evidence, company->results, NULL);
	spend_compute(evidence, company->results, NULL);
	look.view = schema_view_new(evidence, company->results->spend);
	look.hits = g_array_new(FALSE, TRUE, sizeof(Hit));
	g_array_set_clear_func(look.hits, hit_clear);
	detectors_look(look.view, table, look.hits);
	return look;
}

void
schema_look_clear(SchemaLook *look)
{
	g_array_unref(look->hits);
	schema_view_free(look->view);
	company_free(look->company);
}

const Hit *
schema_look_find(const SchemaLook *look, const char *rule)
{
	for (guint i = 0; i < look->hits->len; i++) {
		const Hit *hit = &g_array_index(look->hits, Hit, i);

		if (hit_is(hit, rule))
			return hit;
	}
	return NULL;
}

void
schema_look_check(Company *company, const Table *table, const char *rule,
    bool fires, Severity severity)
{
	SchemaLook look = schema_look_at(company, table);
	const Hit *hit = schema_look_find(&look, rule);

	assert_int_equal(hit != NULL, fires);
	if (fires)
		assert_int_equal(hit->severity, severity);
	schema_look_clear(&look);
}

void
schema_look_columns(
    Company *company, const Table *table, const char *rule, const char *columns)
{
	SchemaLook look = schema_look_at(company, table);
	const Hit *hit = schema_look_find(&look, rule);

	assert_int_equal(hit != NULL, columns != NULL);
	if (hit != NULL)
		assert_string_equal(hit->columns, columns);
	schema_look_clear(&look);
}
