/*
 * decision_words.h - whether a text is about a service or an issue.
 */
#ifndef PIPELINE_ANALYSIS_DECISION_WORDS_H
#define PIPELINE_ANALYSIS_DECISION_WORDS_H

#include <stdbool.h>

#include "pipeline/facts/issues.h"

/* TEXT is about the service NAME, by all its words that tell, or by their
 * initials: "Amazon Simple Queue Service" by "simple queue" or "SQS". */
bool decision_names_service(const char *text, const char *name);

/* TEXT is about ISSUE: it has its key, or two and half of its longer words. */
bool decision_names_issue(const char *text, const Issue *issue);

#endif
