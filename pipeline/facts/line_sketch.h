/*
 * line_sketch.h - how much two sets of billing lines share, in little space.
 *
 * Keeps the smallest LINE_SKETCH_SIZE of the distinct 64-bit hashes it has
 * seen.  Up to the lower of two sketches' limits both are complete, so the
 * share found there estimates the share of all; it is exact for sets that
 * fit.
 */
#ifndef PIPELINE_FACTS_LINE_SKETCH_H
#define PIPELINE_FACTS_LINE_SKETCH_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

enum { LINE_SKETCH_SIZE = 1024 };

typedef struct LineSketch {
	GArray *hashes; /* of uint64_t */
	uint64_t limit; /* hashes above it are not kept */
} LineSketch;

void line_sketch_init(LineSketch *sketch);
void line_sketch_clear(LineSketch *sketch);

void line_sketch_add(LineSketch *sketch, uint64_t hash);

/* Adds everything that OTHER has seen. */
void line_sketch_merge(LineSketch *sketch, LineSketch *other);

/* Share of the smaller set that the larger one has too, 0 … 1; NAN when the
 * sketches have nothing in common to compare. */
double line_sketch_containment(LineSketch *a, LineSketch *b);

/* 64 well-mixed bits of BYTES, started from SEED. */
uint64_t line_hash(uint64_t seed, const void *bytes, size_t length);

#endif
