#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/embedded.h"
#include "renderers/html/html.h"
#include "tests/support/dom.h"
#include "tests/support/sample_report.h"
#include "tests/support/sandbox.h"

static char *
read_file(const char *relative)
{
	g_autofree char *path = sandbox_path(relative);
	char *text;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

static const char *const sheets[] = { "renderers/html/page.css",
	"renderers/html/answer.css", "renderers/html/parts.css",
	"renderers/html/tables.css", "renderers/html/print.css" };

static void
both_pages_and_the_style_are_written(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *index = NULL, *review = NULL, *style = NULL;
	g_autofree char *contents = NULL;
	xmlDoc *page;

	(void)state;
	assert_true(html_write(report, stage, NULL));
	assert_true(stage_commit(stage, NULL));
	index = read_file("out/index.html");
	review = read_file("out/review.html");
	style = read_file("out/report.css");
	for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++)
		assert_non_null(strstr(style, embedded_find(sheets[i])->bytes));
	contents = read_file("out/contents.css");
	assert_string_equal(
	    contents, embedded_find("renderers/html/contents.css")->bytes);
	assert_true(g_str_has_prefix(index, "<!DOCTYPE html>\n<html"));
	page = dom_parse_page(index);
	assert_dom_count(page, "//link[@href='report.css']", 1);
	xmlFreeDoc(page);
	page = dom_parse_page(review);
	assert_dom_count(page, "//style", 1);
	assert_dom_count(page, "//style[contains(., ':root')]", 1);
	xmlFreeDoc(page);
}

static void
failure_names_the_file(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new_thin();
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_true(stage_write(stage, "review.html/x", "", 0, NULL));
	assert_false(html_write(report, stage, &error));
	assert_non_null(g_strstr_len(error->message, -1, "review.html"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    both_pages_and_the_style_are_written, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    failure_names_the_file, sandbox_setup, sandbox_teardown),
	};

	return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
