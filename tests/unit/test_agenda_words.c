#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/agenda.h"
#include "pipeline/analysis/governance.h"
#include "tests/support/company.h"
#include "tests/support/trigger_of.h"

/* Whether words are wrong is seen on the page; that each kind has its own,
 * and that they name the day and the states, is seen here. */
static void
a_state_that_moved_names_both(void **state)
{
	const Trigger trigger = { .state = TRIGGER_STATE_ACT };
	const AgendaItem item = { .kind = AGENDA_ACT,
		.trigger = &trigger,
		.due = DATE_NONE,
		.before = TRIGGER_STATE_MONITOR };
	const Agenda agenda = { .since = date_from_ymd(2026, 4, 14) };
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autofree char *why = agenda_why(
	    company_evidence(company), company->results, &agenda, &item);
	AgendaItem same = item, unknown = item;
	g_autofree char *stays = NULL, *first = NULL;

	(void)state;
	assert_string_equal(
	    why, "The metric moved from monitor to act since 14 Apr 2026.");
	same.before = TRIGGER_STATE_ACT;
	stays = agenda_why(
	    company_evidence(company), company->results, &agenda, &same);
	assert_string_equal(stays, "The metric is at act, as on 14 Apr 2026.");
	unknown.before = TRIGGER_STATE_UNKNOWN;
	first = agenda_why(
	    company_evidence(company), company->results, &agenda, &unknown);
	assert_string_equal(first, "The metric is at act.");
}

static void
the_change_is_named_where_it_is_known(void **state)
{
	const Trigger known = { .info = decision_find("database") };
	const Trigger own = { .id = (char *)"queue" };
	const Results results = { 0 };
	AgendaItem item = { .kind = AGENDA_ACT, .trigger = &known };
	g_autofree char *named = agenda_decision(&results, &item);
	g_autofree char *unnamed = NULL;

	(void)state;
	assert_non_null(
	    strstr(named, lang_text(decision_find("database")->solution)));
	item.trigger = &own;
	unnamed = agenda_decision(&results, &item);
	assert_true(g_str_has_prefix(unnamed, "Approve a change"));
}

static void
each_kind_has_its_own_words(void **state)
{
	const Trigger trigger = { .id = (char *)"queue", .name = "queue" };
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);

	(void)state;
	for (int i = 0; i < AGENDA_KINDS; i++) {
		const AgendaKind kind = (AgendaKind)i;
		const bool metric = kind == AGENDA_ACT ||
				    kind == AGENDA_WORSE ||
				    kind == AGENDA_BETTER;
		const AgendaItem one = { .kind = kind,
			.due = DATE_NONE,
			.practice = PRACTICE_ON_CALL,
			.trigger = metric ? &trigger : NULL };
		g_autofree char *decision = NULL, *matter = NULL,
				*figure = NULL;

		for (int k = 0; k < i; k++)
			assert_string_not_equal(agenda_kind_name(kind),
			    agenda_kind_name((AgendaKind)k));
		if (kind == AGENDA_LATE || kind == AGENDA_DUE)
			continue; /* limits have words of their own */
		decision = agenda_decision(company->results, &one);
		matter = agenda_matter(&one);
		figure = agenda_figure(&one);
		assert_true(strlen(decision) > 10 && strlen(matter) > 0);
		if (!metric)
			assert_non_null(
			    figure_set_find(report->figures, figure));
	}
}

static void
a_process_is_wanted_by_its_deadline(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const AgendaItem item = { .kind = AGENDA_PRACTICE,
		.due = date_from_ymd(2026, 8, 1),
		.practice = PRACTICE_FLAGS,
		.deadline = DEADLINE_ENTERPRISE };
	const Agenda agenda = { .since = DATE_NONE };
	g_autofree char *why = NULL;

	(void)state;
	company_report(company);
	why = agenda_why(&company->evidence, company->results, &agenda, &item);
	assert_string_equal(why,
	    "Nothing shows that it is in place, and it has to be by 1 Aug "
	    "2026: the first enterprise customer.");
}

static void
who_is_told_depends_on_the_level(void **state)
{
	const AgendaItem item = { .kind = AGENDA_ESCALATION };
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autofree char *second = NULL, *third = NULL, *why = NULL;
	const Agenda agenda = { .since = DATE_NONE };

	(void)state;
	company_report(company);
	company->results->allocation->level = ESCALATION_2;
	second = agenda_decision(company->results, &item);
	assert_string_equal(second,
	    "Say what leaves the next sprints, so that debt gets 20 % of "
	    "each.");
	company->results->allocation->level = ESCALATION_3;
	third = agenda_decision(company->results, &item);
	assert_true(g_str_has_prefix(third, "Stop features until a sprint"));
	why = agenda_why(&company->evidence, company->results, &agenda, &item);
	assert_string_equal(why, "It is broken at level 3 of 3.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_state_that_moved_names_both),
		cmocka_unit_test(the_change_is_named_where_it_is_known),
		cmocka_unit_test(each_kind_has_its_own_words),
		cmocka_unit_test(a_process_is_wanted_by_its_deadline),
		cmocka_unit_test(who_is_told_depends_on_the_level),
	};

	return cmocka_run_group_tests_name("agenda_words", tests, NULL, NULL);
}
