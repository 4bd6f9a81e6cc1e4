#include "pipeline/ingest/bill_notes.h"

#include <stddef.h>

void
bill_tally(BillTally *tally, long line)
{
	if (tally->count++ == 0)
		tally->first_line = line;
}

static void
describe_commitments(const BillNotes *notes, Input *input)
{
	if (notes->unamortised.count > 0)
		finding_list_add(input->findings, FINDING_WARNING,
		    "cost-not-amortised", input->path,
		    notes->unamortised.first_line, 0,
		    "lines of commitments without their amortised cost (%ld) "
		    "count with the billed cost, so that months with upfront "
		    "fees look dearer, unless the amortised export of the "
		    "month is given too",
		    notes->unamortised.count);
	if (notes->amortised.count > 0)
		finding_list_add(input->findings, FINDING_NOTE,
		    "cost-amortised", input->path, notes->amortised.first_line,
		    0,
		    "an amortised export: lines under reservations and savings "
		    "plans (%ld) have an effective cost and no billed one, "
		    "since what was paid is in the actual export",
		    notes->amortised.count);
}

static void
describe_amounts(const BillNotes *notes, Input *input)
{
	if (notes->rounded.count > 0)
		finding_list_add(input->findings, FINDING_NOTE, "cost-rounded",
		    input->path, notes->rounded.first_line, 0,
		    "amounts with more than 24 decimal places were rounded "
		    "there (%ld)",
		    notes->rounded.count);
	if (notes->respelt.count > 0)
		finding_list_add(input->findings, FINDING_WARNING,
		    "amounts-respelt", input->path, notes->respelt.first_line,
		    0,
		    "amounts are spelt as spreadsheets do (%ld), which round "
		    "them too: give the export as it was made",
		    notes->respelt.count);
	if (notes->overflow)
		finding_list_add(input->findings, FINDING_ERROR,
		    "total-overflow", input->path, 0, 0,
		    "the file's total leaves the range of exact numbers and "
		    "is not shown whole");
}

void
bill_notes_describe(const BillNotes *notes, Input *input)
{
	describe_commitments(notes, input);
	describe_amounts(notes, input);
}
