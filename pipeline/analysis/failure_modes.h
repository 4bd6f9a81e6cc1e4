/*
 * failure_modes.h - the playbook's six failure modes, and whether one is under
 * way here.
 *
 * Each is checked by one function, which finds the first rule that holds.  A
 * mode fails or warns where something shows it, passes only where something
 * shows that it is avoided, and is unknown otherwise, with what would tell.
 */
#ifndef PIPELINE_ANALYSIS_FAILURE_MODES_H
#define PIPELINE_ANALYSIS_FAILURE_MODES_H

#include "pipeline/analysis/migration_risk.h"
#include "pipeline/analysis/words.h"
#include "pipeline/lang/lang.h"

typedef enum FailureState {
	FAILURE_UNKNOWN,
	FAILURE_PASS,
	FAILURE_WARN,
	FAILURE_FAIL,
	FAILURE_STATES
} FailureState;

typedef enum FailureMode {
	FAILURE_NO_MAP,
	FAILURE_KEYS, /* that count up, in a system with tenants */
	FAILURE_BUS_FACTOR,
	FAILURE_STATEFUL, /* scaling instances that hold state */
	FAILURE_NO_FLAGS, /* before enterprise sales */
	FAILURE_THEATRE, /* debt reviews without action */
	FAILURE_MODES
} FailureMode;

/* Something that was found. */
typedef struct FailureSign {
	Message words; /* {0} is the subject or date, if any; the number
			  comes next */
	char *subject; /* NULL: none */
	Date date; /* DATE_NONE: none */
	double number; /* NAN: none, or not known */
	NumberForm form; /* of the number */
	const Issue *issue; /* NULL: it is none */
	const Table *table; /* likewise */
} FailureSign;

typedef struct FailureCheck {
	FailureState state;
	Message rule; /* that holds; {0} is the number */
	double number; /* a threshold; NAN: none */
	NumberForm form; /* of the number */
	Message advice; /* what to do; of an unknown mode, what would tell */
	GArray *signs; /* of FailureSign, the most telling first */
	GPtrArray *inputs; /* of char *: as Figure.inputs; figures that the
			      report does not have are no inputs */
	const MigrationRisk *risk; /* FAILURE_KEYS: the first; NULL */
} FailureCheck;

/* A quarter of a year in which debt was looked at, or was not. */
typedef struct DebtQuarter {
	int quarter; /* 4 x year + 0 … 3 */
	double share; /* of the six sprints up to its end; NAN */
	bool reviewed; /* … as an earlier review told it */
	long changed; /* debt issues that were made or finished in it */
} DebtQuarter;

struct FailureModesResult {
	FailureCheck checks[FAILURE_MODES];
	long states[FAILURE_STATES]; /* how many are in each */
	GArray *quarters; /* of DebtQuarter, in time order, the present one
			     last */
};

bool failure_modes_compute(
    const Evidence *evidence, Results *results, GError **error);
void failure_modes_describe(
    const Evidence *evidence, const Results *results, Report *report);
void failure_modes_result_free(FailureModesResult *result);

/* "no-domain-map", as in failure.no-domain-map.state; "fail". */
const char *failure_mode_id(FailureMode mode);
const char *failure_state_name(FailureState state);

#endif
