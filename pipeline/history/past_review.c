#include "pipeline/history/past_review.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/history/review_read.h"

void
past_review_free(PastReview *review)
{
	if (review == NULL)
		return;
	g_free(review->path);
	g_free(review->sha256);
	g_array_unref(review->figures);
	g_array_unref(review->limits);
	g_array_unref(review->actions);
	g_ptr_array_unref(review->formats);
	g_free(review);
}

static const char *
keep(GStringChunk *strings, const char *text)
{
	return text == NULL ? NULL : g_string_chunk_insert_const(strings, text);
}

static void
copy_figures(GStringChunk *strings, const Report *report, PastReview *review)
{
	g_autoptr(GPtrArray) all = figure_set_list(report->figures);

	for (guint i = 0; i < all->len; i++) {
		const Figure *figure = g_ptr_array_index(all, i);
		const PastFigure past = {
			.id = keep(strings, figure->id),
			.unit = keep(strings, figure->unit),
			.text = keep(strings, figure->text),
			.value = figure->value,
			.lo = figure->lo,
			.hi = figure->hi,
		};

		if (figure_has_value(figure))
			g_array_append_val(review->figures, past);
	}
}

static int
compare_limits(const void *a, const void *b)
{
	return strcmp(((const PastLimit *)a)->id, ((const PastLimit *)b)->id);
}

static void
copy_limits(GStringChunk *strings, const Report *report, PastReview *review)
{
	for (guint i = 0; i < report->limits->len; i++) {
		const ReportLimit *limit = g_ptr_array_index(report->limits, i);
		const PastLimit past = {
			.id = keep(strings, limit->id),
			.label = keep(strings, limit->label),
			.system = strcmp(limit->kind, "system") == 0,
		};

		g_array_append_val(review->limits, past);
	}
	g_array_sort(review->limits, compare_limits);
}

static int
compare_actions(const void *a, const void *b)
{
	return strcmp(
	    ((const PastAction *)a)->subject, ((const PastAction *)b)->subject);
}

static void
copy_actions(GStringChunk *strings, const Report *report, PastReview *review)
{
	for (guint i = 0; i < report->actions->len; i++) {
		const ReportAction *action =
		    g_ptr_array_index(report->actions, i);
		const PastAction past = {
			.subject = keep(strings, action->subject),
			.state = keep(strings, action->state),
			.due = action->due,
		};

		g_array_append_val(review->actions, past);
	}
	g_array_sort(review->actions, compare_actions);
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* An input that failed gave nothing. */
static void
copy_formats(GStringChunk *strings, const Report *report, PastReview *review)
{
	GPtrArray *formats = review->formats;

	for (guint i = 0; i < report->inputs->len; i++) {
		const ReportInput *input = g_ptr_array_index(report->inputs, i);
		const char *format = keep(strings, input->format);

		if (format != NULL && !input->failed &&
		    !g_ptr_array_find(formats, format, NULL))
			g_ptr_array_add(formats, (char *)format);
	}
	g_ptr_array_sort(formats, compare_texts);
}

PastReview *
past_review_parse(GStringChunk *strings, const char *service, const char *path,
    const GString *text, GError **error)
{
	g_autoptr(Report) report =
	    review_parse(path, text->str, text->len, error);
	PastReview *review;

	if (report == NULL)
		return NULL;
	if (report->service != NULL && service != NULL &&
	    strcmp(report->service, service) != 0) {
		g_set_error(error, REVIEW_ERROR, 0,
		    "%s: a review of %s, not of %s; name one of this service",
		    path, report->service, service);
		return NULL;
	}
	review = g_new0(PastReview, 1);
	review->as_of = report->as_of;
	review->pseudonymised = report->pseudonymised;
	review->path = g_strdup(path);
	review->sha256 = g_compute_checksum_for_data(
	    G_CHECKSUM_SHA256, (const guchar *)text->str, text->len);
	review->bytes = (long long)text->len;
	review->figures = g_array_new(FALSE, FALSE, sizeof(PastFigure));
	review->limits = g_array_new(FALSE, FALSE, sizeof(PastLimit));
	review->actions = g_array_new(FALSE, FALSE, sizeof(PastAction));
	review->formats = g_ptr_array_new();
	copy_figures(strings, report, review);
	copy_limits(strings, report, review);
	copy_actions(strings, report, review);
	copy_formats(strings, report, review);
	return review;
}

static int
compare_figure(const void *id, const void *figure)
{
	return strcmp(id, ((const PastFigure *)figure)->id);
}

const PastFigure *
past_figure(const PastReview *review, const char *id)
{
	return review->figures->len == 0
		   ? NULL
		   : bsearch(id, review->figures->data, review->figures->len,
			 sizeof(PastFigure), compare_figure);
}

static int
compare_limit(const void *id, const void *limit)
{
	return strcmp(id, ((const PastLimit *)limit)->id);
}

const PastLimit *
past_limit(const PastReview *review, const char *id)
{
	return review->limits->len == 0
		   ? NULL
		   : bsearch(id, review->limits->data, review->limits->len,
			 sizeof(PastLimit), compare_limit);
}

static int
compare_action(const void *subject, const void *action)
{
	return strcmp(subject, ((const PastAction *)action)->subject);
}

const PastAction *
past_action(const PastReview *review, const char *subject)
{
	return review->actions->len == 0
		   ? NULL
		   : bsearch(subject, review->actions->data,
			 review->actions->len, sizeof(PastAction),
			 compare_action);
}
