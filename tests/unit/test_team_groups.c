#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/team.h"
#include "tests/support/assert_close.h"
#include "tests/support/team_scene.h"

static void
three_conditions_make_the_verdict(void **state)
{
	static const struct {
		const char *ceremonies;
		int raised, owned; /* of 10 that each raises, of 10 done */
		GroupState context, attends, owns;
		GroupVerdict verdict;
	} cases[] = {
		{ "yes", 10, 8, GROUP_MET, GROUP_MET, GROUP_MET,
		    GROUP_ONE_TEAM },
		{ "yes", 5, 2, GROUP_MET, GROUP_MET, GROUP_UNMET,
		    GROUP_ONE_TEAM },
		{ "no", 5, 6, GROUP_MET, GROUP_UNMET, GROUP_MET,
		    GROUP_ONE_TEAM },
		{ "no", 4, 6, GROUP_UNMET, GROUP_UNMET, GROUP_MET,
		    GROUP_TICKETS },
		{ "no", 0, 0, GROUP_UNMET, GROUP_UNMET, GROUP_UNMET,
		    GROUP_TICKETS },
		/* exactly half is most of nothing */
		{ "yes", 0, 5, GROUP_UNMET, GROUP_MET, GROUP_UNMET,
		    GROUP_TICKETS },
		{ NULL, 0, 6, GROUP_UNMET, GROUP_UNKNOWN, GROUP_MET,
		    GROUP_OPEN },
		{ NULL, 0, 5, GROUP_UNMET, GROUP_UNKNOWN, GROUP_UNMET,
		    GROUP_TICKETS },
		{ NULL, 9, 6, GROUP_MET, GROUP_UNKNOWN, GROUP_MET,
		    GROUP_ONE_TEAM },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *more =
		    cases[i].ceremonies == NULL
			? NULL
			: g_strdup_printf(
			      "      ceremonies: %s\n", cases[i].ceremonies);
		g_autoptr(Company) company =
		    team_scene_new(more == NULL ? "" : more);
		const TeamGroup *group;

		/* all at home raise ten each, and do most elsewhere */
		team_scene_add(company, 10, "Ana", "Ana", "Core", "2026-06-01");
		team_scene_add(company, 10, "Ben", "Ben", "Core", "2026-06-01");
		team_scene_add(company, 2 * cases[i].raised, "Cy", "Ben",
		    "Core", "2026-06-02");
		team_scene_add(company, cases[i].owned, "Boss", "cyril", "Web",
		    "2026-06-03");
		team_scene_add(company, 10 - cases[i].owned, "Boss", "Ana",
		    "Web", "2026-06-03");
		/* too few to be a part of the product */
		team_scene_add(company, 4, "Boss", "Di", "Rare", "2026-06-04");
		team_scene_add(company, 2, "Boss", "Cy", "Core", "2026-06-05");
		group = team_scene_group(company);
		if (group->states[GROUP_CONTEXT] != cases[i].context ||
		    group->states[GROUP_CEREMONIES] != cases[i].attends ||
		    group->states[GROUP_OWNERSHIP] != cases[i].owns ||
		    group->verdict != cases[i].verdict)
			fail_msg("case %zu: %g, %g of %s", i, group->context,
			    group->owned, group->area);
	}
}

static void
old_work_tells_nothing(void **state)
{
	g_autoptr(Company) company = team_scene_new("");
	const TeamGroup *group;

	(void)state;
	team_scene_add(company, 20, "Cy", "Cy", "Web", "2025-06-01");
	team_scene_add(company, 20, "Ana", "Ana", "Web", "2025-06-01");
	group = team_scene_group(company);
	assert_true(isnan(group->context));
	assert_true(isnan(group->owned));
	assert_null(group->area);
	assert_int_equal(group->verdict, GROUP_OPEN);
}

/* Who only reports, such as support, is not what they are measured by. */
static void
only_who_does_the_work_is_compared(void **state)
{
	g_autoptr(Company) company = team_scene_new("");
	const TeamGroup *group;

	(void)state;
	team_scene_add(company, 6, "Ana", "Ana", "Core", "2026-06-01");
	team_scene_add(company, 100, "Ben", "Ana", "Core", "2026-06-01");
	team_scene_add(company, 6, "Cy", "Cy", "Core", "2026-06-01");
	group = team_scene_group(company);
	assert_int_equal(group->others.people, 1);
	assert_close(group->context, 1, 0);
}

/* COUNT records of decisions of DATE that name DECIDERS. */
static void
decide(Company *company, int count, const char *deciders, Date date)
{
	const size_t input = company_file(company, "adr.md", INPUT_DECISIONS);

	for (int i = 0; i < count; i++) {
		g_autofree char *number = g_strdup_printf("%s-%d", deciders, i);
		const DecisionRecord record = {
			.number = number,
			.title = number,
			.deciders = deciders,
			.date = date,
			.input = input,
		};

		facts_add_decision(company->facts, &record);
	}
}

static void
who_is_named_in_decisions_shares_the_context(void **state)
{
	static const struct {
		int together; /* of 6 decisions */
		GroupState context;
	} cases[] = { { 0, GROUP_UNMET }, { 2, GROUP_UNMET }, { 3, GROUP_MET },
		{ 6, GROUP_MET } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = team_scene_new("");
		const Date as_of = company->evidence.as_of;
		const TeamGroup *group;

		team_scene_add(company, 6, "Ana", "Ana", "Core", "2026-06-01");
		team_scene_add(company, 6, "Ana", "Cy", "Core", "2026-06-01");
		decide(company, cases[i].together, "Ana, @cyril", as_of - 300);
		decide(company, 6 - cases[i].together, "Ana", as_of - 300);
		decide(company, 9, "Ana and Cy", as_of - 900);
		group = team_scene_group(company);
		assert_close(group->context, 0, 0);
		if (group->states[GROUP_CONTEXT] != cases[i].context)
			fail_msg("case %zu: %g", i, group->decides);
	}
}

static void
few_decisions_tell_nothing(void **state)
{
	g_autoptr(Company) company = team_scene_new("");

	(void)state;
	team_scene_add(company, 6, "Ana", "Ana", "Core", "2026-06-01");
	team_scene_add(company, 6, "Ana", "Cy", "Core", "2026-06-01");
	decide(company, 4, "Ana, Cy", company->evidence.as_of - 10);
	assert_true(isnan(team_scene_group(company)->decides));
}

static void
the_largest_own_group_is_at_home(void **state)
{
	static const struct {
		const char *groups;
		guint judged, sites;
	} cases[] = {
		{ "    - {name: A, site: Leeds, people: [Ana, Ben, Cy]}\n"
		  "    - {name: B, site: Porto, people: [Di]}\n",
		    1, 2 },
		{ "    - {name: A, site: Leeds, people: [Ana, Ben, Cy]}\n"
		  "    - {name: B, site: leeds, people: [Di]}\n",
		    1, 1 },
		{ "    - {name: A, external: yes, people: [Ana, Ben, Cy]}\n", 1,
		    1 },
		{ "    - {name: A, site: Porto, people: [Ana]}\n", 1, 2 },
		{ "    - {name: A, site: X, people: [Ana]}\n"
		  "    - {name: B, site: Y, people: [Ben]}\n"
		  "    - {name: C, site: Z, people: [Cy]}\n",
		    3, 2 },
		{ "    - {name: Nobody}\n", 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autofree char *text = g_strconcat(
		    "team:\n"
		    "  people: [{name: Ana}, {name: Ben}, {name: Cy}, "
		    "{name: Di}]\n"
		    "  groups:\n",
		    cases[i].groups, NULL);
		const TeamGroups *groups;

		company_configure(company, text);
		team_scene_add(company, 1, "Ana", "Ana", "A", "2026-06-01");
		team_scene_add(company, 1, "Ben", "Ben", "A", "2026-06-01");
		team_scene_add(company, 1, "Cy", "Cy", "A", "2026-06-01");
		team_scene_add(company, 1, "Di", "Di", "A", "2026-06-01");
		company_report(company);
		groups = company->results->team->groups;
		if (groups->list->len != cases[i].judged ||
		    groups->sites != cases[i].sites)
			fail_msg("case %zu: %u judged, %u sites", i,
			    groups->list->len, groups->sites);
	}
}

static void
two_sites_need_two_rotas(void **state)
{
	g_autoptr(Company) company = team_scene_new("      site: Porto\n");
	const TeamPlan *plan;

	(void)state;
	company_set_users(company, 4000, 0.08);
	team_scene_add(company, 1, "Ana", "Ana", "A", "2026-06-01");
	company_report(company);
	plan = &company->results->team->plan;
	assert_close(
	    plan->steps[STAGE_SCALE].needs[TEAM_ROLE_SRE].required, 12, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_conditions_make_the_verdict),
		cmocka_unit_test(old_work_tells_nothing),
		cmocka_unit_test(only_who_does_the_work_is_compared),
		cmocka_unit_test(who_is_named_in_decisions_shares_the_context),
		cmocka_unit_test(few_decisions_tell_nothing),
		cmocka_unit_test(the_largest_own_group_is_at_home),
		cmocka_unit_test(two_sites_need_two_rotas),
	};

	return cmocka_run_group_tests_name("team_groups", tests, NULL, NULL);
}
