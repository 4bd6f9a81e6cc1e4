#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/team_deciders.h"
#include "tests/support/company.h"

static void
deciders_are_found_however_they_are_listed(void **state)
{
	static const struct {
		const char *deciders;
		guint count;
	} cases[] = {
		{ "Ana Lindqvist", 1 },
		{ "ana lindqvist, Ben Osei", 2 },
		{ "Ana Lindqvist and Ben Osei", 2 },
		{ "Ana Lindqvist; @ben", 2 },
		{ "* Ana Lindqvist\n* Ben Osei", 2 },
		{ "Ana Lindqvist, ana", 1 },
		{ "the board", 0 },
		{ "", 0 },
		{ ",,", 0 },
		{ NULL, 0 },
	};
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(People) people = NULL;

	(void)state;
	company_configure(company,
	    "team:\n"
	    "  people:\n"
	    "    - {name: Ana Lindqvist, aliases: [ana]}\n"
	    "    - {name: Ben Osei, aliases: [ben]}\n");
	people = people_new(company_evidence(company));
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GArray) found =
		    team_deciders_find(people, cases[i].deciders);

		if (found->len != cases[i].count)
			fail_msg("case %zu: %u", i, found->len);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deciders_are_found_however_they_are_listed),
	};

	return cmocka_run_group_tests_name("team_deciders", tests, NULL, NULL);
}
