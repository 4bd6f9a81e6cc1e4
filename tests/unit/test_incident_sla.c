#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/incident_sla.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static void
severities_become_levels(void **state)
{
	static const struct {
		const char *severity;
		bool from_zero;
		int level;
	} cases[] = {
		{ "1", false, 1 },
		{ "P1", false, 1 },
		{ "sev-2", false, 2 },
		{ "SEV3", false, 3 },
		{ "S4", false, 4 },
		{ "P5", false, 4 },
		{ "P0", true, 1 },
		{ "P1", true, 2 },
		{ "3 - Moderate", false, 3 },
		{ "Severity 2", false, 2 },
		{ "Critical", false, 1 },
		{ "BLOCKER", false, 1 },
		{ "high", false, 2 },
		{ "Major incident", false, 2 },
		{ "Medium", false, 3 },
		{ "low", false, 4 },
		{ "Trivial", false, 4 },
		{ "Unbreak now", false, NO_LEVEL },
		{ "12 users affected", false, NO_LEVEL },
		{ "", false, NO_LEVEL },
		{ NULL, false, NO_LEVEL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		print_message("%s\n", cases[i].severity);
		assert_int_equal(
		    severity_level(cases[i].severity, cases[i].from_zero),
		    cases[i].level);
	}
}

static void
open_incidents_count_as_late(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	IncidentSla sla;

	(void)state;
	/* in time, late, and open for weeks: 1 − 2/3 */
	company_add_incident(company, "P1", "2026-05-04T10:00:00Z", 0.2, 3);
	company_add_incident(company, "P1", "2026-05-05T10:00:00Z", 0.2, 9);
	company_add_incident(company, "P1", "2026-06-01T10:00:00Z", 1, NAN);
	company_add_incident(company, "P1", "2025-01-01T10:00:00Z", 0.2, 3);
	sla = incident_sla_measure(company_evidence(company));
	assert_int_equal(sla.incidents, 3);
	assert_int_equal(sla.levels[0].incidents, 3);
	assert_int_equal(sla.levels[0].open, 1);
	assert_int_equal(sla.levels[0].log->len, 3);
	assert_close(sla.levels[0].resolved.share, 1.0 / 3, 1e-12);
	assert_close(sla.levels[0].acknowledged.share, 2.0 / 3, 1e-12);
	assert_true(isnan(sla.levels[1].resolved.share));
	incident_sla_clear(&sla);
}

static void
the_fourth_waits_for_a_business_day(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	IncidentSla sla;

	(void)state;
	/* from Friday the 5th to the end of Monday the 8th */
	company_add_incident(company, "P4", "2026-06-05T10:00:00Z", 85, 900);
	company_add_incident(company, "P4", "2026-06-05T10:00:00Z", 87, 900);
	sla = incident_sla_measure(company_evidence(company));
	assert_close(sla.levels[3].acknowledged.share, 0.5, 1e-12);
	assert_true(isnan(sla.levels[3].resolve_hours));
	assert_true(isnan(sla.levels[3].resolved.share));
	incident_sla_clear(&sla);
}

static void
what_is_not_acknowledged_is_seen_when_it_is_over(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	IncidentSla sla;

	(void)state;
	company_add_incident(company, "2", "2026-06-05T10:00:00Z", NAN, 0.4);
	company_add_incident(company, "2", "2026-06-06T10:00:00Z", 3, 4);
	sla = incident_sla_measure(company_evidence(company));
	assert_true(sla.acknowledgements);
	assert_close(sla.levels[1].acknowledged.share, 0.5, 1e-12);
	incident_sla_clear(&sla);
}

static void
without_acknowledgements_nothing_is_said_of_them(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	IncidentSla sla;

	(void)state;
	company_add_incident(company, "2", "2026-06-05T10:00:00Z", NAN, 0.4);
	sla = incident_sla_measure(company_evidence(company));
	assert_false(sla.acknowledgements);
	assert_true(isnan(sla.levels[1].acknowledged.share));
	assert_close(sla.levels[1].resolved.share, 1, 1e-12);
	incident_sla_clear(&sla);
}

static void
headroom_yaml_has_its_say(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	IncidentSla sla;

	(void)state;
	company_configure(company,
	    "governance:\n  slas:\n"
	    "    - {severity: Unbreak now, level: 1, resolve: 10}\n"
	    "    - {severity: \"P2*\", acknowledge: 2}\n");
	company_add_incident(
	    company, "Unbreak now", "2026-06-05T10:00:00Z", 0.1, 9);
	company_add_incident(company, "P2", "2026-06-05T10:00:00Z", 1.5, 9);
	company_add_incident(company, "odd", "2026-06-05T10:00:00Z", 1, 9);
	sla = incident_sla_measure(company_evidence(company));
	assert_close(sla.levels[0].resolve_hours, 10, 0);
	assert_close(sla.levels[0].acknowledge_hours, 0.25, 0);
	assert_close(sla.levels[0].resolved.share, 1, 1e-12);
	assert_close(sla.levels[1].acknowledged.share, 1, 1e-12);
	assert_true(sla.levels[1].configured);
	assert_false(sla.levels[2].configured);
	assert_int_equal(sla.unrated, 1);
	assert_string_equal(sla.unrated_as, "odd");
	incident_sla_clear(&sla);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(severities_become_levels),
		cmocka_unit_test(open_incidents_count_as_late),
		cmocka_unit_test(the_fourth_waits_for_a_business_day),
		cmocka_unit_test(
		    what_is_not_acknowledged_is_seen_when_it_is_over),
		cmocka_unit_test(
		    without_acknowledgements_nothing_is_said_of_them),
		cmocka_unit_test(headroom_yaml_has_its_say),
	};

	return cmocka_run_group_tests_name("incident_sla", tests, NULL, NULL);
}
