/*
 * trend_table.h - how often what is told of the trend of durations is true.
 */
#ifndef TESTS_CALIBRATE_TREND_TABLE_H
#define TESTS_CALIBRATE_TREND_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* Prints it, over RUNS trackers of each kind; whether it is often enough. */
bool trend_table(size_t runs);

#endif
