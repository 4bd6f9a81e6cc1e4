#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/nearest.h"

typedef struct NearCase {
	const char *header;
	const char *format; /* NULL: none is near */
	const char *missing;
	const char *sentence;
} NearCase;

static const NearCase cases[] = {
	{ "time,value,host", "metrics-csv", "series",
	    "; only \"series\" is missing for metrics-csv: export it too, or "
	    "name the file as metrics-csv=PATH" },
	{ "Summary,Issue Type,Status,Priority,Created", "jira-csv", "Key",
	    "; only \"Key\" is missing for jira-csv: export it too, or name "
	    "the file as jira-csv=PATH" },
	{ "colour,size", NULL, NULL, "" },
	{ "BilledCost,Colour", "focus-csv", NULL,
	    "; nearest: focus-csv (lacks " },
};

static void
formats_are_ranked_by_what_they_lack(void **state)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const NearCase *c = &cases[i];
		g_auto(CsvHeader) header = { 0 };
		g_autoptr(GPtrArray) nearest = NULL;
		g_autoptr(GString) text = g_string_new(NULL);
		const NearFormat *first;

		print_message("%s\n", c->header);
		csv_header_init(&header, c->header, strlen(c->header), 1, ',');
		nearest = nearest_csv(set, &header);
		nearest_append(nearest, text);
		assert_true(g_str_has_prefix(text->str, c->sentence));
		assert_int_equal(nearest->len > 0, c->format != NULL);
		assert_true(nearest->len <= 3);
		if (c->format == NULL)
			continue;
		first = nearest->pdata[0];
		assert_string_equal(first->format, c->format);
		assert_true(first->matched > 0);
		assert_non_null(first->missing[0]);
		if (c->missing)
			assert_string_equal(first->missing[0], c->missing);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_are_ranked_by_what_they_lack),
	};

	return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}
