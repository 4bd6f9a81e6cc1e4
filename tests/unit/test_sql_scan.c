#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_scan.h"

/* A splitter that holds TEXT and has seen nothing of it yet. */
static SqlSplit *
hold(SqlDialect dialect, const char *text)
{
	SqlSplit *s = sql_split_new(dialect);

	sql_split_feed(s, text, strlen(text));
	sql_split_end(s);
	return s;
}

typedef struct Case {
	SqlDialect dialect;
	const char *text;
	SqlMode mode; /* after the first scan … */
	size_t at; /* … which ends here */
} Case;

static const Case cases[] = {
	{ SQL_POSTGRES, "ab 'c'", MODE_QUOTE, 4 },
	{ SQL_POSTGRES, "ab \"c\"", MODE_QUOTE, 4 },
	{ SQL_POSTGRES, "ab $x$c", MODE_DOLLAR, 6 },
	{ SQL_POSTGRES, "ab $1 c", MODE_SQL, 7 },
	{ SQL_POSTGRES, "a-b --c", MODE_LINE_COMMENT, 6 },
	{ SQL_POSTGRES, "a/b /*c", MODE_BLOCK_COMMENT, 6 },
	{ SQL_MYSQL, "a--b --\tc", MODE_LINE_COMMENT, 7 },
	{ SQL_MYSQL, "a #b", MODE_LINE_COMMENT, 3 },
	{ SQL_OTHER, "a #b", MODE_SQL, 4 },
	{ SQL_MYSQL, "/*!50001 a */ 'b'", MODE_QUOTE, 15 },
};

static void
stops_where_quotes_and_comments_begin(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(SqlSplit) s = hold(cases[i].dialect, cases[i].text);

		sql_scan(s);
		assert_int_equal(s->mode, cases[i].mode);
		assert_int_equal(s->at, cases[i].at);
	}
}

static void
finds_ends_of_statements(void **state)
{
	g_autoptr(SqlSplit) s = hold(SQL_POSTGRES, " ; ab ; c");

	(void)state;
	assert_int_equal(sql_scan(s), STEP_STATEMENT);
	assert_int_equal(s->start, 3);
	assert_int_equal(s->end, 6);
	assert_int_equal(s->resume, 7);
}

static void
waits_for_what_it_may_need(void **state)
{
	g_autoptr(SqlSplit) s = sql_split_new(SQL_POSTGRES);
	g_autofree char *blanks = g_strnfill(SQL_LOOKAHEAD, ' ');

	(void)state;
	sql_split_feed(s, "a; b", 4);
	assert_true(sql_scan_starved(s));
	assert_int_equal(sql_scan(s), STEP_STARVED);
	assert_int_equal(s->at, 0);
	sql_split_feed(s, blanks, SQL_LOOKAHEAD);
	assert_false(sql_scan_starved(s));
	assert_int_equal(sql_scan(s), STEP_STATEMENT);
}

static void
counts_lines_once(void **state)
{
	g_autoptr(SqlSplit) s = hold(SQL_POSTGRES, "a\nb\n\nc");

	(void)state;
	sql_scan_count_lines(s, 3);
	assert_int_equal(s->line.number, 2);
	assert_int_equal(s->line.begin, 2);
	sql_scan_count_lines(s, 1);
	assert_int_equal(s->line.number, 2);
	sql_scan_count_lines(s, 6);
	assert_int_equal(s->line.number, 4);
	assert_int_equal(s->line.begin, 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stops_where_quotes_and_comments_begin),
		cmocka_unit_test(finds_ends_of_statements),
		cmocka_unit_test(waits_for_what_it_may_need),
		cmocka_unit_test(counts_lines_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
