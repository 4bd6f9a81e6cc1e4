/*
 * people.h - who is who in the issue trackers.
 *
 * One number for each person, whatever alias of headroom.yaml the tracker
 * uses, in the order in which facts have them; none for bots.  Somebody is
 * gone who left no trace for long, or is not on the list of headroom.yaml
 * where it has one.
 */
#ifndef PIPELINE_ANALYSIS_PEOPLE_H
#define PIPELINE_ANALYSIS_PEOPLE_H

#include "pipeline/analysis/analysis.h"

#define NO_PERSON G_MAXUINT

typedef struct People People; /* opaque */

/* Of all issues. */
People *people_new(const Evidence *evidence);
void people_free(People *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(People, people_free)

guint people_count(const People *people);

/* NO_PERSON for bots and NULL. */
guint people_find(const People *people, const char *name);

/* As headroom.yaml has it, else as the tracker. */
const char *people_name(const People *people, guint person);
bool people_is_gone(const People *people, guint person);

#endif
