#include "pipeline/stats/rng.h"

__extension__ typedef unsigned __int128 Wide;

static uint64_t
rotate_left(uint64_t x, int k)
{
	return (x << k) | (x >> (64 - k));
}

static uint64_t
splitmix64(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* FNV-1a, 64 bits. */
static uint64_t
hash_name(const char *name)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (; *name != '\0'; name++)
		hash = (hash ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
	return hash;
}

void
rng_init(Rng *rng, uint64_t seed, const char *stream)
{
	uint64_t mix = seed;

	/* Scrambled first: seeds 1 and 2 must not differ by one bit only. */
	mix = splitmix64(&mix) ^ hash_name(stream);
	for (int i = 0; i < 4; i++)
		rng->state[i] = splitmix64(&mix);
}

uint64_t
rng_next(Rng *rng)
{
	uint64_t *s = rng->state;
	uint64_t result = rotate_left(s[1] * 5, 7) * 9;
	uint64_t t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotate_left(s[3], 45);
	return result;
}

double
rng_uniform(Rng *rng)
{
	return ((double)(rng_next(rng) >> 12) + 0.5) * 0x1p-52;
}

size_t
rng_index(Rng *rng, size_t count)
{
	return (size_t)(((Wide)rng_next(rng) * count) >> 64);
}
