/*
 * knowledge_charts.h - who knows what as a table of shades, and what depends
 * on whom as a network.
 */
#ifndef PIPELINE_ANALYSIS_KNOWLEDGE_CHARTS_H
#define PIPELINE_ANALYSIS_KNOWLEDGE_CHARTS_H

#include "pipeline/analysis/knowledge_map.h"

/* Its table is "knowledge"; some area is judged. */
ChartSpec *knowledge_heat(const KnowledgeMapResult *map);

/* Its table is "knowledge-leaving"; NULL where nobody is the only expert of
 * anything. */
ChartSpec *knowledge_network(const KnowledgeMapResult *map);

#endif
