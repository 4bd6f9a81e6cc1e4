/*
 * suggest.h - what somebody who mistyped a name most likely meant.
 */
#ifndef PIPELINE_CONFIG_SUGGEST_H
#define PIPELINE_CONFIG_SUGGEST_H

#include <stddef.h>

/* What is longer is never near. */
enum { SUGGEST_LONGEST = 120 };

/* The one of COUNT NAMES that is fewest edits (insert, delete, replace, swap
 * neighbours; ASCII case ignored) from WRONG; NULL when none is near enough,
 * which is a third of its letters. */
const char *suggest_name(const char *wrong, const char *const *names,
    size_t count);

/* The nearest MOST of them into NEAR, nearest first; how many there are. */
size_t suggest_names(const char *wrong, const char *const *names,
    size_t count, const char **near, size_t most);

#endif
