#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/triggers.h"
#include "pipeline/stats/crossing.h"
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

/* What breaks at once shares the draw; it is not the first by its name. */
static void
what_breaks_together_shares_the_draw(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const LadderResult *ladder;

	(void)state;
	ladder_add(company, "c", LIMIT_SYSTEM, 5);
	ladder_add(company, "b", LIMIT_SYSTEM, 5)->draws[0] = 2;
	ladder_add(company, "a", LIMIT_SYSTEM, 0.2); /* broken today */
	ladder_add(company, "d", LIMIT_SYSTEM, 1);
	ladder = ladder_of(company);
	assert_close(ladder->headroom.p50, 1, 0);
	assert_close(ladder_find(ladder, "a")->multiple.p50, 1, 0);
	assert_close(ladder_find(ladder, "a")->months.p50, 0, 0);
	assert_close(ladder_find(ladder, "a")->first_share, 0.5, 1e-9);
	assert_close(ladder_find(ladder, "d")->first_share, 0.5, 1e-9);
	assert_close(ladder_find(ladder, "b")->first_share, 0, 0);
	assert_int_equal(ladder->first, 0);
}

/* On draws on which nothing breaks, nothing is first. */
static void
what_rarely_breaks_is_rarely_first(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Limit *rare = ladder_add(company, "b", LIMIT_SYSTEM, INFINITY);
	const LadderResult *ladder;

	(void)state;
	ladder_add(company, "a", LIMIT_SYSTEM, INFINITY);
	for (int i = 0; i < DRAWS; i += 5)
		rare->draws[i] = 4;
	ladder = ladder_of(company);
	assert_close(ladder->headroom.p10, 4, 0);
	assert_true(isinf(ladder->headroom.p50));
	assert_close(ladder_find(ladder, "b")->first_share, 0.2, 1e-9);
	assert_close(ladder_find(ladder, "a")->first_share, 0, 0);
	assert_string_equal(
	    ladder_rung(ladder, (guint)ladder->first)->limit->id, "b");
}

/* Two limits of one table are mended by one migration. */
static void
a_fix_is_paid_once(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Limit *key = ladder_add(company, "key", LIMIT_SYSTEM, 60);
	Limit *rows = ladder_add(company, "rows", LIMIT_SYSTEM, 60);
	Limit *other = ladder_add(company, "other", LIMIT_SYSTEM, 10);
	const LadderResult *ladder;

	(void)state;
	key->cost_figure = g_strdup("migration.orders.cost");
	rows->cost_figure = g_strdup("migration.orders.cost");
	other->cost_figure = g_strdup("migration.other.cost");
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		key->cost[m] = rows->cost[m] = other->cost[m] = 1000;
	for (int i = 0; i < DRAWS / 2; i++) {
		key->draws[i] = 8;
		rows->draws[i + DRAWS / 4] = 9;
	}
	ladder = ladder_of(company);
	/* each half of the draws, together three quarters */
	assert_close(ladder_find(ladder, "key")->risk[1], 500, 1e-9);
	assert_close(ladder_find(ladder, "rows")->risk[1], 500, 1e-9);
	assert_close(ladder->risk_total[0], 0, 0);
	assert_close(ladder->risk_total[1], 750 + 1000, 1e-9);
	assert_close(ladder->risk_total[3], 1000 + 1000, 1e-9);
}

/* One whose multiple is not known does not hide the other's risk. */
static void
a_fix_counts_by_what_is_known(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Limit *timed = ladder_add(company, "timed", LIMIT_SYSTEM, NAN);
	Limit *known = ladder_add(company, "known", LIMIT_SYSTEM, 3);

	(void)state;
	timed->cost_figure = g_strdup("migration.orders.cost");
	known->cost_figure = g_strdup("migration.orders.cost");
	timed->cost[1] = known->cost[1] = 700;
	assert_close(ladder_of(company)->risk_total[1], 700, 1e-9);
	assert_true(isnan(ladder_of(company)->risk_total[2]));
}

/* ln of the proxy's factor is triangular about 0 as far as ln 3. */
static double
proxy_passes(double multiple)
{
	const double width = log(3), at = log(multiple / 12.5);

	if (fabs(at) >= width)
		return at > 0;
	return at < 0 ? (at + width) * (at + width) / (2 * width * width)
		      : 1 - (width - at) * (width - at) / (2 * width * width);
}

static Crossing
crossing_of(const Trigger *trigger)
{
	return (Crossing){ trigger->value, trigger->threshold, trigger->trend,
		trigger->trend_error.slope, trigger->trend_error.noise,
		trigger->trend_error.wander };
}

static double
trend_passes(const Trigger *trigger, double multiple)
{
	const Crossing crossing = crossing_of(trigger);

	return crossing_probability(&crossing,
	    log(multiple) / log(1.08) + fmax(0, trigger->age_months));
}

static double
either_passes(const Trigger *trigger, double multiple)
{
	return 1 - (1 - proxy_passes(multiple)) *
		       (1 - trend_passes(trigger, multiple));
}

/* Of draws on which the trend crosses before the proxy does. */
static double
trend_is_first(const Trigger *trigger)
{
	const Crossing crossing = crossing_of(trigger);
	double share = 0;

	for (int i = 0; i < 1000; i++)
		share +=
		    1 - proxy_passes(pow(1.08,
			    crossing_quantile(&crossing, (i + 0.5) / 1000) -
				fmax(0, trigger->age_months)));
	return share / 1000;
}

static const Trigger *
find_trigger(const TriggersResult *result, const char *id)
{
	for (guint i = 0; i < result->triggers->len; i++)
		if (g_str_equal(
			g_array_index(result->triggers, Trigger, i).id, id))
			return &g_array_index(result->triggers, Trigger, i);
	fail_msg("no trigger %s", id);
	return NULL;
}

/* A proxy and a noisy trend: P(m), headroom and who is first agree with
 * their closed forms, as far as 10,000 draws can. */
static void
draws_agree_with_closed_forms(void **state)
{
	static const double wobble[] = { 1, 1.1, 0.94, 1.05, 0.97, 1.08, 0.95,
		1 };
	g_autoptr(Company) company = company_new("2026-07-01");
	const LadderResult *ladder;
	const Trigger *database;

	(void)state;
	company_set_users(company, 4000, 0.08);
	for (int i = 0; i < 8; i++) {
		char date[DATE_TEXT_SIZE];

		date_format_iso(date_from_ymd(2025, 12, 1) + i * 30, date);
		company_add_point(company, "p95_ms", date,
		    40 * exp(0.04 * (i - 7)) * wobble[i]);
	}
	company_report(company);
	ladder = company->results->ladder;
	database = find_trigger(company->results->triggers, "database");
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		const Rung *trend = ladder_find(ladder, "database");
		const Rung *proxy = ladder_find(ladder, "hosting");

		assert_close(trend->broken_at[m],
		    trend_passes(database, multiples[m]), 0.015);
		assert_close(
		    proxy->broken_at[m], proxy_passes(multiples[m]), 0.015);
		assert_close(trend->risk[m],
		    trend->broken_at[m] * database->cost[m], 1e-6);
		assert_close(ladder->risk_total[m],
		    trend->risk[m] + proxy->risk[m], 1e-6);
	}
	assert_close(either_passes(database, ladder->headroom.p10), 0.1, 0.01);
	assert_close(either_passes(database, ladder->headroom.p50), 0.5, 0.015);
	assert_close(either_passes(database, ladder->headroom.p90), 0.9, 0.01);
	assert_close(ladder_find(ladder, "database")->first_share,
	    trend_is_first(database), 0.015);
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
		cmocka_unit_test(what_breaks_together_shares_the_draw),
		cmocka_unit_test(what_rarely_breaks_is_rarely_first),
		cmocka_unit_test(a_fix_is_paid_once),
		cmocka_unit_test(a_fix_counts_by_what_is_known),
		cmocka_unit_test(draws_agree_with_closed_forms),
	};

	return cmocka_run_group_tests_name("ladder", tests, NULL, NULL);
}
