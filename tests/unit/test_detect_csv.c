#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/detect_csv.h"

typedef struct HeaderCase {
	const char *text;
	const char *format;
	long line;
	char delimiter, newline;
} HeaderCase;

static const HeaderCase cases[] = {
	{ "time,series,value\n", "metrics-csv", 1, ',', '\n' },
	{ "sep=;\ntime;series;value\n", "metrics-csv", 2, ';', '\n' },
	{ "SEP=|\r\ntime|series|value\r\n", "metrics-csv", 2, '|', '\n' },
	{ "a,b,c\n1,2,3\n\ntime\tseries\tvalue\n", "metrics-csv", 4, '\t',
	    '\n' },
	{ "time,series,value\r1,2,3\r", "metrics-csv", 1, ',', '\r' },
	{ "\"time\",\"series\",\"value\"\n", "metrics-csv", 1, ',', '\n' },
	/* A cell with commas does not win over the header. */
	{ "time;series;value\n\"time,series,value\";;\n", "metrics-csv", 1, ';',
	    '\n' },
	/* Both sets fit; the format with more names wins. */
	{ "time,series,value,BilledCost,ChargePeriodStart,ServiceCategory,"
	  "EffectiveCost\n",
	    "focus-csv", 1, ',', '\n' },
};

static void
headers_are_found(void **state)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const HeaderCase *c = &cases[i];
		Detected found = { 0 };

		print_message("%.30s\n", c->text);
		assert_true(
		    detect_csv(set, NULL, c->text, strlen(c->text), &found));
		assert_string_equal(found.descriptor->name, c->format);
		assert_int_equal(found.shape.header_line, c->line);
		assert_int_equal(found.shape.delimiter, c->delimiter);
		assert_int_equal(found.shape.newline, c->newline);
		detected_clear(&found);
	}
}

static void
headers_beyond_the_first_lines_are_not_sought(void **state)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	g_autoptr(GString) text = g_string_new(NULL);
	Detected found = { 0 };

	(void)state;
	for (int i = 0; i < 20; i++)
		g_string_append(text, "x\n");
	g_string_append(text, "time,series,value\n");
	assert_false(detect_csv(set, NULL, text->str, text->len, &found));
	g_string_erase(text, 0, 2);
	assert_true(detect_csv(set, NULL, text->str, text->len, &found));
	assert_int_equal(found.shape.header_line, 20);
	detected_clear(&found);
}

static void
unknown_headers_name_the_nearest_formats(void **state)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	static const char near[] = "sep=;\ntime;value;host\n1;2;3\n";
	static const char far[] = "colour,size\nred,4\n";
	Detected found = { 0 };

	(void)state;
	detect_csv_unknown(set, near, strlen(near), &found);
	assert_non_null(strstr(found.problem, "\"time, value, host\""));
	assert_non_null(strstr(
	    found.problem, "only \"series\" is missing for metrics-csv"));
	detected_clear(&found);
	found = (Detected){ 0 };
	detect_csv_unknown(set, far, strlen(far), &found);
	assert_non_null(strstr(found.problem, "\"colour, size\""));
	assert_null(strstr(found.problem, "nearest"));
	detected_clear(&found);
}

static void
keys_betray_a_language_that_is_not_known(void **state)
{
	static const char *const texts[][2] = {
		{ "Sammanfattning;Ärendenyckel;Skapad\n"
		  "Betala;BUTIK-1;x\n\"Två\nrader\";BUTIK-2;y\nTre;BUTIK-3;z\n",
		    "\"Ärendenyckel\" holds issue keys" },
		{ "Sammanfattning,Ärendenyckel\nBetala,BUTIK-1\n", NULL },
		{ "a,b\nUTF-8,x\nlatin1,y\nutf-16,z\n", NULL },
		{ "a,b\ni-1,x\ni-2,y\n", NULL },
	};
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		Detected found = { 0 };
		const char *text = texts[i][0];

		detect_csv_unknown(set, text, strlen(text), &found);
		if (texts[i][1])
			assert_non_null(strstr(found.problem, texts[i][1]));
		else
			assert_null(strstr(found.problem, "issue keys"));
		detected_clear(&found);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers_are_found),
		cmocka_unit_test(headers_beyond_the_first_lines_are_not_sought),
		cmocka_unit_test(unknown_headers_name_the_nearest_formats),
		cmocka_unit_test(keys_betray_a_language_that_is_not_known),
	};

	return cmocka_run_group_tests_name("detect_csv", tests, NULL, NULL);
}
