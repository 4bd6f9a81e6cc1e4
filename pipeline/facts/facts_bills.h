/*
 * facts_bills.h - no bill is counted twice.
 *
 * A bill is one provider's account and billing period.  When several files
 * tell it:
 *
 * 1. FOCUS wins over a native export, for every file of the bill;
 * 2. of several native formats the one whose best file ranks first wins,
 *    since lines of different formats cannot be compared;
 * 3. files of one format are taken in rank order: an invoice id, then the
 *    latest charge, then more lines, then the later path.  Each is compared
 *    with the lines taken so far: if less than a tenth of its lines is there
 *    already it is another part of the same bill and counts; otherwise it
 *    is the same bill told again and does not.
 *
 * Azure's actual and amortised exports of a bill are no doubles: each is
 * settled by itself, and both count, joined (bill_sides.h).
 *
 * When lines cannot be compared (sketches too small to meet) files whose
 * names differ only in digits are parts.  There is doubt up to nine tenths,
 * and when totals are equal though the lines are not: then too the file does
 * not count, a warning says so, and more lines rank before all else.
 */
#ifndef PIPELINE_FACTS_FACTS_BILLS_H
#define PIPELINE_FACTS_FACTS_BILLS_H

#include "pipeline/facts/facts_private.h"
#include "pipeline/facts/line_sketch.h"

typedef struct BillEntry {
	Bill bill; /* first: a BillEntry * is a Bill * */
	const char *account_key; /* account_canonical() */
	LineSketch lines;
	long rows; /* of the file; one may hold many lines */
	long bought, covered, spread; /* lines of commitments */
} BillEntry;

/* Marks the superseded among ROWS (of BillEntry *) and moves their rows to
 * skipped; leaves the order as it is. */
void bills_settle(Facts *facts, GPtrArray *rows);

#endif
