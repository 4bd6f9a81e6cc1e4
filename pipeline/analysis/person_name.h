/*
 * person_name.h - the ways in which trackers spell one person.
 *
 * "Zoë Example", "zoe  example", "Example, Zoë", "Zoë Example <zoe@shop.example>"
 * and "Zoë Example (Inactive)" are one name: letter case, accents, space,
 * order and what a tracker adds to accounts that were closed do not count.
 */
#ifndef PIPELINE_ANALYSIS_PERSON_NAME_H
#define PIPELINE_ANALYSIS_PERSON_NAME_H

#include <glib.h>
#include <stdbool.h>

typedef struct PersonName {
	char *shown; /* as spelled, without mail and additions; the mail
			where there is nothing else */
	char *name; /* folded: equal names are equal; NULL: only a mail */
	char *mail; /* folded; NULL */
	char *words; /* of the name, else of the mail's local part, between
			spaces: "zoe example" of zoe.example@shop.example */
	bool closed; /* the tracker says that the account is no longer used */
} PersonName;

void person_name_init(PersonName *name, const char *text);
void person_name_clear(PersonName *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PersonName, person_name_clear)

/* TEXT without letter case and accents: "zoe" of "ZOË". */
char *person_fold(const char *text);

/* TEXT is what automatic accounts are usually called ("dependabot[bot]",
 * "jenkins"), or what stands where there is nobody ("Unassigned"). */
bool person_name_is_usual_bot(const char *text);

#endif
