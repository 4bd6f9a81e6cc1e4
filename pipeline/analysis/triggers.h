/*
 * triggers.h - the infrastructure decisions, and when each is due again.
 *
 * The playbook's six and the company's own, worst first.  Each has a metric
 * and a threshold.  The metric is a series from the exports (named in
 * headroom.yaml, or by its usual name), a value in headroom.yaml, or what
 * stands in for it, marked as such.  The state is replayed from the points of
 * the series; what is not measured stays unknown.
 */
#ifndef PIPELINE_ANALYSIS_TRIGGERS_H
#define PIPELINE_ANALYSIS_TRIGGERS_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/decisions.h"
#include "pipeline/analysis/multi_region.h"
#include "pipeline/analysis/scaling_law.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/trigger_approach.h"
#include "pipeline/analysis/words.h"
#include "pipeline/stats/series_error.h"
#include "pipeline/stats/trigger_state.h"

typedef enum TriggerSource {
	TRIGGER_UNKNOWN,
	TRIGGER_SERIES, /* measured over time */
	TRIGGER_VALUE, /* headroom.yaml says it */
	TRIGGER_USERS, /* proxy: Little's law over users */
	TRIGGER_QUEUE, /* proxy: M/M/1 */
	TRIGGER_BILLS, /* robust z of what delivery costs */
	TRIGGER_REQUESTS, /* open issues that ask for it */
	TRIGGER_ISSUES, /* proxy: share of issues that are about it */
} TriggerSource;

/* Within how many months the metric may cross its threshold. */
enum { HORIZON_COUNT = 3 };
extern const double trigger_horizons[HORIZON_COUNT]; /* 6, 12, 18 */
extern const char *const trigger_horizon_names[HORIZON_COUNT]; /* "6m" … */

typedef struct Trigger {
	char *id; /* slug, unique */
	const char *name; /* as headroom.yaml has it */
	const DecisionInfo *info; /* NULL: the company's own */
	const ConfigDecision *config; /* NULL: not configured */
	TriggerSource source;
	const Series *series; /* TRIGGER_SERIES only */
	double value, threshold; /* NAN unknown */
	double use; /* of the threshold; INFINITY where that is 0; NAN */
	double use_lo, use_hi; /* P10 and P90 of an estimate; NAN */
	TriggerState state;
	Date since; /* the point that brought it; DATE_NONE: not a series */
	Date ends; /* the last point of the series; DATE_NONE */
	double age_months; /* of that point; NAN */
	bool past; /* the metric is above its threshold */
	double service_ms, utilisation; /* TRIGGER_QUEUE; NAN */
	const Series *queue_series[2]; /* where these come from; NULL: config */
	GPtrArray *issues; /* of const Issue *, that are about it; NULL */
	long issues_of; /* issues that were looked at */
	double trend; /* ln per month; NAN */
	SeriesError trend_error; /* NAN */
	const Limit *limit; /* in the ladder; NULL: not projected */
	Spread months, multiple; /* to the crossing; NAN */
	double within[HORIZON_COUNT]; /* probability; NAN */
	TriggerApproach approach; /* today's */
	double hours; /* P50; NAN */
	bool run_known; /* the bills say what the category costs */
	double cost[MULTIPLE_COUNT]; /* one-off, P50; NAN */
	double run_change[MULTIPLE_COUNT]; /* per month; NAN */
	double build, buy; /* over the months of comparison; NAN */
} Trigger;

typedef enum ReviewState {
	REVIEW_UNKNOWN, /* the launch is not known */
	REVIEW_LATER,
	REVIEW_DUE, /* 12 to 18 months after launch */
	REVIEW_PAST,
} ReviewState;

struct TriggersResult {
	GArray *triggers; /* of Trigger, worst first */
	long states[TRIGGER_STATE_ACT + 1]; /* how many are in each */
	long known, past; /* with a value; past their threshold */
	SpendTrend delivery; /* what delivering files costs; empty where there
				are no bills */
	MultiRegion region;
	ScalingLaw law;
	ReviewState review; /* of all, whatever their metrics */
	double launch_months; /* since; NAN */
};

bool triggers_compute(
    const Evidence *evidence, Results *results, GError **error);
void triggers_describe(
    const Evidence *evidence, const Results *results, Report *report);
void triggers_result_free(TriggersResult *triggers);

const Trigger *trigger_at(const TriggersResult *triggers, guint i);

/* Rests on what stands in for a measurement. */
bool trigger_is_proxy(const Trigger *trigger);

/* One-off cost of a change: work, and both designs running for DUAL_MONTHS. */
double triggers_change_cost(
    double rate, double hours, double dual_months, double run);

/* Adds the figures trigger.* and triggers.*. */
void trigger_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures);

/* A bullet for each, with TITLE; the caller owns it. */
ChartSpec *trigger_chart(
    const Evidence *evidence, const Results *results, const char *title);

/* Adds the tables of the section. */
void trigger_tables(
    const Evidence *evidence, const Results *results, Section *section);

/* "Hosting"; the caller frees it. */
char *trigger_label(const Trigger *trigger);

/* Its value as people read it, and beside its threshold; NULL: none.  The
 * caller frees it. */
char *trigger_value_words(
    const TriggersResult *triggers, const Trigger *trigger);
char *trigger_bullet_words(
    const TriggersResult *triggers, const Trigger *trigger);

/* The name of the series that would show the metric. */
const char *trigger_series_name(const Trigger *trigger);

/* What the metric is and where it comes from, in a few words. */
const char *trigger_source_words(const Trigger *trigger);

/* "act", "monitor", "ok", "unknown": for people and for files. */
const char *trigger_state_words(TriggerState state);
const char *trigger_state_name(TriggerState state);

/* The ladder's rung for it; NULL where it has none. */
const struct Rung *trigger_rung(const Results *results, const Trigger *trigger);

#endif
