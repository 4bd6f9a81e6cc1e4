/*
 * failure_words.h - failure modes, rules and evidence in words.
 *
 * What is not const is the caller's to free.
 */
#ifndef PIPELINE_ANALYSIS_FAILURE_WORDS_H
#define PIPELINE_ANALYSIS_FAILURE_WORDS_H

#include "pipeline/analysis/failure_modes.h"

/* "Skipping the domain map"; "▲ fails". */
const char *failure_mode_words(FailureMode mode);
const char *failure_state_words(FailureState state);

/* The rule that holds, with its threshold. */
char *failure_rule_words(const FailureCheck *check);

char *failure_sign_words(const FailureSign *sign);

/* All that was found, in a row. */
char *failure_evidence_words(const FailureCheck *check);

/* "2026 Q3". */
char *failure_quarter_words(int quarter);

#endif
