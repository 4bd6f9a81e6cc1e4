#include <math.h>

#include "pipeline/analysis/domain_profile_figures.h"
#include "pipeline/analysis/domain_profile_tables.h"
#include "pipeline/analysis/words.h"

/* What a chart and a sentence have room for. */
enum { MOST_ROWS = 15, MOST_IN_SENTENCE = 5 };

static const DomainProfile *
at_rank(const DomainProfileResult *result, const GArray *order, guint i)
{
	return domain_profile_at(result, g_array_index(order, guint, i));
}

/* The names of those to be separated at TIME, by rank; how many. */
static char *
name_those(const DomainProfileResult *result, SeparationTime time, guint *count)
{
	g_autoptr(GArray) order = domain_profile_order(result);
	g_autoptr(GString) names = g_string_new(NULL);
	char more[NUMBER_TEXT_SIZE];

	*count = 0;
	for (guint i = 0; i < order->len; i++) {
		const DomainProfile *profile = at_rank(result, order, i);

		if (profile->separation.time != time)
			continue;
		if (++*count <= MOST_IN_SENTENCE)
			g_string_append_printf(names, "%s%s",
			    *count > 1 ? ", " : "", profile->domain->name);
	}
	if (*count <= MOST_IN_SENTENCE)
		return g_strdup(names->str);
	return lang_format(MSG_PROFILE_MORE, names->str,
	    number_format_count(*count - MOST_IN_SENTENCE, more), NULL);
}

/* Half a sentence: what is to be separated soonest. */
static char *
soonest(const DomainProfileResult *result)
{
	guint now, next, undated;
	g_autofree char *names_now = name_those(result, SEPARATE_NOW, &now);
	g_autofree char *names_next = name_those(result, SEPARATE_NEXT, &next);
	g_autofree char *names_undated =
	    name_those(result, SEPARATE_UNKNOWN, &undated);

	if (now > 0)
		return lang_count(MSG_PROFILE_LEAD_NOW_ONE,
		    MSG_PROFILE_LEAD_NOW_MANY, now, names_now, NULL);
	if (next > 0)
		return lang_count(MSG_PROFILE_LEAD_NEXT_ONE,
		    MSG_PROFILE_LEAD_NEXT_MANY, next, names_next, NULL);
	if (undated > 0)
		return lang_count(MSG_PROFILE_LEAD_UNDATED_ONE,
		    MSG_PROFILE_LEAD_UNDATED_MANY, undated, NULL);
	return g_strdup(lang_text(MSG_PROFILE_LEAD_NONE));
}

static char *
lead(const DomainProfileResult *result, const GArray *order)
{
	const DomainProfile *worst = at_rank(result, order, 0);
	g_autofree char *rest = soonest(result);
	char score[NUMBER_TEXT_SIZE];

	if (isnan(worst->risk.value))
		return lang_format(MSG_PROFILE_LEAD_UNSURE, rest, NULL);
	return lang_format(MSG_PROFILE_LEAD, worst->domain->name,
	    number_format_human(round(worst->risk.value), 3, score), rest,
	    NULL);
}

static void
add_rows_missing(const DomainProfileResult *result, Section *section)
{
	guint known = 0, tables = 0;
	char has[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	for (guint i = 0; i < result->list->len; i++) {
		known += domain_profile_at(result, i)->rows.known;
		tables += domain_profile_at(result, i)->rows.tables;
	}
	if (known == 0) {
		section_add_insufficient(section,
		    lang_text(MSG_PROFILE_NO_ROWS),
		    lang_text(MSG_PROFILE_NO_ROWS_HELP));
		return;
	}
	if (known == tables)
		return;
	text =
	    lang_format(MSG_PROFILE_SOME_ROWS, number_format_count(known, has),
		number_format_count(tables, all), NULL);
	section_add_finding(
	    section, FINDING_NOTE, text, lang_text(MSG_PROFILE_SOME_ROWS_HELP));
}

/* Domains whose issues do not tell who knows them. */
static void
add_people_missing(const Evidence *evidence, const DomainProfileResult *result,
    Section *section)
{
	const Assumptions *a = &evidence->config->assumptions;
	char few[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE],
	    least[NUMBER_TEXT_SIZE], days[NUMBER_TEXT_SIZE];
	guint unknown = 0;
	g_autofree char *text = NULL;

	for (guint i = 0; i < result->list->len; i++)
		unknown += !domain_profile_at(result, i)->people.known;
	if (unknown == 0)
		return;
	text = lang_format(MSG_PROFILE_FEW_EVENTS,
	    number_format_count(unknown, few),
	    number_format_count(result->list->len, all),
	    words_number(assume(a, ASSUME_KNOWLEDGE_EVENTS), FORM_COUNT, least),
	    words_number(assume(a, ASSUME_KNOWLEDGE_WINDOW), FORM_COUNT, days),
	    NULL);
	section_add_finding(section, FINDING_NOTE, text,
	    lang_text(MSG_PROFILE_FEW_EVENTS_HELP));
}

static void
add_issues(const Evidence *evidence, const DomainProfileResult *result,
    Section *section)
{
	const IssueDomains *issues = result->issues;
	char known[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE],
	    config[NUMBER_TEXT_SIZE], names[NUMBER_TEXT_SIZE],
	    tables[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (issue_domains_known(issues) == 0) {
		section_add_insufficient(section,
		    lang_text(MSG_PROFILE_NO_ISSUES),
		    lang_text(MSG_PROFILE_NO_ISSUES_HELP));
		return;
	}
	text = lang_format(MSG_PROFILE_ISSUES,
	    number_format_count(issue_domains_known(issues), known),
	    number_format_count(issues->issues->len, all),
	    number_format_count(issues->counts[ISSUE_BY_CONFIG], config),
	    number_format_count(issues->counts[ISSUE_BY_NAME], names),
	    number_format_count(issues->counts[ISSUE_BY_TABLES], tables), NULL);
	section_add_text(section, text);
	add_people_missing(evidence, result, section);
}

static void
add_spend(const DomainProfileResult *result, Section *section)
{
	static const Message why[] = {
		[TAGS_NO_BILLS] = MSG_PROFILE_NO_BILLS,
		[TAGS_NOT_CONFIGURED] = MSG_PROFILE_NO_TAG,
		[TAGS_NONE_MATCH] = MSG_PROFILE_NO_TAGGED,
	};
	char share[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (result->tags != TAGS_KNOWN) {
		section_add_finding(section, FINDING_NOTE,
		    lang_text(why[result->tags]),
		    lang_text(MSG_PROFILE_COSTS_HELP));
		return;
	}
	text = lang_format(MSG_PROFILE_TAGGED,
	    number_format_percent(result->tagged_share, share), NULL);
	section_add_text(section, text);
}

static void
add_woven(const DomainProfileResult *result, Section *section)
{
	for (guint i = 0; i < result->integrations->len; i++) {
		const Integration *integration = result->integrations->pdata[i];
		char count[NUMBER_TEXT_SIZE];
		g_autofree char *text = NULL;

		if (integration->core->len < 2)
			continue;
		text = lang_format(MSG_PROFILE_WOVEN, integration->name,
		    number_format_count(integration->core->len, count), NULL);
		section_add_finding(section, FINDING_WARNING, text,
		    lang_text(MSG_PROFILE_WOVEN_HELP));
	}
}

static void
add_alone(const DomainProfileResult *result, Section *section)
{
	for (guint i = 0; i < result->list->len; i++) {
		const DomainProfile *profile = domain_profile_at(result, i);
		char ratio[NUMBER_TEXT_SIZE];
		g_autofree char *text = NULL;

		if (!profile->rows.alone)
			continue;
		text = lang_format(MSG_PROFILE_SCALES_ALONE,
		    profile->domain->name,
		    number_format_multiple(profile->rows.ratio, ratio), NULL);
		section_add_finding(section, FINDING_WARNING, text,
		    lang_text(MSG_PROFILE_SCALES_ALONE_HELP));
	}
}

static ChartRole
role_of(double part)
{
	if (isnan(part))
		return ROLE_MUTED;
	return part >= 2.0 / 3   ? ROLE_BAD
	       : part >= 1.0 / 3 ? ROLE_WATCH
				 : ROLE_GOOD;
}

static void
add_chart_row(const DomainProfile *profile, ChartSpec *chart)
{
	ChartRow *row = chart_spec_add_row(chart, profile->domain->name);
	const double score = profile->risk.value;
	char text[NUMBER_TEXT_SIZE];

	if (profile->risk.known == 0) {
		row->missing = g_strdup(lang_text(MSG_PROFILE_CHART_NOTHING));
		return;
	}
	chart_row_add_cell(row, score / 100,
	    number_format_human(round(score), 3, text), role_of(score / 100));
	for (int p = 0; p < DOMAIN_RISK_PARTS; p++) {
		const double part = profile->parts[p].value;

		chart_row_add_cell(row, part,
		    isnan(part) ? NUMBER_MISSING
				: number_format_percent(part, text),
		    role_of(part));
	}
}

static ChartSpec *
make_chart(const DomainProfileResult *result, const GArray *order)
{
	const DomainProfile *worst = at_rank(result, order, 0);
	g_autofree char *title =
	    isnan(worst->risk.value)
		? g_strdup(lang_text(MSG_PROFILE_CHART_UNSURE))
		: lang_format(
		      MSG_PROFILE_CHART_TITLE, worst->domain->name, NULL);
	ChartSpec *chart = chart_spec_new(CHART_HEAT, "domain-risk", title,
	    lang_text(MSG_PROFILE_CHART_SUBTITLE));

	chart->table = g_strdup("domain-risk-parts");
	chart_spec_add_column(chart, lang_text(MSG_PROFILE_CHART_SCORE));
	for (int p = 0; p < DOMAIN_RISK_PARTS; p++)
		chart_spec_add_column(
		    chart, domain_risk_part_words((DomainRiskPart)p));
	for (guint i = 0; i < order->len && i < MOST_ROWS; i++)
		add_chart_row(at_rank(result, order, i), chart);
	return chart;
}

/* Not where all would be dashes. */
static void
add_chart(
    const DomainProfileResult *result, const GArray *order, Section *section)
{
	bool scored = false;

	for (guint i = 0; i < result->list->len; i++)
		scored |= !isnan(domain_profile_at(result, i)->risk.value);
	if (!scored)
		return;
	section_add_chart(section, make_chart(result, order));
	section_add_table(section, domain_parts_table(result, MOST_ROWS));
}

static void
add_tables(const Evidence *evidence, const DomainProfileResult *result,
    Section *section)
{
	ReportTable *loads = domain_load_table(result);
	ReportTable *integrations = domain_integrations(result);

	section_add_table(section, domain_profile_table(evidence, result));
	section_add_text(section, lang_text(MSG_PROFILE_SEPARATING));
	add_alone(result, section);
	if (loads != NULL)
		section_add_table(section, loads);
	add_woven(result, section);
	if (integrations != NULL)
		section_add_table(section, integrations);
	else
		section_add_text(section, lang_text(MSG_PROFILE_NO_VENDORS));
}

void
domain_profile_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const DomainProfileResult *result = results->profile;
	Section *section = report_add_section(report, "domain-risk",
	    RANK_DOMAIN_RISK, lang_text(MSG_PROFILE_SECTION));
	g_autoptr(GArray) order = domain_profile_order(result);
	g_autofree char *sentence = NULL;

	domain_profile_figures(evidence, results, report->figures);
	if (result->list->len == 0) {
		section_set_lead(
		    section, lang_text(MSG_PROFILE_LEAD_NO_DOMAINS));
		section_add_insufficient(section,
		    lang_text(MSG_PROFILE_MISSING_DOMAINS),
		    lang_text(MSG_PROFILE_NEEDS_DOMAINS));
		return;
	}
	sentence = lead(result, order);
	section_set_lead(section, sentence);
	add_rows_missing(result, section);
	add_chart(result, order, section);
	add_issues(evidence, result, section);
	add_spend(result, section);
	add_tables(evidence, result, section);
}
