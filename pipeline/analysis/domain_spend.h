/*
 * domain_spend.h - what each domain costs, by the tags of the bills.
 *
 * Spend without a tag of any domain is nobody's; it stays in the whole that
 * shares are of.
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_SPEND_H
#define PIPELINE_ANALYSIS_DOMAIN_SPEND_H

#include "pipeline/analysis/domain_profile.h"

/* Fills in spend and tags of RESULT, which has its list; ODDS, one for each
 * domain and not measured so far: how the odds of its share go with users. */
void domain_spend_find(const Evidence *evidence, const Results *results,
    DomainProfileResult *result, Elasticity *odds);

#endif
