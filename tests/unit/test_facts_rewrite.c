#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include <math.h>

#include "pipeline/facts/facts_rewrite.h"
#include "tests/support/company.h"

static char *
shout(void *data, const char *text)
{
	++*(int *)data;
	return g_ascii_strup(text, -1);
}

static void
what_people_write_goes_through(void **state)
{
	static const char *const words[] = { "pay", NULL };
	g_autoptr(Company) company = company_new("2026-07-01");
	Issue issue = company_feature(company, "2026-06-01", "2026-06-02", 1);
	const Incident incident = { .title = "down",
		.cause = "ana",
		.started = issue.created,
		.acknowledged = INSTANT_NONE,
		.resolved = INSTANT_NONE };
	const Issue *kept;
	int count = 0;

	(void)state;
	issue.summary = issue.assignee = "ana";
	issue.reporter = "ben";
	issue.sprint = "ana's";
	issue.components = issue.labels = words;
	company_add_issue(company, &issue);
	facts_add_incident(company->facts, &incident);
	facts_add_reject(company->facts, issue.input, 3, 1, "no key", "of ana");
	facts_add_finding(company->facts, FINDING_NOTE, "a", NULL, "as ana");
	company_evidence(company);
	facts_rewrite(company->facts, shout, &count);
	kept = facts_issues(company->facts)->pdata[0];
	assert_string_equal(kept->assignee, "ANA");
	assert_string_equal(kept->reporter, "BEN");
	assert_string_equal(kept->summary, "ANA");
	assert_string_equal(kept->sprint, "ANA'S");
	assert_string_equal(kept->components[0], "PAY");
	assert_string_equal(kept->labels[0], "PAY");
	assert_string_equal(kept->key, "SHOP-1");
	assert_string_equal(
	    ((const Incident *)facts_incidents(company->facts)->pdata[0])
		->cause,
	    "ANA");
	assert_string_equal(
	    ((const Reject *)facts_rejects(company->facts)->pdata[0])->excerpt,
	    "OF ANA");
	assert_string_equal(
	    finding_list_get(facts_findings(company->facts), 0)->message,
	    "AS ANA");
	/* "ana" is asked about once */
	assert_int_equal(count, 8);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_people_write_goes_through),
	};

	return cmocka_run_group_tests_name("facts_rewrite", tests, NULL, NULL);
}
