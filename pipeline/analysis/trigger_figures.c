#include <math.h>

#include "pipeline/analysis/shown_rows.h"
#include "pipeline/analysis/triggers.h"
#include "pipeline/analysis/users.h"

enum { MOST_ISSUES = 5 };

/* With a few of its points. */
static void
read_series(const Evidence *evidence, const Series *series, Figure *figure)
{
	if (series != NULL)
		figure_reads_series(figure, evidence, series, 5);
}

static void
read_queue(const Evidence *evidence, const Trigger *trigger, Figure *figure)
{
	static const char *const keys[] = { "service_ms", "utilisation" };

	figure->tags |= FIGURE_PROXY;
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		read_series(evidence, trigger->queue_series[i], figure);
		if (trigger->queue_series[i] != NULL)
			continue;
		figure->tags |= FIGURE_CONFIGURED;
		figure_add_input(figure, "config:infrastructure.%s.%s",
		    trigger->name, keys[i]);
	}
}

/* With the newest of those that are about it. */
static void
read_issues(const Evidence *evidence, const Trigger *trigger, Figure *figure)
{
	figure->n = (double)trigger->issues_of;
	figure_reads_all(figure, evidence, INPUT_ISSUES);
	for (guint i = 0; i < trigger->issues->len && i < MOST_ISSUES; i++) {
		const Issue *issue = g_ptr_array_index(trigger->issues, i);

		figure_shows_issue(figure, evidence, issue, issue->summary);
	}
}

static void
read_users(Figure *figure)
{
	figure->tags |= FIGURE_PROXY;
	figure_add_input(figure, "users.active");
	figure_uses(figure, ASSUME_DAU_SHARE);
	figure_uses(figure, ASSUME_SESSIONS);
	figure_uses(figure, ASSUME_PEAK_SHARE);
	figure_uses(figure, ASSUME_SESSION_MINUTES);
}

static void
add_value_inputs(const Evidence *evidence, const Results *results,
    const Trigger *trigger, Figure *figure)
{
	switch (trigger->source) {
	case TRIGGER_UNKNOWN:
		break;
	case TRIGGER_SERIES:
		figure->n = trigger->series->points->len;
		read_series(evidence, trigger->series, figure);
		break;
	case TRIGGER_VALUE:
		figure->tags |= FIGURE_CONFIGURED;
		figure_add_input(
		    figure, "config:infrastructure.%s.value", trigger->name);
		break;
	case TRIGGER_USERS:
		read_users(figure);
		break;
	case TRIGGER_QUEUE:
		read_queue(evidence, trigger, figure);
		break;
	case TRIGGER_BILLS:
		figure_reads_all(figure, evidence, INPUT_BILLING);
		if (results->triggers->delivery.by_users)
			read_series(evidence, results->users->series, figure);
		break;
	case TRIGGER_REQUESTS:
		read_issues(evidence, trigger, figure);
		break;
	case TRIGGER_ISSUES:
		figure->tags |= FIGURE_PROXY;
		read_issues(evidence, trigger, figure);
		break;
	}
}

static const char *
unit_of(const Trigger *trigger)
{
	return trigger->info != NULL ? trigger->info->unit : "value";
}

static void
describe_value(const Evidence *evidence, const Results *results,
    const Trigger *trigger, FigureSet *figures)
{
	static const Message methods[] = {
		[TRIGGER_SERIES] = MSG_TRIGGER_FROM_SERIES,
		[TRIGGER_VALUE] = MSG_TRIGGER_FROM_CONFIG,
		[TRIGGER_USERS] = MSG_TRIGGER_FROM_USERS,
		[TRIGGER_QUEUE] = MSG_TRIGGER_FROM_QUEUE,
		[TRIGGER_BILLS] = MSG_TRIGGER_FROM_BILLS,
		[TRIGGER_REQUESTS] = MSG_TRIGGER_FROM_REQUESTS,
		[TRIGGER_ISSUES] = MSG_TRIGGER_FROM_ISSUES,
	};
	g_autofree char *id = g_strdup_printf("trigger.%s.value", trigger->id);
	g_autofree char *name = trigger_label(trigger);
	g_autofree char *label =
	    lang_format(MSG_TRIGGER_FIGURE_VALUE, name, NULL);

	if (trigger->source == TRIGGER_UNKNOWN) {
		g_autofree char *reason = lang_format(MSG_TRIGGER_MISSING,
		    trigger_series_name(trigger), trigger->name, NULL);

		figure_set_missing(
		    figures, id, label, unit_of(trigger), reason);
		return;
	}
	add_value_inputs(evidence, results, trigger,
	    figure_set_number(figures, id, label, unit_of(trigger),
		trigger->value, lang_text(methods[trigger->source])));
}

/* Why there is no multiple or date. */
static const char *
why_not_projected(const Trigger *trigger, double value)
{
	if (trigger->source == TRIGGER_UNKNOWN)
		return lang_text(MSG_TRIGGER_UNKNOWN);
	if (isinf(value))
		return lang_text(MSG_TRIGGER_NOT_RISING);
	if (isnan(value) && isfinite(trigger->months.p50))
		return lang_text(MSG_LADDER_WHY_TIME);
	return lang_text(MSG_TRIGGER_NOT_PROJECTED);
}

static void
describe_spread(const Trigger *trigger, FigureSet *figures, const char *what,
    const char *unit, Spread spread, Message label_message, Message method)
{
	g_autofree char *id =
	    g_strdup_printf("trigger.%s.%s", trigger->id, what);
	g_autofree char *name = trigger_label(trigger);
	g_autofree char *label = lang_format(label_message, name, NULL);
	Figure *figure;

	if (!isfinite(spread.p50)) {
		figure_set_missing(figures, id, label, unit,
		    why_not_projected(trigger, spread.p50));
		return;
	}
	figure = figure_set_number(
	    figures, id, label, unit, spread.p50, lang_text(method));
	figure_set_spread(figure, spread);
	figure_add_input(figure, "trigger.%s.value", trigger->id);
	figure_add_input(figure, "users.growth");
	if (trigger_is_proxy(trigger))
		figure_uses(figure, ASSUME_PROXY_FACTOR);
}

static void
read_threshold(const Trigger *trigger, Figure *figure)
{
	figure_add_input(figure, "trigger.%s.value", trigger->id);
	if (trigger->config != NULL && !isnan(trigger->config->threshold)) {
		figure->tags |= FIGURE_CONFIGURED;
		figure_add_input(figure, "config:infrastructure.%s.threshold",
		    trigger->name);
	} else if (trigger->info != NULL) {
		figure_add_input(figure, "playbook:triggers");
	}
}

static void
describe_use(const Trigger *trigger, FigureSet *figures)
{
	g_autofree char *id = g_strdup_printf("trigger.%s.use", trigger->id);
	g_autofree char *name = trigger_label(trigger);
	g_autofree char *label =
	    lang_format(MSG_TRIGGER_FIGURE_USE, name, NULL);
	Figure *figure;

	if (!isfinite(trigger->use)) {
		figure_set_missing(figures, id, label, "share",
		    lang_text(isinf(trigger->use) ? MSG_TRIGGER_USE_ENDLESS
						  : MSG_TRIGGER_UNKNOWN));
		return;
	}
	figure = figure_set_number(figures, id, label, "share", trigger->use,
	    lang_text(MSG_TRIGGER_USE_METHOD));
	read_threshold(trigger, figure);
	if (isnan(trigger->use_lo))
		return;
	figure->lo = trigger->use_lo;
	figure->hi = trigger->use_hi;
	figure_uses(figure, ASSUME_PROXY_FACTOR);
}

static void
describe_state(const Trigger *trigger, FigureSet *figures)
{
	g_autofree char *id = g_strdup_printf("trigger.%s.state", trigger->id);
	g_autofree char *name = trigger_label(trigger);
	g_autofree char *label =
	    lang_format(MSG_TRIGGER_FIGURE_STATE, name, NULL);
	Figure *figure;

	if (trigger->state == TRIGGER_STATE_UNKNOWN) {
		figure_set_missing(figures, id, label, "text",
		    lang_text(trigger->source == TRIGGER_ISSUES
				  ? MSG_TRIGGER_ISSUES_SHOW_NOTHING
				  : MSG_TRIGGER_UNKNOWN));
		return;
	}
	figure = figure_set_text(figures, id, label, "text",
	    trigger_state_name(trigger->state),
	    lang_text(MSG_TRIGGER_STATE_METHOD));
	read_threshold(trigger, figure);
	figure_uses(figure, ASSUME_MONITOR_USE);
	figure_uses(figure, ASSUME_MONITOR_CHANCE);
	figure_uses(figure, ASSUME_FINE_USE);
	figure_uses(figure, ASSUME_CALM_USE);
	if (trigger->source == TRIGGER_BILLS)
		figure_uses(figure, ASSUME_DELIVERY_ELASTICITY);
}

static void
describe_within(const Trigger *trigger, int h, FigureSet *figures)
{
	char months[NUMBER_TEXT_SIZE];
	const bool timed =
	    trigger->limit != NULL && trigger->limit->months != NULL;
	g_autofree char *id = g_strdup_printf(
	    "trigger.%s.within.%s", trigger->id, trigger_horizon_names[h]);
	g_autofree char *name = trigger_label(trigger);
	g_autofree char *label = lang_format(MSG_TRIGGER_FIGURE_WITHIN, name,
	    number_format_human(trigger_horizons[h], 3, months), NULL);
	Figure *figure;

	if (isnan(trigger->within[h])) {
		figure_set_missing(figures, id, label, "probability",
		    why_not_projected(trigger, NAN));
		return;
	}
	figure = figure_set_number(figures, id, label, "probability",
	    trigger->within[h],
	    lang_text(timed ? MSG_TRIGGER_WITHIN_METHOD
			    : MSG_TRIGGER_WITHIN_USERS_METHOD));
	read_threshold(trigger, figure);
	if (timed)
		return;
	figure->tags |= FIGURE_SIMULATED;
	figure_add_input(figure, "users.growth");
	if (trigger_is_proxy(trigger))
		figure_uses(figure, ASSUME_PROXY_FACTOR);
}

/* Spend of its categories, and how that grows. */
static void
read_spend(const Results *results, const Trigger *trigger, Figure *figure)
{
	g_auto(GStrv) names = g_strsplit(trigger->info->categories, ",", -1);

	figure_add_input(figure, "spend.monthly");
	for (char **name = names; *name != NULL; name++) {
		const SpendCategory *category =
		    spend_find_category(results->spend, *name);

		if (category != NULL)
			figure_add_input(
			    figure, "spend.category.%s.monthly", category->id);
		if (category != NULL && category->trend.by_users)
			figure_add_input(figure, "spend.category.%s.elasticity",
			    category->id);
	}
	figure_add_input(figure, "spend.elasticity");
}

static void
read_hours(const Evidence *evidence, const Trigger *trigger, Figure *figure)
{
	figure->tags |= FIGURE_ASSUMED;
	figure_add_input(figure, "rule:%s", trigger->name);
	figure_add_input(figure, "trigger.%s.hours", trigger->id);
	figure_uses_rate(figure, evidence);
}

static void
describe_hours(
    const Results *results, const Trigger *trigger, FigureSet *figures)
{
	g_autofree char *id = g_strdup_printf("trigger.%s.hours", trigger->id);
	g_autofree char *name = trigger_label(trigger);
	g_autofree char *label =
	    lang_format(MSG_TRIGGER_FIGURE_HOURS, name, NULL);
	Figure *figure;

	if (isnan(trigger->hours)) {
		figure_set_missing(figures, id, label, "h",
		    lang_text(MSG_TRIGGER_COST_UNKNOWN));
		return;
	}
	figure = figure_set_number(figures, id, label, "h", trigger->hours,
	    lang_text(MSG_TRIGGER_HOURS_METHOD));
	figure->tags |= FIGURE_ASSUMED;
	figure_add_input(figure, "rule:%s", trigger->name);
	if (trigger->info->fallback != FALLBACK_USERS ||
	    !results->triggers->region.stateful)
		return;
	figure_uses(figure, ASSUME_STATEFUL_FACTOR);
	figure_add_input(figure, "region.stateless");
}

static void
describe_cost(const Evidence *evidence, const Results *results,
    const Trigger *trigger, int m, FigureSet *figures)
{
	char times[NUMBER_TEXT_SIZE];
	g_autofree char *name = trigger_label(trigger);
	g_autofree char *id = g_strdup_printf(
	    "trigger.%s.migration_cost.%s", trigger->id, multiple_names[m]);
	g_autofree char *label = lang_format(MSG_TRIGGER_FIGURE_COST, name,
	    words_times(multiples[m], times), NULL);
	Figure *figure;

	if (isnan(trigger->cost[m])) {
		figure_set_missing(figures, id, label,
		    evidence_currency(evidence),
		    lang_text(MSG_TRIGGER_COST_UNKNOWN));
		return;
	}
	figure = figure_set_number(figures, id, label,
	    evidence_currency(evidence), trigger->cost[m],
	    lang_text(trigger->run_known ? MSG_TRIGGER_COST_METHOD
					 : MSG_TRIGGER_LABOUR_METHOD));
	read_hours(evidence, trigger, figure);
	if (!trigger->run_known)
		return;
	read_spend(results, trigger, figure);
	figure_uses(figure, ASSUME_DUAL_MONTHS);
}

static void
describe_run(const Evidence *evidence, const Results *results,
    const Trigger *trigger, int m, FigureSet *figures)
{
	char times[NUMBER_TEXT_SIZE];
	g_autofree char *name = trigger_label(trigger);
	g_autofree char *id = g_strdup_printf(
	    "trigger.%s.run_change.%s", trigger->id, multiple_names[m]);
	g_autofree char *label = lang_format(MSG_TRIGGER_FIGURE_RUN, name,
	    words_times(multiples[m], times), NULL);
	Figure *figure;

	if (isnan(trigger->run_change[m])) {
		figure_set_missing(figures, id, label,
		    evidence_currency(evidence),
		    lang_text(MSG_TRIGGER_RUN_UNKNOWN));
		return;
	}
	figure =
	    figure_set_number(figures, id, label, evidence_currency(evidence),
		trigger->run_change[m], lang_text(MSG_TRIGGER_RUN_METHOD));
	figure->tags |= FIGURE_ASSUMED;
	figure_add_input(figure, "rule:%s", trigger->name);
	read_spend(results, trigger, figure);
}

static void
describe_build(const Evidence *evidence, const Results *results,
    const Trigger *trigger, FigureSet *figures)
{
	char months[NUMBER_TEXT_SIZE];
	g_autofree char *id = g_strdup_printf("trigger.%s.build", trigger->id);
	g_autofree char *name = trigger_label(trigger);
	g_autofree char *label = lang_format(MSG_TRIGGER_FIGURE_BUILD, name,
	    number_format_human(
		assume(&evidence->config->assumptions, ASSUME_BUY_MONTHS), 3,
		months),
	    NULL);
	Figure *figure;

	if (isnan(trigger->build)) {
		figure_set_missing(figures, id, label,
		    evidence_currency(evidence),
		    lang_text(MSG_TRIGGER_COST_UNKNOWN));
		return;
	}
	figure = figure_set_number(figures, id, label,
	    evidence_currency(evidence), trigger->build,
	    lang_text(isnan(trigger->run_change[0])
			  ? MSG_TRIGGER_BUILD_LABOUR_METHOD
			  : MSG_TRIGGER_BUILD_METHOD));
	read_hours(evidence, trigger, figure);
	if (!trigger->run_known)
		return;
	read_spend(results, trigger, figure);
	figure_uses(figure, ASSUME_DUAL_MONTHS);
	figure_uses(figure, ASSUME_BUY_MONTHS);
}

static void
describe_buy(
    const Evidence *evidence, const Trigger *trigger, FigureSet *figures)
{
	char months[NUMBER_TEXT_SIZE];
	g_autofree char *id = g_strdup_printf("trigger.%s.buy", trigger->id);
	g_autofree char *name = trigger_label(trigger);
	g_autofree char *label = lang_format(MSG_TRIGGER_FIGURE_BUY, name,
	    number_format_human(
		assume(&evidence->config->assumptions, ASSUME_BUY_MONTHS), 3,
		months),
	    NULL);
	Figure *figure;

	if (isnan(trigger->buy)) {
		figure_set_missing(figures, id, label,
		    evidence_currency(evidence),
		    lang_text(MSG_TRIGGER_BUY_UNKNOWN));
		return;
	}
	figure =
	    figure_set_number(figures, id, label, evidence_currency(evidence),
		trigger->buy, lang_text(MSG_TRIGGER_BUY_METHOD));
	figure->tags |= FIGURE_CONFIGURED;
	figure_add_input(
	    figure, "config:infrastructure.%s.buy_price", trigger->name);
	figure_uses(figure, ASSUME_BUY_MONTHS);
}

static void
describe_counts(const TriggersResult *triggers, FigureSet *figures)
{
	static const Message labels[] = {
		[TRIGGER_STATE_UNKNOWN] = MSG_TRIGGER_FIGURE_COUNT_UNKNOWN,
		[TRIGGER_STATE_OK] = MSG_TRIGGER_FIGURE_COUNT_OK,
		[TRIGGER_STATE_MONITOR] = MSG_TRIGGER_FIGURE_COUNT_MONITOR,
		[TRIGGER_STATE_ACT] = MSG_TRIGGER_FIGURE_COUNT_ACT,
	};

	for (int state = 0; state <= TRIGGER_STATE_ACT; state++) {
		g_autofree char *id = g_strdup_printf(
		    "triggers.%s", trigger_state_name((TriggerState)state));
		Figure *figure =
		    figure_set_number(figures, id, lang_text(labels[state]),
			"decisions", (double)triggers->states[state],
			lang_text(MSG_TRIGGER_COUNT_METHOD));

		for (guint i = 0; i < triggers->triggers->len; i++)
			figure_add_input(figure, "trigger.%s.state",
			    trigger_at(triggers, i)->id);
	}
}

void
trigger_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures)
{
	const TriggersResult *triggers = results->triggers;

	describe_counts(triggers, figures);
	for (guint i = 0; i < triggers->triggers->len; i++) {
		const Trigger *trigger = trigger_at(triggers, i);

		describe_value(evidence, results, trigger, figures);
		describe_use(trigger, figures);
		describe_state(trigger, figures);
		describe_spread(trigger, figures, "multiple", "x",
		    trigger->multiple, MSG_LADDER_FIGURE_MULTIPLE,
		    MSG_TRIGGER_MULTIPLE_METHOD);
		describe_spread(trigger, figures, "months", "months",
		    trigger->months, MSG_LADDER_FIGURE_MONTHS,
		    MSG_TRIGGER_MONTHS_METHOD);
		for (int h = 0; h < HORIZON_COUNT; h++)
			describe_within(trigger, h, figures);
		describe_cost(evidence, results, trigger, 0, figures);
		for (int m = 1; m < MULTIPLE_COUNT; m++) {
			describe_cost(evidence, results, trigger, m, figures);
			describe_run(evidence, results, trigger, m, figures);
		}
		describe_hours(results, trigger, figures);
		describe_build(evidence, results, trigger, figures);
		describe_buy(evidence, trigger, figures);
	}
}
