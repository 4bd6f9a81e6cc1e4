#include "renderers/html/drawings.h"

#include <string.h>

#include "renderers/canvas/svg_finish.h"
#include "renderers/chart/chart.h"

typedef struct Pair {
	const ChartSpec *chart;
	xmlDoc *wide, *narrow;
} Pair;

struct Drawings {
	GArray *pairs; /* of Pair, in the report's order */
	GHashTable *places; /* id of a chart → its place, counted from 1 */
};

static void
clear_pair(void *data)
{
	Pair *pair = data;

	xmlFreeDoc(pair->wide);
	xmlFreeDoc(pair->narrow);
}

static xmlDoc *
draw(
    const ChartSpec *chart, const Typeset *typeset, bool narrow, GError **error)
{
	g_autofree char *prefix =
	    g_strconcat(chart->id, narrow ? "-n" : "-w", NULL);
	const ChartSvg how = {
		.width = narrow ? CHART_NARROW : CHART_WIDE,
		.prefix = prefix,
	};

	return chart_to_tree(chart, typeset, &how, error);
}

static bool
add_chart(Drawings *drawings, const ChartSpec *chart, const Typeset *typeset,
    GError **error)
{
	Pair pair = { .chart = chart };

	pair.wide = draw(chart, typeset, false, error);
	if (pair.wide == NULL)
		return false;
	pair.narrow = draw(chart, typeset, true, error);
	g_array_append_val(drawings->pairs, pair);
	g_hash_table_insert(drawings->places, chart->id,
	    GUINT_TO_POINTER(drawings->pairs->len));
	return pair.narrow != NULL;
}

static bool
add_section(Drawings *drawings, const Section *section, const Typeset *typeset,
    GError **error)
{
	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->chart != NULL &&
		    !add_chart(drawings, block->chart, typeset, error))
			return false;
	}
	return true;
}

Drawings *
drawings_new(const Report *report, const Typeset *typeset, GError **error)
{
	g_autoptr(Drawings) drawings = g_new0(Drawings, 1);

	drawings->pairs = g_array_new(false, false, sizeof(Pair));
	g_array_set_clear_func(drawings->pairs, clear_pair);
	drawings->places = g_hash_table_new(g_str_hash, g_str_equal);
	for (unsigned i = 0; i < report->sections->len; i++)
		if (!add_section(
			drawings, report->sections->pdata[i], typeset, error))
			return NULL;
	return g_steal_pointer(&drawings);
}

void
drawings_free(Drawings *drawings)
{
	if (drawings == NULL)
		return;
	g_array_unref(drawings->pairs);
	g_hash_table_unref(drawings->places);
	g_free(drawings);
}

static bool
write_file(const Pair *pair, bool narrow, Stage *stage, GError **error)
{
	g_autofree char *path = drawings_path(pair->chart, narrow);
	g_autofree char *text = svg_to_file(narrow ? pair->narrow : pair->wide);

	return stage_write(stage, path, text, strlen(text), error);
}

bool
drawings_write(const Drawings *drawings, Stage *stage, GError **error)
{
	for (unsigned i = 0; i < drawings->pairs->len; i++) {
		const Pair *pair = &g_array_index(drawings->pairs, Pair, i);

		if (!write_file(pair, false, stage, error) ||
		    !write_file(pair, true, stage, error))
			return false;
	}
	return true;
}

char *
drawings_path(const ChartSpec *chart, bool narrow)
{
	return g_strdup_printf(
	    "charts/page/%s-%s.svg", chart->id, narrow ? "narrow" : "wide");
}

xmlDoc *
drawings_find(const Drawings *drawings, const ChartSpec *chart, bool narrow)
{
	unsigned place =
	    GPOINTER_TO_UINT(g_hash_table_lookup(drawings->places, chart->id));
	const Pair *pair;

	g_assert(place > 0);
	pair = &g_array_index(drawings->pairs, Pair, place - 1);
	return narrow ? pair->narrow : pair->wide;
}
