#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/base/number.h"
#include "pipeline/demo/demo_issue.h"
#include "pipeline/demo/demo_jira.h"
#include "tests/support/read_csv.h"
#include "tests/support/sandbox.h"

static Larkfield company;
static JiraTotal total;
static CsvTable *table;

static int
setup(void **state)
{
	DemoOptions options = { .seed = 1, .scale = 1 };
	g_autofree char *path = NULL;

	sandbox_setup(state);
	assert_true(date_parse_iso("2026-11-22", &options.as_of));
	larkfield_init(&company, &options);
	path = sandbox_path("jira.csv");
	assert_true(demo_write_jira(&company, path, &total, NULL));
	table = read_csv(path);
	return 0;
}

static int
teardown(void **state)
{
	g_clear_pointer(&table, csv_table_free);
	return sandbox_teardown(state);
}

static const char *
cell(size_t row, const char *name)
{
	return csv_cell(table, row, csv_column(table, name, 0));
}

static Instant
parse(const char *text)
{
	Instant instant = INSTANT_NONE;

	assert_int_equal(
	    instant_parse(text, strlen(text), DATE_ORDER_UNKNOWN, &instant),
	    DATE_PARSE_OK);
	return instant;
}

static void
has_the_fields_of_jira_cloud(void **state)
{
	static const struct {
		const char *name;
		size_t times;
	} fields[] = { { "Issue key", 1 }, { "Assignee Id", 1 },
		{ "Labels", MAX_LABELS }, { "Watchers", 2 },
		{ "Log Work", MAX_WORK_LOGS }, { "Sprint", 3 },
		{ "Comment", MAX_COMMENTS }, { "Σ Time Spent", 1 },
		{ "Custom field (Story Points)", 1 }, { "Parent key", 1 },
		{ "Status Category", 1 } };

	(void)state;
	assert_true(table->bom);
	assert_int_equal(csv_column(table, "Summary", 0), 0);
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		assert_int_equal(
		    csv_count(table, fields[i].name), fields[i].times);
	assert_int_equal(
	    csv_column(table, "Labels", 1), csv_column(table, "Labels", 0) + 1);
}

static void
has_one_row_for_each_issue_newest_first(void **state)
{
	const size_t width =
	    ((const GPtrArray *)g_ptr_array_index(table->rows, 0))->len;

	(void)state;
	assert_int_equal(total.issues, 600);
	assert_int_equal(csv_rows(table), total.issues);
	for (size_t row = 1; row <= csv_rows(table); row++) {
		g_autofree char *key =
		    g_strdup_printf("LARK-%zu", csv_rows(table) + 1 - row);
		const GPtrArray *cells = g_ptr_array_index(table->rows, row);

		assert_int_equal(cells->len, width);
		assert_string_equal(cell(row, "Issue key"), key);
	}
}

static DemoIssue
issue_of(size_t row)
{
	DemoIssue issue;

	demo_issue_init(&issue, &company, (long)(csv_rows(table) + 1 - row));
	return issue;
}

/* Jira's dates have minutes. */
static void
assert_date(size_t row, const char *name, Instant instant)
{
	const char *text = cell(row, name);

	if (instant == INSTANT_NONE)
		assert_string_equal(text, "");
	else
		assert_int_equal(parse(text), instant - instant % 60);
}

static void
says_what_was_drawn(void **state)
{
	(void)state;
	for (size_t row = 1; row <= csv_rows(table); row++) {
		DemoIssue issue = issue_of(row);
		double points = 0;

		assert_string_equal(cell(row, "Summary"), issue.summary);
		assert_date(row, "Created", issue.created);
		assert_date(row, "Resolved", issue.resolved);
		assert_date(row, "Updated", issue.updated);
		if (issue.points > 0)
			assert_true(number_parse(
			    cell(row, "Custom field (Story Points)"), &points));
		assert_true(points == issue.points);
		assert_int_equal(strlen(cell(row, "Resolution")) > 0,
		    issue.resolved != INSTANT_NONE);
		assert_int_equal(
		    strcmp(cell(row, "Status Category"), "Done") == 0,
		    issue.resolved != INSTANT_NONE);
		demo_issue_clear(&issue);
	}
}

/* comment;date;author;seconds, where the comment may hold ";" itself. */
static Instant
work_time(const char *log, long *spent)
{
	g_auto(GStrv) parts = g_strsplit(log, ";", -1);
	const guint n = g_strv_length(parts);
	int64_t seconds;

	assert_true(n >= 4);
	assert_true(number_parse_int(parts[n - 1], &seconds));
	*spent += seconds;
	return parse(parts[n - 3]);
}

static void
earliest_work_is_the_start(void **state)
{
	long with_semicolon = 0;

	(void)state;
	for (size_t row = 1; row <= csv_rows(table); row++) {
		DemoIssue issue = issue_of(row);
		Instant first = INSTANT_NONE;
		long spent = 0;

		for (size_t i = 0; i < MAX_WORK_LOGS; i++) {
			const char *log = csv_cell(
			    table, row, csv_column(table, "Log Work", i));
			Instant time;

			if (*log == '\0')
				continue;
			time = work_time(log, &spent);
			if (first == INSTANT_NONE || time < first)
				first = time;
			with_semicolon += strstr(log, "; ") != NULL;
		}
		if (issue.kind != DEMO_EPIC && issue.started != INSTANT_NONE)
			assert_int_equal(
			    first, issue.started - issue.started % 60);
		else
			assert_int_equal(first, INSTANT_NONE);
		assert_int_equal(
		    spent > 0 ? atol(cell(row, "Time Spent")) : 0, spent);
		demo_issue_clear(&issue);
	}
	assert_true(with_semicolon > 0);
}

/* The widest issue decides how often a column repeats. */
static void
fills_every_repeated_column(void **state)
{
	static const char *const names[] = { "Labels", "Watchers", "Log Work",
		"Sprint", "Comment" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		const size_t count = csv_count(table, names[i]);
		const size_t last = csv_column(table, names[i], count - 1);
		size_t filled = 0;

		for (size_t row = 1; row <= csv_rows(table); row++)
			filled += *csv_cell(table, row, last) != '\0';
		assert_true(filled > 0);
	}
}

static void
counts_open_debt(void **state)
{
	long open = 0;

	(void)state;
	for (size_t row = 1; row <= csv_rows(table); row++)
		open += strcmp(cell(row, "Labels"), "tech-debt") == 0 &&
			*cell(row, "Resolution") == '\0';
	assert_int_equal(open, total.open_debt);
	assert_true(open > 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_the_fields_of_jira_cloud),
		cmocka_unit_test(has_one_row_for_each_issue_newest_first),
		cmocka_unit_test(says_what_was_drawn),
		cmocka_unit_test(earliest_work_is_the_start),
		cmocka_unit_test(fills_every_repeated_column),
		cmocka_unit_test(counts_open_debt),
	};

	return cmocka_run_group_tests_name("demo_jira", tests, setup, teardown);
}
