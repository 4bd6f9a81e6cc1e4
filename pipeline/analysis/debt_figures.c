#include "pipeline/analysis/debt_figures.h"

#include <math.h>

#include "pipeline/analysis/debt_charts.h"
#include "pipeline/analysis/debt_evidence.h"
#include "pipeline/analysis/words.h"
#include "pipeline/base/number.h"
#include "pipeline/base/text.h"

/* Adds a figure, or says why there is none. */
static Figure *
add_figure(FigureSet *figures, const char *id, Message label, const char *unit,
    double value, Message method, const char *reason)
{
	if (!isfinite(value)) {
		figure_set_missing(figures, id, lang_text(label), unit, reason);
		return NULL;
	}
	return figure_set_number(
	    figures, id, lang_text(label), unit, value, lang_text(method));
}

/* What FIGURE is of the issues: its limits, and how many it rests on. */
static void
measured(
    const Evidence *evidence, Figure *figure, double lo, double hi, double n)
{
	if (figure == NULL)
		return;
	figure->lo = lo;
	figure->hi = hi;
	figure->n = n;
	figure_reads_all(figure, evidence, INPUT_ISSUES);
}

char *
debt_missing_words(const DebtResult *debt)
{
	const long more_months = (long)ceil(debt->needed_months);
	g_autofree char *issues = lang_count(MSG_DEBT_MORE_ISSUES_ONE,
	    MSG_DEBT_MORE_ISSUES_MANY, debt->needed_issues, NULL);
	g_autofree char *months = lang_count(MSG_DEBT_MORE_MONTHS_ONE,
	    MSG_DEBT_MORE_MONTHS_MANY, more_months, NULL);

	if (debt->sample->candidates == 0)
		return g_strdup(lang_text(MSG_DEBT_NO_ISSUES));
	if (debt->needed_issues > 0 && more_months > 0)
		return lang_format(MSG_DEBT_NEEDS_BOTH, issues, months, NULL);
	if (debt->needed_issues > 0)
		return g_steal_pointer(&issues);
	if (more_months > 0)
		return g_steal_pointer(&months);
	return g_strdup(lang_text(MSG_DEBT_NO_SPREAD));
}

/* Why a figure of the trend is missing, as part of a sentence. */
static char *
why_no_trend(const DebtResult *debt)
{
	g_autofree char *missing = debt_missing_words(debt);

	if (debt->sample->candidates == 0)
		return g_strdup(lang_text(MSG_DEBT_WHY_NO_ISSUES));
	return lang_format(MSG_DEBT_WHY_MORE, missing, NULL);
}

static void
add_trend_figures(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures)
{
	const bool fitted = debt->level <= TREND_B;
	const TheilSen *fit = &debt->fit;
	g_autofree char *why = why_no_trend(debt);
	Figure *figure;

	figure = add_figure(figures, "debt.ratio_6mo", MSG_DEBT_RATIO, "x",
	    debt->six.ratio,
	    debt->six.from_trend ? MSG_DEBT_RATIO_TREND_METHOD
				 : MSG_DEBT_RATIO_METHOD,
	    debt->opposed ? lang_text(MSG_DEBT_WHY_OPPOSED) : why);
	measured(
	    evidence, figure, debt->six.lo, debt->six.hi, (double)debt->six.n);
	if (figure != NULL)
		debt_show_windows(evidence, debt, figure);
	figure =
	    add_figure(figures, "debt.rate_monthly", MSG_DEBT_RATE, "per month",
		fitted ? expm1(fit->slope) : NAN, MSG_DEBT_RATE_METHOD, why);
	measured(evidence, figure, expm1(fit->slope_lo), expm1(fit->slope_hi),
	    (double)debt->n);
	if (figure != NULL)
		debt_show_trend(evidence, debt, figure);
	figure = add_figure(figures, "debt.doubling_months", MSG_DEBT_DOUBLING,
	    "months", fitted && fit->slope > 0 ? log(2) / fit->slope : NAN,
	    MSG_DEBT_DOUBLING_METHOD,
	    fitted ? lang_text(MSG_DEBT_NOT_RISING) : why);
	if (figure != NULL)
		figure_add_input(figure, "debt.rate_monthly");
	figure = add_figure(figures, "debt.mde_monthly", MSG_DEBT_MDE,
	    "per month", debt->mde, MSG_DEBT_MDE_METHOD, why);
	measured(evidence, figure, NAN, NAN, (double)debt->n);
	figure = add_figure(figures, "debt.cycle_days_median",
	    debt->sample->lead_time ? MSG_DEBT_LEAD_DAYS : MSG_DEBT_CYCLE_DAYS,
	    "days", debt->median_days, MSG_DEBT_CYCLE_METHOD,
	    debt->sample->items->len > 0 ? lang_text(MSG_DEBT_WHY_NO_MEDIAN)
					 : why);
	measured(evidence, figure, debt->median_lo, debt->median_hi,
	    debt->sample->items->len);
	if (figure != NULL)
		debt_show_durations(evidence, debt, figure);
}

static void
add_stock_figures(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures)
{
	Figure *figure =
	    add_figure(figures, "debt.principal_hours", MSG_DEBT_PRINCIPAL, "h",
		debt->debt_open > 0 ? debt->principal : NAN,
		MSG_DEBT_PRINCIPAL_METHOD, lang_text(MSG_DEBT_NO_LABELS));

	measured(evidence, figure, NAN, NAN, (double)debt->debt_open);
	if (figure != NULL) {
		figure_add_input(figure, "config:debt.labels");
		debt_show_principal(evidence, debt, figure);
		if (debt->debt_estimated < debt->debt_open &&
		    isnan(debt->own_hours))
			figure_uses(figure, ASSUME_DEBT_ITEM_HOURS);
		if (debt->debt_estimated > 0)
			figure_uses(figure, ASSUME_POINT_HOURS);
	}
	figure =
	    add_figure(figures, "debt.allocation_share", MSG_DEBT_ALLOCATION,
		"share", debt->allocation, MSG_DEBT_ALLOCATION_METHOD,
		lang_text(debt->recent.issues == 0 ? MSG_DEBT_NO_RESOLVED
						   : MSG_DEBT_NEVER_MARKED));
	measured(evidence, figure, NAN, NAN, (double)debt->recent.issues);
	if (figure == NULL)
		return;
	figure_add_input(figure, "config:debt.labels");
	debt_show_allocation(evidence, debt, figure);
}

static void
name_model_inputs(
    const Evidence *evidence, const DebtResult *debt, Figure *figure)
{
	figure_add_input(figure, "debt.rate_monthly");
	figure_add_input(figure, "debt.allocation_share");
	figure_uses(figure, ASSUME_DEBT_WASTE);
	if (!debt->repayable)
		return;
	figure_add_input(figure, "debt.principal_hours");
	figure_uses_headcount(figure, evidence);
	figure_uses(figure, ASSUME_CAPACITY_HOURS);
	figure_uses(figure, ASSUME_DEBT_EFFICIENCY);
}

static void
add_model_inputs(const Evidence *evidence, const DebtResult *debt, double lo,
    double hi, Figure *figure)
{
	if (figure == NULL)
		return;
	figure_set_spread(figure, (Spread){ lo, NAN, hi });
	name_model_inputs(evidence, debt, figure);
}

static char *
why_not_modelled(const DebtResult *debt)
{
	if (debt->modelled)
		return g_strdup(lang_text(MSG_DEBT_WHY_NO_REPAYMENT));
	if (debt->opposed)
		return g_strdup(lang_text(MSG_DEBT_WHY_OPPOSED));
	if (debt->level <= TREND_B)
		return g_strdup(lang_text(MSG_DEBT_WHY_ALL_DEBT));
	return why_no_trend(debt);
}

char *
debt_scenario_id(int scenario, const char *what)
{
	return g_strdup_printf("debt.scenario.%d.%s",
	    (int)(debt_allocations[scenario] * 100 + 0.5), what);
}

static void
add_scenario_figure(const Evidence *evidence, const DebtResult *debt, int s,
    const char *what, Message words, const char *unit, double value,
    Message method, FigureSet *figures)
{
	char share[NUMBER_TEXT_SIZE];
	g_autofree char *id = debt_scenario_id(s, what);
	g_autofree char *label = lang_format(
	    words, number_format_rate(debt_allocations[s], share), NULL);
	g_autofree char *why = why_not_modelled(debt);
	Figure *figure;

	if (!debt->modelled || !isfinite(value)) {
		figure_set_missing(figures, id, label, unit,
		    debt->modelled && isinf(value)
			? lang_text(MSG_DEBT_NOT_IN_TIME)
		    : debt->repayable ? lang_text(MSG_DEBT_WHY_NONE_SPENT)
				      : why);
		return;
	}
	figure = figure_set_number(
	    figures, id, label, unit, value, lang_text(method));
	name_model_inputs(evidence, debt, figure);
}

static void
add_scenarios(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures)
{
	for (int s = 0; s < DEBT_SCENARIOS; s++) {
		const DebtScenario *scenario = &debt->scenarios[s];

		add_scenario_figure(evidence, debt, s, "principal_12",
		    MSG_DEBT_PRINCIPAL_AT, "h", scenario->principal_12,
		    MSG_DEBT_SCENARIO_METHOD, figures);
		add_scenario_figure(evidence, debt, s, "features_24",
		    MSG_DEBT_FEATURES_AT, "h", scenario->output_24,
		    MSG_DEBT_SCENARIO_METHOD, figures);
		add_scenario_figure(evidence, debt, s, "payback",
		    MSG_DEBT_PAYBACK_AT, "months", scenario->payback,
		    MSG_DEBT_PAYBACK_METHOD, figures);
	}
}

static void
add_multipliers(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures)
{
	static const int months[] = { 6, 12, 24 };
	g_autofree char *why = why_not_modelled(debt);

	for (int s = 0; s < DEBT_SCENARIOS; s++)
		for (size_t i = 0; i < G_N_ELEMENTS(months); i++) {
			const DebtScenario *scenario = &debt->scenarios[s];
			const int m = months[i];
			g_autofree char *id =
			    g_strdup_printf("debt.multiplier.%d.%d",
				(int)(debt_allocations[s] * 100 + 0.5), m);
			Figure *figure =
			    add_figure(figures, id, MSG_DEBT_MULTIPLIER, "x",
				debt->modelled ? scenario->multiplier[m] : NAN,
				MSG_DEBT_MULTIPLIER_METHOD, why);

			add_model_inputs(evidence, debt, scenario->lo[m],
			    scenario->hi[m], figure);
		}
}

/* What the hours cost, where the page tells it. */
static void
add_interest_cost(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures)
{
	Figure *figure;

	if (!isfinite(debt->interest_hours))
		return;
	figure = figure_set_number(figures, "debt.interest_cost",
	    lang_text(MSG_DEBT_INTEREST_COST), evidence_currency(evidence),
	    debt->interest_hours * evidence_hourly_rate(evidence),
	    lang_text(MSG_DEBT_INTEREST_COST_METHOD));
	figure_add_input(figure, "debt.interest_hours");
	figure_uses_rate(figure, evidence);
}

static void
add_model_figures(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures)
{
	g_autofree char *why = why_not_modelled(debt);
	Figure *figure = add_figure(figures, "debt.break_even_allocation",
	    MSG_DEBT_BREAK_EVEN, "share", debt->break_even,
	    MSG_DEBT_BREAK_EVEN_METHOD, why);

	add_model_inputs(evidence, debt, debt->break_even_spread.p10,
	    debt->break_even_spread.p90, figure);
	figure = add_figure(figures, "debt.interest_hours", MSG_DEBT_INTEREST,
	    "h/month", debt->interest_hours, MSG_DEBT_INTEREST_METHOD, why);
	if (figure != NULL) {
		figure_add_input(figure, "debt.allocation_share");
		figure_uses_headcount(figure, evidence);
		figure_uses(figure, ASSUME_CAPACITY_HOURS);
		figure_uses(figure, ASSUME_DEBT_WASTE);
	}
	add_multipliers(evidence, debt, figures);
	add_scenarios(evidence, debt, figures);
	add_interest_cost(evidence, debt, figures);
}

/* Unique slugs of the strata; of char *. */
GPtrArray *
debt_stratum_ids(const DebtResult *debt)
{
	g_autoptr(GHashTable) taken =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < debt->strata->len; i++) {
		g_autofree char *words = debt_stratum_words(debt->sample,
		    &g_array_index(debt->sample->strata, WorkStratum, i));
		g_autofree char *slug = text_slug_unique(words, taken);

		g_ptr_array_add(ids, g_strdup_printf("debt.compared.%s", slug));
	}
	return ids;
}

static void
add_compared(const Evidence *evidence, const char *stratum, const char *words,
    const char *when, Message label_message, size_t n, FigureSet *figures)
{
	g_autofree char *id = g_strdup_printf("%s.%s", stratum, when);
	g_autofree char *label = lang_format(label_message, words, NULL);

	measured(evidence,
	    figure_set_number(figures, id, label, "items", (double)n,
		lang_text(MSG_DEBT_COMPARED_METHOD)),
	    NAN, NAN, NAN);
}

static void
add_strata_figures(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures)
{
	g_autoptr(GPtrArray) ids = debt_stratum_ids(debt);

	for (guint i = 0; i < debt->strata->len; i++) {
		const DurationStratum *counts =
		    &g_array_index(debt->strata, DurationStratum, i);
		const char *id = g_ptr_array_index(ids, i);
		g_autofree char *words = debt_stratum_words(debt->sample,
		    &g_array_index(debt->sample->strata, WorkStratum, i));

		if (counts->n_current == 0 && counts->n_reference == 0)
			continue;
		add_compared(evidence, id, words, "now", MSG_DEBT_COMPARED_NOW,
		    counts->n_current, figures);
		add_compared(evidence, id, words, "then",
		    MSG_DEBT_COMPARED_THEN, counts->n_reference, figures);
	}
}

/* What may be said of the trend, and what it rests on. */
static void
add_level_figures(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures)
{
	static const char *const levels[] = {
		[TREND_A] = "A",
		[TREND_B] = "B",
		[TREND_C] = "C",
		[TREND_D] = "D",
	};

	measured(evidence,
	    figure_set_text(figures, "debt.level", lang_text(MSG_DEBT_LEVEL),
		"level", levels[debt->level], lang_text(MSG_DEBT_LEVEL_METHOD)),
	    NAN, NAN, NAN);
	measured(evidence,
	    figure_set_number(figures, "debt.trend_items",
		lang_text(MSG_DEBT_TREND_ITEMS), "items", (double)debt->n,
		lang_text(MSG_DEBT_TREND_ITEMS_METHOD)),
	    NAN, NAN, NAN);
	measured(evidence,
	    figure_set_number(figures, "debt.trend_months",
		lang_text(MSG_DEBT_TREND_MONTHS), "months", debt->span,
		lang_text(MSG_DEBT_TREND_MONTHS_METHOD)),
	    NAN, NAN, NAN);
}

static void
add_sample_figures(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures)
{
	const WorkSample *sample = debt->sample;

	if (sample->candidates == 0)
		return;
	measured(evidence,
	    figure_set_number(figures, "debt.finished_items",
		lang_text(MSG_DEBT_FINISHED_ITEMS), "items",
		(double)sample->ended, lang_text(MSG_DEBT_FINISHED_METHOD)),
	    NAN, NAN, NAN);
	measured(evidence,
	    figure_set_number(figures, "debt.left_out_items",
		lang_text(MSG_DEBT_LEFT_OUT_ITEMS), "items",
		(double)debt_left_out(sample),
		lang_text(MSG_DEBT_LEFT_OUT_METHOD)),
	    NAN, NAN, NAN);
	add_level_figures(evidence, debt, figures);
	if (debt->newest_start == DATE_NONE)
		return;
	measured(evidence,
	    figure_set_number(figures, "debt.finished_share",
		lang_text(MSG_DEBT_FINISHED_SHARE), "share",
		debt->finished_share,
		lang_text(MSG_DEBT_FINISHED_SHARE_METHOD)),
	    NAN, NAN, NAN);
}

void
debt_figures(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures)
{
	add_sample_figures(evidence, debt, figures);
	add_strata_figures(evidence, debt, figures);
	add_trend_figures(evidence, debt, figures);
	add_stock_figures(evidence, debt, figures);
	add_model_figures(evidence, debt, figures);
}
