/*
 * domain_map.h - the parts inside the system, and how they hang together.
 *
 * Domains are those of headroom.yaml, and what the foreign keys propose for
 * the rest of the tables (domain_parts.h).  Each table is in one domain or in
 * none.  The result owns everything; tables are borrowed from the facts,
 * components and cost tags from the configuration.
 *
 * Modularity, what chance gives, shares and cycles are of the network without
 * hubs: what all share would make a ball of mud of every schema.  The
 * coupling of a domain and the seams count every key, to hubs, too.
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_MAP_H
#define PIPELINE_ANALYSIS_DOMAIN_MAP_H

#include "pipeline/analysis/domain_parts.h"
#include "pipeline/analysis/domain_seams.h"
#include "pipeline/analysis/table_graph.h"

/* Foreign keys of a domain, Martin's way. */
typedef struct Coupling {
	guint inside; /* both ends in it, of different tables */
	guint in, out; /* Ca: from other domains; Ce: to others */
	double weight_inside, weight_across; /* of pairs of tables */
	double instability; /* Ce / (Ca + Ce); NAN where nothing crosses */
	double cross_share; /* (Ca + Ce) / (Ca + Ce + inside); NAN */
	double cross_weight; /* the same by weight; NAN */
} Coupling;

typedef struct Domain {
	char *id; /* slug, unique: of figures */
	char *name;
	bool configured;
	GPtrArray *tables; /* of const Table *, as the facts have them */
	guint added; /* of them, that its configuration does not name; 0 in
			a proposed domain */
	const char *const *components, *const *cost_tags; /* ended by NULL */
	Coupling coupling;
	guint step; /* in the order of extraction, from 1 */
	Spread cut_hours; /* for what is left to cut at that step */
	Spread alone_hours; /* to cut all its crossing keys */
} Domain;

typedef enum DomainVerdict {
	VERDICT_UNKNOWN, /* no schema, or nothing ties its tables */
	VERDICT_TOO_SMALL, /* to judge: the map is a proposal */
	VERDICT_MODULAR,
	VERDICT_MIXED,
	VERDICT_MUD,
} DomainVerdict;

/* What the verdict rests on; NAN where there is no key. */
typedef struct DomainEvidence {
	double modularity; /* of the map as shown */
	double best; /* the most that Leiden reaches */
	double agreement; /* of its runs: below .8 boundaries are uncertain */
	NullModel null;
	double cross_weight, cross_count; /* shares without hubs */
	double cross_all; /* by count, with the keys to hubs */
	guint cycle; /* domains that all depend on each other: the most of
			one circle; 1 is none */
	double tied; /* share of tables with keys to or from others */
} DomainEvidence;

struct DomainMapResult {
	TableGraph *graph;
	DomainParts *parts;
	Seams *seams;
	GPtrArray *domains; /* of Domain *: as configured, then as proposed,
			       the larger first */
	GPtrArray *small; /* of const Table *: in no domain */
	GPtrArray *hubs; /* of const Table *: what all share */
	GPtrArray *unmatched; /* of char *: patterns of headroom.yaml that
				 match no table; borrowed */
	GArray *circle; /* of guint: the domains of evidence.cycle, if 2 or
			   more */
	guint keys; /* foreign keys between two tables */
	guint inferred; /* of them */
	guint unknown; /* tables whose keys the export does not tell */
	DomainEvidence evidence;
	DomainVerdict verdict;
};

bool domain_map_compute(
    const Evidence *evidence, Results *results, GError **error);
void domain_map_describe(
    const Evidence *evidence, const Results *results, Report *report);
void domain_map_result_free(DomainMapResult *map);

const Domain *domain_map_at(const DomainMapResult *map, guint i);

/* The place of TABLE's domain in map->domains, or NO_DOMAIN. */
guint domain_map_find(const DomainMapResult *map, const Table *table);

#endif
