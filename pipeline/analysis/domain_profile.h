/*
 * domain_profile.h - what is known of each domain besides its keys: rows,
 * people, issues, spend, third parties; and what follows from that: its
 * scaling risk, whether it scales on its own, when to separate it.
 *
 * Owned by the result, the map's domains borrowed.  NAN is not known; a part
 * of the risk that is not known is left out, and never counts as low.
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_PROFILE_H
#define PIPELINE_ANALYSIS_DOMAIN_PROFILE_H

#include "pipeline/analysis/domain_separation.h"
#include "pipeline/analysis/issue_domains.h"
#include "pipeline/analysis/people.h"
#include "pipeline/analysis/vendors.h"
#include "pipeline/stats/risk_score.h"

typedef enum DomainRiskPart {
	DOMAIN_RISK_ROWS, /* (log10 rows at 10x - 6) / 3 */
	DOMAIN_RISK_COUPLING, /* share of keys that cross */
	DOMAIN_RISK_EXPERTS, /* 1, 1/2, 0 for one, two, three */
	DOMAIN_RISK_CHURN, /* issues, of the busiest domain's */
	DOMAIN_RISK_VENDORS, /* columns for ids of third parties / 3 */
	DOMAIN_RISK_PARTS
} DomainRiskPart;

typedef struct DomainRows {
	RowSum sum; /* of the tables whose rows are known */
	guint tables, known; /* base tables; those with rows */
	Spread at[MULTIPLE_COUNT];
	double per_user_month; /* gained, over the service's life; NAN */
	double ratio; /* of what grows to that of the median domain; NAN */
	bool alone; /* scales on its own */
} DomainRows;

typedef struct DomainPeople {
	guint events; /* in the window */
	bool known; /* they are enough to tell */
	GPtrArray *experts; /* of char *: who are still here; borrowed */
	guint gone; /* experts that are not */
	double top_share, effective; /* of all who ever did something */
} DomainPeople;

typedef struct DomainProfile {
	const Domain *domain;
	const ConfigDomain *config; /* NULL: proposed */
	DomainRows rows;
	DomainPeople people;
	guint issues; /* ever; of those assigned to a domain */
	guint recent; /* made in the last half year */
	double issues_per_1000; /* of those, of user-months; NAN */
	double monthly; /* spend in the latest complete month; NAN */
	double spend_share; /* of all spend then; NAN */
	guint vendor_columns; /* that hold ids of third parties */
	GPtrArray *vendors; /* of const Integration * that touch it */
	RiskPart parts[DOMAIN_RISK_PARTS];
	RiskScore risk;
	size_t rank, best, worst; /* 1: the highest risk */
	Separation separation;
} DomainProfile;

typedef enum SpendTags {
	TAGS_KNOWN,
	TAGS_NO_BILLS, /* that tell a complete month */
	TAGS_NOT_CONFIGURED, /* headroom.yaml names no cost_tag */
	TAGS_NONE_MATCH, /* no bill has a tag of a domain */
} SpendTags;

struct DomainProfileResult {
	GPtrArray *list; /* of DomainProfile *, as the map's domains */
	IssueDomains *issues;
	People *people; /* whose names the experts have */
	GPtrArray *integrations; /* of Integration * */
	double squads; /* NAN: not known */
	SpendTags tags;
	double tagged_share; /* of spend that is some domain's; NAN */
	double life; /* user-months since launch; NAN */
};

bool domain_profile_compute(
    const Evidence *evidence, Results *results, GError **error);
void domain_profile_describe(
    const Evidence *evidence, const Results *results, Report *report);
void domain_profile_result_free(DomainProfileResult *result);

const DomainProfile *domain_profile_at(
    const DomainProfileResult *result, guint i);

/* The weights of the parts, from the assumptions. */
void domain_risk_weights(
    const Evidence *evidence, double weights[DOMAIN_RISK_PARTS]);

/* "rows", "coupling", "experts", "churn", "vendors". */
extern const char *const domain_risk_part_names[DOMAIN_RISK_PARTS];
extern const AssumptionId domain_risk_assumptions[DOMAIN_RISK_PARTS];

#endif
