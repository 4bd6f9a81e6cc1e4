#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/actions.h"
#include "tests/support/ladder_example.h"
#include "tests/support/past.h"

/* What is known of a company without decisions of its own. */
static GPtrArray *
find(Company *company)
{
	company->results->triggers = g_new0(TriggersResult, 1);
	company->results->triggers->triggers =
	    g_array_new(FALSE, TRUE, sizeof(Trigger));
	company->results->migration = g_new0(MigrationResult, 1);
	company->results->migration->risks =
	    g_array_new(FALSE, TRUE, sizeof(MigrationRisk));
	company->results->failure_modes = g_new0(FailureModesResult, 1);
	company->results->failure_modes->quarters =
	    g_array_new(FALSE, TRUE, sizeof(DebtQuarter));
	ladder_of(company);
	return actions_find(company_evidence(company), company->results);
}

static Company *
company_with_deadlines(void)
{
	Company *company = company_new("2026-07-01");
	Limit *limit;

	company->config->service = g_strdup("Shop");
	company_set_users(company, 4000, 0.08);
	limit = ladder_add(company, "orders-id", LIMIT_SYSTEM, 1.05);
	limit->hours = 240;
	limit->cost_figure = g_strdup("migration.orders.cost");
	limit = ladder_add(company, "orders-rows", LIMIT_SYSTEM, 3.4);
	limit->hours = 240;
	limit->cost_figure = g_strdup("migration.orders.cost");
	ladder_add(company, "soon", LIMIT_SYSTEM, 1.4)->hours = 10;
	ladder_add(company, "late", LIMIT_SYSTEM, 40)->hours = 10;
	ladder_add(company, "unknown", LIMIT_SYSTEM, 2);
	return company;
}

static const Action *
at(const GPtrArray *actions, guint i)
{
	return g_ptr_array_index(actions, i);
}

/* Both limits of orders are one migration, due by the first of them. */
static void
one_fix_is_one_action(void **state)
{
	static const struct {
		const char *subject;
		ActionState state;
	} want[] = {
		{ "migration.orders", ACTION_ACT },
		{ "limit.soon", ACTION_MONITOR },
		{ "limit.late", ACTION_OK },
	};
	g_autoptr(Company) company = company_with_deadlines();
	g_autoptr(GPtrArray) actions = find(company);

	(void)state;
	assert_int_equal(actions->len, G_N_ELEMENTS(want) + 1 + FAILURE_MODES);
	for (guint i = 0; i < G_N_ELEMENTS(want); i++) {
		assert_string_equal(at(actions, i)->subject, want[i].subject);
		assert_int_equal(at(actions, i)->state, want[i].state);
		assert_null(at(actions, i)->issue);
	}
	assert_string_equal(at(actions, 0)->limit->id, "orders-id");
	assert_true(at(actions, 0)->due < company->evidence.as_of);
	assert_true(action_is_ignored(at(actions, 0)));
	assert_false(action_is_ignored(at(actions, 1)));
	assert_string_equal(action_state_name(ACTION_ACT), "act");
}

static const Action *
named(const GPtrArray *actions, const char *subject)
{
	for (guint i = 0; i < actions->len; i++)
		if (strcmp(at(actions, i)->subject, subject) == 0)
			return at(actions, i);
	fail_msg("there is no %s", subject);
	return NULL;
}

/* A failure mode that is under way is to be acted on, one that shows signs is
 * watched; what is not known asks for nothing. */
static void
failure_modes_ask_for_action(void **state)
{
	g_autoptr(Company) company = company_with_deadlines();
	g_autoptr(GPtrArray) before = find(company);
	g_autoptr(GPtrArray) actions = NULL;
	FailureCheck *checks = company->results->failure_modes->checks;
	g_autofree char *words = NULL;

	(void)state;
	checks[FAILURE_NO_FLAGS].state = FAILURE_FAIL;
	checks[FAILURE_KEYS].state = FAILURE_WARN;
	checks[FAILURE_NO_MAP].state = FAILURE_PASS;
	actions = actions_find(company_evidence(company), company->results);
	assert_int_equal(named(actions, "failure.no-flags")->state, ACTION_ACT);
	assert_int_equal(
	    named(actions, "failure.auto-increment-multi-tenant")->state,
	    ACTION_MONITOR);
	assert_int_equal(
	    named(actions, "failure.no-domain-map")->state, ACTION_OK);
	assert_int_equal(
	    named(actions, "failure.bus-factor")->state, ACTION_UNKNOWN);
	words = action_words(named(actions, "failure.no-flags"));
	assert_string_equal(words, "No feature flags before enterprise sales");
	assert_int_equal(named(actions, "limit.unknown")->due, DATE_NONE);
}

/* A risk without a limit of its own has a label all the same. */
static void
risks_are_actions_too(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 2e6);
	g_autoptr(GPtrArray) actions = NULL;
	g_autofree char *words = NULL;

	(void)state;
	company_set_users(company, 4000, 0.08);
	table_add_column(table, "price", "double precision");
	table_add_column(table, "status", "varchar(20)");
	table_add_column(table, "updated_at", "timestamp");
	company_report(company);
	actions = actions_find(company_evidence(company), company->results);
	words = action_words(named(actions, "migration.orders"));
	assert_string_equal(words, "Data model of orders");
	assert_non_null(named(actions, "migration.orders")->risk);
}

static void
label_issue(Company *company, const char *label, const char *end)
{
	Issue issue = company_feature(company, "2026-05-11", end, NAN);
	const char *const labels[] = { "backend", label, NULL };

	issue.labels = labels;
	company_add_issue(company, &issue);
}

/* An open issue says more than one that is done; case does not matter. */
static void
a_labelled_issue_acts_on_it(void **state)
{
	static const struct {
		const char *first_end, *second_end;
		ActionProgress want;
		const char *key;
	} cases[] = {
		{ NULL, "2026-06-01", PROGRESS_OPEN, "SHOP-1" },
		{ "2026-06-01", NULL, PROGRESS_OPEN, "SHOP-2" },
		{ "2026-06-01", "2026-06-02", PROGRESS_DONE, "SHOP-2" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) probe = company_with_deadlines();
		g_autoptr(GPtrArray) before = find(probe);
		g_autofree char *label =
		    g_ascii_strup(at(before, 0)->label, -1);
		g_autoptr(Company) company = company_with_deadlines();
		g_autoptr(GPtrArray) actions = NULL;

		label_issue(company, label, cases[i].first_end);
		label_issue(company, at(before, 0)->label, cases[i].second_end);
		actions = find(company);
		assert_int_equal(at(actions, 0)->progress, cases[i].want);
		assert_string_equal(at(actions, 0)->issue->key, cases[i].key);
		assert_false(action_is_ignored(at(actions, 0)));
		assert_null(at(actions, 1)->issue);
	}
}

/* Since the first of the reviews that called for it without a break. */
static void
reviews_say_since_when(void **state)
{
	static const char *const dates[] = { "2026-02-01", "2026-03-01",
		"2026-04-01", "2026-05-01" };
	static const char *const states[] = { "act", "monitor", "act", "act" };
	g_autoptr(Company) company = company_with_deadlines();
	g_autoptr(History) history = past_new("2026-07-01");
	g_autoptr(GPtrArray) actions = NULL;
	Date since;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(dates); i++)
		past_add_action(history, past_add(history, dates[i]),
		    "migration.orders", states[i], 20000 + (Date)i);
	company->evidence.history = history;
	actions = find(company);
	assert_true(date_parse_iso("2026-04-01", &since));
	assert_int_equal(at(actions, 0)->since, since);
	assert_int_equal(at(actions, 0)->was_due, 20003);
	assert_int_equal(at(actions, 1)->since, DATE_NONE);
	assert_int_equal(at(actions, 1)->was_due, DATE_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_fix_is_one_action),
		cmocka_unit_test(failure_modes_ask_for_action),
		cmocka_unit_test(risks_are_actions_too),
		cmocka_unit_test(a_labelled_issue_acts_on_it),
		cmocka_unit_test(reviews_say_since_when),
	};

	return cmocka_run_group_tests_name("actions", tests, NULL, NULL);
}
