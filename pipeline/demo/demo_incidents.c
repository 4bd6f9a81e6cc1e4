#include "pipeline/demo/demo_incidents.h"

#include <math.h>

#include "pipeline/demo/export_file.h"
#include "pipeline/stats/distribution.h"
#include "pipeline/stats/rng.h"

enum {
	COLUMN_ID,
	COLUMN_TITLE,
	COLUMN_SEVERITY,
	COLUMN_SERVICE,
	COLUMN_STARTED,
	COLUMN_ACKNOWLEDGED,
	COLUMN_RESOLVED,
	COLUMNS
};

enum { DAYS = 355, FIRST_ID = 101, KINDS = 8, SECONDS_PER_MINUTE = 60 };

static const char *const header[COLUMNS] = { "incident_id", "title", "severity",
	"service", "started_at", "acknowledged_at", "resolved_at" };

/* Minutes in the middle, and the deviation of their logarithm. */
typedef struct Kind {
	const char *title, *service, *severity;
	double acknowledge, resolve, sigma;
} Kind;

static const Kind kinds[KINDS] = {
	{ "Bookings time out", "bookings", "SEV1", 11, 150, 0.7 },
	{ "Payments are declined", "billing", "SEV1", 12, 170, 0.7 },
	{ "Calendar sync is stuck", "availability", "SEV2", 34, 700, 0.9 },
	{ "Reports block the database", "reporting", "SEV2", 30, 640, 0.9 },
	{ "Mail arrives hours late", "messaging", "SEV3", 130, 2900, 0.9 },
	{ "Photos do not load", "venues", "SEV3", 120, 3300, 0.9 },
	{ "Map shows no venues", "venues", "SEV3", 140, 2400, 0.9 },
	{ "Chart of income is empty", "reporting", "SEV4", 700, 9000, 0.8 },
};

static Instant
after(Instant start, double minutes, double sigma, Rng *rng)
{
	const double z = normal_quantile(rng_uniform(rng));

	return start +
	       (Instant)llround(minutes * exp(sigma * z)) * SECONDS_PER_MINUTE;
}

static void
put_time(
    ExportFile *file, size_t column, const Larkfield *company, Instant time)
{
	char text[INSTANT_TEXT_SIZE];

	if (time < date_instant(company->as_of))
		export_file_set(file, column, instant_format_iso(time, text));
}

static void
put_incident(const Larkfield *company, ExportFile *file, int number, Rng *rng)
{
	const Kind *kind = &kinds[rng_index(rng, KINDS)];
	const double ago = DAYS * (DEMO_INCIDENTS - number - rng_uniform(rng)) /
			   DEMO_INCIDENTS;
	const Instant start =
	    date_instant(company->as_of) -
	    (Instant)llround(ago * 24 * 60) * SECONDS_PER_MINUTE;
	const Instant seen = after(start, kind->acknowledge, kind->sigma, rng);
	const Instant over = after(start, kind->resolve, kind->sigma, rng);

	export_file_setf(file, COLUMN_ID, "INC-%d", FIRST_ID + number);
	export_file_set(file, COLUMN_TITLE, kind->title);
	export_file_set(file, COLUMN_SEVERITY, kind->severity);
	export_file_set(file, COLUMN_SERVICE, kind->service);
	put_time(file, COLUMN_STARTED, company, start);
	put_time(file, COLUMN_ACKNOWLEDGED, company, seen);
	put_time(file, COLUMN_RESOLVED, company, MAX(seen, over));
	export_file_end_row(file);
}

bool
demo_write_incidents(const Larkfield *company, const char *path, GError **error)
{
	g_autoptr(ExportFile) file =
	    export_file_open(path, EXPORT_PLAIN, header, COLUMNS, error);
	Rng rng;

	if (file == NULL)
		return false;
	rng_init(&rng, company->seed, "incidents");
	for (int i = 0; i < DEMO_INCIDENTS; i++)
		put_incident(company, file, i, &rng);
	return export_file_finish(file, error);
}
