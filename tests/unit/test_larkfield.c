#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/demo/larkfield.h"
#include "pipeline/stats/growth.h"
#include "pipeline/stats/theil_sen.h"
#include "tests/support/assert_close.h"

enum { SEEDS = 20 };

static Larkfield
make(const char *as_of, uint64_t seed)
{
	DemoOptions options = { .seed = seed, .scale = 1 };
	Larkfield company;

	assert_true(date_parse_iso(as_of, &options.as_of));
	larkfield_init(&company, &options);
	return company;
}

static void
grows_as_planted(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		Larkfield company = make("2026-03-31", seed);
		double months[HISTORY_MONTHS];

		for (int i = 0; i < HISTORY_MONTHS; i++)
			months[i] = i;
		assert_close(
		    growth_fit(months, company.users, HISTORY_MONTHS).rate,
		    PLANTED_GROWTH, 0.004);
		assert_true(company.users[0] > 1000);
	}
}

/* Each month's bill against the users on its first day. */
static void
spends_as_planted(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		Larkfield company = make("2026-03-01", seed);
		double users[BILLED_MONTHS], spend[BILLED_MONTHS];

		for (int i = 0; i < BILLED_MONTHS; i++) {
			users[i] = log(company.users[i + 5]);
			spend[i] = log(company.spend[i]);
		}
		assert_close(theil_sen_fit(users, spend, BILLED_MONTHS).slope,
		    PLANTED_ELASTICITY, 0.08);
	}
}

static void
depends_on_the_seed_alone(void **state)
{
	Larkfield one = make("2026-03-31", 1);
	Larkfield same = make("2026-03-31", 1);
	Larkfield other = make("2026-03-31", 2);
	Larkfield later = make("2031-07-09", 1);

	(void)state;
	assert_memory_equal(one.users, same.users, sizeof(one.users));
	assert_memory_equal(one.spend, same.spend, sizeof(one.spend));
	assert_memory_not_equal(one.users, other.users, sizeof(one.users));
	assert_memory_equal(one.users, later.users, sizeof(one.users));
}

static void
counts_months_back(void **state)
{
	Larkfield company = make("2026-03-31", 1);

	(void)state;
	assert_close(
	    larkfield_age(&company, date_instant(company.as_of)), 0, 1e-12);
	assert_close(
	    larkfield_age(&company, date_instant(company.as_of) - 86400 * 487),
	    16, 1e-3);
}

static void
names_everybody_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < PEOPLE; i++) {
		assert_true(strlen(larkfield_people[i].account_id) >= 24);
		assert_null(strpbrk(larkfield_people[i].account_id, ";,\" "));
		for (size_t k = 0; k < i; k++) {
			assert_string_not_equal(
			    larkfield_people[i].name, larkfield_people[k].name);
			assert_string_not_equal(larkfield_people[i].account_id,
			    larkfield_people[k].account_id);
		}
	}
	for (size_t i = 0; i < PARTS; i++)
		assert_true(larkfield_parts[i].owner < ENGINEERS ||
			    larkfield_parts[i].owner == LEAVER);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows_as_planted),
		cmocka_unit_test(spends_as_planted),
		cmocka_unit_test(depends_on_the_seed_alone),
		cmocka_unit_test(counts_months_back),
		cmocka_unit_test(names_everybody_once),
	};

	return cmocka_run_group_tests_name("larkfield", tests, NULL, NULL);
}
