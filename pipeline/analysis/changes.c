#include "pipeline/analysis/changes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"

/* What is compared, what matters most first. */
static const char *const compared[] = {
	"headroom.multiple",
	"headroom.limit",
	"trigger.*.state",
	"failure.*.state",
	"limit.*.decide_by",
	"team.stage",
	"team.truck_factor",
	"debt.ratio_6mo",
	"debt.rate_monthly",
	"debt.allocation_share",
	"spend.monthly",
	"users.growth",
	"users.active",
	"spend.elasticity",
	"debt.principal_hours",
	"governance.adr_coverage",
	"domains.modularity",
	"domains.cross_share",
};

/* Files hold 12 digits. */
static const double rounding = 1e-9;

static bool
lies_in(double value, double lo, double hi)
{
	return value >= lo && value <= hi;
}

/* A range that is a point says nothing of noise. */
static bool
has_range(double lo, double hi)
{
	return hi - lo > rounding * fabs(hi);
}

static bool
numbers_differ(const PastFigure *then, const Figure *now, double share)
{
	const double moved = fabs(now->value - then->value);

	if (moved <= rounding * fabs(then->value))
		return false;
	if (!has_range(then->lo, then->hi) && !has_range(now->lo, now->hi))
		return moved >= share * fabs(then->value);
	return !lies_in(now->value, then->lo, then->hi) &&
	       !lies_in(then->value, now->lo, now->hi);
}

/* What is far off moves more: by a tenth of the time that was left, too. */
static bool
dates_differ(Date before, Date after, Date as_of, double days)
{
	return abs(after - before) >= fmax(days, (before - as_of) / 10.0);
}

static bool
texts_differ(const PastReview *past, const PastFigure *then, const Figure *now,
    double days)
{
	Date before, after;

	if (g_strcmp0(now->unit, "date") == 0 &&
	    date_parse_iso(then->text, &before) &&
	    date_parse_iso(now->text, &after))
		return dates_differ(before, after, past->as_of, days);
	return strcmp(then->text, now->text) != 0;
}

/* A figure that became a text or was one is another figure. */
static bool
differ(const PastReview *past, const PastFigure *then, const Figure *now,
    ChangeRules rules)
{
	if (then->text != NULL && now->text != NULL)
		return texts_differ(past, then, now, rules.days);
	return then->text == NULL && now->text == NULL &&
	       numbers_differ(then, now, rules.share);
}

static void
add(Changes *changes, ChangeKind kind, const PastFigure *then,
    const Figure *now, const char *name)
{
	const Change change = {
		.kind = kind, .then = then, .now = now, .name = name
	};

	g_array_append_val(changes->list, change);
}

static void
compare(const PastReview *past, const Figure *now, ChangeRules rules,
    Changes *changes)
{
	const PastFigure *then = past_figure(past, now->id);

	if (!figure_has_value(now)) {
		if (then != NULL)
			add(changes, CHANGE_LOST, then, now, NULL);
		return;
	}
	if (then == NULL)
		add(changes, CHANGE_APPEARED, NULL, now, NULL);
	else if (differ(past, then, now, rules))
		add(changes, CHANGE_MOVED, then, now, NULL);
	else
		changes->steady++;
}

/* The dates of limits that came or went are told with these. */
static bool
is_of_other_limit(const PastReview *past, const char *id)
{
	g_auto(GStrv) parts = g_strsplit(id, ".", 3);

	return strcmp(parts[0], "limit") == 0 &&
	       past_limit(past, parts[1]) == NULL;
}

static void
compare_figures(const PastReview *past, const GPtrArray *figures,
    ChangeRules rules, Changes *changes)
{
	for (size_t c = 0; c < G_N_ELEMENTS(compared); c++)
		for (guint i = 0; i < figures->len; i++) {
			const Figure *now = g_ptr_array_index(figures, i);

			if (text_matches(compared[c], now->id) &&
			    !is_of_other_limit(past, now->id))
				compare(past, now, rules, changes);
		}
}

static void
compare_limits(const PastReview *past, const Report *now, Changes *changes)
{
	g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < now->limits->len; i++) {
		const ReportLimit *limit = g_ptr_array_index(now->limits, i);

		g_hash_table_add(ids, limit->id);
		if (past_limit(past, limit->id) == NULL)
			add(changes, CHANGE_NEW_LIMIT, NULL, NULL,
			    limit->label);
	}
	for (guint i = 0; i < past->limits->len; i++) {
		const PastLimit *limit =
		    &g_array_index(past->limits, PastLimit, i);

		if (!g_hash_table_contains(ids, limit->id))
			add(changes, CHANGE_GONE_LIMIT, NULL, NULL,
			    limit->label);
	}
}

static const char *
label_of(const Report *report, const char *id)
{
	for (guint i = 0; i < report->limits->len; i++) {
		const ReportLimit *limit = g_ptr_array_index(report->limits, i);

		if (strcmp(limit->id, id) == 0)
			return limit->label;
	}
	return NULL;
}

/* What breaks first is told by its label. */
static void
name_limits(const PastReview *past, const Report *now, Changes *changes)
{
	for (guint i = 0; i < changes->list->len; i++) {
		Change *change = &g_array_index(changes->list, Change, i);
		const PastLimit *limit;

		if (change->now == NULL ||
		    strcmp(change->now->id, "headroom.limit") != 0)
			continue;
		limit = change->then == NULL
			    ? NULL
			    : past_limit(past, change->then->text);
		if (limit != NULL)
			change->was = limit->label;
		if (change->now->text != NULL)
			change->is = label_of(now, change->now->text);
	}
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The formats that were read, each once, in byte order. */
static GPtrArray *
formats_of(const Report *report)
{
	GPtrArray *formats = g_ptr_array_new();

	for (guint i = 0; i < report->inputs->len; i++) {
		const ReportInput *input = g_ptr_array_index(report->inputs, i);

		if (input->format != NULL && !input->failed &&
		    !g_ptr_array_find_with_equal_func(
			formats, input->format, g_str_equal, NULL))
			g_ptr_array_add(formats, input->format);
	}
	g_ptr_array_sort(formats, compare_texts);
	return formats;
}

static void
add_missing(Changes *changes, ChangeKind kind, const GPtrArray *from,
    const GPtrArray *in)
{
	for (guint i = 0; i < from->len; i++)
		if (!g_ptr_array_find_with_equal_func(
			(GPtrArray *)in, from->pdata[i], g_str_equal, NULL))
			add(changes, kind, NULL, NULL, from->pdata[i]);
}

Changes
changes_find(const PastReview *past, const Report *now, ChangeRules rules)
{
	g_autoptr(GPtrArray) figures = figure_set_list(now->figures);
	g_autoptr(GPtrArray) formats = formats_of(now);
	Changes changes = {
		.list = g_array_new(FALSE, FALSE, sizeof(Change)),
	};

	compare_figures(past, figures, rules, &changes);
	name_limits(past, now, &changes);
	compare_limits(past, now, &changes);
	add_missing(&changes, CHANGE_NEW_INPUT, formats, past->formats);
	add_missing(&changes, CHANGE_LOST_INPUT, past->formats, formats);
	return changes;
}

void
changes_clear(Changes *changes)
{
	g_clear_pointer(&changes->list, g_array_unref);
}
