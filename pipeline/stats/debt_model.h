/*
 * debt_model.h - principal, interest and what paying debt back does.
 *
 * M is how much longer work takes than it would without debt, at least 1;
 * a share of new work adds debt in proportion to the debt there is, and hours
 * spent on debt remove some: dM/dt = g (1-a) M - rho a. Solved exactly. Once
 * M is 1, only the allocation that keeps it there is spent.
 * Time is in months from now, effort in hours, allocations a in [0, 1].
 */
#ifndef PIPELINE_STATS_DEBT_MODEL_H
#define PIPELINE_STATS_DEBT_MODEL_H

#include <stdbool.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/rng.h"

/* Beyond it, no study has observed teams (Tornhill and Borg 2022: +124 %). */
#define DEBT_MULTIPLIER_OBSERVED 2.24

typedef struct DebtInputs {
	double capacity; /* hours a month; NAN unknown */
	double principal; /* hours of open debt; NAN or 0 unknown */
	double wasted; /* share of time lost to debt, in (0, 1) */
	double efficiency; /* principal removed per hour spent */
	double allocation; /* share of capacity spent on debt now */
	double growth; /* of time to implement, per month: 0.02 */
} DebtInputs;

typedef struct DebtModel {
	double capacity;
	double allocation; /* now */
	double multiplier; /* M now */
	double per_hour; /* s: M per hour of principal */
	double repayment; /* rho: M removed a month at allocation 1 */
	double compounding; /* g, per month; <= 0: debt does not grow */
} DebtModel;

/* False if INPUTS are out of range. Without capacity or principal, repayment
 * is NAN, and so is all that follows for allocations above 0; compounding is
 * then a lower bound, as if today's repayments removed nothing. */
bool debt_model_calibrate(const DebtInputs *inputs, DebtModel *out);

/* What is not known exactly: LOG_GROWTH_ERROR is the standard error of
 * ln(1 + growth). */
typedef struct DebtUncertainty {
	double log_growth_error;
	ThreePoint wasted, efficiency;
} DebtUncertainty;

/* Calibrates to a joint draw, of three uniforms whatever comes. */
bool debt_model_draw(const DebtInputs *inputs,
    const DebtUncertainty *uncertainty, Rng *rng, DebtModel *out);

/* Allocation above which debt shrinks; 0 if it does so by itself. */
double debt_model_break_even(const DebtModel *model);

/* Allocation that keeps M at 1 once it is there. */
double debt_model_upkeep(const DebtModel *model);

/* M after MONTHS at ALLOCATION. */
double debt_model_multiplier(
    const DebtModel *model, double allocation, double months);

/* When M becomes 1; INFINITY if never. */
double debt_model_months_to_clear(const DebtModel *model, double allocation);

/* Open debt, hours. */
double debt_model_principal(
    const DebtModel *model, double allocation, double months);

/* Hours a month that debt costs; over the principal, the interest rate. */
double debt_model_interest(
    const DebtModel *model, double allocation, double months);

/* Debt-free hours' worth of features made from now until MONTHS. */
double debt_model_output(
    const DebtModel *model, double allocation, double months);

/* When the output catches up with that of allocation 0; INFINITY if not
 * within HORIZON months, NAN at allocation 0. */
double debt_model_payback(
    const DebtModel *model, double allocation, double horizon);

/* Delivery time with queueing over today's: what a change of allocation does
 * at once is in it. */
double debt_model_delivery_ratio(
    const DebtModel *model, double allocation, double months);

#endif
