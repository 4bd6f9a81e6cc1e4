/*
 * accountability.h - what earlier reviews said, what happened since, and who
 * acts on what is due.
 *
 * Comparisons with the baseline are made when all else is described, since
 * they are of the report's own figures (changes.h).
 */
#ifndef PIPELINE_ANALYSIS_ACCOUNTABILITY_H
#define PIPELINE_ANALYSIS_ACCOUNTABILITY_H

#include "pipeline/analysis/actions.h"
#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/changes.h"
#include "pipeline/analysis/hindsight.h"

/* Reviews in the trend, one a month; comparisons that it takes to say
 * whether ranges are too narrow: with 20 at 80 %, 12 or fewer are so by
 * chance only once in 30. */
enum { RUNS_MOST = 12, RUNS_LEAST = 3, HINDSIGHTS_ENOUGH = 20 };

/* Headroom as a review had it. */
typedef struct Run {
	Date as_of;
	Spread headroom;
	const PastReview *review; /* NULL: this one */
} Run;

struct AccountabilityResult {
	GPtrArray *forecasts; /* of Forecast * */
	Hindsights hindsights;
	double share_lo, share_hi; /* Wilson, of those inside; NAN */
	GPtrArray *actions; /* of Action * */
	long due; /* actions in ACTION_ACT */
	long ignored; /* of them, without an issue */
	long acted; /* of them, with an open one */
	Date review; /* the next of the architecture; DATE_NONE */
	bool tracker; /* issues were read */
	GArray *runs; /* of Run, oldest first; the newest of each month, and
			 this one */
};

bool accountability_compute(
    const Evidence *evidence, Results *results, GError **error);
void accountability_describe(
    const Evidence *evidence, const Results *results, Report *report);
void accountability_result_free(AccountabilityResult *result);

/* Shared by the parts of the description. */

/* Reviews were named, and one can be compared with. */
bool accountability_has_baseline(const Evidence *evidence);

/* Ids of the figures of one comparison: "accountability.WHAT.ID.DATE" of when
 * it was said; of a review in the trend.  The caller frees them. */
char *hindsight_figure(const Hindsight *hindsight, const char *what);
char *run_figure(const Run *run);

/* Adds the figures accountability.*; CHANGES is NULL without a baseline. */
void accountability_figures(const Evidence *evidence, const Results *results,
    const Changes *changes, FigureSet *figures);

/* Each adds its heading, and its tables, to SECTION. */
void accountability_changes(const Evidence *evidence, const Changes *changes,
    const FigureSet *figures, Section *section);
void accountability_said(const AccountabilityResult *result,
    const FigureSet *figures, Section *section);
void accountability_actions(const Evidence *evidence,
    const AccountabilityResult *result, Section *section);
void accountability_ahead(const AccountabilityResult *result,
    const FigureSet *figures, Section *section);

/* The charts above the tables. */
ChartSpec *accountability_said_chart(const AccountabilityResult *result);
ChartSpec *accountability_trend_chart(const AccountabilityResult *result);
ReportTable *accountability_trend_table(const AccountabilityResult *result);

/* "Since 22 Aug 2026: headroom went from 1.5× to 1.2×, and 3 other changes." */
char *changes_sentence(const Evidence *evidence, const Changes *changes);

#endif
