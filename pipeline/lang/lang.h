/*
 * lang.h - every sentence that people read in the report, in one place.
 *
 * Messages are lines M(NAME, "text") in pipeline/lang/<area>.def; to add one,
 * add its line there and use MSG_NAME.  Texts hold positional placeholders
 * {0} to {9}, so that a translation may reorder them, and no other braces.
 * Numbers, dates and money come in already formatted (pipeline/base).
 */
#ifndef PIPELINE_LANG_LANG_H
#define PIPELINE_LANG_LANG_H

#include <glib.h>

typedef enum Message {
#define M(name, text) MSG_##name,
#include "pipeline/lang/allocation.def"
#include "pipeline/lang/accountability.def"
#include "pipeline/lang/assumed.def"
#include "pipeline/lang/assumptions.def"
#include "pipeline/lang/brief.def"
#include "pipeline/lang/charts.def"
#include "pipeline/lang/data.def"
#include "pipeline/lang/debt.def"
#include "pipeline/lang/deck.def"
#include "pipeline/lang/domains.def"
#include "pipeline/lang/failures.def"
#include "pipeline/lang/governance.def"
#include "pipeline/lang/ics.def"
#include "pipeline/lang/knowledge.def"
#include "pipeline/lang/ladder.def"
#include "pipeline/lang/migration.def"
#include "pipeline/lang/origins.def"
#include "pipeline/lang/page.def"
#include "pipeline/lang/practices.def"
#include "pipeline/lang/profile.def"
#include "pipeline/lang/register.def"
#include "pipeline/lang/scenarios.def"
#include "pipeline/lang/spend.def"
#include "pipeline/lang/swings.def"
#include "pipeline/lang/team.def"
#include "pipeline/lang/team_groups.def"
#include "pipeline/lang/timeline.def"
#include "pipeline/lang/triggers.def"
#include "pipeline/lang/units.def"
#include "pipeline/lang/users.def"
#undef M
	MSG_COUNT
} Message;

/* The text of a message without placeholders. */
const char *lang_text(Message message);

/* Fills {0}, {1}… with the strings that follow, up to NULL, as they are; a
 * placeholder without a string shows an en dash.  The caller frees it. */
char *lang_format(Message message, ...) G_GNUC_NULL_TERMINATED;

/* The N ITEMS as "A", "A and B", "A, B and C"; "" where there is none.  The
 * caller frees it. */
char *lang_list(const char *const *items, size_t n);

/* The ITEMS, up to NULL, with what stands between two by PAIR: MSG_LIST_NEXT
 * ("A, B, C") or MSG_LIST_CLAUSE ("A; B; C").  The caller frees it. */
char *lang_join(Message pair, char *const *items);

/* ONE where N is 1, else MANY, with {0} being N ("1,234") and the strings
 * that follow, up to NULL, {1}, {2}…  The caller frees it. */
char *lang_count(Message one, Message many, long n, ...) G_GNUC_NULL_TERMINATED;

#endif
