#include <math.h>

#include "pipeline/analysis/fixed.h"
#include "pipeline/analysis/scenarios.h"
#include "pipeline/config/config_find.h"

/* What the figures of one scenario share. */
typedef struct Making {
	const Evidence *evidence;
	const Scenario *scenario;
	const char *path; /* of it in headroom.yaml */
	const GPtrArray *said; /* of char *: the paths of what it says */
	FigureSet *figures;
} Making;

/* The method of all: as BASE is computed, which FIGURE then rests on where
 * there is one. */
static char *
method_of(const char *base)
{
	return lang_format(MSG_SCENARIO_METHOD, base, NULL);
}

static void
rest_on(const Making *making, const char *base, Figure *figure)
{
	figure->tags |= FIGURE_SIMULATED | FIGURE_CONFIGURED;
	if (figure_set_find(making->figures, base) != NULL)
		figure_add_input(figure, "%s", base);
	if (making->said->len == 0)
		figure_add_input(figure, "config:%s", making->path);
	for (guint i = 0; i < making->said->len; i++)
		figure_add_input(figure, "config:%s",
		    (const char *)g_ptr_array_index(making->said, i));
}

/* Takes LABEL over; a value that is not finite is missing for REASON, and
 * NULL is returned. */
static Figure *
add_number(const Making *making, const char *id, char *label, const char *unit,
    double value, const char *base, const char *reason)
{
	g_autofree char *owned = label;
	g_autofree char *method = method_of(base);
	Figure *figure;

	if (!isfinite(value)) {
		figure_set_missing(making->figures, id, label, unit, reason);
		return NULL;
	}
	figure =
	    figure_set_number(making->figures, id, label, unit, value, method);
	rest_on(making, base, figure);
	return figure;
}

static void
add_spread(const Making *making, const char *id, char *label, const char *unit,
    Spread value, const char *base, const char *reason)
{
	Figure *figure =
	    add_number(making, id, label, unit, value.p50, base, reason);

	if (figure != NULL)
		figure_set_spread(figure, value);
}

/* The day to decide on RUNG, which may be NULL. */
static void
add_date(const Making *making, const char *id, char *label, const Rung *rung,
    const char *base, const char *reason)
{
	g_autofree char *owned = label;
	g_autofree char *method = method_of(base);
	char date[DATE_TEXT_SIZE];
	Figure *figure;

	if (rung == NULL || !isfinite(rung->decide_weeks)) {
		figure_set_missing(making->figures, id, label, "date",
		    rung == NULL ? reason : rung_no_date(rung));
		return;
	}
	date_format_iso(
	    date_add_days(making->evidence->as_of, rung->decide_weeks * 7),
	    date);
	figure =
	    figure_set_text(making->figures, id, label, "date", date, method);
	rest_on(making, base, figure);
	if (rung->limit->hours > 0 &&
	    making->scenario->config->team.hires > 0) {
		figure_uses(figure, ASSUME_HIRE_MONTHS);
		figure_uses(figure, ASSUME_RAMP_MONTHS);
	}
}

static char *
figure_id(const Making *making, const char *rest)
{
	return g_strdup_printf("scenario.%s.%s", making->scenario->id, rest);
}

static char *
label_of(const Making *making, Message message)
{
	return lang_format(message, making->scenario->config->scenario, NULL);
}

static void
add_first(const Making *making, const Rung *first)
{
	g_autofree char *id = figure_id(making, "first");
	g_autofree char *label = label_of(making, MSG_SCENARIO_FIGURE_FIRST);
	g_autofree char *method = method_of("headroom.limit");
	Figure *figure;

	if (first == NULL) {
		figure_set_missing(making->figures, id, label, "text",
		    lang_text(MSG_SCENARIO_WHY_NO_LIMIT));
		return;
	}
	figure = figure_set_text(
	    making->figures, id, label, "text", first->limit->id, method);
	rest_on(making, "headroom.limit", figure);
}

static void
add_headroom(const Making *making)
{
	const LadderResult *ladder = making->scenario->results->ladder;
	const Rung *first = ladder_first(ladder);
	const char *none = lang_text(MSG_SCENARIO_WHY_NO_LIMIT);
	const Spread months = first == NULL ? spread_at(NAN) : first->months;
	g_autofree char *headroom = figure_id(making, "headroom");
	g_autofree char *breaks = figure_id(making, "months");
	g_autofree char *decide = figure_id(making, "decide_by");
	g_autofree char *base_months =
	    g_strdup_printf("limit.%s.months", first ? first->limit->id : "");
	g_autofree char *base_decide = g_strdup_printf(
	    "limit.%s.decide_by", first ? first->limit->id : "");

	add_spread(making, headroom,
	    label_of(making, MSG_SCENARIO_FIGURE_HEADROOM), "x",
	    ladder->headroom, "headroom.multiple",
	    isinf(ladder->headroom.p50) ? lang_text(MSG_LADDER_WHY_NEVER)
					: none);
	add_first(making, first);
	add_spread(making, breaks, label_of(making, MSG_SCENARIO_FIGURE_MONTHS),
	    "months", months, base_months,
	    first == NULL ? none : rung_no_date(first));
	add_date(making, decide, label_of(making, MSG_SCENARIO_FIGURE_DECIDE),
	    first, base_decide, none);
}

static void
add_risks(const Making *making)
{
	const LadderResult *ladder = making->scenario->results->ladder;

	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		char times[NUMBER_TEXT_SIZE];
		g_autofree char *rest =
		    g_strdup_printf("risk.%s", multiple_names[m]);
		g_autofree char *id = figure_id(making, rest);
		g_autofree char *base =
		    g_strdup_printf("risk.total.%s", multiple_names[m]);

		words_times(multiples[m], times);
		add_number(making, id,
		    lang_format(MSG_SCENARIO_FIGURE_RISK,
			making->scenario->config->scenario, times, NULL),
		    evidence_currency(making->evidence), ladder->risk_total[m],
		    base,
		    lang_text(ladder->rungs->len == 0 ? MSG_LADDER_WHY_NO_LIMIT
						      : MSG_LADDER_WHY_COST));
	}
}

static void
add_limit(const Making *making, const Limit *limit)
{
	const char *name = making->scenario->config->scenario;
	const Rung *rung =
	    ladder_find(making->scenario->results->ladder, limit->id);
	const char *absent =
	    lang_text(fixed_mends(making->scenario->config, limit)
			  ? MSG_SCENARIO_WHY_MENDED
			  : MSG_SCENARIO_WHY_ABSENT);
	g_autofree char *label = limit_label(limit);
	g_autofree char *base_multiple =
	    g_strdup_printf("limit.%s.multiple", limit->id);
	g_autofree char *base_decide =
	    g_strdup_printf("limit.%s.decide_by", limit->id);
	g_autofree char *multiple = figure_id(making, base_multiple);
	g_autofree char *decide = figure_id(making, base_decide);

	add_spread(making, multiple,
	    lang_format(MSG_SCENARIO_FIGURE_MULTIPLE, name, label, NULL), "x",
	    rung == NULL ? spread_at(NAN) : rung->multiple, base_multiple,
	    rung == NULL ? absent : rung_no_multiple(rung));
	add_date(making, decide,
	    lang_format(MSG_SCENARIO_FIGURE_DECISION, name, label, NULL), rung,
	    base_decide, absent);
}

void
scenarios_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures)
{
	g_autoptr(GPtrArray) limits = scenarios_limits(results);

	for (guint i = 0; i < results->scenarios->scenarios->len; i++) {
		const Scenario *scenario = scenario_at(results->scenarios, i);
		g_autofree char *path =
		    g_strconcat("scenarios.", scenario->config->scenario, NULL);
		g_autoptr(GPtrArray) said =
		    config_values_below(evidence->config, path);
		const Making making = {
			.evidence = evidence,
			.scenario = scenario,
			.path = path,
			.said = said,
			.figures = figures,
		};

		add_headroom(&making);
		add_risks(&making);
		for (guint k = 0; k < limits->len; k++)
			add_limit(&making, g_ptr_array_index(limits, k));
	}
}
