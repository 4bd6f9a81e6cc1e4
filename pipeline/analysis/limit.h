/*
 * limit.h - the common form of everything that growth can break.
 *
 * A limit has a breaking multiple: the least multiple of today's users at
 * which its metric crosses its threshold.  Analyses add limits; the ladder
 * ranks them.  Multiples are joint draws: draw i of one limit belongs to
 * draw i of every other.  INFINITY means "not at any multiple".
 */
#ifndef PIPELINE_ANALYSIS_LIMIT_H
#define PIPELINE_ANALYSIS_LIMIT_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/analysis/analysis.h"

typedef enum LimitKind {
	LIMIT_SYSTEM, /* schema, data, infrastructure: sets H */
	LIMIT_ORGANISATION, /* team, domains, cost share: never sets H */
} LimitKind;

typedef struct Limit {
	char *id; /* slug: "int4-orders", "hosting" */
	char *label; /* "orders.id runs out of integers" */
	char *crossing; /* "passes 2,147,483,647"; what breaks */
	char *section; /* id of the section with the details */
	LimitKind kind;
	bool proxy; /* rests on a stand-in for a measurement */
	bool by_time; /* known as a time trend: `months` leads */
	double *draws; /* DRAWS breaking multiples */
	double *months; /* DRAWS months; by_time only, else NULL */
	double hours; /* P50 hours of the fix; NAN unknown */
	double procurement_weeks;
	double cost[MULTIPLE_COUNT]; /* P50 cost of the fix; NAN unknown */
	GPtrArray *inputs; /* of char *: as Figure.inputs */
	unsigned tags; /* of FigureTag */
} Limit;

/* Multiples are NAN until filled; costs and hours NAN. */
Limit *limit_new(const char *id, LimitKind kind, const char *label,
    const char *crossing, const char *section);
void limit_free(Limit *limit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Limit, limit_free)

/* All draws at one value. */
void limit_set_multiple(Limit *limit, double multiple);
void limit_add_input(Limit *limit, const char *format, ...) G_GNUC_PRINTF(2, 3);

struct LimitSet {
	GPtrArray *limits; /* of Limit *, in the order of adding */
	GHashTable *slugs; /* ids taken */
};

LimitSet *limit_set_new(void);
void limit_set_free(LimitSet *set);

/* Takes LIMIT over; makes its id a unique slug ("-2" …). */
Limit *limit_set_add(LimitSet *set, Limit *limit);

#endif
