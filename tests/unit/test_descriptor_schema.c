#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/descriptor_schema.h"

static Descriptor *
parse(const char *yaml, GError **error)
{
	return descriptor_parse("x.yaml", yaml, strlen(yaml), error);
}

static void
everything_has_its_place(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Descriptor) d = parse(
	    "name: x\ntitle: X\nkind: issues\nreader: xml\nrows: whole\n"
	    "record: a/b\ndates: mdy\nfocus: yes\nnote: n\n"
	    "delimiter: ';'\n"
	    "detect: {root: a, begins: [b], markers: [m], lines: [l],\n"
	    "  columns: [{all: [p, q], none: [r]}]}\n"
	    "fields:\n"
	    "  - {to: start-planned, from: [k@v], by: k, only: [z],\n"
	    "     split: ',', convert: sprint-name, unit: seconds,\n"
	    "     check: integer, value: c}\n"
	    "skip: [{match: 'T*', reason: total}]\n"
	    "rules:\n"
	    "  - {column: C, since: '1.1', type: decimal, mandatory: true,\n"
	    "     not-null: true, values: [u, v]}\n",
	    &error);

	(void)state;
	if (d == NULL)
		fail_msg("%s", error->message);
	assert_int_equal(d->kind, INPUT_ISSUES);
	assert_int_equal(d->reader, READER_XML);
	assert_int_equal(d->dates, DATE_ORDER_MDY);
	assert_true(d->focus);
	assert_string_equal(d->detect.columns[0].all[1], "q");
	assert_string_equal(d->detect.columns[0].none[0], "r");
	assert_int_equal(d->fields[0].to, FIELD_START_PLANNED);
	assert_int_equal(d->fields[0].convert, CONVERT_SPRINT_NAME);
	assert_int_equal(d->fields[0].unit, UNIT_SECONDS);
	assert_int_equal(d->fields[0].check, CHECK_INTEGER);
	assert_string_equal(d->fields[0].only[0], "z");
	assert_string_equal(d->skip[0].reason, "total");
	assert_true(d->rules[0].mandatory && d->rules[0].not_null);
	assert_int_equal(d->rules[0].type, RULE_DECIMAL);
	assert_string_equal(d->rules[0].values[1], "v");
}

/* Every field, conversion, unit and check can be written. */
static void
every_field_can_be_named(void **state)
{
	(void)state;
	for (Field field = 0; field < FIELD_COUNT; field++) {
		g_autofree char *yaml = g_strdup_printf(
		    "name: x\ntitle: X\nreader: sql\ndetect: {}\n"
		    "fields: [{to: %s, from: [a]}]\n",
		    field_name(field));
		g_autoptr(GError) error = NULL;
		g_autoptr(Descriptor) d = parse(yaml, &error);

		if (d == NULL)
			fail_msg("%s", error->message);
		assert_int_equal(d->fields[0].to, field);
	}
}

static void
anchors_are_refused(void **state)
{
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(parse("name: &a x\ntitle: *a\nreader: sql\n"
			  "detect: {}\n",
	    &error));
	assert_true(g_str_has_prefix(error->message, "x.yaml:"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_has_its_place),
		cmocka_unit_test(every_field_can_be_named),
		cmocka_unit_test(anchors_are_refused),
	};

	return cmocka_run_group_tests_name(
	    "descriptor_schema", tests, NULL, NULL);
}
