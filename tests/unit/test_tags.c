#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/ingest/tags.h"

typedef struct TagCase {
	const char *text, *want; /* of "team"; NULL: none */
} TagCase;

static const TagCase cases[] = {
	{ "{\"team\": \"shop\"}", "shop" },
	{ "{\"user_team\": \"shop\"}", "shop" },
	{ "{\"user:team\": \"shop\", \"team\": \"own\"}", "own" },
	{ "{\"team\": 7}", "7" },
	{ "{\"team\": null}", NULL },
	{ "{\"Team\": \"shop\"}", NULL },
	{ "\"env\": \"p\",\"team\": \"shop\"", "shop" },
	{ "\"team\": \"sh\\\"op\"", "sh\"op" },
	{ "[{\"key\":\"env\",\"value\":\"p\"},{\"key\":\"team\",\"value\":"
	  "\"shop\"}]",
	    "shop" },
	{ "[{'key': 'env', 'value': None}, {'key': 'team', 'value': 'shop'}]",
	    "shop" },
	{ "[{'key': 'team', 'value': \"Ann's \\\"shop\\\"\"}]",
	    "Ann's \"shop\"" },
	{ "[{'key': 'team', 'value': 'None \"of\" it\\'s'}]",
	    "None \"of\" it's" },
	{ "{'team': True}", "true" },
	{ "[{'key': 'team'}]", NULL },
	{ "[]", NULL },
	{ "", NULL },
	{ "team=shop", NULL },
	{ "{'team': 'shop'", NULL },
	{ "\"team\": \"shop", NULL },
	{ "['team']", NULL },
};

static void
one_tag_is_found_however_they_are_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = tags_find(cases[i].text, "team");

		print_message("%s\n", cases[i].text);
		if (cases[i].want)
			assert_string_equal(got, cases[i].want);
		else
			assert_null(got);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_tag_is_found_however_they_are_written),
	};

	return cmocka_run_group_tests_name("tags", tests, NULL, NULL);
}
