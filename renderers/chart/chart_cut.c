#include "renderers/chart/chart_cut.h"

/* Rows, or panels, that an eye still compares; 0: as many as there are. */
static const guint most_rows[] = {
	[CHART_LADDER] = 30,
	[CHART_HEAT] = 30,
	[CHART_LINES] = 0,
	[CHART_INTERVALS] = 12,
	[CHART_GANTT] = 30,
	[CHART_DOTPLOT] = 0,
	[CHART_MATRIX] = 0,
	[CHART_NETWORK] = 24,
	[CHART_BULLETS] = 30,
	[CHART_CALENDAR] = 30,
};

#define MOST_SERIES 12
#define GONE G_MAXUINT

typedef enum Rank {
	RANK_MISSING,
	RANK_ORDINARY,
	RANK_BAD,
	RANK_FIRST,
	RANK_COUNT,
} Rank;

static Rank
rank_of_role(ChartRole role)
{
	return role == ROLE_FIRST ? RANK_FIRST
	       : role == ROLE_BAD ? RANK_BAD
				  : RANK_ORDINARY;
}

static Rank
rank_of_row(const void *data)
{
	const ChartRow *row = data;

	if (row->missing != NULL)
		return RANK_MISSING;
	return row->critical ? RANK_FIRST : rank_of_role(row->role);
}

static Rank
rank_of_series(const void *data)
{
	const ChartSeries *series = data;

	if (series->points->len == 0)
		return RANK_MISSING;
	return rank_of_role(series->role);
}

/* Where each of ALL goes among the MOST that stay, GONE for the others. */
static guint *
choose(const GPtrArray *all, guint most, Rank (*rank)(const void *))
{
	guint *places = g_new(guint, all->len);
	guint kept = 0, place = 0;

	for (guint i = 0; i < all->len; i++)
		places[i] = GONE;
	for (int r = RANK_COUNT; r-- > 0;)
		for (guint i = 0; i < all->len && kept < most; i++)
			if (rank(all->pdata[i]) == (Rank)r) {
				places[i] = 0;
				kept++;
			}
	for (guint i = 0; i < all->len; i++)
		if (places[i] != GONE)
			places[i] = place++;
	return places;
}

/* A line that says "and 1 more" takes as much as the one would. */
static bool
is_too_many(const GPtrArray *all, guint most)
{
	return most > 0 && all->len > most + 1;
}

static void
free_row(void *data)
{
	ChartRow *row = data;

	g_array_unref(row->after);
	g_free(row);
}

/* ROW, waiting for those that are still there, at their new places. */
static ChartRow *
cut_row(const ChartRow *row, const guint *places, guint count)
{
	ChartRow *cut = g_memdup2(row, sizeof *row);

	cut->after = g_array_new(false, false, sizeof(size_t));
	for (guint i = 0; i < row->after->len; i++) {
		size_t before = g_array_index(row->after, size_t, i);

		if (before >= count || places[before] == GONE)
			continue;
		before = places[before];
		g_array_append_val(cut->after, before);
	}
	return cut;
}

static void
cut_links(ChartCut *cut, const ChartSpec *whole, const guint *places)
{
	guint count = whole->rows->len;

	cut->links = g_array_new(false, false, sizeof(ChartLink));
	for (guint i = 0; i < whole->links->len; i++) {
		ChartLink link = g_array_index(whole->links, ChartLink, i);

		if (link.from >= count || places[link.from] == GONE ||
		    link.to >= count || places[link.to] == GONE)
			continue;
		link.from = places[link.from];
		link.to = places[link.to];
		g_array_append_val(cut->links, link);
	}
	cut->spec.links = cut->links;
}

static void
cut_rows(ChartCut *cut, const ChartSpec *whole, guint most)
{
	g_autofree guint *places = choose(whole->rows, most, rank_of_row);
	guint count = whole->rows->len;

	cut->rows = g_ptr_array_new_with_free_func(free_row);
	for (guint i = 0; i < count; i++)
		if (places[i] != GONE)
			g_ptr_array_add(cut->rows,
			    cut_row(whole->rows->pdata[i], places, count));
	cut_links(cut, whole, places);
	cut->spec.rows = cut->rows;
	cut->left_out = count - cut->rows->len;
}

static void
cut_series(ChartCut *cut, const ChartSpec *whole)
{
	g_autofree guint *places =
	    choose(whole->series, MOST_SERIES, rank_of_series);

	cut->series = g_ptr_array_new();
	for (guint i = 0; i < whole->series->len; i++)
		if (places[i] != GONE)
			g_ptr_array_add(cut->series, whole->series->pdata[i]);
	cut->spec.series = cut->series;
	cut->left_out = whole->series->len - cut->series->len;
}

void
chart_cut_init(ChartCut *cut, const ChartSpec *whole, guint most)
{
	guint usual = most_rows[whole->kind];

	if (usual == 0 || most == 0 || usual < most)
		most = usual;
	*cut = (ChartCut){ .spec = *whole };
	if (is_too_many(whole->rows, most))
		cut_rows(cut, whole, most);
	if (is_too_many(whole->series, MOST_SERIES))
		cut_series(cut, whole);
}

void
chart_cut_clear(ChartCut *cut)
{
	g_clear_pointer(&cut->rows, g_ptr_array_unref);
	g_clear_pointer(&cut->series, g_ptr_array_unref);
	g_clear_pointer(&cut->links, g_array_unref);
}
