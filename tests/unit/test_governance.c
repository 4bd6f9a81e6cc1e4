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

static const GovernanceResult *
governance_of(Company *company)
{
	company_report(company);
	return company->results->governance;
}

static const Process *
find(const GovernanceResult *governance, const char *id)
{
	for (guint i = 0; i < governance->processes->len; i++)
		if (strcmp(process_at(governance, i)->id, id) == 0)
			return process_at(governance, i);
	fail_msg("no process %s", id);
	return NULL;
}

static void
assert_day(Date date, const char *expected)
{
	char text[DATE_TEXT_SIZE];

	assert_string_equal(date_format_iso(date, text), expected);
}

/* MODEL.md, section 8: nobody has to configure anything. */
static void
the_usual_days_need_no_configuration(void **state)
{
	static const struct {
		const char *id, *start, *next;
		guint days;
	} usual[] = {
		{ "adr_triage", "2026-01-07", "2026-07-01", 53 },
		{ "flag_hygiene", "2026-01-01", "2026-07-02", 12 },
		{ "on_call_handover", "2026-01-05", "2026-07-06", 52 },
		{ "architecture_review", "2026-01-13", "2026-07-14", 4 },
		{ "debt_check", "2026-01-02", "2026-07-03", 26 },
	};
	g_autoptr(Company) company = company_new("2026-07-01");
	const GovernanceResult *governance = governance_of(company);

	(void)state;
	assert_int_equal(governance->processes->len, G_N_ELEMENTS(usual));
	for (size_t i = 0; i < G_N_ELEMENTS(usual); i++) {
		const Process *process = find(governance, usual[i].id);

		assert_true(process->usual);
		assert_null(process->owner);
		assert_day(process->start, usual[i].start);
		assert_day(process_next(process), usual[i].next);
		assert_int_equal(process->days->len, usual[i].days);
	}
	assert_int_equal(governance->without_owner, 5);
	/* 53 x .5 + 12 x .75 + 52 x .5 + 4 x 2 + 26 x .5 hours */
	assert_close(governance->hours_month, 82.5 / 12, 1e-9);
}

/* [T27] */
static void
the_reviews_are_those_of_the_model(void **state)
{
	static const char *const days[] = { "2026-01-13", "2026-04-14",
		"2026-07-14", "2026-10-13", "2027-01-12" };
	g_autoptr(Company) company = company_new("2026-01-13");
	const GovernanceResult *governance;

	(void)state;
	company_configure(company, "governance: {start: 2026-01-01}\n");
	governance = governance_of(company);
	assert_int_equal(governance->review->days->len, 5);
	for (guint i = 0; i < 5; i++)
		assert_day(
		    g_array_index(governance->review->days, Date, i), days[i]);
	assert_day(governance->next, "2026-01-13");
	assert_day(governance->following, "2026-04-14");
	assert_true(governance->last == DATE_NONE);
}

/* What is every other week stays in the same weeks over the turn of a year,
 * whenever the report is made. */
static void
series_stay_on_their_days(void **state)
{
	static const char *const dates[] = { "2025-12-20", "2026-01-02",
		"2026-06-30", "2027-01-01", "2028-03-01" };
	const Date friday = date_from_ymd(2024, 1, 5);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
		g_autoptr(Company) company = company_new(dates[i]);
		const Process *check =
		    find(governance_of(company), "debt_check");

		assert_int_equal((check->start - friday) % 14, 0);
		assert_int_equal((process_next(check) - friday) % 14, 0);
		assert_true(check->start <= process_next(check) + 0 &&
			    process_next(check) < company->evidence.as_of + 14);
	}
}

static void
owners_are_told_or_have_the_role(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const GovernanceResult *governance;

	(void)state;
	company_configure(company,
	    "team:\n  people:\n"
	    "    - {name: Ana, roles: [backend, Engineering Lead]}\n"
	    "    - {name: Ben, roles: [on-call]}\n"
	    "    - {name: Cleo, roles: [on-call, pm]}\n"
	    "governance:\n"
	    "  owners: {pm: Dora}\n"
	    "  processes:\n"
	    "    - {name: adr_triage, owner: Emil}\n");
	governance = governance_of(company);
	assert_string_equal(find(governance, "adr_triage")->owner, "Emil");
	assert_int_equal(
	    find(governance, "adr_triage")->owner_from, OWNER_TOLD);
	assert_string_equal(
	    find(governance, "architecture_review")->owner, "Ana");
	assert_int_equal(
	    find(governance, "architecture_review")->owner_from, OWNER_BY_ROLE);
	assert_string_equal(find(governance, "flag_hygiene")->owner, "Dora");
	assert_string_equal(
	    find(governance, "on_call_handover")->owner, "Ben, Cleo");
	assert_null(find(governance, "debt_check")->owner);
	assert_int_equal(governance->without_owner, 1);
}

static void
a_company_has_processes_of_its_own(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const GovernanceResult *governance;
	const Process *own;

	(void)state;
	company_configure(company,
	    "governance:\n  processes:\n"
	    "    - {name: Access review, cadence: 'yearly, last Monday'}\n"
	    "    - {name: architecture_review, minutes: 90,\n"
	    "       cadence: 'every 2 months, first Friday'}\n");
	governance = governance_of(company);
	assert_int_equal(governance->processes->len, 6);
	own = find(governance, "access-review");
	assert_null(own->info);
	assert_int_equal(own->days->len, 1);
	assert_true(isnan(own->minutes) && isnan(own->hours_month));
	assert_false(governance->review->usual);
	assert_close(governance->review->minutes, 90, 1e-12);
	assert_int_equal(governance->review->days->len, 6);
	assert_false(isnan(governance->hours_month));
}

/* The review of 14 April: when does its absence show? */
static void
a_review_that_was_not_held_is_missed(void **state)
{
	static const struct {
		const char *as_of, *last, *missed;
	} cases[] = {
		{ "2026-04-14", "2026-01-13", "" }, /* today is not over */
		{ "2026-04-15", "2026-01-13", "2026-04-14" },
		{ "2026-10-20", "2026-01-13", "2026-04-14" },
		{ "2026-04-15", "2026-04-14", "" },
		{ "2026-04-15", "2026-04-02", "" }, /* held early */
		{ "2026-04-15", "2026-03-05", "" }, /* held very early */
		{ "2026-07-15", "2026-03-05", "2026-07-14" },
		{ "2026-04-15", "2026-02-20", "2026-04-14" }, /* late */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new(cases[i].as_of);
		g_autofree char *yaml = g_strdup_printf(
		    "governance: {last_review: %s}\n", cases[i].last);
		char text[DATE_TEXT_SIZE];

		company_configure(company, yaml);
		date_format_iso(governance_of(company)->missed, text);
		if (strcmp(text, cases[i].missed) != 0)
			fail_msg("as of %s after %s: \"%s\"", cases[i].as_of,
			    cases[i].last, text);
	}
}

/* Nobody says that it was held, so nobody knows that it was not. */
static void
without_a_last_review_the_calendar_stands_for_it(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Company) later = company_new("2026-07-01");
	const GovernanceResult *governance = governance_of(company);

	(void)state;
	assert_false(governance->last_told);
	assert_day(governance->last, "2026-04-14");
	assert_true(governance->missed == DATE_NONE);
	company_configure(later, "governance: {last_review: 2026-08-01}\n");
	assert_false(governance_of(later)->last_told);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_usual_days_need_no_configuration),
		cmocka_unit_test(the_reviews_are_those_of_the_model),
		cmocka_unit_test(series_stay_on_their_days),
		cmocka_unit_test(owners_are_told_or_have_the_role),
		cmocka_unit_test(a_company_has_processes_of_its_own),
		cmocka_unit_test(a_review_that_was_not_held_is_missed),
		cmocka_unit_test(
		    without_a_last_review_the_calendar_stands_for_it),
	};

	return cmocka_run_group_tests_name("governance", tests, NULL, NULL);
}
