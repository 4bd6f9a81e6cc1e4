#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/bound.h"

typedef struct MetricCase {
	const char *row;
	double value; /* NAN: not used */
	const char *time; /* as ISO; NULL */
	const char *reason; /* of the skip or reject; NULL: used */
} MetricCase;

static const MetricCase cases[] = {
	{ "2026-05-01,users,1200", 1200, "2026-05-01T00:00:00Z", NULL },
	{ "2026-05,users,1200", 1200, "2026-05-01T00:00:00Z", NULL },
	{ "2026-05-01T12:00:00+02:00,users,1e3", 1000, "2026-05-01T10:00:00Z",
	    NULL },
	{ "2026-05-01,users,8%", 0.08, "2026-05-01T00:00:00Z", NULL },
	{ "2026-05-01,users,", NAN, NULL, "no value" },
	{ "2026-05-01,users,null", NAN, NULL, "no value" },
	{ "2026-05-01,users,many", NAN, NULL, "value is not a number" },
	{ "some day,users,5", NAN, NULL, "time is not a time" },
	{ ",users,5", NAN, NULL, "time is missing" },
	{ "2026-05-01,,5", NAN, NULL, "series is missing" },
	{ "2027-05-01,users,5", NAN, NULL, "dated after the report date" },
};

static const char *
reason_of(const Bound *bound, const Input *input)
{
	if (input->rows_rejected)
		return bound_reject(bound)->reason;
	if (input->rows_skipped)
		return ((const SkipReason *)input->skips->pdata[0])->reason;
	return NULL;
}

static void
points_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const MetricCase *c = &cases[i];
		g_autofree char *text =
		    g_strconcat("time,series,value\n", c->row, "\n", NULL);
		char time[INSTANT_TEXT_SIZE];
		const Series *series;
		const Point *point;
		const Input *input;
		Bound bound;

		print_message("%s\n", c->row);
		bound_init(&bound);
		input = bound_read(&bound, "m.csv", text);
		bound_seal(&bound);
		if (c->reason) {
			assert_string_equal(
			    reason_of(&bound, input), c->reason);
			bound_clear(&bound);
			continue;
		}
		bound_assert_rows(input, 1, 0, 0);
		assert_int_equal(input->counts.points, 1);
		series = facts_find_series(bound.facts, "users");
		point = &g_array_index(series->points, Point, 0);
		assert_close(point->value, c->value, 1e-12);
		assert_int_equal(point->line, 2);
		assert_string_equal(
		    instant_format_iso(point->time, time), c->time);
		bound_clear(&bound);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points_are_read),
	};

	return cmocka_run_group_tests_name("bind_metrics", tests, NULL, NULL);
}
