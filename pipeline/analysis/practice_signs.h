/*
 * practice_signs.h - traces that the playbook's processes leave in exports.
 */
#ifndef PIPELINE_ANALYSIS_PRACTICE_SIGNS_H
#define PIPELINE_ANALYSIS_PRACTICE_SIGNS_H

#include "pipeline/analysis/practices.h"

/* Fills the signs of PRACTICE and what was looked at for it. */
void practice_signs_find(const Evidence *evidence, const FlagHygiene *flags,
    Practice practice, PracticeCheck *check);

/* An export that would show PRACTICE was read: without a sign it is missing,
 * and not merely unknown. */
bool practice_would_show(
    const Evidence *evidence, Practice practice, unsigned looked);

#endif
