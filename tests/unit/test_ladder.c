#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/ladder_example.h"

/* [T0] H = 3.4 (p95), next 12.5, the team before it at 2.5. */
static void
the_worked_example_is_in_order(void **state)
{
	static const struct {
		const char *id, *months;
	} want[] = { { "team", "11.9059" }, { "p95", "15.9012" },
		{ "hosting", "32.8183" }, { "int32", "49.3327" } };
	g_autoptr(Company) company = ladder_worked_example();
	const LadderResult *ladder = ladder_of(company);

	(void)state;
	assert_int_equal(ladder->rungs->len, G_N_ELEMENTS(want));
	for (guint i = 0; i < G_N_ELEMENTS(want); i++) {
		const Rung *rung = ladder_rung(ladder, i);

		assert_string_equal(rung->limit->id, want[i].id);
		assert_prints(rung->months.p50, want[i].months);
	}
	assert_close(ladder->headroom.p50, 3.4, 1e-12);
	assert_int_equal(ladder->first, 1);
	assert_close(ladder_rung(ladder, 1)->first_share, 1, 1e-9);
	assert_int_equal(ladder->systems, 3);
}

/* [T0] 240 h by two at 28 h a week: 4.2857 weeks, decided in 134.4152. */
static void
the_worked_example_has_its_deadline(void **state)
{
	g_autoptr(Company) company = ladder_worked_example();
	const Rung *hosting = ladder_find(ladder_of(company), "hosting");

	(void)state;
	assert_prints(hosting->lead_weeks, "4.2857");
	assert_prints(hosting->decide_weeks, "134.4152");
	assert_true(
	    isnan(ladder_find(ladder_of(company), "p95")->decide_weeks));
}

/* An organisation limit never sets the headroom, however low. */
static void
organisation_limits_do_not_count(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const LadderResult *ladder;

	(void)state;
	ladder_add(company, "team", LIMIT_ORGANISATION, 1.1);
	ladder = ladder_of(company);
	assert_int_equal(ladder->first, -1);
	assert_int_equal(ladder->systems, 0);
	assert_true(isnan(ladder->headroom.p50));
	assert_close(ladder->rungs->len, 1, 0);
}

static void
no_limits_are_no_headroom(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const LadderResult *ladder = ladder_of(company);

	(void)state;
	assert_int_equal(ladder->first, -1);
	assert_true(isnan(ladder->headroom.p50));
	assert_true(isnan(ladder->risk_total[1]));
}

/* Two limits that take turns: the least on each draw. */
static void
headroom_is_the_least_on_each_draw(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Limit *a = ladder_add(company, "a", LIMIT_SYSTEM, 5);
	Limit *b = ladder_add(company, "b", LIMIT_SYSTEM, 6);
	const LadderResult *ladder;

	(void)state;
	for (int i = 0; i < DRAWS; i++) {
		a->draws[i] = i % 4 == 0 ? 8 : 5;
		b->draws[i] = i % 4 == 0 ? 2 : 6;
	}
	ladder = ladder_of(company);
	assert_close(ladder->headroom.p10, 2, 0);
	assert_close(ladder->headroom.p50, 5, 0);
	assert_close(ladder_find(ladder, "a")->first_share, 0.75, 1e-9);
	assert_close(ladder_find(ladder, "b")->first_share, 0.25, 1e-9);
	assert_string_equal(
	    ladder_rung(ladder, (guint)ladder->first)->limit->id, "a");
}

static void
what_never_breaks_sets_no_headroom(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const LadderResult *ladder;

	(void)state;
	ladder_add(company, "a", LIMIT_SYSTEM, INFINITY);
	ladder = ladder_of(company);
	assert_int_equal(ladder->systems, 1);
	assert_true(isinf(ladder->headroom.p50));
	assert_close(ladder_rung(ladder, 0)->broken_at[3], 0, 0);
}

/* A limit in time alone: no multiple, no probability, and last of all. */
static void
limits_in_time_have_no_multiple(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Limit *timed = ladder_add(company, "timed", LIMIT_SYSTEM, NAN);
	const LadderResult *ladder;

	(void)state;
	timed->months = g_new(double, DRAWS);
	timed->hours = 10;
	timed->cost[1] = 500;
	for (int i = 0; i < DRAWS; i++)
		timed->months[i] = 6;
	ladder_add(company, "users", LIMIT_SYSTEM, 90);
	ladder_add(company, "never", LIMIT_SYSTEM, INFINITY);
	ladder = ladder_of(company);
	assert_string_equal(ladder_rung(ladder, 2)->limit->id, "timed");
	assert_close(ladder_rung(ladder, 2)->months.p50, 6, 0);
	assert_true(isfinite(ladder_rung(ladder, 2)->decide_weeks));
	assert_true(isnan(ladder_rung(ladder, 2)->broken_at[1]));
	assert_true(isnan(ladder_rung(ladder, 2)->risk[1]));
	assert_close(ladder->headroom.p50, 90, 0);
	assert_string_equal(
	    ladder_rung(ladder, (guint)ladder->first)->limit->id, "users");
}

/* Crossed exactly at the multiple counts as broken there. */
static void
risk_is_probability_times_cost(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Limit *a = ladder_add(company, "a", LIMIT_SYSTEM, 10);
	Limit *b = ladder_add(company, "b", LIMIT_SYSTEM, 60);
	const LadderResult *ladder;

	(void)state;
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		a->cost[m] = 1000 * (m + 1);
		b->cost[m] = m == 3 ? NAN : 50;
	}
	for (int i = 0; i < DRAWS / 4; i++)
		a->draws[i] = 30;
	ladder = ladder_of(company);
	assert_close(ladder_find(ladder, "a")->broken_at[0], 0, 0);
	assert_close(ladder_find(ladder, "a")->broken_at[1], 0.75, 1e-12);
	assert_close(ladder_find(ladder, "a")->risk[1], 1500, 1e-9);
	assert_close(ladder_find(ladder, "a")->risk[2], 3000, 1e-9);
	assert_close(ladder_find(ladder, "b")->risk[2], 0, 0);
	assert_close(ladder->risk_total[1], 1500, 1e-9);
	/* what costs nobody knows what is left out of the sum */
	assert_true(isnan(ladder_find(ladder, "b")->risk[3]));
	assert_close(ladder->risk_total[3], 4000, 1e-9);
}

static void
equal_limits_keep_their_order(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const LadderResult *ladder;

	(void)state;
	ladder_add(company, "b", LIMIT_SYSTEM, 5);
	ladder_add(company, "a", LIMIT_SYSTEM, 5);
	ladder = ladder_of(company);
	assert_string_equal(ladder_rung(ladder, 0)->limit->id, "a");
	assert_int_equal(ladder->first, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_worked_example_is_in_order),
		cmocka_unit_test(the_worked_example_has_its_deadline),
		cmocka_unit_test(organisation_limits_do_not_count),
		cmocka_unit_test(no_limits_are_no_headroom),
		cmocka_unit_test(headroom_is_the_least_on_each_draw),
		cmocka_unit_test(what_never_breaks_sets_no_headroom),
		cmocka_unit_test(limits_in_time_have_no_multiple),
		cmocka_unit_test(risk_is_probability_times_cost),
		cmocka_unit_test(equal_limits_keep_their_order),
	};

	return cmocka_run_group_tests_name("ladder", tests, NULL, NULL);
}
