#include "pipeline/analysis/team_tables.h"

#include <math.h>

#include "pipeline/analysis/team_changes.h"
#include "pipeline/analysis/team_words.h"
#include "pipeline/analysis/words.h"

static void
add_count(GPtrArray *row, double count, const char *figure)
{
	report_row_add_number(row, count, 3, figure);
}

/* "today's", "behind", "about Mar 2027 (…)"; its date for files. */
static void
add_begins(const Evidence *evidence, const TeamResult *team, TeamStage stage,
    GPtrArray *row)
{
	const TeamStep *step = &team->plan.steps[stage];
	g_autofree char *figure = team_figure_id(stage, "begins");
	g_autofree char *when = NULL;
	char iso[DATE_TEXT_SIZE];

	if (team->stage == STAGE_UNKNOWN) {
		report_row_add(row, NULL, "", NULL);
	} else if (stage <= team->stage) {
		report_row_add(row,
		    lang_text(
			stage == team->stage ? MSG_TEAM_HERE : MSG_TEAM_PAST),
		    NULL, NULL);
	} else {
		when = team_words_when(evidence, stage, step);
		report_row_add(
		    row, when, date_format_iso(step->begins, iso), figure);
	}
}

/* "up to 500", "500–10,000", "from 100,000". */
static char *
users_words(TeamStage stage)
{
	const double from =
	    stage == STAGE_MVP ? NAN : team_stage_end((TeamStage)(stage - 1));
	const double to = team_stage_end(stage);
	char least[NUMBER_TEXT_SIZE], most[NUMBER_TEXT_SIZE];

	number_format_human(from, 3, least);
	number_format_human(to, 3, most);
	if (isnan(from))
		return lang_format(MSG_TEAM_TO_USERS, most, NULL);
	if (isnan(to))
		return lang_format(MSG_TEAM_FROM_USERS, least, NULL);
	return lang_format(MSG_TEAM_RANGE, least, most, NULL);
}

static void
add_people(const TeamStep *step, const char *figure, GPtrArray *row)
{
	char least[NUMBER_TEXT_SIZE], most[NUMBER_TEXT_SIZE];
	g_autofree char *words = lang_format(MSG_TEAM_RANGE,
	    number_format_human(step->least, 3, least),
	    number_format_human(step->most, 3, most), NULL);

	report_row_add(
	    row, words, number_format_machine(step->least, least), figure);
}

static void
add_stage(const Evidence *evidence, const TeamResult *team, TeamStage stage,
    ReportTable *table)
{
	const TeamStep *step = &team->plan.steps[stage];
	const bool ahead = team->stage != STAGE_UNKNOWN && stage >= team->stage;
	g_autofree char *users = users_words(stage);
	g_autofree char *people = team_figure_id(stage, "least_people");
	g_autofree char *hires = team_figure_id(stage, "hires");
	g_autofree char *monthly = team_figure_id(stage, "monthly_cost");
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, team_stage_words(stage), NULL, NULL);
	report_row_add(row, users, NULL, NULL);
	add_begins(evidence, team, stage, row);
	report_row_add(row, team_stage_profile(stage), NULL, NULL);
	report_row_add(row, team_stage_risk(stage), NULL, NULL);
	add_people(step, people, row);
	add_count(row, step->hires, ahead ? hires : NULL);
	words_add_estimate(row, step->monthly, evidence_currency(evidence),
	    ahead ? monthly : NULL);
}

ReportTable *
team_stages_table(const Evidence *evidence, const TeamResult *team)
{
	static const ColumnWords columns[] = {
		{ "stage", MSG_TEAM_COL_STAGE, ALIGN_TEXT },
		{ "users", MSG_TEAM_COL_USERS, ALIGN_TEXT },
		{ "begins", MSG_TEAM_COL_BEGINS, ALIGN_TEXT },
		{ "team_profile", MSG_TEAM_COL_PROFILE, ALIGN_TEXT },
		{ "primary_risk", MSG_TEAM_COL_RISK, ALIGN_TEXT },
		{ "people", MSG_TEAM_COL_PEOPLE, ALIGN_NUMBER },
		{ "hires", MSG_TEAM_COL_HIRES, ALIGN_NUMBER },
		{ "month", MSG_TEAM_COL_MONTHLY, ALIGN_NUMBER },
	};
	ReportTable *table =
	    report_table_new("team-stages", lang_text(MSG_TEAM_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int s = STAGE_MVP; s < STAGE_COUNT; s++)
		add_stage(evidence, team, (TeamStage)s, table);
	return table;
}

static void
add_date(GPtrArray *row, Date date)
{
	char human[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE];

	if (date == DATE_NONE)
		report_row_add(row, NULL, "", NULL);
	else
		report_row_add(row, date_format_human(date, human),
		    date_format_iso(date, iso), NULL);
}

static void
add_seek(const TeamStep *step, const char *figure, GPtrArray *row)
{
	char text[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE];

	if (step->seek == DATE_NONE)
		report_row_add(row, NULL, "", figure);
	else
		report_row_add(row,
		    step->now ? lang_text(MSG_TEAM_BY_NOW)
			      : date_format_human(step->seek, text),
		    date_format_iso(step->seek, iso), figure);
}

static void
add_hire(const Evidence *evidence, TeamStage stage, const TeamStep *step,
    TeamRole role, ReportTable *table)
{
	const TeamNeed *need = &step->needs[role];
	const char *currency = evidence_currency(evidence);
	g_autofree char *words = team_words_hire(step, role);
	g_autofree char *hires = team_role_figure_id(stage, "hires", role);
	g_autofree char *monthly =
	    team_role_figure_id(stage, "monthly_cost", role);
	g_autofree char *year =
	    team_role_figure_id(stage, "first_year_cost", role);
	g_autofree char *seek = team_figure_id(stage, "seek_by");
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, words, NULL, hires);
	report_row_add(row, team_stage_words(stage), NULL, NULL);
	add_seek(step, seek, row);
	add_date(row, step->full);
	words_add_estimate(row, need->monthly, currency, monthly);
	words_add_estimate(row, need->first_year, currency, year);
}

ReportTable *
team_hires_table(const Evidence *evidence, const TeamResult *team)
{
	static const ColumnWords columns[] = {
		{ "hire", MSG_TEAM_COL_HIRE, ALIGN_TEXT },
		{ "stage", MSG_TEAM_COL_STAGE, ALIGN_TEXT },
		{ "seek_by", MSG_TEAM_COL_SEEK, ALIGN_TEXT },
		{ "full_use", MSG_TEAM_COL_USE, ALIGN_TEXT },
		{ "month", MSG_TEAM_COL_MONTHLY, ALIGN_NUMBER },
		{ "first_year", MSG_TEAM_COL_YEAR, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new(
	    "team-hires", lang_text(MSG_TEAM_HIRES_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int s = STAGE_MVP; s < STAGE_COUNT; s++) {
		const TeamStep *step = &team->plan.steps[s];

		for (int r = 0; r < TEAM_ROLES; r++)
			if (step->needs[r].hires > 0)
				add_hire(evidence, (TeamStage)s, step,
				    (TeamRole)r, table);
	}
	return table;
}
