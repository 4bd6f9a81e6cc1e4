#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/on_call.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

/* Primary and secondary: 2/n; a quarter of their time needs 8 people. */
static void
load_is_shared_by_the_rota(void **state)
{
	static const struct {
		const char *rota;
		double people, load;
	} cases[] = {
		{ "", NAN, NAN },
		{ "governance: {owners: {rota: []}}", NAN, NAN },
		{ "governance: {owners: {rota: [a]}}", 1, 1 },
		{ "governance: {owners: {rota: [a, b, c]}}", 3, 2.0 / 3 },
		{ "governance: {owners: {rota: [a, b, c, d, e, f, g, h]}}", 8,
		    0.25 },
		{ "governance: {owners: {rota: [a, b, c, d]}}\n"
		  "assumptions: {on_call_seats: 1}",
		    4, 0.25 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		OnCall on_call;

		company_configure(company, cases[i].rota);
		on_call = on_call_measure(company_evidence(company));
		if (isnan(cases[i].people))
			assert_true(isnan(on_call.people));
		else
			assert_close(on_call.people, cases[i].people, 0);
		if (isnan(cases[i].load))
			assert_true(isnan(on_call.load));
		else
			assert_close(on_call.load, cases[i].load, 1e-12);
		assert_close(on_call.needed_primary, 4, 0);
		assert_true(isnan(on_call.per_week));
	}
}

static void
eight_are_needed_for_two_at_a_time(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	assert_close(on_call_measure(company_evidence(company)).needed, 8, 0);
}

static void
incidents_of_the_last_days_count(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	OnCall on_call;

	(void)state;
	company_configure(company, "governance: {owners: {rota: [a, b]}}");
	/* a Monday at ten, a Monday at six, a Saturday, and long ago */
	company_add_incident(company, "1", "2026-06-01T10:00:00Z", NAN, NAN);
	company_add_incident(company, "1", "2026-06-01T18:00:00Z", NAN, NAN);
	company_add_incident(company, "1", "2026-06-06T12:00:00Z", NAN, NAN);
	company_add_incident(company, "1", "2026-01-05T12:00:00Z", NAN, NAN);
	on_call = on_call_measure(company_evidence(company));
	assert_int_equal(on_call.incidents, 3);
	assert_int_equal(on_call.timed, 3);
	assert_int_equal(on_call.outside, 2);
	assert_close(on_call.per_week, 3 / (90.0 / 7), 1e-12);
	assert_close(on_call.per_person_week, 1.5 / (90.0 / 7), 1e-12);
}

static void
days_alone_tell_no_hours(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	OnCall on_call;

	(void)state;
	company_add_incident(company, "1", "2026-06-06", NAN, NAN);
	on_call = on_call_measure(company_evidence(company));
	assert_int_equal(on_call.incidents, 1);
	assert_int_equal(on_call.timed, 0);
	assert_true(isnan(on_call.per_person_week));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(load_is_shared_by_the_rota),
		cmocka_unit_test(eight_are_needed_for_two_at_a_time),
		cmocka_unit_test(incidents_of_the_last_days_count),
		cmocka_unit_test(days_alone_tell_no_hours),
	};

	return cmocka_run_group_tests_name("on_call", tests, NULL, NULL);
}
