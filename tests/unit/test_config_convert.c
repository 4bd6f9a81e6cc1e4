#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/config_text.h"

static const ConfigErrorCase cases[] = {
	{ "users:\n  active: many\n",
	    "c.yaml:2:11: users.active is \"many\"; write a number such as "
	    "4000 or 0.5" },
	{ "users: {active: \"4,000\"}\n",
	    "c.yaml:1:17: users.active is \"4,000\"; write a number such as "
	    "4000 or 0.5" },
	{ "users: {active: 8%}\n",
	    "c.yaml:1:17: users.active is \"8%\"; write a number such as "
	    "4000 or 0.5" },
	{ "users: {active: -5}\n",
	    "c.yaml:1:17: users.active is -5; it cannot be below 0" },
	{ "users: {active: .nan}\n",
	    "c.yaml:1:17: users.active is \".nan\"; write a number such as "
	    "4000 or 0.5" },
	{ "users: {active: inf}\n",
	    "c.yaml:1:17: users.active is \"inf\"; write a number such as "
	    "4000 or 0.5" },
	{ "users: {growth: 8}\n",
	    "c.yaml:1:17: users.growth is 8, which is 800 %; write a "
	    "fraction such as 0.08 or 8%" },
	{ "users: {growth: quick}\n",
	    "c.yaml:1:17: users.growth is \"quick\"; write a fraction such "
	    "as 0.08 or 8%" },
	{ "users: {growth: -95%}\n",
	    "c.yaml:1:17: users.growth is -0.95; it cannot be below -0.9" },
	{ "debt: {allocation_target: 20}\n",
	    "c.yaml:1:27: debt.allocation_target is 20, which is 2000 %; "
	    "write a fraction such as 0.08 or 8%" },
	{ "business: {launch: soon}\n",
	    "c.yaml:1:20: business.launch is \"soon\"; write a date such as "
	    "2026-03-31" },
	{ "business: {launch: 2026-02-30}\n",
	    "c.yaml:1:20: business.launch is \"2026-02-30\"; write a date "
	    "such as 2026-03-31" },
	{ "business: {multi_tenant: maybe}\n",
	    "c.yaml:1:26: business.multi_tenant is \"maybe\"; write yes or "
	    "no" },
	{ "business: {currency: dollars}\n",
	    "c.yaml:1:22: business.currency is \"dollars\"; write the three "
	    "letters of ISO 4217, such as USD" },
	{ "business: {currency: usd}\n",
	    "c.yaml:1:22: business.currency is \"usd\"; write the three "
	    "letters of ISO 4217, such as USD" },
	{ "inputs:\n  - path: a.csv\n    required: sure\n",
	    "c.yaml:3:15: inputs[0].required is \"sure\"; write yes or no" },
	{ "inputs:\n  - format: focus\n",
	    "c.yaml:2:5: this item of inputs has no path; give it one" },
	{ "domains:\n  - name: \"\"\n",
	    "c.yaml:2:5: this item of domains has no name; give it one" },
	{ "domains:\n  - name: shop\n  - name: Shop\n",
	    "c.yaml:3:11: domains has \"Shop\" twice, first in line 2; keep "
	    "one" },
	{ "assumptions: {growth: [4%, 8%]}\n",
	    "c.yaml:1:23: assumptions.growth has 2 numbers; write one, or "
	    "three: [low, mode, high]" },
	{ "assumptions:\n  growth: [4%, 2%, 12%]\n",
	    "c.yaml:2:11: assumptions.growth does not rise; write [low, "
	    "mode, high]" },
	{ "assumptions:\n  growth: [4%, much, 12%]\n",
	    "c.yaml:2:16: assumptions.growth[1] is \"much\"; write a "
	    "fraction such as 0.08 or 8%" },
	{ "assumptions: {debt_waste: 23}\n",
	    "c.yaml:1:27: assumptions.debt_waste is 23, which is 2300 %; "
	    "write a fraction such as 0.08 or 8%" },
	{ "assumptions: {growth: []}\n",
	    "c.yaml:1:23: assumptions.growth has 0 numbers; write one, or "
	    "three: [low, mode, high]" },
	{ "scenarios:\n  - {users: {growth: 8%}}\n",
	    "c.yaml:2:5: this item of scenarios has no name; give it one" },
	{ "governance:\n  processes:\n    - name: adr_triage\n"
	  "      cadence: every second Friday\n",
	    "c.yaml:4:16: governance.processes[0].cadence is \"every second "
	    "Friday\"; it does not say how often; write it as in \"weekly on "
	    "Wednesday\" or \"monthly, first Thursday\"" },
	{ "governance:\n  processes:\n    - name: adr_triage\n"
	  "      minutes: 0\n",
	    "c.yaml:4:16: governance.processes[0].minutes is 0; it cannot be "
	    "below 1" },
	{ "scenarios:\n  - name: a\n  - name: A\n",
	    "c.yaml:3:11: scenarios has \"A\" twice, first in line 2; keep "
	    "one" },
	{ "scenarios:\n  - name: a\n    users: {growth: 800%}\n",
	    "c.yaml:3:21: scenarios[0].users.growth is 8, which is 800 %; "
	    "write a fraction such as 0.08 or 8%" },
	{ "scenarios:\n  - name: a\n    assumptions: {lock_rows: many}\n",
	    "c.yaml:3:30: scenarios[0].assumptions.lock_rows is \"many\"; "
	    "write a number such as 4000 or 0.5" },
	{ "assumptions: {backfill_rows: 0}\n",
	    "c.yaml:1:30: assumptions.backfill_rows is 0; it cannot be "
	    "below 0.01" },
	{ "assumptions: {hourly_rate: 90%}\n",
	    "c.yaml:1:28: assumptions.hourly_rate is \"90%\"; write a number "
	    "such as 4000 or 0.5" },
	{ "users: {active: \"a\\nb\\tcccccccccccccccccccccccccccccccccccccc"
	  "cccccccccccccc\"}\n",
	    "c.yaml:1:17: users.active is \"a b cccccccccccccccccccccccccccc"
	    "ccccccc…\"; write a number such as 4000 or 0.5" },
};

static void
wrong_values_are_told(void **state)
{
	(void)state;
	assert_config_errors(cases, G_N_ELEMENTS(cases));
}

static const char whole[] = "service: Parcel shop\n"
			    "users: {active: 4e3, growth: 8%, series: mau}\n"
			    "business:\n"
			    "  revenue: 60000.5\n"
			    "  hourly_rate: 95\n"
			    "  currency: EUR\n"
			    "  launch: 2025-01-31\n"
			    "  multi_tenant: Yes\n"
			    "  enterprise: off\n"
			    "team:\n"
			    "  headcount: 7\n"
			    "  people:\n"
			    "    - name: Ana Example\n"
			    "      aliases: [ana, \"ana@example.org\"]\n"
			    "      roles: [lead]\n"
			    "    - name: Ben Example\n"
			    "  bots: [renovate]\n"
			    "domains:\n"
			    "  - name: billing\n"
			    "    tables: [\"invoice*\"]\n"
			    "    components: []\n"
			    "infrastructure:\n"
			    "  - name: database\n"
			    "    metric: p95_ms\n"
			    "    threshold: 150\n"
			    "    stateless: no\n"
			    "    replication: yes\n"
			    "    buy_price: 90\n"
			    "    service_ms: 20\n"
			    "    utilisation: 55%\n"
			    "    throughput: rps\n"
			    "    concurrency: workers\n"
			    "cost_tag: team\n"
			    "governance:\n"
			    "  start: 2026-01-05\n"
			    "  series_a: 2026-11-02\n"
			    "  url: https://ci.parcel.example/\n"
			    "  owners: {lead: Ana, rota: [Ana, Ben]}\n"
			    "  processes:\n"
			    "    - name: architecture_review\n"
			    "      cadence: Quarterly, second Tuesday\n"
			    "      with: [Ben]\n"
			    "    - name: debt_check\n"
			    "      minutes: 25\n"
			    "debt: {labels: [wart], allocation_target: 0.15}\n"
			    "timeline: {lead_share: 40%, start: 2026-01-05}\n"
			    "assumptions:\n"
			    "  hourly_rate: 90\n"
			    "  growth: [2%, 0.05, 8%]\n"
			    "  lock_window: 0\n"
			    "inputs:\n"
			    "  - path: a.csv\n"
			    "  - {path: b.sql, format: sql, required: false}\n";

static void
check_values(const Config *config)
{
	assert_string_equal(config->service, "Parcel shop");
	assert_close(config->users.active, 4000, 1e-12);
	assert_close(config->users.growth, 0.08, 1e-12);
	assert_string_equal(config->users.series, "mau");
	assert_close(config->business.revenue, 60000.5, 1e-12);
	assert_string_equal(config->business.currency, "EUR");
	assert_int_equal(config->business.launch, date_from_ymd(2025, 1, 31));
	assert_int_equal(config->business.multi_tenant, 1);
	assert_int_equal(config->business.enterprise, 0);
	assert_string_equal(config->cost_tag, "team");
	assert_string_equal(config->debt.labels[0], "wart");
	assert_null(config->debt.labels[1]);
	assert_close(config->debt.allocation_target, 0.15, 1e-12);
	assert_close(config->timeline.lead_share, 0.4, 1e-12);
	assert_int_equal(config->timeline.start, date_from_ymd(2026, 1, 5));
}

static void
check_items(const Config *config)
{
	const ConfigPerson *ana = g_ptr_array_index(config->team.people, 0);
	const ConfigPerson *ben = g_ptr_array_index(config->team.people, 1);
	const ConfigDomain *domain = g_ptr_array_index(config->domains, 0);
	const ConfigDecision *decision =
	    g_ptr_array_index(config->infrastructure, 0);
	const ConfigInput *input = g_ptr_array_index(config->inputs, 1);

	assert_string_equal(ana->aliases[1], "ana@example.org");
	assert_string_equal(ana->roles[0], "lead");
	assert_null(ben->aliases[0]);
	assert_string_equal(domain->tables[0], "invoice*");
	assert_null(domain->components[0]);
	assert_null(domain->cost_tags[0]);
	assert_close(decision->threshold, 150, 1e-12);
	assert_true(isnan(decision->value));
	assert_int_equal(decision->stateless, 0);
	assert_int_equal(decision->sessions, -1);
	assert_int_equal(decision->replication, 1);
	assert_close(decision->buy_price, 90, 1e-12);
	assert_close(decision->service_ms, 20, 1e-12);
	assert_close(decision->utilisation, 0.55, 1e-12);
	assert_string_equal(decision->throughput, "rps");
	assert_string_equal(decision->concurrency, "workers");
	assert_string_equal(input->format, "sql");
	assert_false(input->required);
	input = g_ptr_array_index(config->inputs, 0);
	assert_true(input->required);
	assert_null(input->format);
}

static void
check_governance(const ConfigGovernance *governance)
{
	const ConfigProcess *review =
	    g_ptr_array_index(governance->processes, 0);
	const ConfigProcess *check =
	    g_ptr_array_index(governance->processes, 1);
	char rrule[RECURRENCE_TEXT_SIZE];

	assert_int_equal(governance->start, date_from_ymd(2026, 1, 5));
	assert_int_equal(governance->series_a, date_from_ymd(2026, 11, 2));
	assert_int_equal(governance->first_enterprise, DATE_NONE);
	assert_int_equal(governance->last_review, DATE_NONE);
	assert_string_equal(governance->url, "https://ci.parcel.example/");
	assert_string_equal(governance->owners.lead, "Ana");
	assert_null(governance->owners.em);
	assert_string_equal(governance->owners.rota[1], "Ben");
	assert_string_equal(recurrence_rrule(&review->cadence, rrule),
	    "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU");
	assert_string_equal(review->with[0], "Ben");
	assert_true(isnan(review->minutes));
	assert_int_equal(check->cadence.interval, 0);
	assert_null(check->owner);
	assert_null(check->artifacts[0]);
	assert_close(check->minutes, 25, 1e-12);
}

static void
everything_is_read(void **state)
{
	g_autoptr(Config) config = config_from_text(whole, NULL);
	const Assumption *a;

	(void)state;
	assert_non_null(config);
	check_values(config);
	check_items(config);
	check_governance(&config->governance);
	a = &config->assumptions.values[ASSUME_HOURLY_RATE];
	assert_true(a->overridden && a->low == 90 && a->high == 90);
	a = &config->assumptions.values[ASSUME_GROWTH];
	assert_close(a->low, 0.02, 1e-12);
	assert_close(a->mode, 0.05, 1e-12);
	assert_close(a->high, 0.08, 1e-12);
	assert_close(
	    assume(&config->assumptions, ASSUME_LOCK_WINDOW), 0, 1e-12);
	assert_false(config->assumptions.values[ASSUME_DEBT_WASTE].overridden);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrong_values_are_told),
		cmocka_unit_test(everything_is_read),
	};

	return cmocka_run_group_tests_name("config_convert", tests, NULL, NULL);
}
