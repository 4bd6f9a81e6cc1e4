/*
 * debt_waiting.h - what leaving each piece of debt for 3, 6, 12 months costs.
 *
 * Risk(h) = rate * I * h + impact * Lambda(h).  I is an issue's share, by
 * hours, of what the debt model says of the whole; a finding of the schema
 * costs nobody time while it waits, but migrating it gets dearer, and that
 * difference takes the place of the first term; where its key runs out, all
 * users stand still until it is migrated.  Lambda is the incidents to
 * come: those that are linked, and the item's share, by hours, of those of its
 * area.  The impact is in revenue, where that is known, and in hours of
 * users.  All items have draw i of growth, waste and durations in common.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_WAITING_H
#define PIPELINE_ANALYSIS_DEBT_WAITING_H

#include "pipeline/analysis/debt_register.h"

/* Fills event_share, interest, events, cost, user_hours, draws and rank of
 * every item, and RESULT's waiting. */
void debt_waiting_compute(const Evidence *evidence, const Results *results,
    DebtRegisterResult *result);

#endif
