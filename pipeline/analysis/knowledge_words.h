/*
 * knowledge_words.h - what areas and people are called, in words and ids.
 */
#ifndef PIPELINE_ANALYSIS_KNOWLEDGE_WORDS_H
#define PIPELINE_ANALYSIS_KNOWLEDGE_WORDS_H

#include "pipeline/analysis/knowledge_map.h"

/* "team.leaving.ana-example.WHAT"; the caller frees it. */
char *knowledge_person_figure(
    const KnowledgeMapResult *map, guint person, const char *what);

/* "component.billing.WHAT"; the caller frees it. */
char *knowledge_area_figure(const KnowledgeArea *area, const char *what);

/* "components", "epics": what the areas are. */
const char *knowledge_unit_words(const KnowledgeMapResult *map);

/* "Ana and Ben"; the names of the set at PLACE of TRUCK's members. */
char *knowledge_set_words(
    const KnowledgeMapResult *map, const TruckFactor *truck, size_t place);

/* All sets, at most TRUCK_SETS: "Ana and Ben; Ana and Cy". */
char *knowledge_sets_words(
    const KnowledgeMapResult *map, const TruckFactor *truck);

/* "A, B, C"; the names of AREAS (of guint), at most MOST, "… and 3 more". */
char *knowledge_area_names(
    const KnowledgeMapResult *map, const GArray *areas, guint most);

/* The same of people. */
char *knowledge_people_names(
    const KnowledgeMapResult *map, const GArray *people, guint most);

#endif
