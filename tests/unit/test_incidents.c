#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/facts/incidents.h"
#include "tests/support/assert_close.h"

static void
hours_are_from_start_to_end(void **state)
{
	Incident incident = { .started = 1000, .resolved = 1000 + 5400 };

	(void)state;
	assert_close(incident_hours(&incident), 1.5, 1e-12);
	incident.resolved = INSTANT_NONE;
	assert_true(isnan(incident_hours(&incident)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_are_from_start_to_end),
	};

	return cmocka_run_group_tests_name("incidents", tests, NULL, NULL);
}
