#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/team_roster.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

enum {
	OPS = 1 << TEAM_ROLE_DEVOPS,
	QA = 1 << TEAM_ROLE_QA,
	DATA = 1 << TEAM_ROLE_DATA,
};

static void
as_many_roles_are_filled_as_can_be(void **state)
{
	static const struct {
		TeamRoleSet members[4];
		unsigned each;
		double need[3], filled[3];
	} cases[] = {
		{ { 0 }, 1, { 1, 1, 1 }, { 0, 0, 0 } },
		{ { OPS | QA | DATA }, 1, { 1, 1, 1 }, { 1, 0, 0 } },
		{ { OPS | QA | DATA }, 2, { 1, 1, 1 }, { 1, 1, 0 } },
		{ { OPS | QA | DATA }, 3, { 1, 1, 1 }, { 1, 1, 1 } },
		/* nobody fills one role twice */
		{ { OPS }, 2, { 2, 0, 0 }, { 1, 0, 0 } },
		/* the first has to leave what the second cannot do */
		{ { OPS | QA, OPS }, 1, { 1, 1, 0 }, { 1, 1, 0 } },
		{ { OPS | QA, QA | DATA, OPS }, 1, { 1, 1, 1 }, { 1, 1, 1 } },
		{ { OPS | QA, OPS | DATA, OPS }, 1, { 2, 1, 1 }, { 2, 1, 0 } },
		/* two swaps away */
		{ { OPS | QA, QA | DATA, OPS, 0 }, 1, { 1, 1, 1 },
		    { 1, 1, 1 } },
		{ { OPS, OPS, OPS, OPS }, 1, { 3, 1, 0 }, { 3, 0, 0 } },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GArray) members =
		    g_array_new(FALSE, FALSE, sizeof(TeamRoleSet));
		double need[TEAM_ROLES] = { cases[i].need[0], cases[i].need[1],
			cases[i].need[2] };
		double filled[TEAM_ROLES];

		g_array_append_vals(members, cases[i].members, 4);
		team_roster_fill(members, need, cases[i].each, filled);
		for (int r = 0; r < 3; r++)
			if (filled[r] != cases[i].filled[r])
				fail_msg(
				    "case %zu, role %d: %g", i, r, filled[r]);
	}
}

static void
the_list_says_who_can_do_what(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	TeamRoster roster;

	(void)state;
	company_configure(company, "team:\n"
				   "  people:\n"
				   "    - name: Ana\n"
				   "      roles: [backend, qa]\n"
				   "    - name: Ben\n"
				   "    - name: Cy\n"
				   "      roles: [product]\n"
				   "    - name: Di\n"
				   "      roles: [product, data]\n");
	team_roster_init(&roster, company_evidence(company));
	assert_int_equal(roster.members->len, 3);
	assert_int_equal(roster.told, 2);
	assert_int_equal(roster.outside, 1);
	assert_close(roster.heads, 3, 0);
	assert_int_equal(g_array_index(roster.members, TeamRoleSet, 0), QA);
	assert_int_equal(g_array_index(roster.members, TeamRoleSet, 2), DATA);
	team_roster_clear(&roster);
}

static void
headcount_is_taken_as_it_is(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	TeamRoster roster;

	(void)state;
	company_configure(company, "team:\n"
				   "  headcount: 5\n"
				   "  people:\n"
				   "    - name: Cy\n"
				   "      roles: [sales]\n");
	team_roster_init(&roster, company_evidence(company));
	assert_close(roster.heads, 5, 0);
	team_roster_clear(&roster);
}

static void
nobody_listed_is_nobody_known(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	TeamRoster roster;

	(void)state;
	team_roster_init(&roster, company_evidence(company));
	assert_true(isnan(roster.heads));
	assert_int_equal(roster.told, 0);
	team_roster_clear(&roster);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_many_roles_are_filled_as_can_be),
		cmocka_unit_test(the_list_says_who_can_do_what),
		cmocka_unit_test(headcount_is_taken_as_it_is),
		cmocka_unit_test(nobody_listed_is_nobody_known),
	};

	return cmocka_run_group_tests_name("team_roster", tests, NULL, NULL);
}
