#include "pipeline/demo/larkfield.h"

#include <math.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/rng.h"

#define USERS_NOISE 0.01
#define SPEND_NOISE 0.012

const Person larkfield_people[PEOPLE] = {
	{ "Odalys Marchbank", "712020:6b1f0c52-3d84-4e57-9a0d-1f2e7c4408b1" },
	{ "Jory Pettibone", "712020:0e9a77d3-5c21-4b6f-8f13-92d4ac61e7f5" },
	{ "Tamsin Quill", "557058:c2d9451b-88a6-4f0e-b7d5-03e6f9a1c284" },
	{ "Ambrose Tindle", "5f7c1e90ab34d2006813c5ee" },
	{ "Perpetua Lark", "712020:a84d2b16-7e90-4c35-a6f8-5b17d03e92cc" },
	{ "Lucian Fenwick", "712020:d5013fe8-249b-4a7c-9e62-7c80b45a1df3" },
	{ "Isolde Thackaberry", "712020:3c7ea9f4-61d0-48b2-8a5e-e9f1260b7d48" },
	{ "Bertram Sedge", "712020:97b460ad-0f3e-4d19-b2c7-48a5e1d6930f" },
	{ "Wren Applewood", "712020:12fd8e67-b5c4-4093-9d7a-c06e34f8a25b" },
	{ "Ottoline Crisp", "712020:f0a6935c-4e7b-4128-83ed-2d91b7c5064a" },
	{ "Alarm Bot", "557058:8e41f7d2-09b3-4a65-9c18-b6d0e52f3a97" },
	{ "Silas Brackenridge", "712020:47c1e8b5-93da-4f26-8b07-d6a2f5c81e34" },
};

const Part larkfield_parts[PARTS] = {
	{ "Bookings", "bookings", 3, 0.5, 1, 0.2 },
	{ "Availability", "availability", 3, 0.6, 1, 0.15 },
	{ "Billing", "billing", 0, 0.93, 3, 0.02 },
	{ "Accounts", "accounts", 0, 0.6, 2, 0.2 },
	{ "Venues", "venues", 4, 0.42, 6, 0.42 },
	{ "Messaging", "messaging", 5, 0.42, 2, 0.42 },
	{ "Reporting", "reporting", LEAVER, 0.75, 6, 0.1 },
	{ "Platform", "platform", 7, 0.44, 1, 0.42 },
};

/* A factor of 1, give or take SIGMA in the logarithm. */
static double
noise(Rng *rng, double sigma)
{
	return exp(sigma * normal_quantile(rng_uniform(rng)));
}

static void
draw_users(Larkfield *company)
{
	Rng rng;

	rng_init(&rng, company->seed, "users");
	for (int i = 0; i < HISTORY_MONTHS; i++)
		company->users[i] = nearbyint(
		    PLANTED_USERS *
		    pow(1 + PLANTED_GROWTH, i - (HISTORY_MONTHS - 1)) *
		    noise(&rng, USERS_NOISE));
}

/* The last billed month is the one before the last point of users. */
static void
draw_spend(Larkfield *company)
{
	const double *users =
	    company->users + HISTORY_MONTHS - 1 - BILLED_MONTHS;
	Rng rng;

	rng_init(&rng, company->seed, "spend");
	for (int i = 0; i < BILLED_MONTHS; i++)
		company->spend[i] = PLANTED_SPEND *
				    pow(users[i] / users[BILLED_MONTHS - 1],
					PLANTED_ELASTICITY) *
				    noise(&rng, SPEND_NOISE);
}

void
larkfield_init(Larkfield *company, const DemoOptions *options)
{
	*company = (Larkfield){
		.as_of = options->as_of,
		.seed = options->seed,
		.scale = options->scale,
		.month = date_month(options->as_of),
	};
	draw_users(company);
	draw_spend(company);
}

double
larkfield_age(const Larkfield *company, Instant instant)
{
	return (double)(date_instant(company->as_of) - instant) /
	       SECONDS_PER_DAY / DAYS_PER_MONTH;
}
