/*
 * multi_region.h - the three prerequisites of more than one region.
 *
 * The playbook: multi-region requires stateless application design,
 * distributed session management and a database replication strategy.  Each is
 * met, unmet or unknown: headroom.yaml says it, or something in the bills, the
 * schema or the tracker shows it.  That nothing shows state is no proof that
 * there is none.
 */
#ifndef PIPELINE_ANALYSIS_MULTI_REGION_H
#define PIPELINE_ANALYSIS_MULTI_REGION_H

#include "pipeline/analysis/spend.h"
#include "pipeline/lang/lang.h"

typedef enum PrerequisiteState {
	PREREQUISITE_UNKNOWN,
	PREREQUISITE_MET,
	PREREQUISITE_UNMET,
} PrerequisiteState;

typedef enum PrerequisiteKind {
	PREREQUISITE_STATELESS,
	PREREQUISITE_SESSIONS,
	PREREQUISITE_REPLICATION,
} PrerequisiteKind;
enum { PREREQUISITE_COUNT = 3 };

/* Something that was found, and where. */
typedef struct Sign {
	Message words; /* {0} is the subject */
	char *subject; /* a table, an issue, a service; NULL */
	const Table *table; /* NULL: none of these */
	const Issue *issue;
	bool bills; /* the bills show it */
} Sign;

typedef struct Prerequisite {
	PrerequisiteState state;
	bool configured;
	GArray *signs; /* of Sign */
} Prerequisite;

typedef struct MultiRegion {
	Prerequisite prerequisites[PREREQUISITE_COUNT];
	bool stateful; /* instances are taken to hold state */
	bool contradicted; /* headroom.yaml denies it, and signs show it */
} MultiRegion;

/* CONFIG: of hosting; may be NULL. */
MultiRegion multi_region_find(const Evidence *evidence,
    const SpendResult *spend, const ConfigDecision *config);
void multi_region_clear(MultiRegion *region);

/* Adds the table of prerequisites and what follows from them. */
void multi_region_describe(const Evidence *evidence, const MultiRegion *region,
    Section *section, FigureSet *figures);

#endif
