#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_refusal.h"
#include "tests/support/sql_script.h"

/* What a grammar refuses is another thing in every version of it; these are
 * in none. */
static char *
note(const char *text, size_t *offset, char **notes)
{
	PgQueryProtobufParseResult result = pg_query_parse_protobuf(text);
	g_autoptr(FindingList) list = finding_list_new();
	g_autoptr(GString) out = g_string_new(NULL);
	SqlBench bench;
	char *message;

	assert_non_null(result.error);
	sql_bench_init(&bench, SQL_POSTGRES, text);
	message = sql_refusal_note(&bench.work, result.error, offset);
	sql_notes_report(bench.work.notes, list, "f");
	for (size_t i = 0; i < finding_list_count(list); i++) {
		const Finding *f = finding_list_get(list, i);
		g_auto(GStrv) parts = g_strsplit(f->message, "\" is not", 2);

		g_string_append_printf(
		    out, "%ld:%ld %s|", f->line, f->column, parts[0] + 1);
	}
	*notes = g_string_free(g_steal_pointer(&out), FALSE);
	pg_query_free_protobuf_parse_result(result);
	sql_bench_clear(&bench);
	return message;
}

static void
names_every_refused_clause(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "CREATE TABLE a (b int NOVEL)", "1:23 b int NOVEL|" },
		{ "CREATE TABLE a (\n b int NOVEL,\n c text,\n"
		  " d int /* x */ STRANGE (1, 2),\n CONSTRAINT e ODD (b))",
		    "2:8 b int NOVEL|4:16 d int STRANGE (1, 2)|"
		    "5:15 CONSTRAINT e ODD (b)|" },
		{ "CREATE TABLE a (b int) NOVEL", "1:24 NOVEL|" },
		{ "ALTER TABLE a ADD b int, ADD c NOVEL (1, 2) ODD, DROP d",
		    "1:45 ADD c NOVEL (1, 2) ODD|" },
		{ "CREATE TABLE a (\"ÄÖÜ\" text DEFAULT 'é' NOVEL)",
		    "1:44 \"ÄÖÜ\" text DEFAULT 'é' NOVEL|" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *notes = NULL;
		size_t offset;
		g_autofree char *message = note(cases[i].text, &offset, &notes);

		assert_string_equal(notes, cases[i].want);
	}
}

static void
tells_the_first_of_them(void **state)
{
	static const char text[] = "CREATE TABLE a (b int NOVEL, c int ODD)";
	g_autofree char *notes = NULL;
	size_t offset;
	g_autofree char *message = note(text, &offset, &notes);

	(void)state;
	assert_string_equal(message, "syntax error at or near \"NOVEL\"");
	assert_string_equal(text + offset, "NOVEL, c int ODD)");
}

static void
stops_after_some(void **state)
{
	g_autoptr(GString) text = g_string_new("CREATE TABLE a (b int");
	g_autofree char *notes = NULL;
	g_autofree char *message = NULL;
	size_t offset;

	(void)state;
	for (int i = 0; i < 100; i++)
		g_string_append_printf(text, ", c%d int NOVEL%d", i, i);
	g_string_append_c(text, ')');
	message = note(text->str, &offset, &notes);
	assert_non_null(strstr(notes, "NOVEL15"));
	assert_null(strstr(notes, "NOVEL16"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_every_refused_clause),
		cmocka_unit_test(tells_the_first_of_them),
		cmocka_unit_test(stops_after_some),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
