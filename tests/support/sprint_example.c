#include "tests/support/sprint_example.h"

static Instant
end_of(const Company *company, int i, int n)
{
	return date_instant(company->evidence.as_of - 1 - 14 * (n - 1 - i));
}

Issue
sprint_example_work(Company *company, int i, int n, double points)
{
	g_autofree char *name = g_strdup_printf("Sprint %d", i + 1);
	Issue issue =
	    company_feature(company, "2025-06-01", "2025-06-02", points);

	issue.sprint = facts_intern(company->facts, name);
	issue.resolved = end_of(company, i, n) - 10 * SECONDS_PER_DAY;
	return issue;
}

Company *
sprint_example_new(const double *debt, const double *all, int n)
{
	static const char *const labels[] = { "tech-debt", NULL };
	Company *company = company_new("2026-07-01");

	for (int i = 0; i < n; i++) {
		Issue issue =
		    sprint_example_work(company, i, n, all[i] - debt[i]);

		issue.resolved = end_of(company, i, n);
		company_add_issue(company, &issue);
		if (!(debt[i] > 0))
			continue;
		issue = sprint_example_work(company, i, n, debt[i]);
		issue.resolved = end_of(company, i, n);
		issue.labels = labels;
		company_add_issue(company, &issue);
	}
	return company;
}
