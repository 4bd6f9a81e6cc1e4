/*
 * knowledge_figures.h - the figures of who knows what.
 */
#ifndef PIPELINE_ANALYSIS_KNOWLEDGE_FIGURES_H
#define PIPELINE_ANALYSIS_KNOWLEDGE_FIGURES_H

#include "pipeline/analysis/knowledge_map.h"

/* WHY: the reason why nothing can be told, where that is so; else NULL. */
void knowledge_figures(const Evidence *evidence, const KnowledgeMapResult *map,
    const char *why, FigureSet *figures);

#endif
