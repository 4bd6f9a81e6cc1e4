#include "pipeline/facts/line_sketch.h"

#include <math.h>

void
line_sketch_init(LineSketch *sketch)
{
	sketch->hashes = g_array_new(FALSE, FALSE, sizeof(uint64_t));
	sketch->limit = UINT64_MAX;
}

void
line_sketch_clear(LineSketch *sketch)
{
	g_clear_pointer(&sketch->hashes, g_array_unref);
}

static int
compare_hashes(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

	return (a > b) - (a < b);
}

/* Sorts, drops doubles and what is beyond the size. */
static void
tidy(LineSketch *sketch)
{
	uint64_t *hashes = (uint64_t *)(void *)sketch->hashes->data;
	unsigned kept = 0;

	g_array_sort(sketch->hashes, compare_hashes);
	for (unsigned i = 0; i < sketch->hashes->len; i++)
		if (kept == 0 || hashes[i] != hashes[kept - 1])
			hashes[kept++] = hashes[i];
	kept = MIN(kept, LINE_SKETCH_SIZE);
	if (kept == LINE_SKETCH_SIZE)
		sketch->limit = MIN(sketch->limit, hashes[kept - 1]);
	g_array_set_size(sketch->hashes, kept);
}

void
line_sketch_add(LineSketch *sketch, uint64_t hash)
{
	if (hash > sketch->limit)
		return;
	g_array_append_val(sketch->hashes, hash);
	if (sketch->hashes->len >= 2 * LINE_SKETCH_SIZE)
		tidy(sketch);
}

void
line_sketch_merge(LineSketch *sketch, LineSketch *other)
{
	sketch->limit = MIN(sketch->limit, other->limit);
	for (unsigned i = 0; i < other->hashes->len; i++)
		line_sketch_add(
		    sketch, g_array_index(other->hashes, uint64_t, i));
}

/* How many hashes do not exceed LIMIT; they are sorted. */
static unsigned
count_up_to(const LineSketch *sketch, uint64_t limit)
{
	unsigned count = 0;

	while (count < sketch->hashes->len &&
	       g_array_index(sketch->hashes, uint64_t, count) <= limit)
		count++;
	return count;
}

double
line_sketch_containment(LineSketch *a, LineSketch *b)
{
	unsigned count_a, count_b, shared = 0;
	uint64_t limit;

	tidy(a);
	tidy(b);
	limit = MIN(a->limit, b->limit);
	count_a = count_up_to(a, limit);
	count_b = count_up_to(b, limit);
	if (count_a == 0 || count_b == 0)
		return NAN;
	for (unsigned i = 0, j = 0; i < count_a && j < count_b;) {
		uint64_t x = g_array_index(a->hashes, uint64_t, i);
		uint64_t y = g_array_index(b->hashes, uint64_t, j);

		shared += x == y;
		i += x <= y;
		j += y <= x;
	}
	return (double)shared / MIN(count_a, count_b);
}

uint64_t
line_hash(uint64_t seed, const void *bytes, size_t length)
{
	const unsigned char *p = bytes;
	uint64_t hash = seed ^ 0xcbf29ce484222325u;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ p[i]) * 0x100000001b3u;
	hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdu;
	hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53u;
	return hash ^ hash >> 33;
}
