/*
 * demo_words.h - what Larkfield's issues are about.
 *
 * One set of texts for each part of the product, in the order of
 * larkfield_parts.
 */
#ifndef PIPELINE_DEMO_DEMO_WORDS_H
#define PIPELINE_DEMO_DEMO_WORDS_H

#include "pipeline/demo/larkfield.h"

enum {
	EPIC_WORDS = 3,
	STORY_WORDS = 6,
	BUG_WORDS = 4,
	TASK_WORDS = 3,
	DEBT_WORDS = 8,
	AUDIENCES = 8,
	WORK_WORDS = 6,
	COMMENT_WORDS = 6,
	COMMENTS_BEFORE_WORK = 3, /* the first; the rest tell of work done */
};

typedef struct PartWords {
	const char *epics[EPIC_WORDS];
	const char *stories[STORY_WORDS];
	const char *bugs[BUG_WORDS];
	const char *tasks[TASK_WORDS];
	const char *debts[DEBT_WORDS];
} PartWords;

extern const PartWords demo_words[PARTS];
extern const char *const demo_audiences[AUDIENCES]; /* of stories */
extern const char *const demo_work[WORK_WORDS]; /* notes of work logs */
extern const char *const demo_comments[COMMENT_WORDS];

#endif
