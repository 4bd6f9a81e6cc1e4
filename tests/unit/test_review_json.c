#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <string.h>

#include "renderers/data/review_json.h"
#include "tests/support/sample_report.h"
#include "tests/support/sandbox.h"

static json_t *
parse(const Report *report)
{
	g_autofree char *text = review_json_to_text(report);
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);

	assert_non_null(root);
	return root;
}

static const char *
string_at(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static void
figures_are_a_flat_map(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	json_t *root = parse(report);
	const json_t *figures = json_object_get(root, "figures");
	const json_t *figure = json_object_get(figures, "headroom.multiple");

	(void)state;
	assert_true(json_number_value(json_object_get(figure, "value")) == 3.4);
	assert_true(json_number_value(json_object_get(figure, "lo")) == 2.6);
	assert_int_equal(
	    json_integer_value(json_object_get(figure, "n")), 10000);
	assert_int_equal(json_array_size(json_object_get(figure, "tags")), 2);
	assert_int_equal(json_array_size(json_object_get(figure, "inputs")), 3);
	assert_null(json_object_get(figure, "reason"));

	figure = json_object_get(figures, "limit.search.multiple");
	assert_true(json_is_null(json_object_get(figure, "value")));
	assert_non_null(string_at(figure, "reason"));

	figure = json_object_get(figures, "limit.p95.decide_by");
	assert_string_equal(string_at(figure, "value"), "2027-03-14");
	json_decref(root);
}

static void
inputs_add_up_and_money_is_exact(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	json_t *root = parse(report);
	const json_t *inputs = json_object_get(root, "inputs");
	const json_t *bill = json_array_get(inputs, 0);
	const json_t *jira = json_array_get(inputs, 1);

	(void)state;
	assert_string_equal(
	    string_at(bill, "path"), "exports/focus-2026.csv.gz");
	assert_string_equal(string_at(json_object_get(bill, "total"), "USD"),
	    "55496.648812345678");
	assert_string_equal(
	    string_at(json_object_get(bill, "total_effective"), "USD"),
	    "54201.1");
	assert_int_equal(
	    json_integer_value(json_object_get(json_object_get(jira, "skipped"),
		"sub-task of a counted issue")),
	    12);
	assert_int_equal(json_integer_value(json_object_get(
			     json_object_get(jira, "counts"), "issues")),
	    612);
	json_decref(root);
}

static void
finding_knows_its_place(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	json_t *root = parse(report);
	const json_t *findings = json_object_get(root, "findings");
	const json_t *whole = json_array_get(findings, 0);
	const json_t *placed = json_array_get(findings, 1);

	(void)state;
	assert_true(json_is_null(json_object_get(whole, "line")));
	assert_int_equal(
	    json_integer_value(json_object_get(placed, "line")), 1190);
	assert_string_equal(string_at(placed, "level"), "note");
	json_decref(root);
}

static void
evidence_is_told_where_there_is_any(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	json_t *root = parse(report);
	const json_t *figures = json_object_get(root, "figures");
	const json_t *rate = json_object_get(figures, "debt.rate_monthly");
	const json_t *rows = json_object_get(rate, "evidence");
	const json_t *first = json_array_get(rows, 0);
	const json_t *second = json_array_get(rows, 1);

	(void)state;
	assert_int_equal(json_array_size(rows), 2);
	assert_int_equal(
	    json_integer_value(json_object_get(first, "line")), 219);
	assert_string_equal(string_at(first, "key"), "ORD-17");
	assert_string_equal(string_at(first, "value"), "12 days");
	assert_true(json_is_null(json_object_get(second, "line")));
	assert_true(json_is_null(json_object_get(second, "key")));
	assert_null(json_object_get(
	    json_object_get(figures, "spend.monthly"), "evidence"));
	json_decref(root);
}

static void
sources_are_told_in_full(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	json_t *root = parse(report);
	const json_t *sources = json_object_get(root, "sources");
	const json_t *growth =
	    json_object_get(sources, "assumption:user-growth");
	const json_t *active = json_object_get(sources, "config:users.active");
	const json_t *usual = json_object_get(growth, "default");

	(void)state;
	assert_true(json_number_value(json_object_get(growth, "hi")) == 0.12);
	assert_true(json_number_value(json_object_get(usual, "lo")) == 0.04);
	assert_string_equal(
	    string_at(growth, "key"), "assumptions.user-growth");
	assert_true(json_is_null(json_object_get(growth, "file")));
	assert_string_equal(string_at(active, "value"), "4000");
	assert_true(json_is_null(json_object_get(active, "default")));
	assert_int_equal(
	    json_integer_value(json_object_get(active, "line")), 6);
	json_decref(root);
}

static const GSpawnFlags quiet = G_SPAWN_SEARCH_PATH |
				 G_SPAWN_STDOUT_TO_DEV_NULL |
				 G_SPAWN_STDERR_TO_DEV_NULL;

static void
need_validator(void)
{
	const char *const probe[] = { "python3", "-c", "import jsonschema",
		NULL };
	int status = -1;

	g_spawn_sync(NULL, (char **)probe, NULL, quiet, NULL, NULL, NULL, NULL,
	    &status, NULL);
	if (status != 0)
		skip();
}

/* Exit status of a JSON Schema validator on TEXT. */
static int
validate(const char *text)
{
	const char *const command[] = { "python3", "-W", "ignore", "-m",
		"jsonschema", "-i", NULL, "schemas/review.schema.json", NULL };
	g_autofree char *path = sandbox_path("review.json");
	char *argv[G_N_ELEMENTS(command)];
	int status = -1;

	sandbox_write("review.json", text);
	memcpy(argv, command, sizeof(command));
	argv[6] = path;
	assert_true(g_spawn_sync(
	    NULL, argv, NULL, quiet, NULL, NULL, NULL, NULL, &status, NULL));
	return status;
}

static void
schema_is_kept(void **state)
{
	g_autoptr(Report) report = NULL, thin = NULL;
	g_autofree char *whole = NULL, *empty = NULL;

	(void)state;
	need_validator();
	report = sample_report_new();
	thin = sample_report_new_thin();
	whole = review_json_to_text(report);
	empty = review_json_to_text(thin);
	assert_int_equal(validate(whole), 0);
	assert_int_equal(validate(empty), 0);
}

typedef struct Breach {
	const char *from, *to;
} Breach;

/* The schema can tell right from wrong. */
static void
schema_refuses_breaches(void **state)
{
	static const Breach breaches[] = {
		{ "\"schema\": 1", "\"schema\": 2" },
		{ "\"value\": 3.4", "\"value\": null" },
		{ "\"level\": \"note\"", "\"level\": \"fine\"" },
		{ "\"55496.648812345678\"", "55496.648812345678" },
		{ "\"rows_read\": 626", "\"rows_read\": -1" },
		{ "\"proxy\": true", "\"proxy\": \"true\"" },
		{ "\"headroom.limit\": {", "\"Headroom limit\": {" },
	};
	g_autoptr(Report) report = NULL;
	g_autofree char *whole = NULL;

	(void)state;
	need_validator();
	report = sample_report_new();
	whole = review_json_to_text(report);
	for (size_t i = 0; i < G_N_ELEMENTS(breaches); i++) {
		g_autoptr(GString) text = g_string_new(whole);

		assert_int_not_equal(
		    g_string_replace(text, breaches[i].from, breaches[i].to, 0),
		    0);
		if (validate(text->str) == 0)
			fail_msg("allowed: %s", breaches[i].to);
	}
}

static void
file_is_written(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *text = review_json_to_text(report);

	(void)state;
	assert_true(review_json_write(report, stage, NULL));
	assert_true(stage_commit(stage, NULL));
	assert_true(sandbox_holds("out/review.json", text));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_are_a_flat_map),
		cmocka_unit_test(inputs_add_up_and_money_is_exact),
		cmocka_unit_test(finding_knows_its_place),
		cmocka_unit_test(evidence_is_told_where_there_is_any),
		cmocka_unit_test(sources_are_told_in_full),
		cmocka_unit_test_setup_teardown(
		    schema_is_kept, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    schema_refuses_breaches, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    file_is_written, sandbox_setup, sandbox_teardown),
	};

	return cmocka_run_group_tests_name("review_json", tests, NULL, NULL);
}
