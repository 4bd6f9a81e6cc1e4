#include "pipeline/facts/facts_bills.h"
#include "pipeline/facts/bill_sides.h"

#include <math.h>
#include <string.h>

#define PART_SHARE 0.1 /* less of its lines elsewhere: another part */
#define SAME_SHARE 0.9 /* more: surely the same bill */

typedef enum Verdict {
	VERDICT_PART, /* counts beside the others */
	VERDICT_FOCUS, /* told in FOCUS too */
	VERDICT_FORMAT, /* told in another format too */
	VERDICT_AGAIN,
	VERDICT_DOUBT, /* perhaps again */
	VERDICT_NAMELESS, /* one of the two names no account */
} Verdict;

/* What became of bills of one file because of another; one finding. */
typedef struct Note {
	Verdict verdict;
	size_t file, other;
	long bills;
	Month first, last;
} Note;

typedef struct Settling {
	Facts *facts;
	GArray *notes; /* of Note */
} Settling;

static Note *
find_note(Settling *settling, const Note *like)
{
	for (unsigned i = 0; i < settling->notes->len; i++) {
		Note *note = &g_array_index(settling->notes, Note, i);

		if (note->verdict == like->verdict &&
		    (like->verdict == VERDICT_PART ||
			(note->file == like->file &&
			    note->other == like->other)))
			return note;
	}
	g_array_append_val(settling->notes, *like);
	return &g_array_index(settling->notes, Note, settling->notes->len - 1);
}

static void
note(Settling *settling, const BillEntry *entry, const BillEntry *other,
    Verdict verdict)
{
	Note like = {
		.verdict = verdict,
		.file = entry->bill.input,
		.other = other->bill.input,
		.first = entry->bill.period,
		.last = entry->bill.period,
	};
	Note *found = find_note(settling, &like);

	found->bills++;
	found->first = MIN(found->first, like.first);
	found->last = MAX(found->last, like.last);
}

static void
supersede(Settling *settling, BillEntry *entry, const BillEntry *other,
    Verdict verdict)
{
	entry->bill.superseded = true;
	input_unuse(facts_input(settling->facts, entry->bill.input),
	    SKIP_BILL_TWICE, entry->rows);
	note(settling, entry, other, verdict);
}

/* Rank order of facts_bills.h; best first. */
static int
compare_ranks(const void *left, const void *right)
{
	const Bill *a = *(const Bill *const *)left;
	const Bill *b = *(const Bill *const *)right;
	bool final_a = *a->invoice != '\0', final_b = *b->invoice != '\0';

	if (a->focus != b->focus)
		return a->focus ? -1 : 1;
	if (final_a != final_b)
		return final_a ? -1 : 1;
	if (a->last_charge != b->last_charge)
		return a->last_charge > b->last_charge ? -1 : 1;
	if (a->lines != b->lines)
		return a->lines > b->lines ? -1 : 1;
	return (a->input < b->input) - (a->input > b->input);
}

/* The order in doubt: what is larger loses more when it does not count. */
static int
compare_sizes(const void *left, const void *right)
{
	const Bill *a = *(const Bill *const *)left;
	const Bill *b = *(const Bill *const *)right;

	if (a->focus != b->focus)
		return a->focus ? -1 : 1;
	if (a->lines != b->lines)
		return a->lines > b->lines ? -1 : 1;
	return compare_ranks(left, right);
}

static double
total_of(const Bill *bill, const char *currency)
{
	double total = 0;

	for (unsigned i = 0; i < bill->cells->len; i++) {
		const CostCell *cell = g_ptr_array_index(bill->cells, i);

		if (g_str_equal(cell->currency, currency))
			total += decimal_to_double(cell->billed);
	}
	return total;
}

/* The currencies of BILL; of char *, borrowed. */
static GPtrArray *
currencies_of(const Bill *bill)
{
	GPtrArray *list = g_ptr_array_new();

	for (unsigned i = 0; i < bill->cells->len; i++) {
		CostCell *cell = g_ptr_array_index(bill->cells, i);

		if (!g_ptr_array_find_with_equal_func(
			list, cell->currency, g_str_equal, NULL))
			g_ptr_array_add(list, cell->currency);
	}
	return list;
}

/* In each currency by itself: amounts of two are not added. */
static bool
same_total(const Bill *a, const Bill *b)
{
	g_autoptr(GPtrArray) currencies = currencies_of(a);
	bool any = false;

	for (unsigned i = 0; i < currencies->len; i++) {
		double total_a = total_of(a, currencies->pdata[i]);
		double total_b = total_of(b, currencies->pdata[i]);

		if (fabs(total_a - total_b) > 1e-6 * fabs(total_a))
			return false;
		any |= total_a != 0;
	}
	return any;
}

/* Names that are equal but for their digits: part_0_0001.csv. */
static bool
alike_but_digits(const char *a, const char *b)
{
	for (;;) {
		a += strspn(a, "0123456789");
		b += strspn(b, "0123456789");
		if (*a != *b)
			return false;
		if (*a == '\0')
			return true;
		a++;
		b++;
	}
}

/* Only the file's own name may differ, not the folder of another day. */
static bool
are_part_names(const char *a, const char *b)
{
	g_autofree char *folder_a = g_path_get_dirname(a);
	g_autofree char *folder_b = g_path_get_dirname(b);

	return g_str_equal(folder_a, folder_b) && alike_but_digits(a, b);
}

/* How ENTRY stands to the files TAKEN of its bill, whose lines are ALL. */
static Verdict
judge(const Facts *facts, BillEntry *entry, const GPtrArray *taken,
    LineSketch *all)
{
	const BillEntry *first = g_ptr_array_index(taken, 0);
	double share = line_sketch_containment(&entry->lines, all);

	if (share >= SAME_SHARE)
		return VERDICT_AGAIN;
	for (unsigned i = 0; i < taken->len; i++)
		if (same_total(g_ptr_array_index(taken, i), &entry->bill))
			return VERDICT_DOUBT;
	if (!isnan(share))
		return share < PART_SHARE ? VERDICT_PART : VERDICT_DOUBT;
	return are_part_names(facts_path(facts, first->bill.input),
		   facts_path(facts, entry->bill.input))
		   ? VERDICT_PART
		   : VERDICT_DOUBT;
}

static bool
same_format(const Facts *facts, const BillEntry *a, const BillEntry *b)
{
	const Input *input_a = g_ptr_array_index(facts->inputs, a->bill.input);
	const Input *input_b = g_ptr_array_index(facts->inputs, b->bill.input);

	return g_strcmp0(input_a->format, input_b->format) == 0;
}

/* Judges BILLS, all of one bill, from the first on; the first counts.  True
 * when there was doubt. */
static bool
weigh(const Facts *facts, const GPtrArray *bills, Verdict *verdicts)
{
	g_autoptr(GPtrArray) taken = g_ptr_array_new();
	BillEntry *best = g_ptr_array_index(bills, 0);
	bool doubt = false;
	LineSketch all;

	line_sketch_init(&all);
	for (unsigned i = 0; i < bills->len; i++) {
		BillEntry *entry = g_ptr_array_index(bills, i);

		if (i == 0)
			verdicts[i] = VERDICT_PART;
		else if (entry->bill.focus != best->bill.focus)
			verdicts[i] = VERDICT_FOCUS;
		else if (!same_format(facts, entry, best))
			verdicts[i] = VERDICT_FORMAT;
		else
			verdicts[i] = judge(facts, entry, taken, &all);
		doubt |= verdicts[i] == VERDICT_DOUBT;
		if (verdicts[i] != VERDICT_PART)
			continue;
		line_sketch_merge(&all, &entry->lines);
		g_ptr_array_add(taken, entry);
	}
	line_sketch_clear(&all);
	return doubt;
}

/* BILLS all tell one bill. */
static void
settle_bill(Settling *settling, GPtrArray *bills)
{
	g_autofree Verdict *verdicts = g_new0(Verdict, bills->len);
	BillEntry *best;

	g_ptr_array_sort(bills, compare_ranks);
	if (weigh(settling->facts, bills, verdicts)) {
		g_ptr_array_sort(bills, compare_sizes);
		weigh(settling->facts, bills, verdicts);
	}
	best = g_ptr_array_index(bills, 0);
	for (unsigned i = 1; i < bills->len; i++) {
		BillEntry *entry = g_ptr_array_index(bills, i);

		if (verdicts[i] == VERDICT_PART)
			note(settling, entry, best, verdicts[i]);
		else
			supersede(settling, entry, best, verdicts[i]);
	}
}

static void
report_join(Facts *facts, const GPtrArray *actual, const GPtrArray *amortised)
{
	const BillEntry *paid = g_ptr_array_index(actual, 0);
	const BillEntry *spread = g_ptr_array_index(amortised, 0);
	char month[MONTH_TEXT_SIZE];

	finding_list_add(facts->findings, FINDING_NOTE, "bill-joined",
	    facts_path(facts, paid->bill.input), 0, 0,
	    "%s of account %s is here as it is paid and in %s as commitments "
	    "are used up: billed cost is taken from the one, effective cost "
	    "from the other",
	    month_format_iso(paid->bill.period, month), paid->bill.account,
	    facts_path(facts, spread->bill.input));
}

/* BILLS are all of one account and period. */
static void
settle_account(Settling *settling, GPtrArray *bills)
{
	g_autoptr(GPtrArray) actual = g_ptr_array_new();
	g_autoptr(GPtrArray) amortised = g_ptr_array_new();

	if (!bill_sides_split(settling->facts, bills, actual, amortised)) {
		settle_bill(settling, bills);
		return;
	}
	settle_bill(settling, actual);
	settle_bill(settling, amortised);
	bill_sides_join(actual, amortised);
	report_join(settling->facts, actual, amortised);
}

static bool
is_nameless(const BillEntry *entry)
{
	return *entry->account_key == '\0';
}

/* Whether the file of ENTRY has bills with an account that count. */
static bool
counts_beside(const GPtrArray *bills, const BillEntry *entry, bool *any)
{
	*any = false;
	for (unsigned i = 0; i < bills->len; i++) {
		const BillEntry *other = g_ptr_array_index(bills, i);

		if (is_nameless(other) ||
		    other->bill.input != entry->bill.input)
			continue;
		*any = true;
		if (!other->bill.superseded)
			return true;
	}
	return false;
}

/*
 * ENTRY names no account; BILLS are all of its provider and period.  It may
 * be what another file tells with an account.  Lines without an account in
 * a file that has others (taxes) share their fate.
 */
static void
settle_nameless(Settling *settling, const GPtrArray *bills, BillEntry *entry)
{
	bool any;

	if (entry->bill.superseded || counts_beside(bills, entry, &any))
		return;
	for (unsigned i = 0; i < bills->len; i++) {
		BillEntry *other = g_ptr_array_index(bills, i);

		if (is_nameless(other) || other->bill.superseded ||
		    other->bill.input == entry->bill.input)
			continue;
		if (any || other->bill.focus || !entry->bill.focus) {
			supersede(settling, entry, other, VERDICT_NAMELESS);
			return;
		}
		supersede(settling, other, entry, VERDICT_NAMELESS);
	}
}

static bool
same_month(const BillEntry *a, const BillEntry *b)
{
	return g_str_equal(a->bill.provider, b->bill.provider) &&
	       a->bill.period == b->bill.period;
}

static int
compare_months(const void *left, const void *right)
{
	const BillEntry *a = *(const BillEntry *const *)left;
	const BillEntry *b = *(const BillEntry *const *)right;
	int order = strcmp(a->bill.provider, b->bill.provider);

	if (order)
		return order;
	if (a->bill.period != b->bill.period)
		return a->bill.period < b->bill.period ? -1 : 1;
	order = strcmp(a->account_key, b->account_key);
	if (order)
		return order;
	return compare_ranks(left, right);
}

/* The bills from START on that SAME says belong together; moves START. */
static GPtrArray *
take_run(const GPtrArray *bills, unsigned *start,
    bool (*same)(const BillEntry *, const BillEntry *))
{
	GPtrArray *run = g_ptr_array_new();
	BillEntry *first = g_ptr_array_index(bills, *start);

	while (*start < bills->len &&
	       same(first, g_ptr_array_index(bills, *start)))
		g_ptr_array_add(run, g_ptr_array_index(bills, (*start)++));
	return run;
}

static bool
same_account(const BillEntry *a, const BillEntry *b)
{
	return g_str_equal(a->account_key, b->account_key);
}

/* BILLS are all of one provider and period, sorted by account. */
static void
settle_month(Settling *settling, const GPtrArray *bills)
{
	for (unsigned i = 0; i < bills->len;) {
		g_autoptr(GPtrArray) run = take_run(bills, &i, same_account);

		settle_account(settling, run);
	}
	for (unsigned i = 0; i < bills->len; i++)
		if (is_nameless(g_ptr_array_index(bills, i)))
			settle_nameless(
			    settling, bills, g_ptr_array_index(bills, i));
}

static const char *
explain(Verdict verdict)
{
	static const char *const texts[] = {
		[VERDICT_PART] = "",
		[VERDICT_FOCUS] = "tells them in FOCUS, which is used",
		[VERDICT_FORMAT] =
		    "tells them in another format and is used, since lines "
		    "of two formats cannot be added up; give one export of "
		    "each account",
		[VERDICT_AGAIN] =
		    "tells them again, later or more fully, and is used",
		[VERDICT_DOUBT] =
		    "tells the same account and month and is used; some "
		    "lines or the totals agree, so that counting both could "
		    "count twice; give either whole months or files without "
		    "common lines",
		[VERDICT_NAMELESS] =
		    "tells the same provider and month and is used; one of "
		    "the two names no account, so that they may be the same "
		    "bill; give one of them only",
	};

	return texts[verdict];
}

static void
report_part(const Note *told, Facts *facts)
{
	finding_list_add(facts->findings, FINDING_NOTE, "bill-in-parts",
	    facts_path(facts, told->other), 0, 0,
	    "several files hold different lines of one bill and are added up "
	    "(%ld beyond the first of their bill; such as %s and %s)",
	    told->bills, facts_path(facts, told->other),
	    facts_path(facts, told->file));
}

static void
report(const Note *told, Facts *facts)
{
	bool doubt =
	    told->verdict == VERDICT_DOUBT || told->verdict == VERDICT_NAMELESS;
	char first[MONTH_TEXT_SIZE], last[MONTH_TEXT_SIZE];
	const char *file = facts_path(facts, told->file);

	if (told->verdict == VERDICT_PART) {
		report_part(told, facts);
		return;
	}
	finding_list_add(facts->findings,
	    doubt ? FINDING_WARNING : FINDING_NOTE,
	    doubt ? "bill-perhaps-twice" : "bill-told-twice", file, 0, 0,
	    "%ld %s of %s (%s to %s) not counted: %s %s", told->bills,
	    told->bills == 1 ? "bill" : "bills", file,
	    month_format_iso(told->first, first),
	    month_format_iso(told->last, last), facts_path(facts, told->other),
	    explain(told->verdict));
}

void
bills_settle(Facts *facts, GPtrArray *rows)
{
	g_autoptr(GPtrArray) bills = g_ptr_array_new();
	Settling settling = { facts, g_array_new(FALSE, FALSE, sizeof(Note)) };

	for (unsigned i = 0; i < rows->len; i++)
		g_ptr_array_add(bills, g_ptr_array_index(rows, i));
	g_ptr_array_sort(bills, compare_months);
	for (unsigned i = 0; i < bills->len;) {
		g_autoptr(GPtrArray) run = take_run(bills, &i, same_month);

		settle_month(&settling, run);
	}
	for (unsigned i = 0; i < settling.notes->len; i++)
		report(&g_array_index(settling.notes, Note, i), facts);
	g_array_unref(settling.notes);
}
