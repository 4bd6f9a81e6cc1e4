#include "pipeline/analysis/debt_audit.h"

#include <math.h>

#include "pipeline/analysis/debt_class.h"

/* The first issue of an audit since SINCE; NULL: none. */
static const Issue *
first_audit_issue(const Evidence *evidence, Date since)
{
	const GPtrArray *issues = facts_issues(evidence->facts);

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		if (issue->created != INSTANT_NONE &&
		    instant_date(issue->created) >= since &&
		    debt_audit_label(issue) != NULL)
			return issue;
	}
	return NULL;
}

static void
find_audit(const Evidence *evidence, Date launch, DebtAudit *audit)
{
	const Date configured = evidence->config->debt.audit_date;

	audit->issue = first_audit_issue(evidence, launch);
	if (audit->issue != NULL)
		audit->date = instant_date(audit->issue->created);
	if (configured == DATE_NONE || configured > evidence->as_of ||
	    (audit->issue != NULL && audit->date <= configured))
		return;
	audit->date = configured;
	audit->issue = NULL;
}

DebtAudit
debt_audit(const Evidence *evidence)
{
	const Date launch = evidence->config->business.launch;
	DebtAudit audit = { AUDIT_UNKNOWN, DATE_NONE, DATE_NONE, NAN, NULL };

	if (launch == DATE_NONE)
		return audit;
	audit.due = date_add_days(launch, AUDIT_DAYS);
	find_audit(evidence, launch, &audit);
	if (audit.date != DATE_NONE) {
		audit.days = fmax(0, audit.date - audit.due);
		audit.state = audit.days > 0 ? AUDIT_LATE : AUDIT_IN_TIME;
	} else if (evidence->as_of <= audit.due) {
		audit.state = AUDIT_DUE;
		audit.days = audit.due - evidence->as_of;
	} else if (facts_issues(evidence->facts)->len == 0) {
		audit.state = AUDIT_NO_TRACKER;
	} else {
		audit.state = AUDIT_OVERDUE;
		audit.days = evidence->as_of - audit.due;
	}
	return audit;
}
