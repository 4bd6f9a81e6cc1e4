/*
 * domain_profile_tables.h - the tables of what is known of each domain.
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_PROFILE_TABLES_H
#define PIPELINE_ANALYSIS_DOMAIN_PROFILE_TABLES_H

#include "pipeline/analysis/domain_profile.h"

/* Places in the list, the highest risk first; of guint. */
GArray *domain_profile_order(const DomainProfileResult *result);

/* Risk and separation timeline, for the page. */
ReportTable *domain_profile_table(
    const Evidence *evidence, const DomainProfileResult *result);

/* The parts of the risk, of the first MOST. */
ReportTable *domain_parts_table(const DomainProfileResult *result, guint most);

/* Load, the most rows first: of those with a load to tell, NULL if none. */
ReportTable *domain_load_table(const DomainProfileResult *result);

/* One row for each third party; NULL if none. */
ReportTable *domain_integrations(const DomainProfileResult *result);

#endif
