#include "pipeline/report/figure.h"

#include <math.h>
#include <string.h>

const FigureTagName figure_tags[FIGURE_TAGS] = {
	{ FIGURE_MEASURED, "measured" },
	{ FIGURE_ASSUMED, "assumed" },
	{ FIGURE_PROXY, "proxy" },
	{ FIGURE_CONFIGURED, "configured" },
	{ FIGURE_SIMULATED, "simulated" },
};

struct FigureSet {
	GHashTable *by_id; /* id, owned by its Figure → Figure * */
};

static void
row_free(void *data)
{
	FigureRow *row = data;

	g_free(row->file);
	g_free(row->key);
	g_free(row->value);
	g_free(row);
}

static void
figure_free(void *data)
{
	Figure *figure = data;

	g_free(figure->id);
	g_free(figure->label);
	g_free(figure->unit);
	g_free(figure->text);
	g_free(figure->method);
	g_ptr_array_unref(figure->inputs);
	g_ptr_array_unref(figure->evidence);
	g_free(figure->reason);
	g_free(figure);
}

FigureSet *
figure_set_new(void)
{
	FigureSet *set = g_new(FigureSet, 1);

	set->by_id =
	    g_hash_table_new_full(g_str_hash, g_str_equal, NULL, figure_free);
	return set;
}

void
figure_set_free(FigureSet *set)
{
	if (set == NULL)
		return;
	g_hash_table_unref(set->by_id);
	g_free(set);
}

static Figure *
add_figure(FigureSet *set, const char *id, const char *label, const char *unit)
{
	Figure *figure = g_new0(Figure, 1);

	if (g_hash_table_contains(set->by_id, id))
		g_error("figure %s is set twice", id);
	figure->id = g_strdup(id);
	figure->label = g_strdup(label);
	figure->unit = g_strdup(unit);
	figure->value = figure->lo = figure->hi = figure->n = NAN;
	figure->inputs = g_ptr_array_new_with_free_func(g_free);
	figure->evidence = g_ptr_array_new_with_free_func(row_free);
	g_hash_table_insert(set->by_id, figure->id, figure);
	return figure;
}

Figure *
figure_set_number(FigureSet *set, const char *id, const char *label,
    const char *unit, double value, const char *method)
{
	Figure *figure = add_figure(set, id, label, unit);

	figure->method = g_strdup(method);
	if (isfinite(value))
		figure->value = value;
	else
		figure->reason =
		    g_strdup("the computation gave no finite number");
	return figure;
}

Figure *
figure_set_text(FigureSet *set, const char *id, const char *label,
    const char *unit, const char *text, const char *method)
{
	Figure *figure = add_figure(set, id, label, unit);

	figure->text = g_strdup(text);
	figure->method = g_strdup(method);
	return figure;
}

Figure *
figure_set_missing(FigureSet *set, const char *id, const char *label,
    const char *unit, const char *reason)
{
	Figure *figure = add_figure(set, id, label, unit);

	figure->reason = g_strdup(reason);
	return figure;
}

void
figure_add_input(Figure *figure, const char *format, ...)
{
	g_autofree char *source = NULL;
	va_list args;

	va_start(args, format);
	source = g_strdup_vprintf(format, args);
	va_end(args);
	if (!g_ptr_array_find_with_equal_func(
		figure->inputs, source, g_str_equal, NULL))
		g_ptr_array_add(figure->inputs, g_steal_pointer(&source));
}

void
figure_add_evidence(Figure *figure, const char *file, long line,
    const char *key, const char *value)
{
	FigureRow *row;

	if (figure->evidence->len == FIGURE_EVIDENCE)
		return;
	row = g_new(FigureRow, 1);
	row->file = g_strdup(file);
	row->line = line;
	row->key = g_strdup(key);
	row->value = g_strdup(value);
	g_ptr_array_add(figure->evidence, row);
}

size_t
figure_spread_evidence(size_t n, size_t count, size_t i)
{
	return count < 2 ? 0 : (i * (n - 1) + (count - 1) / 2) / (count - 1);
}

bool
figure_has_value(const Figure *figure)
{
	return figure->text != NULL || !isnan(figure->value);
}

const Figure *
figure_set_find(const FigureSet *set, const char *id)
{
	return g_hash_table_lookup(set->by_id, id);
}

static int
compare_ids(const void *a, const void *b)
{
	const Figure *const *left = a, *const *right = b;

	return strcmp((*left)->id, (*right)->id);
}

GPtrArray *
figure_set_list(const FigureSet *set)
{
	GPtrArray *list = g_ptr_array_new();
	GHashTableIter iter;
	void *figure;

	g_hash_table_iter_init(&iter, set->by_id);
	while (g_hash_table_iter_next(&iter, NULL, &figure))
		g_ptr_array_add(list, figure);
	g_ptr_array_sort(list, compare_ids);
	return list;
}
