#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/csv_columns.h"
#include "tests/support/bound.h"

#define CUR                                                                    \
	"lineItem/UnblendedCost,lineItem/UsageStartDate,"                      \
	"bill/PayerAccountId,pricing/Classpricing/Option,"                     \
	"lineItem/CurrencyCode,lineItem/ProductCode\n"

/* A comma lost in the header alone: the rows have one cell more. */
static void
glued_names_are_split_when_rows_are_longer(void **state)
{
	const CurrencyTotal *total;
	const Finding *finding;
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "cur.csv",
	    CUR "1.25,2026-01-01T00:00:00Z,111,,,EUR,AmazonS3\n"
		"2.5,2026-01-02T00:00:00Z,111,,,EUR,AmazonS3\n");
	bound_assert_rows(input, 2, 0, 0);
	total = input->totals->pdata[0];
	assert_string_equal(total->currency, "EUR");
	finding = bound_finding(input->findings, "header-glued");
	assert_int_equal(finding->line, 1);
	assert_int_equal(finding->column, 4);
	assert_non_null(strstr(finding->message, "read as two columns"));
	assert_int_equal(input->columns->len, 7);
	bound_clear(&bound);
}

static void
glued_names_stay_when_rows_fit(void **state)
{
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "cur.csv",
	    CUR "1.25,2026-01-01T00:00:00Z,111,,EUR,AmazonS3\n");
	bound_assert_rows(input, 1, 0, 0);
	assert_non_null(
	    strstr(bound_finding(input->findings, "header-glued")->message,
		"read as one column"));
	bound_clear(&bound);
}

/* The next table begins where the first name comes again. */
static void
a_second_table_is_laid_out_anew(void **state)
{
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "m.csv",
	    "Time,web,api\n2026-01-01,1,2\nTime,queue\n2026-01-01,3\n");
	bound_assert_rows(input, 2, 1, 0);
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(glued_names_are_split_when_rows_are_longer),
		cmocka_unit_test(glued_names_stay_when_rows_fit),
		cmocka_unit_test(a_second_table_is_laid_out_anew),
	};

	return cmocka_run_group_tests_name("csv_columns", tests, NULL, NULL);
}
