#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/xml_paths.h"

static const char yaml[] =
    "name: p\ntitle: P\nkind: issues\nreader: xml\nrecord: r/i\ndetect: {root: "
    "r}\n"
    "fields:\n"
    "  - {to: schema, from: [/r/db@name]}\n"
    "  - {to: column, from: [f@Field]}\n"
    "  - {to: column-type, from: [f@Type]}\n"
    "  - {to: blocks, from: [link/to], by: link/name, only: [Blocks]}\n"
    "  - {to: relates, from: [link/to], by: link/name, only: [Relates]}\n"
    "  - {to: sprint, from: [custom/value], by: custom@key, only: [k9]}\n";

typedef struct Fixture {
	DescriptorSet *set;
	const Descriptor *d;
	XmlPaths *paths;
	Record record;
} Fixture;

static int
setup(void **state)
{
	Fixture *f = g_new0(Fixture, 1);

	f->set = descriptor_set_load(NULL, NULL);
	descriptor_set_add(f->set, "p", yaml, strlen(yaml), NULL);
	f->d = descriptor_set_find(f->set, "p");
	f->paths = xml_paths_new(f->d);
	record_init(&f->record);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	Fixture *f = *state;

	xml_paths_free(f->paths);
	record_clear(&f->record);
	descriptor_set_free(f->set);
	g_free(f);
	return 0;
}

static void
begin(Fixture *f)
{
	record_reset(&f->record, 1);
	xml_paths_begin(f->paths, f->d, &f->record);
}

static void
take(Fixture *f, const char *path, const char *text)
{
	xml_paths_take(f->paths, f->d, path, text, &f->record);
}

static void
values_around_records_are_given_to_each(void **state)
{
	Fixture *f = *state;

	xml_paths_take(f->paths, f->d, "/r/db@name", "shop", NULL);
	begin(f);
	assert_string_equal(record_text(&f->record, FIELD_SCHEMA), "shop");
	begin(f);
	assert_string_equal(record_text(&f->record, FIELD_SCHEMA), "shop");
	xml_paths_take(f->paths, f->d, "/r/db@name", "blog", NULL);
	begin(f);
	assert_string_equal(record_text(&f->record, FIELD_SCHEMA), "blog");
}

static void
qualifiers_choose_the_field(void **state)
{
	Fixture *f = *state;

	begin(f);
	take(f, "link/name", "Blocks");
	take(f, "link/to", "A-1");
	take(f, "link/name", "relates");
	take(f, "link/to", "A-2");
	take(f, "link/name", "Other");
	take(f, "link/to", "A-3");
	assert_string_equal(record_text(&f->record, FIELD_BLOCKS), "A-1");
	assert_string_equal(record_text(&f->record, FIELD_RELATES), "A-2");
	assert_int_equal(f->record.values->len, 3); /* schema, two links */
}

/* A qualifier of the record before says nothing about this one. */
static void
qualifiers_do_not_outlive_the_record(void **state)
{
	Fixture *f = *state;

	begin(f);
	take(f, "custom@key", "k9");
	begin(f);
	take(f, "custom/value", "Sprint 1");
	assert_null(record_text(&f->record, FIELD_SPRINT));
	take(f, "custom@key", "k9");
	take(f, "custom/value", "Sprint 1");
	assert_string_equal(record_text(&f->record, FIELD_SPRINT), "Sprint 1");
}

/* Groups open with the first field of the descriptor, so order matters. */
static void
attributes_come_in_the_descriptors_order(void **state)
{
	const Fixture *f = *state;
	const GPtrArray *names = xml_paths_attributes(f->paths, "f");

	assert_int_equal(names->len, 2);
	assert_string_equal(names->pdata[0], "Field");
	assert_string_equal(names->pdata[1], "Type");
	assert_non_null(xml_paths_attributes(f->paths, "custom"));
	assert_non_null(xml_paths_attributes(f->paths, "/r/db"));
	assert_null(xml_paths_attributes(f->paths, "r/db"));
	assert_null(xml_paths_attributes(f->paths, "other"));
}

static void
paths_are_described_with_samples(void **state)
{
	Fixture *f = *state;
	g_autoptr(XmlPaths) paths = xml_paths_new(f->d);
	g_autoptr(Input) input = input_new("x");
	const MappedColumn *column;

	begin(f);
	xml_paths_take(paths, f->d, "f@Field", "", &f->record);
	xml_paths_take(paths, f->d, "f@Field", "id", &f->record);
	xml_paths_take(paths, f->d, "mood", "fine", &f->record);
	xml_paths_describe(paths, input);
	assert_int_equal(input->columns->len, 2);
	column = input->columns->pdata[0];
	assert_string_equal(column->field, "column");
	assert_string_equal(column->sample, "id");
	column = input->columns->pdata[1];
	assert_null(column->field);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_around_records_are_given_to_each),
		cmocka_unit_test(qualifiers_choose_the_field),
		cmocka_unit_test(qualifiers_do_not_outlive_the_record),
		cmocka_unit_test(attributes_come_in_the_descriptors_order),
		cmocka_unit_test(paths_are_described_with_samples),
	};

	return cmocka_run_group_tests_name("xml_paths", tests, setup, teardown);
}
