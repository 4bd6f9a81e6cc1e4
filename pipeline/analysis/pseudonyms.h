/*
 * pseudonyms.h - people called by numbers, everywhere.
 *
 * Before anything is analysed, facts and configuration lose every name, alias
 * and mail address of everybody whom People knows: as a value of its own and
 * inside of what people wrote, whatever its letter case, accents and
 * punctuation, but never inside of another word.  So nothing behind can leak
 * what it does not have.
 *
 * "Person 1" left the first trace of all, so that later exports add numbers
 * and change none; whoever is only on the list of headroom.yaml is a
 * "Newcomer", and so is who owns a process of governance and is nowhere else.
 * Single names that are common words ("mark", "rose") count
 * where they begin with a capital.
 */
#ifndef PIPELINE_ANALYSIS_PSEUDONYMS_H
#define PIPELINE_ANALYSIS_PSEUDONYMS_H

#include "pipeline/analysis/people.h"

typedef struct Pseudonyms Pseudonyms; /* opaque */

/* PEOPLE is only looked at while it is made. */
Pseudonyms *pseudonyms_new(const People *people);
void pseudonyms_free(Pseudonyms *pseudonyms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pseudonyms, pseudonyms_free)

/* TEXT with pseudonyms; the caller frees it. */
char *pseudonyms_apply(const Pseudonyms *pseudonyms, const char *text);

/* Rewrites FACTS, which are sealed, and CONFIG. */
void pseudonymise(Facts *facts, Config *config, Date as_of);

#endif
