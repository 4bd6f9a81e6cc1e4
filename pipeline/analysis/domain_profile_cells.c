#include "pipeline/analysis/domain_profile_cells.h"

#include <math.h>

#include "pipeline/analysis/domain_profile_figures.h"

/* Dates beyond are no use to anybody. */
enum { MONTHS_IN_SIGHT = 60 };

/* Less of the median is told as less. */
static const double least_ratio = 0.1;

static const char *
separation_time_words(SeparationTime time)
{
	static const Message words[] = {
		[SEPARATE_NOW] = MSG_PROFILE_NOW,
		[SEPARATE_NEXT] = MSG_PROFILE_NEXT,
		[SEPARATE_LATER] = MSG_PROFILE_LATER,
		[SEPARATE_NEVER] = MSG_PROFILE_NEVER,
		[SEPARATE_UNKNOWN] = MSG_PROFILE_UNKNOWN,
	};

	return lang_text(words[time]);
}

static const char *
month_after(const Evidence *evidence, double months, char buf[MONTH_TEXT_SIZE])
{
	return month_format_human(
	    date_month(date_add_months(evidence->as_of, months)), buf);
}

/* "already", "about Aug 2027", "between May 2027 and Jan 2028". */
static char *
when(const Evidence *evidence, Spread months)
{
	char from[MONTH_TEXT_SIZE], to[MONTH_TEXT_SIZE];

	if (months.p50 <= 0)
		return g_strdup(lang_text(MSG_PROFILE_AT_ONCE));
	if (months.p50 > MONTHS_IN_SIGHT)
		return g_strdup(lang_text(MSG_PROFILE_FAR));
	month_after(evidence, months.p10, from);
	if (isfinite(months.p90))
		month_after(evidence, months.p90, to);
	if (!isfinite(months.p90) || g_str_equal(from, to))
		return lang_format(MSG_PROFILE_ABOUT,
		    month_after(evidence, months.p50, from), NULL);
	return lang_format(MSG_PROFILE_BETWEEN, from, to, NULL);
}

static char *
reason_of_trigger(const Evidence *evidence, const DomainProfile *profile)
{
	static const struct {
		Message words;
		AssumptionId threshold;
		NumberForm form;
	} triggers[] = {
		[SEPARATE_BY_ROWS] = { MSG_PROFILE_BY_ROWS,
		    ASSUME_SEPARATE_ROWS, FORM_HUMAN },
		[SEPARATE_BY_SPEND] = { MSG_PROFILE_BY_SPEND,
		    ASSUME_SEPARATE_SPEND, FORM_SHARE },
		[SEPARATE_BY_SQUADS] = { MSG_PROFILE_BY_SQUADS,
		    ASSUME_SEPARATE_USERS, FORM_HUMAN },
	};
	const Separation *separation = &profile->separation;
	const Assumptions *a = &evidence->config->assumptions;
	char threshold[NUMBER_TEXT_SIZE];
	g_autofree char *date = NULL;

	if (separation->by == SEPARATE_BY_DUTY)
		return lang_format(MSG_PROFILE_BY_DUTY,
		    profile->config->separate_because, NULL);
	date = when(evidence, separation->trigger[separation->by]);
	return lang_format(triggers[separation->by].words,
	    words_number(assume(a, triggers[separation->by].threshold),
		triggers[separation->by].form, threshold),
	    date, NULL);
}

static char *
separation_reason(const Evidence *evidence, const DomainProfile *profile)
{
	const Separation *separation = &profile->separation;
	char share[NUMBER_TEXT_SIZE];

	if (separation->time == SEPARATE_UNKNOWN)
		return g_strdup(lang_text(MSG_PROFILE_ROWS_UNKNOWN));
	if (separation->time == SEPARATE_NEVER)
		return lang_format(MSG_PROFILE_TIGHT,
		    number_format_percent(
			profile->domain->coupling.cross_share, share),
		    NULL);
	if (!isfinite(separation->months.p50))
		return g_strdup(lang_text(MSG_PROFILE_NOTHING_CALLS));
	return reason_of_trigger(evidence, profile);
}

/* A number as a cell; "–" if missing. */
static void
add_number(GPtrArray *row, const DomainProfile *profile, const char *what,
    double value)
{
	g_autofree char *id =
	    g_strdup_printf("domain.%s.%s", profile->domain->id, what);

	report_row_add_number(row, value, 3, id);
}

/* "62", "41 (29 to 59)", "15 to 85". */
void
profile_add_risk(GPtrArray *row, const DomainProfile *profile)
{
	const RiskScore *risk = &profile->risk;
	char value[NUMBER_TEXT_SIZE], lo[NUMBER_TEXT_SIZE],
	    hi[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];
	g_autofree char *id =
	    g_strdup_printf("domain.%s.risk", profile->domain->id);
	g_autofree char *range = NULL, *text = NULL;

	number_format_human(round(risk->value), 3, value);
	range = lang_format(MSG_WORDS_RANGE,
	    number_format_human(round(risk->lo), 3, lo),
	    number_format_human(round(risk->hi), 3, hi), NULL);
	if (isnan(risk->value))
		text = g_strdup(range);
	else if (g_str_equal(lo, hi))
		text = g_strdup(value);
	else
		text = lang_format(MSG_WORDS_WITH_RANGE, value, range, NULL);
	report_row_add(row, text,
	    isnan(risk->value) ? ""
			       : number_format_machine(risk->value, machine),
	    id);
}

/* "2", "2 (1 to 4)". */
void
profile_add_rank(GPtrArray *row, const DomainProfile *profile)
{
	char rank[NUMBER_TEXT_SIZE], best[NUMBER_TEXT_SIZE],
	    worst[NUMBER_TEXT_SIZE];
	g_autofree char *id =
	    g_strdup_printf("domain.%s.risk_rank", profile->domain->id);
	g_autofree char *range = NULL, *text = NULL;

	number_format_count((int64_t)profile->rank, rank);
	number_format_count((int64_t)profile->best, best);
	number_format_count((int64_t)profile->worst, worst);
	range = lang_format(MSG_WORDS_RANGE, best, worst, NULL);
	text = profile->best == profile->worst
		   ? g_strdup(rank)
		   : lang_format(MSG_WORDS_WITH_RANGE, rank, range, NULL);
	report_row_add(row, text, rank, id);
}

/* At least so many, where some tables do not tell. */
void
profile_add_rows(GPtrArray *row, const DomainProfile *profile, int m)
{
	g_autofree char *what = g_strdup_printf("rows.%s", multiple_names[m]);

	add_number(row, profile, what, profile->rows.at[m].p50);
}

void
profile_add_experts(GPtrArray *row, const DomainProfile *profile)
{
	add_number(row, profile, "experts",
	    profile->people.known ? profile->people.experts->len : NAN);
}

void
profile_add_issues(GPtrArray *row, const DomainProfile *profile)
{
	add_number(row, profile, "new_issues",
	    isnan(profile->parts[DOMAIN_RISK_CHURN].value) ? NAN
							   : profile->recent);
}

void
profile_add_spend(
    const Evidence *evidence, GPtrArray *row, const DomainProfile *profile)
{
	g_autofree char *id =
	    g_strdup_printf("domain.%s.spend", profile->domain->id);

	words_add_money(row, profile->monthly, evidence_currency(evidence), id);
}

void
profile_add_time(
    const Evidence *evidence, GPtrArray *row, const DomainProfile *profile)
{
	const SeparationTime time = profile->separation.time;
	g_autofree char *id =
	    g_strdup_printf("domain.%s.separate", profile->domain->id);
	g_autofree char *reason = separation_reason(evidence, profile);

	report_row_add(
	    row, separation_time_words(time), separation_time_name(time), id);
	report_row_add(row, reason, NULL, NULL);
}

void
profile_add_rows_column(ReportTable *table, int m)
{
	char times[NUMBER_TEXT_SIZE];
	g_autofree char *key = g_strdup_printf("rows_%s", multiple_names[m]);
	g_autofree char *title = lang_format(
	    MSG_PROFILE_COL_ROWS_AT, words_times(multiples[m], times), NULL);

	report_table_add_column(table, key, title, ALIGN_NUMBER);
}

static const char *
load_words(const DomainProfile *profile)
{
	const char *load =
	    profile->config == NULL ? NULL : profile->config->load;

	if (load == NULL)
		return lang_text(MSG_PROFILE_LOAD_UNSAID);
	if (g_str_equal(load, "interactive"))
		return lang_text(MSG_PROFILE_LOAD_INTERACTIVE);
	return lang_text(g_str_equal(load, "batch") ? MSG_PROFILE_LOAD_BATCH
						    : MSG_PROFILE_LOAD_BURST);
}

/* "2.2×", "under 0.10×". */
static char *
ratio_words(double ratio)
{
	char text[NUMBER_TEXT_SIZE];

	if (isnan(ratio))
		return NULL;
	if (ratio >= least_ratio)
		return g_strdup(number_format_multiple(ratio, text));
	return lang_format(MSG_PROFILE_LITTLE,
	    number_format_multiple(least_ratio, text), NULL);
}

void
profile_add_load(GPtrArray *row, const DomainProfile *profile)
{
	const DomainRows *rows = &profile->rows;
	const char *load =
	    profile->config == NULL ? NULL : profile->config->load;
	char machine[NUMBER_TEXT_SIZE];
	g_autofree char *ratio = ratio_words(rows->ratio);
	g_autofree char *id =
	    g_strdup_printf("domain.%s.load_ratio", profile->domain->id);

	report_row_add(
	    row, load_words(profile), load != NULL ? load : "", NULL);
	add_number(row, profile, "rows_per_user_month", rows->per_user_month);
	add_number(row, profile, "issues_per_1000_user_months",
	    profile->issues_per_1000);
	report_row_add(row, ratio,
	    isnan(rows->ratio) ? ""
			       : number_format_machine(rows->ratio, machine),
	    id);
	report_row_add(row,
	    isnan(rows->ratio) ? NULL
			       : lang_text(rows->alone ? MSG_PROFILE_ALONE
						       : MSG_PROFILE_TOGETHER),
	    isnan(rows->ratio) ? ""
	    : rows->alone      ? "true"
			       : "false",
	    NULL);
}

const ColumnWords profile_load_columns[PROFILE_LOAD_COLUMNS] = {
	{ "load", MSG_PROFILE_COL_LOAD, ALIGN_TEXT },
	{ "rows_per_user_month", MSG_PROFILE_COL_ROWS_RATE, ALIGN_NUMBER },
	{ "issues_per_1000_user_months", MSG_PROFILE_COL_ISSUES_RATE,
	    ALIGN_NUMBER },
	{ "of_median", MSG_PROFILE_COL_RATIO, ALIGN_NUMBER },
	{ "scales_alone", MSG_PROFILE_COL_ALONE, ALIGN_TEXT },
};

static void
add_part_columns(ReportTable *table)
{
	for (int p = 0; p < DOMAIN_RISK_PARTS; p++) {
		g_autofree char *key =
		    g_strdup_printf("risk_%s", domain_risk_part_names[p]);
		g_autofree char *title = lang_format(MSG_PROFILE_COL_PART,
		    domain_risk_part_words((DomainRiskPart)p), NULL);

		report_table_add_column(table, key, title, ALIGN_NUMBER);
	}
}

void
domain_profile_add_columns(ReportTable *table)
{
	static const ColumnWords people[] = {
		{ "experts", MSG_PROFILE_COL_EXPERTS, ALIGN_NUMBER },
		{ "expert_names", MSG_PROFILE_COL_WHO, ALIGN_TEXT },
		{ "issues", MSG_PROFILE_COL_ISSUES, ALIGN_NUMBER },
		{ "new_issues", MSG_PROFILE_COL_RECENT, ALIGN_NUMBER },
		{ "spend", MSG_PROFILE_COL_SPEND, ALIGN_NUMBER },
		{ "spend_share", MSG_PROFILE_COL_SHARE, ALIGN_NUMBER },
		{ "third_parties", MSG_PROFILE_COL_VENDORS, ALIGN_TEXT },
		{ "third_party_columns", MSG_PROFILE_COL_VENDOR_COLUMNS,
		    ALIGN_NUMBER },
		{ "risk", MSG_PROFILE_COL_RISK, ALIGN_NUMBER },
		{ "risk_least", MSG_PROFILE_COL_RISK_LO, ALIGN_NUMBER },
		{ "risk_most", MSG_PROFILE_COL_RISK_HI, ALIGN_NUMBER },
	};
	static const ColumnWords times[] = {
		{ "rank", MSG_PROFILE_COL_RANK, ALIGN_NUMBER },
		{ "rank_highest", MSG_PROFILE_COL_RANK_BEST, ALIGN_NUMBER },
		{ "rank_lowest", MSG_PROFILE_COL_RANK_WORST, ALIGN_NUMBER },
		{ "separate", MSG_PROFILE_COL_SEPARATE, ALIGN_TEXT },
		{ "because", MSG_PROFILE_COL_BECAUSE, ALIGN_TEXT },
		{ "months_until", MSG_PROFILE_COL_MONTHS, ALIGN_NUMBER },
	};

	for (int m = 0; m < MULTIPLE_COUNT; m++)
		profile_add_rows_column(table, m);
	words_add_columns(table, people, G_N_ELEMENTS(people));
	add_part_columns(table);
	words_add_columns(table, times, G_N_ELEMENTS(times));
	words_add_columns(table, profile_load_columns, PROFILE_LOAD_COLUMNS);
}

static void
add_joined(GPtrArray *row, const GPtrArray *texts)
{
	g_autoptr(GString) all = g_string_new(NULL);

	for (guint i = 0; i < texts->len; i++) {
		g_string_append(all, i > 0 ? "; " : "");
		g_string_append(all, texts->pdata[i]);
	}
	report_row_add(row, all->len > 0 ? all->str : NULL,
	    all->len > 0 ? NULL : "", NULL);
}

static void
add_vendors(GPtrArray *row, const DomainProfile *profile)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (guint i = 0; i < profile->vendors->len; i++) {
		const Integration *integration = profile->vendors->pdata[i];

		g_ptr_array_add(names, (char *)integration->name);
	}
	add_joined(row, names);
	add_number(row, profile, "vendor_columns", profile->vendor_columns);
}

static void
add_score_cells(GPtrArray *row, const DomainProfile *profile)
{
	profile_add_risk(row, profile);
	report_row_add_number(row, profile->risk.lo, 3, NULL);
	report_row_add_number(row, profile->risk.hi, 3, NULL);
	for (int p = 0; p < DOMAIN_RISK_PARTS; p++) {
		g_autofree char *what =
		    g_strdup_printf("risk.%s", domain_risk_part_names[p]);

		add_number(row, profile, what, profile->parts[p].value);
	}
	profile_add_rank(row, profile);
	report_row_add_number(row, (double)profile->best, 3, NULL);
	report_row_add_number(row, (double)profile->worst, 3, NULL);
}

void
domain_profile_add_cells(
    const Evidence *evidence, const DomainProfile *profile, GPtrArray *row)
{
	const double months = profile->separation.months.p50;
	g_autofree char *share =
	    g_strdup_printf("domain.%s.spend_share", profile->domain->id);

	for (int m = 0; m < MULTIPLE_COUNT; m++)
		profile_add_rows(row, profile, m);
	profile_add_experts(row, profile);
	add_joined(row, profile->people.experts);
	report_row_add_number(row, profile->issues, 6, NULL);
	profile_add_issues(row, profile);
	profile_add_spend(evidence, row, profile);
	words_add_share(row, profile->spend_share, share);
	add_vendors(row, profile);
	add_score_cells(row, profile);
	profile_add_time(evidence, row, profile);
	add_number(
	    row, profile, "separate_months", isfinite(months) ? months : NAN);
	profile_add_load(row, profile);
}
