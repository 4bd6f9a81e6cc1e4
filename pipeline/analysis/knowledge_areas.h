/*
 * knowledge_areas.h - the areas that people can know, and which issue is
 * about which of them.
 *
 * Areas are the components of the tracker, else the domains of the map, else
 * labels, else epics: the first of these that at least half of the issues
 * have, else the one that most have; two areas at least.  Of labels those
 * that name an area ("area/search", "component::search"), else all that do
 * not speak of kinds, priorities and the like.  An issue may be about several
 * areas, or about none: it is not known, not nothing.
 */
#ifndef PIPELINE_ANALYSIS_KNOWLEDGE_AREAS_H
#define PIPELINE_ANALYSIS_KNOWLEDGE_AREAS_H

#include "pipeline/analysis/analysis.h"

typedef enum AreaUnit {
	AREA_COMPONENT,
	AREA_DOMAIN,
	AREA_LABEL,
	AREA_EPIC,
	AREA_NONE, /* nothing tells areas apart */
} AreaUnit;

typedef struct KnowledgeAreas {
	AreaUnit unit;
	GPtrArray *names; /* of char *, sorted */
	const GPtrArray *issues; /* of Issue *, as the facts have them */
	GArray *places; /* of guint: areas, issue by issue */
	guint *first; /* per issue and one more: its first in PLACES */
	guint placed; /* issues that are about some area */
} KnowledgeAreas;

/* Of all issues; RESULTS has the domains. */
KnowledgeAreas *knowledge_areas_new(
    const Evidence *evidence, const Results *results);
void knowledge_areas_free(KnowledgeAreas *areas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KnowledgeAreas, knowledge_areas_free)

#endif
