#include <math.h>

#include "pipeline/analysis/team_tables.h"
#include "pipeline/analysis/team_words.h"
#include "pipeline/analysis/words.h"

static ChartRole
role_of(const TeamResult *team, TeamStage stage)
{
	if (stage == team->stage)
		return ROLE_BAD;
	return stage == team->stage + 1 ? ROLE_FIRST : ROLE_MUTED;
}

static void
add_bar(const Evidence *evidence, const TeamResult *team, TeamStage stage,
    TeamRole role, ChartSpec *chart)
{
	const TeamStep *step = &team->plan.steps[stage];
	const TeamNeed *need = &step->needs[role];
	g_autofree char *words = team_words_hire(step, role);
	char money[NUMBER_TEXT_SIZE];
	ChartRow *row = chart_spec_add_row(chart, words);

	row->role = role_of(team, stage);
	row->critical = stage <= team->stage + 1;
	row->note = lang_format(MSG_TEAM_CHART_NOTE, team_stage_words(stage),
	    number_format_estimate(
		need->monthly, evidence_currency(evidence), money),
	    NULL);
	if (step->seek == DATE_NONE) {
		row->missing = g_strdup(lang_text(MSG_TEAM_CHART_NO_DATE));
		return;
	}
	row->start = step->seek;
	row->end = step->full;
}

static void
add_marks(const Evidence *evidence, const TeamResult *team, ChartSpec *chart)
{
	chart_spec_add_mark(
	    chart, evidence->as_of, lang_text(MSG_TEAM_CHART_TODAY), false);
	for (int s = team->stage + 1; s < STAGE_COUNT; s++) {
		const TeamStep *step = &team->plan.steps[s];
		g_autofree char *words = lang_format(MSG_TEAM_CHART_BEGINS,
		    team_stage_words((TeamStage)s), NULL);

		if (step->begins != DATE_NONE && step->hires > 0)
			chart_spec_add_mark(chart, step->begins, words, false);
	}
}

static char *
title(const TeamResult *team)
{
	const TeamStep *last = &team->plan.steps[STAGE_SCALE];
	const TeamStep *first = &team->plan.steps[team->stage];
	g_autofree char *seek = NULL;

	while (!(first->hires > 0))
		first++;
	seek = team_words_seek(first);
	return lang_count(MSG_TEAM_CHART_HIRE, MSG_TEAM_CHART_HIRES,
	    lround(last->total), team_stage_words(STAGE_SCALE), seek, NULL);
}

ChartSpec *
team_hires_chart(const Evidence *evidence, const TeamResult *team)
{
	const TeamStep *last = &team->plan.steps[STAGE_SCALE];
	g_autofree char *words = NULL;
	ChartSpec *chart;

	if (!(last->total > 0))
		return NULL;
	words = title(team);
	chart = chart_spec_new(CHART_GANTT, "team-hires", words,
	    lang_text(MSG_TEAM_CHART_HIRES_SUB));
	chart->table = g_strdup("team-hires");
	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	for (int s = team->stage; s < STAGE_COUNT; s++)
		for (int r = 0; r < TEAM_ROLES; r++)
			if (team->plan.steps[s].needs[r].hires > 0)
				add_bar(evidence, team, (TeamStage)s,
				    (TeamRole)r, chart);
	add_marks(evidence, team, chart);
	return chart;
}
