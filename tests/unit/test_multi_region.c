#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/multi_region.h"
#include "tests/support/trigger_of.h"

static const MultiRegion *
region_of(Company *company)
{
	trigger_of(company, "hosting");
	return &company->results->triggers->region;
}

static PrerequisiteState
state_of(Company *company, PrerequisiteKind kind)
{
	return region_of(company)->prerequisites[kind].state;
}

static void
bill(Company *company, const char *service)
{
	company_add_cost(company, "2026-06", "Other", service, "10", "USD");
}

/* Nothing that shows state is no proof of its absence. */
static void
silence_is_unknown(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_add_table(company, "orders", 10);
	bill(company, "Amazon S3");
	for (int k = 0; k < PREREQUISITE_COUNT; k++)
		assert_int_equal(state_of(company, (PrerequisiteKind)k),
		    PREREQUISITE_UNKNOWN);
	assert_false(region_of(company)->stateful);
}

static void
headroom_yaml_counts_first(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	ConfigDecision *hosting =
	    company_add_decision(company, "Hosting", NAN, NAN);

	(void)state;
	hosting->stateless = 1;
	hosting->sessions = 0;
	hosting->replication = 1;
	company_add_table(company, "sessions", 10);
	bill(company, "EC2");
	assert_int_equal(
	    state_of(company, PREREQUISITE_STATELESS), PREREQUISITE_MET);
	assert_int_equal(
	    state_of(company, PREREQUISITE_SESSIONS), PREREQUISITE_UNMET);
	assert_int_equal(
	    state_of(company, PREREQUISITE_REPLICATION), PREREQUISITE_MET);
	assert_false(region_of(company)->stateful);
	/* the session table says otherwise */
	assert_true(region_of(company)->contradicted);
}

/* A session table counts where the bills name no cache, and not where there
 * are no bills to name one. */
static void
sessions_in_a_table_are_state(void **state)
{
	static const struct {
		const char *table, *service;
		PrerequisiteState stateless, sessions;
	} cases[] = {
		{ "django_session", "EC2", PREREQUISITE_UNMET,
		    PREREQUISITE_UNMET },
		{ "django_session", "Amazon ElastiCache", PREREQUISITE_UNKNOWN,
		    PREREQUISITE_MET },
		{ "django_session", NULL, PREREQUISITE_UNKNOWN,
		    PREREQUISITE_UNKNOWN },
		{ "training_sessions", "EC2", PREREQUISITE_UNKNOWN,
		    PREREQUISITE_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		company_add_table(company, cases[i].table, 10);
		if (cases[i].service != NULL)
			bill(company, cases[i].service);
		print_message("%zu\n", i);
		assert_int_equal(state_of(company, PREREQUISITE_STATELESS),
		    cases[i].stateless);
		assert_int_equal(state_of(company, PREREQUISITE_SESSIONS),
		    cases[i].sessions);
		assert_int_equal(region_of(company)->stateful,
		    cases[i].stateless == PREREQUISITE_UNMET);
	}
}

static void
uploads_cron_and_sticky_sessions_are_state(void **state)
{
	g_autoptr(Company) uploads = company_new("2026-07-01");
	g_autoptr(Company) stored = company_new("2026-07-01");
	g_autoptr(Company) cron = company_new("2026-07-01");
	g_autoptr(Company) sticky = company_new("2026-07-01");
	Issue issue = company_feature(sticky, "2026-06-01", NULL, 1);

	(void)state;
	table_add_column(
	    company_add_table(uploads, "photos", 9), "file_path", "text");
	bill(uploads, "EC2");
	assert_true(region_of(uploads)->stateful);
	table_add_column(
	    company_add_table(stored, "photos", 9), "file_path", "text");
	bill(stored, "Simple Storage Service");
	assert_false(region_of(stored)->stateful);
	company_add_table(cron, "cron_jobs", 9);
	bill(cron, "EC2");
	assert_true(region_of(cron)->stateful);
	issue.summary = "Balancer needs sticky sessions";
	company_add_issue(sticky, &issue);
	assert_true(region_of(sticky)->stateful);
	assert_int_equal(
	    state_of(sticky, PREREQUISITE_SESSIONS), PREREQUISITE_UNMET);
}

static void
some_databases_are_replicated(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	bill(company, "Cloud Spanner");
	assert_int_equal(
	    state_of(company, PREREQUISITE_REPLICATION), PREREQUISITE_MET);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(silence_is_unknown),
		cmocka_unit_test(headroom_yaml_counts_first),
		cmocka_unit_test(sessions_in_a_table_are_state),
		cmocka_unit_test(uploads_cron_and_sticky_sessions_are_state),
		cmocka_unit_test(some_databases_are_replicated),
	};

	return cmocka_run_group_tests_name("multi_region", tests, NULL, NULL);
}
