/*
 * knowledge_tables.h - the tables and registers of who knows what.
 */
#ifndef PIPELINE_ANALYSIS_KNOWLEDGE_TABLES_H
#define PIPELINE_ANALYSIS_KNOWLEDGE_TABLES_H

#include "pipeline/analysis/knowledge_map.h"

enum { KNOWLEDGE_ROWS = 12 };

/* The areas most at risk, KNOWLEDGE_ROWS at most. */
ReportTable *knowledge_table(const KnowledgeMapResult *map);

/* Who is the only expert of something; NULL where nobody is. */
ReportTable *knowledge_leaving_table(const KnowledgeMapResult *map);

/* NULL where there is nothing to pair for. */
ReportTable *knowledge_pairing_table(const KnowledgeMapResult *map);

/* Files only: every area, and every person in every area. */
ReportTable *knowledge_register(const KnowledgeMapResult *map);
ReportTable *knowledge_matrix(const KnowledgeMapResult *map);

#endif
