/*
 * series_table.h - how often what is told of a series is true: its growth,
 * and when it passes a threshold.
 */
#ifndef TESTS_CALIBRATE_SERIES_TABLE_H
#define TESTS_CALIBRATE_SERIES_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* Prints it, over RUNS series of each kind; whether it is often enough. */
bool series_table(size_t runs);

#endif
