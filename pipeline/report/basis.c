#include "pipeline/report/basis.h"

/* What is known of FIGURE with all that it was made from: of FigureTag.  SEEN
 * has it of those that were looked at; a figure that is, in the end, made from
 * itself adds nothing. */
static unsigned
tags_of(const FigureSet *figures, const Figure *figure, GHashTable *seen)
{
	unsigned tags = figure->tags;
	gpointer known;

	if (g_hash_table_lookup_extended(seen, figure, NULL, &known))
		return GPOINTER_TO_UINT(known);
	g_hash_table_insert(seen, (gpointer)figure, GUINT_TO_POINTER(tags));
	for (unsigned i = 0; i < figure->inputs->len; i++) {
		const Figure *from =
		    figure_set_find(figures, figure->inputs->pdata[i]);

		if (from != NULL)
			tags |= tags_of(figures, from, seen);
	}
	g_hash_table_insert(seen, (gpointer)figure, GUINT_TO_POINTER(tags));
	return tags;
}

Basis
basis_count(const FigureSet *figures)
{
	g_autoptr(GPtrArray) list = figure_set_list(figures);
	g_autoptr(GHashTable) seen =
	    g_hash_table_new(g_direct_hash, g_direct_equal);
	Basis basis = { 0 };

	for (unsigned i = 0; i < list->len; i++) {
		const Figure *figure = list->pdata[i];
		unsigned tags = tags_of(figures, figure, seen);

		if (!figure_has_value(figure))
			basis.missing++;
		else if (tags & FIGURE_PROXY)
			basis.proxy++;
		else if (tags & FIGURE_ASSUMED)
			basis.assumed++;
		else
			basis.own++;
	}
	return basis;
}
