/*
 * bill_sides.h - one bill told as what is paid and as what it is worth.
 *
 * Azure exports a month twice: the actual costs have the purchase of a
 * commitment and its use at nothing, the amortised ones spread the price over
 * the use.  Together they are BilledCost and EffectiveCost of one bill.
 */
#ifndef PIPELINE_FACTS_BILL_SIDES_H
#define PIPELINE_FACTS_BILL_SIDES_H

#include "pipeline/facts/facts_bills.h"

/*
 * Sorts BILLS (of BillEntry *, of one account, period and format) into ACTUAL
 * and AMORTISED.  Files that show no commitment go with those of their
 * folder, else with the side that lacks their lines.  False: they are not of
 * two sides, and nothing is sorted.
 */
bool bill_sides_split(const Facts *facts, const GPtrArray *bills,
    GPtrArray *actual, GPtrArray *amortised);

/* Leaves ACTUAL what is billed and AMORTISED what is effective. */
void bill_sides_join(const GPtrArray *actual, const GPtrArray *amortised);

#endif
