/*
 * driver.c - runs a fuzz target on seeds and on mutations of them.
 *
 *	fuzz_NAME RUNS KEEP SEED_FILE...
 *
 * Mutations are drawn from a fixed stream, so a failure comes again.  KEEP
 * is a file that holds the input being tried; it stays after a crash.
 */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/stats/rng.h"
#include "tests/fuzz/fuzz.h"

enum { SIZE_LIMIT = 1 << 16, MUTATIONS_AT_ONCE = 6 };

/* Bytes that change what follows in one of the formats. */
static const char *const words[] = {
	"\"",
	"\"\"",
	",",
	"\n",
	"\r\n",
	";",
	"\t",
	"'",
	"$$",
	"--",
	"/*",
	"*/",
	"(",
	")",
	"\\",
	"\xEF\xBB\xBF",
	"\xFF\xFE",
	"\xC3",
	"\x80",
	"<",
	"</",
	"<![CDATA[",
	"]]>",
	"<!--",
	"-->",
	"&#0;",
	"&amp;",
	"<?xml",
	"0",
	"-1",
	"1e308",
	"9223372036854775808",
	"2026-02-30",
	"NaN",
	"COPY",
	"CREATE",
};

typedef struct Fuzz {
	GPtrArray *seeds; /* of GByteArray */
	Rng rng;
	const char *keep;
} Fuzz;

static GPtrArray *
read_seeds(char **paths)
{
	GPtrArray *seeds =
	    g_ptr_array_new_with_free_func((GDestroyNotify)g_byte_array_unref);

	for (; *paths != NULL; paths++) {
		g_autoptr(GError) error = NULL;
		char *bytes;
		gsize length;

		if (!g_file_get_contents(*paths, &bytes, &length, &error))
			g_error("%s", error->message);
		g_ptr_array_add(
		    seeds, g_byte_array_new_take((uint8_t *)bytes, length));
	}
	if (seeds->len == 0)
		g_error("there are no seeds");
	return seeds;
}

static const GByteArray *
any_seed(Fuzz *fuzz)
{
	return fuzz->seeds->pdata[rng_index(&fuzz->rng, fuzz->seeds->len)];
}

/* Puts LENGTH of BYTES at AT; the rest moves up. */
static void
insert(GByteArray *input, size_t at, const void *bytes, size_t length)
{
	size_t tail = input->len - at;

	g_byte_array_append(input, bytes, (guint)length);
	memmove(input->data + at + length, input->data + at, tail);
	memcpy(input->data + at, bytes, length);
}

static void
insert_part(Fuzz *fuzz, GByteArray *input, size_t at)
{
	const GByteArray *other = any_seed(fuzz);
	size_t from = rng_index(&fuzz->rng, other->len + 1);
	size_t length = rng_index(&fuzz->rng, other->len - from + 1);

	if (length > 0)
		insert(input, at, other->data + from, length);
}

static void
mutate(Fuzz *fuzz, GByteArray *input)
{
	size_t at = rng_index(&fuzz->rng, input->len + 1);
	size_t rest = input->len - at;
	const char *word = words[rng_index(&fuzz->rng, G_N_ELEMENTS(words))];

	switch (rng_index(&fuzz->rng, 5)) {
	case 0:
		if (rest > 0)
			input->data[at] ^=
			    (uint8_t)(1u << rng_index(&fuzz->rng, 8));
		break;
	case 1:
		g_byte_array_remove_range(
		    input, (guint)at, (guint)rng_index(&fuzz->rng, rest + 1));
		break;
	case 2:
		g_byte_array_set_size(input, (guint)at);
		break;
	case 3:
		insert(input, at, word, strlen(word));
		break;
	default:
		insert_part(fuzz, input, at);
	}
}

char *
fuzz_file(const uint8_t *bytes, size_t size)
{
	char *path;
	int fd = g_file_open_tmp("fuzz-XXXXXX", &path, NULL);

	g_assert_cmpint(write(fd, bytes, size), ==, (ssize_t)size);
	close(fd);
	return path;
}

/* The exact size on the heap, so that reading past it is seen. */
static void
try_input(const Fuzz *fuzz, const uint8_t *bytes, size_t length)
{
	g_autofree uint8_t *copy = g_memdup2(bytes, length);
	g_autoptr(GError) error = NULL;

	if (!g_file_set_contents_full(fuzz->keep, (const char *)bytes,
		(gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, &error))
		g_error("%s", error->message);
	fuzz_one(copy, length);
}

int
main(int argc, char **argv)
{
	g_autoptr(GPtrArray) seeds = NULL;
	Fuzz fuzz = { 0 };
	long runs;

	if (argc < 4) {
		fprintf(stderr, "Usage: %s RUNS KEEP SEED_FILE...\n", argv[0]);
		return 2;
	}
	runs = atol(argv[1]);
	fuzz.keep = argv[2];
	fuzz.seeds = seeds = read_seeds(argv + 3);
	rng_init(&fuzz.rng, 1, "fuzz");
	for (guint i = 0; i < seeds->len; i++) {
		const GByteArray *seed = seeds->pdata[i];

		try_input(&fuzz, seed->data, seed->len);
	}
	for (long i = 0; i < runs; i++) {
		const GByteArray *seed = any_seed(&fuzz);
		g_autoptr(GByteArray) input = g_byte_array_new();
		size_t times = 1 + rng_index(&fuzz.rng, MUTATIONS_AT_ONCE);

		g_byte_array_append(input, seed->data, seed->len);
		while (times-- > 0 && input->len < SIZE_LIMIT)
			mutate(&fuzz, input);
		try_input(&fuzz, input->data, input->len);
	}
	remove(fuzz.keep);
	printf("%s: %u seeds, %ld mutations\n", argv[0], seeds->len, runs);
	return 0;
}
