#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/bound.h"

typedef struct FlagCase {
	const char *header, *row;
	const char *want; /* as describe() has it; or why it is not used */
} FlagCase;

#define PLAIN "key,state,created,last_changed,owner,type"

static const FlagCase cases[] = {
	{ PLAIN, "cart,on,2025-01-01,2026-02-03T04:05:06Z,ann,release",
	    "cart on 2025-01-01T00:00:00Z 2026-02-03T04:05:06Z ann release "
	    "temporary" },
	{ PLAIN, "cart,Archived,,,,kill-switch",
	    "cart archived   - kill-switch permanent" },
	{ PLAIN, "cart,42 %,,,,mine", "cart unknown   - mine unknown" },
	{ PLAIN, "cart,,,,null,", "cart unknown   - - unknown" },
	{ PLAIN, ",on,,,ann,", "key is missing" },
	{ PLAIN, "cart,on,2027-01-01,,,", "dated after the report date" },
	{ PLAIN, "cart,on,2026-01-01,someday,,", "last-changed is not a date" },
	{ "flag_key,enabled,permanent,team", "cart,FALSE,true,web",
	    "cart off   web - permanent" },
	{ "key,state,created,owner,temporary",
	    "cart,on,1767225600000,ann@shop.example,true",
	    "cart on 2026-01-01T00:00:00Z  ann@shop.example - temporary" },
};

static const char *
or_dash(const char *text)
{
	return text ? text : "-";
}

static char *
describe(const Flag *flag)
{
	char created[INSTANT_TEXT_SIZE], changed[INSTANT_TEXT_SIZE];

	return g_strdup_printf("%s %s %s %s %s %s %s", flag->key,
	    flag_state_name(flag->state),
	    instant_format_iso(flag->created, created),
	    instant_format_iso(flag->last_changed, changed),
	    or_dash(flag->owner), or_dash(flag->type),
	    flag_lifespan_name(flag->lifespan));
}

static char *
outcome(const Bound *bound, const Input *input)
{
	if (input->rows_rejected > 0)
		return g_strdup(bound_reject(bound)->reason);
	if (input->rows_skipped > 0)
		return g_strdup(
		    ((const SkipReason *)input->skips->pdata[0])->reason);
	assert_int_equal(input->counts.flags, 1);
	return describe(facts_flags(bound->facts)->pdata[0]);
}

static void
rows_become_flags(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const FlagCase *c = &cases[i];
		g_autofree char *text =
		    g_strconcat(c->header, "\n", c->row, "\n", NULL);
		g_autofree char *got = NULL;
		const Input *input;
		Bound bound;

		print_message("%s\n", c->row);
		bound_init(&bound);
		input = bound_read(&bound, "flags.csv", text);
		bound_seal(&bound);
		assert_int_equal(input->kind, INPUT_FLAGS);
		got = outcome(&bound, input);
		assert_string_equal(got, c->want);
		bound_clear(&bound);
	}
}

static void
strange_states_are_told(void **state)
{
	const Finding *finding;
	Bound bound;

	(void)state;
	bound_init(&bound);
	finding = bound_finding(bound_read(&bound, "f.csv",
				    PLAIN "\na,on,,,,\nb,maybe,,,,\n"
					  "c,perhaps,,,,\n")
				    ->findings,
	    "flag-state");
	assert_non_null(finding);
	assert_int_equal(finding->line, 3);
	assert_non_null(strstr(finding->message, "2 rows have"));
	assert_non_null(strstr(finding->message, "\"maybe\""));
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_become_flags),
		cmocka_unit_test(strange_states_are_told),
	};

	return cmocka_run_group_tests_name("bind_flags", tests, NULL, NULL);
}
