/*
 * larkfield.h - what is true of Larkfield: its people, its parts, its growth.
 *
 * All exports are drawn from here, so that they agree with each other.
 * Plain data; the tables are static.
 */
#ifndef PIPELINE_DEMO_LARKFIELD_H
#define PIPELINE_DEMO_LARKFIELD_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/demo/demo.h"

enum {
	HISTORY_MONTHS = 18, /* of users, metrics and issues */
	BILLED_MONTHS = 12, /* whole months, before the report date's */
	LAUNCH_MONTHS = 17, /* before the report date */
	REVIEW_MONTHS = 5, /* since the last review of the architecture */
	ENTERPRISE_MONTHS = 3, /* until the first enterprise customer */
	ISSUES = 600, /* at scale 1 */
	ENGINEERS = 8, /* the first of the people */
	LARKFIELD_AWAY = 5, /* the first of two engineers who are elsewhere */
	REPORTERS = 3, /* who come after them, the last one a bot */
	LEAVER = ENGINEERS + REPORTERS, /* an engineer who is gone */
	PEOPLE,
	PARTS = 8,
};

#define LEFT_MONTHS 7.0 /* ago, the leaver took up the last issues */
#define PLANTED_USERS 6200.0
#define PLANTED_GROWTH 0.08
#define PLANTED_DEBT_RATE 0.04
#define PLANTED_ELASTICITY 0.8
#define PLANTED_SPEND 6900.0 /* USD in the last billed month */
#define PLANTED_IDS 1760318442.0 /* of availability_slots.id */

/* Of the issue that acts on it: the fingerprint of
 * migration.availability_slots. */
#define PLANTED_LABEL "headroom-a2f123b7fe"

/* What schemas/demo/structure.sql, a real dump, has. */
enum { PLANTED_TABLES = 42, PLANTED_PARTITIONS = 4 };

/* An account in the issue tracker. */
typedef struct Person {
	const char *name;
	const char *account_id;
} Person;

/* A part of the product: component, billing tag and domain. */
typedef struct Part {
	const char *component;
	const char *tag;
	size_t owner; /* index of the person who does most of it */
	double owned; /* share of it that the owner does */
	size_t second; /* who does most of the rest */
	double shared; /* share of it that they do */
} Part;

extern const Person larkfield_people[PEOPLE];
extern const Part larkfield_parts[PARTS];

typedef struct Larkfield {
	Date as_of;
	uint64_t seed;
	long scale;
	Month month; /* of the report date */
	double users[HISTORY_MONTHS]; /* on the first of each month, to MONTH */
	double spend[BILLED_MONTHS]; /* USD, to the month before MONTH */
} Larkfield;

void larkfield_init(Larkfield *company, const DemoOptions *options);

/* Months before the report date, in months of 30.4375 days. */
double larkfield_age(const Larkfield *company, Instant instant);

#endif
