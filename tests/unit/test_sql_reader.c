#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pipeline/ingest/sql_reader.h"

/* One file read by itself. */
typedef struct Read {
	Facts *facts;
	Input *input; /* of the facts */
	GError *error;
	bool ok;
} Read;

static void
read_bytes(Read *r, const char *bytes, size_t length)
{
	g_autofree char *path = NULL;
	g_autoptr(Source) source = NULL;
	int fd = g_file_open_tmp("sql-XXXXXX", &path, NULL);

	assert_true(fd >= 0);
	g_close(fd, NULL);
	assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
	*r = (Read){ .facts = facts_new(0), .input = input_new("dump.sql") };
	source = source_open(path, NULL, &source_default_limits, &r->error);
	assert_non_null(source);
	r->ok = sql_reader_read(source, r->input,
	    facts_add_input(r->facts, r->input), r->facts, &r->error);
	assert_int_equal(r->input->rows_read, r->input->rows_used +
						  r->input->rows_skipped +
						  r->input->rows_rejected);
	g_remove(path);
}

static void
clear(Read *r)
{
	facts_free(r->facts);
	g_clear_error(&r->error);
}

static void
hands_tables_to_the_facts(void **state)
{
	static const char text[] =
	    "CREATE TABLE public.team (id bigint NOT NULL);\n"
	    "CREATE TABLE public.player (id bigint NOT NULL, team_id bigint);\n"
	    "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\n"
	    "BEGIN\nCREATE TABLE hidden (a int);\nEND $$;\n"
	    "GRANT ALL ON public.team TO someone;\n"
	    "GRANT ALL ON public.player TO someone;\n"
	    "ALTER TABLE ONLY public.team ADD CONSTRAINT k PRIMARY KEY (id);\n"
	    "wibble wobble;\n"
	    "CREATE TABLE public.odd (a int b c d e (;\n"
	    "ALTER TABLE ONLY public.player ADD FOREIGN KEY (team_id) "
	    "REFERENCES public.team(id);\n";
	const Reject *reject;
	const Table *player;
	Read r;

	(void)state;
	read_bytes(&r, text, strlen(text));
	assert_true(r.ok);
	assert_int_equal(r.input->rows_read, 9);
	assert_int_equal(r.input->rows_used, 4);
	assert_int_equal(r.input->rows_skipped, 3);
	assert_int_equal(r.input->rows_rejected, 2);
	assert_int_equal(r.input->counts.tables, 2);
	assert_int_equal(r.input->counts.columns, 3);
	assert_int_equal(r.input->counts.foreign_keys, 1);
	facts_seal(r.facts);
	assert_int_equal(facts_rejects(r.facts)->len, 2);
	reject = facts_rejects(r.facts)->pdata[0];
	assert_int_equal(reject->line, 10);
	assert_string_equal(reject->reason, "not a statement that is known");
	assert_string_equal(reject->excerpt, "wibble wobble");
	reject = facts_rejects(r.facts)->pdata[1];
	assert_int_equal(reject->line, 11);
	assert_int_equal(reject->column, 32);
	player = facts_find_table(r.facts, NULL, "player");
	assert_int_equal(player->line, 2);
	assert_int_equal(player->foreign_keys->len, 1);
	assert_null(facts_find_table(r.facts, NULL, "hidden"));
	clear(&r);
}

static bool
has_finding(const Read *r, const char *code)
{
	for (size_t i = 0; i < finding_list_count(r->input->findings); i++)
		if (strcmp(finding_list_get(r->input->findings, i)->code,
			code) == 0)
			return true;
	return false;
}

static void
says_what_weakens_the_answer(void **state)
{
	static const struct {
		const char *text, *code;
	} cases[] = {
		{ "-- PostgreSQL database dump\nCREATE TABLE a (b int);\n",
		    "sql-no-closing" },
		{ "-- MySQL dump 10.13\nCREATE TABLE `a` (b int);\n",
		    "sql-no-closing" },
		{ "-- nothing\n", "sql-no-tables" },
		{ "wibble;", "sql-rejected" },
		{ "GRANT 'a;\nCREATE TABLE b (c int);\n", "sql-unclosed" },
		{ "CREATE TABLE a (b int); INSERT INTO a VALUES (1);",
		    "sql-rows" },
	};
	Read r;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		read_bytes(&r, cases[i].text, strlen(cases[i].text));
		assert_true(r.ok);
		assert_true(has_finding(&r, cases[i].code));
		clear(&r);
	}
}

static void
is_content_with_a_whole_dump(void **state)
{
	static const char text[] =
	    "--\n-- PostgreSQL database dump\n--\n\\restrict abc\n"
	    "CREATE TABLE a (b int);\n--\n-- PostgreSQL database dump "
	    "complete\n--\n\n\\unrestrict abc\n";
	Read r;

	(void)state;
	read_bytes(&r, text, strlen(text));
	assert_true(r.ok);
	assert_int_equal(finding_list_count(r.input->findings), 0);
	assert_int_equal(r.input->rows_skipped, 2);
	clear(&r);
}

static void
knows_that_rails_strips_the_closing(void **state)
{
	static const char text[] =
	    "-- PostgreSQL database dump\nCREATE TABLE a (b int);\n"
	    "INSERT INTO \"schema_migrations\" (version) VALUES\n('1'),\n"
	    "('2');\n";
	Read r;

	(void)state;
	read_bytes(&r, text, strlen(text));
	assert_true(r.ok);
	assert_false(has_finding(&r, "sql-no-closing"));
	clear(&r);
}

static void
refuses_what_was_cut_short(void **state)
{
	static const struct {
		const char *text, *error;
	} cases[] = {
		{ "CREATE TABLE a (b int);\nCREATE TABLE c (d int,",
		    "dump.sql:2: the file ends inside the statement that "
		    "begins on line 2; the file was cut short or is damaged, "
		    "export it again" },
		{ "\nCREATE TABLE a (b text DEFAULT 'x",
		    "dump.sql:2: a quote opened on line 2 does not end where "
		    "it should; the file was cut short or is damaged, export "
		    "it again" },
		{ "CREATE EXTENSION a;\nCOPY a FROM stdin;\n1\n",
		    "dump.sql:2: the data of COPY on line 2 has no closing \\. "
		    "line; the file was cut short or is damaged, export it "
		    "again" },
		{ "CREATE TABLE a (b int);\nCREATE TAB", NULL },
		{ "CREATE TABLE a (b bigserial);\nCREATE TAB",
		    "dump.sql:2: the file ends inside the statement that "
		    "begins on line 2; the file was cut short or is damaged, "
		    "export it again" },
		{ "-- PostgreSQL database dump\nCREATE TABLE a (b int);\n-- Na",
		    "dump.sql:1: the dump that begins here has no end; the "
		    "file "
		    "was cut short or is damaged, export it again" },
		{ "-- MySQL dump\nCREATE TABLE a (b int);\nDELIMITER ;;\n"
		  "CREATE TRIGGER c BEGIN d;\n",
		    "dump.sql:4: the file ends inside the statement that "
		    "begins "
		    "on line 4; the file was cut short or is damaged, export "
		    "it "
		    "again" },
		{ "GRANT 'a;\nCREATE TABLE b (c int);\nGRANT d",
		    "dump.sql:3: the file ends inside the statement that "
		    "begins "
		    "on line 3; the file was cut short or is damaged, export "
		    "it "
		    "again" },
		{ "CREATE TABLE a (b int);\nCREATE TABLE ",
		    "dump.sql:2: the file ends inside the statement that "
		    "begins on line 2; the file was cut short or is damaged, "
		    "export it again" },
		{ "CREATE TABLE a (b int);\nCREATE TABLE c (d int)", NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Read r;

		read_bytes(&r, cases[i].text, strlen(cases[i].text));
		assert_int_equal(r.ok, cases[i].error == NULL);
		if (cases[i].error != NULL)
			assert_string_equal(r.error->message, cases[i].error);
		facts_seal(r.facts);
		assert_int_equal(facts_tables(r.facts)->len > 0, r.ok);
		clear(&r);
	}
}

static void
reads_the_same_in_any_encoding(void **state)
{
	static const char text[] = "CREATE TABLE [größe] ([id] int)\r\nGO\r\n";
	g_autoptr(GError) error = NULL;
	size_t length;
	g_autofree char *wide =
	    g_convert(text, -1, "UTF-16", "UTF-8", NULL, &length, &error);
	Read r;

	(void)state;
	assert_non_null(wide);
	read_bytes(&r, wide, length);
	assert_true(r.ok);
	facts_seal(r.facts);
	assert_non_null(facts_find_table(r.facts, NULL, "größe"));
	clear(&r);
}

/* Windows of the source end anywhere in a long dump. */
static void
reads_across_windows(void **state)
{
	g_autoptr(GString) text =
	    g_string_new("-- MySQL dump 10.13\n-- Dump completed\n");
	Read r;

	(void)state;
	for (int i = 0; i < 5000; i++)
		g_string_append_printf(text,
		    "/*!50001 DROP TABLE IF EXISTS `t%d`*/;\n"
		    "CREATE TABLE `t%d` (`id` int NOT NULL AUTO_INCREMENT, "
		    "`s` varchar(9) DEFAULT ';''\\'' COMMENT \"`,(\", "
		    "PRIMARY KEY (`id`)) ENGINE=InnoDB AUTO_INCREMENT=%d;\n"
		    "INSERT INTO `t%d` VALUES (1,'a'),(2,'(;');\n",
		    i, i, i + 2, i);
	read_bytes(&r, text->str, text->len);
	assert_true(r.ok);
	assert_int_equal(r.input->counts.tables, 5000);
	assert_int_equal(r.input->counts.primary_keys, 5000);
	assert_int_equal(r.input->rows_used, 15000);
	facts_seal(r.facts);
	for (int i = 0; i < 5000; i++) {
		g_autofree char *name = g_strdup_printf("t%d", i);
		const Table *table = facts_find_table(r.facts, NULL, name);

		assert_true(table->rows == 2);
		assert_true(table->id_max == i + 1);
		assert_int_equal(table->line, 3 * i + 4);
	}
	clear(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hands_tables_to_the_facts),
		cmocka_unit_test(says_what_weakens_the_answer),
		cmocka_unit_test(is_content_with_a_whole_dump),
		cmocka_unit_test(knows_that_rails_strips_the_closing),
		cmocka_unit_test(refuses_what_was_cut_short),
		cmocka_unit_test(reads_the_same_in_any_encoding),
		cmocka_unit_test(reads_across_windows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
