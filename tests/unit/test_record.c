#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/record.h"
#include "tests/support/assert_close.h"

static const char yaml[] =
    "name: r\ntitle: R\nreader: sql\ndetect: {}\nnulls: [nil, '-']\n"
    "fields:\n"
    "  - {to: key, from: [k], check: integer}\n"
    "  - {to: points, from: [p1, p2]}\n"
    "  - {to: estimate, from: [e], unit: seconds}\n"
    "  - {to: status, from: [s], map: states}\n"
    "  - {to: created, from: [c]}\n"
    "  - {to: provider, from: [v], value: AWS}\n"
    "maps:\n"
    "  - {name: states, entries: [{to: done, of: [Closed]}]}\n";

enum { KEY, POINTS, ESTIMATE, STATUS, CREATED, PROVIDER };

typedef struct Fixture {
	DescriptorSet *set;
	const Descriptor *descriptor;
	Record record;
} Fixture;

static int
setup(void **state)
{
	Fixture *f = g_new0(Fixture, 1);

	f->set = descriptor_set_load(NULL, NULL);
	descriptor_set_add(f->set, "r", yaml, strlen(yaml), NULL);
	f->descriptor = descriptor_set_find(f->set, "r");
	record_init(&f->record);
	*state = f;
	return f->descriptor == NULL;
}

static int
teardown(void **state)
{
	Fixture *f = *state;

	record_clear(&f->record);
	descriptor_set_free(f->set);
	g_free(f);
	return 0;
}

static void
add(Fixture *f, size_t map, unsigned from, const char *text)
{
	size_t index = record_add(&f->record, f->descriptor,
	    &f->descriptor->fields[map], from, NULL, (long)from + 1);

	if (text)
		record_copy_text(&f->record, index, text, strlen(text));
}

static void
refine(Fixture *f)
{
	record_refine(&f->record, f->descriptor);
}

/* Rank decides, not the order in the file; absent values are passed over. */
static void
first_name_of_the_descriptor_wins(void **state)
{
	Fixture *f = *state;
	double points;

	record_reset(&f->record, 1);
	add(f, POINTS, 1, "8");
	add(f, POINTS, 0, "5");
	refine(f);
	assert_string_equal(record_text(&f->record, FIELD_POINTS), "5");
	record_reset(&f->record, 2);
	add(f, POINTS, 1, "8");
	add(f, POINTS, 0, "nil");
	refine(f);
	assert_true(record_number(&f->record, FIELD_POINTS, &points));
	assert_close(points, 8, 0);
}

static void
values_of_one_name_keep_their_order(void **state)
{
	Fixture *f = *state;
	const Value *value;

	record_reset(&f->record, 1);
	add(f, CREATED, 0, "a");
	add(f, CREATED, 0, "");
	add(f, CREATED, 0, "b");
	refine(f);
	value = record_value(&f->record, FIELD_CREATED);
	assert_string_equal(value->text, "a");
	value = record_next(&f->record, value);
	assert_string_equal(value->text, "b");
	assert_null(record_next(&f->record, value));
}

/* However many there are, and whatever the names alternate. */
static void
names_that_alternate_are_sorted(void **state)
{
	enum { COUNT = 100000 };
	Fixture *f = *state;
	const Value *value;
	long previous = 0, seen = 0;

	record_reset(&f->record, 1);
	for (int i = 0; i < COUNT; i++)
		add(f, POINTS, i % 2 == 0, i % 4 < 2 ? "1" : "2");
	value = record_value(&f->record, FIELD_POINTS);
	for (; value; value = record_next(&f->record, value)) {
		assert_true(value->column >= previous);
		assert_string_equal(value->text, seen % 2 == 0 ? "1" : "2");
		previous = value->column;
		seen++;
	}
	assert_int_equal(seen, COUNT);
	assert_int_equal(previous, 2);
}

static void
nulls_and_maps_and_checks_apply(void **state)
{
	Fixture *f = *state;

	record_reset(&f->record, 1);
	add(f, KEY, 0, "x1");
	add(f, STATUS, 0, "closed");
	add(f, CREATED, 0, "-");
	refine(f);
	assert_int_equal(f->record.bad, 0);
	assert_string_equal(record_text(&f->record, FIELD_STATUS), "done");
	assert_null(record_text(&f->record, FIELD_CREATED));
	record_reset(&f->record, 2);
	add(f, KEY, 0, "12");
	add(f, STATUS, 0, "who knows");
	refine(f);
	assert_int_equal(f->record.bad, -1);
	assert_null(record_text(&f->record, FIELD_STATUS));
}

static void
constants_stand_in_for_what_is_absent(void **state)
{
	Fixture *f = *state;

	record_reset(&f->record, 1);
	record_add_constants(&f->record, f->descriptor);
	refine(f);
	assert_string_equal(record_text(&f->record, FIELD_PROVIDER), "AWS");
	record_reset(&f->record, 2);
	add(f, PROVIDER, 0, "Other");
	record_add_constants(&f->record, f->descriptor);
	refine(f);
	assert_string_equal(record_text(&f->record, FIELD_PROVIDER), "Other");
}

static void
numbers_take_their_unit(void **state)
{
	Fixture *f = *state;
	double hours = 7;

	record_reset(&f->record, 1);
	assert_true(record_number(&f->record, FIELD_ESTIMATE, &hours));
	assert_true(isnan(hours));
	add(f, ESTIMATE, 0, "5400");
	assert_true(record_number(&f->record, FIELD_ESTIMATE, &hours));
	assert_close(hours, 1.5, 1e-12);
	record_reset(&f->record, 2);
	add(f, ESTIMATE, 0, "soon");
	assert_false(record_number(&f->record, FIELD_ESTIMATE, &hours));
	assert_close(hours, 1.5, 1e-12);
}

static void
times_say_what_is_wrong(void **state)
{
	Fixture *f = *state;
	Instant time = 0;

	record_reset(&f->record, 1);
	assert_int_equal(
	    record_time(&f->record, FIELD_CREATED, DATE_ORDER_UNKNOWN, &time),
	    DATE_PARSE_OK);
	assert_true(time == INSTANT_NONE);
	add(f, CREATED, 0, "3/4/26");
	assert_int_equal(
	    record_time(&f->record, FIELD_CREATED, DATE_ORDER_UNKNOWN, &time),
	    DATE_PARSE_AMBIGUOUS);
	assert_int_equal(
	    record_time(&f->record, FIELD_CREATED, DATE_ORDER_MDY, &time),
	    DATE_PARSE_OK);
	assert_int_equal(instant_date(time), date_from_ymd(2026, 3, 4));
}

/* A copy must not look into the reader's buffers. */
static void
copies_outlive_the_record(void **state)
{
	Fixture *f = *state;
	char buffer[] = "12";
	size_t index;
	g_autoptr(Record) copy = NULL;

	record_reset(&f->record, 9);
	index = record_add(
	    &f->record, f->descriptor, &f->descriptor->fields[KEY], 0, "q", 4);
	record_set_text(&f->record, index, buffer, 2);
	copy = record_copy(&f->record);
	memcpy(buffer, "xx", 2);
	record_reset(&f->record, 10);
	assert_int_equal(copy->line, 9);
	assert_string_equal(record_text(copy, FIELD_KEY), "12");
	assert_string_equal(record_value(copy, FIELD_KEY)->qualifier, "q");
	assert_int_equal(record_value(copy, FIELD_KEY)->column, 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_name_of_the_descriptor_wins),
		cmocka_unit_test(values_of_one_name_keep_their_order),
		cmocka_unit_test(names_that_alternate_are_sorted),
		cmocka_unit_test(nulls_and_maps_and_checks_apply),
		cmocka_unit_test(constants_stand_in_for_what_is_absent),
		cmocka_unit_test(numbers_take_their_unit),
		cmocka_unit_test(times_say_what_is_wrong),
		cmocka_unit_test(copies_outlive_the_record),
	};

	return cmocka_run_group_tests_name("record", tests, setup, teardown);
}
