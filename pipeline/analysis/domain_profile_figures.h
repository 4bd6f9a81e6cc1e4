/*
 * domain_profile_figures.h - the figures of what is known of each domain.
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_PROFILE_FIGURES_H
#define PIPELINE_ANALYSIS_DOMAIN_PROFILE_FIGURES_H

#include "pipeline/analysis/domain_profile.h"

void domain_profile_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures);

/* "Rows": the part of the risk in words. */
const char *domain_risk_part_words(DomainRiskPart part);

#endif
