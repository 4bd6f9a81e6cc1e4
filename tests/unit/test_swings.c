#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/swings.h"
#include "pipeline/analysis/users.h"
#include "tests/support/assert_close.h"
#include "tests/support/ladder_example.h"

static const SwingsResult *
swings_of(Company *company)
{
	ladder_of(company);
	assert_true(
	    swings_compute(company_evidence(company), company->results, NULL));
	return company->results->swings;
}

/* What breaks at NUMBER divided by the assumption that it names. */
static Limit *
divide_again(
    const Evidence *evidence, const Results *results, const Limit *limit)
{
	Limit *made = limit_new(limit->id, limit->kind, limit->words);

	(void)results;
	limit_set_multiple(made,
	    limit->words.threshold /
		assume(&evidence->config->assumptions, ASSUME_PROXY_FACTOR));
	return made;
}

static Limit *
add_divided(Company *company, const char *id, double number)
{
	Limit *limit = ladder_add(company, id, LIMIT_SYSTEM, number);

	limit->words.threshold = number;
	limit->remake = divide_again;
	limit_uses(limit, ASSUME_PROXY_FACTOR);
	return limit;
}

static const Swing *
find(const GArray *swings, AssumptionId id)
{
	for (guint i = 0; i < swings->len; i++)
		if (swing_at(swings, i)->info->id == id)
			return swing_at(swings, i);
	return NULL;
}

/* 10 / (1/3) = 30 and 10 / 3, unless another breaks before at 20. */
static void
headroom_at_both_ends(void **state)
{
	static const struct {
		double other, want_low;
	} cases[] = { { 100, 30 }, { 20, 20 }, { 5, 5 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const Swing *swing;

		company_set_users(company, 1000, 0.08);
		add_divided(company, "load", 10);
		ladder_add(company, "fixed", LIMIT_SYSTEM, cases[i].other);
		swing = find(swings_of(company)->swings, ASSUME_PROXY_FACTOR);
		assert_non_null(swing);
		assert_close(swing->low.at, 1.0 / 3, 1e-9);
		assert_close(swing->high.at, 3, 0);
		assert_close(swing->low.headroom, cases[i].want_low, 1e-9);
		assert_close(swing->high.headroom, 10.0 / 3, 1e-9);
		assert_true(swing->moves_headroom);
		assert_close(company->results->ladder->headroom.p50,
		    fmin(10, cases[i].other), 0);
	}
}

/* Never below what is broken today, and all that rest on it move together. */
static void
all_limits_of_one_assumption_move(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Swing *swing;

	(void)state;
	company_set_users(company, 1000, 0.08);
	add_divided(company, "load", 2);
	add_divided(company, "memory", 4);
	swing = find(swings_of(company)->swings, ASSUME_PROXY_FACTOR);
	assert_close(swing->low.headroom, 6, 1e-9);
	assert_close(swing->high.headroom, 1, 0);
}

/* ln 2 / ln 1.04 and ln 2 / ln 1.12 months; 240 h by two people at 28 h are
 * 4.2857 weeks, and 4 more are kept. */
static void
dates_at_both_ends(void **state)
{
	static const struct {
		AssumptionId id;
		double low, high;
	} cases[] = {
		{ ASSUME_GROWTH, 17.6730 * 30.4375 / 7 - 8.2857,
		    6.1163 * 30.4375 / 7 - 8.2857 },
		{ ASSUME_LEAD_PEOPLE, 39.1622 - 8.5714 - 4,
		    39.1622 - 2.1429 - 4 },
		{ ASSUME_HOURS_PER_WEEK, 39.1622 - 6 - 4,
		    39.1622 - 3.4286 - 4 },
		{ ASSUME_DECIDE_BUFFER, 39.1622 - 4.2857 - 2,
		    39.1622 - 4.2857 - 8 },
	};
	g_autoptr(Company) company = company_new("2026-07-01");
	const SwingsResult *swings;
	double shift;

	(void)state;
	company->config->users.active = 1000;
	ladder_add(company, "hosting", LIMIT_SYSTEM, 2)->hours = 240;
	swings = swings_of(company);
	/* the growth of the draws is not quite the one in the middle */
	shift = ladder_rung(company->results->ladder, 0)->decide_weeks -
		(39.1622 - 4.2857 - 4);
	assert_true(fabs(shift) < 0.5);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Swing *swing = find(swings->swings, cases[i].id);
		const double off = cases[i].id == ASSUME_GROWTH ? 0 : shift;

		assert_non_null(swing);
		assert_false(swing->moves_headroom);
		assert_true(swing->moves_date);
		assert_close(swing->low.decide_weeks, cases[i].low + off, 1e-3);
		assert_close(
		    swing->high.decide_weeks, cases[i].high + off, 1e-3);
	}
	assert_int_equal(swing_at(swings->swings, 0)->info->id, ASSUME_GROWTH);
	assert_int_equal(
	    swing_at(swings->swings, 1)->info->id, ASSUME_LEAD_PEOPLE);
}

/* A hundredth of its numbers used by a key of a table that links two others:
 * 100 to the power of 1 / 1 and of 1 / 1.5. */
static void
keys_are_tried_again(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Swing *swing;
	Table *seats;

	(void)state;
	company_set_users(company, 10, 0.08);
	company_add_table(company, "people", 1000);
	company_add_table(company, "boats", 1000);
	seats = company_add_table(company, "seats", 5000);
	company_key(seats, "integer", 2147483647.0 / 100);
	company_refer(seats, "person_id", "bigint", "people", true);
	company_refer(seats, "boat_id", "bigint", "boats", true);
	company_report(company);
	swing = find(company->results->swings->swings, ASSUME_JOIN_GROWTH);
	assert_non_null(swing);
	assert_close(swing->low.headroom, 100, 1e-6);
	assert_close(swing->high.headroom, 21.544347, 1e-6);
}

/* Partitions at 30 million rows or at 300 million, of 10 million. */
static void
rows_are_tried_again(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Swing *swing;

	(void)state;
	company_set_users(company, 1000, 0.08);
	company_add_table(company, "audit_events", 1e7);
	company_report(company);
	swing = find(company->results->swings->swings, ASSUME_APPEND_ROWS);
	assert_non_null(swing);
	assert_close(swing->low.headroom, 3, 1e-9);
	assert_close(swing->high.headroom, 30, 1e-9);
}

/* Concurrent users that are estimated from all users: 25 of 500, by three
 * times either way. */
static void
estimates_are_tried_again(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Swing *swing;

	(void)state;
	company_set_users(company, 5000, 0.08);
	company_report(company);
	swing = find(company->results->swings->swings, ASSUME_PROXY_FACTOR);
	assert_non_null(swing);
	assert_close(swing->high.headroom / swing->low.headroom, 9, 1e-9);
}

static void
what_is_known_is_not_tried(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const SwingsResult *swings;

	(void)state;
	company_set_users(company, 1000, 0.08);
	add_divided(company, "load", 10)->hours = 240;
	company->config->assumptions.values[ASSUME_PROXY_FACTOR] =
	    (Assumption){ 1, 1, 1, true };
	swings = swings_of(company);
	assert_null(find(swings->swings, ASSUME_GROWTH));
	assert_null(find(swings->still, ASSUME_GROWTH));
	assert_null(find(swings->swings, ASSUME_PROXY_FACTOR));
	assert_null(find(swings->still, ASSUME_PROXY_FACTOR));
	assert_non_null(find(swings->swings, ASSUME_LEAD_PEOPLE));
	assert_non_null(find(swings->still, ASSUME_JOIN_GROWTH));
}

static void
nothing_can_move_what_is_not_known(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const SwingsResult *swings = swings_of(company);

	(void)state;
	assert_int_equal(swings->swings->len, 0);
	assert_int_equal(swings->still->len, 0);
}

/* The answer itself stays as it was. */
static void
trying_changes_nothing(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const LadderResult *ladder;
	Rung before;

	(void)state;
	company_set_users(company, 1000, 0.08);
	add_divided(company, "load", 10)->hours = 240;
	ladder = ladder_of(company);
	before = *ladder_rung(ladder, 0);
	swings_of(company);
	assert_memory_equal(&before, ladder_rung(ladder, 0), sizeof before);
	assert_close(ladder->headroom.p50, 10, 0);
	assert_int_equal(company->results->limits->limits->len, 1);
	assert_true(
	    company->config->assumptions.values[ASSUME_PROXY_FACTOR].low < 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headroom_at_both_ends),
		cmocka_unit_test(all_limits_of_one_assumption_move),
		cmocka_unit_test(dates_at_both_ends),
		cmocka_unit_test(keys_are_tried_again),
		cmocka_unit_test(rows_are_tried_again),
		cmocka_unit_test(estimates_are_tried_again),
		cmocka_unit_test(what_is_known_is_not_tried),
		cmocka_unit_test(nothing_can_move_what_is_not_known),
		cmocka_unit_test(trying_changes_nothing),
	};

	return cmocka_run_group_tests_name("swings", tests, NULL, NULL);
}
