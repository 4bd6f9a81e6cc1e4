#include "tests/support/past.h"

#include <math.h>
#include <string.h>

static Date
day(const char *text)
{
	Date date;

	g_assert(date_parse_iso(text, &date));
	return date;
}

History *
past_new(const char *as_of)
{
	return history_new(NULL, day(as_of));
}

static int
compare_reviews(const void *a, const void *b)
{
	const PastReview *first = *(PastReview *const *)a;
	const PastReview *second = *(PastReview *const *)b;

	return (first->as_of > second->as_of) - (first->as_of < second->as_of);
}

PastReview *
past_add(History *history, const char *date)
{
	PastReview *review = g_new0(PastReview, 1);

	review->as_of = day(date);
	review->path = g_strdup_printf("old/%s/review.json", date);
	review->sha256 = g_strdup("00");
	review->figures = g_array_new(FALSE, FALSE, sizeof(PastFigure));
	review->limits = g_array_new(FALSE, FALSE, sizeof(PastLimit));
	review->actions = g_array_new(FALSE, FALSE, sizeof(PastAction));
	review->formats = g_ptr_array_new();
	g_ptr_array_add(history->reviews, review);
	g_ptr_array_sort(history->reviews, compare_reviews);
	history->baseline = history->reviews->pdata[history->reviews->len - 1];
	return review;
}

static const char *
keep(History *history, const char *text)
{
	return text == NULL ? NULL
			    : g_string_chunk_insert(history->strings, text);
}

/* All three kinds of rows begin with their id. */
static int
compare_ids(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void
past_add_number(History *history, PastReview *review, const char *id,
    const char *unit, double value, double lo, double hi)
{
	const PastFigure figure = { keep(history, id), keep(history, unit),
		NULL, value, lo, hi };

	g_array_append_val(review->figures, figure);
	g_array_sort(review->figures, compare_ids);
}

void
past_add_text(History *history, PastReview *review, const char *id,
    const char *unit, const char *text)
{
	const PastFigure figure = { keep(history, id), keep(history, unit),
		keep(history, text), NAN, NAN, NAN };

	g_array_append_val(review->figures, figure);
	g_array_sort(review->figures, compare_ids);
}

void
past_add_limit(
    History *history, PastReview *review, const char *id, const char *label)
{
	const PastLimit limit = { keep(history, id), keep(history, label),
		true };

	g_array_append_val(review->limits, limit);
	g_array_sort(review->limits, compare_ids);
}

void
past_add_action(History *history, PastReview *review, const char *subject,
    const char *state, Date due)
{
	const PastAction action = { keep(history, subject),
		keep(history, state), due };

	g_array_append_val(review->actions, action);
	g_array_sort(review->actions, compare_ids);
}

void
past_add_forecast(History *history, PastReview *review, const char *id,
    const char *outcome, double now, const char *from, const double values[4])
{
	static const char *const horizons[] = { "1m", "3m", "6m", "12m" };
	g_autofree char *start = g_strdup_printf("forecast.%s.from", id);

	past_add_number(history, review, outcome, NULL, now, NAN, NAN);
	past_add_text(history, review, start, "date", from);
	for (int h = 0; h < 4; h++) {
		g_autofree char *name =
		    g_strdup_printf("forecast.%s.%s", id, horizons[h]);

		if (!isnan(values[h]))
			past_add_number(history, review, name, NULL, values[h],
			    values[h] * 0.9, values[h] * 1.1);
	}
}
