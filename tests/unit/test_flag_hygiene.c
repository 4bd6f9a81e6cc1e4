#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/flag_hygiene.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static const FlagCheck *
find_check(const FlagHygiene *hygiene, const char *key)
{
	for (guint i = 0; i < hygiene->checks->len; i++) {
		const FlagCheck *check =
		    &g_array_index(hygiene->checks, FlagCheck, i);

		if (g_str_equal(check->flag->key, key))
			return check;
	}
	fail_msg("no flag %s", key);
	return NULL;
}

static void
faults_are_told_apart(void **state)
{
	static const struct {
		const char *key;
		FlagState state;
		FlagLifespan lifespan;
		const char *changed, *owner, *type;
		unsigned faults;
	} cases[] = {
		{ "old-on", FLAG_ON, FLAG_TEMPORARY, "2026-01-01", "ana", NULL,
		    FLAG_STALE },
		{ "old-on-untold", FLAG_ON, FLAG_LIFESPAN_UNKNOWN, "2026-01-02",
		    "ana", NULL, FLAG_STALE },
		{ "old-off", FLAG_OFF, FLAG_TEMPORARY, "2026-01-03", "ana",
		    NULL, FLAG_NEVER_ON },
		/* 90 days before 2026-07-01 is 2026-04-02 */
		{ "just-stale", FLAG_ON, FLAG_TEMPORARY, "2026-04-02", "ana",
		    NULL, FLAG_STALE },
		{ "just-fresh", FLAG_ON, FLAG_TEMPORARY, "2026-04-03", "ana",
		    NULL, 0 },
		{ "kill-switch", FLAG_ON, FLAG_PERMANENT, "2025-01-01", "ana",
		    "kill-switch", 0 },
		{ "kept", FLAG_ON, FLAG_PERMANENT, "2025-01-01", "ana",
		    "release", FLAG_KEPT_RELEASE },
		{ "nobodys", FLAG_OFF, FLAG_TEMPORARY, "2026-06-01", NULL, NULL,
		    FLAG_OWNERLESS },
		{ "both", FLAG_ON, FLAG_TEMPORARY, "2025-12-01", NULL, NULL,
		    FLAG_STALE | FLAG_OWNERLESS },
		{ "undated", FLAG_ON, FLAG_TEMPORARY, NULL, "ana", NULL, 0 },
		{ "untold", FLAG_STATE_UNKNOWN, FLAG_TEMPORARY, "2025-01-01",
		    "ana", NULL, 0 },
	};
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(FlagHygiene) hygiene = NULL;
	const FlagCheck *first;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		company_add_flag(company, cases[i].key, cases[i].state,
		    cases[i].lifespan, cases[i].changed, cases[i].owner,
		    cases[i].type);
	company_add_flag(company, "gone", FLAG_ARCHIVED, FLAG_TEMPORARY,
	    "2020-01-01", NULL, NULL);
	hygiene = flag_hygiene_new(company_evidence(company));
	assert_int_equal(hygiene->checks->len, G_N_ELEMENTS(cases));
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_int_equal(
		    find_check(hygiene, cases[i].key)->faults, cases[i].faults);
	assert_int_equal(hygiene->archived, 1);
	assert_int_equal(hygiene->stale, 4);
	assert_int_equal(hygiene->risky, 4);
	assert_int_equal(hygiene->dated, G_N_ELEMENTS(cases) - 1);
	first = &g_array_index(hygiene->checks, FlagCheck, 0);
	assert_string_equal(first->flag->key, "both");
	assert_close(first->age_days, 212, 0);
}

static void
owners_are_missed_only_where_there_are_some(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(FlagHygiene) hygiene = NULL;

	(void)state;
	company_add_flag(
	    company, "a", FLAG_ON, FLAG_TEMPORARY, "2026-06-01", NULL, NULL);
	hygiene = flag_hygiene_new(company_evidence(company));
	assert_false(hygiene->owners);
	assert_int_equal(find_check(hygiene, "a")->faults, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults_are_told_apart),
		cmocka_unit_test(owners_are_missed_only_where_there_are_some),
	};

	return cmocka_run_group_tests_name("flag_hygiene", tests, NULL, NULL);
}
