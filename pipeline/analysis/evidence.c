#include <math.h>

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/people.h"
#include "pipeline/analysis/person_name.h"
#include "pipeline/base/text.h"
#include "pipeline/stats/deadline.h"

const double multiples[MULTIPLE_COUNT] = { 1, 10, 50, 100 };
const char *const multiple_names[MULTIPLE_COUNT] = { "1x", "10x", "50x",
	"100x" };

double
evidence_hourly_rate(const Evidence *evidence)
{
	const Config *config = evidence->config;

	return isnan(config->business.hourly_rate)
		   ? assume(&config->assumptions, ASSUME_HOURLY_RATE)
		   : config->business.hourly_rate;
}

const char *
evidence_currency(const Evidence *evidence)
{
	return evidence->config->business.currency;
}

static FixTeam
fix_team(const Config *config)
{
	const Assumptions *a = &config->assumptions;

	return (FixTeam){
		.people = assume(a, ASSUME_LEAD_PEOPLE),
		.hours_per_week = assume(a, ASSUME_HOURS_PER_WEEK),
		.hires = config->team.hires,
		.hired_weeks = (assume(a, ASSUME_HIRE_MONTHS) +
				   assume(a, ASSUME_RAMP_MONTHS)) *
			       DAYS_PER_MONTH / 7,
	};
}

Deadline
evidence_deadline(const Evidence *evidence, double months, double hours,
    double procurement_weeks)
{
	const FixTeam team = fix_team(evidence->config);
	const double buffer =
	    assume(&evidence->config->assumptions, ASSUME_DECIDE_BUFFER);
	const double lead = deadline_lead_weeks(&team, hours, procurement_weeks,
	    deadline_decide_by_weeks(months, 0, buffer));

	return (
	    Deadline){ lead, deadline_decide_by_weeks(months, lead, buffer) };
}

ThreePoint
evidence_assumption(const Evidence *evidence, AssumptionId id)
{
	const Assumption *a = &evidence->config->assumptions.values[id];

	return (ThreePoint){ a->low, a->mode, a->high };
}

static bool
is_one_of(char *const *patterns, const char *name)
{
	for (; *patterns != NULL; patterns++)
		if (text_matches(*patterns, name))
			return true;
	return false;
}

bool
evidence_is_bot(const Evidence *evidence, const char *name)
{
	const ConfigTeam *team = &evidence->config->team;

	return !is_one_of(team->not_bots, name) &&
	       (is_one_of(team->bots, name) || person_name_is_usual_bot(name));
}

/* Assignees of what was touched in the last 90 days. */
static guint
count_assignees(const Evidence *evidence)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	const Instant since = date_instant(evidence->as_of - 90);
	g_autoptr(People) people = people_new(evidence);
	g_autofree bool *seen = g_new0(bool, people_count(people) + 1);
	guint count = 0;

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		const guint person = people_find(people, issue->assignee);
		const bool recent = issue->resolved >= since ||
				    issue->updated >= since ||
				    issue->created >= since;

		if (person == NO_PERSON || !recent || seen[person])
			continue;
		seen[person] = true;
		count++;
	}
	return count;
}

double
evidence_headcount(const Evidence *evidence)
{
	const ConfigTeam *team = &evidence->config->team;
	guint assignees;

	if (!isnan(team->headcount))
		return team->headcount;
	if (team->people->len > 0)
		return team->people->len;
	assignees = count_assignees(evidence);
	return assignees > 0 ? assignees : NAN;
}

/* Squads that somebody is in. */
static guint
count_named_squads(const ConfigTeam *team)
{
	g_autoptr(GHashTable) squads =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < team->people->len; i++) {
		const ConfigPerson *person = g_ptr_array_index(team->people, i);

		if (person->squad != NULL)
			g_hash_table_add(
			    squads, g_utf8_casefold(person->squad, -1));
	}
	return g_hash_table_size(squads);
}

double
evidence_squads(const Evidence *evidence)
{
	const Config *config = evidence->config;
	const guint named = count_named_squads(&config->team);

	if (!isnan(config->team.squads))
		return config->team.squads;
	if (named > 0)
		return named;
	return floor(evidence_headcount(evidence) /
		     assume(&config->assumptions, ASSUME_SQUAD_PEOPLE));
}

void
figure_reads(Figure *figure, const Evidence *evidence, size_t index)
{
	const Input *input =
	    g_ptr_array_index(facts_inputs(evidence->facts), index);

	figure->tags |= FIGURE_MEASURED;
	figure_add_input(figure, "file:%s", input->path);
}

void
figure_reads_all(Figure *figure, const Evidence *evidence, InputKind kind)
{
	const GPtrArray *inputs = facts_inputs(evidence->facts);

	for (guint i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		if (input->kind == kind)
			figure_reads(figure, evidence, i);
	}
}

void
figure_uses(Figure *figure, AssumptionId id)
{
	figure->tags |= FIGURE_ASSUMED;
	figure_add_input(figure, "assumption:%s", assumption_info(id)->name);
}

void
figure_configured(Figure *figure, const char *path)
{
	figure->tags |= FIGURE_CONFIGURED;
	figure_add_input(figure, "config:%s", path);
}

void
figure_uses_rate(Figure *figure, const Evidence *evidence)
{
	if (isnan(evidence->config->business.hourly_rate))
		figure_uses(figure, ASSUME_HOURLY_RATE);
	else
		figure_configured(figure, "business.hourly_rate");
}

void
figure_uses_headcount(Figure *figure, const Evidence *evidence)
{
	const ConfigTeam *team = &evidence->config->team;

	if (!isnan(team->headcount))
		figure_configured(figure, "team.headcount");
	else if (team->people->len > 0)
		figure_configured(figure, "team.people");
	else
		figure_reads_all(figure, evidence, INPUT_ISSUES);
}

void
figure_uses_squads(Figure *figure, const Evidence *evidence)
{
	const ConfigTeam *team = &evidence->config->team;

	if (!isnan(team->squads)) {
		figure_configured(figure, "team.squads");
	} else if (count_named_squads(team) > 0) {
		figure_configured(figure, "team.people");
	} else {
		figure_uses_headcount(figure, evidence);
		figure_uses(figure, ASSUME_SQUAD_PEOPLE);
	}
}

void
figure_set_spread(Figure *figure, Spread spread)
{
	figure->lo = isfinite(spread.p10) ? spread.p10 : NAN;
	figure->hi = isfinite(spread.p90) ? spread.p90 : NAN;
	figure->n = DRAWS;
	figure->tags |= FIGURE_SIMULATED;
}
