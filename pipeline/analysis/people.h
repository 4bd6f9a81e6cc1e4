/*
 * people.h - who is who in the issue trackers.
 *
 * One number for each person, whatever spelling the tracker and whatever
 * alias of headroom.yaml it uses; none for bots.  Two spellings are one
 * person where headroom.yaml says so, where they are one name or one mail
 * address (person_name.h), and where the words of one name are those of one
 * mail address only: "zoe.example" and zoe.example@shop.example.  Where
 * several could be meant, they stay apart.
 *
 * Those whom headroom.yaml lists come first, in its order, then the others in
 * the order in which facts have them.  Somebody is gone who left no trace for
 * long, whose account is closed, or who is not on the list where there is
 * one.
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

/* By name, alias or mail; NO_PERSON for bots, strangers and NULL. */
guint people_find(const People *people, const char *name);

/* As headroom.yaml has it, else as the tracker does. */
const char *people_name(const People *people, guint person);
bool people_is_gone(const People *people, guint person);

/* headroom.yaml lists them. */
bool people_is_listed(const People *people, guint person);

/* Of what they made, took or finished; INSTANT_NONE without a trace. */
Instant people_first_seen(const People *people, guint person);
Instant people_last_seen(const People *people, guint person);

/* Every spelling, the name of headroom.yaml first; of const char *. */
const GPtrArray *people_spellings(const People *people, guint person);

/* What counts as a bot in the trackers, by name; of const char *. */
const GPtrArray *people_bots(const People *people);

/* What an issue says that somebody did. */
typedef struct PersonEvent {
	guint person;
	Instant time;
	double age; /* days before the report date */
	double weight; /* of knowledge: having resolved it is 1 */
} PersonEvent;

enum { ISSUE_EVENTS = 2 };

/* Fills EVENTS with those of ISSUE, by people and with dates; says how many. */
size_t people_events_of(
    const People *people, const Issue *issue, PersonEvent events[ISSUE_EVENTS]);

#endif
