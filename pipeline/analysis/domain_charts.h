/*
 * domain_charts.h - the drawings of the domain map.
 *
 * Both show keys between domains; their numbers are in domain_ties_table().
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_CHARTS_H
#define PIPELINE_ANALYSIS_DOMAIN_CHARTS_H

#include "pipeline/analysis/domain_map.h"

/* Tables by tables, ordered by domain; NULL where no key is within or between
 * domains. */
ChartSpec *domain_matrix(const DomainMapResult *map);

/* The largest domains and the keys between them; NULL where there is none. */
ChartSpec *domain_network(const DomainMapResult *map);

#endif
