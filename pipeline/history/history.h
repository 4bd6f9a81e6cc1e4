/*
 * history.h - earlier reviews of the same service, oldest first.
 *
 * They come in through --baseline (one of them) and --history (a folder of
 * them) and are never looked for.  Kept are the figures, limits and names of
 * inputs, no more; of several reviews of one week only the newest is opened,
 * and of a month where that is more than a year before the report date, so
 * that years of nightly reviews cost little.  A History owns all it hands
 * out.
 */
#ifndef PIPELINE_HISTORY_HISTORY_H
#define PIPELINE_HISTORY_HISTORY_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/base/date.h"
#include "pipeline/base/finding.h"
#include "pipeline/history/past_review.h"

typedef struct History {
	GPtrArray *reviews; /* of PastReview *, oldest first, at most one for
			       a day; none later than the report date */
	const PastReview *baseline; /* what "since" means: the one that was
				       named, else the newest of before the
				       report date; NULL: there is none */
	FindingList *findings; /* on reviews that were left out */
	char *service; /* NULL: not named */
	Date as_of; /* the report date */
	GStringChunk *strings;
	guint unnoted; /* files left out without a finding of their own */
} History;

/* Of SERVICE (NULL: any) up to the report date AS_OF; empty. */
History *history_new(const char *service, Date as_of);
void history_free(History *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(History, history_free)

/*
 * The review PATH, a review.json or the folder of a run, is what this run is
 * compared with.  Fails where it cannot be read or is of another service; one
 * that is later than the report date is left out, with a finding.  Called once,
 * before history_add_folder().
 */
bool history_add_baseline(History *history, const char *path, GError **error);

/* Every *.json below the folder DIR but manifest.json; fails where DIR cannot
 * be listed.  What is no review of this service is left out, with a finding. */
bool history_add_folder(History *history, const char *dir, GError **error);

/* The newest review of DATE or before; NULL: none. */
const PastReview *history_at(const History *history, Date date);

/* What the text figure ID ("trigger.hosting.state") was in the newest review
 * of DATE or before; NULL: not known.  HISTORY may be NULL. */
const char *history_text(const History *history, const char *id, Date date);

#endif
