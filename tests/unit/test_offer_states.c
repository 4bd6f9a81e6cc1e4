#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/offer_states.h"

static void
statuses_are_sorted_into_three(void **state)
{
	static const char *const values[] = { "Closed", "In Progress", "Open",
		"Closed", "Won't fix", "Say \"hi\"" };
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	g_autoptr(GString) out = g_string_new(NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
		g_ptr_array_add(list, (char *)values[i]);
	offer_states_append(out, list);
	assert_string_equal(out->str,
	    "maps:\n"
	    "  - name: statuses\n"
	    "    entries:\n"
	    "      - {to: done, of: [\"Closed\", \"Won't fix\"]}\n"
	    "      - {to: doing, of: [\"In Progress\"]}\n"
	    "      - {to: todo, of: [\"Open\", \"Say \\\"hi\\\"\"]}\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statuses_are_sorted_into_three),
	};

	return cmocka_run_group_tests_name("offer_states", tests, NULL, NULL);
}
