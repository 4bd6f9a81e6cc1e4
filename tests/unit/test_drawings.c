#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/canvas/svg_node.h"
#include "renderers/html/drawings.h"
#include "tests/support/sample_report.h"
#include "tests/support/sandbox.h"

static Drawings *
draw(const Report *report)
{
	g_autoptr(Typeset) typeset = typeset_new(NULL);
	Drawings *drawings = drawings_new(report, typeset, NULL);

	assert_non_null(drawings);
	return drawings;
}

static const ChartSpec *
first_chart(const Report *report)
{
	for (unsigned i = 0; i < report->sections->len; i++) {
		const Section *section = report->sections->pdata[i];

		for (unsigned k = 0; k < section->blocks->len; k++) {
			const Block *block = section->blocks->pdata[k];

			if (block->chart != NULL)
				return block->chart;
		}
	}
	fail_msg("the sample report has no chart");
	return NULL;
}

static char *
read_file(const ChartSpec *chart, bool narrow)
{
	g_autofree char *path = drawings_path(chart, narrow);
	g_autofree char *inside = g_strconcat("out/", path, NULL);
	g_autofree char *file = sandbox_path(inside);
	char *text = NULL;

	if (!g_file_get_contents(file, &text, NULL, NULL))
		fail_msg("%s is not there", path);
	return text;
}

static void
each_chart_is_a_file_for_each_width(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new();
	g_autoptr(Drawings) drawings = draw(report);
	const ChartSpec *chart = first_chart(report);
	g_autofree char *wide = NULL, *narrow = NULL;

	(void)state;
	assert_true(drawings_write(drawings, stage, NULL));
	assert_true(stage_commit(stage, NULL));
	assert_int_equal(sandbox_count("out/charts/page"), 6 * 2);
	wide = read_file(chart, false);
	narrow = read_file(chart, true);
	assert_non_null(strstr(wide, "<style"));
	assert_non_null(strstr(wide, "width=\"720\""));
	assert_non_null(strstr(narrow, "<style"));
	assert_non_null(strstr(narrow, "width=\"350\""));
}

/* Writing the files leaves the drawings as a page needs them. */
static void
drawings_have_ids_of_their_own(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new();
	g_autoptr(Drawings) drawings = draw(report);
	const ChartSpec *chart = first_chart(report);
	const xmlNode *wide, *narrow;
	g_autofree char *one = NULL, *two = NULL;

	(void)state;
	assert_true(drawings_write(drawings, stage, NULL));
	wide = xmlDocGetRootElement(drawings_find(drawings, chart, false));
	narrow = xmlDocGetRootElement(drawings_find(drawings, chart, true));
	one = svg_get(wide->children, "id");
	two = svg_get(narrow->children, "id");
	assert_string_not_equal(one, two);
	for (const xmlNode *node = wide->children; node; node = node->next)
		assert_false(svg_is(node, "style"));
}

static void
no_charts_no_files(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = report_new(NULL, 20000, "1");
	g_autoptr(Drawings) drawings = draw(report);

	(void)state;
	assert_true(drawings_write(drawings, stage, NULL));
	assert_true(stage_commit(stage, NULL));
	assert_int_equal(sandbox_count("out"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    each_chart_is_a_file_for_each_width, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(drawings_have_ids_of_their_own,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    no_charts_no_files, sandbox_setup, sandbox_teardown),
	};

	return cmocka_run_group_tests_name("drawings", tests, NULL, NULL);
}
