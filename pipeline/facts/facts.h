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
#include "pipeline/facts/decision_records.h"
#include "pipeline/facts/flags.h"
#include "pipeline/facts/incidents.h"
#include "pipeline/facts/inputs.h"
#include "pipeline/facts/issues.h"
#include "pipeline/facts/metrics.h"
#include "pipeline/facts/schema.h"

typedef struct Facts Facts;	/* opaque */

/* Reasons under which rows are counted as skipped. */
#define SKIP_TOO_LATE "dated after the report date"
#define SKIP_OLDER "duplicate of a newer row"
#define SKIP_BILL_TWICE "bill told by another file"
#define SKIP_WITHDRAWN "the file as a whole could not be used"
#define SKIP_NO_TABLE "about a table that no file describes"
#define SKIP_MANY_TABLES "about a table that several databases have"

/*
 * What became of something handed in.  The caller accounts for this row: used
 * (rows_used += 1, at once), skipped (SKIP_OLDER, SKIP_TOO_LATE) or rejected;
 * facts moves rows of earlier calls with input_unuse().
 */
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

/* Interns TEXT for the life of FACTS; NULL stays NULL. */
const char *facts_intern(Facts *facts, const char *text);

/* Takes INPUT over; returns its index, which rows refer to.  Indexes handed
 * out here are good until facts_seal(), which sorts the inputs by path. */
size_t facts_add_input(Facts *facts, Input *input);
Input *facts_input(Facts *facts, size_t index);

void facts_add_reject(Facts *facts, size_t input, long line, long column,
    const char *reason, const char *excerpt);

/*
 * Copies ISSUE deeply.  A key with a project's prefix ("SHOP-12") is an
 * identity by itself, a bare number only with its scope and project, and if
 * no project is known with when it was created; of two rows for
 * one issue the newer `updated` wins, then the one with more fields, then the
 * later path and line (the replaced row is moved to skipped in its own
 * input).  What happened after the report date is undone in the copy.
 */
FactsAdd facts_add_issue(Facts *facts, const Issue *issue);

/*
 * Copies FLAG.  Of two rows for one key of one project the one that changed
 * last wins, then the one with more fields, then the later path and line.
 * What changed after the report date is not known in the copy.
 */
FactsAdd facts_add_flag(Facts *facts, const Flag *flag);

/*
 * Copies INCIDENT.  Of two rows for one id (a bare number with its start;
 * the title where there is none) the one that is resolved wins,
 * then the one with more fields, then the later path and line.  What
 * happened after the report date is undone in the copy.
 */
FactsAdd facts_add_incident(Facts *facts, const Incident *incident);

/*
 * Copies RECORD.  Of two of one number, date and title the one whose state
 * came later wins, then the one with more parts, then the later path.
 */
FactsAdd facts_add_decision(Facts *facts, const DecisionRecord *record);

/* Takes TABLE over.  Sorting out which dumps tell the same table waits for
 * facts_seal(). */
void facts_add_table(Facts *facts, Table *table);

/* How many rows of the file INPUT tell of something. */
typedef struct RowsTold {
	size_t input;
	long rows;
} RowsTold;

/*
 * What files tell of a table whose columns other files describe: rows, bytes,
 * indexes, keys.  Takes SUPPLEMENT over, copies TOLD (of RowsTold), where it
 * is from.  facts_seal() gives it to the table it means, as far as that lacks
 * it; where there is none, the rows move to skipped.
 */
void facts_add_supplement(Facts *facts, Table *supplement,
    const GArray *told);

/* Aggregates one billing line of input INPUT. */
FactsAdd facts_add_cost(Facts *facts, size_t input, const CostLine *line);

/* LINE 0: not known.  One time told twice: the last row wins, by path, then by order of calls. */
FactsAdd facts_add_point(Facts *facts, size_t input, long line,
    const char *series, Instant time, double value);

/* As above for one more point of a row whose first was added just before. */
FactsAdd facts_add_point_beside(Facts *facts, size_t input, long line,
    const char *series, Instant time, double value);

/*
 * Takes back what failed inputs gave before they did (their rows become
 * skipped).  Sorts everything, whatever the order of inputs.
 *
 * Tables: one table in several dumps becomes one (the richest description
 * wins, what it lacks is taken from whichever has it, differences are
 * findings); a default schema is NULL; names are unique afterwards, since
 * tables of a second database that share a name get its name as schema; keys
 * name the table they mean, never a partition; partitions fold into their
 * roots; a database without any foreign key gets those that names suggest,
 * marked as inferred.
 *
 * Bills: of two that tell the same provider, account and period one stays
 * (facts_bills.h says which) and the other's rows become skipped, with a
 * finding.
 */
void facts_seal(Facts *facts);

/* All sorted and stable; valid after facts_seal(). */
const GPtrArray *facts_inputs(const Facts *facts);	/* of Input * */
const GPtrArray *facts_rejects(const Facts *facts);	/* of Reject * */
/* Issues by created, then key; tables by schema (NULL first), then name. */
const GPtrArray *facts_issues(const Facts *facts);	/* of Issue * */
/* Flags by key, project, scope; incidents by start, id, title. */
const GPtrArray *facts_flags(const Facts *facts);	/* of Flag * */
const GPtrArray *facts_incidents(const Facts *facts);	/* of Incident * */
/* Decision records by date (unknown first), number, title. */
const GPtrArray *facts_decisions(const Facts *facts);	/* of DecisionRecord * */
const GPtrArray *facts_tables(const Facts *facts);	/* TABLE_BASE only */
const GPtrArray *facts_partitions(const Facts *facts);	/* of Table * */
const GPtrArray *facts_bills(const Facts *facts);	/* of Bill * */
const GPtrArray *facts_series(const Facts *facts);	/* of Series * */

/*
 * The issue that KEY means in a link of FROM: in its tracker, and there first
 * in its project, unless KEY tells by itself.  NULL: not read, or several
 * could be meant.  Valid after facts_seal().
 */
const Issue *facts_find_linked(const Facts *facts, const Issue *from,
    const char *key);

/* NULL when unknown; SCHEMA may be NULL: the default one, else the only one
 * that has NAME.  A partition's name gives its (root) parent. */
const Table *facts_find_table(const Facts *facts, const char *schema,
    const char *name);
const Series *facts_find_series(const Facts *facts, const char *name);

/* Adds one to those that concern no row and no file that was read. */
void facts_add_finding(Facts *facts, FindingLevel level, const char *code,
    const char *file, const char *message);

/* Findings that concern the facts as a whole (doubles, differences). */
const FindingList *facts_findings(const Facts *facts);

#endif
