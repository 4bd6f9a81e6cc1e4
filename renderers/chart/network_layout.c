#include "renderers/chart/network_layout.h"

#include <math.h>

#define MOST_ORDERED 16 /* rows whose order is looked for */
#define ROUNDS 64
#define SEPARATE_ROUNDS 200
#define LENGTH_SHARE 1e-3 /* of a link's length, against a crossing */

typedef struct Chord {
	size_t from, to; /* rows, from < to */
	double links, weight; /* both ways */
} Chord;

typedef struct Ring {
	guint count; /* of rows */
	const GArray *chords;
	size_t slots[MOST_ORDERED]; /* on the ring, by row */
} Ring;

bool
network_link_is_drawn(const ChartSpec *spec, const ChartLink *link)
{
	return link->from < spec->rows->len && link->to < spec->rows->len &&
	       link->from != link->to;
}

static const ChartLink *
link_at(const ChartSpec *spec, guint i)
{
	return &g_array_index(spec->links, ChartLink, i);
}

static const ChartRow *
row_at(const ChartSpec *spec, guint i)
{
	return g_ptr_array_index(spec->rows, i);
}

static bool
has_places(const ChartSpec *spec)
{
	for (guint i = 0; i < spec->rows->len; i++)
		if (!isfinite(row_at(spec, i)->x) ||
		    !isfinite(row_at(spec, i)->y))
			return false;
	return true;
}

static double
weight_of(const ChartLink *link)
{
	return isfinite(link->weight) && link->weight > 0 ? link->weight : 1;
}

/* Chords cross if exactly one end of one lies between those of the other. */
static bool
chords_cross(const Ring *ring, const Chord *one, const Chord *other)
{
	size_t a = ring->slots[one->from], b = ring->slots[one->to];
	size_t c = ring->slots[other->from], d = ring->slots[other->to];
	size_t lo = MIN(a, b), hi = MAX(a, b);

	if (c == a || c == b || d == a || d == b)
		return false;
	return (c > lo && c < hi) != (d > lo && d < hi);
}

static double
chord_length(const Ring *ring, const Chord *chord)
{
	double a = (double)ring->slots[chord->from];
	double b = (double)ring->slots[chord->to];
	double steps = fabs(a - b);

	return fmin(steps, ring->count - steps);
}

/* Crossings first, lengths to decide between equals. */
static double
ring_cost(const Ring *ring)
{
	const Chord *chords = (const Chord *)(const void *)ring->chords->data;
	double cost = 0;

	for (guint i = 0; i < ring->chords->len; i++) {
		cost += LENGTH_SHARE * chords[i].weight *
			chord_length(ring, &chords[i]);
		for (guint k = 0; k < i; k++)
			if (chords_cross(ring, &chords[i], &chords[k]))
				cost += chords[i].links * chords[k].links;
	}
	return cost;
}

/* The links between two rows, whichever way, are one chord. */
static GArray *
make_chords(const ChartSpec *spec)
{
	GArray *chords = g_array_new(false, false, sizeof(Chord));

	for (guint i = 0; i < spec->links->len; i++) {
		const ChartLink *link = link_at(spec, i);
		Chord new = { MIN(link->from, link->to),
			MAX(link->from, link->to), 0, 0 };
		Chord *chord = NULL;

		if (!network_link_is_drawn(spec, link))
			continue;
		for (guint k = 0; k < chords->len && chord == NULL; k++) {
			Chord *old = &g_array_index(chords, Chord, k);

			if (old->from == new.from && old->to == new.to)
				chord = old;
		}
		if (chord == NULL) {
			g_array_append_val(chords, new);
			chord = &g_array_index(chords, Chord, chords->len - 1);
		}
		chord->links++;
		chord->weight += weight_of(link);
	}
	return chords;
}

static void
swap(Ring *ring, guint i, guint k)
{
	size_t slot = ring->slots[i];

	ring->slots[i] = ring->slots[k];
	ring->slots[k] = slot;
}

/* Keeps the swap of two rows that makes it best; false if none does. */
static bool
improve(Ring *ring, double *cost)
{
	guint count = ring->count, one = 0, other = 0;
	double best = *cost - 1e-9;

	for (guint i = 0; i < count; i++) {
		for (guint k = i + 1; k < count; k++) {
			double now;

			swap(ring, i, k);
			now = ring_cost(ring);
			swap(ring, i, k);
			if (now >= best)
				continue;
			best = now;
			one = i;
			other = k;
		}
	}
	if (one == other)
		return false;
	swap(ring, one, other);
	*cost = best;
	return true;
}

static Point
slot_place(size_t slot, size_t count)
{
	double start = count == 2 ? G_PI : -G_PI / 2;
	double angle = start + 2 * G_PI * (double)slot / (double)count;

	if (count == 1)
		return (Point){ 0.5, 0.5 };
	return (Point){ 0.5 + 0.5 * cos(angle), 0.5 + 0.5 * sin(angle) };
}

static void
lay_out_ring(const ChartSpec *spec, Point *places)
{
	guint count = spec->rows->len;
	g_autoptr(GArray) chords = NULL;
	Ring ring = { .count = count };
	double cost;

	if (count > MOST_ORDERED) {
		for (guint i = 0; i < count; i++)
			places[i] = slot_place(i, count);
		return;
	}
	ring.chords = chords = make_chords(spec);
	for (guint i = 0; i < count; i++)
		ring.slots[i] = i;
	cost = ring_cost(&ring);
	for (int round = 0; round < ROUNDS; round++)
		if (!improve(&ring, &cost))
			break;
	/* The first row stands first, wherever it came to lie. */
	for (guint i = 0; i < count; i++)
		places[i] = slot_place(
		    (ring.slots[i] + count - ring.slots[0]) % count, count);
}

void
network_layout(const ChartSpec *spec, Point *places)
{
	if (!has_places(spec)) {
		lay_out_ring(spec, places);
		return;
	}
	for (guint i = 0; i < spec->rows->len; i++)
		places[i] = (Point){ CLAMP(row_at(spec, i)->x, 0, 1),
			CLAMP(row_at(spec, i)->y, 0, 1) };
}

static void
keep_within(NetworkNode *node, Box within)
{
	double r = node->radius;

	node->at.x =
	    fmin(fmax(node->at.x, within.x + r), within.x + within.width - r);
	node->at.y =
	    fmin(fmax(node->at.y, within.y + r), within.y + within.height - r);
}

/* Whether they had to be moved; nodes in one place part level. */
static bool
push_apart(NetworkNode *one, NetworkNode *other, double gap)
{
	double dx = other->at.x - one->at.x, dy = other->at.y - one->at.y;
	double distance = hypot(dx, dy);
	double lack = one->radius + other->radius + gap - distance;

	if (lack <= 0.01)
		return false;
	if (distance < 0.01) {
		dx = distance = 1;
		dy = 0;
	}
	one->at.x -= dx / distance * lack / 2;
	one->at.y -= dy / distance * lack / 2;
	other->at.x += dx / distance * lack / 2;
	other->at.y += dy / distance * lack / 2;
	return true;
}

void
network_separate(NetworkNode *nodes, size_t count, Box within, double gap)
{
	bool moved = true;

	for (int round = 0; moved && round < SEPARATE_ROUNDS; round++) {
		moved = false;
		for (size_t i = 0; i < count; i++)
			for (size_t k = i + 1; k < count; k++)
				if (push_apart(&nodes[i], &nodes[k], gap))
					moved = true;
		for (size_t i = 0; i < count; i++)
			keep_within(&nodes[i], within);
	}
}
