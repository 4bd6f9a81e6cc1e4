/*
 * knowledge_pairing.h - who learns what beside whom, and in what order.
 *
 * The learner of an area is whoever knows second most of it; of several who
 * know about as much the one with the fewest open issues.  Each issue that
 * the learner resolves there is worth 1, so the lack of knowledge is a number
 * of issues.  Next comes the pairing that raises the truck factor most, else
 * the one that leaves the fewest smallest sets of people, else the fewest
 * areas to lose with one person, else the cheapest.
 */
#ifndef PIPELINE_ANALYSIS_KNOWLEDGE_PAIRING_H
#define PIPELINE_ANALYSIS_KNOWLEDGE_PAIRING_H

#include "pipeline/analysis/knowledge_map.h"

/* Of KnowledgeMapResult.pairings; none for a scenario, which shows none. */
GArray *knowledge_find_pairings(
    const Evidence *evidence, const KnowledgeMapResult *map);

#endif
