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
#include "pipeline/analysis/own_effort.h"
#include "pipeline/analysis/table_class.h"

/* Risks beyond these are simulated with fewer draws and, unless a limit rests
 * on them, stand in the register without figures of their own. */
enum { MIGRATION_DETAILED = 30, MIGRATION_TOP = 3 };

/* A place among the first on fewer draws is a close call. */
#define MIGRATION_CLEAR 0.8

/* What a cost is made of. */
typedef enum CostPart {
	COST_LABOUR,
	COST_BACKFILL, /* watching it */
	COST_STORAGE, /* of both copies */
	COST_OUTAGE, /* its probability times what it costs */
	COST_PARTS,
} CostPart;

typedef struct MigrationRisk {
	const Table *table;
	char *id; /* slug of the table's name */
	GArray *hits; /* of Hit, in the detectors' order */
	Severity severity; /* the worst of its hits */
	TableClass class;
	bool moves_rows; /* some rule's migration touches every row */
	double rows; /* that it touches today; NAN unknown */
	bool rows_known; /* else costs are labour alone */
	double id_used; /* share of the key's integers; NAN */
	bool id_lower_bound;
	double exhausted_at; /* multiple; NAN: no narrow key, unknown */
	Spread exhausted_in; /* months; INFINITY never, NAN as above */
	double decide_weeks; /* from the report date; NAN, INFINITY likewise */
	double at_modes[MULTIPLE_COUNT]; /* cost with likeliest estimates */
	Spread cost[MULTIPLE_COUNT]; /* of draws */
	double parts[MULTIPLE_COUNT][COST_PARTS]; /* of P50, in proportion to
						     their means; NAN unknown */
	bool online[MULTIPLE_COUNT]; /* too long to lock at this multiple */
	double adjusted[MULTIPLE_COUNT]; /* P50 with debt's toll */
	int draws; /* behind the costs */
	bool detailed; /* it has figures of its own */
	double hours; /* P50 at 1x */
	double forced; /* probability within 24 months */
	bool runs_out; /* its key probably does by then: that comes first */
	long incidents; /* that name the table */
	double incident_cost; /* expected of them in 12 months; 0 none, or
				 revenue is not known */
	double score; /* cost of delay, P50, and of those incidents */
	bool grows; /* moving rows makes waiting dearer: its score ranks */
	double top_share; /* of draws among the first three; NAN unranked */
	const Table *rival; /* of one among the first on too few draws: whose
			       risk takes the place most often; NULL */
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
	Message why; /* {0} is COUNT, {1} is OF */
	long count, of; /* tables */
} DecisionRow;

/* The MIGRATION_TOP first of the risks together. */
typedef struct TopCost {
	guint n; /* at most MIGRATION_TOP */
	double now, at_50; /* sums of P50 */
	bool rows_known; /* of one of them at least */
} TopCost;

struct MigrationResult {
	GArray *risks; /* of MigrationRisk, highest score first */
	OwnEffort own[DETECTOR_COUNT]; /* by rule */
	TopCost top;
	DecisionRow decisions[DECISION_COUNT];
	long tables; /* that were looked at */
	long rows_known; /* of them, with a number of rows */
	bool rows_told; /* some table has rows: it is no empty copy */
	long keys_known; /* of them, with their keys */
	long references_known; /* of them, with their foreign keys */
	const Table *tenant; /* that could be the tenants' one; NULL */
	long unowned; /* tables that reach it only through others, where nobody
			 told whether there are tenants */
	long narrow_keys; /* that run out at a known multiple */
	long key_limits; /* of them, that stand on the ladder */
};

bool migration_compute(
    const Evidence *evidence, Results *results, GError **error);
void migration_describe(
    const Evidence *evidence, const Results *results, Report *report);
void migration_result_free(MigrationResult *migration);

const MigrationRisk *migration_risk_at(
    const MigrationResult *migration, guint i);

/* RISK has a hit of this rule: "D1". */
bool migration_has_hit(const MigrationRisk *risk, const char *detector);

/* DETECTOR has a hit on some table. */
bool migration_fires(
    const MigrationResult *migration, const Detector *detector);

/* The multiple from which on RISK cannot be migrated under a lock; NAN: up to
 * the last it can. */
double migration_online_from(const MigrationRisk *risk);

/* "orders" or, outside the default schema, "billing.orders". */
char *migration_table_name(const Table *table);

#endif
