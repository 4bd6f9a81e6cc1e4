#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/users.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static Limit *
make_limit(const char *id, const char *subject)
{
	return limit_new(id, LIMIT_SYSTEM,
	    (LimitWords){
		.label = MSG_MIGRATION_KEY_LIMIT,
		.subject = subject,
		.crossing = MSG_MIGRATION_KEY_CROSSING,
		.threshold = 2147483647,
		.form = FORM_COUNT,
	    });
}

static void
nothing_is_known_at_first(void **state)
{
	g_autoptr(Limit) limit = make_limit("int4-orders", "orders.id");

	(void)state;
	assert_true(isnan(limit->draws[0]));
	assert_true(isnan(limit->draws[DRAWS - 1]));
	assert_true(isnan(limit->hours));
	assert_true(isnan(limit->cost[3]));
	assert_null(limit->months);
}

static void
words_are_made_when_asked(void **state)
{
	char name[] = "orders.id";
	g_autoptr(Limit) limit = make_limit("int4-orders", name);
	g_autofree char *label = NULL;
	g_autofree char *crossing = limit_crossing(limit);

	(void)state;
	name[0] = 'X'; /* the limit has its own copy */
	label = limit_label(limit);
	assert_string_equal(label, "orders.id runs out of numbers");
	assert_string_equal(
	    crossing, "passes 2,147,483,647, its largest value");
}

static void
ids_become_slugs_of_their_own(void **state)
{
	LimitSet *set = limit_set_new();

	(void)state;
	assert_string_equal(
	    limit_set_add(set, make_limit("Größe", "a"))->id, "gr-e");
	assert_string_equal(
	    limit_set_add(set, make_limit("gr e", "b"))->id, "gr-e-2");
	assert_string_equal(
	    limit_set_add(set, make_limit("订单", "c"))->id, "-");
	assert_int_equal(set->limits->len, 3);
	limit_set_free(set);
}

static void
sources_and_tags_are_kept_apart(void **state)
{
	g_autoptr(Limit) limit = make_limit("x", "x");

	(void)state;
	limit_reads(limit, FIGURE_MEASURED, "file:%s:%d", "a.sql", 3);
	limit_uses(limit, ASSUME_APPEND_ROWS);
	limit_fix_uses(limit, ASSUME_HIRE_MONTHS);
	assert_int_equal(limit->inputs->len, 2);
	assert_string_equal(limit->inputs->pdata[0], "file:a.sql:3");
	assert_string_equal(limit->inputs->pdata[1], "assumption:append_rows");
	assert_string_equal(
	    limit->fix_inputs->pdata[0], "assumption:hire_months");
	assert_int_equal(limit->tags, FIGURE_MEASURED | FIGURE_ASSUMED);
}

/* Twice the users at 8 % a month, by growth; or by months of its own. */
static void
months_follow_growth_unless_given(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Limit) limit = make_limit("x", "x");

	(void)state;
	company_set_users(company, 100, 0.08);
	users_compute(company_evidence(company), company->results, NULL);
	limit_set_multiple(limit, 2);
	assert_close(limit_months(limit, company->results->users).p50,
	    log(2) / log(1.08), 1e-12);
	limit_set_multiple(limit, INFINITY);
	assert_true(isinf(limit_months(limit, company->results->users).p10));
	limit_set_multiple(limit, NAN);
	assert_true(isnan(limit_months(limit, company->results->users).p50));
	limit->months = g_new(double, DRAWS);
	for (int i = 0; i < DRAWS; i++)
		limit->months[i] = 5;
	assert_close(
	    limit_months(limit, company->results->users).p90, 5, 1e-12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_known_at_first),
		cmocka_unit_test(words_are_made_when_asked),
		cmocka_unit_test(ids_become_slugs_of_their_own),
		cmocka_unit_test(sources_and_tags_are_kept_apart),
		cmocka_unit_test(months_follow_growth_unless_given),
	};

	return cmocka_run_group_tests_name("limit", tests, NULL, NULL);
}
