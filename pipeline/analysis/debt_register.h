/*
 * debt_register.h - every open piece of debt, its kind, and what leaving it
 * alone costs.
 *
 * Items are open issues that are debt (debt_class.h), and the findings of the
 * schema of medium or high severity as discovered debt.  What waiting costs
 * is told for each item and never added up: the interest of a whole is not
 * the sum of its items' (Martini).
 */
#ifndef PIPELINE_ANALYSIS_DEBT_REGISTER_H
#define PIPELINE_ANALYSIS_DEBT_REGISTER_H

#include "pipeline/analysis/debt_audit.h"
#include "pipeline/analysis/debt_class.h"
#include "pipeline/analysis/debt_cleanup.h"
#include "pipeline/analysis/incident_impact.h"
#include "pipeline/analysis/migration_risk.h"
#include "pipeline/analysis/people.h"

/* Items that are shown: those that cost most to leave alone, and the first
 * few of each category, or one would hide the others.  They have figures of
 * their own, as have others up to a rank; what is beyond is in the file. */
enum { DEBT_SHOWN = 12, DEBT_SHOWN_EACH = 3, DEBT_FIGURED = 40 };

typedef enum HoursSource {
	HOURS_ESTIMATE,
	HOURS_POINTS,
	HOURS_OWN, /* the median of finished debt */
	HOURS_ASSUMED,
	HOURS_RULE, /* of the schema's register */
	HOURS_SOURCES
} HoursSource;

/* The mean of the draws, P10 and P90, within which it is; NAN: not known. */
typedef struct Expected {
	double mean, lo, hi;
} Expected;

typedef struct DebtItem {
	char *id; /* slug, unique: of figures */
	const Issue *issue; /* NULL: a finding */
	const MigrationRisk *finding; /* NULL: an issue */
	DebtVerdict verdict;
	bool undated; /* with the launch known it might be intentional */
	char *document; /* what says that it is written down; NULL */
	bool planned;
	const Table *table; /* that it is about; NULL */
	const char *tracked_by; /* the issue that stands for a finding; NULL */
	HoursSource source;
	double hours;
	double age; /* days; NAN */
	const char *owner; /* NULL: nobody */
	bool owner_gone; /* nobody any more */
	guint area;
	long incidents; /* linked to it */
	double event_share; /* of its area's incidents */
	double interest; /* hours a month; NAN not known, or a finding */
	double events; /* a month, now; NAN: no incident is known */
	Expected cost[WAIT_COUNT]; /* money */
	Expected user_hours[WAIT_COUNT]; /* degraded */
	int draws; /* behind them */
	guint rank; /* by the cost of the longest wait, from 0 */
	bool shown; /* on the page */
} DebtItem;

/* A category, or all. */
typedef struct DebtCount {
	long items, undocumented, over_a_year;
	long nobodys; /* issues without an owner who is still here */
	double hours; /* without findings that issues stand for */
	double oldest; /* days; NAN */
	bool known; /* what was read could show it */
} DebtCount;

/* What all items have in common. */
typedef struct DebtWaiting {
	double interest_all; /* hours a month of the whole system; NAN */
	double interest_rate; /* a month, of each hour of debt; NAN */
	bool capped; /* at assumption:debt_interest */
	double impact_hours; /* of one incident */
	bool hours_measured; /* else assumption:outage_hours */
	long events; /* incidents that were counted */
} DebtWaiting;

struct DebtRegisterResult {
	GPtrArray *items; /* of DebtItem *: by category, then cost */
	DebtCount counts[DEBT_CATEGORIES], all;
	long low_findings; /* that stay in the schema's register */
	long undated;
	People *people; /* whose names owners are */
	DebtIncidents *incidents;
	DebtAudit audit;
	DebtCleanup cleanup;
	DebtWaiting waiting;
};

bool debt_register_compute(
    const Evidence *evidence, Results *results, GError **error);
void debt_register_describe(
    const Evidence *evidence, const Results *results, Report *report);
void debt_register_result_free(DebtRegisterResult *result);

const DebtItem *debt_item_at(const DebtRegisterResult *result, guint i);

/* Intentional, and not both written down and planned. */
bool debt_item_is_undocumented(const DebtItem *item);

/* An issue that nobody who is still here owns. */
bool debt_item_is_nobodys(const DebtItem *item);

/* It has figures of its own. */
bool debt_item_is_figured(const DebtItem *item);

#endif
