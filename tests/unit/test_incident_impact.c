#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/incident_impact.h"
#include "pipeline/stats/expected_events.h"
#include "pipeline/analysis/users.h"
#include "tests/support/assert_close.h"
#include "tests/support/debt_items.h"

/* Incidents of 2, 4, 6 … hours, and the impact that they have. */
static IncidentImpact *
impact_of(Company *company, int incidents)
{
	static const char *const ids[] = { "A1", "A2", "A3", "A4", "A5", "A6",
		"A7", "A8", "A9" };

	company_configure(company, "business: {revenue: 73050}\n");
	company_set_users(company, 4000, 0.08);
	for (int i = 0; i < incidents; i++)
		debt_add_incident(company, "2026-04-02", 2 * (i + 1),
		    "Checkout", ids[i], "Down", NULL);
	debt_register_of(company);
	return incident_impact_new(company_evidence(company),
	    company->results->users,
	    company->results->debt_register->incidents);
}

static void
durations_are_measured_on_five_incidents(void **state)
{
	static const struct {
		int incidents;
		bool measured;
		double least, most; /* of the mean of the draws */
	} cases[] = {
		{ 0, false, 3.4, 3.6 }, /* the assumption: 0.5, 2, 8 */
		{ 4, false, 3.4, 3.6 },
		{ 5, true, 5.5, 6.5 },
		{ 9, true, 9.5, 10.5 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(IncidentImpact) impact =
		    impact_of(company, cases[i].incidents);

		print_message("%zu\n", i);
		assert_int_equal(impact->hours_measured, cases[i].measured);
		assert_true(impact->mean_hours > cases[i].least);
		assert_true(impact->mean_hours < cases[i].most);
		assert_close(impact->revenue_hour, 100, 1e-12);
		assert_close(impact->events[2][7],
		    expected_events(1, 0.08, 1, 12), 1e-12);
	}
}

/* The mean of the draws is the rate; those of one count are the same. */
static void
rates_are_drawn_once_for_each_count(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(IncidentImpact) impact = impact_of(company, 3);
	const double *rates = incident_impact_rates(impact, 3);
	double sum = 0;

	(void)state;
	for (int i = 0; i < DRAWS; i++)
		sum += rates[i];
	assert_close(sum / DRAWS, event_rate(3, 90 / DAYS_PER_MONTH), 0.02);
	assert_ptr_equal(rates, incident_impact_rates(impact, 3));
	assert_ptr_not_equal(rates, incident_impact_rates(impact, 2));
}

static void
without_incidents_there_is_no_rate(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(IncidentImpact) impact = impact_of(company, 0);

	(void)state;
	assert_null(incident_impact_rates(impact, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(durations_are_measured_on_five_incidents),
		cmocka_unit_test(rates_are_drawn_once_for_each_count),
		cmocka_unit_test(without_incidents_there_is_no_rate),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
