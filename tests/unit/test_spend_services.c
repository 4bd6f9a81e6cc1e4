#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/spend_services.h"
#include "pipeline/analysis/users.h"
#include "tests/support/company.h"

static char *
named(Company *company, const char *words)
{
	const Evidence *evidence = company_evidence(company);

	if (company->results->spend == NULL) {
		assert_true(users_compute(evidence, company->results, NULL));
		assert_true(spend_compute(evidence, company->results, NULL));
	}
	return spend_services(evidence, company->results->spend, words);
}

/* The dearest two of the latest month, each once. */
static void
services_are_named_by_cost(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autofree char *queues = NULL;
	g_autofree char *none = NULL;
	g_autofree char *gone = NULL;

	(void)state;
	company_add_cost(
	    company, "2026-05", "Integration", "Old Queue", "900", "USD");
	company_add_cost(
	    company, "2026-06", "Integration", "A Queue", "10", "USD");
	company_add_cost(
	    company, "2026-06", "Integration", "B Queue", "20", "USD");
	company_add_cost(
	    company, "2026-06", "Integration", "C Queue", "15", "USD");
	queues = named(company, "queue");
	assert_string_equal(queues, "B Queue, C Queue");
	none = named(company, "topic");
	assert_null(none);
	gone = named(company, "Old");
	assert_null(gone);
}

static void
without_bills_nothing_is_named(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autofree char *none = named(company, "Queue");

	(void)state;
	assert_null(none);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(services_are_named_by_cost),
		cmocka_unit_test(without_bills_nothing_is_named),
	};

	return cmocka_run_group_tests_name("spend_services", tests, NULL, NULL);
}
