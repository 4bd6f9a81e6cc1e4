#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/base/embedded.h"
#include "pipeline/demo/demo_earlier.h"
#include "tests/support/scratch.h"

static char *
read_file(const char *dir, const char *relative)
{
	g_autofree char *path = g_build_filename(dir, relative, NULL);
	char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

static DemoOptions
options_at(const char *date)
{
	DemoOptions options = { .seed = 1, .scale = 1 };

	assert_true(date_parse_iso(date, &options.as_of));
	return options;
}

/* "setval('public.NAME_id_seq', " … */
static double
last_id(const char *structure, const char *table)
{
	g_autofree char *mark =
	    g_strdup_printf("setval('public.%s_id_seq', ", table);
	const char *at = strstr(structure, mark);

	assert_non_null(at);
	return g_ascii_strtod(at + strlen(mark), NULL);
}

/* Three months at 8 %, give or take the noise of users. */
static void
dumps_of_then_have_fewer_rows(void **state)
{
	const DemoOptions options = options_at("2026-11-22");
	g_autofree char *structure = NULL;
	g_autofree char *sizes = NULL;
	double ids;

	assert_true(demo_write_earlier(*state, &options, 3, NULL));
	structure = read_file(*state, DEMO_STRUCTURE);
	sizes = read_file(*state, DEMO_SIZES);
	ids = last_id(structure, "availability_slots") / 1760318442;
	assert_true(ids > 0.75 && ids < 0.85);
	assert_true(last_id(structure, "accounts") == 412);
	assert_non_null(strstr(sizes, "\npublic,accounts,r,388,"));
	assert_null(strstr(sizes, "\npublic,bookings,r,842517,"));
	assert_non_null(strstr(sizes, "\npublic,bookings,r,"));
}

/* Nothing but numbers is different: lines stay lines. */
static void
all_else_is_as_it_is_today(void **state)
{
	const DemoOptions options = options_at("2026-11-22");
	const Embedded *today = embedded_find("schemas/demo/structure.sql");
	g_autofree char *same = NULL;
	g_autofree char *then = NULL;
	g_auto(GStrv) now_lines = g_strsplit(today->bytes, "\n", -1);
	g_auto(GStrv) then_lines = NULL;

	assert_true(demo_write_earlier(*state, &options, 0, NULL));
	same = read_file(*state, DEMO_STRUCTURE);
	assert_string_equal(same, today->bytes);
	assert_true(demo_write_earlier(*state, &options, 6, NULL));
	then = read_file(*state, DEMO_STRUCTURE);
	then_lines = g_strsplit(then, "\n", -1);
	assert_int_equal(g_strv_length(now_lines), g_strv_length(then_lines));
	for (guint i = 0; now_lines[i] != NULL; i++)
		if (strstr(now_lines[i], "setval(") == NULL)
			assert_string_equal(now_lines[i], then_lines[i]);
}

static void
a_folder_that_cannot_be_made_is_an_error(void **state)
{
	const DemoOptions options = options_at("2026-11-22");
	g_autofree char *file = scratch_write_text(*state, "file", "x");
	g_autoptr(GError) error = NULL;

	assert_false(demo_write_earlier(file, &options, 3, &error));
	assert_non_null(strstr(error->message, "file"));
}

int
main(void)
{
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(dumps_of_then_have_fewer_rows),
		TEST(all_else_is_as_it_is_today),
		TEST(a_folder_that_cannot_be_made_is_an_error),
	};
#undef TEST

	return cmocka_run_group_tests_name("demo_earlier", tests, NULL, NULL);
}
