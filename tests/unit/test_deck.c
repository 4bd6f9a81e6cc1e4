#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "renderers/pdf/deck.h"
#include "tests/support/sample_report.h"
#include "tests/support/sandbox.h"
#include "tests/support/slide_desk.h"

static GBytes *
make(const Report *report)
{
	g_autoptr(GError) error = NULL;
	GBytes *pdf = deck_new(report, &error);

	if (pdf == NULL)
		fail_msg("%s", error->message);
	return pdf;
}

static void
pages_are_title_and_briefs(void **state)
{
	SlideDesk *desk = *state;
	g_autoptr(GBytes) pdf = make(desk->report);

	assert_int_equal(desk->report->sections->len, 6);
	assert_true(pdf_holds(pdf, "/Count 7"));
	assert_true(pdf_holds(pdf, "/Title (Headroom ladder)"));
	assert_true(pdf_holds(pdf, "/StructTreeRoot"));
	assert_true(pdf_holds(pdf, "/Author (Larkspur Orders)"));
	assert_true(pdf_holds(pdf, "/Creator (headroom 0.1.0)"));
	assert_true(pdf_holds(pdf, "/CreationDate (20261122000000Z"));
}

static void
same_report_same_bytes(void **state)
{
	SlideDesk *desk = *state;
	g_autoptr(GBytes) one = make(desk->report);
	g_autoptr(GBytes) two = make(desk->report);

	assert_true(g_bytes_equal(one, two));
}

static void
sections_without_brief_have_no_page(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	g_autoptr(GBytes) pdf = make(report);

	(void)state;
	assert_true(pdf_holds(pdf, "/Count 1"));
	assert_false(pdf_holds(pdf, "/Title (Headroom ladder)"));
}

static void
little_or_nothing_is_a_deck_too(void **state)
{
	g_autoptr(Report) thin = sample_report_new_thin();
	g_autoptr(Report) empty = report_new(NULL, 20000, "1");
	g_autoptr(GBytes) one = NULL, two = make(empty);

	(void)state;
	slide_desk_brief(thin);
	one = make(thin);
	assert_true(g_bytes_get_size(one) > g_bytes_get_size(two));
	assert_false(pdf_holds(two, "/Author"));
}

static char *
read_file(const char *name)
{
	g_autofree char *path = sandbox_path(name);
	char *bytes = NULL;

	assert_true(g_file_get_contents(path, &bytes, NULL, NULL));
	return bytes;
}

static void
the_file_is_review_pdf(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *pdf = NULL;

	(void)state;
	assert_true(deck_write(report, stage, NULL));
	assert_true(stage_commit(stage, NULL));
	pdf = read_file("out/review.pdf");
	assert_true(g_str_has_prefix(pdf, "%PDF-1."));
}

static void
failure_names_the_file(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new();
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_true(stage_write(stage, "review.pdf/x", "", 0, NULL));
	assert_false(deck_write(report, stage, &error));
	assert_non_null(strstr(error->message, "review.pdf"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SLIDE(pages_are_title_and_briefs),
		WITH_SLIDE(same_report_same_bytes),
		cmocka_unit_test(sections_without_brief_have_no_page),
		cmocka_unit_test(little_or_nothing_is_a_deck_too),
		cmocka_unit_test_setup_teardown(
		    the_file_is_review_pdf, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    failure_names_the_file, sandbox_setup, sandbox_teardown),
	};

	return cmocka_run_group_tests_name("deck", tests, NULL, NULL);
}
