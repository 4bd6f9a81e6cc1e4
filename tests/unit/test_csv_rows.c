#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/csv_rows.h"
#include "tests/support/bound.h"

static void
short_rows_are_padded_and_told(void **state)
{
	const Finding *finding;
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "j.csv",
	    "Issue key,Issue id,Summary,Status\n"
	    "S-1,1,One,Open\nS-2,2\nS-3,3,Three\n");
	bound_assert_rows(input, 3, 0, 0);
	finding = bound_finding(input->findings, "row-short");
	assert_int_equal(finding->line, 3);
	assert_non_null(strstr(finding->message, "2 rows with"));
	bound_clear(&bound);
}

static void
footers_are_skipped_by_reason(void **state)
{
	const SkipReason *skip;
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "j.csv",
	    "Key,Issue Type,Status\nS-1 ,Bug,Open\n"
	    "Generated at Sat Mar 22 10:53:30 UTC 2026 by A using JIRA "
	    "6.2#1,,\n");
	bound_assert_rows(input, 1, 1, 0);
	skip = input->skips->pdata[0];
	assert_string_equal(skip->reason, "footer");
	bound_clear(&bound);
}

/* What follows a broken row is believed only where it has every cell. */
static void
rows_after_a_broken_one_must_be_whole(void **state)
{
	const GPtrArray *rejects;
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "j.csv",
	    "Issue key,Issue id,Summary\n"
	    "S-1,1,\"one\nsaid \"no\" to\nit, at last\"\nS-2,2,Two\n"
	    "S-3,3\nS-4,4,Four\n");
	bound_assert_rows(input, 3, 0, 3);
	rejects = facts_rejects(bound.facts);
	assert_int_equal(((const Reject *)rejects->pdata[0])->line, 2);
	bound_clear(&bound);
}

static void
samples_are_taken_from_every_column(void **state)
{
	const MappedColumn *column;
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "j.csv",
	    "Issue key,Issue id,Mood,Nothing\nS-1,1,,\nS-2,2,fine,\n");
	column = input->columns->pdata[2];
	assert_string_equal(column->name, "Mood");
	assert_null(column->field);
	assert_string_equal(column->sample, "fine");
	column = input->columns->pdata[3];
	assert_null(column->sample);
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_rows_are_padded_and_told),
		cmocka_unit_test(footers_are_skipped_by_reason),
		cmocka_unit_test(rows_after_a_broken_one_must_be_whole),
		cmocka_unit_test(samples_are_taken_from_every_column),
	};

	return cmocka_run_group_tests_name("csv_rows", tests, NULL, NULL);
}
