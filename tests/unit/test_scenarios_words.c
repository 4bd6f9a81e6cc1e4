#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "tests/support/scenario_example.h"

static void
changes_are_said_in_sentences(void **state)
{
	static const struct {
		const char *says, *want;
	} cases[] = {
		{ "team: {headcount: 9}", "Nothing changes." },
		{ "team: {hires: 2}", "The decision on “Hosting” moves " },
		{ "team: {hires: 2}",
		    "Those who are hired help from Dec 2026 on." },
		{ "fixed: [database]", "It carries " },
		{ "fixed: [database]", "First to break is then “Hosting”: " },
		{ "fixed: [database]",
		    "Fixing what is likely to be broken at 10× costs " },
		{ "fixed: [database, hosting, orders]",
		    "No limit of the system that was measured is left." },
		{ "users: {growth: 16%}",
		    "First to break is still “Database”: " },
		{ "users: {growth: 16%}", "The decision on “Shape of the team” "
					  "moves from Nov 2026 to "
					  "now." },
		{ "users: {active: 5000}",
		    "Its multiples are of 5,000 users." },
		{ "users: {active: 4000}", "Nothing changes." },
		{ "infrastructure: [{name: database, value: 300}]", "to now." },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *yaml =
		    g_strdup_printf("  - {name: What, %s}\n", cases[i].says);
		g_autoptr(Company) company = scenario_company(yaml);
		const ScenariosResult *all = scenarios_of(company);
		g_autofree char *text = scenario_changes(&company->evidence,
		    company->results->ladder, scenario_at(all, 0));

		print_message("%s: %s\n", cases[i].says, text);
		assert_non_null(strstr(text, cases[i].want));
	}
}

/* From nothing to something, and to all that can be wished. */
static void
headroom_may_begin_or_end(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Company) endless = company_new("2026-07-01");
	g_autofree char *begins = NULL, *ends = NULL;
	const ScenariosResult *all;

	(void)state;
	company_configure(company,
	    "scenarios: [{name: a, infrastructure: [{name: database, value: "
	    "300}]}]\n");
	all = scenarios_of(company);
	begins = scenario_changes(
	    &company->evidence, company->results->ladder, scenario_at(all, 0));
	assert_non_null(strstr(begins, "It carries 1.0× today's users."));
	assert_non_null(strstr(begins, "First to break is then “Database”"));

	company_configure(endless,
	    "users: {growth: 8%}\n"
	    "infrastructure: [{name: database, threshold: 200},\n"
	    "  {name: queuing, value: 600}]\n"
	    "scenarios: [{name: a, fixed: [queuing]}]\n");
	company_add_growth(endless, "p95_ms", 8, 120, -0.04);
	all = scenarios_of(endless);
	ends = scenario_changes(
	    &endless->evidence, endless->results->ladder, scenario_at(all, 0));
	assert_non_null(
	    strstr(ends, "Nothing that was measured breaks any more."));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes_are_said_in_sentences),
		cmocka_unit_test(headroom_may_begin_or_end),
	};

	return cmocka_run_group_tests_name(
	    "scenarios_words", tests, NULL, NULL);
}
