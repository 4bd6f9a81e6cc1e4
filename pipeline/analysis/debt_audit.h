/*
 * debt_audit.h - was debt looked for soon after the launch?
 *
 * The playbook wants a formal audit within 60 days of it.  What shows one is
 * debt.audit_date, or the first issue after the launch with a label of
 * audits.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_AUDIT_H
#define PIPELINE_ANALYSIS_DEBT_AUDIT_H

#include "pipeline/analysis/analysis.h"

/* The playbook's. */
enum { AUDIT_DAYS = 60 };

typedef enum AuditState {
	AUDIT_UNKNOWN, /* no launch is known */
	AUDIT_NO_TRACKER, /* no issues were read, and no date is configured */
	AUDIT_IN_TIME,
	AUDIT_LATE, /* it took place, after its time */
	AUDIT_DUE, /* there is time left */
	AUDIT_OVERDUE,
} AuditState;

typedef struct DebtAudit {
	AuditState state;
	Date due, date; /* DATE_NONE */
	double days; /* late, left or overdue; 0 in time; NAN unknown */
	const Issue *issue; /* that shows it; NULL */
} DebtAudit;

DebtAudit debt_audit(const Evidence *evidence);

#endif
