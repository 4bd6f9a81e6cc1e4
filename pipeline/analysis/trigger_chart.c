#include <math.h>

#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/triggers.h"

static ChartRole
role_of(TriggerState state)
{
	static const ChartRole roles[] = {
		[TRIGGER_STATE_UNKNOWN] = ROLE_MUTED,
		[TRIGGER_STATE_OK] = ROLE_GOOD,
		[TRIGGER_STATE_MONITOR] = ROLE_WATCH,
		[TRIGGER_STATE_ACT] = ROLE_BAD,
	};

	return roles[state];
}

/* What lies further off is not told apart any more. */
static const double horizon_months = 120;
static const double least_months = 12;

static double
day_after(const Evidence *evidence, double months)
{
	return isfinite(months) ? date_add_months(evidence->as_of,
				      fmin(months, 10 * horizon_months))
				: months;
}

static void
add_crossing(const Evidence *evidence, const Rung *rung, const char *words,
    ChartRow *row)
{
	ChartCell *cell;

	if (isnan(rung->months.p50) || isinf(rung->months.p10))
		return;
	cell = chart_row_add_cell(
	    row, day_after(evidence, rung->months.p50), words, row->role);
	cell->lo = day_after(evidence, rung->months.p10);
	cell->hi = day_after(evidence, rung->months.p90);
}

/* The last crossing there is, within reason; NAN: none. */
static double
find_horizon(const Results *results)
{
	const GArray *triggers = results->triggers->triggers;
	double months = NAN;

	for (guint i = 0; i < triggers->len; i++) {
		const Rung *rung =
		    trigger_rung(results, trigger_at(results->triggers, i));

		if (rung == NULL)
			continue;
		if (isfinite(rung->months.p10))
			months = fmax(months, rung->months.p10);
		if (isfinite(rung->months.p90))
			months = fmax(months, rung->months.p90);
	}
	if (isnan(months))
		return NAN;
	return fmin(fmax(months, least_months), horizon_months);
}

static void
add_time(const Evidence *evidence, double months, ChartSpec *chart)
{
	if (isnan(months))
		return;
	chart_axis_set(&chart->y, lang_text(MSG_TRIGGER_AXIS_WHEN), AXIS_TIME);
	chart->y.lo = evidence->as_of;
	chart->y.hi = day_after(evidence, months);
	chart_spec_add_mark(
	    chart, evidence->as_of, lang_text(MSG_TRIGGER_MARK_TODAY), true);
}

static void
add_row(const Evidence *evidence, const Results *results,
    const Trigger *trigger, ChartSpec *chart)
{
	const Rung *rung = trigger_rung(results, trigger);
	g_autofree char *label = trigger_label(trigger);
	g_autofree char *breaks =
	    rung == NULL ? NULL : rung_breaks_words(evidence, rung);
	ChartRow *row = chart_spec_add_row(chart, label);

	row->role = role_of(trigger->state);
	row->state = g_strdup(trigger_state_words(trigger->state));
	row->hollow = trigger_is_proxy(trigger);
	row->value = trigger_bullet_words(results->triggers, trigger);
	if (!isfinite(trigger->use)) {
		row->missing = g_strdup(
		    lang_text(isinf(trigger->use) ? MSG_TRIGGER_USE_ENDLESS
						  : MSG_TRIGGER_UNKNOWN));
		return;
	}
	row->lo = trigger->use_lo;
	row->mid = fmax(0, trigger->use);
	row->hi = trigger->use_hi;
	if (breaks == NULL)
		return;
	row->note = lang_format(MSG_TRIGGER_CHART_CROSSES, breaks, NULL);
	add_crossing(evidence, rung, breaks, row);
}

ChartSpec *
trigger_chart(
    const Evidence *evidence, const Results *results, const char *title)
{
	const TriggersResult *triggers = results->triggers;
	const double horizon = find_horizon(results);
	ChartSpec *chart = chart_spec_new(CHART_BULLETS, "triggers", title,
	    lang_text(isnan(horizon) ? MSG_TRIGGER_SUBTITLE
				     : MSG_TRIGGER_SUBTITLE_WHEN));

	chart->table = g_strdup("trigger-metrics");
	chart_axis_set(&chart->x, lang_text(MSG_TRIGGER_AXIS), AXIS_LINEAR);
	chart->x.percent = true;
	add_time(evidence, horizon, chart);
	chart_spec_add_mark(chart,
	    assume(&evidence->config->assumptions, ASSUME_MONITOR_USE),
	    lang_text(MSG_TRIGGER_MARK_MONITOR), false);
	chart_spec_add_mark(chart, 1, lang_text(MSG_TRIGGER_MARK_ACT), false);
	for (guint i = 0; i < triggers->triggers->len; i++)
		add_row(evidence, results, trigger_at(triggers, i), chart);
	return chart;
}
