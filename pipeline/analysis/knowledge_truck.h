/*
 * knowledge_truck.h - the truck factor of the areas, on every basis.
 */
#ifndef PIPELINE_ANALYSIS_KNOWLEDGE_TRUCK_H
#define PIPELINE_ANALYSIS_KNOWLEDGE_TRUCK_H

#include "pipeline/analysis/knowledge_map.h"

/* What the issues tell, with a HALF_LIFE in days; if PRESENT only of people
 * who are still here.  MAP has people, areas and its list. */
Knowledge *knowledge_learn(const Evidence *evidence,
    const KnowledgeMapResult *map, double half_life, bool present);

/* Fills in experts and truck; MAP's areas are judged. */
void knowledge_find_trucks(const Evidence *evidence, KnowledgeMapResult *map);

#endif
