/*
 * crew.h - the same work many times, on all processors.
 */
#ifndef TESTS_CALIBRATE_CREW_H
#define TESTS_CALIBRATE_CREW_H

#include <stddef.h>

/* WORK(CONTEXT, 0) … WORK(CONTEXT, N - 1), in any order, each once. */
void crew_run(
    void (*work)(void *context, size_t index), void *context, size_t n);

#endif
