/*
 * issue_domains.h - which domain each issue is about.
 *
 * In this order, the first that says something decides:
 *
 *  1. the components and labels that headroom.yaml gives a domain;
 *  2. a component called like a domain or one of its tables, or a label
 *     called like a domain ("area/billing", "group::billing" count, too);
 *  3. the tables named in its summary, where most are of one domain; names of
 *     one word are words of the language, too, and do not count.
 *
 * What is left is in no domain: it is not known, not nothing.
 */
#ifndef PIPELINE_ANALYSIS_ISSUE_DOMAINS_H
#define PIPELINE_ANALYSIS_ISSUE_DOMAINS_H

#include "pipeline/analysis/domain_map.h"

typedef enum IssueDomainReason {
	ISSUE_IN_NONE,
	ISSUE_BY_CONFIG,
	ISSUE_BY_NAME,
	ISSUE_BY_TABLES,
	ISSUE_DOMAIN_REASONS
} IssueDomainReason;

typedef struct IssueDomains {
	const GPtrArray *issues; /* of Issue *, borrowed from the facts */
	guint *domain; /* per issue: its place in the map, or NO_DOMAIN */
	guint counts[ISSUE_DOMAIN_REASONS];
} IssueDomains;

/* Of all issues. */
IssueDomains *issue_domains_new(
    const Evidence *evidence, const DomainMapResult *map);

/* Of ISSUES (of Issue *), which outlive it. */
IssueDomains *issue_domains_of(
    const GPtrArray *issues, const DomainMapResult *map);
void issue_domains_free(IssueDomains *assigned);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IssueDomains, issue_domains_free)

/* Issues that are in some domain. */
guint issue_domains_known(const IssueDomains *assigned);

#endif
