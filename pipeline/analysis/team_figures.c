#include <math.h>

#include "pipeline/analysis/team.h"
#include "pipeline/analysis/team_forecast.h"
#include "pipeline/analysis/users.h"
#include "pipeline/lang/lang.h"

typedef struct Writer {
	const Evidence *evidence;
	const TeamResult *team;
	FigureSet *figures;
} Writer;

/* Numbers of a step that follow from its hires. */
static const struct {
	const char *what;
	Message label, method;
	const char *unit; /* NULL: the currency */
	size_t offset;
	const char *from; /* the number of the same step it is made of */
} numbers[] = {
	{ "hires", MSG_TEAM_FIG_HIRES, MSG_TEAM_FIG_HIRES_METHOD, "people",
	    offsetof(TeamStep, hires), NULL },
	{ "total_hires", MSG_TEAM_FIG_TOTAL, MSG_TEAM_FIG_TOTAL_METHOD,
	    "people", offsetof(TeamStep, total), "hires" },
	{ "people", MSG_TEAM_FIG_TEAM, MSG_TEAM_FIG_TEAM_METHOD, "people",
	    offsetof(TeamStep, heads), "total_hires" },
	{ "paths", MSG_TEAM_FIG_PATHS_AT, MSG_TEAM_FIG_PATHS_METHOD, "pairs",
	    offsetof(TeamStep, paths), "people" },
	{ "paths_within_squads", MSG_TEAM_FIG_WITHIN,
	    MSG_TEAM_FIG_WITHIN_METHOD, "pairs", offsetof(TeamStep, within),
	    "people" },
	{ "monthly_cost", MSG_TEAM_FIG_MONTHLY, MSG_TEAM_FIG_MONTHLY_METHOD,
	    NULL, offsetof(TeamStep, monthly), "hires" },
	{ "first_year_cost", MSG_TEAM_FIG_YEAR, MSG_TEAM_FIG_YEAR_METHOD, NULL,
	    offsetof(TeamStep, first_year), "monthly_cost" },
	{ "total_monthly_cost", MSG_TEAM_FIG_TOTAL_MONTHLY,
	    MSG_TEAM_FIG_MONTHLY_METHOD, NULL,
	    offsetof(TeamStep, total_monthly), "total_hires" },
};

char *
team_figure_id(TeamStage stage, const char *what)
{
	return g_strdup_printf(
	    "team.stage.%s.%s", team_stage_name(stage), what);
}

char *
team_role_figure_id(TeamStage stage, const char *what, TeamRole role)
{
	return g_strdup_printf("team.stage.%s.%s.%s", team_stage_name(stage),
	    what, team_role_name(role));
}

static char *
stage_label(Message message, TeamStage stage)
{
	return lang_format(message, team_stage_words(stage), NULL);
}

/* Roles are known where headroom.yaml tells them. */
static void
uses_roles(const Writer *w, Figure *figure)
{
	if (w->evidence->config->team.people->len > 0)
		figure_configured(figure, "team.people");
}

/* What the stage asks for. */
static void
uses_requirement(const Writer *w, TeamStage stage, Figure *figure)
{
	figure_add_input(figure, "playbook:stages");
	if (stage < STAGE_GROWTH)
		return;
	figure_add_input(figure, "team.squads_needed");
	figure_uses(figure, ASSUME_SQUAD_ENGINEERS);
	if (stage < STAGE_SCALE)
		return;
	figure_uses(figure, w->team->plan.sites > 1 ? ASSUME_SRE_EACH_SITE
						    : ASSUME_SRE_ONE_SITE);
	figure_uses(figure, ASSUME_DATA_ENGINEERS);
}

static void
put_today(const Writer *w)
{
	const double heads = w->team->roster.heads;
	Figure *figure;

	if (isnan(heads)) {
		figure_set_missing(w->figures, "team.headcount",
		    lang_text(MSG_TEAM_FIG_HEADS), "people",
		    lang_text(MSG_TEAM_FIG_HEADS_WHY));
		figure_set_missing(w->figures, "team.paths",
		    lang_text(MSG_TEAM_FIG_PATHS), "pairs",
		    lang_text(MSG_TEAM_FIG_HEADS_WHY));
		return;
	}
	figure = figure_set_number(w->figures, "team.headcount",
	    lang_text(MSG_TEAM_FIG_HEADS), "people", heads,
	    lang_text(MSG_TEAM_FIG_HEADS_METHOD));
	figure_uses_headcount(figure, w->evidence);
	figure = figure_set_number(w->figures, "team.paths",
	    lang_text(MSG_TEAM_FIG_PATHS), "pairs", team_paths(heads),
	    lang_text(MSG_TEAM_FIG_PATHS_METHOD));
	figure_add_input(figure, "team.headcount");
}

static void
put_squads(const Writer *w)
{
	Figure *figure = figure_set_number(w->figures, "team.squads_needed",
	    lang_text(MSG_TEAM_FIG_SQUADS), "squads", w->team->plan.squads,
	    lang_text(MSG_TEAM_FIG_SQUADS_METHOD));

	figure_uses(figure, ASSUME_SQUADS_LEAST);
	figure_add_input(figure, "domains.count");
}

static void
put_stage(const Writer *w)
{
	const TeamResult *team = w->team;
	const bool unknown = team->stage == STAGE_UNKNOWN;
	Figure *figure;

	if (unknown) {
		figure_set_missing(w->figures, "team.stage",
		    lang_text(MSG_TEAM_STAGE), "text",
		    lang_text(MSG_USERS_ACTIVE_MISSING));
	} else {
		figure = figure_set_text(w->figures, "team.stage",
		    lang_text(MSG_TEAM_STAGE), "text",
		    team_stage_words(team->stage),
		    lang_text(MSG_TEAM_STAGE_METHOD));
		figure_add_input(figure, "users.active");
		figure_add_input(figure, "playbook:stages");
	}
	if (!isfinite(team->months.p50)) {
		figure_set_missing(w->figures, "team.months_to_next_stage",
		    lang_text(MSG_TEAM_MONTHS), "months",
		    lang_text(unknown ? MSG_USERS_ACTIVE_MISSING
			      : team->stage == STAGE_SCALE
				  ? MSG_TEAM_LAST_STAGE
				  : MSG_TEAM_NO_GROWTH));
		return;
	}
	figure = figure_set_number(w->figures, "team.months_to_next_stage",
	    lang_text(MSG_TEAM_MONTHS), "months", team->months.p50,
	    lang_text(MSG_TEAM_MONTHS_METHOD));
	figure_set_spread(figure, team->months);
	figure_add_input(figure, "users.active");
	figure_add_input(figure, "users.growth");
}

static void
put_date(const Writer *w, TeamStage stage, const char *what, Message label,
    Message method, Date date, const char *missing)
{
	g_autofree char *id = team_figure_id(stage, what);
	g_autofree char *name = stage_label(label, stage);
	char iso[DATE_TEXT_SIZE];
	Figure *figure;

	if (date == DATE_NONE) {
		figure_set_missing(w->figures, id, name, "date", missing);
		return;
	}
	figure = figure_set_text(w->figures, id, name, "date",
	    date_format_iso(date, iso), lang_text(method));
	figure_add_input(
	    figure, "team.stage.%s.months", team_stage_name(stage));
	if (what[0] != 's')
		return;
	figure_uses(figure, ASSUME_HIRE_MONTHS);
	figure_uses(figure, ASSUME_RAMP_MONTHS);
}

static void
put_months(const Writer *w, TeamStage stage, const TeamStep *step)
{
	g_autofree char *id = team_figure_id(stage, "months");
	g_autofree char *label = stage_label(MSG_TEAM_FIG_MONTHS, stage);
	Figure *figure;

	if (!isfinite(step->months.p50)) {
		figure_set_missing(w->figures, id, label, "months",
		    lang_text(isnan(step->months.p50) ? MSG_TEAM_WHY_USERS
						      : MSG_TEAM_NO_GROWTH));
		return;
	}
	figure = figure_set_number(w->figures, id, label, "months",
	    step->months.p50, lang_text(MSG_TEAM_MONTHS_METHOD));
	if (stage > w->team->stage)
		figure_set_spread(figure, step->months);
	figure_add_input(figure, "users.active");
	figure_add_input(figure, "users.growth");
}

static void
put_dates(const Writer *w, TeamStage stage, const TeamStep *step)
{
	const char *missing =
	    lang_text(isnan(step->months.p50) ? MSG_TEAM_WHY_USERS
		      : step->months.p50 <= 0 ? MSG_TEAM_WHY_REACHED
					      : MSG_TEAM_NO_GROWTH);

	put_months(w, stage, step);
	put_date(w, stage, "begins", MSG_TEAM_FIG_BEGINS,
	    MSG_TEAM_FIG_BEGINS_METHOD, step->begins, missing);
	put_date(w, stage, "seek_by", MSG_TEAM_FIG_SEEK,
	    MSG_TEAM_FIG_SEEK_METHOD, step->seek, missing);
}

/* Why VALUE of STEP is not known. */
static const char *
why_not(const Writer *w)
{
	return lang_text(w->team->stage == STAGE_UNKNOWN
			     ? MSG_TEAM_WHY_USERS
			     : MSG_TEAM_FIG_HEADS_WHY);
}

static void
put_number(const Writer *w, TeamStage stage, const TeamStep *step, size_t i)
{
	const double value =
	    *(const double *)(const void *)((const char *)step +
					    numbers[i].offset);
	const char *unit = numbers[i].unit != NULL
			       ? numbers[i].unit
			       : evidence_currency(w->evidence);
	g_autofree char *id = team_figure_id(stage, numbers[i].what);
	g_autofree char *label = stage_label(numbers[i].label, stage);
	const bool least = numbers[i].from == NULL &&
			   w->team->roster.told == 0 && stage > STAGE_MVP;
	Figure *figure;

	if (isnan(value)) {
		figure_set_missing(w->figures, id, label, unit, why_not(w));
		return;
	}
	figure = figure_set_number(w->figures, id, label, unit, value,
	    lang_text(least ? MSG_TEAM_FIG_HIRES_LEAST : numbers[i].method));
	if (numbers[i].from != NULL) {
		figure_add_input(figure, "team.stage.%s.%s",
		    team_stage_name(stage), numbers[i].from);
	} else {
		figure_add_input(figure, "team.headcount");
		uses_roles(w, figure);
		uses_requirement(w, stage, figure);
	}
	if (numbers[i].unit != NULL)
		return;
	figure_uses(figure, ASSUME_CAPACITY_HOURS);
	figure_uses_rate(figure, w->evidence);
}

static void
put_least(const Writer *w, TeamStage stage, const TeamStep *step)
{
	g_autofree char *id = team_figure_id(stage, "least_people");
	g_autofree char *label = stage_label(MSG_TEAM_FIG_LEAST, stage);
	Figure *figure = figure_set_number(w->figures, id, label, "people",
	    step->least, lang_text(MSG_TEAM_FIG_LEAST_METHOD));

	figure->lo = step->least;
	figure->hi = step->most;
	uses_requirement(w, stage, figure);
}

static Figure *
put_role_number(const Writer *w, TeamStage stage, TeamRole role,
    const char *what, Message label, Message method, double value)
{
	g_autofree char *id = team_role_figure_id(stage, what, role);
	g_autofree char *name = lang_format(
	    label, team_stage_words(stage), team_role_words(role), NULL);

	if (isnan(value))
		return figure_set_missing(w->figures, id, name, "people",
		    lang_text(w->team->stage == STAGE_UNKNOWN
				  ? MSG_TEAM_WHY_USERS
				  : MSG_TEAM_WHY_ROLES));
	return figure_set_number(
	    w->figures, id, name, "people", value, lang_text(method));
}

static void
put_cost(const Writer *w, TeamStage stage, TeamRole role, const char *what,
    Message label, Message method, double value, const char *from)
{
	g_autofree char *id = team_role_figure_id(stage, what, role);
	g_autofree char *name = lang_format(
	    label, team_stage_words(stage), team_role_words(role), NULL);
	Figure *figure = figure_set_number(w->figures, id, name,
	    evidence_currency(w->evidence), value, lang_text(method));

	figure_add_input(figure, "team.stage.%s.%s.%s", team_stage_name(stage),
	    from, team_role_name(role));
	if (!g_str_equal(from, "hires"))
		return;
	figure_uses(figure, ASSUME_CAPACITY_HOURS);
	figure_uses_rate(figure, w->evidence);
}

static void
put_costs(const Writer *w, TeamStage stage, TeamRole role, const TeamNeed *need)
{
	if (!(need->hires > 0))
		return;
	put_cost(w, stage, role, "monthly_cost", MSG_TEAM_FIG_MONTHLY_OF,
	    MSG_TEAM_FIG_MONTHLY_METHOD, need->monthly, "hires");
	put_cost(w, stage, role, "first_year_cost", MSG_TEAM_FIG_YEAR_OF,
	    MSG_TEAM_FIG_YEAR_METHOD, need->first_year, "monthly_cost");
}

static void
put_role(const Writer *w, TeamStage stage, TeamRole role, const TeamNeed *need)
{
	Figure *figure =
	    put_role_number(w, stage, role, "required", MSG_TEAM_FIG_REQUIRED,
		MSG_TEAM_FIG_REQUIRED_METHOD, need->required);

	uses_requirement(w, stage, figure);
	figure = put_role_number(w, stage, role, "gap", MSG_TEAM_FIG_GAP,
	    MSG_TEAM_FIG_GAP_METHOD, need->gap);
	if (isnan(need->gap))
		return;
	figure_add_input(figure, "team.stage.%s.required.%s",
	    team_stage_name(stage), team_role_name(role));
	uses_roles(w, figure);
	figure_uses(figure, ASSUME_ROLES_EACH);
	if (stage < w->team->stage || isnan(need->hires))
		return;
	figure = put_role_number(w, stage, role, "hires", MSG_TEAM_FIG_HIRES_OF,
	    MSG_TEAM_FIG_HIRES_OF_METHOD, need->hires);
	figure_add_input(figure, "team.stage.%s.gap.%s", team_stage_name(stage),
	    team_role_name(role));
	if (stage > w->team->stage)
		figure_add_input(figure, "team.stage.%s.total_hires",
		    team_stage_name((TeamStage)(stage - 1)));
	put_costs(w, stage, role, need);
}

/* Heads that no role asks for. */
static void
put_engineers(const Writer *w, TeamStage stage, const TeamNeed *need)
{
	Figure *figure;

	if (isnan(need->hires))
		return;
	figure = put_role_number(w, stage, TEAM_ROLE_ENGINEER, "hires",
	    MSG_TEAM_FIG_HIRES_OF, MSG_TEAM_FIG_HIRES_OF_METHOD, need->hires);
	figure_add_input(figure, "team.headcount");
	figure_add_input(
	    figure, "team.stage.%s.least_people", team_stage_name(stage));
	put_costs(w, stage, TEAM_ROLE_ENGINEER, need);
}

static void
put_step(const Writer *w, TeamStage stage)
{
	const TeamStep *step = &w->team->plan.steps[stage];

	put_least(w, stage, step);
	for (int r = 0; r < TEAM_ROLE_ENGINEER; r++)
		if (step->needs[r].required > 0)
			put_role(w, stage, (TeamRole)r, &step->needs[r]);
	if (w->team->stage != STAGE_UNKNOWN && stage < w->team->stage)
		return;
	put_dates(w, stage, step);
	put_engineers(w, stage, &step->needs[TEAM_ROLE_ENGINEER]);
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		if (numbers[i].offset != offsetof(TeamStep, within) ||
		    stage == STAGE_GROWTH)
			put_number(w, stage, step, i);
}

static void
put_forecast(const Writer *w, const TeamForecast *forecast)
{
	g_autofree char *id = team_forecast_id(forecast);
	char months[NUMBER_TEXT_SIZE];
	g_autofree char *label = lang_format(MSG_TEAM_FIG_USERS,
	    number_format_human(forecast->months, 3, months), NULL);
	Figure *figure = figure_set_number(w->figures, id, label, "users",
	    forecast->users.p50, lang_text(MSG_TEAM_FIG_USERS_METHOD));

	figure_add_input(figure, "users.active");
	figure_add_input(figure, "users.growth");
	if (forecast->months > 0)
		figure_set_spread(figure, forecast->users);
}

void
team_figures(
    const Evidence *evidence, const TeamResult *team, FigureSet *figures)
{
	const Writer w = { evidence, team, figures };

	put_stage(&w);
	put_today(&w);
	put_squads(&w);
	for (guint i = 0; i < team->forecast->len; i++)
		put_forecast(
		    &w, &g_array_index(team->forecast, TeamForecast, i));
	for (int s = STAGE_MVP; s < STAGE_COUNT; s++)
		put_step(&w, (TeamStage)s);
}
