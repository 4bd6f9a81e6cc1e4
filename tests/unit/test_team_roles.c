#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/analysis/team_roles.h"

enum {
	NONE = 0,
	OPS = 1 << TEAM_ROLE_DEVOPS | 1 << TEAM_ROLE_PLATFORM,
	QA = 1 << TEAM_ROLE_QA,
	DATA = 1 << TEAM_ROLE_DATA,
	MANAGER = 1 << TEAM_ROLE_MANAGER,
	SRE = 1 << TEAM_ROLE_SRE | 1 << TEAM_ROLE_DEVOPS,
};

static void
roles_are_read_as_people_spell_them(void **state)
{
	static const struct {
		const char *spelling;
		TeamRoleSet fills;
	} cases[] = {
		{ "devops", OPS },
		{ "DevOps", OPS },
		{ "Dev-Ops Engineer", OPS },
		{ "infra", OPS },
		{ "Senior Platform Engineer", OPS },
		{ "sre", SRE },
		{ "Site Reliability Engineer", SRE },
		{ "QA", QA },
		{ "test", QA },
		{ "Lead QA engineer", QA },
		{ "SDET", QA },
		{ "data", DATA },
		{ "data-engineering", DATA },
		{ "em", MANAGER },
		{ "Engineering Manager", MANAGER },
		{ "VP of Engineering", MANAGER },
		{ "backend", NONE },
		{ "full-stack", NONE },
		{ "lead", NONE },
		{ "Tech Lead", NONE },
		{ "Senior Engineer", NONE },
		{ "engineer", NONE },
		{ "CTO", NONE },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const RoleMeaning meaning = team_role_read(cases[i].spelling);

		if (!meaning.known || meaning.fills != cases[i].fills)
			fail_msg("%s", cases[i].spelling);
		assert_false(meaning.outside);
	}
}

static void
who_builds_nothing_is_outside(void **state)
{
	static const char *const names[] = { "product", "Product Manager",
		"designer", "UX", "support", "Sales" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		assert_true(team_role_read(names[i]).outside);
}

static void
other_words_are_not_known(void **state)
{
	static const char *const names[] = { "wizard", "", "  ", "q", "dat",
		"ops ops", "Zauberer", "\xc3\xbc" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (team_role_read(names[i]).known)
			fail_msg("\"%s\"", names[i]);
}

static void
roles_are_counted_in_words(void **state)
{
	g_autofree char *one = team_role_count_words(TEAM_ROLE_QA, 1);
	g_autofree char *two = team_role_count_words(TEAM_ROLE_MANAGER, 2);

	(void)state;
	assert_string_equal(one, "1 QA engineer");
	assert_string_equal(two, "2 engineering managers");
	assert_string_equal(team_role_name(TEAM_ROLE_SRE), "sre");
	for (int r = 0; r < TEAM_ROLE_ENGINEER; r++)
		assert_true(team_role_fills((TeamRole)r) & 1u << r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roles_are_read_as_people_spell_them),
		cmocka_unit_test(who_builds_nothing_is_outside),
		cmocka_unit_test(other_words_are_not_known),
		cmocka_unit_test(roles_are_counted_in_words),
	};

	return cmocka_run_group_tests_name("team_roles", tests, NULL, NULL);
}
