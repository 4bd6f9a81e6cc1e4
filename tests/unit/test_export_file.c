#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/demo/export_file.h"
#include "tests/support/read_csv.h"
#include "tests/support/sandbox.h"

enum { COLUMNS = 3, MANY = 20000 };

static const char *const header[COLUMNS] = { "Key", "Labels", "Labels" };

static ExportFile *
open_in_sandbox(const char *name, unsigned flags)
{
	g_autofree char *path = sandbox_path(name);
	ExportFile *file = export_file_open(path, flags, header, COLUMNS, NULL);

	assert_non_null(file);
	return file;
}

static void
quotes_only_what_needs_it(void **state)
{
	g_autoptr(ExportFile) file = open_in_sandbox("a.csv", EXPORT_PLAIN);

	(void)state;
	export_file_set(file, 2, "two, three");
	export_file_setf(file, 0, "K-%d", 7);
	export_file_end_row(file);
	export_file_set(file, 1, "says \"yes\"");
	export_file_set(file, 0, "a;b");
	export_file_end_row(file);
	export_file_set(file, 0, "line\nbreak");
	export_file_set(file, 2, "-1");
	export_file_end_row(file);
	assert_int_equal(export_file_rows(file), 3);
	assert_true(export_file_finish(file, NULL));
	assert_true(sandbox_holds("a.csv", "Key,Labels,Labels\n"
					   "K-7,,\"two, three\"\n"
					   "a;b,\"says \"\"yes\"\"\",\n"
					   "\"line\nbreak\",,-1\n"));
}

/* More than one buffer, and the same bytes at any time of day. */
static void
compresses_the_same_way_each_time(void **state)
{
	static const char *const names[] = { "a.csv.gz", "b.csv.gz" };
	g_autofree char *path = sandbox_path(names[0]);
	g_autoptr(CsvTable) table = NULL;
	g_autofree char *bytes[2] = { NULL, NULL };
	size_t sizes[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		g_autofree char *at = sandbox_path(names[i]);
		g_autoptr(ExportFile) file =
		    open_in_sandbox(names[i], EXPORT_GZIP);

		for (int row = 0; row < MANY; row++) {
			export_file_setf(file, 0, "K-%d", row);
			export_file_set(file, 1, "some, text");
			export_file_end_row(file);
		}
		assert_true(export_file_finish(file, NULL));
		assert_true(
		    g_file_get_contents(at, &bytes[i], &sizes[i], NULL));
	}
	assert_int_equal(sizes[0], sizes[1]);
	assert_memory_equal(bytes[0], bytes[1], sizes[0]);
	assert_memory_equal(bytes[0] + 4, "\0\0\0\0", 4);
	table = read_csv(path);
	assert_int_equal(csv_rows(table), MANY);
	assert_string_equal(csv_cell(table, MANY, 0), "K-19999");
	assert_string_equal(csv_cell(table, MANY, 1), "some, text");
	g_free(g_steal_pointer(&bytes[1]));
}

static void
begins_with_a_bom_if_asked(void **state)
{
	g_autoptr(ExportFile) file = open_in_sandbox("a.csv", EXPORT_BOM);

	(void)state;
	assert_true(export_file_finish(file, NULL));
	assert_true(sandbox_holds("a.csv", "\xEF\xBB\xBFKey,Labels,Labels\n"));
}

static void
tells_why_it_cannot_open(void **state)
{
	g_autofree char *path = sandbox_path("absent/a.csv");
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(
	    export_file_open(path, EXPORT_PLAIN, header, COLUMNS, &error));
	assert_true(g_str_has_prefix(error->message, path));
	assert_non_null(strstr(error->message, "No such file"));
}

/* The disk fills up long before _finish(). */
static void
tells_a_failed_write(void **state)
{
	static const unsigned kinds[] = { EXPORT_PLAIN, EXPORT_GZIP };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(ExportFile) file = export_file_open(
		    "/dev/full", kinds[i], header, COLUMNS, NULL);

		assert_non_null(file);
		for (int row = 0; row < MANY; row++) {
			export_file_setf(file, 0, "%d", row * row);
			export_file_end_row(file);
		}
		assert_false(export_file_finish(file, &error));
		assert_non_null(strstr(error->message, "/dev/full"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    quotes_only_what_needs_it, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    compresses_the_same_way_each_time, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(begins_with_a_bom_if_asked,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    tells_why_it_cannot_open, sandbox_setup, sandbox_teardown),
		cmocka_unit_test(tells_a_failed_write),
	};

	return cmocka_run_group_tests_name("export_file", tests, NULL, NULL);
}
