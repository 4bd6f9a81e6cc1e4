#include <math.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/team.h"
#include "pipeline/analysis/users.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

typedef struct StageInfo {
	double end; /* users; NAN after the last */
	Message name, profile, risk;
} StageInfo;

/* The playbook's table; its boundaries overlap at 500, read as Early. */
static const StageInfo stages[STAGE_COUNT] = {
	[STAGE_MVP] = { 500, MSG_TEAM_MVP, MSG_TEAM_MVP_PROFILE,
	    MSG_TEAM_MVP_RISK },
	[STAGE_EARLY] = { 10000, MSG_TEAM_EARLY, MSG_TEAM_EARLY_PROFILE,
	    MSG_TEAM_EARLY_RISK },
	[STAGE_GROWTH] = { 100000, MSG_TEAM_GROWTH, MSG_TEAM_GROWTH_PROFILE,
	    MSG_TEAM_GROWTH_RISK },
	[STAGE_SCALE] = { NAN, MSG_TEAM_SCALE, MSG_TEAM_SCALE_PROFILE,
	    MSG_TEAM_SCALE_RISK },
};

TeamStage
team_stage_of(double users)
{
	if (isnan(users))
		return STAGE_UNKNOWN;
	for (int stage = STAGE_MVP; stage < STAGE_SCALE; stage++)
		if (users < stages[stage].end)
			return (TeamStage)stage;
	return STAGE_SCALE;
}

double
team_stage_end(TeamStage stage)
{
	return stage == STAGE_UNKNOWN ? NAN : stages[stage].end;
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
		.detail = lang_text(stages[team->stage + 1].name),
	    });

	limit_set_multiple(limit, team->multiple);
	limit->hours = 0;
	limit->procurement_weeks =
	    (assume(assumptions, ASSUME_HIRE_MONTHS) +
		assume(assumptions, ASSUME_RAMP_MONTHS)) *
	    DAYS_PER_MONTH / 7;
	limit_reads(limit, 0, "users.active");
	limit_fix_uses(limit, ASSUME_HIRE_MONTHS);
	limit_fix_uses(limit, ASSUME_RAMP_MONTHS);
	return limit;
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
	results->team = team;
	return true;
}

void
team_result_free(TeamResult *team)
{
	g_free(team);
}

static void
describe_figures(const TeamResult *team, FigureSet *figures)
{
	Figure *figure;

	if (team->stage == STAGE_UNKNOWN) {
		figure_set_missing(figures, "team.stage",
		    lang_text(MSG_TEAM_STAGE), "text",
		    lang_text(MSG_USERS_ACTIVE_MISSING));
		figure_set_missing(figures, "team.months_to_next_stage",
		    lang_text(MSG_TEAM_MONTHS), "months",
		    lang_text(MSG_USERS_ACTIVE_MISSING));
		return;
	}
	figure =
	    figure_set_text(figures, "team.stage", lang_text(MSG_TEAM_STAGE),
		"text", lang_text(stages[team->stage].name),
		lang_text(MSG_TEAM_STAGE_METHOD));
	figure_add_input(figure, "users.active");
	if (!isfinite(team->months.p50)) {
		figure_set_missing(figures, "team.months_to_next_stage",
		    lang_text(MSG_TEAM_MONTHS), "months",
		    lang_text(team->stage == STAGE_SCALE ? MSG_TEAM_LAST_STAGE
							 : MSG_TEAM_NO_GROWTH));
		return;
	}
	figure = figure_set_number(figures, "team.months_to_next_stage",
	    lang_text(MSG_TEAM_MONTHS), "months", team->months.p50,
	    lang_text(MSG_TEAM_MONTHS_METHOD));
	figure_set_spread(figure, team->months);
	figure_add_input(figure, "users.active");
	figure_add_input(figure, "users.growth");
}

static ReportTable *
make_table(const TeamResult *team)
{
	static const ColumnWords columns[] = {
		{ "stage", MSG_TEAM_COL_STAGE, ALIGN_TEXT },
		{ "team_profile", MSG_TEAM_COL_PROFILE, ALIGN_TEXT },
		{ "primary_risk", MSG_TEAM_COL_RISK, ALIGN_TEXT },
		{ "now", MSG_TEAM_COL_NOW, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "team-stages", lang_text(MSG_TEAM_TABLE), "team-roadmap");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int stage = 0; stage < STAGE_COUNT; stage++) {
		GPtrArray *row = report_table_add_row(table);

		report_row_add(row, lang_text(stages[stage].name), NULL, NULL);
		report_row_add(
		    row, lang_text(stages[stage].profile), NULL, NULL);
		report_row_add(row, lang_text(stages[stage].risk), NULL, NULL);
		report_row_add(row,
		    lang_text(stage == (int)team->stage ? MSG_TEAM_HERE
							: MSG_TEAM_NOT_HERE),
		    NULL, NULL);
	}
	return table;
}

static char *
lead(const TeamResult *team)
{
	char multiple[NUMBER_TEXT_SIZE], users[NUMBER_TEXT_SIZE];

	if (team->stage == STAGE_UNKNOWN)
		return g_strdup(lang_text(MSG_TEAM_LEAD_UNKNOWN));
	if (team->stage == STAGE_SCALE)
		return lang_format(MSG_TEAM_LEAD_LAST,
		    lang_text(stages[team->stage].name), NULL);
	return lang_format(MSG_TEAM_LEAD, lang_text(stages[team->stage].name),
	    lang_text(stages[team->stage + 1].name),
	    number_format_human(team->boundary, 3, users),
	    number_format_multiple(team->multiple, multiple), NULL);
}

void
team_describe(const Evidence *evidence, const Results *results, Report *report)
{
	const TeamResult *team = results->team;
	Section *section = report_add_section(
	    report, "team", RANK_TEAM, lang_text(MSG_TEAM_SECTION));
	g_autofree char *sentence = lead(team);

	(void)evidence;
	describe_figures(team, report->figures);
	section_set_lead(section, sentence);
	if (team->stage == STAGE_UNKNOWN)
		section_add_insufficient(section, lang_text(MSG_TEAM_MISSING),
		    lang_text(MSG_TEAM_NEEDS));
	section_add_table(section, make_table(team));
}
