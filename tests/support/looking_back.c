#include "tests/support/looking_back.h"

#include <math.h>

#include "pipeline/gate/fingerprint.h"

static void
add_review(History *history, const char *date, double users, double headroom)
{
	const double said_users[] = { users * 1.08, users * 1.2597,
		users * 1.587, users * 2.518 };
	const double said_headroom[] = { 3.2, 3, 2.5, 2 };
	PastReview *review = past_add(history, date);

	past_add_forecast(
	    history, review, "users", "users.active", users, date, said_users);
	past_add_forecast(history, review, "headroom", "headroom.multiple",
	    headroom, date, said_headroom);
	past_add_limit(history, review, "hosting", "Hosting");
	past_add_action(
	    history, review, "limit.team-stage", "act", review->as_of - 10);
	g_ptr_array_add(review->formats, (char *)"pg-dump");
}

Company *
looking_back(History **history, bool idle)
{
	Company *company = company_new("2026-07-01");
	Issue issue = company_feature(company, "2026-05-11", NULL, NAN);
	const char *labels[] = { "later", NULL };
	g_autofree char *label = fingerprint_label(NULL, "limit.team-stage");

	*history = past_new("2026-07-01");
	add_review(*history, "2026-01-01", 794, 4);
	add_review(*history, "2026-04-01", 1000, 3);
	add_review(*history, "2026-06-10", 1200, 2.1);
	company_set_users(company, 1260, 0.08);
	company->config->users.growth = 0.4;
	company_add_decision(company, "hosting", 250, 500);
	company_file(company, "jira.csv", INPUT_ISSUES);
	labels[0] = idle ? "later" : label;
	issue.labels = labels;
	company_add_issue(company, &issue);
	company->evidence.history = *history;
	return company;
}
