#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/bound.h"

typedef struct IncidentCase {
	const char *format, *header, *row;
	const char *want; /* as describe() has it; or why it is not used */
} IncidentCase;

#define PLAIN                                                                  \
	"id,title,started,acknowledged,resolved,severity,service,component,"   \
	"cause"
#define LIST                                                                   \
	"incident_number,title,created_at,status,service,urgency,"             \
	"last_status_change_at,id"
#define ANALYTICS                                                              \
	"incident_number,description,service_name,urgency,created_at,"         \
	"seconds_to_first_ack,seconds_to_resolve"

static const IncidentCase cases[] = {
	{ "incidents-csv", PLAIN,
	    "7,Shop down,2026-02-01 10:00:00,2026-02-01 10:04:00,"
	    "2026-02-01 12:00:00,SEV1,shop,db,disk full",
	    "7|Shop down|2026-02-01T10:00:00Z|2026-02-01T10:04:00Z|"
	    "2026-02-01T12:00:00Z|SEV1|shop|db|disk full" },
	{ "incidents-csv", PLAIN, ",Slow,2026-02-01,,,,,,",
	    "-|Slow|2026-02-01T00:00:00Z|||-|-|-|-" },
	{ "incidents-csv", PLAIN, "7,Slow,,,,,,,", "started is missing" },
	{ "incidents-csv", PLAIN, "7,Slow,once,,,,,,",
	    "started is not a date" },
	{ "incidents-csv", PLAIN, "7,Slow,2026-02-01,,later,,,,",
	    "resolved is not a date" },
	{ "incidents-csv", PLAIN,
	    "7,Slow,2026-02-01 10:00:00,,2026-02-01 09:59:59,,,,",
	    "resolved before it started" },
	{ "incidents-csv", PLAIN, "7,Slow,2027-02-01,,,,,,",
	    "dated after the report date" },
	{ "incidents-csv",
	    "number,short_description,opened_at,resolved_at,priority,cmdb_ci",
	    "INC0010001,Slow,2026-02-01 10:00:00,,2 - High,shop-db",
	    "INC0010001|Slow|2026-02-01T10:00:00Z|||2 - High|shop-db|-|-" },
	{ "pagerduty-list-csv", LIST,
	    "12,Slow,2026-02-01T10:00:00Z,resolved,\"{'id': 'P1', 'summary': "
	    "'Shop', 'self': None}\",high,2026-02-01T11:00:00Z,Q1",
	    "12|Slow|2026-02-01T10:00:00Z||2026-02-01T11:00:00Z|high|Shop|-|"
	    "-" },
	{ "pagerduty-list-csv", LIST,
	    "12,Slow,2026-02-01T10:00:00Z,acknowledged,Shop,high,"
	    "2026-02-01T11:00:00Z,Q1",
	    "12|Slow|2026-02-01T10:00:00Z|||high|Shop|-|-" },
	{ "pagerduty-analytics-csv", ANALYTICS,
	    "12,Slow,Shop,high,2026-02-01T10:00:00Z,90,3600",
	    "12|Slow|2026-02-01T10:00:00Z|2026-02-01T10:01:30Z|"
	    "2026-02-01T11:00:00Z|high|Shop|-|-" },
	{ "pagerduty-analytics-csv", ANALYTICS,
	    "12,Slow,Shop,high,2026-02-01T10:00:00Z,soon,3600",
	    "acknowledged-after is not a number" },
};

static char *
describe(const Incident *incident)
{
	const char *texts[] = { incident->severity, incident->service,
		incident->component, incident->cause };
	GString *text = g_string_new(incident->id ? incident->id : "-");
	const Instant times[] = { incident->started, incident->acknowledged,
		incident->resolved };

	g_string_append_printf(text, "|%s", incident->title);
	for (size_t i = 0; i < G_N_ELEMENTS(times); i++) {
		char iso[INSTANT_TEXT_SIZE];

		g_string_append_printf(
		    text, "|%s", instant_format_iso(times[i], iso));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		g_string_append_printf(text, "|%s", texts[i] ? texts[i] : "-");
	return g_string_free(text, false);
}

static char *
outcome(const Bound *bound, const Input *input)
{
	if (input->rows_rejected > 0)
		return g_strdup(bound_reject(bound)->reason);
	if (input->rows_skipped > 0)
		return g_strdup(
		    ((const SkipReason *)input->skips->pdata[0])->reason);
	assert_int_equal(input->counts.incidents, 1);
	return describe(facts_incidents(bound->facts)->pdata[0]);
}

static void
rows_become_incidents(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const IncidentCase *c = &cases[i];
		g_autofree char *text =
		    g_strconcat(c->header, "\n", c->row, "\n", NULL);
		g_autofree char *got = NULL;
		const Input *input;
		Bound bound;

		print_message("%s\n", c->row);
		bound_init(&bound);
		input = bound_read(&bound, "incidents.csv", text);
		bound_seal(&bound);
		assert_string_equal(input->format, c->format);
		got = outcome(&bound, input);
		assert_string_equal(got, c->want);
		bound_clear(&bound);
	}
}

/* Both of PagerDuty's exports number incidents alike. */
static void
one_service_in_two_exports_is_one(void **state)
{
	const Input *list, *analytics;
	Bound bound;

	(void)state;
	bound_init(&bound);
	list = bound_read(&bound, "a.csv",
	    LIST "\n12,Slow,2026-02-01T10:00:00Z,triggered,Shop,high,,Q1\n");
	analytics = bound_read(&bound, "b.csv",
	    ANALYTICS "\n12,Slow,Shop,high,2026-02-01T10:00:00Z,90,3600\n");
	bound_read(&bound, "c.csv", PLAIN "\n12,Other,2026-02-01,,,,,,\n");
	bound_seal(&bound);
	assert_int_equal(facts_incidents(bound.facts)->len, 2);
	bound_assert_rows(list, 0, 1, 0);
	bound_assert_rows(analytics, 1, 0, 0);
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_become_incidents),
		cmocka_unit_test(one_service_in_two_exports_is_one),
	};

	return cmocka_run_group_tests_name("bind_incidents", tests, NULL, NULL);
}
