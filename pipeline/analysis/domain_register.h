/*
 * domain_register.h - the tables and registers of the domain map.
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_REGISTER_H
#define PIPELINE_ANALYSIS_DOMAIN_REGISTER_H

#include "pipeline/analysis/domain_map.h"

/* Measure by measure: here, what a modular schema has, and whether it is met. */
ReportTable *domain_evidence_table(
    const Evidence *evidence, const DomainMapResult *map);

/* One row for each domain, in the order of extraction: page and register. */
ReportTable *domain_page_table(
    const Evidence *evidence, const DomainMapResult *map);
ReportTable *domain_register(
    const Evidence *evidence, const Results *results);

/* One row for each table of the schema: a register only. */
ReportTable *domain_tables_register(const DomainMapResult *map);

/* One row for each foreign key that crosses. */
ReportTable *domain_seams_table(
    const Evidence *evidence, const DomainMapResult *map);

/* One row for each two domains with keys from one to the other. */
ReportTable *domain_ties_table(const DomainMapResult *map);

/* The names of TABLES (of const Table *), at most MOST of them: "users, orgs
 * and 3 more". */
char *domain_name_tables(const GPtrArray *tables, guint most);

/* Places of the domains in map->domains, in the order of extraction; of
 * guint. */
GArray *domain_order(const DomainMapResult *map);

#endif
