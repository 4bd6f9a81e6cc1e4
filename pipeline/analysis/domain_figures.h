/*
 * domain_figures.h - the figures of the domain map.
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_FIGURES_H
#define PIPELINE_ANALYSIS_DOMAIN_FIGURES_H

#include "pipeline/analysis/domain_map.h"

void domain_figures(
    const Evidence *evidence, const DomainMapResult *map, FigureSet *figures);

/* "required": in figures' ids and registers. */
const char *seam_kind_name(SeamKind kind);
const char *seam_kind_words(SeamKind kind);

/* "modular", "mixed", "ball of mud", "too small to judge", "unknown". */
const char *domain_verdict_name(DomainVerdict verdict);

/* The id of the number of TIE's keys. */
char *seam_tie_figure(const DomainMapResult *map, const SeamTie *tie);

/* HOURS at the rate of an engineering hour. */
Spread seam_cost(const Evidence *evidence, Spread hours);

#endif
