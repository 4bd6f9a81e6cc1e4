#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/governance.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static bool
rests_on(const Report *report, const char *id, const char *source)
{
	const Figure *figure = figure_set_find(report->figures, id);

	for (unsigned i = 0; i < figure->inputs->len; i++)
		if (strcmp(figure->inputs->pdata[i], source) == 0)
			return true;
	return false;
}

static const char *
text_of(const Report *report, const char *id)
{
	return figure_set_find(report->figures, id)->text;
}

static void
defaults_are_assumptions(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);

	(void)state;
	check_report(report);
	assert_string_equal(
	    text_of(report, "governance.next_review"), "2026-07-14");
	assert_string_equal(
	    text_of(report, "governance.following_review"), "2026-10-13");
	assert_string_equal(
	    text_of(report, "governance.last_review"), "2026-04-14");
	assert_string_equal(
	    text_of(report, "governance.architecture_review.cadence"),
	    "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU");
	assert_true(
	    rests_on(report, "governance.next_review", "playbook:governance"));
	assert_true(
	    figure_set_find(report->figures, "governance.next_review")->tags &
	    FIGURE_ASSUMED);
	assert_true(rests_on(report, "governance.debt_check.minutes",
	    "assumption:check_minutes"));
	assert_close(figure_value(report, "governance.without_owner"), 5, 0);
	check_missing(report, "governance.adr_triage.owner", "nobody");
}

static void
what_headroom_yaml_says_is_named(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	company_configure(company,
	    "team: {people: [{name: Ana, roles: [em]}]}\n"
	    "governance:\n"
	    "  start: 2026-02-01\n"
	    "  last_review: 2026-05-12\n"
	    "  owners: {lead: Ben}\n"
	    "  processes:\n"
	    "    - {name: flag_hygiene, owner: Cleo}\n"
	    "    - {name: Access review, cadence: 'monthly, first Monday'}\n");
	report = company_report(company);
	check_report(report);
	assert_true(rests_on(
	    report, "governance.next_review", "config:governance.start"));
	assert_true(rests_on(
	    report, "governance.last_review", "config:governance.last_review"));
	assert_true(rests_on(
	    report, "governance.adr_triage.owner", "config:governance.owners"));
	assert_true(rests_on(report, "governance.flag_hygiene.owner",
	    "config:governance.processes"));
	assert_true(rests_on(
	    report, "governance.debt_check.owner", "config:team.people"));
	assert_true(rests_on(report, "governance.access-review.cadence",
	    "config:governance.processes"));
	check_missing(report, "governance.access-review.minutes", "minutes");
	check_missing(report, "governance.access-review.owner", "nobody");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(defaults_are_assumptions),
		cmocka_unit_test(what_headroom_yaml_says_is_named),
	};

	return cmocka_run_group_tests_name(
	    "governance_figures", tests, NULL, NULL);
}
