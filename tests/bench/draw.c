/*
 * draw.c - draws sample charts, for taking the time of it.
 *
 * draw svg|png COUNT draws one line chart COUNT times; draw each COUNT prints
 * how many milliseconds of CPU time and how many bytes each kind takes as an
 * SVG, as means of COUNT drawings, and which of the hard charts takes most.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "renderers/chart/chart.h"
#include "tests/support/hard_charts.h"
#include "tests/support/sample_charts.h"

#define HARD_SHARE 10 /* there are many: each is drawn as much less often */

typedef ChartSpec *(*Sample)(void);

static const struct {
	const char *name;
	Sample sample;
} samples[] = {
	{ "ladder", sample_chart_ladder },
	{ "heat", sample_chart_risk },
	{ "lines", sample_chart_debt },
	{ "intervals", sample_chart_migration },
	{ "gantt", sample_chart_timeline },
	{ "dot plot", sample_chart_finish },
	{ "bullets", sample_chart_triggers },
	{ "matrix", sample_chart_matrix },
	{ "network", sample_chart_network },
	{ "calendar", sample_chart_calendar },
};

/* Returns the size of what was drawn. */
static size_t
draw_svg(const ChartSpec *spec, const Typeset *typeset)
{
	const ChartSvg how = { .width = CHART_WIDE, .titled = true };
	g_autofree char *svg = chart_to_svg(spec, typeset, &how, NULL);

	g_assert(svg != NULL);
	return strlen(svg);
}

static size_t
draw_png(const ChartSpec *spec, const Typeset *typeset)
{
	double height = chart_height(spec, typeset, CHART_WIDE, true);
	g_autoptr(Surface) surface =
	    surface_new_png(CHART_WIDE, height, 1, THEME_LIGHT);
	g_autoptr(Canvas) canvas = canvas_new(surface, typeset, CHART_WIDE);
	g_autoptr(GBytes) bytes = NULL;

	chart_draw(spec, canvas, true);
	bytes = surface_finish(surface, NULL);
	g_assert(bytes != NULL);
	return g_bytes_get_size(bytes);
}

typedef struct Slowest {
	const Typeset *typeset;
	int count, charts;
	double total, most; /* ms */
	char *name; /* of the one that takes most */
} Slowest;

static void
time_hard(const char *name, const ChartSpec *spec, void *data)
{
	Slowest *slowest = data;
	clock_t begin = clock();
	double took;

	for (int k = 0; k < slowest->count; k++)
		draw_svg(spec, slowest->typeset);
	took =
	    1e3 * (double)(clock() - begin) / CLOCKS_PER_SEC / slowest->count;
	slowest->total += took;
	slowest->charts++;
	if (took <= slowest->most)
		return;
	slowest->most = took;
	g_free(slowest->name);
	slowest->name = g_strdup(name);
}

static void
print_hard(const Typeset *typeset, int count)
{
	Slowest slowest = { .typeset = typeset, .count = count };

	hard_charts_walk(time_hard, &slowest);
	printf("  %d hard ones%7.2f ms CPU each, at most %.2f: %s\n",
	    slowest.charts, slowest.total / slowest.charts, slowest.most,
	    slowest.name);
	g_free(slowest.name);
}

static void
print_each(const Typeset *typeset, int count)
{
	for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
		g_autoptr(ChartSpec) spec = samples[i].sample();
		size_t size = draw_svg(spec, typeset);
		clock_t begin = clock();

		for (int k = 0; k < count; k++)
			draw_svg(spec, typeset);
		printf("  %-12s%8.2f ms CPU%8.1f kB\n", samples[i].name,
		    1e3 * (double)(clock() - begin) / CLOCKS_PER_SEC / count,
		    (double)size / 1e3);
	}
	print_hard(typeset, MAX(1, count / HARD_SHARE));
}

int
main(int argc, char **argv)
{
	g_autoptr(Typeset) typeset = typeset_new(NULL);
	g_autoptr(ChartSpec) spec = sample_chart_debt();
	int count = argc == 3 ? (int)g_ascii_strtoll(argv[2], NULL, 10) : 0;
	bool png = argc == 3 && strcmp(argv[1], "png") == 0;

	if (typeset == NULL || count < 1) {
		fputs("usage: draw svg|png|each COUNT\n", stderr);
		return 2;
	}
	if (strcmp(argv[1], "each") == 0)
		print_each(typeset, count);
	else
		for (int i = 0; i < count; i++)
			png ? draw_png(spec, typeset) : draw_svg(spec, typeset);
	return 0;
}
