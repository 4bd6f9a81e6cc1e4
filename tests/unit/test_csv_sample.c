#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/csv_sample.h"
#include "pipeline/ingest/offer_guess.h"

typedef struct SampleCase {
	const char *text;
	const char *values; /* of the second column, parted by | */
} SampleCase;

static const SampleCase cases[] = {
	{ "a,b\n1,x\n2,\"y, \"\"z\"\"\nw\"\n3,\n", "x|y, \"z\"\nw" },
	{ "sep=;\na;b\n1; x \n", "x" },
	/* Another length shows nothing, and neither does half a row. */
	{ "a,b\n1,x,3\n2,y\n3,cut", "y" },
	{ "a,b\n1,only", "only" },
	{ "top\n\na,b,c\n1,x,3\n1,y,3\n", "x|y" },
	{ "a,b\r1,x\r", "x" },
};

static void
rows_below_the_header_are_sampled(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const SampleCase *c = &cases[i];
		g_auto(CsvHeader) header = { 0 };
		g_autoptr(GPtrArray) columns = NULL;
		g_autofree char *joined = NULL;
		const OfferColumn *second;

		csv_header_guess(c->text, strlen(c->text), &header);
		columns = csv_sample_columns(c->text, strlen(c->text), &header);
		second = columns->pdata[1];
		assert_string_equal(second->name, "b");
		g_ptr_array_add(second->values, NULL);
		joined = g_strjoinv("|", (char **)second->values->pdata);
		assert_string_equal(joined, c->values);
		g_ptr_array_remove_index(
		    second->values, second->values->len - 1);
	}
}

typedef struct TableCase {
	const char *text;
	bool table;
} TableCase;

static const TableCase tables[] = {
	{ "a,b\n1,2\n", true },
	{ "a,b", true },
	{ "a,b\n1,\"2\n3\"\nx\n", true },
	{ "a\n1\n", false },
	{ "Dear all,\n\nplease find it enclosed.\n", false },
	{ "Dear all,\nred, green, and blue\nare colours.\n", false },
};

static void
prose_is_no_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		const char *text = tables[i].text;
		g_auto(CsvHeader) header = { 0 };

		csv_header_guess(text, strlen(text), &header);
		assert_int_equal(
		    csv_sample_is_table(text, strlen(text), &header),
		    tables[i].table);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prose_is_no_table),
		cmocka_unit_test(rows_below_the_header_are_sampled),
	};

	return cmocka_run_group_tests_name("csv_sample", tests, NULL, NULL);
}
