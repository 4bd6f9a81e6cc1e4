#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/limit.h"
#include "tests/support/assert_close.h"
#include "tests/support/three_domains.h"

static const Limit *
find_limit(const Company *company, const char *id)
{
	const GPtrArray *limits = company->results->limits->limits;

	for (guint i = 0; i < limits->len; i++) {
		const Limit *limit = limits->pdata[i];

		if (g_str_equal(limit->id, id))
			return limit;
	}
	return NULL;
}

static const Separation *
separation(Company *company, const char *domain)
{
	return &three_domains_find(three_domains_compute(company), domain)
		    ->separation;
}

/* 1e7 rows in one table that grows as users do: ten times, at 8 % a month
 * after ln 10 / ln 1.08 = 29.9188 months, six of which separating takes. */
static void
rows_set_the_date(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const Separation *s;
	const Limit *limit;

	(void)state;
	company_set_users(company, 400, 0.08);
	company->config->team.squads = 1;
	three.search_terms->rows = 1e7;
	s = separation(company, "search");
	assert_int_equal(s->by, SEPARATE_BY_ROWS);
	assert_close(s->multiple[SEPARATE_BY_ROWS].p50, 10, 1e-9);
	assert_prints(s->trigger[SEPARATE_BY_ROWS].p50, "29.9188");
	assert_prints(s->months.p50, "23.9188");
	assert_int_equal(s->time, SEPARATE_LATER);
	limit = find_limit(company, "domain-search-rows");
	assert_non_null(limit);
	assert_int_equal(limit->kind, LIMIT_ORGANISATION);
	assert_close(limit->draws[0], 10, 1e-9);
	assert_close(limit->procurement_weeks, 6 * DAYS_PER_MONTH / 7, 1e-12);
	/* 100 rows are a million times below: nobody plans that far */
	assert_null(find_limit(company, "domain-orders-rows"));
}

static void
the_date_decides_between_now_next_and_later(void **state)
{
	static const struct {
		double rows;
		SeparationTime time;
	} cases[] = {
		{ 2e8, SEPARATE_NOW }, /* passed */
		{ 5e7, SEPARATE_NOW }, /* in 9.0 months, less 6 */
		{ 3e7, SEPARATE_NEXT }, /* in 15.6 */
		{ 1.7e7, SEPARATE_NEXT }, /* in 23.0 */
		{ 1.5e7, SEPARATE_LATER }, /* in 24.6 */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		ThreeDomains three = three_domains_new(100);
		g_autoptr(Company) company = three.company;

		company_set_users(company, 400, 0.08);
		company->config->team.squads = 1;
		three.search_terms->rows = cases[i].rows;
		assert_int_equal(
		    separation(company, "search")->time, cases[i].time);
	}
}

/* The domain's share of spend: search costs 45 of 100. */
static void
spend_past_its_share_calls_at_once(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const Separation *s;

	(void)state;
	company_set_users(company, 400, 0.08);
	company->config->team.squads = 1;
	company->config->cost_tag = g_strdup("domain");
	company_add_tagged_cost(
	    company, "2026-06", "Databases", "Index", "45", "USD", "search");
	company_add_tagged_cost(
	    company, "2026-06", "Compute", "Node", "55", "USD", "orders");
	s = separation(company, "search");
	assert_int_equal(s->by, SEPARATE_BY_SPEND);
	assert_close(s->trigger[SEPARATE_BY_SPEND].p50, 0, 0);
	assert_close(s->months.p50, 0, 0);
	assert_int_equal(s->time, SEPARATE_NOW);
	assert_non_null(find_limit(company, "domain-search-spend"));
	/* and billing costs nothing, which is known */
	s = separation(company, "billing");
	assert_true(isinf(s->trigger[SEPARATE_BY_SPEND].p50));
}

/* Search grows with the square of users, the rest as they do: the odds of its
 * share rise with users. 10 of 110 today; 40 % is odds of 2/3, 20/3 times as
 * many users. */
static void
spend_that_outgrows_the_rest_has_a_date(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	double users = 1000;
	const Separation *s;

	(void)state;
	company->config->team.squads = 1;
	company->config->users.growth = 0.08;
	company->config->cost_tag = g_strdup("domain");
	for (int m = 0; m < 12; m++) {
		const double share = users / (1000 * pow(1.1, 11));
		g_autofree char *month = g_strdup_printf("2025-%02d", m + 1);
		g_autofree char *day = g_strdup_printf("%s-28", month);
		g_autofree char *squared =
		    g_strdup_printf("%.4f", 10 * share * share);
		g_autofree char *linear = g_strdup_printf("%.4f", 100 * share);

		company_add_point(company, "users", day, users);
		company_add_tagged_cost(company, month, "Databases", "Index",
		    squared, "USD", "search");
		company_add_tagged_cost(
		    company, month, "Compute", "Node", linear, "USD", "orders");
		users *= 1.1;
	}
	s = separation(company, "search");
	assert_close(s->multiple[SEPARATE_BY_SPEND].p50, 20. / 3, 1e-3);
	assert_int_equal(s->by, SEPARATE_BY_SPEND);
	/* the others lose share */
	s = separation(company, "orders");
	assert_close(s->trigger[SEPARATE_BY_SPEND].p50, 0, 0);
}

static void
squads_need_users_and_company(void **state)
{
	static const struct {
		double squads, users, multiple;
	} cases[] = {
		{ 2, 4000, 2.5 },
		{ 3, 20000, 1 },
		{ 1, 20000, INFINITY },
		{ NAN, 20000, NAN },
		{ 2, NAN, NAN },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		ThreeDomains three = three_domains_new(100);
		g_autoptr(Company) company = three.company;
		const Limit *limit;

		company_set_users(company, cases[i].users, 0.08);
		company->config->team.squads = cases[i].squads;
		assert_close(separation(company, "search")
				 ->multiple[SEPARATE_BY_SQUADS]
				 .p50,
		    cases[i].multiple, 1e-9);
		limit = find_limit(company, "domain-squads");
		assert_int_equal(
		    limit != NULL, isfinite(cases[i].multiple) != 0);
	}
}

/* One domain alone has nothing to be separated from. */
static void
a_sole_domain_sets_no_limit(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *orders = company_add_table(company, "orders", 2e8);
	Table *items = company_add_table(company, "order_items", 100);

	(void)state;
	(void)orders;
	company_refer(items, "order_id", "bigint", "orders", true);
	company_set_users(company, 20000, 0.08);
	company->config->team.squads = 2;
	assert_int_equal(three_domains_compute(company)->list->len, 1);
	assert_null(find_limit(company, "domain-orders-rows"));
	assert_null(find_limit(company, "domain-squads"));
}

static void
a_duty_calls_at_once(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const Separation *s;

	(void)state;
	three.billing->separate_because = g_strdup("card data");
	company_set_users(company, 400, 0.08);
	company->config->team.squads = 1;
	s = separation(company, "billing");
	assert_int_equal(s->by, SEPARATE_BY_DUTY);
	assert_int_equal(s->time, SEPARATE_NOW);
	assert_int_equal(separation(company, "search")->time, SEPARATE_LATER);
}

/* Nothing calls for it, since users do not grow. */
static void
what_is_tied_to_all_stays_inside(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;

	(void)state;
	company_refer(three.search_terms, "order_id", "bigint", "orders", true);
	company_set_users(company, 400, 0);
	company->config->team.squads = 1;
	/* its only key crosses; of orders' four two do */
	assert_int_equal(separation(company, "search")->time, SEPARATE_NEVER);
	assert_int_equal(separation(company, "orders")->time, SEPARATE_LATER);
}

static void
unknown_rows_keep_nothing_inside(void **state)
{
	ThreeDomains three = three_domains_new(NAN);
	g_autoptr(Company) company = three.company;
	const Separation *s;

	(void)state;
	company_refer(three.search_terms, "order_id", "bigint", "orders", true);
	company_set_users(company, 4000, 0.08);
	company->config->team.squads = 1;
	s = separation(company, "search");
	assert_int_equal(s->time, SEPARATE_UNKNOWN);
	assert_true(isnan(s->months.p50));
	assert_string_equal(separation_time_name(s->time), "unknown");
}

static void
a_known_trigger_counts_beside_an_unknown(void **state)
{
	ThreeDomains three = three_domains_new(NAN);
	g_autoptr(Company) company = three.company;
	const Separation *s;

	(void)state;
	company_set_users(company, 20000, 0.08);
	company->config->team.squads = 2;
	s = separation(company, "search");
	assert_int_equal(s->by, SEPARATE_BY_SQUADS);
	assert_int_equal(s->time, SEPARATE_NOW);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_set_the_date),
		cmocka_unit_test(the_date_decides_between_now_next_and_later),
		cmocka_unit_test(spend_past_its_share_calls_at_once),
		cmocka_unit_test(spend_that_outgrows_the_rest_has_a_date),
		cmocka_unit_test(squads_need_users_and_company),
		cmocka_unit_test(a_sole_domain_sets_no_limit),
		cmocka_unit_test(a_duty_calls_at_once),
		cmocka_unit_test(what_is_tied_to_all_stays_inside),
		cmocka_unit_test(unknown_rows_keep_nothing_inside),
		cmocka_unit_test(a_known_trigger_counts_beside_an_unknown),
	};

	return cmocka_run_group_tests_name(
	    "domain_separation", tests, NULL, NULL);
}
