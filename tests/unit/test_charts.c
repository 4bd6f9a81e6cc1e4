#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/chart/charts.h"
#include "tests/support/sample_report.h"
#include "tests/support/sandbox.h"

#define SOURCE "Larkspur Orders · Headroom review of 22 Nov 2026"

static char *
read_file(const char *relative)
{
	g_autofree char *path = sandbox_path(relative);
	char *text = NULL;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		fail_msg("%s is not there", relative);
	return text;
}

static void
each_chart_is_a_file_of_its_own(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *own = NULL;

	(void)state;
	assert_true(charts_write(report, stage, NULL));
	assert_true(stage_commit(stage, NULL));
	assert_int_equal(sandbox_count("out/charts"), 6);
	own = read_file("out/charts/ladder.svg");
	assert_non_null(strstr(own, "<style"));
	/* On its own it says its subtitle; a page says it beside it. */
	assert_non_null(strstr(own, "log scale"));
}

/* A chart on a slide has left its page: it says whose it is and of when. */
static void
what_stands_alone_names_its_source(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *own = NULL;

	(void)state;
	assert_true(charts_write(report, stage, NULL));
	assert_true(stage_commit(stage, NULL));
	own = read_file("out/charts/ladder.svg");
	assert_non_null(strstr(own, SOURCE));
}

static uint32_t
big_endian(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;

	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 |
	       (uint32_t)b[2] << 8 | b[3];
}

static void
images_are_twice_as_large(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *path = sandbox_path("out/charts/ladder.png");
	g_autofree char *png = NULL;
	gsize length;

	(void)state;
	assert_true(charts_write_png(report, stage, NULL));
	assert_true(stage_commit(stage, NULL));
	assert_int_equal(sandbox_count("out/charts"), 6);
	assert_true(g_file_get_contents(path, &png, &length, NULL));
	assert_true(length > 1000);
	assert_memory_equal(png, "\x89PNG\r\n\x1a\n", 8);
	assert_int_equal(big_endian(png + 16), 2 * (720 + 32));
	assert_true(big_endian(png + 20) > 2 * 200);
}

/* U+10FFFD is for private use: no font draws it. */
static void
letters_without_a_font_are_told(void **state)
{
	g_autoptr(Report) plain = report_new("a", 20000, "0");
	g_autoptr(Report) odd = report_new("b", 20000, "0");
	g_autoptr(Report) named = report_new("\U0010FFFD", 20000, "0");
	g_autofree char *missing = NULL;

	(void)state;
	section_add_chart(report_add_section(plain, "x", 1, "x"),
	    chart_spec_new(CHART_LADDER, "ladder", "Größe", NULL));
	section_add_chart(report_add_section(odd, "x", 1, "x"),
	    chart_spec_new(CHART_LADDER, "one", "a\U0010FFFDb", NULL));
	section_add_chart(report_add_section(odd, "y", 2, "y"),
	    chart_spec_new(CHART_LADDER, "two", "\U0010FFFD", NULL));
	assert_true(charts_missing_glyphs(plain, &missing, NULL));
	assert_null(missing);
	assert_true(charts_missing_glyphs(odd, &missing, NULL));
	assert_string_equal(missing, "\U0010FFFD");
	g_clear_pointer(&missing, g_free);
	assert_true(charts_missing_glyphs(named, &missing, NULL));
	assert_null(missing); /* there is no chart to say it */
	section_add_chart(report_add_section(named, "x", 1, "x"),
	    chart_spec_new(CHART_LADDER, "ladder", "L", NULL));
	assert_true(charts_missing_glyphs(named, &missing, NULL));
	assert_string_equal(missing, "\U0010FFFD");
}

static void
no_charts_no_files(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new_thin();
	g_autoptr(GPtrArray) files = NULL;

	(void)state;
	assert_true(charts_write(report, stage, NULL));
	files = stage_list(stage, NULL);
	assert_int_equal(files->len, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(each_chart_is_a_file_of_its_own,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    what_stands_alone_names_its_source, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    images_are_twice_as_large, sandbox_setup, sandbox_teardown),
		cmocka_unit_test(letters_without_a_font_are_told),
		cmocka_unit_test_setup_teardown(
		    no_charts_no_files, sandbox_setup, sandbox_teardown),
	};

	return cmocka_run_group_tests_name("charts", tests, NULL, NULL);
}
