#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/config_text.h"

static const ConfigErrorCase cases[] = {
	{ "usres:\n  active: 4000\n",
	    "c.yaml:1:1: unknown key \"usres\"; did you mean \"users\"?" },
	{ "users:\n  active: 4000\n  grwoth: 8%\n",
	    "c.yaml:3:3: unknown key \"grwoth\" in users; did you mean "
	    "\"growth\"?" },
	{ "users: {colour: red}\n",
	    "c.yaml:1:9: unknown key \"colour\" in users; the keys are "
	    "active, growth, series" },
	{ "assumptions:\n  hourly_rat: 90\n",
	    "c.yaml:2:3: unknown key \"hourly_rat\" in assumptions; did you "
	    "mean \"hourly_rate\"?" },
	{ "assumptions:\n  weather: 90\n",
	    "c.yaml:2:3: unknown key \"weather\" in assumptions" },
	{ "domains:\n  - name: shop\n    table: [a]\n",
	    "c.yaml:3:5: unknown key \"table\" in domains[0]; did you mean "
	    "\"tables\"?" },
	{ "Users: {}\n",
	    "c.yaml:1:1: unknown key \"Users\"; did you mean \"users\"?" },
	{ "\"a\\nb\": 1\n",
	    "c.yaml:1:1: unknown key \"a\\nb\"; the keys are service, users, "
	    "business, team, domains, infrastructure, cost_tag, debt, "
	    "governance, phases, timeline, assumptions, inputs, scenarios" },
	/* below an unknown key nothing more is said */
	{ "site:\n  user: {actve: 1}\n",
	    "c.yaml:1:1: unknown key \"site\"; the keys are service, users, "
	    "business, team, domains, infrastructure, cost_tag, debt, "
	    "governance, phases, timeline, assumptions, inputs, scenarios" },
	{ "service: [a, b]\n",
	    "c.yaml:1:10: service is a list; write a single value" },
	{ "service: {name: a}\n",
	    "c.yaml:1:10: service is a section; write a single value" },
	{ "users: 4000\n",
	    "c.yaml:1:8: users is a single value; write keys such as "
	    "\"active:\" below it" },
	{ "domains:\n  shop: {tables: [a]}\n",
	    "c.yaml:2:3: domains is a section; write a list of items that "
	    "begin \"- name:\"" },
	{ "inputs:\n  - exports/issues.csv\n",
	    "c.yaml:2:5: inputs[0] must have keys, as in \"- path: …\"" },
	{ "team:\n  bots: renovate\n",
	    "c.yaml:2:9: team.bots is a single value; write a list, as in "
	    "[first, second]" },
	{ "team:\n  bots:\n    - a\n    -\n",
	    "c.yaml:4:6: team.bots[1] is empty; fill it in or remove it" },
	{ "team:\n  bots: [[a]]\n",
	    "c.yaml:2:10: team.bots[0] must be a single value" },
	{ "team:\n  bots: [{a: b}]\n",
	    "c.yaml:2:10: team.bots[0] must be a single value" },
	{ "scenarios:\n  - {name: a, timeline: {}}\n",
	    "c.yaml:2:15: unknown key \"timeline\" in scenarios[0]; the keys "
	    "are name, users, business, team, infrastructure, assumptions, "
	    "fixed" },
	{ "scenarios:\n  - {name: a, business: {currency: EUR}}\n",
	    "c.yaml:2:26: unknown key \"currency\" in "
	    "scenarios[0].business; the keys are revenue, hourly_rate, "
	    "multi_tenant, enterprise" },
	{ "scenarios: [{name: a}, {name: b}, {name: c}, {name: d}, "
	  "{name: e},\n {name: f}, {name: g}, {name: h}, {name: i}]\n",
	    "c.yaml:2:35: a page can compare 8 scenarios; leave this and "
	    "those after it out" },
	{ "inputs:\n  -\n",
	    "c.yaml:2:4: inputs[0] is empty; fill it in or remove it" },
	{ "assumptions:\n  growth: {low: 1}\n",
	    "c.yaml:2:11: assumptions.growth is a section; write a number or "
	    "[low, mode, high]" },
	{ "- a\n- b\n",
	    "c.yaml:1:1: a configuration has keys, such as \"users:\"" },
	{ "just words\n",
	    "c.yaml:1:1: a configuration has keys, such as \"users:\"" },
	/* all at once */
	{ "user: 1\nbusiness:\n  launch: [1]\ndebts: 1\n",
	    "c.yaml:1:1: unknown key \"user\"; did you mean \"users\"?\n"
	    "c.yaml:3:11: business.launch is a list; write a single value\n"
	    "c.yaml:4:1: unknown key \"debts\"; did you mean \"debt\"?" },
};

static void
wrong_shapes_are_told(void **state)
{
	(void)state;
	assert_config_errors(cases, G_N_ELEMENTS(cases));
}

static void
empty_sections_are_absent(void **state)
{
	g_autoptr(Config) config = config_from_text(
	    "users:\nteam: ~\ndomains:\ndebt:\n  labels:\nphases: null\n",
	    NULL);

	(void)state;
	assert_non_null(config);
	assert_true(isnan(config->users.active));
	assert_non_null(config->debt.labels[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrong_shapes_are_told),
		cmocka_unit_test(empty_sections_are_absent),
	};

	return cmocka_run_group_tests_name("config_shape", tests, NULL, NULL);
}
