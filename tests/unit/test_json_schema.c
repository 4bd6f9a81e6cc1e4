#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/base/embedded.h"
#include "pipeline/history/json_schema.h"

typedef struct Case {
	const char *schema, *value;
	const char *want; /* NULL: fine */
} Case;

static const Case cases[] = {
	{ "{}", "[1]", NULL },
	{ "{'type': 'string'}", "''", NULL },
	{ "{'type': 'string'}", "1",
	    "is a whole number, where a text belongs" },
	{ "{'type': ['number', 'null']}", "null", NULL },
	{ "{'type': ['number', 'null']}", "0.5", NULL },
	{ "{'type': ['number', 'null']}", "true",
	    "is true or false, where a number or null belongs" },
	{ "{'type': 'integer'}", "3.0", NULL },
	{ "{'type': 'integer'}", "1e300", NULL },
	{ "{'type': 'integer'}", "3.5",
	    "is a number, where a whole number belongs" },
	{ "{'type': 'boolean'}", "false", NULL },
	{ "{'const': 1}", "1", NULL },
	{ "{'const': 1}", "2", "2 is not what belongs here" },
	{ "{'enum': ['a', 'b']}", "'b'", NULL },
	{ "{'enum': ['a', 'b']}", "'c'",
	    "\"c\" is none of the words for this" },
	{ "{'minimum': 0}", "0", NULL },
	{ "{'minimum': 0}", "-1", "-1 is too small" },
	{ "{'minimum': 0}", "'no number'", NULL },
	{ "{'minLength': 1}", "''", "\"\" is too short" },
	{ "{'minLength': 1}", "'\xc3\xa9'", NULL },
	{ "{'pattern': '^a+$'}", "'aa'", NULL },
	{ "{'pattern': '^a+$'}", "'aa\\n'",
	    "\"aa\n\" is not written as it should be" },
	{ "{'items': {'type': 'null'}}", "[null, 1]",
	    "2: is a whole number, where null belongs" },
	{ "{'maxItems': 1}", "[1, 2]", "has too many entries" },
	{ "{'uniqueItems': true}", "['a', 'b']", NULL },
	{ "{'uniqueItems': true}", "['a', 'a']", "\"a\" is there twice" },
	{ "{'required': ['a']}", "{}", "\"a\" is not there" },
	{ "{'required': ['a']}", "[]", NULL },
	{ "{'propertyNames': {'pattern': '^a'}}", "{'b': 1}",
	    "\"b\" is not written as it should be" },
	{ "{'properties': {'a': {'type': 'null'}}}", "{'a': 1}",
	    "a: is a whole number, where null belongs" },
	{ "{'properties': {'a': {}}, 'additionalProperties': false}",
	    "{'a': 1, 'b': 2}", "\"b\" is not known" },
	{ "{'additionalProperties': {'items': {'type': 'null'}}}",
	    "{'a': [null], 'b': [null, 0]}",
	    "b, 2: is a whole number, where null belongs" },
	{ "{'anyOf': [{'type': 'null'}, {'minimum': 2}]}", "null", NULL },
	{ "{'anyOf': [{'type': 'null'}, {'minimum': 2}]}", "1",
	    "is of none of the forms for this" },
	{ "{'not': {'type': 'null'}}", "1", NULL },
	{ "{'not': {'type': 'null'}}", "null",
	    "has what contradicts the rest of it" },
	{ "{'if': {'type': 'null'}, 'then': {'const': 1}, "
	  "'else': {'type': 'string'}}",
	    "'a'", NULL },
	{ "{'if': {'type': 'null'}, 'then': {'const': 1}, "
	  "'else': {'type': 'string'}}",
	    "2", "is a whole number, where a text belongs" },
	{ "{'if': {'type': 'string'}, 'then': {'minLength': 2}}", "1", NULL },
	{ "{'$ref': '#/$defs/x', '$defs': {'x': {'type': 'null'}}}", "null",
	    NULL },
	{ "{'$ref': '#/$defs/x', '$defs': {'x': {'type': 'null'}}}", "{}",
	    "is an object, where null belongs" },
};

/* Single quotes are easier to read in C. */
static json_t *
load(const char *text)
{
	g_autofree char *json = g_strdelimit(g_strdup(text), "'", '"');
	json_t *value = json_loads(json, JSON_DECODE_ANY, NULL);

	if (value == NULL)
		fail_msg("not JSON: %s", json);
	return value;
}

static void
values_are_held_to_their_schema(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		json_t *schema = load(cases[i].schema);
		json_t *value = load(cases[i].value);
		g_autofree char *what = NULL;

		print_message("%s: %s\n", cases[i].schema, cases[i].value);
		if (cases[i].want == NULL) {
			assert_true(json_schema_check(schema, value, &what));
			assert_null(what);
		} else {
			assert_false(json_schema_check(schema, value, &what));
			assert_string_equal(what, cases[i].want);
		}
		json_decref(schema);
		json_decref(value);
	}
}

/* KEYS are keywords, unless they are names. */
static void
check_keywords(const json_t *schema, bool names)
{
	const char *key;
	json_t *value;
	size_t i;

	if (json_is_array(schema))
		json_array_foreach(schema, i, value)
		    check_keywords(value, false);
	json_object_foreach((json_t *)schema, key, value)
	{
		if (!names && !g_strv_contains(json_schema_keywords, key))
			fail_msg("a schema says %s, which nobody checks", key);
		check_keywords(
		    value, !names && (strcmp(key, "properties") == 0 ||
					 strcmp(key, "$defs") == 0));
	}
}

static void
schemas_say_nothing_that_is_not_checked(void **state)
{
	const Embedded *file = embedded_find("schemas/review.schema.json");
	json_t *schema = json_loads(file->bytes, 0, NULL);

	(void)state;
	assert_non_null(schema);
	check_keywords(schema, false);
	json_decref(schema);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_held_to_their_schema),
		cmocka_unit_test(schemas_say_nothing_that_is_not_checked),
	};

	return cmocka_run_group_tests_name("json_schema", tests, NULL, NULL);
}
