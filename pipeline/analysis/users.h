/*
 * users.h - how many users there are, and how fast they become more.
 *
 * The users series is the one that headroom.yaml names, else "users", else
 * what is called "MAU" or "Monthly active users", in that order.
 * Users today: headroom.yaml, else the last point of the users series, if it
 * is above 0.
 * Growth: headroom.yaml, else Theil-Sen of ln users over the series (four
 * months or more), else the assumption.
 */
#ifndef PIPELINE_ANALYSIS_USERS_H
#define PIPELINE_ANALYSIS_USERS_H

#include "pipeline/analysis/analysis.h"

typedef enum UsersSource {
	USERS_UNKNOWN,
	USERS_CONFIGURED,
	USERS_MEASURED,
	USERS_ASSUMED,
} UsersSource;

struct UsersResult {
	double active; /* monthly active users; NAN */
	UsersSource active_source;
	double growth; /* fraction a month, as configured or fitted */
	Spread growth_spread; /* of its draws */
	UsersSource growth_source;
	bool growth_assumed; /* it, or how sure it is */
	size_t months; /* points behind a measured growth */
	double *growth_draws; /* DRAWS fractions a month */
	const Series *series; /* NULL: none */
};

bool users_compute(const Evidence *evidence, Results *results, GError **error);
void users_describe(
    const Evidence *evidence, const Results *results, Report *report);
void users_result_free(UsersResult *users);

#endif
