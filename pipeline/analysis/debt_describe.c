#include <math.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/debt_charts.h"
#include "pipeline/analysis/debt_figures.h"
#include "pipeline/analysis/words.h"
#include "pipeline/base/number.h"

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
	const long out = debt_left_out(sample);
	g_autofree char *text = NULL;
	g_autofree char *left_out = NULL;

	if (sample->candidates == 0)
		return;
	text =
	    sample->ended == 0
		? g_strdup(lang_text(MSG_DEBT_SAMPLE_NONE))
		: lang_count(sample->lead_time ? MSG_DEBT_SAMPLE_LEAD_ONE
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
		g_autofree char *needed = debt_missing_words(debt);

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

	debt_figures(evidence, debt, report->figures);
	section_set_lead(section, sentence);
	add_trend(debt, sentence, section);
	add_break_even(evidence, debt, section);
	if (debt->modelled && debt->model.compounding > 0) {
		section_add_chart(section, debt_scenario_chart(debt));
		section_add_table(section, debt_scenario_table(debt));
	}
}
