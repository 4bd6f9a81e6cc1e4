#include <math.h>

#include "pipeline/analysis/shown_rows.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/spend_chart.h"
#include "pipeline/analysis/spend_parts.h"
#include "pipeline/analysis/users.h"
#include "pipeline/analysis/words.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

static void
describe_elasticity(const Evidence *evidence, const Results *results,
    const SpendResult *spend, FigureSet *figures)
{
	Figure *figure = figure_set_number(figures, "spend.elasticity",
	    lang_text(MSG_SPEND_ELASTICITY), "ln cost/ln users",
	    spend->elasticity,
	    lang_text(spend->elasticity_measured
			  ? MSG_SPEND_ELASTICITY_MEASURED
			  : MSG_SPEND_ELASTICITY_ASSUMED));

	figure->lo = spend->elasticity_lo;
	figure->hi = spend->elasticity_hi;
	if (!spend->elasticity_measured) {
		figure_uses(figure, ASSUME_ELASTICITY);
		return;
	}
	figure->n = (double)spend->pairs;
	figure_reads_all(figure, evidence, INPUT_BILLING);
	figure_reads_series(figure, evidence, results->users->series, 0);
}

/* Why there is no monthly figure, as part of a sentence. */
static char *
why_missing(const SpendResult *spend)
{
	static const Message whys[] = {
		[SPEND_NO_BILLS] = MSG_SPEND_WHY_NO_BILLS,
		[SPEND_NO_COMPLETE_MONTH] = MSG_SPEND_WHY_NO_COMPLETE,
		[SPEND_OTHER_CURRENCY] = MSG_SPEND_WHY_CURRENCY,
	};

	return lang_format(whys[spend->state],
	    spend->other_currencies != NULL ? spend->other_currencies
					    : NUMBER_MISSING,
	    spend->currency, NULL);
}

static void
describe_missing(const SpendResult *spend, FigureSet *figures)
{
	g_autofree char *why = why_missing(spend);

	figure_set_missing(figures, "spend.monthly",
	    lang_text(MSG_SPEND_MONTHLY), spend->currency, why);
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		char times[NUMBER_TEXT_SIZE];
		g_autofree char *id =
		    g_strdup_printf("spend.at.%s", multiple_names[m]);
		g_autofree char *label = lang_format(
		    MSG_SPEND_AT, words_times(multiples[m], times), NULL);

		figure_set_missing(figures, id, label, spend->currency, why);
	}
}

static void
describe_known(
    const Evidence *evidence, const SpendResult *spend, FigureSet *figures)
{
	Figure *figure = figure_set_number(figures, "spend.monthly",
	    lang_text(MSG_SPEND_MONTHLY), spend->currency, spend->monthly,
	    lang_text(MSG_SPEND_MONTHLY_METHOD));

	spend_read_latest(figure, evidence, spend);
	figure_shows_services(figure, evidence, spend);
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		char times[NUMBER_TEXT_SIZE];
		g_autofree char *id =
		    g_strdup_printf("spend.at.%s", multiple_names[m]);
		g_autofree char *label = lang_format(
		    MSG_SPEND_AT, words_times(multiples[m], times), NULL);

		figure = figure_set_number(figures, id, label, spend->currency,
		    spend->at[m].p50, lang_text(MSG_SPEND_AT_METHOD));
		figure_set_spread(figure, spend->at[m]);
		figure_add_input(figure, "spend.monthly");
		figure_add_input(figure, "spend.elasticity");
	}
}

/* Each file that bills something for MONTH. */
static void
read_month(Figure *figure, const Evidence *evidence, Month month)
{
	const GPtrArray *bills = facts_bills(evidence->facts);

	for (guint i = 0; i < bills->len; i++) {
		const Bill *bill = g_ptr_array_index(bills, i);
		bool any = false;

		for (guint k = 0; !bill->superseded && k < bill->cells->len;
		     k++) {
			const CostCell *cell =
			    g_ptr_array_index(bill->cells, k);

			any = any || cell->month == month;
		}
		if (any)
			figure_reads(figure, evidence, bill->input);
	}
}

static void
describe_months(
    const Evidence *evidence, const SpendResult *spend, FigureSet *figures)
{
	for (guint i = 0; i < spend->months->len; i++) {
		const SpendMonth *month =
		    &g_array_index(spend->months, SpendMonth, i);
		char name[MONTH_TEXT_SIZE];
		g_autofree char *id = spend_month_id(month->month);
		g_autofree char *label = lang_format(MSG_SPEND_OF_MONTH,
		    month_format_human(month->month, name), NULL);
		Figure *figure =
		    figure_set_number(figures, id, label, spend->currency,
			month->amount, lang_text(MSG_SPEND_OF_MONTH_METHOD));

		read_month(figure, evidence, month->month);
		if (spend->converted != NULL)
			figure_configured(figure, "business.rates");
	}
}

static char *
lead(const SpendResult *spend)
{
	static const Message leads[] = {
		[SPEND_NO_BILLS] = MSG_SPEND_NO_BILLS,
		[SPEND_NO_COMPLETE_MONTH] = MSG_SPEND_NO_COMPLETE,
		[SPEND_OTHER_CURRENCY] = MSG_SPEND_OTHER_CURRENCY,
	};
	static const Message known[2][2] = {
		{ MSG_SPEND_LEAD_ASSUMED, MSG_SPEND_LEAD_OLD_ASSUMED },
		{ MSG_SPEND_LEAD_MEASURED, MSG_SPEND_LEAD_OLD_MEASURED },
	};
	const bool old = spend->months_behind >= 2;
	char now[NUMBER_TEXT_SIZE], ten[NUMBER_TEXT_SIZE],
	    hundred[NUMBER_TEXT_SIZE], month[MONTH_TEXT_SIZE];

	if (spend->state != SPEND_KNOWN)
		return lang_format(leads[spend->state],
		    spend->other_currencies != NULL ? spend->other_currencies
						    : NUMBER_MISSING,
		    spend->currency, NULL);
	return lang_format(known[spend->elasticity_measured][old],
	    number_format_money(spend->monthly, spend->currency, now),
	    number_format_estimate(spend->at[1].p50, spend->currency, ten),
	    number_format_estimate(spend->at[3].p50, spend->currency, hundred),
	    month_format_human(spend->latest, month), NULL);
}

static void
describe_currencies(const SpendResult *spend, Section *section)
{
	g_autofree char *text = NULL;
	g_autofree char *how = NULL;

	if (spend->converted) {
		how = lang_format(MSG_SPEND_CONVERTED, spend->converted,
		    spend->currency, NULL);
		section_add_text(section, how);
	}
	if (spend->other_currencies == NULL)
		return;
	text = lang_format(MSG_SPEND_OTHER_CURRENCIES, spend->other_currencies,
	    spend->currency, NULL);
	section_add_finding(section, FINDING_WARNING, text,
	    lang_text(MSG_SPEND_OTHER_CURRENCIES_HELP));
}

/* A month may take one more to be billed; two are a broken export. */
static void
describe_age(const SpendResult *spend, Section *section)
{
	char month[MONTH_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (spend->latest == MONTH_NONE || spend->months_behind < 2)
		return;
	text = lang_count(MSG_SPEND_STALE_ONE, MSG_SPEND_STALE_MANY,
	    spend->months_behind, month_format_human(spend->latest, month),
	    NULL);
	section_add_finding(
	    section, FINDING_WARNING, text, lang_text(MSG_SPEND_STALE_HELP));
}

void
spend_describe(const Evidence *evidence, const Results *results, Report *report)
{
	const SpendResult *spend = results->spend;
	Section *section = report_add_section(
	    report, "spend", RANK_SPEND, lang_text(MSG_SPEND_SECTION));
	g_autofree char *sentence = lead(spend);

	describe_elasticity(evidence, results, spend, report->figures);
	if (spend->state == SPEND_KNOWN)
		describe_known(evidence, spend, report->figures);
	else
		describe_missing(spend, report->figures);
	describe_months(evidence, spend, report->figures);
	section_set_lead(section, sentence);
	if (spend->state == SPEND_OTHER_CURRENCY)
		section_add_insufficient(section,
		    lang_text(MSG_SPEND_MISSING_CURRENCY),
		    lang_text(MSG_SPEND_NEEDS_CURRENCY));
	else
		describe_currencies(spend, section);
	if (spend->state == SPEND_NO_BILLS ||
	    spend->state == SPEND_NO_COMPLETE_MONTH)
		section_add_insufficient(section,
		    lang_text(spend->state == SPEND_NO_BILLS
				  ? MSG_SPEND_MISSING_BILLS
				  : MSG_SPEND_MISSING_MONTH),
		    lang_text(MSG_SPEND_NEEDS));
	describe_age(spend, section);
	if (spend->months->len == 0)
		return;
	section_add_chart(section, spend_chart(results, sentence));
	section_add_table(section, spend_months_table(results));
	spend_parts_describe(evidence, results, section, report->figures);
}
