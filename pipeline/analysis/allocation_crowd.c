#include "pipeline/analysis/allocation_crowd.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/debt.h"

/* More rows of one kind are not told. */
enum { MOST_ROWS = 3 };

/* Which side of the target a sprint is on. */
typedef enum Side { SIDE_BELOW, SIDE_KEPT, SIDES } Side;

typedef struct Heap {
	Crowd crowd;
	double effort[SIDES];
} Heap;

typedef struct Sorter {
	const Evidence *evidence;
	GArray *heaps; /* of Heap, in the order of their first issue */
	double all[SIDES]; /* effort, debt included */
} Sorter;

static bool
is_same(const Crowd *a, const Crowd *b)
{
	return a->by == b->by && a->kind == b->kind &&
	       g_strcmp0(a->name, b->name) == 0 &&
	       g_strcmp0(a->key, b->key) == 0;
}

static void
add(Sorter *sorter, Crowd crowd, Side side, double effort)
{
	Heap heap = { .crowd = crowd };

	for (guint i = 0; i < sorter->heaps->len; i++) {
		Heap *one = &g_array_index(sorter->heaps, Heap, i);

		if (!is_same(&one->crowd, &crowd))
			continue;
		one->effort[side] += effort;
		return;
	}
	heap.effort[side] = effort;
	g_array_append_val(sorter->heaps, heap);
}

static const Issue *
epic_of(const Evidence *evidence, const Issue *issue)
{
	for (size_t i = 0; i < issue->link_count; i++) {
		const Issue *parent;

		if (issue->links[i].kind != LINK_PARENT)
			continue;
		parent = facts_find_linked(
		    evidence->facts, issue, issue->links[i].key);
		if (parent != NULL && parent->kind == ISSUE_EPIC)
			return parent;
	}
	return NULL;
}

/* It came up when the sprint had begun. */
static bool
has_arrived(const Sprint *sprint, const Issue *issue)
{
	return (issue->kind == ISSUE_BUG || issue->kind == ISSUE_INCIDENT) &&
	       instant_date(issue->created) >= sprint->first;
}

static void
sort_issue(Sorter *sorter, const Sprint *sprint, const Issue *issue, Side side,
    double effort)
{
	const Issue *epic = epic_of(sorter->evidence, issue);

	add(sorter, (Crowd){ .by = CROWD_KIND, .kind = issue->kind }, side,
	    effort);
	if (has_arrived(sprint, issue))
		add(sorter, (Crowd){ .by = CROWD_ARRIVED }, side, effort);
	if (issue->components[0] != NULL)
		add(sorter,
		    (Crowd){
			.by = CROWD_COMPONENT, .name = issue->components[0] },
		    side, effort);
	if (epic != NULL)
		add(sorter,
		    (Crowd){ .by = CROWD_EPIC,
			.name = epic->summary,
			.key = epic->key },
		    side, effort);
}

static void
sort_sprint(
    Sorter *sorter, const Sprint *sprint, EffortMeasure measure, Side side)
{
	sorter->all[side] += sprint->tally.effort;
	for (guint i = 0; i < sprint->done->len; i++) {
		const Issue *issue = g_ptr_array_index(sprint->done, i);
		const double effort = work_effort(measure, issue);

		if (!isnan(effort) &&
		    !debt_is_debt(sorter->evidence->config, issue))
			sort_issue(sorter, sprint, issue, side, effort);
	}
}

static int
compare_heaps(const void *left, const void *right)
{
	const Heap *a = left, *b = right;

	if (a->crowd.by != b->crowd.by)
		return a->crowd.by < b->crowd.by ? -1 : 1;
	if (a->effort[SIDE_BELOW] != b->effort[SIDE_BELOW])
		return a->effort[SIDE_BELOW] > b->effort[SIDE_BELOW] ? -1 : 1;
	if (a->crowd.kind != b->crowd.kind)
		return a->crowd.kind < b->crowd.kind ? -1 : 1;
	if (g_strcmp0(a->crowd.name, b->crowd.name) != 0)
		return g_strcmp0(a->crowd.name, b->crowd.name);
	return g_strcmp0(a->crowd.key, b->crowd.key);
}

static void
take_rows(const Sorter *sorter, GArray *crowd)
{
	guint rows[CROWD_KINDS] = { 0 };

	for (guint i = 0; i < sorter->heaps->len; i++) {
		const Heap *heap = &g_array_index(sorter->heaps, Heap, i);
		Crowd row = heap->crowd;

		if (!(heap->effort[SIDE_BELOW] > 0) ||
		    rows[row.by]++ >= MOST_ROWS)
			continue;
		row.below = heap->effort[SIDE_BELOW] / sorter->all[SIDE_BELOW];
		row.kept =
		    sorter->all[SIDE_KEPT] > 0
			? heap->effort[SIDE_KEPT] / sorter->all[SIDE_KEPT]
			: NAN;
		g_array_append_val(crowd, row);
	}
}

/* How much more than elsewhere; kinds of work only, since epics and
 * components come and go by themselves. */
static void
find_crowded(AllocationResult *allocation)
{
	const GArray *crowd = allocation->crowd;
	double most = 0;

	allocation->crowded = crowd->len;
	for (guint i = 0; i < crowd->len; i++) {
		const Crowd *row = &g_array_index(crowd, Crowd, i);
		const double more =
		    row->below - (isnan(row->kept) ? 0 : row->kept);

		if (row->by > CROWD_ARRIVED || more <= most)
			continue;
		most = more;
		allocation->crowded = i;
	}
}

void
allocation_find_crowd(
    const Evidence *evidence, AllocationResult *allocation, guint sprints)
{
	const GArray *shares = allocation->shares;
	g_autoptr(GArray) heaps = g_array_new(FALSE, FALSE, sizeof(Heap));
	Sorter sorter = { .evidence = evidence, .heaps = heaps };

	for (guint i = shares->len - MIN(shares->len, sprints); i < shares->len;
	     i++) {
		const SprintShare *one = &g_array_index(shares, SprintShare, i);

		if (!isnan(one->share))
			sort_sprint(&sorter, one->sprint,
			    allocation->sprints->measure,
			    one->share < allocation->target ? SIDE_BELOW
							    : SIDE_KEPT);
	}
	g_array_sort(heaps, compare_heaps);
	take_rows(&sorter, allocation->crowd);
	find_crowded(allocation);
}
