/*
 * domain_people.h - who knows each domain, from its issues.
 *
 * Having resolved an issue counts 1, having reported it less; half of that
 * after the half-life.  What leaves no trace in a tracker is not seen.
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_PEOPLE_H
#define PIPELINE_ANALYSIS_DOMAIN_PEOPLE_H

#include "pipeline/analysis/domain_profile.h"

/* Fills in DomainPeople; RESULT has its list and issues. */
void domain_people_find(const Evidence *evidence, DomainProfileResult *result);

#endif
