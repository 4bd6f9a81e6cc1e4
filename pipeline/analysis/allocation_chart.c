#include "pipeline/analysis/allocation_chart.h"

#include <math.h>

#include "pipeline/analysis/allocation_figures.h"
#include "pipeline/analysis/allocation_words.h"
#include "pipeline/analysis/words.h"

static const SprintShare *
share_at(const AllocationResult *allocation, guint i)
{
	return &g_array_index(allocation->shares, SprintShare, i);
}

static char *
hover_words(const AllocationResult *allocation, const Sprint *sprint)
{
	char debt[NUMBER_TEXT_SIZE], effort[NUMBER_TEXT_SIZE],
	    share[NUMBER_TEXT_SIZE];
	g_autofree char *name = sprint_words(sprint);

	return lang_format(MSG_ALLOC_HOVER, name,
	    number_format_human(sprint->tally.debt, 3, debt),
	    number_format_human(sprint->tally.effort, 3, effort),
	    measure_unit(allocation->sprints->measure),
	    number_format_percent(work_tally_share(&sprint->tally), share),
	    NULL);
}

static void
add_bars(const AllocationResult *allocation, ChartSpec *chart)
{
	ChartSeries *bars = chart_spec_add_series(
	    chart, lang_text(MSG_ALLOC_BARS), SERIES_BARS, ROLE_MUTED);

	for (guint i = allocation_first_shown(allocation);
	     i < allocation_end_shown(allocation); i++) {
		const Sprint *sprint = sprints_at(allocation->sprints, i);
		ChartPoint *point = chart_series_add(bars, sprint->last,
		    work_tally_share(&sprint->tally), NAN, NAN);

		point->open = sprint->state != SPRINT_OVER;
		point->hover = hover_words(allocation, sprint);
	}
}

static void
add_line(const AllocationResult *allocation, ChartSpec *chart)
{
	ChartSeries *line = chart_spec_add_series(
	    chart, lang_text(MSG_ALLOC_LINE), SERIES_LINE, ROLE_FIRST);

	for (guint i = allocation_first_shown(allocation);
	     i < allocation->shares->len; i++) {
		const SprintShare *one = share_at(allocation, i);

		chart_series_add(line, one->sprint->last, one->rolling_3,
		    one->lo_3, one->hi_3);
	}
}

static char *
subtitle(const AllocationResult *allocation)
{
	const Sprints *sprints = allocation->sprints;
	const guint first = allocation_first_shown(allocation);
	char issues[NUMBER_TEXT_SIZE], since[DATE_TEXT_SIZE];
	int64_t n = 0;

	for (guint i = first; i < allocation_end_shown(allocation); i++)
		n += sprints_at(sprints, i)->tally.issues;
	return lang_format(sprints->measure == EFFORT_COUNT
			       ? MSG_ALLOC_SUBTITLE_BAND
			       : MSG_ALLOC_SUBTITLE,
	    measure_words(sprints->measure), number_format_count(n, issues),
	    date_format_human(sprints_at(sprints, first)->first, since), NULL);
}

ChartSpec *
allocation_chart(const AllocationResult *allocation)
{
	char target[NUMBER_TEXT_SIZE], below[NUMBER_TEXT_SIZE],
	    all[NUMBER_TEXT_SIZE];
	g_autofree char *title = lang_format(MSG_ALLOC_TITLE_ONE,
	    number_format_percent(allocation->target, target),
	    number_format_count(
		allocation->looked_at - allocation->below, below),
	    number_format_count(allocation->looked_at, all), NULL);
	g_autofree char *mark = lang_format(MSG_ALLOC_MARK, target, NULL);
	g_autofree char *sub = subtitle(allocation);
	ChartSpec *chart =
	    chart_spec_new(CHART_LINES, "allocation", title, sub);

	chart->table = g_strdup("allocation");
	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	chart_axis_set(&chart->y, lang_text(MSG_ALLOC_AXIS), AXIS_LINEAR);
	chart->y.percent = true;
	chart->y.lo = 0;
	chart_spec_add_mark(chart, allocation->target, mark, true);
	add_bars(allocation, chart);
	add_line(allocation, chart);
	return chart;
}
