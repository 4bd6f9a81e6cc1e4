/*
 * metrics.h - named series over time: users, latencies, queue times.
 */
#ifndef PIPELINE_FACTS_METRICS_H
#define PIPELINE_FACTS_METRICS_H

#include <glib.h>
#include <stddef.h>

#include "pipeline/base/date.h"

typedef struct Point {
	Instant time;
	double value;
	size_t input;		/* index into facts_inputs() */
	long line;		/* 0: not known */
} Point;

typedef struct Series {
	const char *name;	/* "users", "p95_ms" */
	GArray *points;		/* of Point, by time, one per time */
	size_t input;		/* index into facts_inputs() of its last file */
} Series;

#endif
