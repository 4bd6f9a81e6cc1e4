#include "pipeline/analysis/knowledge_charts.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/knowledge_tables.h"
#include "pipeline/analysis/knowledge_words.h"
#include "pipeline/analysis/words.h"

enum { HEAT_PEOPLE = 12, NET_PEOPLE = 5, NET_AREAS = 10 };

/* Less is not worth a number. */
static const double least_share = 0.005;

#define NO_ROW G_MAXUINT

static double
present_sum(const KnowledgeMapResult *map, guint area)
{
	double sum = 0;

	for (guint p = 0; p < people_count(map->people); p++)
		sum += knowledge_of(map->present, area, p);
	return sum;
}

static double
share_of(const KnowledgeMapResult *map, guint area, guint person)
{
	const double sum = present_sum(map, area);

	return sum > 0 ? knowledge_of(map->present, area, person) / sum : 0;
}

/* The areas that the chart shows: those at risk first, of those judged. */
static guint
shown_areas(const KnowledgeMapResult *map)
{
	return MIN(map->judged, KNOWLEDGE_ROWS);
}

typedef struct Weighed {
	guint person;
	double weight;
	const char *name;
} Weighed;

static int
compare_weights(gconstpointer a, gconstpointer b)
{
	const Weighed *one = a, *other = b;

	if (one->weight != other->weight)
		return one->weight > other->weight ? -1 : 1;
	return (one->person > other->person) - (one->person < other->person);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	const Weighed *one = a, *other = b;
	const int order = g_utf8_collate(one->name, other->name);

	return order ? order : strcmp(one->name, other->name);
}

/* Those who know most of something that is shown, then those who know most of
 * the rest; by name: it is no ranking. */
static GArray *
shown_people(const KnowledgeMapResult *map)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(Weighed));

	for (guint p = 0; p < people_count(map->people); p++) {
		Weighed weighed = { p, 0, people_name(map->people, p) };

		for (guint i = 0; i < shown_areas(map); i++) {
			const guint at = g_array_index(map->order, guint, i);

			weighed.weight += share_of(map, at, p);
			if (knowledge_map_at(map, at)->top == p)
				weighed.weight += KNOWLEDGE_ROWS;
		}
		if (weighed.weight >= least_share)
			g_array_append_val(list, weighed);
	}
	g_array_sort(list, compare_weights);
	g_array_set_size(list, MIN(list->len, HEAT_PEOPLE));
	g_array_sort(list, compare_names);
	return list;
}

static void
add_cell(const KnowledgeMapResult *map, guint at, guint person, ChartRow *row)
{
	const KnowledgeArea *area = knowledge_map_at(map, at);
	const double share = share_of(map, at, person);
	const bool sole = knowledge_sole_expert(area) == person;
	char text[NUMBER_TEXT_SIZE];
	ChartCell *cell;

	if (share < least_share) {
		chart_row_add_cell(row, NAN, NULL, ROLE_NEUTRAL);
		return;
	}
	cell = chart_row_add_cell(row, share,
	    number_format_percent(share, text), sole ? ROLE_BAD : ROLE_NEUTRAL);
	if (sole)
		cell->note = g_strdup(lang_text(MSG_KNOWLEDGE_DOT));
}

static char *
heat_title(const KnowledgeMapResult *map)
{
	const guint sole = map->states[AREA_SOLE];
	char all[NUMBER_TEXT_SIZE];

	number_format_count(map->judged, all);
	if (sole == 0 && map->states[AREA_ORPHANED] == 0)
		return lang_format(MSG_KNOWLEDGE_HEAT_NONE, all,
		    knowledge_unit_words(map), NULL);
	return lang_count(MSG_KNOWLEDGE_HEAT_SOLE_ONE,
	    MSG_KNOWLEDGE_HEAT_SOLE_MANY, sole, all, knowledge_unit_words(map),
	    NULL);
}

static char *
heat_subtitle(const KnowledgeMapResult *map)
{
	char shown[NUMBER_TEXT_SIZE];

	if (shown_areas(map) == map->judged)
		return g_strdup(lang_text(MSG_KNOWLEDGE_HEAT_SUBTITLE));
	return lang_format(MSG_KNOWLEDGE_HEAT_SUBTITLE_SOME,
	    number_format_count(shown_areas(map), shown), NULL);
}

ChartSpec *
knowledge_heat(const KnowledgeMapResult *map)
{
	g_autofree char *title = heat_title(map);
	g_autofree char *subtitle = heat_subtitle(map);
	g_autoptr(GArray) people = shown_people(map);
	ChartSpec *chart =
	    chart_spec_new(CHART_HEAT, "knowledge-heat", title, subtitle);

	chart->table = g_strdup("knowledge");
	for (guint i = 0; i < people->len; i++)
		chart_spec_add_column(
		    chart, g_array_index(people, Weighed, i).name);
	for (guint i = 0; i < shown_areas(map); i++) {
		const guint at = g_array_index(map->order, guint, i);
		ChartRow *row =
		    chart_spec_add_row(chart, knowledge_map_at(map, at)->name);

		if (present_sum(map, at) <= 0) {
			row->missing =
			    g_strdup(lang_text(MSG_KNOWLEDGE_HEAT_NOBODY));
			continue;
		}
		for (guint k = 0; k < people->len; k++)
			add_cell(map, at,
			    g_array_index(people, Weighed, k).person, row);
	}
	return chart;
}

/* The rows of a network while it is made. */
typedef struct Net {
	const KnowledgeMapResult *map;
	ChartSpec *chart;
	guint *row_of; /* per area; NO_ROW */
	guint areas; /* that have one */
} Net;

static char *
open_words(guint open)
{
	return lang_count(
	    MSG_KNOWLEDGE_OPEN_ONE, MSG_KNOWLEDGE_OPEN_MANY, open, NULL);
}

static void
add_area_node(Net *net, guint at)
{
	const KnowledgeArea *area = knowledge_map_at(net->map, at);
	ChartRow *row;

	if (net->row_of[at] != NO_ROW || net->areas == NET_AREAS)
		return;
	net->row_of[at] = net->chart->rows->len;
	net->areas++;
	row = chart_spec_add_row(net->chart, area->name);
	row->mid = area->open;
	row->value = open_words(area->open);
}

/* People first, so that the first of them stands first. */
static void
add_nodes(Net *net, guint people)
{
	for (guint i = 0; i < people; i++) {
		const Leaving *leaving =
		    g_ptr_array_index(net->map->leaving, i);
		ChartRow *row = chart_spec_add_row(
		    net->chart, people_name(net->map->people, leaving->person));

		row->hollow = true;
		row->role = ROLE_FIRST;
		row->mid = leaving->open;
		row->value = open_words(leaving->open);
	}
	for (guint i = 0; i < people; i++) {
		const Leaving *leaving =
		    g_ptr_array_index(net->map->leaving, i);

		for (guint k = 0; k < leaving->orphaned->len; k++)
			add_area_node(
			    net, g_array_index(leaving->orphaned, guint, k));
	}
	for (guint i = 0; i < people; i++) {
		const Leaving *leaving =
		    g_ptr_array_index(net->map->leaving, i);

		for (guint k = 0; k < leaving->stalled->len; k++)
			add_area_node(
			    net, g_array_index(leaving->stalled, guint, k));
	}
}

/* The thickness is the share, in per cent. */
static void
add_knowing(Net *net, guint people)
{
	for (guint i = 0; i < people; i++) {
		const Leaving *leaving =
		    g_ptr_array_index(net->map->leaving, i);

		for (guint k = 0; k < leaving->orphaned->len; k++) {
			const guint at =
			    g_array_index(leaving->orphaned, guint, k);
			ChartLink *link;

			if (net->row_of[at] == NO_ROW)
				continue;
			link = chart_spec_add_link(net->chart, i,
			    net->row_of[at],
			    nearbyint(
				100 * share_of(net->map, at, leaving->person)),
			    lang_text(MSG_KNOWLEDGE_NET_KNOWS));
			link->role = i == 0 ? ROLE_BAD : ROLE_FIRST;
		}
	}
}

static void
add_needs(Net *net)
{
	for (guint i = 0; i < net->map->list->len; i++) {
		const GArray *needs = knowledge_map_at(net->map, i)->needs;

		for (guint k = 0; k < needs->len; k++) {
			const AreaNeed *need =
			    &g_array_index(needs, AreaNeed, k);
			const guint from = net->row_of[i];
			const guint to = net->row_of[need->area];

			if (from == NO_ROW || to == NO_ROW || from == to)
				continue;
			chart_spec_add_link(net->chart, from, to, need->keys,
			    lang_text(MSG_KNOWLEDGE_NET_NEEDS))
			    ->role = ROLE_MUTED;
		}
	}
}

static char *
net_title(const KnowledgeMapResult *map)
{
	const Leaving *first = g_ptr_array_index(map->leaving, 0);
	const char *name = people_name(map->people, first->person);
	char stalled[NUMBER_TEXT_SIZE];

	if (first->stalled->len == 0)
		return lang_count(MSG_KNOWLEDGE_NET_ONE, MSG_KNOWLEDGE_NET_MANY,
		    first->orphaned->len, name, knowledge_unit_words(map),
		    NULL);
	return lang_count(MSG_KNOWLEDGE_NET_STALLS_ONE,
	    MSG_KNOWLEDGE_NET_STALLS_MANY, first->orphaned->len, name,
	    knowledge_unit_words(map),
	    number_format_count(first->stalled->len, stalled), NULL);
}

ChartSpec *
knowledge_network(const KnowledgeMapResult *map)
{
	const guint people = MIN(map->leaving->len, NET_PEOPLE);
	g_autofree char *title = NULL;
	Net net = { .map = map };

	if (people == 0)
		return NULL;
	title = net_title(map);
	net.chart = chart_spec_new(CHART_NETWORK, "knowledge-network", title,
	    lang_text(MSG_KNOWLEDGE_NET_SUBTITLE));
	net.chart->table = g_strdup("knowledge-leaving");
	net.row_of = g_new(guint, map->list->len + 1);
	for (guint i = 0; i < map->list->len; i++)
		net.row_of[i] = NO_ROW;
	add_nodes(&net, people);
	add_knowing(&net, people);
	add_needs(&net);
	g_free(net.row_of);
	return net.chart;
}
