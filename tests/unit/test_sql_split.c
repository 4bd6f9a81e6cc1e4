#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_split.h"

typedef struct Case {
	const char *name;
	SqlDialect dialect;
	const char *text;
	const char *want; /* "line:text|" for each statement */
} Case;

/* Longer than the splitter looks ahead. */
#define LONG_TEXT                                                              \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
	"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" \
	"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc" \
	"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"

static const Case cases[] = {
	{ "nothing", SQL_OTHER, " \n\t;; ; -- a comment\n", "" },
	{ "two on a line", SQL_OTHER, "a; b;", "1:a|1:b|" },
	{ "the last without its mark", SQL_OTHER, "a;\n\n b", "1:a|3:b|" },
	{ "CRLF", SQL_OTHER, "a\r\nb;\r\nc;\r\n", "1:a\r\nb|3:c|" },
	{ "quotes", SQL_OTHER, "a 'x;''y' \"q;\"\"\" `b;`;c",
	    "1:a 'x;''y' \"q;\"\"\" `b;`|1:c|" },
	{ "comments hide marks", SQL_OTHER, "a -- ;'\n /* ;' */ b;c",
	    "1:a -- ;'\n /* ;' */ b|2:c|" },
	{ "comments nest in PostgreSQL", SQL_POSTGRES, "/* /* ; */ ; */ a;b",
	    "1:a|1:b|" },
	{ "and not in MySQL", SQL_MYSQL, "/* /* ; */ a;b", "1:a|1:b|" },
	{ "backslash in a string ends it in PostgreSQL", SQL_POSTGRES,
	    "a 'x\\'; b", "1:a 'x\\'|1:b|" },
	{ "but not in E''", SQL_POSTGRES, "a E'x\\';' ; b e'\\'';c",
	    "1:a E'x\\';'|1:b e'\\''|1:c|" },
	{ "nor when strings do not conform", SQL_POSTGRES,
	    "SET standard_conforming_strings = off; a 'x\\';';b",
	    "1:SET standard_conforming_strings = off|1:a 'x\\';'|1:b|" },
	{ "nor in MySQL", SQL_MYSQL, "a 'x\\';' \"\\\";\"; b",
	    "1:a 'x\\';' \"\\\";\"|1:b|" },
	{ "backslash in backticks is itself", SQL_MYSQL, "a `\\`; b",
	    "1:a `\\`|1:b|" },
	{ "a word that ends in e is no prefix", SQL_POSTGRES, "like'x\\'; b",
	    "1:like'x\\'|1:b|" },
	{ "dollar quotes", SQL_POSTGRES, "f $$;'$$; g $b$ ; $$ ; $b$;h",
	    "1:f $$;'$$|1:g $b$ ; $$ ; $b$|1:h|" },
	{ "dollars in names and parameters quote nothing", SQL_POSTGRES,
	    "a$b$ ; c $1 ; d$1;", "1:a$b$|1:c $1|1:d$1|" },
	{ "dollars mean nothing in MySQL", SQL_MYSQL, "a $$; b",
	    "1:a $$|1:b|" },
	{ "hash comments in MySQL only", SQL_MYSQL, "# ;\na;", "2:a|" },
	{ "hash is an operator elsewhere", SQL_POSTGRES, "a # b; c",
	    "1:a # b|1:c|" },
	{ "two dashes need a blank in MySQL", SQL_MYSQL, "a 5--3; b",
	    "1:a 5--3|1:b|" },
	{ "brackets", SQL_OTHER, "a [x;y] [1;2]", "1:a [x;y] [1|1:2]|" },
	{ "conditional comments are SQL", SQL_MYSQL,
	    "/*!40101 SET a */;\n/*!50001 b */ /*!50013 c=`x*/y`*/ /* ; */ d;",
	    "1:SET a|2:b             c=`x*/y`   /* ; */ d|" },
	{ "with MariaDB's letter, or without a version", SQL_MYSQL,
	    "/*M!100100 a */;/*! b */;", "1:a|1:b|" },
	{ "of versions that never come they are comments", SQL_MYSQL,
	    "/*M!999999\\- enable the sandbox mode */ \na;/*!99999 z */;",
	    "2:a|" },
	{ "elsewhere they are comments", SQL_POSTGRES, "/*!40101 a */ b;",
	    "1:b|" },
	{ "DELIMITER", SQL_MYSQL,
	    "DELIMITER ;;\na; b;;\nc ;;\ndelimiter ;\nd; e",
	    "1:DELIMITER ;;|2:a; b|3:c|4:delimiter ;|5:d|5:e|" },
	{ "DELIMITER of slashes and dollars", SQL_MYSQL,
	    "DELIMITER //\na; /* x */ b//\nDELIMITER $$\nc;$$\nDELIMITER ;\nd;",
	    "1:DELIMITER //|2:a; /* x */ b|3:DELIMITER $$|4:c;|"
	    "5:DELIMITER ;|6:d|" },
	{ "USE needs no mark in MySQL", SQL_MYSQL, "USE shop\nCREATE x;",
	    "1:USE shop|2:CREATE x|" },
	{ "psql's lines", SQL_POSTGRES,
	    "\\restrict x'y\na;\n\\connect b\nc \\d;",
	    "1:\\restrict x'y|2:a|3:\\connect b|4:c \\d|" },
	{ "psql and mysql send statements with \\g too", SQL_POSTGRES,
	    "select 'a' \\gexec\nb \\gset x;_\nc (\\g );\nd\n\\g | less\ne;",
	    "1:select 'a'|2:b|3:c (\\g )|4:d|6:e|" },
	{ "\\G of mysql's", SQL_MYSQL, "show a\\G\nb '\\G';",
	    "1:show a|2:b '\\G'|" },
	{ "long lines of psql's", SQL_POSTGRES, "\\echo " LONG_TEXT "; x\na;",
	    "1:\\echo " LONG_TEXT "; x|2:a|" },
	{ "long words", SQL_MYSQL, "USE " LONG_TEXT "\nb" LONG_TEXT ";c",
	    "1:USE " LONG_TEXT "|2:b" LONG_TEXT "|2:c|" },
	{ "COPY data", SQL_POSTGRES,
	    "COPY a (b) FROM stdin;\n1;'\n$$\n\\\\.\n\\.\nc;",
	    "1:COPY a (b) FROM stdin|6:c|" },
	{ "COPY with CRLF and options", SQL_POSTGRES,
	    "copy a from STDIN with (null 'x');\r\n1\r\n\\.\r\nb;",
	    "1:copy a from STDIN with (null 'x')|4:b|" },
	{ "COPY from elsewhere has no data", SQL_POSTGRES,
	    "COPY a FROM '/stdin'; b;", "1:COPY a FROM '/stdin'|1:b|" },
	{ "COPY to stdout has none", SQL_POSTGRES, "COPY a TO stdout; b;",
	    "1:COPY a TO stdout|1:b|" },
	{ "COPY data without its end", SQL_POSTGRES,
	    "COPY a FROM stdin;\n1\n2\nCOPY b FROM stdin;\n3\n\\.\nc;",
	    "1:COPY a FROM stdin|4:COPY b FROM stdin|7:c|" },
	{ "GO ends batches", SQL_OTHER, "a\nGO\nb\r\n go \r\nc GO d\nGO\nGO\n",
	    "1:a|3:b|5:c GO d|" },
	{ "GO is a word elsewhere", SQL_POSTGRES, "a\nGO\nb;", "1:a\nGO\nb|" },
	{ "a slash ends a routine", SQL_OTHER, "a\n/\nb / c;\n/\nd;",
	    "1:a|3:b / c|5:d|" },
	{ "CREATE begins a line", SQL_OTHER,
	    "CREATE TABLE a (b int)\nCREATE TABLE c (\nCREATE int)\n",
	    "1:CREATE TABLE a (b int)|2:CREATE TABLE c (\nCREATE int)|" },
	{ "bodies of routines", SQL_OTHER,
	    "CREATE TRIGGER a BEGIN b; IF c THEN d; END IF; "
	    "SELECT CASE x WHEN 1 THEN 2 END; END; e;",
	    "1:CREATE TRIGGER a BEGIN b; IF c THEN d; END IF; "
	    "SELECT CASE x WHEN 1 THEN 2 END; END|1:e|" },
	{ "BEGIN ATOMIC", SQL_POSTGRES,
	    "CREATE OR REPLACE FUNCTION a() BEGIN ATOMIC SELECT 1; END; BEGIN; "
	    "b;",
	    "1:CREATE OR REPLACE FUNCTION a() BEGIN ATOMIC SELECT 1; END|"
	    "1:BEGIN|1:b|" },
	{ "a trigger that executes a function", SQL_POSTGRES,
	    "CREATE TRIGGER a BEFORE INSERT ON b EXECUTE FUNCTION begin(); c;",
	    "1:CREATE TRIGGER a BEFORE INSERT ON b EXECUTE FUNCTION begin()|"
	    "1:c|" },
	{ "rules of several commands fall apart harmlessly", SQL_POSTGRES,
	    "CREATE RULE a AS DO (b; c); d;",
	    "1:CREATE RULE a AS DO (b|1:c)|1:d|" },
};

static void
append_statement(GString *out, const SqlStatement *st)
{
	assert_int_equal(strlen(st->text), st->length);
	g_string_append_printf(out, "%ld:%s|", st->line, st->text);
}

/* Feeds TEXT in pieces of SIZE bytes, as a source would. */
static char *
split(SqlDialect dialect, const char *text, size_t length, size_t size)
{
	g_autoptr(SqlSplit) s = sql_split_new(dialect);
	GString *out = g_string_new(NULL);
	SqlStatement st;

	for (size_t at = 0; at < length; at += size) {
		sql_split_feed(s, text + at, MIN(size, length - at));
		while (sql_split_next(s, &st))
			append_statement(out, &st);
	}
	sql_split_end(s);
	while (sql_split_next(s, &st))
		append_statement(out, &st);
	return g_string_free(out, FALSE);
}

static void
cuts_as_wanted(void **state)
{
	static const size_t sizes[] = { 1, 2, 3, 7, 4096 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];

		for (size_t n = 0; n < G_N_ELEMENTS(sizes); n++) {
			g_autofree char *got = split(
			    c->dialect, c->text, strlen(c->text), sizes[n]);

			if (strcmp(got, c->want) != 0)
				print_error("%s, in pieces of %zu\n", c->name,
				    sizes[n]);
			assert_string_equal(got, c->want);
		}
	}
}

/* Long texts, so that pieces end anywhere within the look-ahead. */
static void
does_not_depend_on_the_pieces(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_autoptr(GString) text = g_string_new(NULL);
		g_autofree char *whole = NULL;

		for (int n = 0; n < 40; n++)
			g_string_append_printf(text, "%s\n;\n", c->text);
		whole = split(c->dialect, text->str, text->len, text->len);
		for (size_t size = 1; size < 700; size += 13) {
			g_autofree char *got =
			    split(c->dialect, text->str, text->len, size);

			assert_string_equal(got, whole);
		}
	}
}

static SqlStatement
nth(SqlSplit *s, const char *text, size_t length, int n)
{
	SqlStatement st = { 0 };

	sql_split_feed(s, text, length);
	sql_split_end(s);
	for (; n >= 0; n--)
		assert_true(sql_split_next(s, &st));
	return st;
}

typedef struct FaultCase {
	const char *name;
	SqlDialect dialect;
	const char *text;
	int n; /* of the statement with the fault */
	SqlFault fault;
	long fault_line;
	bool cut;
	const char *after; /* the statement after it; NULL: none */
} FaultCase;

static const FaultCase faults[] = {
	{ "quote", SQL_POSTGRES, "a;\nb 'c;\nCREATE TABLE d (e int);\nf;", 1,
	    SQL_FAULT_QUOTE, 2, false, "3:CREATE TABLE d (e int)" },
	{ "quote, and no way on", SQL_POSTGRES, "a;\nb\n'c;\nd;", 1,
	    SQL_FAULT_QUOTE, 3, true, NULL },
	{ "apostrophe within", SQL_POSTGRES,
	    "INSERT INTO a VALUES ('it's');\nCREATE TABLE b (c text);\n"
	    "INSERT INTO d VALUES ('so's that');\n",
	    0, SQL_FAULT_QUOTE, 1, false, "2:CREATE TABLE b (c text)" },
	{ "name", SQL_MYSQL, "a `b;\n-- c\nALTER TABLE d;\n", 0,
	    SQL_FAULT_QUOTE, 1, false, "3:ALTER TABLE d" },
	{ "body", SQL_POSTGRES,
	    "CREATE FUNCTION a AS $b$ c;\nCREATE TABLE d (e int);\n", 0,
	    SQL_FAULT_QUOTE, 1, false, "2:CREATE TABLE d (e int)" },
	{ "comment", SQL_POSTGRES, "\n/* b;\nCREATE TABLE d (e int);\n", 0,
	    SQL_FAULT_COMMENT, 2, false, "3:CREATE TABLE d (e int)" },
	{ "comment inside", SQL_POSTGRES, "a\n/* b;\nCOPY c TO stdout;\n", 0,
	    SQL_FAULT_COMMENT, 2, false, "3:COPY c TO stdout" },
	{ "routine", SQL_OTHER,
	    "CREATE TRIGGER a BEGIN b;\nCREATE TABLE d (e int);\n", 0,
	    SQL_FAULT_BODY, 1, false, "2:CREATE TABLE d (e int)" },
	{ "data", SQL_POSTGRES, "COPY a FROM stdin;\n1\n2", 0, SQL_FAULT_COPY,
	    0, true, NULL },
	{ "no mark", SQL_POSTGRES, "a;\nb", 1, SQL_FAULT_END, 0, false, NULL },
	{ "parenthesis", SQL_POSTGRES, "a;\nb (", 1, SQL_FAULT_END, 0, true,
	    NULL },
	{ "a string that only looks like a script", SQL_POSTGRES,
	    "INSERT INTO a VALUES ('x;\nCREATE TABLE b (c int);\n');\nd;", 1,
	    SQL_FAULT_NONE, 0, false, NULL },
};

static void
goes_on_after_what_never_ends(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(faults); i++) {
		const FaultCase *c = &faults[i];
		g_autoptr(SqlSplit) s = sql_split_new(c->dialect);
		SqlStatement st = nth(s, c->text, strlen(c->text), c->n);

		if (st.fault != c->fault)
			print_error("%s\n", c->name);
		assert_int_equal(st.fault, c->fault);
		if (c->fault_line > 0)
			assert_int_equal(st.fault_line, c->fault_line);
		assert_int_equal(st.cut, c->cut);
		assert_int_equal(sql_split_next(s, &st), c->after != NULL);
		if (c->after != NULL) {
			g_autofree char *after =
			    g_strdup_printf("%ld:%s", st.line, st.text);

			assert_string_equal(after, c->after);
			assert_int_equal(st.column, 1);
		}
	}
}

static void
counts_rows(void **state)
{
	static const struct {
		const char *text;
		long rows;
	} counted[] = {
		{ "INSERT INTO a VALUES (1);", 1 },
		{ "INSERT INTO a (b, c) VALUES (1, f(2)), (3, '),(') ,\n(4, "
		  "5);",
		    3 },
		{ "INSERT INTO `values` (`b`) VALUES\n(1),(2);", 2 },
		{ "REPLACE INTO a VALUE (1) ON DUPLICATE KEY UPDATE "
		  "b = VALUES(b), c = (1);",
		    1 },
		{ "INSERT INTO a SELECT (b), (c) FROM d;", 0 },
		{ "UPDATE a SET b = VALUES (1), (2);", 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(counted); i++) {
		g_autoptr(SqlSplit) s = sql_split_new(SQL_MYSQL);
		const char *text = counted[i].text;

		assert_int_equal(
		    nth(s, text, strlen(text), 0).rows, counted[i].rows);
	}
}

static void
counts_lines_of_data(void **state)
{
	static const struct {
		const char *text;
		long rows;
	} counted[] = {
		{ "COPY a FROM stdin;\n\\.\n", 0 },
		{ "COPY a FROM stdin;\n1\n\n2\n\\.\n", 3 },
		{ "COPY a FROM stdin; -- b\n1\n\\.\n", 1 },
		{ "COPY a FROM stdin WITH (FORMAT csv);\n1\n\\.\n", -1 },
		{ "COPY a FROM stdin WITH CSV;\n1\n\\.\n", -1 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(counted); i++) {
		g_autoptr(SqlSplit) s = sql_split_new(SQL_POSTGRES);
		const char *text = counted[i].text;

		assert_int_equal(
		    nth(s, text, strlen(text), 0).rows, counted[i].rows);
	}
}

static void
reads_nul_as_a_blank(void **state)
{
	static const char text[] = "a\0b '\0' c;\0\0 d;";
	g_autofree char *got = split(SQL_POSTGRES, text, sizeof text - 1, 4);

	(void)state;
	assert_string_equal(got, "1:a b ' ' c|1:d|");
}

static void
tells_where_a_byte_stands(void **state)
{
	static const char text[] = "\n  ab\ncd;";
	g_autoptr(SqlSplit) s = sql_split_new(SQL_OTHER);
	SqlStatement st = nth(s, text, strlen(text), 0);
	long line, column;

	(void)state;
	assert_int_equal(st.line, 2);
	assert_int_equal(st.column, 3);
	sql_statement_place(&st, 1, &line, &column);
	assert_int_equal(line, 2);
	assert_int_equal(column, 4);
	sql_statement_place(&st, 4, &line, &column);
	assert_int_equal(line, 3);
	assert_int_equal(column, 2);
	sql_statement_place(&st, 99, &line, &column);
	assert_int_equal(line, 3);
}

static void
says_what_is_wrong(void **state)
{
	SqlStatement st = {
		.line = 7, .fault = SQL_FAULT_QUOTE, .fault_line = 9
	};
	g_autofree char *quote = sql_statement_fault(&st);
	g_autofree char *end = NULL;

	(void)state;
	assert_string_equal(
	    quote, "a quote opened on line 9 does not end where it should");
	st.fault = SQL_FAULT_END;
	end = sql_statement_fault(&st);
	assert_string_equal(
	    end, "the file ends inside the statement that begins on line 7");
}

/* Feeds UNIT until TOTAL bytes are in; the statements that come out. */
static long
pour(SqlSplit *s, const char *unit, size_t total, SqlStatement *last)
{
	g_autoptr(GString) piece = g_string_new(NULL);
	long count = 0;

	while (piece->len < 64 * 1024)
		g_string_append(piece, unit);
	for (size_t done = 0; done < total; done += piece->len) {
		sql_split_feed(s, piece->str, piece->len);
		while (sql_split_next(s, last))
			count++;
	}
	return count;
}

static void
keeps_only_the_head_of_long_statements(void **state)
{
	g_autoptr(SqlSplit) s = sql_split_new(SQL_MYSQL);
	const size_t total = 5 * (size_t)SQL_STATEMENT_MAX;
	SqlStatement st;

	(void)state;
	sql_split_feed(s, "INSERT INTO a VALUES (0)", 24);
	assert_int_equal(pour(s, ",(1,'x')\n", total, &st), 0);
	sql_split_feed(s, ";b;", 3);
	sql_split_end(s);
	assert_true(sql_split_next(s, &st));
	assert_int_equal(st.fault, SQL_FAULT_LONG);
	assert_true(st.length < SQL_STATEMENT_MAX);
	assert_true(st.rows > (long)(total / 9));
	assert_true(sql_split_next(s, &st));
	assert_string_equal(st.text, "b");
	assert_true(st.line > (long)(total / 9));
}

static void
counts_data_that_is_longer_than_memory(void **state)
{
	g_autoptr(SqlSplit) s = sql_split_new(SQL_POSTGRES);
	SqlStatement st;

	(void)state;
	sql_split_feed(s, "COPY a FROM stdin;\n", 19);
	assert_int_equal(pour(s, "1\t2\n", 1 << 24, &st), 0);
	sql_split_feed(s, "\\.\nb;", 5);
	sql_split_end(s);
	assert_true(sql_split_next(s, &st));
	assert_int_equal(st.rows, (1 << 24) / 4);
	assert_true(sql_split_next(s, &st));
	assert_string_equal(st.text, "b");
	assert_int_equal(st.line, (1 << 24) / 4 + 3);
}

static void
finds_the_way_out_of_an_endless_quote(void **state)
{
	g_autoptr(SqlSplit) s = sql_split_new(SQL_POSTGRES);
	SqlStatement st;

	(void)state;
	sql_split_feed(s, "a 'b;\nCREATE TABLE c (d int);\n", 30);
	assert_true(
	    pour(s, "x y z;\n", 3 * (size_t)SQL_STATEMENT_MAX, &st) > 2);
	assert_string_equal(st.text, "x y z");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts_as_wanted),
		cmocka_unit_test(does_not_depend_on_the_pieces),
		cmocka_unit_test(goes_on_after_what_never_ends),
		cmocka_unit_test(counts_rows),
		cmocka_unit_test(counts_lines_of_data),
		cmocka_unit_test(reads_nul_as_a_blank),
		cmocka_unit_test(tells_where_a_byte_stands),
		cmocka_unit_test(says_what_is_wrong),
		cmocka_unit_test(keeps_only_the_head_of_long_statements),
		cmocka_unit_test(counts_data_that_is_longer_than_memory),
		cmocka_unit_test(finds_the_way_out_of_an_endless_quote),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
