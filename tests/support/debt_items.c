#include "tests/support/debt_items.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

Issue
debt_task(Company *company, const char *created, const char *summary,
    const char *const *labels, const char *const *components)
{
	Issue issue = company_feature(company, created, NULL, NAN);

	issue.kind = ISSUE_TASK;
	issue.type = "Task";
	issue.started = INSTANT_NONE;
	issue.category = STATUS_TODO;
	issue.summary = summary;
	if (labels != NULL)
		issue.labels = labels;
	if (components != NULL)
		issue.components = components;
	return issue;
}

void
debt_add_incident(Company *company, const char *started, double hours,
    const char *component, const char *id, const char *title, const char *cause)
{
	Date date;
	Incident incident = {
		.id = id,
		.title = title,
		.cause = cause,
		.component = component,
		.acknowledged = INSTANT_NONE,
		.resolved = INSTANT_NONE,
	};

	if (!date_parse_iso(started, &date))
		fail_msg("not a date: %s", started);
	incident.started = date_instant(date) + SECONDS_PER_DAY / 2;
	if (!isnan(hours))
		incident.resolved =
		    incident.started + (Instant)llround(hours * 3600);
	incident.input =
	    company_file(company, "incidents.csv", INPUT_INCIDENTS);
	facts_input(company->facts, incident.input)->rows_read++;
	facts_input(company->facts, incident.input)->rows_used++;
	incident.line = facts_input(company->facts, incident.input)->rows_read;
	facts_add_incident(company->facts, &incident);
}

Company *
debt_shop(void)
{
	static const char *const label[] = { "tech-debt", NULL };
	static const char *const documented[] = { "tech-debt", "adr", NULL };
	static const char *const part[] = { "Checkout", NULL };
	Company *company = company_new("2026-07-01");
	Issue issues[4];

	company_configure(company,
	    "business: {revenue: 73050, hourly_rate: 80, launch: 2026-03-01}\n"
	    "team: {headcount: 5}\n");
	company_set_users(company, 4000, 0.08);
	company_key(company_add_table(company, "order_items", 2e6), "integer",
	    INT32_MAX / 2.0);
	issues[0] = debt_task(
	    company, "2026-02-01", "Hard-code taxes", documented, part);
	issues[0].sprint = "Sprint 9";
	issues[1] =
	    debt_task(company, "2026-02-01", "Skip refunds", label, part);
	issues[2] = debt_task(
	    company, "2026-05-01", "Wider ids for order_items", label, part);
	issues[2].assignee = "Ida";
	issues[3] = debt_task(
	    company, "2026-05-01", "Refactor the basket", label, part);
	for (int i = 0; i < 4; i++) {
		issues[i].estimate_hours = 10 * (i + 1);
		company_add_issue(company, &issues[i]);
	}
	debt_add_incident(company, "2026-04-02", 4, "Checkout", "INC-1",
	    "Checkout down", "SHOP-3");
	return company;
}

const DebtRegisterResult *
debt_register_of(Company *company)
{
	company_report(company);
	return company->results->debt_register;
}

const DebtItem *
debt_find_item(Company *company, const char *key)
{
	const DebtRegisterResult *result = debt_register_of(company);

	for (guint i = 0; i < result->items->len; i++) {
		const DebtItem *item = debt_item_at(result, i);

		if (g_strcmp0(item->issue != NULL ? item->issue->key
						  : item->finding->table->name,
			key) == 0)
			return item;
	}
	return NULL;
}
