#include "pipeline/ingest/date_decider.h"

static const char *const order_names[] = {
	[DATE_ORDER_UNKNOWN] = "unknown",
	[DATE_ORDER_DMY] = "day/month/year",
	[DATE_ORDER_MDY] = "month/day/year",
	[DATE_ORDER_YMD] = "year/month/day",
};

static bool
see_value(DateDecider *decider, const Value *value)
{
	Instant ignored;

	decider->proofs[date_order_hint(value->text, value->length)]++;
	return instant_parse(value->text, value->length, DATE_ORDER_UNKNOWN,
		   &ignored) == DATE_PARSE_AMBIGUOUS;
}

bool
date_decider_see(DateDecider *decider, const Record *record,
    const Field *fields, size_t count)
{
	bool open = false;

	for (size_t i = 0; i < count; i++)
		for (const Value *value = record_value(record, fields[i]);
		     value; value = record_next(record, value))
			open |= see_value(decider, value);
	decider->open += open;
	return open;
}

static DateOrder
proven(const DateDecider *decider)
{
	DateOrder best = DATE_ORDER_UNKNOWN;
	long most = 0;

	for (DateOrder order = DATE_ORDER_DMY; order <= DATE_ORDER_YMD;
	     order++) {
		if (decider->proofs[order] > most) {
			most = decider->proofs[order];
			best = order;
		}
	}
	return best;
}

DateOrder
date_decider_decide(const DateDecider *decider)
{
	DateOrder order = proven(decider);

	if (order == DATE_ORDER_UNKNOWN)
		order = decider->preferred;
	return order == DATE_ORDER_UNKNOWN ? DATE_ORDER_DMY : order;
}

void
date_decider_describe(const DateDecider *decider, Input *input)
{
	const char *name = order_names[date_decider_decide(decider)];

	if (decider->proofs[DATE_ORDER_DMY] > 0 &&
	    decider->proofs[DATE_ORDER_MDY] > 0)
		finding_list_add(input->findings, FINDING_WARNING,
		    "date-order-mixed", input->path, 0, 0,
		    "dates come in both orders (%ld only fit day/month, %ld "
		    "only month/day); the other numeric dates were read as "
		    "%s",
		    decider->proofs[DATE_ORDER_DMY],
		    decider->proofs[DATE_ORDER_MDY], name);
	else if (decider->open > 0 && proven(decider) == DATE_ORDER_UNKNOWN)
		finding_list_add(input->findings, FINDING_WARNING,
		    "date-order-assumed", input->path, 0, 0,
		    "no date shows whether days or months come first; the "
		    "rows that leave it open (%ld) were read as %s",
		    decider->open, name);
}
