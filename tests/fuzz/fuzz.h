/*
 * fuzz.h - what a fuzz target is.
 *
 * Each tests/fuzz/fuzz_NAME.c defines fuzz_one(); the driver calls it with
 * the files in tests/fuzz/seeds/NAME and with mutations of them.  A target
 * fails by crashing, by a sanitizer's report, or by an assertion.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Returns 0.  BYTES end at SIZE: copy them before using string functions. */
int fuzz_one(const uint8_t *bytes, size_t size);

/* A temporary file with BYTES; remove it, and free its name. */
char *fuzz_file(const uint8_t *bytes, size_t size);

#endif
