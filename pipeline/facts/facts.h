/*
 * facts.h - the evidence: what the exports say, normalised, owned once.
 *
 * Ingest fills it; facts_seal() sorts, removes doubles and folds; from then
 * on everything reads it through const pointers.  It owns every row and
 * string it hands out, until facts_free().  Nothing dated after the report
 * date is visible, so a run as of last March sees what last March saw.
 */
#ifndef PIPELINE_FACTS_FACTS_H
#define PIPELINE_FACTS_FACTS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/date.h"
#include "pipeline/base/finding.h"
#include "pipeline/facts/costs.h"
#include "pipeline/facts/inputs.h"
#include "pipeline/facts/issues.h"
#include "pipeline/facts/metrics.h"
#include "pipeline/facts/schema.h"

typedef struct Facts Facts;	/* opaque */

/* What became of something handed in; the caller accounts for the row. */
typedef enum FactsAdd {
	FACTS_ADDED,
	FACTS_REPLACED,		/* it is newer than the one held, which goes */
	FACTS_DUPLICATE,	/* the one held is as new or newer */
	FACTS_TOO_LATE,		/* dated after the report date */
	FACTS_OVERFLOW,		/* a sum of costs left the range of Decimal */
} FactsAdd;

Facts *facts_new(Date as_of);
void facts_free(Facts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Facts, facts_free)

Date facts_as_of(const Facts *facts);

/* Interns TEXT for the life of FACTS; NULL stays NULL. */
const char *facts_intern(Facts *facts, const char *text);

/* Takes INPUT over; returns its index, which rows refer to. */
size_t facts_add_input(Facts *facts, Input *input);
Input *facts_input(Facts *facts, size_t index);

void facts_add_reject(Facts *facts, size_t input, long line, long column,
    const char *reason, const char *excerpt);

/* Copies ISSUE deeply.  The same project and key: the newer `updated` wins
 * (the replaced row is moved to skipped in its own input).  A resolution
 * after the report date is undone in the copy. */
FactsAdd facts_add_issue(Facts *facts, const Issue *issue);

/* Takes TABLE over.  Sorting out which dumps tell the same table waits for
 * facts_seal(). */
void facts_add_table(Facts *facts, Table *table);

/* Aggregates one billing line of input INPUT. */
FactsAdd facts_add_cost(Facts *facts, size_t input, const CostLine *line);

FactsAdd facts_add_point(Facts *facts, size_t input, const char *series,
    Instant time, double value);

/*
 * Sorts everything, whatever the order of inputs; one table in several dumps
 * becomes one (the richest description wins, rows and sizes are taken from
 * whichever has them, differences are findings); keys of partitions fold
 * into their parents; of two bills for the same provider, account and period
 * the newer stays (FOCUS before native) and the other's rows become skipped,
 * with a finding.
 */
void facts_seal(Facts *facts);

/* All sorted and stable; valid after facts_seal(). */
const GPtrArray *facts_inputs(const Facts *facts);	/* of Input * */
const GPtrArray *facts_rejects(const Facts *facts);	/* of Reject * */
const GPtrArray *facts_issues(const Facts *facts);	/* of Issue * */
const GPtrArray *facts_tables(const Facts *facts);	/* TABLE_BASE only */
const GPtrArray *facts_partitions(const Facts *facts);	/* of Table * */
const GPtrArray *facts_bills(const Facts *facts);	/* of Bill * */
const GPtrArray *facts_series(const Facts *facts);	/* of Series * */

/* NULL when unknown; SCHEMA may be NULL.  A partition's name gives its
 * (root) parent. */
const Table *facts_find_table(const Facts *facts, const char *schema,
    const char *name);
const Series *facts_find_series(const Facts *facts, const char *name);

/* Findings that concern the facts as a whole (doubles, differences). */
const FindingList *facts_findings(const Facts *facts);

#endif
