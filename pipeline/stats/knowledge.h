/*
 * knowledge.h - who knows an area, from what people did there and when.
 *
 * K of a person in an area is the sum of weight * 2^(-age / half-life) over
 * the events.  Experts know the area at least nearly as well as whoever knows
 * it best, and not next to nothing.  Areas and people are numbers from 0 on.
 * What left no event is not seen: K understates, and ranks nobody.
 */
#ifndef PIPELINE_STATS_KNOWLEDGE_H
#define PIPELINE_STATS_KNOWLEDGE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct KnowledgeRule {
	double half_life; /* days */
	double expert_share; /* of the most that anybody in the area has */
	double expert_least; /* K */
} KnowledgeRule;

typedef struct Knowledge Knowledge; /* opaque */

/* Without events. */
Knowledge *knowledge_new(size_t areas, size_t people, KnowledgeRule rule);
void knowledge_free(Knowledge *knowledge);

/* AGE in days, not below 0. */
void knowledge_add(Knowledge *knowledge, size_t area, size_t person,
    double weight, double age);

/* K. */
double knowledge_of(const Knowledge *knowledge, size_t area, size_t person);

bool knowledge_is_expert(
    const Knowledge *knowledge, size_t area, size_t person);

/* The least K of an expert. */
double knowledge_needed(const Knowledge *knowledge, size_t area);

/* The share of the most knowing in all that is known; NAN without events. */
double knowledge_top_share(const Knowledge *knowledge, size_t area);

/* N_eff = 1 / sum of share^2: as many people who all know the same would be as
 * concentrated; NAN without events. */
double knowledge_effective_people(const Knowledge *knowledge, size_t area);

#endif
