/*
 * demo.h - the sample company Larkfield and the exports that it has.
 *
 * Larkfield rents out courts and halls.  Its exports look as the tools write
 * them, and tell a story: the ids of one table run out within months, work
 * of the same size takes longer every month, and the cloud bill is fine.
 * All dates count back from the report date, so the demo never ages; the
 * same date, seed and scale give the same bytes.
 */
#ifndef PIPELINE_DEMO_DEMO_H
#define PIPELINE_DEMO_DEMO_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/date.h"
#include "pipeline/base/money.h"

enum { DEMO_SCALE_MAX = 1000 };

typedef struct DemoOptions {
	Date as_of; /* the report date, 1972 to 2069: Jira has two digits */
	uint64_t seed;
	long scale; /* 1 to DEMO_SCALE_MAX: times the issues and cost lines */
} DemoOptions;

/* What was planted, and how far off an honest reader of the exports, who
 * sees the noise too, may be. */
typedef struct PlantedValue {
	double value, lo, hi;
} PlantedValue;

typedef struct DemoPlan {
	double users; /* the last point of the series */
	PlantedValue growth; /* of users, fraction a month */
	PlantedValue debt_rate; /* of the time a feature takes, a month */
	PlantedValue elasticity; /* ln spend / ln users */
	const char *first_table; /* whose ids run out first */
	const char *first_column;
	PlantedValue first_multiple; /* of today's users, when they do */
	PlantedValue next_multiple; /* of the next system limit */
	long tables, partitions;
	long issues, open_debt_issues;
	long cost_lines; /* of both bills */
	Decimal spend; /* of both bills, in USD; billed and effective */
} DemoPlan;

/*
 * Writes headroom.yaml and the exports that it lists into DIR, which is made
 * if need be.  A DIR with anything in it that is not an earlier demo's is
 * refused, and left as it was.  PLAN may be NULL.
 */
bool demo_write(const char *dir, const DemoOptions *options, DemoPlan *plan,
    GError **error);

#endif
