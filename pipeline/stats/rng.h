/*
 * rng.h - seeded random numbers in independent, named streams.
 *
 * Each analysis draws from a stream of its own name, so adding one leaves the
 * draws of the others as they were. Plain data: copy it to fork a stream.
 * xoshiro256** 1.0 (Blackman and Vigna 2018), seeded by splitmix64; not for
 * secrets.
 */
#ifndef PIPELINE_STATS_RNG_H
#define PIPELINE_STATS_RNG_H

#include <stddef.h>
#include <stdint.h>

typedef struct Rng {
	uint64_t state[4];
} Rng;

/* Same SEED and STREAM, same numbers, on every machine. */
void rng_init(Rng *rng, uint64_t seed, const char *stream);

/* All 64 bits are random. */
uint64_t rng_next(Rng *rng);

/* Strictly between 0 and 1, on a grid of 2^-52: safe for any inverse CDF. */
double rng_uniform(Rng *rng);

/* An index in [0, COUNT), COUNT > 0, from one draw; bias below COUNT/2^64. */
size_t rng_index(Rng *rng, size_t count);

#endif
