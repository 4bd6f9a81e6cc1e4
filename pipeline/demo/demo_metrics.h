/*
 * demo_metrics.h - users per month and weekly latencies, as a warehouse
 * query or a dashboard gives them: time, series, value.
 *
 * The latency of the database is planted to pass 200 ms in about a year,
 * queues and concurrency later.
 */
#ifndef PIPELINE_DEMO_DEMO_METRICS_H
#define PIPELINE_DEMO_DEMO_METRICS_H

#include "pipeline/demo/larkfield.h"

/* On the first of each month. */
bool demo_write_users(
    const Larkfield *company, const char *path, GError **error);

/* Series p95_ms, longest_job_ms and concurrent_users, week by week. */
bool demo_write_latency(
    const Larkfield *company, const char *path, GError **error);

/* The multiple of users at which p95_ms passes 200. */
PlantedValue demo_planted_latency(void);

#endif
