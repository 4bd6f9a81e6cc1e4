#include "tests/support/scenario_example.h"

#include <math.h>

static const char plan[] = "users: {active: 4000, growth: 8%}\n";

Company *
scenario_company(const char *scenarios)
{
	static const double wobble[] = { 1, 1.1, 0.94, 1.05, 0.97, 1.08, 0.95,
		1 };
	Company *company = company_new("2026-07-01");
	g_autofree char *text = g_strdup_printf("%s%s%s", plan,
	    scenarios == NULL ? "" : "scenarios:\n",
	    scenarios == NULL ? "" : scenarios);

	company_configure(company, text);
	company_key(
	    company_add_table(company, "orders", 2e6), "integer", 48.2e6);
	for (int i = 0; i < 8; i++) {
		char date[DATE_TEXT_SIZE];

		date_format_iso(date_from_ymd(2025, 12, 1) + i * 30, date);
		company_add_point(company, "p95_ms", date,
		    120 * exp(0.04 * (i - 7)) * wobble[i]);
	}
	return company;
}

const ScenariosResult *
scenarios_of(Company *company)
{
	company_report(company);
	return company->results->scenarios;
}
