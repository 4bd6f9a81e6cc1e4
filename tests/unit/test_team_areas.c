#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/team.h"
#include "pipeline/analysis/team_areas.h"
#include "tests/support/team_scene.h"
#include "tests/support/three_domains.h"

static void
only_what_a_group_is_said_to_own_counts(void **state)
{
	static const struct {
		const char *more, *area;
		double owned;
	} cases[] = {
		{ "", "Web", 1 },
		{ "      components: [core]\n", "Core", 0.25 },
		{ "      components: [Nowhere]\n", NULL, NAN },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = team_scene_new(cases[i].more);
		const TeamGroup *group;

		team_scene_add(company, 5, "Ana", "Cy", "Web", "2026-06-01");
		team_scene_add(company, 2, "Ana", "Cy", "Core", "2026-06-01");
		team_scene_add(company, 6, "Ana", "Ana", "Core", "2026-06-01");
		group = team_scene_group(company);
		if (cases[i].area == NULL)
			assert_null(group->area);
		else
			assert_string_equal(group->area, cases[i].area);
		assert_true(isnan(cases[i].owned)
				? isnan(group->owned)
				: group->owned == cases[i].owned);
	}
}

/* Domains are owned, too, whatever components their issues have. */
static void
a_domain_is_owned_by_its_issues(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	ConfigGroup *group = g_new0(ConfigGroup, 1);
	const TeamGroup *judged;

	(void)state;
	group->name = g_strdup("Kiln Lane");
	group->external = 1;
	group->ceremonies = -1;
	group->people = g_strsplit("Cy", ",", -1);
	group->components = g_new0(char *, 1);
	group->domains = g_strsplit("billing", ",", -1);
	g_ptr_array_add(company->config->team.groups, group);
	for (int i = 0; i < 5; i++)
		three_domains_add_issue(company, "billing", "One more bill",
		    i < 3 ? "Cy" : "Ana", "2026-06-20");
	judged = team_scene_group(company);
	assert_string_equal(judged->area, "billing");
	assert_int_equal(judged->area_resolved, 5);
	assert_true(judged->owned == 0.6);
	assert_int_equal(judged->states[GROUP_OWNERSHIP], GROUP_MET);
}

static void
recent_is_within_the_window(void **state)
{
	const Evidence evidence = { .as_of = 20000 };
	const GroupScene scene = { .evidence = &evidence, .window = 180 };

	(void)state;
	assert_true(team_is_recent(&scene, date_instant(20000)));
	assert_true(team_is_recent(&scene, date_instant(20000 - 180)));
	assert_false(team_is_recent(&scene, date_instant(20000 - 181)));
	assert_false(team_is_recent(&scene, date_instant(20001)));
	assert_false(team_is_recent(&scene, INSTANT_NONE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_a_group_is_said_to_own_counts),
		cmocka_unit_test(a_domain_is_owned_by_its_issues),
		cmocka_unit_test(recent_is_within_the_window),
	};

	return cmocka_run_group_tests_name("team_areas", tests, NULL, NULL);
}
