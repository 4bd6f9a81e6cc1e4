#include "pipeline/analysis/team_plan.h"

#include <math.h>

#include "pipeline/analysis/domain_profile.h"
#include "pipeline/analysis/users.h"
#include "pipeline/stats/growth.h"

enum { MONTHS_OF_YEAR = 12 };

/* The playbook's; its boundaries overlap at 500, read as Early Scale. */
static const struct {
	double end; /* users; NAN after the last */
	double least, most; /* people; 0: by squads */
} stages[STAGE_COUNT] = {
	[STAGE_MVP] = { 500, 2, 4 },
	[STAGE_EARLY] = { 10000, 5, 9 },
	[STAGE_GROWTH] = { 100000, 0, 0 },
	[STAGE_SCALE] = { NAN, 0, 0 },
};

typedef struct Work {
	const Evidence *evidence;
	const Results *results;
	const TeamRoster *roster;
	GArray *members; /* of TeamRoleSet: with the hires so far */
	double heads; /* likewise */
	TeamPlan *plan;
} Work;

static double
assumed(const Evidence *evidence, AssumptionId id)
{
	return assume(&evidence->config->assumptions, id);
}

/* There are no half people, or squads. */
static double
whole(const Evidence *evidence, AssumptionId id)
{
	return ceil(assumed(evidence, id));
}

double
team_stage_end(TeamStage stage)
{
	return stage == STAGE_UNKNOWN ? NAN : stages[stage].end;
}

double
team_paths(double people)
{
	return people * (people - 1) / 2;
}

/* Domains that want a squad of their own for what they are. */
static guint
count_due(const Evidence *evidence, const DomainProfileResult *profile)
{
	guint due = 0;

	for (guint i = 0; profile != NULL && i < profile->list->len; i++)
		due += separation_is_due_alone(
		    evidence, &domain_profile_at(profile, i)->separation);
	return due;
}

static void
require_scale(const Work *work, TeamNeed needs[TEAM_ROLES])
{
	const Evidence *evidence = work->evidence;
	const double sites = work->plan->sites;

	needs[TEAM_ROLE_DEVOPS].required = 0;
	needs[TEAM_ROLE_DATA].required = whole(evidence, ASSUME_DATA_ENGINEERS);
	needs[TEAM_ROLE_MANAGER].required++;
	needs[TEAM_ROLE_PLATFORM].required =
	    ceil(evidence_assumption(evidence, ASSUME_SQUAD_ENGINEERS).low);
	needs[TEAM_ROLE_SRE].required =
	    sites > 1 ? sites * whole(evidence, ASSUME_SRE_EACH_SITE)
		      : whole(evidence, ASSUME_SRE_ONE_SITE);
}

static void
require_roles(const Work *work, TeamStage stage, TeamNeed needs[TEAM_ROLES])
{
	if (stage >= STAGE_EARLY) {
		needs[TEAM_ROLE_DEVOPS].required = 1;
		needs[TEAM_ROLE_QA].required = 1;
		needs[TEAM_ROLE_DATA].required = 1;
	}
	if (stage >= STAGE_GROWTH)
		needs[TEAM_ROLE_MANAGER].required = work->plan->squads;
	if (stage >= STAGE_SCALE)
		require_scale(work, needs);
}

/* Each squad has a manager besides; those who do nothing but operations or
 * data are in none. */
static void
require_heads(const Work *work, TeamStage stage, TeamStep *step)
{
	const ThreePoint squad =
	    evidence_assumption(work->evidence, ASSUME_SQUAD_ENGINEERS);
	const bool scale = stage == STAGE_SCALE;
	const double squads = work->plan->squads + scale;
	const double apart = scale ? step->needs[TEAM_ROLE_SRE].required +
					 step->needs[TEAM_ROLE_DATA].required
				   : 0;

	step->least = stages[stage].least;
	step->most = stages[stage].most;
	if (stage >= STAGE_GROWTH) {
		step->least = squads * (ceil(squad.low) + 1) + apart;
		step->most = squads * (ceil(squad.high) + 1) + apart;
	}
	step->needs[TEAM_ROLE_ENGINEER].required = step->least;
}

static void
count_present(const Work *work, TeamStage stage, TeamStep *step)
{
	const TeamRoster *roster = work->roster;
	const double each = stage < STAGE_GROWTH
				? assumed(work->evidence, ASSUME_ROLES_EACH)
				: 1;
	double need[TEAM_ROLES], today[TEAM_ROLES], then[TEAM_ROLES];

	for (int r = 0; r < TEAM_ROLES; r++)
		need[r] = r == TEAM_ROLE_ENGINEER ? 0 : step->needs[r].required;
	team_roster_fill(roster->members, need, (unsigned)each, today);
	team_roster_fill(work->members, need, (unsigned)each, then);
	for (int r = 0; r < TEAM_ROLES; r++) {
		TeamNeed *one = &step->needs[r];
		const bool told = roster->told > 0 || one->required == 0;

		one->present = told ? today[r] : NAN;
		one->gap = told ? one->required - today[r] : NAN;
		one->hires = told ? one->required - then[r] : NAN;
	}
	step->needs[TEAM_ROLE_ENGINEER].present = roster->heads;
	step->needs[TEAM_ROLE_ENGINEER].gap =
	    isnan(roster->heads) ? NAN : fmax(0, step->least - roster->heads);
}

static void
hire(Work *work, TeamRole role, double count)
{
	const TeamRoleSet fills = team_role_fills(role);

	for (int i = 0; i < count; i++)
		g_array_append_val(work->members, fills);
	work->heads += count;
}

static void
hire_for(Work *work, TeamStage stage, TeamStep *step)
{
	const TeamPlan *plan = work->plan;
	TeamNeed *any = &step->needs[TEAM_ROLE_ENGINEER];
	const double before = work->heads;

	for (int r = 0; r < TEAM_ROLES; r++)
		if (r != TEAM_ROLE_ENGINEER && step->needs[r].hires > 0)
			hire(work, (TeamRole)r, step->needs[r].hires);
	any->hires =
	    isnan(work->heads) ? NAN : ceil(fmax(0, step->least - work->heads));
	hire(work, TEAM_ROLE_ENGINEER, isnan(any->hires) ? 0 : any->hires);
	step->hires = work->heads - before;
	step->total = work->heads - work->roster->heads;
	step->heads = work->heads;
	step->paths = team_paths(step->heads);
	step->within =
	    stage == STAGE_GROWTH
		? plan->squads * team_paths(step->heads / plan->squads)
		: NAN;
}

static void
price(TeamStep *step)
{
	for (int r = 0; r < TEAM_ROLES; r++) {
		TeamNeed *need = &step->needs[r];

		need->monthly = need->hires * step->each;
		need->first_year = need->monthly * MONTHS_OF_YEAR;
	}
	step->monthly = step->hires * step->each;
	step->first_year = step->monthly * MONTHS_OF_YEAR;
	step->total_monthly = step->total * step->each;
}

static Spread
months_until(const UsersResult *users, double boundary)
{
	const double multiple = boundary / users->active;
	g_autofree double *draws = g_new(double, DRAWS);

	for (int i = 0; i < DRAWS; i++)
		draws[i] = growth_months_to(multiple, users->growth_draws[i]);
	return spread_of(draws, DRAWS);
}

static void
date_step(const Evidence *evidence, TeamStep *step)
{
	const double lead = assumed(evidence, ASSUME_HIRE_MONTHS) +
			    assumed(evidence, ASSUME_RAMP_MONTHS);
	const double ahead = step->months.p50 - lead;

	step->now = ahead <= 0;
	step->seek = step->now      ? evidence->as_of
		     : isinf(ahead) ? DATE_NONE
				    : date_add_months(evidence->as_of, ahead);
	step->full = date_add_months(step->seek, lead);
	if (step->months.p50 > 0 && isfinite(step->months.p50))
		step->begins =
		    date_add_months(evidence->as_of, step->months.p50);
}

/* What has been left behind needs nobody; without users all is open. */
static void
leave_open(TeamStep *step)
{
	for (int r = 0; r < TEAM_ROLES; r++)
		step->needs[r].hires = step->needs[r].monthly =
		    step->needs[r].first_year = NAN;
	step->hires = step->total = step->heads = NAN;
	step->paths = step->within = NAN;
	step->monthly = step->first_year = step->total_monthly = NAN;
}

static void
plan_step(Work *work, TeamStage stage, TeamStage today)
{
	TeamStep *step = &work->plan->steps[stage];

	step->begins = step->seek = step->full = DATE_NONE;
	step->each = assumed(work->evidence, ASSUME_CAPACITY_HOURS) *
		     evidence_hourly_rate(work->evidence);
	step->months = spread_at(today == STAGE_UNKNOWN ? NAN : 0);
	require_roles(work, stage, step->needs);
	require_heads(work, stage, step);
	count_present(work, stage, step);
	if (today == STAGE_UNKNOWN || stage < today) {
		leave_open(step);
		return;
	}
	if (stage > today)
		step->months =
		    months_until(work->results->users, stages[stage - 1].end);
	hire_for(work, stage, step);
	price(step);
	date_step(work->evidence, step);
}

void
team_plan_make(const Evidence *evidence, const Results *results,
    const TeamRoster *roster, TeamStage stage, TeamPlan *plan)
{
	Work work = {
		.evidence = evidence,
		.results = results,
		.roster = roster,
		.members = g_array_copy(roster->members),
		.heads = roster->heads,
		.plan = plan,
	};

	plan->due = count_due(evidence, results->profile);
	plan->squads = fmax(plan->due, whole(evidence, ASSUME_SQUADS_LEAST));
	for (int s = STAGE_MVP; s < STAGE_COUNT; s++)
		plan_step(&work, (TeamStage)s, stage);
	g_array_unref(work.members);
}
