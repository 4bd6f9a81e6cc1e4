/*
 * bill_notes.h - oddities of a bill, counted while it streams.
 *
 * Plain data, zeroed to begin with.
 */
#ifndef PIPELINE_INGEST_BILL_NOTES_H
#define PIPELINE_INGEST_BILL_NOTES_H

#include <stdbool.h>

#include "pipeline/facts/inputs.h"

typedef struct BillTally {
	long count, first_line;
} BillTally;

typedef struct BillNotes {
	BillTally unamortised; /* the columns for it are not in the file */
	BillTally amortised; /* lines of commitments that are paid elsewhere */
	BillTally rounded; /* more than 24 places */
	BillTally respelt; /* amounts as spreadsheets write them */
	bool overflow; /* of the file's total */
} BillNotes;

void bill_tally(BillTally *tally, long line);

/* Adds a finding to INPUT for each oddity that there is. */
void bill_notes_describe(const BillNotes *notes, Input *input);

#endif
