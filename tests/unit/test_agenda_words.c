#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/agenda.h"
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
	g_autofree char *why =
	    agenda_why(company_evidence(company), &agenda, &item);
	AgendaItem same = item, unknown = item;
	g_autofree char *stays = NULL, *first = NULL;

	(void)state;
	assert_string_equal(
	    why, "The metric moved from monitor to act since 14 Apr 2026.");
	same.before = TRIGGER_STATE_ACT;
	stays = agenda_why(company_evidence(company), &agenda, &same);
	assert_string_equal(stays, "The metric is at act, as on 14 Apr 2026.");
	unknown.before = TRIGGER_STATE_UNKNOWN;
	first = agenda_why(company_evidence(company), &agenda, &unknown);
	assert_string_equal(first, "The metric is at act.");
}

static void
the_change_is_named_where_it_is_known(void **state)
{
	const Trigger known = { .info = decision_find("database") };
	const Trigger own = { .id = (char *)"queue" };
	AgendaItem item = { .kind = AGENDA_ACT, .trigger = &known };
	g_autofree char *named = agenda_decision(&item);
	g_autofree char *unnamed = NULL;

	(void)state;
	assert_non_null(
	    strstr(named, lang_text(decision_find("database")->solution)));
	item.trigger = &own;
	unnamed = agenda_decision(&item);
	assert_true(g_str_has_prefix(unnamed, "Approve a change"));
}

static void
each_kind_has_its_own_words(void **state)
{
	const Trigger trigger = { .id = (char *)"queue", .name = "queue" };

	(void)state;
	for (int i = 0; i < AGENDA_KINDS; i++) {
		const AgendaItem one = { .kind = (AgendaKind)i,
			.trigger = i == AGENDA_OWNER ? NULL : &trigger };
		g_autofree char *decision = agenda_decision(&one);
		g_autofree char *matter = agenda_matter(&one);
		g_autofree char *figure = agenda_figure(&one);

		assert_true(strlen(decision) > 10 && strlen(matter) > 0);
		assert_string_equal(figure, i == AGENDA_OWNER
						? "governance.without_owner"
						: "trigger.queue.state");
		for (int k = 0; k < i; k++)
			assert_string_not_equal(agenda_kind_name((AgendaKind)i),
			    agenda_kind_name((AgendaKind)k));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_state_that_moved_names_both),
		cmocka_unit_test(the_change_is_named_where_it_is_known),
		cmocka_unit_test(each_kind_has_its_own_words),
	};

	return cmocka_run_group_tests_name("agenda_words", tests, NULL, NULL);
}
