/*
 * share.h - how often something was so, and whether that is often enough.
 */
#ifndef TESTS_CALIBRATE_SHARE_H
#define TESTS_CALIBRATE_SHARE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Share {
	size_t hits, n; /* of how many times it could have been */
} Share;

void share_count(Share *share, bool hit);

/* In [0, 1]; NAN of none. */
double share_value(Share share);

/* In percent, six columns wide. */
void share_print(Share share);

/* Says so, as WHAT of NAME, where SHARE is not from LOW to HIGH by more than
 * chance explains; whether it is. */
bool share_check(
    const char *name, const char *what, Share share, double low, double high);

#endif
