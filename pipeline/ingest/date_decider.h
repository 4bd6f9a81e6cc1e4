/*
 * date_decider.h - is 3/4/26 a day in April or one in March?
 *
 * One export writes all its dates in one order, so every date that proves
 * an order decides for those that leave it open.  Records with open dates
 * wait until the file has ended.
 */
#ifndef PIPELINE_INGEST_DATE_DECIDER_H
#define PIPELINE_INGEST_DATE_DECIDER_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/ingest/record.h"

typedef struct DateDecider {
	DateOrder preferred;	/* where no value proves an order */
	long proofs[DATE_ORDER_YMD + 1];
	long open;		/* records that had to wait */
} DateDecider;

/* Learns from RECORD's FIELDS; true if one of them leaves its order open. */
bool date_decider_see(DateDecider *decider, const Record *record,
    const Field *fields, size_t count);

/* The order for the records that waited. */
DateOrder date_decider_decide(const DateDecider *decider);

/* Says what was assumed or contradictory, where something was. */
void date_decider_describe(const DateDecider *decider, Input *input);

#endif
