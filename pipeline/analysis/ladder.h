/*
 * ladder.h - the headroom ladder: all limits, by the multiple that breaks
 * them.
 *
 * Headroom is the least breaking multiple over the system limits on each
 * joint draw.  Organisation limits stand on the same ladder and never set
 * it.
 */
#ifndef PIPELINE_ANALYSIS_LADDER_H
#define PIPELINE_ANALYSIS_LADDER_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/limit.h"
#include "pipeline/report/figure.h"

typedef struct Rung {
	const Limit *limit;
	Spread multiple; /* NAN: a matter of time alone */
	Spread months; /* from the report date; INFINITY never */
	double lead_weeks; /* NAN when the fix's hours are unknown */
	double decide_weeks; /* from the report date; NAN unknown */
	double broken_at[MULTIPLE_COUNT]; /* probability; NAN unknown */
	double risk[MULTIPLE_COUNT]; /* probability x cost; NAN unknown */
	double first_share; /* of draws on which it sets the headroom; what
			       breaks together shares the draw */
} Rung;

struct LadderResult {
	GArray *rungs; /* of Rung, by multiple P50, then id; without what the
			  configuration takes as mended */
	Spread headroom; /* NAN without a system limit */
	int first; /* the rung most often first; -1: none ever is */
	int systems; /* system limits, whether they have a multiple or not */
	double risk_total[MULTIPLE_COUNT]; /* each fix counted once, however
					      many limits it mends; NAN: no
					      cost known */
};

bool ladder_compute(const Evidence *evidence, Results *results, GError **error);
void ladder_describe(
    const Evidence *evidence, const Results *results, Report *report);
void ladder_result_free(LadderResult *ladder);

/* What the description shares with its figures, and with the scenarios. */

const Rung *ladder_rung(const LadderResult *ladder, guint i);

/* LIMIT on a ladder, which does not set the headroom yet. */
Rung rung_of(
    const Evidence *evidence, const UsersResult *users, const Limit *limit);

/* Headroom, what is first, and each rung's share of it, from the rungs. */
void ladder_find_headroom(LadderResult *ladder);

/* The rung of the limit so named; NULL: it is not on the ladder. */
const Rung *ladder_find(const LadderResult *ladder, const char *id);

/* One fix, whose cost both tell, mends the limits of both. */
bool rungs_share_fix(const Rung *a, const Rung *b);

/* The date to decide by is in the past. */
bool rung_overdue(const Rung *rung);

/* "decide now", "decide by 3 Mar 2027", or why there is no date. */
char *rung_decide_words(const Evidence *evidence, const Rung *rung);

/* "Feb 2027 to May 2027", "already", or why there is no date. */
char *rung_breaks_words(const Evidence *evidence, const Rung *rung);

/* Why a rung has no multiple; why it has no date. */
const char *rung_no_multiple(const Rung *rung);
const char *rung_no_date(const Rung *rung);

/* Up to three limits by the last day to decide, the overdue ones first, with
 * what their fix costs today; a fix that mends several is there once.  NULL:
 * no limit has such a day.  FIGURES has the costs; the caller owns it. */
ReportTable *ladder_due_table(const Evidence *evidence,
    const LadderResult *ladder, const FigureSet *figures);

/* Adds the figures limit.*, headroom.* and risk.total.*. */
void ladder_figures(
    const Evidence *evidence, const LadderResult *ladder, FigureSet *figures);

#endif
