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
	if (breaks != NULL)
		row->note =
		    lang_format(MSG_TRIGGER_CHART_CROSSES, breaks, NULL);
}

ChartSpec *
trigger_chart(
    const Evidence *evidence, const Results *results, const char *title)
{
	const TriggersResult *triggers = results->triggers;
	ChartSpec *chart = chart_spec_new(
	    CHART_BULLETS, "triggers", title, lang_text(MSG_TRIGGER_SUBTITLE));

	chart->table = g_strdup("trigger-metrics");
	chart->description = g_strdup(title);
	chart_axis_set(&chart->x, lang_text(MSG_TRIGGER_AXIS), AXIS_LINEAR);
	chart->x.percent = true;
	chart_spec_add_mark(chart,
	    assume(&evidence->config->assumptions, ASSUME_MONITOR_USE),
	    lang_text(MSG_TRIGGER_MARK_MONITOR), false);
	chart_spec_add_mark(chart, 1, lang_text(MSG_TRIGGER_MARK_ACT), false);
	for (guint i = 0; i < triggers->triggers->len; i++)
		add_row(evidence, results, trigger_at(triggers, i), chart);
	return chart;
}
