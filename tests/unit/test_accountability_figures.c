#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/accountability.h"
#include "tests/support/assert_close.h"
#include "tests/support/looking_back.h"
#include "tests/support/report_checks.h"

static bool
rests_on(const Report *report, const char *id, const char *source)
{
	const Figure *figure = figure_set_find(report->figures, id);

	for (guint i = 0; i < figure->inputs->len; i++)
		if (strcmp(figure->inputs->pdata[i], source) == 0)
			return true;
	return false;
}

static void
what_was_said_is_a_figure_of_that_review(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, false);
	const Report *report = company_report(company);
	const char *said = "accountability.said.users.2026-04-01";
	const Figure *inside = figure_set_find(
	    report->figures, "accountability.inside.headroom.2026-04-01");
	const Figure *share =
	    figure_set_find(report->figures, "accountability.inside_share");

	(void)state;
	assert_close(figure_value(report, said), 1258.6, 1);
	assert_true(rests_on(report, said, "file:old/2026-04-01/review.json"));
	assert_string_equal(inside->text, "no");
	assert_true(rests_on(report, inside->id, "headroom.multiple"));
	assert_close(share->value, 0.75, 1e-12);
	assert_close(share->n, 4, 0);
	assert_true(rests_on(report, share->id, inside->id));
	assert_close(
	    figure_value(report, "accountability.headroom.2026-01-01"), 4, 0);
	assert_string_equal(
	    figure_set_find(report->figures, "accountability.since")->text,
	    "2026-06-10");
	assert_close(figure_value(report, "accountability.acted"), 1, 0);
	assert_close(figure_value(report, "accountability.ignored"), 0, 0);
	assert_int_equal(
	    figure_set_find(report->figures, "accountability.acted")
		->evidence->len,
	    1);
}

static void
then_is_what_the_baseline_had(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, false);
	const Report *report;

	(void)state;
	past_add_text(
	    history, history->reviews->pdata[2], "team.stage", "text", "MVP");
	report = company_report(company);
	assert_string_equal(
	    figure_set_find(report->figures, "accountability.then.team.stage")
		->text,
	    "MVP");
	assert_true(rests_on(report, "accountability.then.team.stage",
	    "file:old/2026-06-10/review.json"));
	assert_true(figure_value(report, "accountability.changed") >= 1);
}

static void
what_is_missing_says_why(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);

	(void)state;
	check_missing(
	    report, "accountability.since", "no earlier review was named");
	check_missing(
	    report, "accountability.changed", "no earlier review was named");
	check_missing(report, "accountability.inside_share",
	    "no forecast of an earlier review");
	check_missing(
	    report, "accountability.ignored", "no issue tracker was read");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_said_is_a_figure_of_that_review),
		cmocka_unit_test(then_is_what_the_baseline_had),
		cmocka_unit_test(what_is_missing_says_why),
	};

	return cmocka_run_group_tests_name(
	    "accountability_figures", tests, NULL, NULL);
}
