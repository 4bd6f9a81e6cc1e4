#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/debt_register.h"
#include "pipeline/analysis/governance.h"
#include "pipeline/analysis/knowledge_map.h"
#include "tests/support/company.h"

static const Agenda *
agenda_of(Company *company)
{
	company_report(company);
	return company->results->governance->agenda;
}

static const AgendaItem *
find(const Agenda *agenda, const char *figure)
{
	for (guint i = 0; i < agenda->items->len; i++) {
		g_autofree char *id = agenda_figure(agenda_item(agenda, i));

		if (strcmp(id, figure) == 0)
			return agenda_item(agenda, i);
	}
	return NULL;
}

/* The values of SERIES on the first of each month, the last on the report
 * date. */
static void
add_series(Company *company, const char *series, const double *uses, int n,
    double threshold)
{
	for (int i = 0; i < n; i++) {
		char date[DATE_TEXT_SIZE];

		date_format_iso(
		    date_add_months(company->evidence.as_of, i - n + 1), date);
		company_add_point(company, series, date, uses[i] * threshold);
	}
}

/* Users double every nine months; a key runs out in two years. */
static Company *
growing(const char *as_of)
{
	Company *company = company_new(as_of);

	company_set_users(company, 4000, 0.08);
	company_configure(company,
	    "governance:\n"
	    "  owners: {lead: Ana, pm: Ben, em: Cleo, rota: [Dora]}\n");
	return company;
}

static void
nothing_known_is_nothing_to_decide(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Agenda *agenda = agenda_of(company);

	(void)state;
	assert_int_equal(agenda->items->len, 1);
	assert_int_equal(agenda_item(agenda, 0)->kind, AGENDA_OWNER);
	assert_int_equal(agenda->without_owner, 5);
}

/* Team stage at 2.5 times the users is due within a year, and late, since
 * hiring takes half a year and the buffer a month. */
static void
what_is_due_before_the_following_review_is_on_it(void **state)
{
	static const struct {
		double users;
		int kind; /* of the decision on the team; -1: none */
	} cases[] = {
		{ 9000, AGENDA_LATE }, /* in 1.4 months */
		{ 5150, AGENDA_DUE }, /* in 8.6 months: by 18 Feb 2027 */
		{ 3000, -1 }, /* in 15.6 months */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = growing("2026-11-23");
		const AgendaItem *item;

		company_set_users(company, cases[i].users, 0.08);
		item = find(agenda_of(company), "limit.team-stage.decide_by");
		assert_int_equal(
		    item != NULL ? (int)item->kind : -1, cases[i].kind);
		if (item != NULL)
			assert_int_equal(item->due < company->evidence.as_of,
			    cases[i].kind == AGENDA_LATE);
	}
}

/* [T28]: monitored on 14 April, acted on since June. */
static void
what_moved_since_the_last_review_is_told(void **state)
{
	static const double uses[] = { .62, .74, .78, .96, 1.03, 1.05 };
	g_autoptr(Company) company = growing("2026-07-01");
	const Agenda *agenda;
	const AgendaItem *item = NULL;

	(void)state;
	add_series(company, "p95_ms", uses, 6, 200);
	agenda = agenda_of(company);
	for (guint i = 0; i < agenda->items->len; i++)
		if (agenda_item(agenda, i)->trigger != NULL)
			item = agenda_item(agenda, i);
	assert_non_null(item);
	assert_string_equal(item->trigger->id, "database");
	assert_int_equal(item->trigger->state, TRIGGER_STATE_ACT);
	assert_int_equal(item->before, TRIGGER_STATE_MONITOR);
	/* its limit is what has to be decided, once */
	assert_true(
	    item->rung != NULL && item->rung->limit == item->trigger->limit);
	assert_null(find(agenda, "trigger.database.state"));
}

/* Falls from above its threshold, without a limit of its own to decide on. */
static void
calm_metrics_may_be_closed(void **state)
{
	static const double uses[] = { 1.3, 1.2, 1.1, .8, .5, .5, .5 };
	g_autoptr(Company) company = growing("2026-07-01");
	const AgendaItem *item;

	(void)state;
	company_configure(company,
	    "governance:\n"
	    "  last_review: 2026-03-20\n"
	    "  owners: {lead: Ana, pm: Ben, em: Cleo, rota: [Dora]}\n");
	add_series(company, "longest_job_ms", uses, 7, 500);
	item = find(agenda_of(company), "trigger.queuing.state");
	assert_non_null(item);
	assert_int_equal(item->kind, AGENDA_BETTER);
	assert_int_equal(item->before, TRIGGER_STATE_ACT);
}

/* What stays as it was is no matter, unless it is to be acted on. */
static void
what_stays_is_left_out(void **state)
{
	static const double calm[] = { .3, .3, .3, .3, .3, .3 };
	g_autoptr(Company) company = growing("2026-07-01");

	(void)state;
	add_series(company, "longest_job_ms", calm, 6, 500);
	assert_null(find(agenda_of(company), "trigger.queuing.state"));
}

/* Flags and on-call before the first enterprise customer; Series A is far
 * away.  The later report has seen a rota. */
static void
processes_that_a_deadline_wants_are_told(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Company) rota = company_new("2026-07-01");
	const Agenda *agenda;
	const AgendaItem *item;

	(void)state;
	company_configure(company, "governance:\n"
				   "  series_a: 2027-07-01\n"
				   "  first_enterprise: 2026-08-01\n");
	agenda = agenda_of(company);
	assert_int_equal(agenda->counts[AGENDA_PRACTICE], 2);
	item = find(agenda, "governance.practice.flags");
	assert_int_equal(item->due, date_from_ymd(2026, 8, 1));
	assert_int_equal(item->deadline, DEADLINE_ENTERPRISE);
	assert_null(find(agenda, "governance.practice.records"));
	company_configure(rota, "governance:\n"
				"  first_enterprise: 2026-08-01\n"
				"  owners: {rota: [Ana, Ben]}\n");
	assert_null(find(agenda_of(rota), "governance.practice.on_call"));
}

/* As the results of the other analyses have it. */
static void
debt_and_knowledge_are_told_where_they_are_urgent(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Results *results;
	g_autoptr(Agenda) before = NULL, after = NULL;

	(void)state;
	company_report(company);
	results = company->results;
	results->allocation->level = ESCALATION_1;
	before =
	    agenda_new(&company->evidence, results, DATE_NONE, DATE_NONE, 0);
	assert_int_equal(before->items->len, 0);
	results->allocation->level = ESCALATION_2;
	results->debt_register->audit.state = AUDIT_OVERDUE;
	results->debt_register->counts[DEBT_INTENTIONAL].known = true;
	results->debt_register->all.undocumented = 3;
	results->knowledge->truck[TRUCK_AREAS].known = true;
	results->knowledge->truck[TRUCK_AREAS].size = 1;
	after =
	    agenda_new(&company->evidence, results, DATE_NONE, DATE_NONE, 0);
	assert_int_equal(after->items->len, 4);
	assert_int_equal(agenda_item(after, 0)->kind, AGENDA_ESCALATION);
	assert_int_equal(agenda_item(after, 1)->kind, AGENDA_AUDIT);
	assert_int_equal(agenda_item(after, 2)->kind, AGENDA_KNOWLEDGE);
	assert_int_equal(agenda_item(after, 3)->kind, AGENDA_UNDOCUMENTED);
}

static void
the_most_urgent_is_first(void **state)
{
	static const double uses[] = { .62, .74, .78, .96, 1.03, 1.05 };
	g_autoptr(Company) company = company_new("2026-07-01");
	const Agenda *agenda;
	long counted = 0;

	(void)state;
	company_set_users(company, 9000, 0.08);
	add_series(company, "p95_ms", uses, 6, 200);
	agenda = agenda_of(company);
	assert_true(agenda->items->len >= 3);
	for (guint i = 1; i < agenda->items->len; i++) {
		const AgendaItem *one = agenda_item(agenda, i - 1);
		const AgendaItem *two = agenda_item(agenda, i);

		assert_true(one->kind < two->kind ||
			    (one->kind == two->kind && one->due <= two->due));
	}
	for (int kind = 0; kind < AGENDA_KINDS; kind++)
		counted += agenda->counts[kind];
	assert_int_equal(counted, agenda->items->len);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_known_is_nothing_to_decide),
		cmocka_unit_test(
		    what_is_due_before_the_following_review_is_on_it),
		cmocka_unit_test(what_moved_since_the_last_review_is_told),
		cmocka_unit_test(calm_metrics_may_be_closed),
		cmocka_unit_test(what_stays_is_left_out),
		cmocka_unit_test(processes_that_a_deadline_wants_are_told),
		cmocka_unit_test(
		    debt_and_knowledge_are_told_where_they_are_urgent),
		cmocka_unit_test(the_most_urgent_is_first),
	};

	return cmocka_run_group_tests_name("agenda", tests, NULL, NULL);
}
