/*
 * model_table.h - how often the bands of the debt model hold the truth.
 */
#ifndef TESTS_CALIBRATE_MODEL_TABLE_H
#define TESTS_CALIBRATE_MODEL_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* Prints it, over RUNS trackers of each kind; whether it is often enough. */
bool model_table(size_t runs);

#endif
