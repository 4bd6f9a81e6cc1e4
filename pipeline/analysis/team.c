#include <math.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/team.h"
#include "pipeline/analysis/team_forecast.h"
#include "pipeline/analysis/users.h"
#include "pipeline/lang/lang.h"

static const struct {
	const char *name;
	Message words, profile, risk;
} stages[STAGE_COUNT] = {
	[STAGE_MVP] = { "mvp", MSG_TEAM_MVP, MSG_TEAM_MVP_PROFILE,
	    MSG_TEAM_MVP_RISK },
	[STAGE_EARLY] = { "early", MSG_TEAM_EARLY, MSG_TEAM_EARLY_PROFILE,
	    MSG_TEAM_EARLY_RISK },
	[STAGE_GROWTH] = { "growth", MSG_TEAM_GROWTH, MSG_TEAM_GROWTH_PROFILE,
	    MSG_TEAM_GROWTH_RISK },
	[STAGE_SCALE] = { "scale", MSG_TEAM_SCALE, MSG_TEAM_SCALE_PROFILE,
	    MSG_TEAM_SCALE_RISK },
};

const char *
team_stage_name(TeamStage stage)
{
	return stages[stage].name;
}

const char *
team_stage_words(TeamStage stage)
{
	return lang_text(stages[stage].words);
}

const char *
team_stage_profile(TeamStage stage)
{
	return lang_text(stages[stage].profile);
}

const char *
team_stage_risk(TeamStage stage)
{
	return lang_text(stages[stage].risk);
}

TeamStage
team_stage_of(double users)
{
	if (isnan(users))
		return STAGE_UNKNOWN;
	for (int stage = STAGE_MVP; stage < STAGE_SCALE; stage++)
		if (users < team_stage_end((TeamStage)stage))
			return (TeamStage)stage;
	return STAGE_SCALE;
}

static Limit *
make_limit(const Evidence *evidence, const TeamResult *team)
{
	const Assumptions *assumptions = &evidence->config->assumptions;
	Limit *limit = limit_new("team-stage", LIMIT_ORGANISATION,
	    (LimitWords){
		.label = MSG_TEAM_LIMIT,
		.crossing = MSG_TEAM_CROSSING,
		.threshold = team->boundary,
		.form = FORM_HUMAN,
		.detail = lang_text(stages[team->stage + 1].words),
	    });

	limit_set_multiple(limit, team->multiple);
	limit->hours = 0;
	limit->procurement_weeks =
	    (assume(assumptions, ASSUME_HIRE_MONTHS) +
		assume(assumptions, ASSUME_RAMP_MONTHS)) *
	    DAYS_PER_MONTH / 7;
	limit->monthly_figure =
	    team_figure_id((TeamStage)(team->stage + 1), "total_monthly_cost");
	limit_reads(limit, 0, "users.active");
	limit_fix_uses(limit, ASSUME_HIRE_MONTHS);
	limit_fix_uses(limit, ASSUME_RAMP_MONTHS);
	return limit;
}

/* More is wanted than there is, or than is known to be missing. */
static void
compare(TeamResult *team)
{
	const double heads = team->roster.heads;
	const TeamStep *step;

	if (team->stage == STAGE_UNKNOWN)
		return;
	step = &team->plan.steps[team->stage];
	team->behind = step->hires > 0;
	team->ahead = heads > step->most;
}

bool
team_compute(const Evidence *evidence, Results *results, GError **error)
{
	const UsersResult *users = results->users;
	TeamResult *team = g_new0(TeamResult, 1);

	(void)error;
	team->stage = team_stage_of(users->active);
	team->boundary = team_stage_end(team->stage);
	team->multiple = team->boundary / users->active;
	team->months = spread_at(NAN);
	if (!isnan(team->multiple)) {
		Limit *limit =
		    limit_set_add(results->limits, make_limit(evidence, team));

		team->months = limit_months(limit, users);
	}
	team_roster_init(&team->roster, evidence);
	team->groups = team_groups_new(evidence, results);
	team->plan.sites = team->groups->sites;
	team_plan_make(
	    evidence, results, &team->roster, team->stage, &team->plan);
	compare(team);
	team->forecast = g_array_new(FALSE, FALSE, sizeof(TeamForecast));
	team_forecast_make(evidence, users, team);
	results->team = team;
	return true;
}

void
team_result_free(TeamResult *team)
{
	if (team == NULL)
		return;
	team_roster_clear(&team->roster);
	g_array_unref(team->forecast);
	team_groups_free(team->groups);
	g_free(team);
}
