#include "tests/support/ladder_example.h"

#include "pipeline/analysis/users.h"

Limit *
ladder_add(Company *company, const char *id, LimitKind kind, double multiple)
{
	Limit *limit = limit_new(id, kind,
	    (LimitWords){
		.label = MSG_TRIGGER_OWN,
		.subject = id,
		.crossing = MSG_TRIGGER_OWN_CROSSING,
		.threshold = 7,
	    });

	limit_set_multiple(limit, multiple);
	limit_reads(limit, FIGURE_CONFIGURED, "config:infrastructure");
	return limit_set_add(company->results->limits, limit);
}

Company *
ladder_worked_example(void)
{
	Company *company = company_new("2026-07-01");

	company_set_users(company, 4000, 0.08);
	ladder_add(company, "int32", LIMIT_SYSTEM, 44.5536);
	ladder_add(company, "hosting", LIMIT_SYSTEM, 12.5)->hours = 240;
	ladder_add(company, "p95", LIMIT_SYSTEM, 3.4);
	ladder_add(company, "team", LIMIT_ORGANISATION, 2.5);
	return company;
}

const LadderResult *
ladder_of(Company *company)
{
	const Evidence *evidence = company_evidence(company);

	if (company->results->ladder == NULL) {
		users_compute(evidence, company->results, NULL);
		ladder_compute(evidence, company->results, NULL);
	}
	return company->results->ladder;
}
