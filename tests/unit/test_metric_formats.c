/* One small file in each layout of metrics: the points in it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/base/number.h"
#include "tests/support/bound.h"

typedef struct LayoutCase {
	const char *name, *format;
	const char *text; /* of the file exports/latency.csv */
	long used, skipped, rejected;
	const char *points; /* as describe_series() has them */
} LayoutCase;

static const LayoutCase cases[] = {
	{ "CloudWatch, one series named by its file", "metrics-long-csv",
	    "timestamp,value\n"
	    "2026-08-23 06:10:00,45400.0\n,\n"
	    "2026-08-23 06:15:00,\n"
	    "2026-08-23 06:20:00,4.5e4\n",
	    2, 2, 0,
	    "latency 2026-08-23T06:10:00Z 45400, 2026-08-23T06:20:00Z "
	    "45000\n" },
	{ "Prometheus, long", "metrics-long-csv",
	    "name,timestamp,value,instance,Job\n"
	    "up,1782000000,1,web-1,shop\n"
	    "up,1782000000.781,0,web-2,shop\n"
	    "up,1782000060,NaN,web-2,shop\n"
	    "load,1782000000,0.5,,\n"
	    ",1782000000,0.5,web-1,\n",
	    3, 1, 1,
	    "load 2026-06-21T00:00:00Z 0.5\n"
	    "up{instance=\"web-1\",Job=\"shop\"} 2026-06-21T00:00:00Z 1\n"
	    "up{instance=\"web-2\",Job=\"shop\"} 2026-06-21T00:00:00Z 0\n" },
	{ "Grafana, a series without a name", "metrics-long-csv",
	    "\"Time\",\"Value\"\n\"2026-05-01 10:00:00\",1.5 ms\n"
	    "\"2026-05-01 10:01:00\",undefined\n",
	    1, 1, 0, "latency 2026-05-01T10:00:00Z 0.0015\n" },
	{ "A script's table of times and numbers", "grafana-table-csv",
	    "Timestamp;load;io wait\n1782000000.0;1.5;\n"
	    "1782000060.0;2;0.5\n",
	    2, 0, 0,
	    "io wait 2026-06-21T00:01:00Z 0.5\n"
	    "load 2026-06-21T00:00:00Z 1.5, 2026-06-21T00:01:00Z 2\n" },
	{ "Prometheus, wide", "metrics-wide-csv",
	    "Time,\"{instance=\"\"web-1\"\",job=\"\"shop\"\"}\",Total\n"
	    "2026-05-01 00:00:00,1.5,7\n",
	    1, 0, 0,
	    "Total 2026-05-01T00:00:00Z 7\n"
	    "{instance=\"web-1\",job=\"shop\"} 2026-05-01T00:00:00Z 1.5\n" },
	{ "Grafana for Excel: sep=, offsets, null", "metrics-wide-csv",
	    "\xef\xbb\xbfsep=;\r\n\"Time\";\"Gas Boiler\";\"kitchen\"\r\n"
	    "\"2026-05-01T02:00:00+02:00\";null;19.5\r\n"
	    "\"2026-05-01T02:10:00+02:00\";null;null\r\n"
	    "\"2026-05-01T02:20:00+02:00\";37;-1\r\n",
	    2, 1, 0,
	    "Gas Boiler 2026-05-01T00:20:00Z 37\n"
	    "kitchen 2026-05-01T00:00:00Z 19.5, 2026-05-01T00:20:00Z -1\n" },
	{ "Grafana, milliseconds since 1970, empty for null",
	    "metrics-wide-csv",
	    "\"Time\",\"users\",\"jobs\"\n1782000000000,5,\n1782000060000,,6\n",
	    2, 0, 0,
	    "jobs 2026-06-21T00:01:00Z 6\nusers 2026-06-21T00:00:00Z 5\n" },
	{ "Grafana, formatted: units are told apart", "metrics-wide-csv",
	    "\"Time\",\"p95\",\"cpu\"\n"
	    "2026-05-01 00:00:00,850 ms,45%\n"
	    "2026-05-01 00:01:00,1.25 s,50%\n"
	    "2026-05-01 00:02:00,2 min,50%\n"
	    "2026-05-01 00:03:00,2 parsecs,50%\n",
	    3, 0, 1,
	    "cpu 2026-05-01T00:00:00Z 0.45, 2026-05-01T00:01:00Z 0.5, "
	    "2026-05-01T00:02:00Z 0.5\n"
	    "p95 2026-05-01T00:00:00Z 0.85, 2026-05-01T00:01:00Z 1.25, "
	    "2026-05-01T00:02:00Z 120\n" },
	{ "Grafana, several frames: each header counts for its own rows",
	    "metrics-wide-csv",
	    "\"Time\",\"a\"\n2026-05-01 00:00:00,1\n\n"
	    "\"Time\",\"b\",\"c\"\n2026-05-01 00:00:00,2,3\n\n"
	    "\"Time\",\"d\"\n2026-05-01 00:00:00,4\n",
	    3, 2, 0,
	    "a 2026-05-01T00:00:00Z 1\nb 2026-05-01T00:00:00Z 2\n"
	    "c 2026-05-01T00:00:00Z 3\nd 2026-05-01T00:00:00Z 4\n" },
	{ "Grafana, series as rows", "metrics-csv",
	    "sep=;\nSeries;Time;Value\n"
	    "users;2026-05-01T00:00:00+00:00;5\n"
	    "jobs;2026-05-01T00:00:00+00:00;null\n",
	    1, 1, 0, "users 2026-05-01T00:00:00Z 5\n" },
	{ "Grafana, series as rows for Excel, seconds since 1970",
	    "metrics-csv",
	    "\xef\xbb\xbfsep=;\r\n\"Series\";\"Time\";\"Value\"\r\n"
	    "\"a;b\";1782000000;5 K\r\n\"a;b\";1782000060;undefined\r\n",
	    1, 1, 0, "a;b 2026-06-21T00:00:00Z 5000\n" },
	{ "Grafana, time series to rows", "metrics-csv",
	    "\"Time\",\"Metric\",\"Value\"\n1782000000000,users,5\n", 1, 0, 0,
	    "users 2026-06-21T00:00:00Z 5\n" },
	{ "Grafana, a table: texts are labels, numbers are series",
	    "grafana-table-csv",
	    "\xef\xbb\xbf\"job\";\"ran\";\"took\";\"rows\"\n"
	    "\"nightly; all\";\"2026-05-01T02:00:00.5Z\";\"17\";\"3\"\n"
	    "\"hourly\";\"2026-05-01T03:00:00Z\";null;\"4\"\n"
	    "\"hourly\";\"2026-05-01T04:00:00Z\";18;\"5\"\n",
	    3, 0, 0,
	    "rows{job=\"hourly\"} 2026-05-01T03:00:00Z 4, "
	    "2026-05-01T04:00:00Z 5\n"
	    "rows{job=\"nightly; all\"} 2026-05-01T02:00:00Z 3\n"
	    "took{job=\"hourly\"} 2026-05-01T04:00:00Z 18\n"
	    "took{job=\"nightly; all\"} 2026-05-01T02:00:00Z 17\n" },
	{ "users per month, as spreadsheets write numbers and months",
	    "users-csv",
	    "Month,Users\nJan 2026,\"1,200\"\nFeb-26,1300\n03/2026,1400\n"
	    "2026-4,\n",
	    3, 1, 0,
	    "users 2026-01-01T00:00:00Z 1200, 2026-02-01T00:00:00Z 1300, "
	    "2026-03-01T00:00:00Z 1400\n" },
	{ "users per month, Americans' first days", "users-csv",
	    "date,active_users\n1/1/2026,5\n2/1/2026,6\n3/1/2026,7\n", 3, 0, 0,
	    "users 2026-01-01T00:00:00Z 5, 2026-02-01T00:00:00Z 6, "
	    "2026-03-01T00:00:00Z 7\n" },
	{ "users per month beside other columns", "users-csv",
	    "month,MAU,users,DAU,signups,comment\n"
	    "2026-01,100,900,9,20,launch\n2026-02,110,950,8,30,\n",
	    2, 0, 0,
	    "signups 2026-01-01T00:00:00Z 20, 2026-02-01T00:00:00Z 30\n"
	    "users 2026-01-01T00:00:00Z 100, 2026-02-01T00:00:00Z 110\n" },
	{ "a column for each month", "metrics-months-csv",
	    "Metric;Jan 2026;Feb 2026;03/2026;Total\n"
	    "MAU;\"1,200\";1300;;2500\nSign-ups;7;8;9;24\n",
	    2, 0, 0,
	    "MAU 2026-01-01T00:00:00Z 1200, 2026-02-01T00:00:00Z 1300\n"
	    "Sign-ups 2026-01-01T00:00:00Z 7, 2026-02-01T00:00:00Z 8, "
	    "2026-03-01T00:00:00Z 9\n" },
	{ "months to come, and a row that is no series", "metrics-months-csv",
	    "metric,2026-11,2026-12,2027-01\nusers,5,6,7\nusers again,a,b,c\n",
	    1, 0, 1, "users 2026-11-01T00:00:00Z 5, 2026-12-01T00:00:00Z 6\n" },
	{ "users per day", "users-daily-csv", "date,dau\n2026-01-01,5\n", 1, 0,
	    0, "users 2026-01-01T00:00:00Z 5\n" },
	{ "users among other series", "metrics-csv",
	    "month,metric,value\n2026-01,users,5\n", 1, 0, 0,
	    "users 2026-01-01T00:00:00Z 5\n" },
	{ "a row with a value that is none is rejected whole",
	    "metrics-wide-csv",
	    "Time,a,b\n2026-05-01 00:00:00,1,many\n2026-05-02 00:00:00,1,2\n",
	    1, 0, 1, "a 2026-05-02T00:00:00Z 1\nb 2026-05-02T00:00:00Z 2\n" },
	{ "rows that wait for the order of their days keep their series",
	    "metrics-wide-csv", "Time,a,b\n03/04/2026,1,2\n13/04/2026,3,4\n", 2,
	    0, 0,
	    "a 2026-04-03T00:00:00Z 1, 2026-04-13T00:00:00Z 3\n"
	    "b 2026-04-03T00:00:00Z 2, 2026-04-13T00:00:00Z 4\n" },
	{ "no series twice at one time", "metrics-wide-csv",
	    "Time,a,b\n2026-05-01,1,2\n2026-05-01,3,4\n", 1, 1, 0,
	    "a 2026-05-01T00:00:00Z 3\nb 2026-05-01T00:00:00Z 4\n" },
};

/* "name time value, time value" for each series. */
static char *
describe_series(const Facts *facts)
{
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; i < facts_series(facts)->len; i++) {
		const Series *series = facts_series(facts)->pdata[i];

		g_string_append(text, series->name);
		for (unsigned j = 0; j < series->points->len; j++) {
			const Point *point =
			    &g_array_index(series->points, Point, j);
			char time[INSTANT_TEXT_SIZE], value[NUMBER_TEXT_SIZE];

			g_string_append_printf(text, "%s %s %s", j ? "," : "",
			    instant_format_iso(point->time, time),
			    number_format_machine(point->value, value));
		}
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, false);
}

static void
rows_become_points(void **state)
{
	const LayoutCase *c = *state;
	g_autofree char *points = NULL;
	const Input *input;
	Bound bound;

	bound_init(&bound);
	input = bound_read(&bound, "exports/latency.csv", c->text);
	bound_seal(&bound);
	assert_string_equal(input->format, c->format);
	points = describe_series(bound.facts);
	assert_string_equal(points, c->points);
	bound_assert_rows(input, c->used, c->skipped, c->rejected);
	assert_null(bound.error);
	bound_clear(&bound);
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(cases)];

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = rows_become_points,
			.initial_state = (void *)&cases[i] };
	return cmocka_run_group_tests_name("metric_formats", tests, NULL, NULL);
}
