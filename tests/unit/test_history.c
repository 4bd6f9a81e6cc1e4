#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "pipeline/history/history.h"
#include "renderers/data/review_json.h"
#include "tests/support/scratch.h"

static Date
day(const char *text)
{
	Date date;

	assert_true(date_parse_iso(text, &date));
	return date;
}

/* The review of DATE, of which headroom.multiple is VALUE. */
static char *
review_text(const char *service, const char *date, double value)
{
	g_autoptr(Report) report = report_new(service, day(date), "0.1.0");
	ReportInput *input = report_add_input(report, "exports/jira.csv");
	Figure *figure;

	input->format = g_strdup("jira-csv");
	input = report_add_input(report, "exports/shop.sql");
	input->format = g_strdup("pg-dump");
	input->failed = true;
	figure = figure_set_number(report->figures, "headroom.multiple",
	    "Headroom", "x", value, "lo, hi: P10, P90");
	figure->lo = value / 2;
	figure->hi = value * 2;
	figure_set_text(report->figures, "trigger.hosting.state", "Hosting",
	    "text", value < 3 ? "act" : "monitor", "by points");
	figure_set_missing(
	    report->figures, "spend.monthly", "Spend", "USD", "no bill");
	report_add_limit(
	    report, "hosting", "Hosting is too small", "system", false);
	report_seal(report);
	return review_json_to_text(report);
}

static void
put(const char *dir, const char *name, const char *service, const char *date,
    double value)
{
	g_autofree char *text = review_text(service, date, value);
	g_autofree char *path = scratch_write_text(dir, name, text);
}

static char *
dates_of(const History *history)
{
	GString *text = g_string_new(NULL);
	char date[DATE_TEXT_SIZE];

	for (guint i = 0; i < history->reviews->len; i++) {
		const PastReview *review =
		    g_ptr_array_index(history->reviews, i);

		g_string_append_printf(text, "%s%s", i == 0 ? "" : " ",
		    date_format_iso(review->as_of, date));
	}
	return g_string_free(text, FALSE);
}

static void
a_review_gives_its_figures_and_limits(void **state)
{
	g_autoptr(History) history = history_new("Shop", day("2026-11-22"));
	const PastReview *review;
	const PastFigure *figure;

	put(*state, "old/review.json", "Shop", "2026-08-20", 3.5);
	g_autofree char *run = g_build_filename(*state, "old", NULL);
	assert_true(history_add_baseline(history, run, NULL));
	review = history->baseline;
	assert_ptr_equal(review, history->reviews->pdata[0]);
	assert_true(g_str_has_suffix(review->path, "old/review.json"));
	assert_int_equal(strlen(review->sha256), 64);
	figure = past_figure(review, "headroom.multiple");
	assert_true(figure->value == 3.5 && figure->lo == 1.75);
	assert_string_equal(figure->unit, "x");
	assert_null(past_figure(review, "spend.monthly"));
	assert_null(past_figure(review, "spend"));
	assert_string_equal(
	    past_limit(review, "hosting")->label, "Hosting is too small");
	assert_true(past_limit(review, "hosting")->system);
	assert_null(past_limit(review, "database"));
	assert_int_equal(review->formats->len, 1);
	assert_string_equal(review->formats->pdata[0], "jira-csv");
	assert_string_equal(
	    history_text(history, "trigger.hosting.state", day("2026-08-20")),
	    "monitor");
	assert_null(
	    history_text(history, "trigger.hosting.state", day("2026-08-19")));
	assert_null(history_text(NULL, "x", day("2026-08-20")));
}

/* Of a week, and of a month a year ago, the newest; never what is later. */
static void
a_folder_is_thinned_out(void **state)
{
	g_autoptr(History) history = history_new("Shop", day("2026-11-22"));
	static const char *const dates[] = { "2024-03-02", "2024-03-30",
		"2024-04-01", "2026-11-02", "2026-11-09", "2026-11-14",
		"2026-11-21", "2026-11-22", "2026-11-23", "2026-12-24" };
	g_autofree char *kept = NULL;
	char past[DATE_TEXT_SIZE];

	for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
		g_autofree char *name =
		    g_strdup_printf("ci/%s/review.json", dates[i]);

		put(*state, name, "Shop", dates[i], 2);
	}
	assert_true(history_add_folder(history, *state, NULL));
	kept = dates_of(history);
	assert_string_equal(
	    kept, "2024-03-30 2024-04-01 2026-11-02 2026-11-14 2026-11-22");
	assert_string_equal(
	    date_format_iso(history->baseline->as_of, past), "2026-11-14");
	assert_int_equal(finding_list_count(history->findings), 1);
	assert_non_null(strstr(finding_list_get(history->findings, 0)->message,
	    "2 of its reviews are later than the report date 2026-11-22"));
	assert_int_equal(
	    history_at(history, day("2026-11-13"))->as_of, day("2026-11-02"));
	assert_null(history_at(history, day("2024-03-29")));
}

/* A review that another program wrote out again, without our spaces. */
static void
a_reformatted_review_is_read_too(void **state)
{
	g_autoptr(History) history = history_new("Shop", day("2026-11-22"));
	g_autofree char *text = review_text("Shop", "2026-11-20", 2);
	g_autofree char *kept = NULL;
	GString *tight = g_string_new(text);

	g_string_replace(tight, "\n", " ", 0);
	g_autofree char *path =
	    scratch_write_text(*state, "tight.json", tight->str);
	put(*state, "older.json", NULL, "2026-11-18", 2);
	g_string_free(tight, TRUE);
	assert_true(history_add_folder(history, *state, NULL));
	kept = dates_of(history);
	assert_string_equal(kept, "2026-11-20");
	assert_int_equal(finding_list_count(history->findings), 0);
}

/* What is wrong in a folder is told, and the rest is used: if the newest of
 * a week is broken, the one before it. */
static void
a_folder_may_hold_other_things(void **state)
{
	g_autoptr(History) history = history_new("Shop", day("2026-11-22"));
	g_autofree char *cut = review_text("Shop", "2026-11-21", 2);
	g_autofree char *kept = NULL, *last = NULL;

	cut[strlen(cut) - 9] = '\0';
	g_free(scratch_write_text(*state, "cut/review.json", cut));
	g_free(scratch_write_text(*state, "a/notes.json", "{}"));
	g_free(scratch_write_text(*state, "a/manifest.json", "{}"));
	g_free(scratch_write_text(*state, "a/readme.txt", "x"));
	for (int i = 0; i < 7; i++) {
		g_autofree char *name = g_strdup_printf("b/%d.json", i);

		g_free(scratch_write_text(*state, name, "["));
	}
	put(*state, "whole.json", "Shop", "2026-11-19", 2);
	put(*state, "other.json", "Bakery", "2026-10-01", 2);
	assert_true(history_add_folder(history, *state, NULL));
	kept = dates_of(history);
	assert_string_equal(kept, "2026-11-19");
	assert_int_equal(finding_list_count(history->findings), 6);
	last = finding_to_line(finding_list_get(history->findings, 0));
	assert_non_null(strstr(last, "5 more of its files"));
	assert_string_equal(finding_list_get(history->findings, 1)->message,
	    "left out of the history: JSON, but no review of headroom; name "
	    "the review.json that a run wrote");
}

static void
a_named_review_must_be_one_of_this_service(void **state)
{
	g_autoptr(History) history = history_new("Shop", day("2026-11-22"));
	g_autoptr(GError) foreign = NULL;
	g_autoptr(GError) absent = NULL;
	g_autofree char *path = g_build_filename(*state, "b.json", NULL);

	assert_false(history_add_baseline(history, path, &absent));
	assert_non_null(strstr(absent->message, "there is no such file"));
	put(*state, "b.json", "Bakery", "2026-10-01", 2);
	assert_false(history_add_baseline(history, path, &foreign));
	assert_non_null(strstr(foreign->message,
	    "b.json: a review of Bakery, not of Shop; name "));
	put(*state, "b.json", "Shop", "2026-11-23", 2);
	assert_true(history_add_baseline(history, path, NULL));
	assert_null(history->baseline);
	assert_int_equal(finding_list_count(history->findings), 1);
	assert_string_equal(finding_list_get(history->findings, 0)->message,
	    "not compared with: it is of 2026-11-23, later than the report "
	    "date 2026-11-22; name an earlier review");
}

/* The folder may hold the baseline, too. */
static void
a_baseline_stays_one_among_others(void **state)
{
	g_autoptr(History) history = history_new("Shop", day("2026-11-22"));
	g_autofree char *path = g_build_filename(*state, "2.json", NULL);
	g_autofree char *kept = NULL;

	put(*state, "1.json", "Shop", "2026-08-20", 3);
	put(*state, "2.json", "Shop", "2026-09-20", 3);
	put(*state, "3.json", "Shop", "2026-10-20", 3);
	assert_true(history_add_baseline(history, path, NULL));
	assert_true(history_add_folder(history, *state, NULL));
	kept = dates_of(history);
	assert_string_equal(kept, "2026-08-20 2026-09-20 2026-10-20");
	assert_ptr_equal(history->baseline, history->reviews->pdata[1]);
}

static void
a_folder_that_is_none_is_an_error(void **state)
{
	g_autoptr(History) history = history_new(NULL, day("2026-11-22"));
	g_autofree char *path = g_build_filename(*state, "none", NULL);
	g_autoptr(GError) error = NULL;

	assert_false(history_add_folder(history, path, &error));
	assert_non_null(strstr(error->message, path));
	assert_true(history_add_folder(history, *state, NULL));
	assert_null(history->baseline);
}

int
main(void)
{
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_review_gives_its_figures_and_limits),
		TEST(a_folder_is_thinned_out),
		TEST(a_reformatted_review_is_read_too),
		TEST(a_folder_may_hold_other_things),
		TEST(a_named_review_must_be_one_of_this_service),
		TEST(a_baseline_stays_one_among_others),
		TEST(a_folder_that_is_none_is_an_error),
	};
#undef TEST

	return cmocka_run_group_tests_name("history", tests, NULL, NULL);
}
