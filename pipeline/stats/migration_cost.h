/*
 * migration_cost.h - what a schema migration costs at a multiple of users.
 *
 * A model holds what is estimated; a draw is one value for each estimate,
 * shared by all tables and multiples, so that differences between multiples
 * are not noise. Nothing allocates. Money in one currency, time in hours,
 * rows per second; 730.5 hours are a month.
 */
#ifndef PIPELINE_STATS_MIGRATION_COST_H
#define PIPELINE_STATS_MIGRATION_COST_H

#include <stdbool.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/rng.h"

typedef struct MigrationModel {
	ThreePoint fixed_hours, table_hours, key_hours;
	ThreePoint online_hours; /* more, if it must run online */
	ThreePoint backfill_speed; /* triangular in the logarithm */
	ThreePoint failure; /* probability, however short */
	ThreePoint outage_hours; /* if it fails */
	double locked_speed; /* with the table locked */
	double lock_window; /* hours a table may be locked */
	double attendance; /* hours of work per hour of backfill */
	double failure_per_day; /* rate, of backfill */
	double row_bytes;
	double storage_price; /* per GB (1e9 bytes) and month */
	double dual_months; /* that old and new are both stored */
	double hourly_rate;
	double revenue; /* a month, at today's users; or NAN */
} MigrationModel;

typedef struct MigrationDraw {
	double fixed_hours, table_hours, key_hours, online_hours;
	double backfill_speed, failure, outage_hours;
} MigrationDraw;

typedef struct MigrationScope {
	double tables, keys; /* affected */
	double rows; /* at MULTIPLE */
	double multiple; /* of today's users */
	double effort_factor; /* 1, or what debt makes of an hour by then */
} MigrationScope;

typedef struct MigrationCost {
	double hours; /* of engineering, online work included */
	double backfill_hours; /* of machines */
	bool online; /* locking would take longer than allowed */
	double failure; /* probability */
	double expected_outage; /* hours, failure times duration */
	double labour, attendance, storage; /* money */
	double risk; /* money; NAN if revenue is unknown */
	double total; /* of all of them but an unknown risk */
} MigrationCost;

/* Every estimate at its mode. */
MigrationDraw migration_modes(const MigrationModel *model);

/* Seven uniforms, one for each estimate; NAN for one that is not valid. */
MigrationDraw migration_draw(const MigrationModel *model, Rng *rng);

MigrationCost migration_cost(const MigrationModel *model,
    const MigrationDraw *draw, const MigrationScope *scope);

#endif
