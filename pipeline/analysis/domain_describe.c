#include <math.h>

#include "pipeline/analysis/domain_charts.h"
#include "pipeline/analysis/domain_figures.h"
#include "pipeline/analysis/domain_register.h"
#include "pipeline/analysis/words.h"

/* Names of tables that a sentence has room for. */
enum { MOST_IN_SENTENCE = 12 };

/* A configured map this far below what keys allow is worth a word. */
static const double far_from_best = 0.1;

/* What keeps the map from being modular, as half a sentence. */
static char *
reasons(const Evidence *evidence, const DomainMapResult *map)
{
	const Assumptions *a = &evidence->config->assumptions;
	const DomainEvidence *found = &map->evidence;
	char count[NUMBER_TEXT_SIZE];
	const struct {
		bool holds;
		Message words;
	} all[] = {
		{ !(found->modularity >= assume(a, ASSUME_MODULAR_Q)),
		    MSG_DOMAINS_BUT_Q },
		{ !(found->null.z >= assume(a, ASSUME_MODULAR_Z)),
		    MSG_DOMAINS_BUT_Z },
		{ !(found->cross_weight <= assume(a, ASSUME_MODULAR_CROSS)),
		    MSG_DOMAINS_BUT_CROSS },
		{ found->cycle > 1, MSG_DOMAINS_BUT_CYCLE },
	};
	char *text = NULL;

	number_format_count(found->cycle, count);
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		g_autofree char *before = text;
		g_autofree char *one = NULL;

		if (!all[i].holds) {
			text = g_steal_pointer(&before);
			continue;
		}
		one = lang_format(all[i].words, count, NULL);
		text = before == NULL ? g_steal_pointer(&one)
				      : lang_format(MSG_DOMAINS_BUT_AND, before,
					    one, NULL);
	}
	return text;
}

static char *
lead_without_keys(const DomainMapResult *map)
{
	if (map->graph->tables->len == 0)
		return g_strdup(lang_text(MSG_DOMAINS_LEAD_NO_SCHEMA));
	if (map->domains->len == 0)
		return g_strdup(lang_text(MSG_DOMAINS_LEAD_NO_KEYS));
	return lang_count(MSG_DOMAINS_LEAD_UNTIED_ONE,
	    MSG_DOMAINS_LEAD_UNTIED_MANY, map->domains->len, NULL);
}

static char *
lead(const Evidence *evidence, const DomainMapResult *map)
{
	char count[NUMBER_TEXT_SIZE], cross[NUMBER_TEXT_SIZE];
	g_autofree char *but = NULL;

	number_format_count(map->domains->len, count);
	number_format_percent(map->evidence.cross_weight, cross);
	switch (map->verdict) {
	case VERDICT_UNKNOWN:
		return lead_without_keys(map);
	case VERDICT_TOO_SMALL:
		if (map->domains->len == 0)
			return g_strdup(lang_text(MSG_DOMAINS_LEAD_SMALL_NONE));
		return lang_count(MSG_DOMAINS_LEAD_SMALL_ONE,
		    MSG_DOMAINS_LEAD_SMALL_MANY, map->domains->len, NULL);
	case VERDICT_MODULAR:
		return lang_format(
		    MSG_DOMAINS_LEAD_MODULAR, count, cross, NULL);
	case VERDICT_MIXED:
		but = reasons(evidence, map);
		return lang_format(
		    MSG_DOMAINS_LEAD_MIXED, count, cross, but, NULL);
	case VERDICT_MUD:
		return lang_format(map->parts->configured > 0
				       ? MSG_DOMAINS_LEAD_CONFIGURED_MUD
				       : MSG_DOMAINS_LEAD_MUD,
		    count, cross, NULL);
	}
	g_assert_not_reached();
}

static void
add_insufficient(const DomainMapResult *map, Section *section)
{
	const guint tables = map->graph->tables->len;
	char untold[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];
	g_autofree char *missing = NULL;

	if (tables == 0) {
		section_add_insufficient(section,
		    lang_text(MSG_DOMAINS_MISSING_SCHEMA),
		    lang_text(MSG_DOMAINS_NEEDS_SCHEMA));
		return;
	}
	if (map->keys > 0)
		return;
	missing = map->unknown == 0
		      ? g_strdup(lang_text(MSG_DOMAINS_MISSING_KEYS))
		      : lang_format(MSG_DOMAINS_MISSING_KEYS_UNTOLD,
			    number_format_count(map->unknown, untold),
			    number_format_count(tables, all), NULL);
	section_add_insufficient(
	    section, missing, lang_text(MSG_DOMAINS_NEEDS_KEYS));
}

static void
add_hubs(const DomainMapResult *map, Section *section)
{
	char share[NUMBER_TEXT_SIZE];
	g_autofree char *names = NULL, *text = NULL, *detail = NULL;

	if (map->hubs->len == 0)
		return;
	names = domain_name_tables(map->hubs, MOST_IN_SENTENCE);
	text = lang_count(MSG_DOMAINS_HUBS_ONE, MSG_DOMAINS_HUBS_MANY,
	    map->hubs->len, names, NULL);
	detail = lang_format(MSG_DOMAINS_HUBS_DETAIL,
	    number_format_percent(map->evidence.cross_all, share), NULL);
	section_add_finding(section, FINDING_NOTE, text, detail);
}

static void
add_inferred(const DomainMapResult *map, Section *section)
{
	char all[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (map->inferred == 0)
		return;
	text = lang_count(MSG_DOMAINS_INFERRED_ONE, MSG_DOMAINS_INFERRED_MANY,
	    map->inferred, number_format_count(map->keys, all), NULL);
	section_add_finding(section, FINDING_WARNING, text,
	    lang_text(MSG_DOMAINS_INFERRED_DETAIL));
}

static void
add_circle(const DomainMapResult *map, Section *section)
{
	char count[NUMBER_TEXT_SIZE];
	g_autoptr(GString) names = g_string_new(NULL);
	g_autofree char *text = NULL;

	if (map->circle->len == 0)
		return;
	for (guint i = 0; i < MIN(map->circle->len, MOST_IN_SENTENCE); i++) {
		const guint at = g_array_index(map->circle, guint, i);

		g_string_append(names, i > 0 ? ", " : "");
		g_string_append(names, domain_map_at(map, at)->name);
	}
	if (map->circle->len > MOST_IN_SENTENCE) {
		g_autofree char *shown = g_strdup(names->str);
		g_autofree char *cut =
		    lang_format(MSG_DOMAINS_NAMES_MORE, shown,
			number_format_count(
			    map->circle->len - MOST_IN_SENTENCE, count),
			NULL);

		g_string_assign(names, cut);
	}
	text = lang_format(MSG_DOMAINS_CIRCLE,
	    number_format_count(map->circle->len, count), names->str, NULL);
	section_add_finding(section, FINDING_WARNING, text,
	    lang_text(MSG_DOMAINS_CIRCLE_DETAIL));
}

static void
add_unsure(
    const Evidence *evidence, const DomainMapResult *map, Section *section)
{
	const double least =
	    assume(&evidence->config->assumptions, ASSUME_SURE_BOUNDARIES);
	char likeness[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (!(map->evidence.agreement < least))
		return;
	text = lang_format(MSG_DOMAINS_UNSURE,
	    number_format_percent(map->evidence.agreement, likeness), NULL);
	section_add_finding(section, FINDING_WARNING, text,
	    lang_text(MSG_DOMAINS_UNSURE_DETAIL));
}

static void
add_unmatched(const DomainMapResult *map, Section *section)
{
	g_autoptr(GString) patterns = g_string_new(NULL);
	g_autofree char *text = NULL;

	if (map->unmatched->len == 0 || map->graph->tables->len == 0)
		return;
	for (guint i = 0; i < map->unmatched->len; i++) {
		g_string_append(patterns, i > 0 ? ", " : "");
		g_string_append(patterns, map->unmatched->pdata[i]);
	}
	text = lang_count(MSG_DOMAINS_UNMATCHED_ONE, MSG_DOMAINS_UNMATCHED_MANY,
	    map->unmatched->len, patterns->str, NULL);
	section_add_finding(section, FINDING_WARNING, text,
	    lang_text(MSG_DOMAINS_UNMATCHED_DETAIL));
}

/* Tables in configured domains that no pattern names. */
static void
add_added(const DomainMapResult *map, Section *section)
{
	g_autoptr(GPtrArray) added = g_ptr_array_new();
	g_autofree char *names = NULL, *text = NULL;

	for (guint i = 0; i < map->parts->tables; i++)
		if (map->parts->domain[i] < map->parts->configured &&
		    map->parts->reason[i] != DOMAIN_BY_CONFIG)
			g_ptr_array_add(added, map->graph->tables->pdata[i]);
	if (added->len == 0)
		return;
	names = domain_name_tables(added, MOST_IN_SENTENCE);
	text = lang_count(MSG_DOMAINS_ADDED_ONE, MSG_DOMAINS_ADDED_MANY,
	    added->len, names, NULL);
	section_add_finding(
	    section, FINDING_NOTE, text, lang_text(MSG_DOMAINS_ADDED_DETAIL));
}

static void
add_better(const DomainMapResult *map, Section *section)
{
	const DomainEvidence *found = &map->evidence;
	char best[NUMBER_TEXT_SIZE], here[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (map->parts->configured == 0 ||
	    !(found->best - found->modularity > far_from_best))
		return;
	text = lang_format(MSG_DOMAINS_BETTER,
	    number_format_human(found->best, 2, best),
	    number_format_human(found->modularity, 2, here), NULL);
	section_add_finding(
	    section, FINDING_NOTE, text, lang_text(MSG_DOMAINS_BETTER_DETAIL));
}

/* Tables in no domain, when there are domains to be in. */
static void
add_small(const DomainMapResult *map, Section *section)
{
	g_autofree char *names = NULL, *text = NULL;

	if (map->small->len == 0 || map->domains->len == 0)
		return;
	names = domain_name_tables(map->small, MOST_IN_SENTENCE);
	text = lang_count(MSG_DOMAINS_SMALL_ONE, MSG_DOMAINS_SMALL_MANY,
	    map->small->len, names, NULL);
	section_add_text(section, text);
}

static void
add_seams(
    const Evidence *evidence, const DomainMapResult *map, Section *section)
{
	const Spread hours = map->seams->total;
	const char *currency = evidence_currency(evidence);
	char middle[NUMBER_TEXT_SIZE], low[NUMBER_TEXT_SIZE],
	    high[NUMBER_TEXT_SIZE], cost[NUMBER_TEXT_SIZE],
	    rate[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (map->seams->list->len == 0) {
		section_add_text(section, lang_text(MSG_DOMAINS_NO_SEAMS));
		return;
	}
	text = lang_count(MSG_DOMAINS_SEAMS_TEXT_ONE,
	    MSG_DOMAINS_SEAMS_TEXT_MANY, map->seams->list->len,
	    number_format_human(hours.p50, 2, middle),
	    number_format_human(hours.p10, 2, low),
	    number_format_human(hours.p90, 2, high),
	    number_format_estimate(
		seam_cost(evidence, hours).p50, currency, cost),
	    number_format_money(evidence_hourly_rate(evidence), currency, rate),
	    NULL);
	section_add_text(section, text);
	section_add_text(section, lang_text(MSG_DOMAINS_ORDER));
	section_add_table(section, domain_seams_table(evidence, map));
}

/* Why the schema is not judged. */
static void
add_too_small(
    const Evidence *evidence, const DomainMapResult *map, Section *section)
{
	const Assumptions *a = &evidence->config->assumptions;
	char tables[NUMBER_TEXT_SIZE], keys[NUMBER_TEXT_SIZE],
	    tied[NUMBER_TEXT_SIZE], least_tables[NUMBER_TEXT_SIZE],
	    least_keys[NUMBER_TEXT_SIZE], least_tied[NUMBER_TEXT_SIZE];
	g_autofree char *text = lang_format(MSG_DOMAINS_TOO_SMALL,
	    words_number(
		assume(a, ASSUME_JUDGED_TABLES), FORM_COUNT, least_tables),
	    words_number(assume(a, ASSUME_JUDGED_KEYS), FORM_COUNT, least_keys),
	    number_format_percent(assume(a, ASSUME_JUDGED_SHARE), least_tied),
	    number_format_count(map->graph->tables->len, tables),
	    number_format_count(map->keys, keys),
	    number_format_percent(map->evidence.tied, tied), NULL);

	section_add_text(section, text);
}

static void
add_verdict(
    const Evidence *evidence, const DomainMapResult *map, Section *section)
{
	if (map->verdict == VERDICT_TOO_SMALL)
		add_too_small(evidence, map, section);
	else if (map->verdict != VERDICT_UNKNOWN)
		section_add_table(
		    section, domain_evidence_table(evidence, map));
}

static void
add_charts(const DomainMapResult *map, Section *section)
{
	ChartSpec *network = domain_network(map);
	ChartSpec *matrix = domain_matrix(map);

	if (network != NULL)
		section_add_chart(section, network);
	if (matrix != NULL)
		section_add_chart(section, matrix);
	if (network != NULL || matrix != NULL)
		section_add_table(section, domain_ties_table(map));
}

static void
add_findings(
    const Evidence *evidence, const DomainMapResult *map, Section *section)
{
	add_unmatched(map, section);
	add_inferred(map, section);
	add_circle(map, section);
	add_unsure(evidence, map, section);
	add_hubs(map, section);
	add_added(map, section);
	add_better(map, section);
}

void
domain_map_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const DomainMapResult *map = results->domains;
	Section *section = report_add_section(
	    report, "domain-map", RANK_DOMAINS, lang_text(MSG_DOMAINS_SECTION));
	g_autofree char *sentence = lead(evidence, map);

	domain_figures(evidence, map, report->figures);
	section_set_lead(section, sentence);
	add_insufficient(map, section);
	add_findings(evidence, map, section);
	add_verdict(evidence, map, section);
	if (map->domains->len > 0) {
		section_add_table(section, domain_page_table(evidence, map));
		add_small(map, section);
		add_charts(map, section);
		add_seams(evidence, map, section);
	}
	if (map->graph->tables->len == 0)
		return;
	section_add_table(section, domain_register(evidence, results));
	section_add_table(section, domain_tables_register(map));
}
