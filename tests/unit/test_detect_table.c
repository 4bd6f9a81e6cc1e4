#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/detect_table.h"

typedef struct TableCase {
	const char *text;
	const char *holds; /* a letter for each column; NULL: no table */
	bool forced;
	char delimiter;
	long header_line;
} TableCase;

static const TableCase cases[] = {
	{ "\"a\";\"at\";\"b\"\n\"x\";\"2026-05-01 10:00:00\";\"1\"\n"
	  "\"y\";\"2026-05-01 10:01:00\";2\n",
	    "xtn", false, ';', 1 },
	{ "sep=;\r\n\"at\";\"b\"\r\n1782000000000;1\r\n1782000060000;null\r\n",
	    "tn", false, ';', 2 },
	{ "\"at\";\"b\";\"c\"\n1782000000000;1;\"\"\n1782000060000;2;\"\"\n",
	    "tn ", false, ';', 1 },
	/* Texts without quotes, a column that is half numbers, no numbers. */
	{ "\"at\";\"b\"\n2026-05-01 10:00:00;1\n2026-05-01 10:01:00;2\n", NULL,
	    false, 0, 0 },
	{ "\"at\";\"b\"\n\"2026-05-01 10:00:00\";1\n"
	  "\"2026-05-01 10:01:00\";\"many\"\n",
	    NULL, false, 0, 0 },
	{ "\"at\";\"b\"\n\"2026-05-01 10:00:00\";1\n\"never\";2\n", NULL, false,
	    0, 0 },
	/* One row shows nothing, and a day alone is no time of measurement. */
	{ "\"at\";\"b\"\n\"2026-05-01 10:00:00\";1\n", NULL, false, 0, 0 },
	{ "\"due\";\"b\"\n\"2026-05-01\";1\n\"2026-05-02\";2\n", NULL, false, 0,
	    0 },
	{ "\"a\",\"at\"\n1,\"2026-05-01 10:00:00\"\n2,\"2026-05-01 "
	  "11:00:00\"\n",
	    NULL, false, 0, 0 },
	{ "a,at\n1,2026-05-01 10:00:00\n2,2026-05-01 11:00:00\n", "nt", true,
	    ',', 1 },
	/* Nothing but numbers beside a column that is named after its times. */
	{ "Timestamp,load,io wait\n2026-05-01 10:00:00.230,1.5,\n"
	  "2026-05-01 10:00:30.1,1e-3,2\n",
	    "tnn", false, ',', 1 },
	{ "Date/Time\tcpu\n1782000000\t1\n1782000060.5\t2\n", "tn", false, '\t',
	    1 },
	{ "id,load\n1782000000,1.5\n1782000060,2\n", NULL, false, 0, 0 },
	{ "time,load,host\n1782000000,1.5,a\n1782000060,2,b\n", NULL, false, 0,
	    0 },
	{ "created time,resolved time,n\n1782000000,1782000060,1\n"
	  "1782000060,1782000060,2\n",
	    NULL, false, 0, 0 },
	{ "\"open;1\n\"2\n", NULL, false, 0, 0 },
	{ "", NULL, false, 0, 0 },
};

static void
assert_holds(const GArray *holds, const char *expected)
{
	static const char letters[] = { [HOLDS_ANYTHING] = ' ',
		[HOLDS_TIMES] = 't',
		[HOLDS_NUMBERS] = 'n',
		[HOLDS_TEXTS] = 'x',
		[HOLDS_MONTHS] = 'm' };

	assert_int_equal(holds->len, strlen(expected));
	for (unsigned i = 0; i < holds->len; i++)
		assert_int_equal(
		    letters[g_array_index(holds, Holds, i)], expected[i]);
}

static void
tables_are_told_by_their_values(void **state)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	const Descriptor *format =
	    descriptor_set_find(set, "grafana-table-csv");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const TableCase *c = &cases[i];
		Detected found = { 0 };

		print_message("%s", c->text);
		assert_int_equal(detect_table(set, c->forced ? format : NULL,
				     c->text, strlen(c->text), &found),
		    c->holds != NULL);
		if (c->holds) {
			assert_ptr_equal(found.descriptor, format);
			assert_int_equal(found.shape.delimiter, c->delimiter);
			assert_int_equal(
			    found.shape.header_line, c->header_line);
			assert_holds(found.shape.holds, c->holds);
		}
		detected_clear(&found);
	}
}

static void
other_formats_are_no_tables(void **state)
{
	static const char text[] = "a,at\n1,2026-05-01 10:00:00\n"
				   "2,2026-05-01 11:00:00\n";
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	Detected found = { 0 };

	(void)state;
	assert_false(detect_table(set, descriptor_set_find(set, "metrics-csv"),
	    text, strlen(text), &found));
}

static void
months_are_told_by_the_header(void **state)
{
	static const struct {
		const char *text;
		bool months;
	} headers[] = {
		{ "a,2026-01,2026-02,2026-03\nb,1,2,3\n", true },
		{ "a;Jan-26;Feb-26;Mar-26;Sum\nb;1;2;3;6\n", true },
		{ "a,2026-01,2026-02\nb,1,2\n", false },
		{ "a,b,c,d,2026-01,2026-02,2026-03\nb,c,d,e,1,2,3\n", false },
		{ "2025-12,2026-01,2026-02,2026-03\n1,2,3,4\n", false },
		{ "a,2026-01,2026-02,2026-03\n", false },
		{ "a,2024,2025,2026\nb,1,2,3\n", false },
	};
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(headers); i++) {
		Detected found = { 0 };

		print_message("%s", headers[i].text);
		assert_int_equal(detect_months(set, NULL, headers[i].text,
				     strlen(headers[i].text), &found),
		    headers[i].months);
		detected_clear(&found);
	}
}

static void
columns_are_looked_at_where_a_format_asks(void **state)
{
	static const char text[] = "month,users,note\n2026-01,\"1,200\",a\n";
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	g_autoptr(GArray) holds = detect_holds(
	    descriptor_set_find(set, "users-csv"), text, strlen(text), ',');

	(void)state;
	assert_holds(holds, "xxx");
	assert_null(detect_holds(
	    descriptor_set_find(set, "metrics-csv"), text, strlen(text), ','));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_are_told_by_their_values),
		cmocka_unit_test(other_formats_are_no_tables),
		cmocka_unit_test(months_are_told_by_the_header),
		cmocka_unit_test(columns_are_looked_at_where_a_format_asks),
	};

	return cmocka_run_group_tests_name("detect_table", tests, NULL, NULL);
}
