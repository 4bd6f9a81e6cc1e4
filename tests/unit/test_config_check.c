#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/config_text.h"

static const ConfigErrorCase cases[] = {
	{ "team:\n  groups:\n    - {name: A, people: [Ana]}\n"
	  "    - {name: B, people: [ANA]}\n",
	    "c.yaml:4:26: \"ANA\" belongs to A already; it cannot be B's "
	    "too" },
	{ "phases:\n  - name: P7\n",
	    "c.yaml:2:5: phase P7 is not one of P1 to P6; give its weeks as "
	    "mode, or as low, mode and high" },
	{ "phases:\n  - {name: P2, low: 1, high: 3}\n",
	    "c.yaml:2:5: phase P2 has only some of low, mode and high; give "
	    "all, or mode alone" },
	{ "phases:\n  - {name: P2, low: 4}\n",
	    "c.yaml:2:5: phase P2 has only some of low, mode and high; give "
	    "all, or mode alone" },
	{ "phases:\n  - {name: P2, low: 1, mode: 3, high: 2}\n",
	    "c.yaml:2:5: the weeks of phase P2 do not rise from low over "
	    "mode to high" },
	{ "phases:\n  - name: P4\n    after: [P1, Audti]\n"
	  "  - {name: Audit, mode: 1}\n",
	    "c.yaml:3:17: there is no phase \"Audti\"; did you mean "
	    "\"Audit\"?" },
	{ "phases:\n  - name: P4\n    after: [somewhere]\n",
	    "c.yaml:3:13: there is no phase \"somewhere\"" },
	{ "team:\n  people:\n    - {name: Ana, aliases: [an]}\n"
	  "    - {name: Ben, aliases: [ben, AN]}\n",
	    "c.yaml:4:34: \"AN\" belongs to Ana already; it cannot be Ben's "
	    "too" },
	{ "domains:\n  - {name: a, load: burst}\n  - {name: b, load: bach}\n",
	    "c.yaml:3:21: there is no load \"bach\"; write batch" },
	{ "domains:\n  - {name: a, load: nightly reports}\n",
	    "c.yaml:2:21: there is no load \"nightly reports\"; write "
	    "interactive, "
	    "batch or burst" },
	{ "team:\n  people:\n    - {name: Ana, aliases: [BEN]}\n"
	  "    - {name: Ben}\n",
	    "c.yaml:3:29: \"BEN\" belongs to Ben already; it cannot be Ana's "
	    "too" },
	{ "domains:\n  - {name: a, tables: [\"x*\"]}\n"
	  "  - {name: b, tables: [y, \"X*\"]}\n",
	    "c.yaml:3:27: \"X*\" belongs to a already; it cannot be b's "
	    "too" },
	{ "business:\n  rates:\n    - {currency: EUR}\n",
	    "c.yaml:3:7: business.rates[0] has no rate; write what one EUR is "
	    "worth in USD" },
	{ "business:\n  rates:\n    - {currency: USD, rate: 1}\n",
	    "c.yaml:3:7: USD is business.currency itself; leave its rate "
	    "out" },
	{ "business:\n  rates:\n    - {currency: EUR, rate: 0}\n",
	    "c.yaml:3:29: business.rates[0].rate is 0; it cannot be below "
	    "1e-06" },
	{ "inputs:\n  - path: a.csv\n    format: flags-csv\n    columns:\n"
	  "      - {to: key, from: [Name]}\n"
	  "      - {to: lifspan, from: [Kind]}\n",
	    "c.yaml:6:14: there is no field \"lifspan\"; did you mean "
	    "\"lifespan\"?" },
	{ "inputs:\n  - path: a.csv\n    format: flags-csv\n    columns:\n"
	  "      - {to: whatever, from: [Kind]}\n",
	    "c.yaml:5:14: there is no field \"whatever\"; headroom inspect "
	    "shows those of a file that is read" },
	{ "inputs:\n  - path: a.csv\n    format: flags-csv\n    columns:\n"
	  "      - to: key\n",
	    "c.yaml:5:9: inputs[0].columns[0] says nothing of where key is "
	    "from; write from: [\"a name in the header\"]" },
	{ "inputs:\n  - path: a.csv\n    columns:\n"
	  "      - {to: key, from: [Name]}\n",
	    "c.yaml:3:5: columns need the format whose fields they are; write "
	    "format: incidents-csv, or another that `headroom formats` "
	    "lists" },
	{ "governance:\n  processes:\n    - name: adr_triag\n",
	    "c.yaml:3:13: there is no process \"adr_triag\"; did you mean "
	    "\"adr_triage\"?" },
	{ "governance:\n  processes:\n    - name: Access review\n",
	    "c.yaml:3:13: process Access review has no cadence; write one, as "
	    "in cadence: monthly, first Thursday" },
	{ "governance:\n  url: ci.shop.example\n",
	    "c.yaml:2:8: governance.url is \"ci.shop.example\"; write the "
	    "address of the review, as in https://ci.shop.example/review/" },
};

static void
contradictions_are_told(void **state)
{
	(void)state;
	assert_config_errors(cases, G_N_ELEMENTS(cases));
}

static void
one_may_say_a_thing_twice(void **state)
{
	g_autoptr(Config) config = config_from_text(
	    "team:\n  people:\n    - {name: Ana, aliases: [ana, ANA]}\n"
	    "domains:\n  - {name: a, tables: [x], components: [x]}\n"
	    "  - {name: b, cost_tags: [x]}\n",
	    NULL);

	(void)state;
	assert_non_null(config);
}

static void
a_mode_is_a_whole_duration(void **state)
{
	g_autoptr(Config) config = config_from_text(
	    "phases:\n  - {name: Audit, mode: 1.5, after: [P6]}\n"
	    "  - {name: P4, after: []}\n",
	    NULL);
	const ConfigPhase *phase;

	(void)state;
	assert_non_null(config);
	phase = g_ptr_array_index(config->phases, 0);
	assert_close(phase->low, 1.5, 1e-12);
	assert_close(phase->high, 1.5, 1e-12);
	phase = g_ptr_array_index(config->phases, 1);
	assert_true(isnan(phase->mode));
	assert_non_null(phase->after);
	assert_null(phase->after[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contradictions_are_told),
		cmocka_unit_test(one_may_say_a_thing_twice),
		cmocka_unit_test(a_mode_is_a_whole_duration),
	};

	return cmocka_run_group_tests_name("config_check", tests, NULL, NULL);
}
