/*
 * domain_names.h - what to call a group of tables.
 *
 * After how their names begin, where most of them begin alike: the table
 * called just so ("merge_requests" of merge_request_diffs …), else the words
 * themselves ("ci").  Otherwise after the table that the others are tied to
 * most.  The word that half of all tables begin with is left out.
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_NAMES_H
#define PIPELINE_ANALYSIS_DOMAIN_NAMES_H

#include "pipeline/analysis/domain_parts.h"

/* The names of the proposed domains, in their order; of char *.  No two are
 * alike, nor like one of TAKEN (lower-case names, as a set), which they
 * join. */
GPtrArray *domain_names(
    const TableGraph *graph, const DomainParts *parts, GHashTable *taken);

/* Per table of the graph: the weight of its edges within its domain. */
double *domain_strengths(const TableGraph *graph, const DomainParts *parts);

/* The places (guint) of DOMAIN's tables, those with the most weight first;
 * STRENGTH is of domain_strengths(). */
GArray *domain_tables_by_ties(const TableGraph *graph, const DomainParts *parts,
    const double *strength, guint domain);

#endif
