#include "pipeline/stats/pair_slopes.h"

#include <math.h>
#include <stdbool.h>

#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"

/* Slopes held at once, and slopes sampled to find where to look. */
enum { MOST_HELD = 1 << 20, SAMPLES = 1 << 12 };

typedef struct Point {
	double x, y;
	int stratum;
} Point;

/* The points of one stratum: [first, end). */
typedef struct Run {
	size_t first, end;
} Run;

/* A point on the line that sweeps: see key_at(). */
typedef struct Item {
	double key;
	uint32_t point;
} Item;

struct PairSlopes {
	GArray *points; /* Point, by stratum, then x, then y */
	GArray *runs; /* Run, one for each stratum */
	size_t longest; /* run */
	Item *items, *room; /* one for each point */
	uint64_t count, rising, falling;
	double *samples; /* sorted, -inf first, +inf last; or NULL */
	size_t n_samples;
	GArray *held; /* double: the slopes of these ranks, */
	uint64_t held_from, held_to; /* [from, to), or one that all share */
};

static int
compare_points(const void *a, const void *b)
{
	const Point *p = a, *q = b;

	if (p->stratum != q->stratum)
		return p->stratum < q->stratum ? -1 : 1;
	if (p->x != q->x)
		return p->x < q->x ? -1 : 1;
	return (p->y > q->y) - (p->y < q->y);
}

static const Point *
point_at(const PairSlopes *slopes, size_t i)
{
	return &g_array_index(slopes->points, Point, i);
}

static const Run *
run_at(const PairSlopes *slopes, size_t i)
{
	return &g_array_index(slopes->runs, Run, i);
}

static double
slope_between(const Point *p, const Point *q)
{
	return (q->y - p->y) / (q->x - p->x);
}

/*
 * Two points change places in the order of y - SLOPE x where SLOPE passes the
 * slope between them. In the order of x, that of SLOPE = -inf, none has; a
 * pair out of that order at SLOPE is a pair with a lesser slope.
 */
static double
key_at(const Point *p, double slope)
{
	if (isinf(slope))
		return slope < 0 ? p->x : -p->x;
	return p->y - slope * p->x;
}

static void
set_keys(PairSlopes *slopes, double slope)
{
	for (size_t i = 0; i < slopes->points->len; i++) {
		Item *item = &slopes->items[i];

		item->key = key_at(point_at(slopes, item->point), slope);
	}
}

static void
order_by_x(PairSlopes *slopes)
{
	for (size_t i = 0; i < slopes->points->len; i++)
		slopes->items[i].point = (uint32_t)i;
}

static void
hold_slopes(PairSlopes *slopes, const Item *from, const Item *to, Item with)
{
	const Point *q = point_at(slopes, with.point);

	for (; from < to; from++) {
		const Point *p = point_at(slopes, from->point);
		double slope = slope_between(p, q);

		if (p->x != q->x)
			g_array_append_val(slopes->held, slope);
	}
}

/* Merges the runs [FIRST, MIDDLE) and [MIDDLE, LAST) into the room; the
 * number of pairs that change places, whose slopes are held if HOLD. */
static uint64_t
merge(PairSlopes *slopes, size_t first, size_t middle, size_t last, bool hold)
{
	const Item *items = slopes->items;
	size_t i = first, j = middle, k = first;
	uint64_t swaps = 0;

	while (i < middle && j < last) {
		if (items[j].key < items[i].key) {
			swaps += middle - i;
			if (hold)
				hold_slopes(slopes, items + i, items + middle,
				    items[j]);
			slopes->room[k++] = items[j++];
		} else {
			slopes->room[k++] = items[i++];
		}
	}
	while (i < middle)
		slopes->room[k++] = items[i++];
	while (j < last)
		slopes->room[k++] = items[j++];
	return swaps;
}

/* One pass over RUN, whose items are in order by WIDTH. */
static uint64_t
merge_run(PairSlopes *slopes, const Run *run, size_t width, bool hold)
{
	uint64_t swaps = 0;

	for (size_t i = run->first; i < run->end; i += 2 * width)
		swaps += merge(slopes, i, MIN(i + width, run->end),
		    MIN(i + 2 * width, run->end), hold);
	return swaps;
}

/* Sorts the items of each stratum by key, stably; the number of pairs out of
 * order. */
static uint64_t
sort_items(PairSlopes *slopes, bool hold)
{
	uint64_t swaps = 0;

	for (size_t width = 1; width < slopes->longest; width *= 2) {
		Item *sorted = slopes->room;

		for (size_t i = 0; i < slopes->runs->len; i++)
			swaps +=
			    merge_run(slopes, run_at(slopes, i), width, hold);
		slopes->room = slopes->items;
		slopes->items = sorted;
	}
	return swaps;
}

/* Pairs with a slope < SLOPE. */
static uint64_t
count_below(PairSlopes *slopes, double slope)
{
	order_by_x(slopes);
	set_keys(slopes, slope);
	return sort_items(slopes, false);
}

/* Holds the slopes in [LOW, HIGH). */
static void
hold_between(PairSlopes *slopes, double low, double high)
{
	order_by_x(slopes);
	set_keys(slopes, low);
	sort_items(slopes, false);
	set_keys(slopes, high);
	sort_items(slopes, true);
}

static void
take_points(PairSlopes *slopes, const double *x, const double *y,
    const int *strata, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		Point point = { x[i], y[i], strata == NULL ? 0 : strata[i] };

		if (isfinite(x[i]) && isfinite(y[i]))
			g_array_append_val(slopes->points, point);
	}
	g_array_sort(slopes->points, compare_points);
}

static void
find_runs(PairSlopes *slopes)
{
	Run run = { 0, 0 };

	for (; run.first < slopes->points->len; run.first = run.end) {
		const int stratum = point_at(slopes, run.first)->stratum;

		while (run.end < slopes->points->len &&
		       point_at(slopes, run.end)->stratum == stratum)
			run.end++;
		slopes->longest = MAX(slopes->longest, run.end - run.first);
		g_array_append_val(slopes->runs, run);
	}
}

/* Pairs of RUN with the same x; and of these, with the same y. */
static void
count_ties(const PairSlopes *slopes, const Run *run, uint64_t *same_x,
    uint64_t *same_both)
{
	uint64_t run_x = 0, run_both = 0;

	for (size_t i = run->first + 1; i < run->end; i++) {
		const Point *p = point_at(slopes, i - 1);
		const Point *q = point_at(slopes, i);

		run_x = p->x == q->x ? run_x + 1 : 0;
		run_both = run_x > 0 && p->y == q->y ? run_both + 1 : 0;
		*same_x += run_x;
		*same_both += run_both;
	}
}

/* Rising pairs are counted with y negated, where pairs of equal x and
 * different y are out of order too, and are taken off again. */
static void
count_pairs(PairSlopes *slopes)
{
	uint64_t same_x = 0, same_both = 0;

	for (size_t i = 0; i < slopes->runs->len; i++) {
		const Run *run = run_at(slopes, i);
		const uint64_t n = run->end - run->first;

		count_ties(slopes, run, &same_x, &same_both);
		slopes->count += n * (n - 1) / 2;
	}
	slopes->count -= same_x;
	slopes->falling = count_below(slopes, 0);
	order_by_x(slopes);
	for (size_t i = 0; i < slopes->points->len; i++)
		slopes->items[i].key = -point_at(slopes, i)->y;
	slopes->rising = sort_items(slopes, false) - (same_x - same_both);
}

PairSlopes *
pair_slopes_new(const double *x, const double *y, const int *strata, size_t n)
{
	PairSlopes *slopes = g_new0(PairSlopes, 1);

	slopes->points = g_array_new(FALSE, FALSE, sizeof(Point));
	slopes->runs = g_array_new(FALSE, FALSE, sizeof(Run));
	slopes->held = g_array_new(FALSE, FALSE, sizeof(double));
	take_points(slopes, x, y, strata, n);
	find_runs(slopes);
	slopes->items = g_new(Item, slopes->points->len);
	slopes->room = g_new(Item, slopes->points->len);
	count_pairs(slopes);
	return slopes;
}

void
pair_slopes_free(PairSlopes *slopes)
{
	if (slopes == NULL)
		return;
	g_array_unref(slopes->points);
	g_array_unref(slopes->runs);
	g_array_unref(slopes->held);
	g_free(slopes->items);
	g_free(slopes->room);
	g_free(slopes->samples);
	g_free(slopes);
}

size_t
pair_slopes_points(const PairSlopes *slopes)
{
	return slopes->points->len;
}

uint64_t
pair_slopes_count(const PairSlopes *slopes)
{
	return slopes->count;
}

uint64_t
pair_slopes_rising(const PairSlopes *slopes)
{
	return slopes->rising;
}

uint64_t
pair_slopes_falling(const PairSlopes *slopes)
{
	return slopes->falling;
}

/*
 * The extremes of the slopes of RUN, to LEAST and MOST.  A slope lies between
 * those of the steps that lead from the one x to the other, so neighbours in x
 * have them: points are sorted, and GROUP is where those with the x before
 * begin.
 */
static void
find_extremes(
    const PairSlopes *slopes, const Run *run, double *least, double *most)
{
	size_t group = run->first, start = run->first;

	for (size_t i = run->first + 1; i < run->end; i++) {
		const Point *p = point_at(slopes, i - 1);
		const Point *q = point_at(slopes, i);

		if (p->x != q->x) {
			group = start;
			start = i;
			*least = fmin(*least, slope_between(p, q));
		}
		if (start > run->first)
			*most = fmax(
			    *most, slope_between(point_at(slopes, group), q));
	}
}

/* Limits below and above all slopes. */
static void
find_limits(const PairSlopes *slopes, double *below, double *above)
{
	double least = INFINITY, most = -INFINITY, room;

	for (size_t i = 0; i < slopes->runs->len; i++)
		find_extremes(slopes, run_at(slopes, i), &least, &most);
	room = 1e-9 * fmax(fabs(least), fabs(most));
	*below = least - room;
	*above = most + room;
}

/* The stratum of the point I. */
static const Run *
run_of(const PairSlopes *slopes, size_t i)
{
	size_t low = 0, high = slopes->runs->len;

	while (high - low > 1) {
		const size_t middle = low + (high - low) / 2;

		if (run_at(slopes, middle)->first <= i)
			low = middle;
		else
			high = middle;
	}
	return run_at(slopes, low);
}

/* Slopes of random pairs, between limits. The seed is fixed: it decides how
 * fast an answer comes, not what it is. */
static void
take_samples(PairSlopes *slopes)
{
	size_t n = slopes->points->len, kept = 2;
	Rng rng;

	rng_init(&rng, 0, "pair slopes");
	slopes->samples = g_new(double, SAMPLES + 2);
	find_limits(slopes, &slopes->samples[0], &slopes->samples[1]);
	for (size_t i = 0; i < SAMPLES; i++) {
		const size_t at = rng_index(&rng, n);
		const Run *run = run_of(slopes, at);
		const Point *p = point_at(slopes, at);
		const Point *q = point_at(slopes,
		    run->first + rng_index(&rng, run->end - run->first));

		if (p->x != q->x)
			slopes->samples[kept++] = slope_between(p, q);
	}
	sort_values(slopes->samples, kept);
	slopes->n_samples = kept;
}

/* An interval [low, high) with so many slopes below its ends. */
typedef struct Bracket {
	double low, high;
	uint64_t below_low, below_high;
} Bracket;

static void
bracket_cut(Bracket *b, PairSlopes *slopes, double slope, uint64_t rank)
{
	uint64_t below = count_below(slopes, slope);

	if (below <= rank) {
		b->low = slope;
		b->below_low = below;
	} else {
		b->high = slope;
		b->below_high = below;
	}
}

/* Two neighbours among the samples that have the slope of RANK between. */
static Bracket
bracket_by_samples(PairSlopes *slopes, uint64_t rank)
{
	Bracket b = { .below_high = slopes->count };
	size_t low = 0, high;

	if (slopes->samples == NULL)
		take_samples(slopes);
	high = slopes->n_samples - 1;
	b.low = slopes->samples[low];
	b.high = slopes->samples[high];
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		bracket_cut(&b, slopes, slopes->samples[middle], rank);
		if (b.low == slopes->samples[middle])
			low = middle;
		else
			high = middle;
	}
	return b;
}

/* Narrows B until its slopes are few enough to hold, or are all the same as
 * far as doubles can tell: then false. */
static bool
bracket_narrow(Bracket *b, PairSlopes *slopes, uint64_t rank)
{
	while (b->below_high - b->below_low > MOST_HELD) {
		double middle = b->low + (b->high - b->low) / 2;

		if (!(middle > b->low && middle < b->high))
			return false;
		bracket_cut(b, slopes, middle, rank);
	}
	return true;
}

/* Holds all slopes if they are few, else a neighbourhood of RANK. */
static void
hold_around(PairSlopes *slopes, uint64_t rank)
{
	Bracket b = { -INFINITY, INFINITY, 0, slopes->count };

	if (slopes->count > MOST_HELD)
		b = bracket_by_samples(slopes, rank);
	g_array_set_size(slopes->held, 0);
	if (bracket_narrow(&b, slopes, rank))
		hold_between(slopes, b.low, b.high);
	if (slopes->held->len == 0)
		g_array_append_val(slopes->held, b.low);
	slopes->held_from = b.below_low;
	slopes->held_to = b.below_high;
}

double
pair_slopes_at(PairSlopes *slopes, uint64_t rank)
{
	uint64_t level = slopes->count - slopes->falling - slopes->rising;
	const GArray *held = slopes->held;

	if (rank >= slopes->count)
		return NAN;
	if (rank >= slopes->falling && rank < slopes->falling + level)
		return 0;
	if (rank < slopes->held_from || rank >= slopes->held_to)
		hold_around(slopes, rank);
	/* Rounding may have put a few slopes on the wrong side of the ends. */
	return select_value((double *)(void *)held->data, held->len,
	    MIN(rank - slopes->held_from, held->len - 1));
}
