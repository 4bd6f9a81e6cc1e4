#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/analysis/team_changes.h"
#include "tests/support/assert_close.h"
#include "tests/support/small_team.h"

static void
every_stage_has_a_change(void **state)
{
	int last = STAGE_MVP;
	bool seen[STAGE_COUNT] = { false };

	(void)state;
	for (int c = 0; c < TEAM_CHANGES; c++) {
		assert_true((int)team_changes[c].stage >= last);
		last = (int)team_changes[c].stage;
		seen[last] = true;
	}
	for (int s = STAGE_MVP; s < STAGE_COUNT; s++)
		assert_true(seen[s]);
}

static const TeamChange *
find(Message words)
{
	for (int c = 0; c < TEAM_CHANGES; c++)
		if (team_changes[c].words == words)
			return &team_changes[c];
	fail_msg("no such change");
	return NULL;
}

static void
changes_cost_what_their_hires_cost(void **state)
{
	g_autoptr(Company) company = small_team_new();
	const TeamPlan *plan = &small_team_result(company)->plan;

	(void)state;
	/* one of the owners is new: 120 h at 80 */
	assert_close(
	    team_change_monthly(find(MSG_TEAM_DO_OWNERS), plan), 9600, 0);
	assert_close(
	    team_change_first_year(find(MSG_TEAM_DO_OWNERS), plan), 115200, 0);
	assert_close(team_change_monthly(find(MSG_TEAM_DO_PAIRS), plan), 0, 0);
	assert_close(
	    team_change_monthly(find(MSG_TEAM_DO_SRE), plan), 8 * 9600.0, 0);
}

static void
changes_say_how_many(void **state)
{
	g_autoptr(Company) company = small_team_new();
	const TeamPlan *plan = &small_team_result(company)->plan;
	const TeamChange *squads = find(MSG_TEAM_DO_SQUADS);
	g_autofree char *split =
	    team_change_words(company_evidence(company), squads, plan);
	g_autofree char *rota = team_change_words(
	    company_evidence(company), find(MSG_TEAM_DO_SRE), plan);

	(void)state;
	assert_close(team_change_count(squads, plan), 2, 0);
	assert_close(team_change_count(find(MSG_TEAM_DO_PLATFORM), plan), 1, 0);
	assert_true(isnan(team_change_count(find(MSG_TEAM_DO_PAIRS), plan)));
	assert_string_equal(split, "Split into 2 squads of 6 to 8 engineers, "
				   "each with domains of its own.");
	assert_non_null(strstr(rota, "rota of 8 site"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_stage_has_a_change),
		cmocka_unit_test(changes_cost_what_their_hires_cost),
		cmocka_unit_test(changes_say_how_many),
	};

	return cmocka_run_group_tests_name("team_changes", tests, NULL, NULL);
}
