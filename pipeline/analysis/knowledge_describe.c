#include <math.h>

#include "pipeline/analysis/knowledge_charts.h"
#include "pipeline/analysis/knowledge_figures.h"
#include "pipeline/analysis/knowledge_tables.h"
#include "pipeline/analysis/knowledge_words.h"
#include "pipeline/analysis/words.h"

enum {
	MOST_FINDINGS = 3,
	MOST_NAMES = 3,
	MOST_BOTS = 8,
	FEW_PEOPLE = 3,
	FEW_SETS = 4
};

/* What is missing, and what would supply it. */
typedef struct Gap {
	char *why; /* NULL: nothing is */
	Message needs;
} Gap;

static const char *
assumed(const Evidence *evidence, AssumptionId id, NumberForm form,
    char buf[NUMBER_TEXT_SIZE])
{
	return words_number(
	    assume(&evidence->config->assumptions, id), form, buf);
}

static bool
nobody_was_seen(const People *people)
{
	for (guint i = 0; i < people_count(people); i++)
		if (people_first_seen(people, i) != INSTANT_NONE)
			return false;
	return true;
}

static Gap
find_gap(const Evidence *evidence, const KnowledgeMapResult *map)
{
	char first[NUMBER_TEXT_SIZE], second[NUMBER_TEXT_SIZE];

	if (map->areas->issues->len == 0)
		return (Gap){ g_strdup(lang_text(MSG_KNOWLEDGE_WHY_NO_ISSUES)),
			MSG_KNOWLEDGE_NEEDS_ISSUES };
	if (map->areas->unit == AREA_NONE)
		return (Gap){ g_strdup(lang_text(MSG_KNOWLEDGE_WHY_NO_AREAS)),
			MSG_KNOWLEDGE_NEEDS_AREAS };
	if (people_count(map->people) == 0)
		return (Gap){ g_strdup(lang_text(MSG_KNOWLEDGE_WHY_NO_PEOPLE)),
			MSG_KNOWLEDGE_NEEDS_PEOPLE };
	if (nobody_was_seen(map->people))
		return (Gap){ g_strdup(lang_text(MSG_KNOWLEDGE_WHY_NO_DATES)),
			MSG_KNOWLEDGE_NEEDS_DATES };
	if (map->here == 0)
		return (Gap){
			lang_format(MSG_KNOWLEDGE_WHY_NOBODY_HERE,
			    assumed(evidence, ASSUME_KNOWLEDGE_ABSENT,
				FORM_COUNT, first),
			    NULL),
			MSG_KNOWLEDGE_NEEDS_NEWER,
		};
	if (map->judged == 0)
		return (Gap){
			lang_format(MSG_KNOWLEDGE_WHY_LITTLE,
			    assumed(evidence, ASSUME_KNOWLEDGE_EVENTS,
				FORM_COUNT, first),
			    assumed(evidence, ASSUME_KNOWLEDGE_WINDOW,
				FORM_COUNT, second),
			    NULL),
			MSG_KNOWLEDGE_NEEDS_MORE,
		};
	return (Gap){ NULL, MSG_KNOWLEDGE_NEEDS_ISSUES };
}

static char *
lead(const KnowledgeMapResult *map)
{
	const TruckFactor *truck = &map->truck[TRUCK_AREAS];
	const char *unit = knowledge_unit_words(map);
	char all[NUMBER_TEXT_SIZE], size[NUMBER_TEXT_SIZE],
	    sole[NUMBER_TEXT_SIZE];
	g_autofree char *names = NULL;

	number_format_count(map->judged, all);
	if (truck->size == 0)
		return lang_format(MSG_KNOWLEDGE_LEAD_ZERO, all, unit, NULL);
	number_format_count(map->states[AREA_SOLE], sole);
	if (truck->size > FEW_PEOPLE)
		return lang_format(MSG_KNOWLEDGE_LEAD_MANY, sole, all, unit,
		    number_format_count((int64_t)truck->size, size), NULL);
	names = knowledge_set_words(map, truck, 0);
	return lang_format(
	    truck->size == 1 ? MSG_KNOWLEDGE_LEAD_ONE : MSG_KNOWLEDGE_LEAD_FEW,
	    names, all, unit, sole, NULL);
}

static void
add_key_figures(const KnowledgeMapResult *map, Section *section)
{
	const TruckFactor *truck = &map->truck[TRUCK_AREAS];
	const char *unit = knowledge_unit_words(map);
	char value[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];
	g_autofree char *note =
	    truck->exact ? lang_format(MSG_KNOWLEDGE_TRUCK_NOTE, unit, NULL)
			 : lang_format(MSG_KNOWLEDGE_TRUCK_GREEDY,
			       number_format_count(TRUCK_EXACT, all), NULL);
	g_autofree char *sole = lang_format(MSG_KNOWLEDGE_SOLE_NOTE,
	    number_format_count(map->judged, all), unit, NULL);
	g_autofree char *orphaned =
	    lang_format(MSG_KNOWLEDGE_ORPHANED_NOTE, unit, NULL);

	section_add_key_figure(section, "team.truck_factor",
	    lang_text(MSG_KNOWLEDGE_TRUCK),
	    number_format_count((int64_t)truck->size, value), note);
	section_add_key_figure(section, "team.areas_sole",
	    lang_text(MSG_KNOWLEDGE_SOLE),
	    number_format_count(map->states[AREA_SOLE], value), sole);
	section_add_key_figure(section, "team.areas_orphaned",
	    lang_text(MSG_KNOWLEDGE_ORPHANED),
	    number_format_count(map->states[AREA_ORPHANED], value), orphaned);
}

/* "Accounts, Bookings and 2 more": the areas that need AREA at once. */
static GArray *
needed_by(const KnowledgeMapResult *map, guint area)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < map->list->len; i++) {
		const GArray *needs = knowledge_map_at(map, i)->needs;

		for (guint k = 0; k < needs->len; k++)
			if (g_array_index(needs, AreaNeed, k).area == area)
				g_array_append_val(list, i);
	}
	return list;
}

static char *
sole_words(const KnowledgeMapResult *map, guint at)
{
	const KnowledgeArea *area = knowledge_map_at(map, at);
	const char *who = people_name(map->people, knowledge_sole_expert(area));
	g_autoptr(GArray) needy = needed_by(map, at);
	g_autofree char *names = knowledge_area_names(map, needy, MOST_NAMES);
	char share[NUMBER_TEXT_SIZE];

	number_format_percent(area->top_share, share);
	if (needy->len == 0)
		return lang_format(
		    MSG_KNOWLEDGE_ONLY, who, area->name, share, NULL);
	return lang_format(needy->len == 1 ? MSG_KNOWLEDGE_ONLY_NEEDED
					   : MSG_KNOWLEDGE_ONLY_NEEDED_MANY,
	    who, area->name, share, names, NULL);
}

static char *
pairing_words(const KnowledgeMapResult *map, const Pairing *pairing)
{
	char issues[NUMBER_TEXT_SIZE], hours[NUMBER_TEXT_SIZE];

	if (pairing->learner == NO_PERSON)
		return g_strdup(lang_text(MSG_KNOWLEDGE_PAIR_NOBODY));
	return lang_format(MSG_KNOWLEDGE_PAIR,
	    people_name(map->people, pairing->learner),
	    number_format_human(pairing->issues, 6, issues),
	    people_name(map->people, pairing->knower),
	    number_format_human(pairing->hours.mode, 6, hours), NULL);
}

/* The first steps of the plan: most is won there. */
static void
add_sole(const KnowledgeMapResult *map, Section *section)
{
	for (guint i = 0; i < MIN(map->pairings->len, MOST_FINDINGS); i++) {
		const Pairing *pairing =
		    &g_array_index(map->pairings, Pairing, i);
		g_autofree char *words = sole_words(map, pairing->area);
		g_autofree char *help = pairing_words(map, pairing);

		section_add_finding(section, FINDING_WARNING, words, help);
	}
}

static void
add_orphaned(const KnowledgeMapResult *map, guint at, Section *section)
{
	const KnowledgeArea *area = knowledge_map_at(map, at);
	g_autofree char *gone =
	    knowledge_people_names(map, area->gone, MOST_NAMES);
	g_autofree char *words =
	    area->gone->len == 0
		? lang_format(MSG_KNOWLEDGE_LOST_NEVER, area->name, NULL)
		: lang_format(MSG_KNOWLEDGE_LOST, area->name, gone, NULL);
	g_autofree char *help =
	    area->top == NO_PERSON
		? g_strdup(lang_text(MSG_KNOWLEDGE_LOST_HELP_NONE))
		: lang_format(MSG_KNOWLEDGE_LOST_HELP,
		      people_name(map->people, area->top), NULL);

	section_add_finding(section, FINDING_WARNING, words, help);
}

static void
add_all_orphaned(const KnowledgeMapResult *map, Section *section)
{
	guint told = 0;

	for (guint i = 0; i < map->order->len && told < MOST_FINDINGS; i++) {
		const guint at = g_array_index(map->order, guint, i);

		if (knowledge_map_at(map, at)->state != AREA_ORPHANED)
			continue;
		add_orphaned(map, at, section);
		told++;
	}
}

static void
add_sets(const KnowledgeMapResult *map, Section *section)
{
	const TruckFactor *truck = &map->truck[TRUCK_AREAS];
	g_autofree char *sets = NULL, *words = NULL;
	char count[NUMBER_TEXT_SIZE];

	if (!truck->exact || truck->size == 0 || truck->count == 1)
		return;
	if (truck->count <= FEW_SETS)
		sets = knowledge_sets_words(map, truck);
	words = lang_format(
	    sets != NULL ? MSG_KNOWLEDGE_SETS_FEW : MSG_KNOWLEDGE_SETS_MANY,
	    number_format_count((int64_t)truck->count, count), sets, NULL);
	section_add_text(section, words);
}

static void
add_sensitivity(
    const Evidence *evidence, const KnowledgeMapResult *map, Section *section)
{
	const ThreePoint range =
	    evidence_assumption(evidence, ASSUME_KNOWLEDGE_HALF_LIFE);
	char sizes[TRUCK_BASES][NUMBER_TEXT_SIZE];
	char fast[NUMBER_TEXT_SIZE], slow[NUMBER_TEXT_SIZE];
	g_autofree char *words = NULL;

	for (int i = 0; i < TRUCK_BASES; i++)
		number_format_count((int64_t)map->truck[i].size, sizes[i]);
	words = lang_format(MSG_KNOWLEDGE_SENSITIVITY, sizes[TRUCK_SHORT],
	    words_number(range.low, FORM_COUNT, fast), sizes[TRUCK_LONG],
	    words_number(range.high, FORM_COUNT, slow), sizes[TRUCK_ISSUES],
	    knowledge_unit_words(map), sizes[TRUCK_AUTHORS], NULL);
	section_add_text(section, words);
}

static void
add_leaving(const KnowledgeMapResult *map, Section *section)
{
	ReportTable *table = knowledge_leaving_table(map);

	if (table == NULL)
		return;
	section_add_chart(section, knowledge_network(map));
	section_add_table(section, table);
}

static void
add_pairing(const KnowledgeMapResult *map, Section *section)
{
	ReportTable *table = knowledge_pairing_table(map);
	const GArray *list = map->pairings;
	char hours[NUMBER_TEXT_SIZE], truck[NUMBER_TEXT_SIZE];
	g_autofree char *words = NULL;
	double sum = 0;

	if (table == NULL)
		return;
	for (guint i = 0; i < list->len; i++)
		sum += g_array_index(list, Pairing, i).hours.mode;
	section_add_table(section, table);
	words = lang_format(MSG_KNOWLEDGE_PAIRING_HOW,
	    number_format_human(sum, 6, hours),
	    number_format_count(
		(int64_t)g_array_index(list, Pairing, list->len - 1).truck,
		truck),
	    NULL);
	section_add_text(section, words);
}

static void
add_little(
    const Evidence *evidence, const KnowledgeMapResult *map, Section *section)
{
	char events[NUMBER_TEXT_SIZE], days[NUMBER_TEXT_SIZE];
	g_autofree char *words = NULL;

	if (map->states[AREA_TOO_LITTLE] == 0)
		return;
	words = lang_count(MSG_KNOWLEDGE_LITTLE_ONE, MSG_KNOWLEDGE_LITTLE_MANY,
	    map->states[AREA_TOO_LITTLE], knowledge_unit_words(map),
	    assumed(evidence, ASSUME_KNOWLEDGE_EVENTS, FORM_COUNT, events),
	    assumed(evidence, ASSUME_KNOWLEDGE_WINDOW, FORM_COUNT, days), NULL);
	section_add_finding(
	    section, FINDING_NOTE, words, lang_text(MSG_KNOWLEDGE_LITTLE_HELP));
}

/* So that whoever is none can object. */
static void
add_bots(const KnowledgeMapResult *map, Section *section)
{
	const GPtrArray *bots = people_bots(map->people);
	g_autoptr(GString) names = g_string_new(NULL);
	g_autofree char *words = NULL, *all = NULL;
	char left[NUMBER_TEXT_SIZE];

	if (bots->len == 0)
		return;
	for (guint i = 0; i < MIN(bots->len, MOST_BOTS); i++) {
		if (i > 0)
			g_string_append(names, ", ");
		g_string_append(names, g_ptr_array_index(bots, i));
	}
	all = bots->len <= MOST_BOTS
		  ? g_strdup(names->str)
		  : lang_format(MSG_KNOWLEDGE_MORE, names->str,
			number_format_count(bots->len - MOST_BOTS, left), NULL);
	words = lang_format(MSG_KNOWLEDGE_BOTS, all, NULL);
	section_add_text(section, words);
}

static void
add_basis(
    const Evidence *evidence, const KnowledgeMapResult *map, Section *section)
{
	char all[NUMBER_TEXT_SIZE], placed[NUMBER_TEXT_SIZE],
	    created[NUMBER_TEXT_SIZE], days[NUMBER_TEXT_SIZE],
	    share[NUMBER_TEXT_SIZE];
	g_autofree char *words = lang_format(MSG_KNOWLEDGE_BASIS,
	    number_format_count(map->areas->issues->len, all),
	    number_format_count(map->areas->placed, placed),
	    knowledge_unit_words(map),
	    assumed(evidence, ASSUME_KNOWLEDGE_CREATED, FORM_HUMAN, created),
	    assumed(evidence, ASSUME_KNOWLEDGE_HALF_LIFE, FORM_COUNT, days),
	    assumed(evidence, ASSUME_EXPERT_SHARE, FORM_SHARE, share), NULL);

	section_add_text(section, words);
	section_add_text(section, lang_text(MSG_KNOWLEDGE_UNSEEN));
}

static void
add_all(
    const Evidence *evidence, const KnowledgeMapResult *map, Section *section)
{
	g_autofree char *sentence = lead(map);

	section_set_lead(section, sentence);
	add_key_figures(map, section);
	section_add_chart(section, knowledge_heat(map));
	section_add_table(section, knowledge_table(map));
	add_sole(map, section);
	add_all_orphaned(map, section);
	add_sets(map, section);
	add_sensitivity(evidence, map, section);
	add_leaving(map, section);
	add_pairing(map, section);
	add_little(evidence, map, section);
	add_basis(evidence, map, section);
	add_bots(map, section);
	section_add_table(section, knowledge_register(map));
	section_add_table(section, knowledge_matrix(map));
}

void
knowledge_map_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const KnowledgeMapResult *map = results->knowledge;
	Section *section = report_add_section(report, "knowledge",
	    RANK_KNOWLEDGE, lang_text(MSG_KNOWLEDGE_SECTION));
	const Gap gap = find_gap(evidence, map);
	g_autofree char *why = gap.why;
	g_autofree char *sentence = NULL;

	knowledge_figures(evidence, map, why, report->figures);
	if (why == NULL) {
		add_all(evidence, map, section);
		return;
	}
	sentence = lang_format(MSG_KNOWLEDGE_LEAD_NONE, why, NULL);
	section_set_lead(section, sentence);
	section_add_insufficient(section,
	    lang_text(MSG_KNOWLEDGE_MISSING_TITLE), lang_text(gap.needs));
	add_bots(map, section);
}
