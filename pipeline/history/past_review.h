/*
 * past_review.h - what is kept of an earlier review: its figures, limits,
 * actions and the formats of its inputs.
 *
 * A PastReview owns its arrays; the strings in them belong to the chunk that
 * past_review_parse() was given, where each is once.
 */
#ifndef PIPELINE_HISTORY_PAST_REVIEW_H
#define PIPELINE_HISTORY_PAST_REVIEW_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/base/date.h"

typedef struct PastFigure {
	const char *id;
	const char *unit; /* NULL: none */
	const char *text; /* of a text or date figure; NULL */
	double value, lo, hi; /* NAN: none */
} PastFigure;

typedef struct PastLimit {
	const char *id, *label;
	bool system;
} PastLimit;

typedef struct PastAction {
	const char *subject, *state; /* as of ReportAction */
	Date due; /* DATE_NONE */
} PastAction;

typedef struct PastReview {
	Date as_of;
	bool pseudonymised; /* it calls people by numbers */
	char *path; /* as it was named or found */
	char *sha256;
	long long bytes;
	GArray *figures; /* of PastFigure, by id */
	GArray *limits; /* of PastLimit, by id */
	GArray *actions; /* of PastAction, by subject */
	GPtrArray *formats; /* of const char *: what was read, each once, in
			       byte order */
} PastReview;

/* TEXT is the review.json PATH; the error is that of review_parse, or that it
 * is not of SERVICE (NULL: any). */
PastReview *past_review_parse(GStringChunk *strings, const char *service,
    const char *path, const GString *text, GError **error);
void past_review_free(PastReview *review);

/* NULL when REVIEW has none of that id, or one without a value. */
const PastFigure *past_figure(const PastReview *review, const char *id);
const PastLimit *past_limit(const PastReview *review, const char *id);
const PastAction *past_action(const PastReview *review, const char *subject);

#endif
