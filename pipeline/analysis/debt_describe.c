#include <math.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/debt_charts.h"
#include "pipeline/analysis/words.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

static void
reads_issues(const Evidence *evidence, Figure *figure)
{
	const GPtrArray *inputs = facts_inputs(evidence->facts);

	figure->tags |= FIGURE_MEASURED;
	for (guint i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		if (input->kind == INPUT_ISSUES)
			figure_reads(figure, evidence, i);
	}
}

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

static void
add_trend_figures(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures)
{
	const bool fitted = debt->level <= TREND_B;
	g_autofree char *missing = missing_words(debt);
	double lo, hi, ratio = debt_six_months(debt, &lo, &hi);
	Figure *figure =
	    add_figure(figures, "debt.ratio_6mo", MSG_DEBT_RATIO, "x", ratio,
		isnan(debt->ratio.ratio) ? MSG_DEBT_RATIO_TREND_METHOD
					 : MSG_DEBT_RATIO_METHOD,
		missing);

	if (figure != NULL) {
		figure->lo = lo;
		figure->hi = hi;
		figure->n = isnan(debt->ratio.ratio)
				? (double)debt->n
				: (double)(debt->ratio.n_current +
					   debt->ratio.n_reference);
		reads_issues(evidence, figure);
	}
	figure = add_figure(figures, "debt.rate_monthly", MSG_DEBT_RATE,
	    "per month", fitted ? expm1(debt->fit.slope) : NAN,
	    MSG_DEBT_RATE_METHOD, missing);
	if (figure != NULL) {
		figure->lo = expm1(debt->fit.slope_lo);
		figure->hi = expm1(debt->fit.slope_hi);
		figure->n = (double)debt->n;
		reads_issues(evidence, figure);
	}
	figure = add_figure(figures, "debt.doubling_months", MSG_DEBT_DOUBLING,
	    "months",
	    fitted && debt->fit.slope > 0 ? log(2) / debt->fit.slope : NAN,
	    MSG_DEBT_DOUBLING_METHOD,
	    fitted ? lang_text(MSG_DEBT_NOT_RISING) : missing);
	if (figure != NULL)
		figure_add_input(figure, "debt.rate_monthly");
	figure = add_figure(figures, "debt.mde_monthly", MSG_DEBT_MDE,
	    "per month", debt->mde, MSG_DEBT_MDE_METHOD, missing);
	if (figure != NULL) {
		figure->n = (double)debt->n;
		reads_issues(evidence, figure);
	}
	figure = add_figure(figures, "debt.cycle_days_median",
	    debt->sample->lead_time ? MSG_DEBT_LEAD_DAYS : MSG_DEBT_CYCLE_DAYS,
	    "days", debt->median_days, MSG_DEBT_CYCLE_METHOD, missing);
	if (figure != NULL) {
		figure->lo = debt->median_lo;
		figure->hi = debt->median_hi;
		figure->n = debt->sample->items->len;
		reads_issues(evidence, figure);
	}
}

static void
add_stock_figures(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures)
{
	Figure *figure =
	    add_figure(figures, "debt.principal_hours", MSG_DEBT_PRINCIPAL, "h",
		debt->debt_open > 0 ? debt->principal : NAN,
		MSG_DEBT_PRINCIPAL_METHOD, lang_text(MSG_DEBT_NO_LABELS));

	if (figure != NULL) {
		figure->n = (double)debt->debt_open;
		reads_issues(evidence, figure);
		figure_add_input(figure, "config:debt.labels");
		if (debt->debt_estimated < debt->debt_open)
			figure_uses(figure, ASSUME_DEBT_ITEM_HOURS);
	}
	figure = add_figure(figures, "debt.allocation_share",
	    MSG_DEBT_ALLOCATION, "share", debt->allocation,
	    MSG_DEBT_ALLOCATION_METHOD, lang_text(MSG_DEBT_NO_RESOLVED));
	if (figure != NULL) {
		figure->n = (double)debt->allocation_issues;
		reads_issues(evidence, figure);
	}
}

static void
add_model_inputs(Figure *figure)
{
	figure->tags |= FIGURE_SIMULATED;
	figure_add_input(figure, "debt.rate_monthly");
	figure_add_input(figure, "debt.principal_hours");
	figure_add_input(figure, "debt.allocation_share");
	figure_uses(figure, ASSUME_CAPACITY_HOURS);
	figure_uses(figure, ASSUME_DEBT_WASTE);
	figure_uses(figure, ASSUME_DEBT_EFFICIENCY);
}

static const char *
why_not_modelled(const DebtResult *debt, const char *missing)
{
	return debt->modelled ? lang_text(MSG_DEBT_NO_REPAYMENT) : missing;
}

static void
add_model_figures(const DebtResult *debt, FigureSet *figures)
{
	static const int months[] = { 6, 12, 24 };
	g_autofree char *missing = missing_words(debt);
	const char *reason = why_not_modelled(debt, missing);
	Figure *figure = add_figure(figures, "debt.break_even_allocation",
	    MSG_DEBT_BREAK_EVEN, "share", debt->break_even,
	    MSG_DEBT_BREAK_EVEN_METHOD, reason);

	if (figure != NULL) {
		figure->lo = debt->break_even_lo;
		figure->hi = debt->break_even_hi;
		add_model_inputs(figure);
	}
	figure = add_figure(figures, "debt.interest_hours", MSG_DEBT_INTEREST,
	    "h/month", debt->interest_hours, MSG_DEBT_INTEREST_METHOD, reason);
	if (figure != NULL)
		add_model_inputs(figure);
	for (int s = 0; s < DEBT_SCENARIOS; s++)
		for (size_t i = 0; i < G_N_ELEMENTS(months); i++) {
			const DebtScenario *scenario = &debt->scenarios[s];
			const int m = months[i];
			g_autofree char *id =
			    g_strdup_printf("debt.multiplier.%d.%d",
				(int)(debt_allocations[s] * 100 + 0.5), m);

			figure = add_figure(figures, id, MSG_DEBT_MULTIPLIER,
			    "x", debt->modelled ? scenario->multiplier[m] : NAN,
			    MSG_DEBT_MULTIPLIER_METHOD, reason);
			if (figure == NULL)
				continue;
			figure->lo = scenario->lo[m];
			figure->hi = scenario->hi[m];
			add_model_inputs(figure);
		}
}

/* The number that needs no code to be understood, in one sentence. */
static char *
lead(const DebtResult *debt)
{
	char ratio_text[NUMBER_TEXT_SIZE], lo_text[NUMBER_TEXT_SIZE],
	    hi_text[NUMBER_TEXT_SIZE], mde[NUMBER_TEXT_SIZE];
	double lo, hi, ratio = debt_six_months(debt, &lo, &hi);

	switch (debt->level) {
	case TREND_A:
		return lang_format(MSG_DEBT_LEVEL_A,
		    number_format_multiple(ratio, ratio_text),
		    number_format_multiple(lo, lo_text),
		    number_format_multiple(hi, hi_text), NULL);
	case TREND_B:
		return lang_format(
		    debt->opposed ? MSG_DEBT_OPPOSED : MSG_DEBT_LEVEL_B,
		    number_format_rate(debt->mde, mde), NULL);
	case TREND_C:
		return g_strdup(lang_text(MSG_DEBT_LEVEL_C));
	case TREND_D:
		return g_strdup(lang_text(MSG_DEBT_LEVEL_D));
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
	char n[NUMBER_TEXT_SIZE], out[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (sample->candidates == 0)
		return;
	text = lang_format(
	    sample->lead_time ? MSG_DEBT_SAMPLE_LEAD : MSG_DEBT_SAMPLE_CYCLE,
	    number_format_human((double)debt->n, 6, n),
	    lang_text(schemes[sample->scheme]),
	    number_format_human((double)(sample->not_done + sample->undated +
					 sample->too_short + sample->unscoped),
		6, out),
	    NULL);
	section_add_text(section, text);
}

static void
add_break_even(const DebtResult *debt, Section *section)
{
	char even[NUMBER_TEXT_SIZE], now[NUMBER_TEXT_SIZE],
	    hours[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (!debt->modelled)
		return;
	if (!(debt->model.compounding > 0)) {
		section_add_text(section, lang_text(MSG_DEBT_NOT_COMPOUNDING));
		return;
	}
	if (!debt->repayable) {
		section_add_insufficient(section,
		    lang_text(MSG_DEBT_NO_REPAYMENT),
		    lang_text(MSG_DEBT_NEEDS_PRINCIPAL));
		return;
	}
	text = lang_format(
	    debt->break_even > 0.2 ? MSG_DEBT_EVEN_ABOVE : MSG_DEBT_EVEN_BELOW,
	    number_format_percent(debt->break_even, even),
	    isnan(debt->allocation)
		? NUMBER_MISSING
		: number_format_percent(debt->allocation, now),
	    number_format_human(debt->interest_hours, 2, hours), NULL);
	section_add_text(section, text);
}

void
debt_describe(const Evidence *evidence, const Results *results, Report *report)
{
	const DebtResult *debt = results->debt;
	Section *section = report_add_section(
	    report, "debt", RANK_DEBT, lang_text(MSG_DEBT_SECTION));
	g_autofree char *sentence = lead(debt);
	g_autofree char *missing = missing_words(debt);

	add_trend_figures(evidence, debt, report->figures);
	add_stock_figures(evidence, debt, report->figures);
	add_model_figures(debt, report->figures);
	section_set_lead(section, sentence);
	if (debt->level > TREND_B)
		section_add_insufficient(
		    section, lang_text(MSG_DEBT_NOT_MEASURABLE), missing);
	add_sample_text(debt, section);
	if (debt->n > 0) {
		section_add_chart(section, debt_trend_chart(debt, sentence));
		section_add_table(section, debt_trend_table(debt));
	}
	add_break_even(debt, section);
	if (debt->modelled && debt->model.compounding > 0) {
		section_add_chart(section, debt_scenario_chart(debt));
		section_add_table(section, debt_scenario_table(debt));
	}
}
