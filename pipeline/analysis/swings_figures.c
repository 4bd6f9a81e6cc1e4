#include "pipeline/analysis/swings_figures.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/ladder.h"

char *
swing_figure(const Swing *swing, const char *what, const char *which)
{
	return g_strdup_printf("swing.%s.%s.%s",
	    assumption_info(swing->info->id)->name, what, which);
}

Date
swing_date(const Evidence *evidence, const SwingEnd *end)
{
	return date_add_days(evidence->as_of, end->decide_weeks * 7);
}

/* The figure of the date that swings; NULL: nothing is first to break. */
static char *
decide_figure(const Results *results)
{
	const LadderResult *ladder = results->ladder;

	return ladder->first < 0
		   ? NULL
		   : g_strdup_printf("limit.%s.decide_by",
			 ladder_rung(ladder, (guint)ladder->first)->limit->id);
}

static void
add_headroom(const Swing *swing, const SwingEnd *end, const char *which,
    Message label, FigureSet *figures)
{
	g_autofree char *id = swing_figure(swing, "headroom", which);
	g_autofree char *words =
	    lang_format(label, lang_text(swing->info->label), NULL);
	Figure *figure;

	if (!isfinite(end->headroom)) {
		figure_set_missing(
		    figures, id, words, "x", lang_text(MSG_LADDER_WHY_NEVER));
		return;
	}
	figure = figure_set_number(figures, id, words, "x", end->headroom,
	    lang_text(MSG_SWING_METHOD));
	figure->n = DRAWS;
	figure->tags |= FIGURE_SIMULATED;
	figure_uses(figure, swing->info->id);
	figure_add_input(figure, "headroom.multiple");
}

static void
add_date(const Evidence *evidence, const Results *results, const Swing *swing,
    const SwingEnd *end, const char *which, Message label, FigureSet *figures)
{
	g_autofree char *id = swing_figure(swing, "decide_by", which);
	g_autofree char *words =
	    lang_format(label, lang_text(swing->info->label), NULL);
	g_autofree char *base = decide_figure(results);
	char iso[DATE_TEXT_SIZE];
	Figure *figure;

	if (!isfinite(end->decide_weeks)) {
		figure_set_missing(figures, id, words, "date",
		    lang_text(MSG_SWING_WHY_UNDATED));
		return;
	}
	figure = figure_set_text(figures, id, words, "date",
	    date_format_iso(swing_date(evidence, end), iso),
	    lang_text(MSG_SWING_DATE_METHOD));
	figure->tags |= FIGURE_SIMULATED;
	figure_uses(figure, swing->info->id);
	if (base != NULL)
		figure_add_input(figure, "%s", base);
}

void
swings_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures)
{
	const GArray *swings = results->swings->swings;

	for (guint i = 0; i < swings->len; i++) {
		const Swing *swing = swing_at(swings, i);

		add_headroom(
		    swing, &swing->low, "low", MSG_SWING_FIGURE_LOW, figures);
		add_headroom(swing, &swing->high, "high", MSG_SWING_FIGURE_HIGH,
		    figures);
		add_date(evidence, results, swing, &swing->low, "low",
		    MSG_SWING_FIGURE_DATE_LOW, figures);
		add_date(evidence, results, swing, &swing->high, "high",
		    MSG_SWING_FIGURE_DATE_HIGH, figures);
	}
}

/* What is still to be looked at, and all that was seen. */
typedef struct Walk {
	const FigureSet *figures;
	GPtrArray *next; /* of const char *: ids */
	GHashTable *seen;
} Walk;

static void
walk_to(Walk *walk, const char *id)
{
	if (g_hash_table_add(walk->seen, (gpointer)id))
		g_ptr_array_add(walk->next, (gpointer)id);
}

static void
walk_on(Walk *walk, const char *id, bool used[ASSUME_COUNT])
{
	const size_t prefix = strlen("assumption:");
	const Figure *figure;
	AssumptionId assumption;

	if (g_str_has_prefix(id, "assumption:")) {
		if (assumption_find(id + prefix, &assumption))
			used[assumption] = true;
		return;
	}
	figure = figure_set_find(walk->figures, id);
	for (guint i = 0; figure != NULL && i < figure->inputs->len; i++)
		walk_to(walk, g_ptr_array_index(figure->inputs, i));
}

void
swings_find_used(
    const Results *results, const FigureSet *figures, bool used[ASSUME_COUNT])
{
	g_autofree char *decide_by = decide_figure(results);
	g_autoptr(GPtrArray) next = g_ptr_array_new();
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	Walk walk = { figures, next, seen };

	walk_to(&walk, "headroom.multiple");
	if (decide_by != NULL)
		walk_to(&walk, decide_by);
	while (next->len > 0)
		walk_on(
		    &walk, g_ptr_array_steal_index(next, next->len - 1), used);
}
