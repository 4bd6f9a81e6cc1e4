/*
 * limit.h - the common form of everything that growth can break.
 *
 * A limit has a breaking multiple: the least multiple of today's users at
 * which its metric crosses its threshold.  Analyses add limits; the ladder
 * ranks them.  Multiples are joint draws: draw i of one limit belongs to
 * draw i of every other.  INFINITY means "not at any multiple"; NAN that the
 * limit is a matter of time alone, since users do not grow.
 */
#ifndef PIPELINE_ANALYSIS_LIMIT_H
#define PIPELINE_ANALYSIS_LIMIT_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/spread.h"
#include "pipeline/analysis/words.h"
#include "pipeline/lang/lang.h"

typedef enum LimitKind {
	LIMIT_SYSTEM, /* schema, data, infrastructure: sets H */
	LIMIT_ORGANISATION, /* team, domains, cost share: never sets H */
} LimitKind;

/* What a limit is called, without its numbers being formatted. */
typedef struct LimitWords {
	Message label; /* {0} is the subject: "{0} runs out of numbers" */
	const char *subject; /* "orders.id"; NULL: none */
	Message crossing; /* {0} is the threshold, {1} the detail */
	double threshold;
	NumberForm form; /* of the threshold */
	const char *detail; /* NULL: none */
} LimitWords;

typedef struct Limit Limit;

/* The same limit under another configuration, or with other users: of the
 * numbers that were measured, and what EVIDENCE and RESULTS say otherwise. */
typedef Limit *(*LimitRemake)(
    const Evidence *evidence, const Results *results, const Limit *limit);

struct Limit {
	char *id; /* slug: "int4-orders", "hosting" */
	LimitKind kind;
	LimitWords words; /* subject and detail are owned */
	bool proxy; /* rests on a stand-in for a measurement */
	double *draws; /* DRAWS breaking multiples */
	double *months; /* DRAWS months; NULL: they follow from the growth
			   of users */
	double hours; /* P50 hours of the fix; NAN unknown */
	double procurement_weeks;
	double cost[MULTIPLE_COUNT]; /* P50 cost of the fix; NAN unknown */
	char *cost_figure; /* "migration.orders.cost", of "….10x"; NULL.
			      Limits that have the same are mended by one
			      fix, and their costs are the same. */
	char *monthly_figure; /* what the fix costs a month, if that is what
				 it costs: "team.stage.growth.…"; NULL */
	GPtrArray *inputs; /* of char *: what the multiple was made from */
	GPtrArray *fix_inputs; /* of char *: … the hours of the fix */
	unsigned tags; /* of FigureTag, of the multiple */
	LimitRemake remake; /* NULL: no assumption has a say in it */
	const void *made_of; /* what remake() reads; borrowed; NULL */
};

/* Copies the texts of WORDS.  Multiples are NAN until filled; costs and
 * hours NAN. */
Limit *limit_new(const char *id, LimitKind kind, LimitWords words);
void limit_free(Limit *limit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Limit, limit_free)

/* All draws at one value. */
void limit_set_multiple(Limit *limit, double multiple);

/* Names a source as Figure.inputs do; TAGS of FigureTag. */
void limit_reads(Limit *limit, unsigned tags, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
void limit_uses(Limit *limit, AssumptionId id);
void limit_fix_reads(Limit *limit, const char *format, ...) G_GNUC_PRINTF(2, 3);
void limit_fix_uses(Limit *limit, AssumptionId id);

/* Months until it breaks, draw by draw. */
Spread limit_months(const Limit *limit, const UsersResult *users);

/* What its fix is about, with all other limits that the fix mends:
 * "migration.orders", "trigger.hosting", else "limit.ID"; the caller frees
 * it. */
char *limit_subject(const Limit *limit);

/* "orders.id runs out of numbers"; "passes 2,147,483,647, …". */
char *limit_label(const Limit *limit);
char *limit_crossing(const Limit *limit);

struct LimitSet {
	GPtrArray *limits; /* of Limit *, in the order of adding */
	GHashTable *slugs; /* ids taken */
};

LimitSet *limit_set_new(void);
void limit_set_free(LimitSet *set);

/* Takes LIMIT over; makes its id a unique slug ("-2" …).  A multiple below 1
 * becomes 1: what is broken is broken today. */
Limit *limit_set_add(LimitSet *set, Limit *limit);

#endif
