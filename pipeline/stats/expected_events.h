/*
 * expected_events.h - how often something will happen, and what it costs to
 * wait.
 *
 * Events come at a rate per month that grows with users: lambda at t is
 * rate * (1 + growth)^(exponent t).  How sure a rate is follows from a count
 * with Jeffreys' half event: Gamma(count + 1/2) over months + 1.
 */
#ifndef PIPELINE_STATS_EXPECTED_EVENTS_H
#define PIPELINE_STATS_EXPECTED_EVENTS_H

/* Events a month that COUNT of them within MONTHS suggest:
 * (count + 1/2) / (months + 1). */
double event_rate(double count, double months);

/* The quantile P of that rate, COUNT being whole: inverse CDF.  NAN outside
 * [0, 1], and for a negative count or months. */
double event_rate_quantile(long count, double months, double p);

/* Events within MONTHS from now at a RATE of one today's month, growing by
 * GROWTH a month to the EXPONENT: rate * [(1+g)^(eta h) - 1] /
 * (eta ln(1+g)), and rate * h without growth. */
double expected_events(
    double rate, double growth, double exponent, double months);

/* Probability of at least one, of EXPECTED. */
double event_probability(double expected);

/* What leaving a piece of debt MONTHS costs: INTEREST hours a month at an
 * hourly RATE, and IMPACT for each of EVENTS. */
double waiting_cost(double hourly_rate, double interest, double months,
    double impact, double events);

#endif
