/*
 * assumptions.h - every number that is ours and not measured.
 *
 * One table names each, with its default, range and unit; the
 * `assumptions` section of headroom.yaml overrides them by name, and every
 * report prints those it used.  An assumption is a point (low == high) or a
 * (low, mode, high) triple that Monte Carlo draws from.
 */
#ifndef PIPELINE_CONFIG_ASSUMPTIONS_H
#define PIPELINE_CONFIG_ASSUMPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* A(SYMBOL, "name", low, mode, high, "unit"); pipeline/lang/assumed.def says what it is */
typedef enum AssumptionId {
#define A(symbol, name, low, mode, high, unit) ASSUME_##symbol,
#include "pipeline/config/assumptions.def"
#undef A
	ASSUME_COUNT
} AssumptionId;

typedef struct Assumption {
	double low, mode, high;
	bool overridden;	/* by headroom.yaml */
} Assumption;

typedef struct Assumptions {
	Assumption values[ASSUME_COUNT];
} Assumptions;

typedef struct AssumptionInfo {
	const char *name, *unit;
	double low, mode, high;	/* defaults */
} AssumptionInfo;

void assumptions_init(Assumptions *assumptions);
const AssumptionInfo *assumption_info(AssumptionId id);

/* False when there is no assumption so named. */
bool assumption_find(const char *name, AssumptionId *out);

/* The mode, which is the value where one number is wanted. */
double assume(const Assumptions *assumptions, AssumptionId id);

#endif
