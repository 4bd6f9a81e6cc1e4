/*
 * migration_risk.h - the data decisions that get dearer while users grow.
 *
 * The detectors look at every table; all that fires on one table is one
 * risk, priced at 1x, 10x, 50x and 100x of today's users.  Risks rank by the
 * cost of delay, not by size.
 */
#ifndef PIPELINE_ANALYSIS_MIGRATION_RISK_H
#define PIPELINE_ANALYSIS_MIGRATION_RISK_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/detectors.h"

/* Risks beyond these are simulated with fewer draws, and stand in the
 * register without figures of their own. */
enum { MIGRATION_DETAILED = 30, MIGRATION_TOP = 3 };

typedef struct CostSpread {
	double p10, p50, p90;
	bool online; /* too long to lock at this multiple */
} CostSpread;

typedef struct MigrationRisk {
	const Table *table;
	char *id; /* slug of the table's name */
	GArray *hits; /* of Hit, in the detectors' order */
	Severity severity; /* the highest of its hits */
	TableClass class;
	bool rows_known; /* else costs are labour alone */
	double id_used; /* share of the key's integers; NAN */
	bool id_lower_bound;
	double exhausted_at; /* multiple; NAN: no narrow key, unknown */
	CostSpread cost[MULTIPLE_COUNT];
	double adjusted[MULTIPLE_COUNT]; /* P50 with debt's toll */
	double hours; /* P50 at 1x */
	double forced; /* probability within 24 months */
	double score; /* cost of delay, P50 */
	double top_share; /* of draws among the first three */
} MigrationRisk;

typedef enum DecisionState {
	DECISION_UNKNOWN,
	DECISION_SOUND,
	DECISION_FOUND, /* a risk was found */
} DecisionState;

/* The playbook's three: key strategy, event log, analytics split. */
typedef enum DataDecision {
	DECISION_KEYS,
	DECISION_EVENTS,
	DECISION_ANALYTICS,
	DECISION_COUNT,
} DataDecision;

typedef struct DecisionRow {
	DecisionState state;
	long tables; /* on which a risk was found */
	char *why;
} DecisionRow;

struct MigrationResult {
	GArray *risks; /* of MigrationRisk, highest score first */
	DecisionRow decisions[DECISION_COUNT];
	long tables; /* that were looked at */
	long rows_known; /* of them, with a number of rows */
};

bool migration_compute(
    const Evidence *evidence, Results *results, GError **error);
void migration_describe(
    const Evidence *evidence, const Results *results, Report *report);
void migration_result_free(MigrationResult *migration);

/* "orders" or, outside the default schema, "billing.orders". */
char *migration_table_name(const Table *table);

#endif
