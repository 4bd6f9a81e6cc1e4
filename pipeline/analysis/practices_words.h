/*
 * practices_words.h - what is said of the four processes.
 *
 * The caller frees what is returned as char *.
 */
#ifndef PIPELINE_ANALYSIS_PRACTICES_WORDS_H
#define PIPELINE_ANALYSIS_PRACTICES_WORDS_H

#include "pipeline/analysis/practices.h"

/* "PagerDuty on the bill; …", else where no trace was found. */
char *practice_sign_words(const PracticeCheck *check);

/* "Take 3 left-over flags out of the code." */
char *practice_todo_words(const PracticesResult *practices, Practice practice);

/* How many are in each state, and which. */
char *practices_lead(const PracticesResult *practices);

/* "decision records, on-call": what DEADLINE wants and is not seen; NULL
 * where nothing is left. */
char *practices_wanted(
    const PracticesResult *practices, PracticeDeadline deadline);

#endif
