#include "pipeline/analysis/debt_register_figures.h"

#include <math.h>

#include "pipeline/analysis/debt_register_words.h"
#include "pipeline/analysis/shown_rows.h"

void
debt_shows_item(const Evidence *evidence, const DebtItem *item, Figure *figure)
{
	char hours[NUMBER_TEXT_SIZE];
	g_autofree char *why = debt_item_evidence(evidence, item);
	g_autofree char *value = lang_format(MSG_REGISTER_ROW, why,
	    number_format_human(item->hours, 3, hours), NULL);
	const Table *table;
	const Input *input;

	if (item->issue != NULL) {
		figure_shows_issue(figure, evidence, item->issue, value);
		return;
	}
	table = item->finding->table;
	input = g_ptr_array_index(facts_inputs(evidence->facts), table->input);
	figure_add_evidence(
	    figure, input->path, table->line, table->name, value);
}

static void
add_interest(const Evidence *evidence, const DebtRegisterResult *result,
    FigureSet *figures)
{
	const char *id = "debt.register.interest_rate";
	Figure *figure;

	if (isnan(result->waiting.interest_rate)) {
		figure_set_missing(figures, id,
		    lang_text(MSG_REGISTER_FIG_INTEREST), "h/h a month",
		    lang_text(MSG_REGISTER_FIG_INTEREST_WHY));
		return;
	}
	figure =
	    figure_set_number(figures, id, lang_text(MSG_REGISTER_FIG_INTEREST),
		"h/h a month", result->waiting.interest_rate,
		lang_text(MSG_REGISTER_FIG_INTEREST_METHOD));
	figure_add_input(figure, "debt.allocation_share");
	figure_add_input(figure, "debt.register.effort_hours");
	figure_uses_headcount(figure, evidence);
	figure_uses(figure, ASSUME_CAPACITY_HOURS);
	figure_uses(figure, ASSUME_DEBT_WASTE);
	figure_uses(figure, ASSUME_DEBT_INTEREST);
}

static void
add_effort(const Evidence *evidence, const DebtItem *item, FigureSet *figures)
{
	static const Message methods[HOURS_SOURCES] = {
		[HOURS_ESTIMATE] = MSG_REGISTER_FIG_EFFORT_ESTIMATE,
		[HOURS_POINTS] = MSG_REGISTER_FIG_EFFORT_POINTS,
		[HOURS_OWN] = MSG_REGISTER_FIG_EFFORT_OWN,
		[HOURS_ASSUMED] = MSG_REGISTER_FIG_EFFORT_ASSUMED,
		[HOURS_RULE] = MSG_REGISTER_FIG_EFFORT_RULE,
	};
	g_autofree char *id = debt_item_figure(item, "effort_hours");
	g_autofree char *key = debt_item_key(item);
	g_autofree char *label =
	    lang_format(MSG_REGISTER_FIG_EFFORT, key, NULL);
	Figure *figure = figure_set_number(figures, id, label, "h", item->hours,
	    lang_text(methods[item->source]));

	debt_shows_item(evidence, item, figure);
	if (item->issue != NULL)
		figure_reads(figure, evidence, item->issue->input);
	else
		for (guint i = 0; i < item->finding->hits->len; i++)
			figure_add_input(figure, "rule:%s",
			    g_array_index(item->finding->hits, Hit, i)
				.detector->id);
	if (item->source == HOURS_POINTS)
		figure_uses(figure, ASSUME_POINT_HOURS);
	if (item->source == HOURS_ASSUMED)
		figure_uses(figure, ASSUME_DEBT_ITEM_HOURS);
	if (item->source == HOURS_OWN)
		figure_reads_all(figure, evidence, INPUT_ISSUES);
}

static void
add_age(const Evidence *evidence, const DebtItem *item, FigureSet *figures)
{
	g_autofree char *id = debt_item_figure(item, "age_months");
	g_autofree char *key = debt_item_key(item);
	g_autofree char *label = lang_format(MSG_REGISTER_FIG_AGE, key, NULL);
	Figure *figure;

	if (isnan(item->age))
		return;
	figure = figure_set_number(figures, id, label, "months",
	    item->age / DAYS_PER_MONTH, lang_text(MSG_REGISTER_FIG_AGE_METHOD));
	figure_reads(figure, evidence, item->issue->input);
}

/* What the incidents of an item come from. */
static void
reads_incidents(
    const Evidence *evidence, const DebtRegisterResult *result, Figure *figure)
{
	if (isnan(result->incidents->months))
		return;
	figure_reads_all(figure, evidence,
	    result->incidents->exported ? INPUT_INCIDENTS : INPUT_ISSUES);
	figure_add_input(figure, "users.growth");
	figure_uses(figure, ASSUME_EVENT_GROWTH);
	figure_uses(figure, ASSUME_USERS_AFFECTED);
	if (!result->waiting.hours_measured)
		figure_uses(figure, ASSUME_OUTAGE_HOURS);
}

static void
shows_incidents(const Evidence *evidence, const DebtRegisterResult *result,
    const DebtItem *item, Figure *figure)
{
	const GPtrArray *inputs = facts_inputs(evidence->facts);

	for (guint i = 0; i < result->incidents->list->len; i++) {
		const DebtIncident *incident =
		    debt_incident_at(result->incidents, i);
		const Input *input = g_ptr_array_index(inputs, incident->input);
		char hours[NUMBER_TEXT_SIZE];
		g_autofree char *value =
		    isnan(incident->hours)
			? g_strdup(lang_text(MSG_REGISTER_ROW_INCIDENT_OPEN))
			: lang_format(MSG_REGISTER_ROW_INCIDENT,
			      number_format_human(incident->hours, 2, hours),
			      NULL);

		if (g_ptr_array_find(incident->issues, item->issue, NULL))
			figure_add_evidence(figure, input->path, incident->line,
			    incident->name, value);
	}
}

static void
set_expected(const DebtItem *item, Expected expected, Figure *figure)
{
	figure_set_spread(
	    figure, (Spread){ expected.lo, expected.mean, expected.hi });
	figure->n = item->draws;
}

static void
add_cost(const Evidence *evidence, const Results *results, const DebtItem *item,
    int wait, FigureSet *figures)
{
	const DebtRegisterResult *result = results->debt_register;
	const bool priced = !isnan(result->incidents->months) &&
			    !isnan(evidence->config->business.revenue);
	char months[NUMBER_TEXT_SIZE];
	g_autofree char *id = debt_wait_figure(item, "risk", wait);
	g_autofree char *effort = debt_item_figure(item, "effort_hours");
	g_autofree char *key = debt_item_key(item);
	g_autofree char *label = lang_format(MSG_REGISTER_FIG_COST, key,
	    number_format_count(waits[wait], months), NULL);
	Figure *figure;

	if (isnan(item->cost[wait].mean)) {
		figure_set_missing(figures, id, label,
		    evidence_currency(evidence),
		    lang_text(MSG_REGISTER_FIG_COST_WHY));
		return;
	}
	figure = figure_set_number(figures, id, label,
	    evidence_currency(evidence), item->cost[wait].mean,
	    lang_text(item->issue == NULL ? MSG_REGISTER_FIG_COST_FINDING
		      : priced            ? MSG_REGISTER_FIG_COST_METHOD
					  : MSG_REGISTER_FIG_COST_WORK));
	set_expected(item, item->cost[wait], figure);
	figure_uses_rate(figure, evidence);
	figure_add_input(figure, "%s", effort);
	if (item->issue != NULL) {
		figure_add_input(figure, "debt.register.interest_rate");
		shows_incidents(evidence, result, item, figure);
	} else if (item->finding->detailed) {
		figure_add_input(
		    figure, "migration.%s.cost.1x", item->finding->id);
		figure_add_input(figure, "users.growth");
	}
	if (!priced)
		return;
	reads_incidents(evidence, result, figure);
	figure_configured(figure, "business.revenue");
}

static void
add_users(const Evidence *evidence, const DebtRegisterResult *result,
    const DebtItem *item, int wait, FigureSet *figures)
{
	char months[NUMBER_TEXT_SIZE];
	g_autofree char *id = debt_wait_figure(item, "user_hours", wait);
	g_autofree char *key = debt_item_key(item);
	g_autofree char *label = lang_format(MSG_REGISTER_FIG_USERS, key,
	    number_format_count(waits[wait], months), NULL);
	Figure *figure;

	if (isnan(item->user_hours[wait].mean)) {
		figure_set_missing(figures, id, label, "h",
		    lang_text(MSG_REGISTER_FIG_USERS_WHY));
		return;
	}
	figure = figure_set_number(figures, id, label, "h",
	    item->user_hours[wait].mean,
	    lang_text(MSG_REGISTER_FIG_USERS_METHOD));
	set_expected(item, item->user_hours[wait], figure);
	figure_add_input(figure, "users.active");
	reads_incidents(evidence, result, figure);
	shows_incidents(evidence, result, item, figure);
}

void
debt_register_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures)
{
	const DebtRegisterResult *result = results->debt_register;

	debt_count_figures(evidence, result, figures);
	add_interest(evidence, result, figures);
	for (guint i = 0; i < result->items->len; i++) {
		const DebtItem *item = debt_item_at(result, i);

		if (!debt_item_is_figured(item))
			continue;
		add_effort(evidence, item, figures);
		add_age(evidence, item, figures);
		for (int w = 0; w < WAIT_COUNT; w++)
			add_cost(evidence, results, item, w, figures);
		add_users(evidence, result, item, WAIT_COUNT - 1, figures);
	}
}
