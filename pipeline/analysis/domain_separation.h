/*
 * domain_separation.h - when a domain wants to be separated, and why.
 *
 * Four triggers: its rows pass what one database holds well; it takes so much
 * of the cloud spend that it wants to be run by itself; so many users and two
 * squads or more in one code base; headroom.yaml names a vendor or an
 * obligation.  The earliest, less the time that separating takes, sets the
 * timeline.  To separate means a module boundary first.
 *
 * What is not known sets no date, and keeps nothing "inside".
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_SEPARATION_H
#define PIPELINE_ANALYSIS_DOMAIN_SEPARATION_H

#include "pipeline/analysis/domain_map.h"
#include "pipeline/stats/elasticity.h"
#include "pipeline/stats/row_sum.h"

typedef enum SeparationTrigger {
	SEPARATE_BY_ROWS,
	SEPARATE_BY_SPEND,
	SEPARATE_BY_SQUADS,
	SEPARATE_BY_DUTY,
	SEPARATION_TRIGGERS
} SeparationTrigger;

typedef enum SeparationTime {
	SEPARATE_NOW, /* six months at most */
	SEPARATE_NEXT, /* eighteen */
	SEPARATE_LATER, /* after that, or nothing calls for it */
	SEPARATE_NEVER, /* keep inside: it would cost more than it buys */
	SEPARATE_UNKNOWN,
} SeparationTime;

/* What is known of a domain. */
typedef struct SeparationCase {
	const Domain *domain;
	const RowSum *rows; /* NULL: not known */
	double spend_share; /* of all spend today; NAN */
	const Elasticity *odds; /* of that share to users; NULL: unknown */
	double squads; /* NAN: not known */
	const char *duty; /* in words; NULL: none */
	bool sole; /* there is none to separate it from: no limits */
} SeparationCase;

typedef struct Separation {
	SeparationTime time;
	SeparationTrigger by; /* the earliest, where MONTHS are finite */
	Spread months; /* until it must begin, 0 where that is past; INFINITY
			  where nothing calls for it, NAN unknown */
	Spread trigger[SEPARATION_TRIGGERS]; /* months until each fires; NAN
						not known */
	Spread multiple[SEPARATION_TRIGGERS]; /* of today's users */
} Separation;

/* Adds limits of the organisation: of rows and spend for the domain, up to
 * 100 times the users. */
Separation separation_find(const Evidence *evidence, const Results *results,
    const SeparationCase *facts);

/* It is due now or next for what the domain itself does: rows, spend, duty.
 * That squads ask for it proves no need of a squad. */
bool separation_is_due_alone(
    const Evidence *evidence, const Separation *separation);

/* The limit that squads set, whatever the domain. */
void separation_limit_squads(
    const Evidence *evidence, const Results *results, double squads);

/* "now", "next", "later", "keep inside", "unknown": for files. */
const char *separation_time_name(SeparationTime time);

/* "rows", "spend", "squads", "duty". */
const char *separation_trigger_name(SeparationTrigger trigger);

#endif
