#include "pipeline/facts/bill_sides.h"

#include <math.h>

#define OTHER_SHARE 0.1 /* of its lines are there: it is not this side's */

typedef enum Side {
	SIDE_OPEN, /* no commitment shows */
	SIDE_ACTUAL,
	SIDE_AMORTISED,
	SIDE_BOTH, /* no export of Azure's */
	SIDE_COUNT
} Side;

static Side
side_of(const BillEntry *entry)
{
	if (entry->bought && entry->spread)
		return SIDE_BOTH;
	if (entry->spread)
		return SIDE_AMORTISED;
	return entry->bought || entry->covered ? SIDE_ACTUAL : SIDE_OPEN;
}

/* What is known of one side. */
typedef struct SideLines {
	GPtrArray *entries; /* of BillEntry *, borrowed */
	LineSketch lines;
} SideLines;

static void
side_add(SideLines *side, BillEntry *entry)
{
	g_ptr_array_add(side->entries, entry);
	line_sketch_merge(&side->lines, &entry->lines);
}

static bool
has_folder(const Facts *facts, const SideLines *side, const BillEntry *entry)
{
	g_autofree char *folder =
	    g_path_get_dirname(facts_path(facts, entry->bill.input));

	for (unsigned i = 0; i < side->entries->len; i++) {
		const BillEntry *other = side->entries->pdata[i];
		g_autofree char *its =
		    g_path_get_dirname(facts_path(facts, other->bill.input));

		if (g_str_equal(folder, its))
			return true;
	}
	return false;
}

static bool
has_lines(SideLines *side, BillEntry *entry)
{
	double share = line_sketch_containment(&entry->lines, &side->lines);

	return !isnan(share) && share >= OTHER_SHARE;
}

/* The side of an ENTRY that does not show it. */
static Side
guess_side(const Facts *facts, SideLines *sides, BillEntry *entry)
{
	SideLines *actual = &sides[SIDE_ACTUAL];
	SideLines *amortised = &sides[SIDE_AMORTISED];
	bool near_actual = has_folder(facts, actual, entry);

	if (near_actual != has_folder(facts, amortised, entry))
		return near_actual ? SIDE_ACTUAL : SIDE_AMORTISED;
	if (has_lines(actual, entry) && !has_lines(amortised, entry))
		return SIDE_AMORTISED;
	return SIDE_ACTUAL;
}

static bool
are_comparable(const Facts *facts, const GPtrArray *bills)
{
	const BillEntry *first = bills->pdata[0];
	const Input *input =
	    g_ptr_array_index(facts->inputs, first->bill.input);

	for (unsigned i = 0; i < bills->len; i++) {
		const BillEntry *entry = bills->pdata[i];
		const Input *other =
		    g_ptr_array_index(facts->inputs, entry->bill.input);

		if (entry->bill.focus || side_of(entry) == SIDE_BOTH ||
		    g_strcmp0(input->format, other->format) != 0)
			return false;
	}
	return true;
}

static void
take_sides(const Facts *facts, const GPtrArray *bills, SideLines *sides)
{
	for (unsigned i = 0; i < bills->len; i++) {
		BillEntry *entry = bills->pdata[i];

		if (side_of(entry) != SIDE_OPEN)
			side_add(&sides[side_of(entry)], entry);
	}
	if (sides[SIDE_ACTUAL].entries->len == 0 &&
	    sides[SIDE_AMORTISED].entries->len == 0)
		return;
	for (unsigned i = 0; i < bills->len; i++) {
		BillEntry *entry = bills->pdata[i];

		if (side_of(entry) == SIDE_OPEN)
			side_add(
			    &sides[guess_side(facts, sides, entry)], entry);
	}
}

static void
copy_entries(const SideLines *side, GPtrArray *out)
{
	for (unsigned i = 0; i < side->entries->len; i++)
		g_ptr_array_add(out, side->entries->pdata[i]);
}

bool
bill_sides_split(const Facts *facts, const GPtrArray *bills, GPtrArray *actual,
    GPtrArray *amortised)
{
	SideLines sides[SIDE_COUNT];
	bool both;

	if (bills->len < 2 || !are_comparable(facts, bills))
		return false;
	for (Side side = 0; side < SIDE_COUNT; side++) {
		sides[side].entries = g_ptr_array_new();
		line_sketch_init(&sides[side].lines);
	}
	take_sides(facts, bills, sides);
	both = sides[SIDE_ACTUAL].entries->len > 0 &&
	       sides[SIDE_AMORTISED].entries->len > 0;
	if (both) {
		copy_entries(&sides[SIDE_ACTUAL], actual);
		copy_entries(&sides[SIDE_AMORTISED], amortised);
	}
	for (Side side = 0; side < SIDE_COUNT; side++) {
		g_ptr_array_unref(sides[side].entries);
		line_sketch_clear(&sides[side].lines);
	}
	return both;
}

void
bill_sides_join(const GPtrArray *actual, const GPtrArray *amortised)
{
	for (unsigned i = 0; i < actual->len; i++) {
		const BillEntry *entry = actual->pdata[i];

		for (unsigned j = 0; j < entry->bill.cells->len; j++)
			((CostCell *)entry->bill.cells->pdata[j])->effective =
			    0;
	}
	for (unsigned i = 0; i < amortised->len; i++) {
		const BillEntry *entry = amortised->pdata[i];

		for (unsigned j = 0; j < entry->bill.cells->len; j++)
			((CostCell *)entry->bill.cells->pdata[j])->billed = 0;
	}
}
