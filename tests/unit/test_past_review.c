#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/history/past_review.h"
#include "pipeline/report/report.h"
#include "renderers/data/review_json.h"

static GString *
text_of(void)
{
	g_autoptr(Report) report = report_new("Shop", 20000, "0.1.0");
	g_autofree char *text = NULL;
	ReportAction *action;

	figure_set_number(report->figures, "b", "B", "x", 2, "m");
	figure_set_number(report->figures, "a", "A", "x", 1, "m")->lo = 0.5;
	figure_set_text(report->figures, "c", "C", "text", "act", "m");
	figure_set_missing(report->figures, "d", "D", "x", "no data");
	report_add_limit(report, "z", "Zeta", "organisation", false)
	    ->fingerprint = g_strdup("0123456789");
	report_add_limit(report, "y", "Ypsilon", "system", false);
	action = report_add_action(
	    report, "trigger.hosting", "Hosting", "0123456789");
	action->due = 20100;
	report_add_action(report, "limit.z", "Zeta", "0123456780");
	report_seal(report);
	text = review_json_to_text(report);
	return g_string_new(text);
}

static void
all_is_found_by_its_id(void **state)
{
	GStringChunk *strings = g_string_chunk_new(64);
	g_autoptr(GString) text = text_of();
	PastReview *review =
	    past_review_parse(strings, "Shop", "r.json", text, NULL);

	(void)state;
	assert_int_equal(review->as_of, 20000);
	assert_true(past_figure(review, "a")->value == 1);
	assert_true(past_figure(review, "a")->lo == 0.5);
	assert_true(isnan(past_figure(review, "a")->hi));
	assert_string_equal(past_figure(review, "c")->text, "act");
	assert_null(past_figure(review, "d"));
	assert_null(past_figure(review, ""));
	assert_true(past_limit(review, "y")->system);
	assert_false(past_limit(review, "z")->system);
	assert_null(past_limit(review, "x"));
	assert_int_equal(past_action(review, "trigger.hosting")->due, 20100);
	assert_string_equal(past_action(review, "limit.z")->state, "unknown");
	assert_int_equal(past_action(review, "limit.z")->due, DATE_NONE);
	assert_null(past_action(review, "limit"));
	past_review_free(review);
	g_string_chunk_free(strings);
}

/* A review that does not say whose it is may be anybody's. */
static void
another_service_is_refused(void **state)
{
	GStringChunk *strings = g_string_chunk_new(64);
	g_autoptr(GString) text = text_of();
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(
	    past_review_parse(strings, "Bakery", "r.json", text, &error));
	assert_string_equal(error->message,
	    "r.json: a review of Shop, not of Bakery; name one of this "
	    "service");
	past_review_free(
	    past_review_parse(strings, NULL, "r.json", text, NULL));
	g_string_chunk_free(strings);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_is_found_by_its_id),
		cmocka_unit_test(another_service_is_refused),
	};

	return cmocka_run_group_tests_name("past_review", tests, NULL, NULL);
}
