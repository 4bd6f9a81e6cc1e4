#include "pipeline/demo/demo_metrics.h"

#include <math.h>

#include "pipeline/base/number.h"
#include "pipeline/demo/export_file.h"
#include "pipeline/stats/distribution.h"
#include "pipeline/stats/rng.h"

enum { COLUMN_TIME, COLUMN_SERIES, COLUMN_VALUE, COLUMNS, WEEKS = 78 };

/* ms at which the playbook wants the database looked at. */
#define LATENCY_LIMIT 200.0

typedef struct Trend {
	const char *series;
	double now;
	double rate; /* fraction a month */
	double sigma; /* of the logarithm, week by week */
} Trend;

static const Trend trends[] = {
	{ "concurrent_users", 128, PLANTED_GROWTH, 0.03 },
	{ "longest_job_ms", 286, 0.021, 0.04 },
	{ "p95_ms", 151, 0.024, 0.025 },
};

static const char *const header[COLUMNS] = { "time", "series", "value" };

static void
put_point(ExportFile *file, const char *time, const char *series, double value)
{
	char text[NUMBER_TEXT_SIZE];

	export_file_set(file, COLUMN_TIME, time);
	export_file_set(file, COLUMN_SERIES, series);
	export_file_set(file, COLUMN_VALUE, number_format_machine(value, text));
	export_file_end_row(file);
}

bool
demo_write_users(const Larkfield *company, const char *path, GError **error)
{
	g_autoptr(ExportFile) file =
	    export_file_open(path, EXPORT_PLAIN, header, COLUMNS, error);

	if (file == NULL)
		return false;
	for (int i = 0; i < HISTORY_MONTHS; i++) {
		Month month = company->month - (HISTORY_MONTHS - 1) + i;
		char time[DATE_TEXT_SIZE];

		put_point(file, date_format_iso(month_first_day(month), time),
		    "users", company->users[i]);
	}
	return export_file_finish(file, error);
}

static double
trend_at(const Trend *trend, double age, Rng *rng)
{
	const double z = normal_quantile(rng_uniform(rng));
	const double value =
	    trend->now * pow(1 + trend->rate, -age) * exp(trend->sigma * z);

	return nearbyint(10 * value) / 10;
}

bool
demo_write_latency(const Larkfield *company, const char *path, GError **error)
{
	g_autoptr(ExportFile) file =
	    export_file_open(path, EXPORT_PLAIN, header, COLUMNS, error);
	Rng rng;

	if (file == NULL)
		return false;
	rng_init(&rng, company->seed, "latency");
	for (int week = WEEKS - 1; week >= 0; week--) {
		Instant instant = date_instant(company->as_of - 7 * week);
		char time[INSTANT_TEXT_SIZE];

		instant_format_iso(instant, time);
		for (size_t i = 0; i < G_N_ELEMENTS(trends); i++)
			put_point(file, time, trends[i].series,
			    trend_at(&trends[i],
				larkfield_age(company, instant), &rng));
	}
	return export_file_finish(file, error);
}

PlantedValue
demo_planted_latency(void)
{
	const Trend *p95 = &trends[G_N_ELEMENTS(trends) - 1];
	const double months = log(LATENCY_LIMIT / p95->now) / log1p(p95->rate);
	const double multiple = pow(1 + PLANTED_GROWTH, months);

	/* Three deviations of the last week's noise, at that trend. */
	const double months_off = 3 * p95->sigma / log1p(p95->rate);
	const double factor = pow(1 + PLANTED_GROWTH, months_off);

	return (PlantedValue){ multiple, multiple / factor, multiple * factor };
}
