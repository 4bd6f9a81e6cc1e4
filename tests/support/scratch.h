/*
 * scratch.h - a folder of throw-away files for one test.
 *
 * Failures to write are failures of the test.
 */
#ifndef TESTS_SUPPORT_SCRATCH_H
#define TESTS_SUPPORT_SCRATCH_H

#include <stddef.h>

/* cmocka set-up and tear-down; the state becomes the folder's path. */
int scratch_setup(void **state);
int scratch_teardown(void **state);

/* Writes DIR/NAME, making folders; returns its path, transfer full. */
char *scratch_write(const char *dir, const char *name, const char *bytes,
    size_t length);
char *scratch_write_text(const char *dir, const char *name,
    const char *text);

/* As above, gzipped by libarchive. */
char *scratch_write_gzip(const char *dir, const char *name,
    const char *text);

/* A zip of COUNT members. */
char *scratch_write_zip(const char *dir, const char *name,
    const char *const *members, const char *const *texts, size_t count);

#endif
