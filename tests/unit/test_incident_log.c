#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/incident_log.h"
#include "tests/support/company.h"

static void
add_issue_incident(Company *company)
{
	Issue issue = company_feature(company, "2026-03-01", "2026-03-02", 1);

	issue.kind = ISSUE_INCIDENT;
	issue.priority = "High";
	company_add_issue(company, &issue);
}

static void
exports_come_before_trackers(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(IncidentLog) log = NULL;

	(void)state;
	add_issue_incident(company);
	company_add_incident(company, "P1", "2026-05-04T10:00:00Z", 1, 2);
	log = incident_log_new(company_evidence(company));
	assert_int_equal(log->from, INPUT_INCIDENTS);
	assert_int_equal(log->incidents->len, 1);
	assert_string_equal(
	    g_array_index(log->incidents, LoggedIncident, 0).severity, "P1");
}

static void
trackers_do_where_there_is_no_export(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Issue feature = company_feature(company, "2026-03-01", NULL, 1);
	g_autoptr(IncidentLog) log = NULL;
	const LoggedIncident *incident;

	(void)state;
	company_add_issue(company, &feature);
	add_issue_incident(company);
	log = incident_log_new(company_evidence(company));
	assert_int_equal(log->from, INPUT_ISSUES);
	assert_int_equal(log->incidents->len, 1);
	incident = &g_array_index(log->incidents, LoggedIncident, 0);
	assert_string_equal(incident->severity, "High");
	assert_true(incident->acknowledged == INSTANT_NONE);
	assert_true(incident->resolved - incident->started == SECONDS_PER_DAY);
}

static void
nothing_is_from_nowhere(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(IncidentLog) log =
	    incident_log_new(company_evidence(company));

	(void)state;
	assert_int_equal(log->from, INPUT_UNKNOWN);
	assert_int_equal(log->incidents->len, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exports_come_before_trackers),
		cmocka_unit_test(trackers_do_where_there_is_no_export),
		cmocka_unit_test(nothing_is_from_nowhere),
	};

	return cmocka_run_group_tests_name("incident_log", tests, NULL, NULL);
}
