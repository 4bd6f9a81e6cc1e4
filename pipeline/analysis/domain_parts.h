/*
 * domain_parts.h - which table belongs to which domain, and why.
 *
 * In this order; what a step has placed, the next leave there:
 *
 *  1. headroom.yaml: the first domain with a pattern that matches.
 *  2. Leiden's groups of the rest without hubs, where they are large enough:
 *     five tables, or a twentieth of the tables with keys if that is less,
 *     but two at least.
 *  3. Smaller groups join the domain they have the heaviest ties with.
 *  4. Hubs join the domain of their heaviest tie; small groups that are tied
 *     to nothing but hubs stay with their hub, and may be that domain.
 *  5. What no key ties joins the domain that most tables of the same first
 *     word are in: user_settings that of users and user_sessions.
 *
 * What is left is small, and in no domain.
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_PARTS_H
#define PIPELINE_ANALYSIS_DOMAIN_PARTS_H

#include "pipeline/analysis/communities.h"
#include "pipeline/analysis/table_graph.h"

#define NO_DOMAIN G_MAXUINT

typedef enum DomainReason {
	DOMAIN_BY_NONE, /* in no domain */
	DOMAIN_BY_CONFIG,
	DOMAIN_BY_KEYS, /* one of Leiden's group */
	DOMAIN_BY_TIES, /* of a small group, by its keys */
	DOMAIN_BY_HUB, /* a hub, or tied to a hub alone */
	DOMAIN_BY_NAME,
} DomainReason;

typedef struct DomainParts {
	guint tables; /* as many as the graph has */
	guint *domain; /* per table: its domain, or NO_DOMAIN */
	guint *group; /* per table: the same, but small groups have numbers
			 of their own above */
	DomainReason *reason; /* per table */
	guint count; /* of domains */
	guint configured; /* the first of them: those of headroom.yaml */
	Network *network; /* of the linked tables without hubs */
	guint *table_of; /* per node: its table */
	Communities *best; /* of the network: what Leiden finds without
			      configuration */
} DomainParts;

DomainParts *domain_parts_new(
    const Evidence *evidence, const TableGraph *graph);
void domain_parts_free(DomainParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DomainParts, domain_parts_free)

/* The groups of the network's nodes under PARTS; canonical; to be freed. */
size_t *domain_parts_groups(const DomainParts *parts);

/* PATTERN of headroom.yaml means TABLE, by name or as "schema.name". */
bool domain_pattern_matches(const char *pattern, const Table *table);

#endif
