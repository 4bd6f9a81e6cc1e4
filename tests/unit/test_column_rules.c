#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/column_rules.h"

static const char yaml[] =
    "name: r\ntitle: R\nreader: sql\ndetect: {}\nnulls: ['NULL']\n"
    "rules:\n"
    "  - {column: Cost, type: decimal, since: '1.0', not-null: true}\n"
    "  - {column: Kind, since: '1.0', values: [Usage, Tax]}\n"
    "  - {column: Begin, type: datetime, since: '1.1'}\n"
    "  - {column: Old, since: '1.0', mandatory: true}\n"
    "  - {column: New, since: '1.2', mandatory: true}\n"
    "  - {column: Gone, since: '1.2', until: '1.3', mandatory: true, "
    "not-null: true}\n"
    "  - {column: Heir, since: '1.3'}\n";

typedef struct Fixture {
	DescriptorSet *set;
	const Descriptor *descriptor;
} Fixture;

static int
setup(void **state)
{
	Fixture *f = g_new0(Fixture, 1);

	f->set = descriptor_set_load(NULL, NULL);
	descriptor_set_add(f->set, "r", yaml, strlen(yaml), NULL);
	f->descriptor = descriptor_set_find(f->set, "r");
	*state = f;
	return f->descriptor == NULL;
}

static int
teardown(void **state)
{
	Fixture *f = *state;

	descriptor_set_free(f->set);
	g_free(f);
	return 0;
}

static ColumnRules *
make(const Fixture *f, const char *header)
{
	g_auto(GStrv) names = g_strsplit(header, ",", -1);
	g_autoptr(GPtrArray) list = g_ptr_array_new();

	for (char **name = names; *name; name++)
		g_ptr_array_add(list, *name);
	return column_rules_new(f->descriptor, list);
}

static void
check(ColumnRules *rules, long line, const char *a, const char *b)
{
	const Cell cells[] = { { a, a ? strlen(a) : 0 },
		{ b, b ? strlen(b) : 0 } };

	column_rules_check(rules, cells, line);
}

static void
breaches_are_told_once_with_their_first_line(void **state)
{
	g_autoptr(ColumnRules) rules = make(*state, "Cost,Kind");
	g_autoptr(Input) input = input_new("f.csv");
	const Finding *finding;

	check(rules, 2, "1.5", "Usage");
	check(rules, 3, "", "usage");
	check(rules, 4, "NULL", "");
	check(rules, 5, NULL, NULL);
	check(rules, 6, "a lot", "usage");
	column_rules_describe(rules, input);
	assert_int_equal(finding_list_count(input->findings), 4);
	finding = finding_list_get(input->findings, 1);
	assert_string_equal(finding->code, "value-missing");
	assert_int_equal(finding->line, 3);
	assert_int_equal(finding->column, 1);
	assert_non_null(strstr(finding->message, "in 3 rows"));
	finding = finding_list_get(input->findings, 2);
	assert_string_equal(finding->code, "value-unknown");
	assert_int_equal(finding->line, 6);
	finding = finding_list_get(input->findings, 3);
	assert_non_null(strstr(finding->message, "\"usage\""));
	assert_non_null(strstr(finding->message, "value: 2)"));
}

/* A mandatory column is missed only from the version that brought it. */
static void
newest_column_tells_the_version(void **state)
{
	g_autoptr(ColumnRules) v10 = make(*state, "Cost,Kind");
	g_autoptr(ColumnRules) v11 = make(*state, "Begin,Cost");
	g_autoptr(ColumnRules) v12 = make(*state, "New,Cost");
	g_autoptr(Input) input = input_new("f.csv");

	assert_string_equal(column_rules_version(v10), "1.0");
	assert_string_equal(column_rules_version(v11), "1.1");
	assert_string_equal(column_rules_version(v12), "1.2");
	column_rules_describe(v11, input);
	assert_non_null(strstr(
	    finding_list_get(input->findings, 0)->message, "missing: Old"));
}

/* What a newer version dropped is neither missed nor needs a value. */
static void
newer_versions_lift_demands(void **state)
{
	g_autoptr(ColumnRules) old = make(*state, "New,Old");
	g_autoptr(ColumnRules) empty = make(*state, "Gone,Heir");
	g_autoptr(ColumnRules) absent = make(*state, "Heir,Old");
	g_autoptr(Input) of_old = input_new("a.csv");
	g_autoptr(Input) of_empty = input_new("b.csv");
	g_autoptr(Input) of_absent = input_new("c.csv");

	column_rules_describe(old, of_old);
	assert_non_null(strstr(
	    finding_list_get(of_old->findings, 0)->message, "missing: Gone"));
	check(empty, 2, "", "x");
	column_rules_describe(empty, of_empty);
	assert_int_equal(finding_list_count(of_empty->findings), 1);
	assert_non_null(strstr(finding_list_get(of_empty->findings, 0)->message,
	    "missing: Old, New"));
	column_rules_describe(absent, of_absent);
	assert_string_equal(finding_list_get(of_absent->findings, 0)->message,
	    "columns that the specification demands are missing: New");
}

static void
good_values_are_silent(void **state)
{
	g_autoptr(ColumnRules) rules = make(*state, "Begin,Cost,Old");
	g_autoptr(Input) input = input_new("f.csv");
	static const char *const good[] = { "2026-01-01T00:00:00Z",
		"2026-01-01 00:00:00", "2026-01-01T00:00:00Z", "" };

	for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
		const Cell cells[] = { { good[i], strlen(good[i]) },
			{ "-1.7e-06", 8 }, { "x", 1 } };

		column_rules_check(rules, cells, i + 2);
	}
	column_rules_describe(rules, input);
	assert_int_equal(finding_list_count(input->findings), 0);
}

static void
formats_without_rules_have_none(void **state)
{
	const Fixture *f = *state;
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	assert_null(column_rules_new(
	    descriptor_set_find(f->set, "metrics-csv"), names));
	assert_null(column_rules_version(NULL));
	assert_false(column_rules_want(NULL, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(breaches_are_told_once_with_their_first_line),
		cmocka_unit_test(newest_column_tells_the_version),
		cmocka_unit_test(newer_versions_lift_demands),
		cmocka_unit_test(good_values_are_silent),
		cmocka_unit_test(formats_without_rules_have_none),
	};

	return cmocka_run_group_tests_name(
	    "column_rules", tests, setup, teardown);
}
