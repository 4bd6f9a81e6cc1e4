/*
 * domain_seams.h - the foreign keys that cross domains, and what it costs to
 * cut them.
 *
 * To cut a key is to replace it by a call or an event: hours for each, more
 * where it is NOT NULL, more where it deletes along; inferred keys constrain
 * nothing and take the least.
 *
 * The order of extraction: of the domains that are left, the next is the one
 * whose keys to the others take the fewest hours for each of its tables; keys
 * to those extracted before are cut by then.  So what comes off cheaply comes
 * first, each step makes the rest looser, and what all depend on comes last.
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_SEAMS_H
#define PIPELINE_ANALYSIS_DOMAIN_SEAMS_H

#include "pipeline/analysis/domain_parts.h"

/* What kind of key it is, as far as the hours go. */
typedef enum SeamKind {
	SEAM_PLAIN,
	SEAM_REQUIRED, /* NOT NULL */
	SEAM_CASCADE,
	SEAM_BOTH,
	SEAM_KINDS
} SeamKind;

typedef struct Seam {
	const Table *table, *target;
	const ForeignKey *key;
	guint from, to; /* domains */
	SeamKind kind;
	double weight; /* of the pair's edge */
	bool shared; /* the target is a hub */
	guint step; /* of the extraction that cuts it: 1, 2 … */
} Seam;

/* All keys from one domain to another. */
typedef struct SeamTie {
	guint from, to; /* domains */
	guint keys, inferred;
} SeamTie;

typedef struct Seams {
	GArray *list; /* of Seam, by step, then the cheaper first, then by
			 table */
	GArray *ties; /* of SeamTie, the most keys first, then by domains */
	guint *step; /* per domain: its place in the order, from 1 */
	Spread *cut; /* per domain: hours to cut what is left at its step */
	Spread *alone; /* per domain: hours to cut all its crossing keys */
	Spread hours[SEAM_KINDS]; /* of one seam */
	Spread total; /* of all */
} Seams;

Seams *seams_new(const Evidence *evidence, const TableGraph *graph,
    const DomainParts *parts);
void seams_free(Seams *seams);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Seams, seams_free)

#endif
