#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/config/config.h"
#include "pipeline/ingest/ingest.h"
#include "tests/support/bound.h"
#include "tests/support/config_text.h"
#include "tests/support/scratch.h"

static Facts *
ingest(void *folder, const char *text, const char *inputs, GError **error)
{
	g_autofree char *path = scratch_write_text(folder, "mine.csv", text);
	g_autoptr(Config) config = config_from_text(inputs, NULL);
	const ConfigInput *listed;
	IngestInput input = { .path = path, .required = true };
	Facts *facts = facts_new(date_from_ymd(2026, 12, 31));

	assert_non_null(config);
	listed = config->inputs->pdata[0];
	input.format = listed->format;
	input.columns = listed->columns;
	if (ingest_inputs(facts, &ingest_default_options, &input, 1, error))
		facts_seal(facts);
	return facts;
}

static const Input *
first_input(const Facts *facts)
{
	return facts_inputs(facts)->pdata[0];
}

static void
own_names_are_read_as_the_format_reads_its_own(void **state)
{
	g_autoptr(Facts) facts = ingest(*state,
	    "Toggle;Seit;Art;Wert;owner\ncart;05.02.2026;release;enabled;ann\n",
	    "inputs:\n  - path: x\n    format: flags-csv\n    columns:\n"
	    "      - {to: key, from: [toggle]}\n"
	    "      - {to: created, from: [Begin, Seit]}\n"
	    "      - {to: lifespan, from: [Art]}\n"
	    "      - {to: state, from: [Wert]}\n",
	    NULL);
	const Flag *flag;

	bound_assert_rows(first_input(facts), 1, 0, 0);
	assert_string_equal(first_input(facts)->format, "flags-csv");
	assert_int_equal(finding_list_count(first_input(facts)->findings), 0);
	flag = facts_flags(facts)->pdata[0];
	assert_string_equal(flag->key, "cart");
	assert_string_equal(flag->owner, "ann");
	assert_int_equal(flag->state, FLAG_ON);
	assert_int_equal(flag->lifespan, FLAG_TEMPORARY);
	assert_true(flag->created == date_instant(date_from_ymd(2026, 2, 5)));
}

/* The user's word goes before the format's. */
static void
own_names_win_and_others_stay(void **state)
{
	g_autoptr(Facts) facts = ingest(*state,
	    "id,title,started,Real start\n7,a,2026-02-01,2026-01-31\n"
	    "8,b,2026-02-02,\n",
	    "inputs:\n  - path: x\n    format: incidents-csv\n    columns:\n"
	    "      - {to: started, from: [Real start]}\n",
	    NULL);
	const GPtrArray *incidents = facts_incidents(facts);

	assert_int_equal(incidents->len, 2);
	assert_true(((const Incident *)incidents->pdata[0])->started ==
		    date_instant(date_from_ymd(2026, 1, 31)));
	assert_true(((const Incident *)incidents->pdata[1])->started ==
		    date_instant(date_from_ymd(2026, 2, 2)));
}

/* The wide layout has columns of any name, but not the one that is named. */
static void
named_columns_are_no_series(void **state)
{
	g_autoptr(Facts) facts =
	    ingest(*state, "Tag,users,jobs\n2026-02-01,5,6\n",
		"inputs:\n  - path: x\n    format: metrics-wide-csv\n"
		"    columns:\n      - {to: time, from: [Tag]}\n",
		NULL);

	bound_assert_rows(first_input(facts), 1, 0, 0);
	assert_int_equal(facts_series(facts)->len, 2);
	assert_non_null(facts_find_series(facts, "jobs"));
}

static void
columns_that_are_not_there_are_told(void **state)
{
	g_autoptr(Facts) facts = ingest(*state,
	    "id,title,started\n7,a,2026-02-01\n",
	    "inputs:\n  - path: x\n    format: incidents-csv\n    columns:\n"
	    "      - {to: resolved, from: [Over, Fixed]}\n",
	    NULL);
	const Finding *finding =
	    bound_finding(first_input(facts)->findings, "column-missing");

	assert_non_null(finding);
	assert_non_null(strstr(finding->message,
	    "no column \"Over\", which headroom.yaml says is resolved"));
}

static void
only_csv_has_columns(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Facts) facts = ingest(*state, "<a/>",
	    "inputs:\n  - path: x\n    format: jira-xml\n    columns:\n"
	    "      - {to: key, from: [Name]}\n",
	    &error);

	assert_non_null(error);
	assert_non_null(strstr(error->message, "jira-xml is none"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    own_names_are_read_as_the_format_reads_its_own),
		cmocka_unit_test(own_names_win_and_others_stay),
		cmocka_unit_test(named_columns_are_no_series),
		cmocka_unit_test(columns_that_are_not_there_are_told),
		cmocka_unit_test(only_csv_has_columns),
	};

	return cmocka_run_group_tests_name(
	    "remap", tests, scratch_setup, scratch_teardown);
}
