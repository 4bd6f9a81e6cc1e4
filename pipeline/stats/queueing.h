/*
 * queueing.h - response times of one server with a queue (M/M/1).
 *
 * Arrivals and service times are taken as exponential, so that response times
 * are too: P(T > t) = exp(-(1 - utilisation) t / service).
 */
#ifndef PIPELINE_STATS_QUEUEING_H
#define PIPELINE_STATS_QUEUEING_H

/* The response time that 95 % stay below, 2.9957 service / (1 - utilisation);
 * INFINITY for a server that cannot keep up; NAN for a service time or a
 * utilisation below 0. */
double queueing_p95(double service, double utilisation);

/* The utilisation at which that response time is P95; 0 where even an idle
 * server takes longer. */
double queueing_utilisation(double service, double p95);

#endif
