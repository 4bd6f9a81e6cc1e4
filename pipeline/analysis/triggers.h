/*
 * triggers.h - the infrastructure decisions of the playbook, and when each
 * is due again.
 *
 * Each decision has a metric and a threshold.  The metric is a series from
 * the exports (named in headroom.yaml, or by its usual name), a value in
 * headroom.yaml, or a proxy from the number of users, marked as such.
 */
#ifndef PIPELINE_ANALYSIS_TRIGGERS_H
#define PIPELINE_ANALYSIS_TRIGGERS_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/words.h"

typedef enum TriggerSource {
	TRIGGER_UNKNOWN,
	TRIGGER_SERIES, /* measured over time */
	TRIGGER_VALUE, /* headroom.yaml says it */
	TRIGGER_PROXY, /* Little's law over users */
} TriggerSource;

typedef struct DecisionInfo {
	const char *name; /* "hosting" */
	const char *series; /* usual name of its series */
	const char *unit; /* of its figure */
	Message label, approach, crossing, solution;
	double threshold; /* the playbook's; crossing is strictly above */
	NumberForm form; /* of values and threshold */
	ThreePoint hours; /* of the migration */
	const char *category; /* FOCUS ServiceCategory it is billed under */
	double run_factor; /* of that category's spend afterwards; NAN */
	bool by_users; /* the metric grows as users do */
} DecisionInfo;

typedef struct Trigger {
	char *id; /* slug, unique */
	const char *name; /* as headroom.yaml has it */
	const DecisionInfo *info; /* NULL: the company's own */
	const ConfigDecision *config; /* NULL: not configured */
	TriggerSource source;
	const Series *series; /* TRIGGER_SERIES only */
	double value, threshold; /* NAN unknown */
	Date ends; /* the last point of the series; DATE_NONE */
	double age_months; /* of that point; NAN */
	bool past; /* the value is above the threshold */
	double trend, trend_se; /* ln per month; NAN */
	Spread months, multiple; /* to the crossing; NAN */
	double hours; /* P50; NAN */
	bool run_known; /* the bills say what the category costs */
	double cost[MULTIPLE_COUNT]; /* one-off, P50; NAN */
	double run_change[MULTIPLE_COUNT]; /* per month; NAN */
} Trigger;

struct TriggersResult {
	GArray *triggers; /* of Trigger, the playbook's six first */
	long known, past; /* with a value; past their threshold */
};

bool triggers_compute(
    const Evidence *evidence, Results *results, GError **error);
void triggers_describe(
    const Evidence *evidence, const Results *results, Report *report);
void triggers_result_free(TriggersResult *triggers);

/* NULL when the playbook has none so named. */
const DecisionInfo *decision_find(const char *name);

/* Concurrent users by Little's law: users x DAU share x sessions x share in
 * the peak hour x minutes / 60. */
double triggers_concurrency(double users, double dau_share, double sessions,
    double peak_share, double minutes);

#endif
