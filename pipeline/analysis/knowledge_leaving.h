/*
 * knowledge_leaving.h - what else stalls where nobody knows an area.
 *
 * An area needs another where tables of its domain refer to tables of the
 * other's.  Where the schema or the domains are not known nothing needs
 * anything, as far as can be told.
 */
#ifndef PIPELINE_ANALYSIS_KNOWLEDGE_LEAVING_H
#define PIPELINE_ANALYSIS_KNOWLEDGE_LEAVING_H

#include "pipeline/analysis/knowledge_map.h"

/* Fills in domain and needs of every area. */
void knowledge_find_needs(const Results *results, KnowledgeMapResult *map);

/* Of KnowledgeMapResult.leaving, which MAP has everything else for. */
GPtrArray *knowledge_find_leaving(const KnowledgeMapResult *map);

#endif
