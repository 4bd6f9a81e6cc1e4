#include "pipeline/stats/pair_differences.h"

#include <math.h>

static uint64_t
total_weight(const WeightedValues *side)
{
	uint64_t total = 0;

	for (size_t i = 0; i < side->n; i++)
		total += side->weights[i];
	return total;
}

uint64_t
pair_differences_count(const DifferenceStratum *strata, size_t n)
{
	uint64_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += total_weight(&strata[i].minuend) *
			 total_weight(&strata[i].subtrahend);
	return count;
}

/* What lies on either side of a cut. */
typedef struct Cut {
	uint64_t below; /* pairs with a difference <= the cut */
	double last, next; /* the nearest differences <= and > it */
} Cut;

/* Both sides ascend, so the subtrahends that are too small for one minuend
 * are too small for the next as well. */
static void
cut_stratum(const DifferenceStratum *stratum, double at, Cut *cut)
{
	const WeightedValues *a = &stratum->minuend, *b = &stratum->subtrahend;
	uint64_t left = total_weight(b);
	double too_small = -INFINITY;
	size_t j = 0;

	for (size_t i = 0; i < a->n; i++) {
		if (a->weights[i] == 0)
			continue;
		while (j < b->n && (b->weights[j] == 0 ||
				       a->values[i] - b->values[j] > at)) {
			if (b->weights[j] > 0)
				too_small = b->values[j];
			left -= b->weights[j++];
		}
		cut->below += a->weights[i] * left;
		cut->next = fmin(cut->next, a->values[i] - too_small);
		if (j < b->n)
			cut->last =
			    fmax(cut->last, a->values[i] - b->values[j]);
	}
}

static Cut
cut_all(const DifferenceStratum *strata, size_t n, double at)
{
	Cut cut = { 0, -INFINITY, INFINITY };

	for (size_t i = 0; i < n; i++)
		cut_stratum(&strata[i], at, &cut);
	return cut;
}

/* Differences between LOW and HIGH, both of them among the pairs. */
typedef struct Bracket {
	double low, high;
	uint64_t below_low, up_to_high;
} Bracket;

/* Where RANK should be if the differences were spread evenly, or, every other
 * time so that no spread can make it slow, in the middle. */
static double
choose_cut(const Bracket *b, uint64_t rank, unsigned int round)
{
	double share = 0.5;

	if (round % 2 == 0)
		share = ((double)(rank - b->below_low) + 0.5) /
			(double)(b->up_to_high - b->below_low);
	return b->low + share * (b->high - b->low);
}

/* The difference of RANK, from 0; its neighbour is in NEXT. */
static double
find_rank(const DifferenceStratum *strata, size_t n, uint64_t rank,
    uint64_t count, double *next)
{
	Bracket b = { .low = cut_all(strata, n, -INFINITY).next,
		.high = cut_all(strata, n, INFINITY).last,
		.below_low = 0,
		.up_to_high = count };
	Cut cut;

	for (unsigned int round = 0; b.low < b.high; round++) {
		double at = choose_cut(&b, rank, round);

		cut = cut_all(strata, n, fmin(at, nextafter(b.high, b.low)));
		if (cut.below > rank) {
			b.high = cut.last;
			b.up_to_high = cut.below;
		} else {
			b.low = cut.next;
			b.below_low = cut.below;
		}
	}
	cut = cut_all(strata, n, b.low);
	*next = cut.below > rank + 1 ? b.low : cut.next;
	return b.low;
}

double
pair_differences_median(const DifferenceStratum *strata, size_t n)
{
	uint64_t count = pair_differences_count(strata, n);
	double middle, next;

	if (count == 0)
		return NAN;
	middle = find_rank(strata, n, (count - 1) / 2, count, &next);
	return count % 2 == 1 ? middle : middle + (next - middle) / 2;
}
