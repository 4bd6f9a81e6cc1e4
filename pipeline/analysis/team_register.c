#include <math.h>

#include "pipeline/analysis/team_changes.h"
#include "pipeline/analysis/team_tables.h"
#include "pipeline/analysis/team_words.h"
#include "pipeline/analysis/words.h"

static void
add_number(GPtrArray *row, double value)
{
	report_row_add_number(row, value, 3, NULL);
}

static void
add_date(GPtrArray *row, Date date)
{
	char human[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE];

	report_row_add(row,
	    date == DATE_NONE ? NULL : date_format_human(date, human),
	    date_format_iso(date, iso), NULL);
}

/* What the rows of a stage have in common. */
static void
add_times(const TeamStep *step, GPtrArray *row)
{
	add_date(row, step->begins);
	add_number(row, isfinite(step->months.p10) ? step->months.p10 : NAN);
	add_number(row, isfinite(step->months.p50) ? step->months.p50 : NAN);
	add_number(row, isfinite(step->months.p90) ? step->months.p90 : NAN);
	add_date(row, step->seek);
	add_date(row, step->full);
}

static void
add_role(const Evidence *evidence, TeamStage stage, const TeamStep *step,
    TeamRole role, ReportTable *table)
{
	const TeamNeed *need = &step->needs[role];
	const char *currency = evidence_currency(evidence);
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, team_stage_words(stage), NULL, NULL);
	report_row_add(row, "hire", NULL, NULL);
	report_row_add(row,
	    role == TEAM_ROLE_ENGINEER ? lang_text(MSG_TEAM_ALL)
				       : team_role_words(role),
	    NULL, NULL);
	add_number(row, need->hires);
	add_number(row, need->required);
	add_number(row, need->present);
	add_number(row, need->gap);
	add_times(step, row);
	words_add_estimate(row, need->monthly, currency, NULL);
	words_add_estimate(row, need->first_year, currency, NULL);
}

static void
add_change(const Evidence *evidence, const TeamPlan *plan,
    const TeamChange *change, ReportTable *table)
{
	g_autofree char *words = team_change_words(evidence, change, plan);
	const char *currency = evidence_currency(evidence);
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, team_stage_words(change->stage), NULL, NULL);
	report_row_add(row, "structure", NULL, NULL);
	report_row_add(row, words, NULL, NULL);
	add_number(row, team_change_count(change, plan));
	for (int i = 0; i < 3; i++)
		report_row_add(row, NULL, "", NULL);
	add_times(&plan->steps[change->stage], row);
	words_add_estimate(
	    row, team_change_monthly(change, plan), currency, NULL);
	words_add_estimate(
	    row, team_change_first_year(change, plan), currency, NULL);
}

static void
add_stage(const Evidence *evidence, const TeamPlan *plan, TeamStage stage,
    ReportTable *table)
{
	const TeamStep *step = &plan->steps[stage];

	for (int r = 0; r < TEAM_ROLES; r++)
		if (step->needs[r].required > 0)
			add_role(evidence, stage, step, (TeamRole)r, table);
	for (int c = 0; c < TEAM_CHANGES; c++)
		if (team_changes[c].stage == stage)
			add_change(evidence, plan, &team_changes[c], table);
}

ReportTable *
team_roadmap_table(const Evidence *evidence, const TeamResult *team)
{
	static const ColumnWords columns[] = {
		{ "stage", MSG_TEAM_COL_STAGE, ALIGN_TEXT },
		{ "kind", MSG_TEAM_COL_KIND, ALIGN_TEXT },
		{ "change", MSG_TEAM_COL_CHANGE, ALIGN_TEXT },
		{ "count", MSG_TEAM_COL_COUNT, ALIGN_NUMBER },
		{ "needed", MSG_TEAM_COL_REQUIRED, ALIGN_NUMBER },
		{ "today", MSG_TEAM_COL_PRESENT, ALIGN_NUMBER },
		{ "missing_today", MSG_TEAM_COL_GAP, ALIGN_NUMBER },
		{ "begins", MSG_TEAM_COL_BEGINS, ALIGN_TEXT },
		{ "months_p10", MSG_TEAM_COL_P10, ALIGN_NUMBER },
		{ "months", MSG_TEAM_COL_P50, ALIGN_NUMBER },
		{ "months_p90", MSG_TEAM_COL_P90, ALIGN_NUMBER },
		{ "seek_by", MSG_TEAM_COL_SEEK, ALIGN_TEXT },
		{ "full_use", MSG_TEAM_COL_USE, ALIGN_TEXT },
		{ "month", MSG_TEAM_COL_MONTHLY, ALIGN_NUMBER },
		{ "first_year", MSG_TEAM_COL_YEAR, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new(
	    "team-roadmap", lang_text(MSG_TEAM_ROADMAP_TABLE), "team-roadmap");

	table->file_only = true;
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int s = STAGE_MVP; s < STAGE_COUNT; s++)
		add_stage(evidence, &team->plan, (TeamStage)s, table);
	return table;
}
