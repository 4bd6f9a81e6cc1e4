/*
 * assert_close.h - doubles compared as doubles.
 *
 * cmocka's own assert_float_equal casts to float, where 119.9999999 is 120.
 */
#ifndef TESTS_SUPPORT_ASSERT_CLOSE_H
#define TESTS_SUPPORT_ASSERT_CLOSE_H

#include <stdbool.h>

/* |got - want| <= tolerance * max(1, |want|); NAN is close to NAN only. */
bool is_close(double got, double want, double tolerance);

/* Fails the running cmocka test with both values printed. */
void assert_close_at(double got, double want, double tolerance,
    const char *expression, const char *file, int line);

#define assert_close(got, want, tolerance)                                     \
	assert_close_at((got), (want), (tolerance), #got, __FILE__, __LINE__)

/* Does GOT, with as many decimals as WANT has, read like WANT ("44.5536")? */
bool prints_as(double got, const char *want);

/* Fails the running test unless GOT reads like WANT: for worked examples. */
void assert_prints_at(double got, const char *want, const char *expression,
    const char *file, int line);

#define assert_prints(got, want)                                               \
	assert_prints_at((got), (want), #got, __FILE__, __LINE__)

#endif
