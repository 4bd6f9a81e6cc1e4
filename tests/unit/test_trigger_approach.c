#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/trigger_approach.h"
#include "tests/support/trigger_of.h"

static void
check(Company *company, const char *id, const char *name, const char *words)
{
	const Trigger *trigger = trigger_of(company, id);
	g_autofree char *told =
	    trigger_approach_words(&trigger->approach, trigger->info);

	assert_string_equal(trigger_approach_name(&trigger->approach), name);
	if (words == NULL)
		assert_null(told);
	else
		assert_string_equal(told, words);
}

/* Words of the company, then its bills, its schema, the playbook. */
static void
the_best_evidence_counts(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	ConfigDecision *decision =
	    company_add_decision(company, "database", NAN, NAN);

	(void)state;
	decision->approach = g_strdup("two nodes");
	company_add_decision(company, "Encoding", 1, 2);
	company_add_cost(company, "2026-06", "Databases", "RDS", "10", "USD");
	company_add_cost(company, "2026-06", "Integration", "SQS", "10", "USD");
	company_add_table(company, "delayed_jobs", 10);
	table_add_column(
	    company_add_table(company, "users", 10), "password_hash", "text");
	check(company, "database", "configured", "two nodes");
	check(company, "queuing", "bills", "SQS, by the bills");
	check(
	    company, "auth", "schema", "passwords in the own database (users)");
	check(company, "search", "assumed",
	    "LIKE queries in the database (assumed)");
	check(company, "encoding", "unknown", NULL);
}

static void
schemas_show_queues_and_search(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_add_table(company, "Delayed_Jobs", 10);
	table_add_column(
	    company_add_table(company, "articles", 10), "words", "tsvector");
	check(company, "queuing", "schema",
	    "a job table in the database (Delayed_Jobs)");
	check(company, "search", "schema",
	    "full-text search in the database (articles)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_best_evidence_counts),
		cmocka_unit_test(schemas_show_queues_and_search),
	};

	return cmocka_run_group_tests_name(
	    "trigger_approach", tests, NULL, NULL);
}
