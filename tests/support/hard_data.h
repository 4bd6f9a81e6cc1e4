/*
 * hard_data.h - hard data, and each kind of chart on it.
 */
#ifndef TESTS_SUPPORT_HARD_DATA_H
#define TESTS_SUPPORT_HARD_DATA_H

#include <stddef.h>

#include "pipeline/report/chart_spec.h"

/* What about a set of data is hard: kinds that do not show it skip it. */
typedef enum HardTrait {
	HARD_COUNT,
	HARD_NAMES,
	HARD_VALUES,
	HARD_DATES,
} HardTrait;

typedef struct HardData {
	const char *name;
	HardTrait trait;
	size_t count; /* of rows, series or samples */
	const char *const *labels; /* up to NULL, in turn; NULL: plain ones */
	double (*value)(size_t i); /* NULL: plain ones */
	bool linear; /* no log axis can show the values */
	double first_day, days;
} HardData;

extern const HardData hard_data[];
extern const size_t hard_data_count;

/* "ladder" of CHART_LADDER; NULL beyond the last kind. */
const char *hard_kind_name(ChartKind kind);

/* KIND on DATA; NULL if it does not show the trait. */
ChartSpec *hard_data_chart(ChartKind kind, const HardData *data);

#endif
