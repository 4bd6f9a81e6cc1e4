#include "tests/support/small_team.h"

Company *
small_team_new(void)
{
	Company *company = company_new("2026-07-01");

	company_configure(company, "team:\n"
				   "  headcount: 8\n"
				   "  people:\n"
				   "    - {name: Ana, roles: [devops, lead]}\n"
				   "    - {name: Ben, roles: [backend]}\n"
				   "    - {name: Cy, roles: [data]}\n");
	company_set_users(company, 4000, 0.08);
	return company;
}

const TeamResult *
small_team_result(Company *company)
{
	company_report(company);
	return company->results->team;
}
