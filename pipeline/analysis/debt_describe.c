#include <math.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/debt_charts.h"
#include "pipeline/analysis/debt_evidence.h"
#include "pipeline/analysis/words.h"
#include "pipeline/base/number.h"

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

static char *
missing_words(const DebtResult *debt)
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
	g_autofree char *missing = missing_words(debt);

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
		debt_show_principal(evidence, figure);
		if (debt->debt_estimated < debt->debt_open)
			figure_uses(figure, ASSUME_DEBT_ITEM_HOURS);
		if (debt->debt_estimated > 0)
			figure_uses(figure, ASSUME_POINT_HOURS);
	}
	figure = add_figure(figures, "debt.allocation_share",
	    MSG_DEBT_ALLOCATION, "share", debt->allocation,
	    MSG_DEBT_ALLOCATION_METHOD, lang_text(MSG_DEBT_NO_RESOLVED));
	measured(evidence, figure, NAN, NAN, (double)debt->allocation_issues);
	if (figure == NULL)
		return;
	figure_add_input(figure, "config:debt.labels");
	debt_show_allocation(evidence, figure);
}

static void
add_model_inputs(const Evidence *evidence, const DebtResult *debt, double lo,
    double hi, Figure *figure)
{
	if (figure == NULL)
		return;
	figure_set_spread(figure, (Spread){ lo, NAN, hi });
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
}

/* The number that needs no code to be understood, in one sentence. */
static char *
lead(const DebtResult *debt)
{
	char ratio[NUMBER_TEXT_SIZE], lo[NUMBER_TEXT_SIZE],
	    hi[NUMBER_TEXT_SIZE], mde[NUMBER_TEXT_SIZE];

	switch (debt->level) {
	case TREND_A:
		return lang_format(
		    debt->sample->with_tasks ? MSG_DEBT_A_WORK : MSG_DEBT_A,
		    number_format_multiple(debt->six.ratio, ratio),
		    number_format_multiple(debt->six.lo, lo),
		    number_format_multiple(debt->six.hi, hi), NULL);
	case TREND_B:
		return lang_format(
		    debt->opposed ? MSG_DEBT_OPPOSED : MSG_DEBT_B,
		    number_format_rate(debt->mde, mde), NULL);
	case TREND_C:
		return g_strdup(lang_text(MSG_DEBT_C));
	case TREND_D:
		return g_strdup(lang_text(MSG_DEBT_D));
	}
	g_assert_not_reached();
}

static void
add_sample_text(const DebtResult *debt, Section *section)
{
	static const Message schemes[] = {
		[SCOPE_POINTS] = MSG_DEBT_SCOPE_POINTS,
		[SCOPE_ESTIMATE] = MSG_DEBT_SCOPE_ESTIMATE,
		[SCOPE_COMPONENT] = MSG_DEBT_SCOPE_COMPONENT,
		[SCOPE_NONE] = MSG_DEBT_SCOPE_NONE,
	};
	const WorkSample *sample = debt->sample;
	const long out = sample->not_done + sample->undated +
			 sample->too_short + sample->unscoped;
	g_autofree char *text = NULL;
	g_autofree char *left_out = NULL;

	if (sample->candidates == 0)
		return;
	text = lang_count(sample->lead_time ? MSG_DEBT_SAMPLE_LEAD_ONE
					    : MSG_DEBT_SAMPLE_CYCLE_ONE,
	    sample->lead_time ? MSG_DEBT_SAMPLE_LEAD_MANY
			      : MSG_DEBT_SAMPLE_CYCLE_MANY,
	    sample->ended, lang_text(schemes[sample->scheme]), NULL);
	section_add_text(section, text);
	if (out == 0)
		return;
	left_out = lang_count(
	    MSG_DEBT_LEFT_OUT_ONE, MSG_DEBT_LEFT_OUT_MANY, out, NULL);
	section_add_text(section, left_out);
}

/* How recent starts are kept from bending the trend. */
static void
add_guard_text(const DebtResult *debt, Section *section)
{
	char date[DATE_TEXT_SIZE], share[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (debt->newest_start == DATE_NONE || debt->n == 0)
		return;
	text = lang_format(MSG_DEBT_GUARD,
	    date_format_human(debt->newest_start, date),
	    number_format_percent(debt->finished_share, share), NULL);
	section_add_text(section, text);
}

static void
add_break_even(
    const Evidence *evidence, const DebtResult *debt, Section *section)
{
	char even[NUMBER_TEXT_SIZE], now[NUMBER_TEXT_SIZE],
	    hours[NUMBER_TEXT_SIZE], money[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;
	g_autofree char *cost = NULL;

	if (!debt->modelled)
		return;
	if (!(debt->model.compounding > 0)) {
		section_add_text(section, lang_text(MSG_DEBT_NOT_COMPOUNDING));
		return;
	}
	if (!debt->repayable) {
		section_add_insufficient(section,
		    lang_text(MSG_DEBT_MISSING_REPAYMENT),
		    lang_text(MSG_DEBT_NEEDS_PRINCIPAL));
		return;
	}
	text = lang_format(
	    debt->break_even > 0.2 ? MSG_DEBT_EVEN_ABOVE : MSG_DEBT_EVEN_BELOW,
	    number_format_percent(debt->break_even, even),
	    number_format_percent(debt->model.allocation, now), NULL);
	section_add_text(section, text);
	cost = lang_format(MSG_DEBT_COST,
	    number_format_human(debt->interest_hours, 2, hours),
	    number_format_estimate(
		debt->interest_hours * evidence_hourly_rate(evidence),
		evidence_currency(evidence), money),
	    NULL);
	section_add_text(section, cost);
}

static void
add_trend(const DebtResult *debt, const char *title, Section *section)
{
	if (debt->level > TREND_B) {
		g_autofree char *needed = missing_words(debt);

		section_add_insufficient(section,
		    lang_text(debt->sample->candidates == 0
				  ? MSG_DEBT_MISSING_ISSUES
				  : MSG_DEBT_MISSING_FINISHED),
		    needed);
	}
	add_sample_text(debt, section);
	if (debt->points->len == 0)
		return;
	section_add_chart(section, debt_trend_chart(debt, title));
	section_add_table(section, debt_trend_table(debt));
	add_guard_text(debt, section);
	if (!isnan(debt->ratio.ratio))
		section_add_table(section, debt_strata_table(debt));
}

void
debt_describe(const Evidence *evidence, const Results *results, Report *report)
{
	const DebtResult *debt = results->debt;
	Section *section = report_add_section(
	    report, "debt", RANK_DEBT, lang_text(MSG_DEBT_SECTION));
	g_autofree char *sentence = lead(debt);

	add_trend_figures(evidence, debt, report->figures);
	add_stock_figures(evidence, debt, report->figures);
	add_model_figures(evidence, debt, report->figures);
	section_set_lead(section, sentence);
	add_trend(debt, sentence, section);
	add_break_even(evidence, debt, section);
	if (debt->modelled && debt->model.compounding > 0) {
		section_add_chart(section, debt_scenario_chart(debt));
		section_add_table(section, debt_scenario_table(debt));
	}
}
