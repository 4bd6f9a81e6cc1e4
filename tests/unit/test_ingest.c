#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "pipeline/ingest/ingest.h"
#include "tests/support/bound.h"
#include "tests/support/scratch.h"

#define GOOD "time,series,value\n2026-05-01,users,7\n"

/* Reads PATH alone; the facts are sealed and owned by the caller. */
static Facts *
ingest(const char *path, const IngestOptions *options)
{
	const IngestInput input = { path, NULL, true, NULL };
	Facts *facts = facts_new(date_from_ymd(2026, 12, 31));

	assert_true(ingest_inputs(facts, options, &input, 1, NULL));
	facts_seal(facts);
	return facts;
}

static const Input *
only_input(const Facts *facts)
{
	assert_int_equal(facts_inputs(facts)->len, 1);
	return facts_inputs(facts)->pdata[0];
}

typedef struct FailCase {
	const char *bytes;
	size_t length;
	const char *code, *says;
} FailCase;

#define BYTES(literal) literal, sizeof(literal) - 1

static const FailCase fail_cases[] = {
	{ BYTES(""), "input-empty", "is empty" },
	{ BYTES("\n\n"), "input-empty", "blanks" },
	{ BYTES("\x7f"
		"ELF\x02\x01\x01\0\0\0\0\0"),
	    "input-binary", "binary" },
	{ BYTES("\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b"), "input-damaged",
	    "cut short" },
	{ BYTES("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x93\xef"
		"\xe6\x60\x00\x01\x26\x66\xed\x93\x67\x7c\xaf\x6a"
		"\xfa\xe9\x9e\xf2\xd1\xbd\xa6\xe9\x7d\x46\xd3\xf7"
		"\x29\x13\xc3\x93\x8c\xa0\xcd\x42\x40\x59\x00\x50"
		"\x41\x75\x22\x26\x00\x00\x00"),
	    "format-refused", "compressed twice" },
	{ BYTES(
	      "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2\n"),
	    "format-refused", "git lfs pull" },
	{ BYTES("wibble;\nCREATE TABLE a (b int);\n"), "rejects-many",
	    "the first: not a statement that is known" },
	{ BYTES("red,green\n1,2\n"), "format-unknown", "\"red, green\"" },
	{ BYTES("<a/>"), "format-unknown", "<a>" },
	{ BYTES(" a | b \n---+---\n 1 | 2 \n"), "format-refused",
	    "psql --csv" },
	{ BYTES("time,series,value\n2026-05-01,\"us"), "input-damaged",
	    "cut short" },
	{ BYTES("time,series,value\n2026-05-01,us"), "input-damaged",
	    "breaks off" },
	{ BYTES(GOOD "x,users,7\n"), "rejects-many",
	    "1 of 2 rows were rejected, more than --max-rejects allows; the "
	    "first: time is not a time" },
	{ BYTES("<mysqldump><database name=\"a\"><table_structure "),
	    "input-damaged", "cut short" },
};

/* One clear sentence, the path and perhaps the line beside it. */
static void
bad_files_fail_with_one_sentence(void **state)
{
	for (size_t i = 0; i < G_N_ELEMENTS(fail_cases); i++) {
		const FailCase *c = &fail_cases[i];
		g_autofree char *path =
		    scratch_write(*state, "bad", c->bytes, c->length);
		g_autoptr(Facts) facts = ingest(path, &ingest_default_options);
		const Input *input = only_input(facts);
		const Finding *finding =
		    bound_finding(input->findings, c->code);

		print_message("%s\n", c->says);
		assert_true(input->failed && input->required);
		assert_non_null(finding);
		assert_int_equal(finding->level, FINDING_ERROR);
		assert_string_equal(finding->file, path);
		assert_non_null(strstr(finding->message, c->says));
		assert_null(strstr(finding->message, path));
		assert_int_equal(input->rows_read, input->rows_used +
						       input->rows_skipped +
						       input->rows_rejected);
	}
}

static void
missing_files_fail(void **state)
{
	g_autofree char *path = g_build_filename(*state, "nothing", NULL);
	g_autoptr(Facts) facts = ingest(path, &ingest_default_options);
	const Input *input = only_input(facts);

	assert_true(input->failed);
	assert_string_equal(finding_list_get(input->findings, 0)->message,
	    "there is no such file; check the path");
}

static void
a_header_alone_is_zero_rows(void **state)
{
	g_autofree char *path =
	    scratch_write_text(*state, "h.csv", "time,series,value\n");
	g_autoptr(Facts) facts = ingest(path, &ingest_default_options);

	assert_false(only_input(facts)->failed);
	assert_int_equal(only_input(facts)->rows_read, 0);
}

static void
what_is_known_of_a_file_is_told(void **state)
{
	g_autofree char *path = scratch_write_gzip(*state, "m.csv.gz", GOOD);
	g_autoptr(Facts) facts = ingest(path, &ingest_default_options);
	const Input *input = only_input(facts);

	assert_string_equal(input->format, "metrics-csv");
	assert_int_equal(input->kind, INPUT_METRICS);
	assert_string_equal(input->encoding, "utf-8");
	assert_string_equal(input->compression, "gzip");
	assert_int_equal(input->delimiter, ',');
	assert_int_equal(strlen(input->sha256), 64);
	assert_non_null(strstr(input->why, "line 1"));
	bound_assert_rows(input, 1, 0, 0);
}

/* One bad file does not keep the others from being read. */
static void
folders_and_archives_are_read_whole(void **state)
{
	static const char *const names[] = { "x.csv", "y.csv" };
	static const char *const texts[] = { GOOD,
		"time,series,value\n2026-06-01,users,8\n" };
	g_autofree char *zip =
	    scratch_write_zip(*state, "d/b.zip", names, texts, 2);
	g_autofree char *bad = scratch_write_text(*state, "d/a.csv", "");
	g_autofree char *folder = g_path_get_dirname(bad);
	g_autofree char *member = g_strconcat(zip, "/y.csv", NULL);
	g_autoptr(Facts) facts = ingest(folder, &ingest_default_options);
	const GPtrArray *inputs = facts_inputs(facts);
	const Input *first = inputs->pdata[0], *last = inputs->pdata[2];

	assert_int_equal(inputs->len, 3);
	assert_true(first->failed);
	assert_string_equal(last->path, member);
	assert_string_equal(last->compression, "zip");
	assert_int_equal(facts_find_series(facts, "users")->points->len, 2);
}

static void
rejects_up_to_the_limit_are_allowed(void **state)
{
	g_autofree char *path =
	    scratch_write_text(*state, "m.csv", GOOD "x,users,7\n");
	IngestOptions options = ingest_default_options;
	g_autoptr(Facts) facts = NULL;

	options.max_rejects = 0.5;
	facts = ingest(path, &options);
	assert_false(only_input(facts)->failed);
	bound_assert_rows(only_input(facts), 1, 0, 1);
}

static void
known_files_that_are_not_needed_do_not_fail(void **state)
{
	g_autofree char *path = scratch_write_text(
	    *state, "Manifest.json", "{\"assemblyId\": \"1\"}");
	g_autoptr(Facts) facts = ingest(path, &ingest_default_options);
	const Input *input = only_input(facts);

	assert_false(input->failed);
	assert_string_equal(input->format, "aws-cur-manifest");
	assert_non_null(bound_finding(input->findings, "format-not-needed"));
}

static void
limits_of_a_format_are_told(void **state)
{
	g_autofree char *path = scratch_write_text(*state, "d.xml",
	    "<mysqldump><database name=\"a\"></database></mysqldump>");
	g_autoptr(Facts) facts = ingest(path, &ingest_default_options);
	const Finding *finding =
	    bound_finding(only_input(facts)->findings, "format-limit");

	assert_non_null(strstr(finding->message, "no foreign keys"));
}

/* No rows are no error, but seldom what was meant. */
static void
files_without_rows_say_so(void **state)
{
	static const char *const texts[][2] = {
		{ "time,series,value\n", "a header and no rows" },
		{ "<mysqldump><database name=\"a\"><table_data name=\"t\"/>"
		  "</database></mysqldump>",
		    "no <table_structure>" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *path =
		    scratch_write_text(*state, "none", texts[i][0]);
		g_autoptr(Facts) facts = ingest(path, &ingest_default_options);
		const Input *input = only_input(facts);
		const Finding *finding =
		    bound_finding(input->findings, "no-rows");

		assert_false(input->failed);
		assert_non_null(finding);
		assert_non_null(strstr(finding->message, texts[i][1]));
	}
}

/* What is wrong with its encoding is no news of what is no text. */
static void
nothing_else_is_said_of_what_is_no_text(void **state)
{
	static const char *const texts[] = {
		"\x7f"
		"ELF\x02\x01\x01\xff\x81\x03\x04\x05\x06\xfe",
		"PGDMP\x01\x0e\xff\x81",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *path =
		    scratch_write_text(*state, "bin", texts[i]);
		g_autoptr(Facts) facts = ingest(path, &ingest_default_options);
		const Input *input = only_input(facts);

		assert_true(input->failed);
		assert_int_equal(finding_list_count(input->findings), 1);
	}
}

static void
sql_is_read_with_the_rest(void **state)
{
	g_autofree char *path = scratch_write_text(*state, "s.sql",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY);\n");
	g_autoptr(Facts) facts = ingest(path, &ingest_default_options);

	assert_false(only_input(facts)->failed);
	assert_int_equal(only_input(facts)->counts.tables, 1);
	assert_non_null(facts_find_table(facts, NULL, "orders"));
}

static void
arguments_may_name_a_format(void **state)
{
	g_autoptr(DescriptorSet) formats = descriptor_set_load(NULL, NULL);
	IngestInput plain = ingest_parse_input(formats, "a.csv");
	IngestInput named = ingest_parse_input(formats, "jira-csv=a=b.csv");
	IngestInput odd = ingest_parse_input(formats, "region=eu/a.csv");

	(void)state;
	assert_null(plain.format);
	assert_string_equal(named.format, "jira-csv");
	assert_string_equal(named.path, "a=b.csv");
	assert_null(odd.format);
	assert_string_equal(odd.path, "region=eu/a.csv");
}

static void
named_formats_are_obeyed_or_refused(void **state)
{
	g_autofree char *path =
	    scratch_write_text(*state, "j.csv", "Summary,Issue key\nPay,S-1\n");
	const IngestInput good = { path, "jira-csv", true, NULL };
	const IngestInput wrong = { path, "jira-csw", true, NULL };
	g_autoptr(Facts) facts = facts_new(0);
	g_autoptr(GError) error = NULL;

	assert_false(
	    ingest_inputs(facts, &ingest_default_options, &wrong, 1, &error));
	assert_non_null(strstr(error->message, "\"jira-csw\""));
	assert_true(
	    ingest_inputs(facts, &ingest_default_options, &good, 1, NULL));
	assert_int_equal(facts_input(facts, 0)->rows_used, 1);
}

static void
bad_descriptors_are_errors(void **state)
{
	g_autofree char *yaml =
	    scratch_write_text(*state, "formats/x.yaml", "name: x\n");
	g_autofree char *folder = g_path_get_dirname(yaml);
	IngestOptions options = ingest_default_options;
	g_autoptr(Facts) facts = facts_new(0);
	g_autoptr(GError) error = NULL;

	options.formats_dir = folder;
	assert_false(ingest_inputs(facts, &options, NULL, 0, &error));
	assert_true(g_str_has_prefix(error->message, yaml));
}

static void
count_file(void *data, const char *path)
{
	assert_non_null(path);
	++*(int *)data;
}

static void
progress_is_told_for_each_file(void **state)
{
	g_autofree char *path = scratch_write_text(*state, "p.csv", GOOD);
	IngestOptions options = ingest_default_options;
	g_autoptr(Facts) facts = NULL;
	int files = 0;

	options.progress = count_file;
	options.progress_data = &files;
	facts = ingest(path, &options);
	assert_int_equal(files, 1);
}

#define RECORD "# Use queues\n## Context\nSlow.\n## Decision\nYes.\n"

static void
records_are_read_and_other_prose_is_left_out(void **state)
{
	g_autofree char *record =
	    scratch_write_text(*state, "adr/0001-use-queues.md", RECORD);
	g_autofree char *notes =
	    scratch_write_text(*state, "adr/notes.md", "# Notes\n\nSome.\n");
	g_autofree char *index =
	    scratch_write_text(*state, "adr/index.md", "# Decisions\n");
	g_autofree char *folder = g_path_get_dirname(record);
	g_autoptr(Facts) facts = ingest(folder, &ingest_default_options);
	const Input *input = only_input(facts);
	const Finding *finding;

	assert_string_equal(input->path, record);
	assert_string_equal(input->format, "decision-records");
	assert_int_equal(facts_decisions(facts)->len, 1);
	finding = bound_finding(facts_findings(facts), "files-left-out");
	assert_non_null(finding);
	assert_non_null(strstr(finding->message, "index.md, notes.md"));
}

/* A folder of nothing but prose holds no export. */
static void
prose_alone_fails(void **state)
{
	g_autofree char *notes =
	    scratch_write_text(*state, "doc/notes.md", "# Notes\n\nSome.\n");
	g_autofree char *folder = g_path_get_dirname(notes);
	g_autoptr(Facts) facts = ingest(folder, &ingest_default_options);
	const Input *input = only_input(facts);

	assert_true(input->failed);
	assert_string_equal(input->path, folder);
	assert_non_null(strstr(finding_list_get(input->findings, 0)->message,
	    "holds nothing that looks like an export"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_files_fail_with_one_sentence),
		cmocka_unit_test(missing_files_fail),
		cmocka_unit_test(a_header_alone_is_zero_rows),
		cmocka_unit_test(what_is_known_of_a_file_is_told),
		cmocka_unit_test(folders_and_archives_are_read_whole),
		cmocka_unit_test(rejects_up_to_the_limit_are_allowed),
		cmocka_unit_test(known_files_that_are_not_needed_do_not_fail),
		cmocka_unit_test(limits_of_a_format_are_told),
		cmocka_unit_test(files_without_rows_say_so),
		cmocka_unit_test(nothing_else_is_said_of_what_is_no_text),
		cmocka_unit_test(sql_is_read_with_the_rest),
		cmocka_unit_test(arguments_may_name_a_format),
		cmocka_unit_test(named_formats_are_obeyed_or_refused),
		cmocka_unit_test(bad_descriptors_are_errors),
		cmocka_unit_test(progress_is_told_for_each_file),
		cmocka_unit_test(records_are_read_and_other_prose_is_left_out),
		cmocka_unit_test(prose_alone_fails),
	};

	return cmocka_run_group_tests_name(
	    "ingest", tests, scratch_setup, scratch_teardown);
}
