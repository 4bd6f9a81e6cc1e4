#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/layout.h"

static const char yaml[] =
    "name: l\ntitle: L\nreader: sql\ndetect: {}\n"
    "fields:\n"
    "  - {to: key, from: [Issue key]}\n"
    "  - {to: status, from: [Status]}\n"
    "  - {to: category-guess, from: [Status, Estado]}\n"
    "  - {to: category, from: [Categoría de estado]}\n"
    "  - {to: blocks, from: [Outward issue link (Blocks)]}\n"
    "  - {to: relates, from: ['Outward issue link (*)']}\n"
    "  - {to: tag, from: ['resourceTags/user:*', 'resourceTags/*']}\n"
    "  - {to: label, from: [Labels]}\n";

typedef struct Fixture {
	DescriptorSet *set;
	const Descriptor *descriptor;
	Record record;
	GPtrArray *names;
	Layout *layout;
} Fixture;

static int
setup(void **state)
{
	Fixture *f = g_new0(Fixture, 1);

	f->set = descriptor_set_load(NULL, NULL);
	descriptor_set_add(f->set, "l", yaml, strlen(yaml), NULL);
	f->descriptor = descriptor_set_find(f->set, "l");
	record_init(&f->record);
	*state = f;
	return f->descriptor == NULL;
}

static int
teardown(void **state)
{
	Fixture *f = *state;

	layout_free(f->layout);
	if (f->names)
		g_ptr_array_unref(f->names);
	record_clear(&f->record);
	descriptor_set_free(f->set);
	g_free(f);
	return 0;
}

static void
lay_out(Fixture *f, const char *header, const char *tag)
{
	g_auto(GStrv) names = g_strsplit(header, ",", -1);

	layout_free(f->layout);
	if (f->names)
		g_ptr_array_unref(f->names);
	f->names = g_ptr_array_new_with_free_func(g_free);
	for (char **name = names; *name; name++)
		g_ptr_array_add(f->names, g_strdup(*name));
	record_reset(&f->record, 0);
	f->layout = layout_new(f->descriptor, f->names, NULL, tag, &f->record);
}

/* Field of the only meaning of column I; FIELD_COUNT: not exactly one. */
static Field
meaning(const Fixture *f, size_t i)
{
	const LayoutColumn *column = layout_column(f->layout, i);

	if (column->value_count != 1)
		return FIELD_COUNT;
	return g_array_index(f->record.values, Value, column->first_value)
	    .map->to;
}

static void
repeated_names_are_a_list(void **state)
{
	Fixture *f = *state;
	size_t count = 0;

	lay_out(f, "Labels,Issue key,Labels,Labels", NULL);
	for (int i = f->record.first[FIELD_LABEL]; i >= 0;
	     i = g_array_index(f->record.values, Value, i).next)
		count++;
	assert_int_equal(count, 3);
	assert_int_equal(meaning(f, 1), FIELD_KEY);
}

static void
names_compare_trimmed_and_folded(void **state)
{
	Fixture *f = *state;

	lay_out(f, " ISSUE KEY ,CATEGORÍA DE ESTADO,Unknown,", NULL);
	assert_int_equal(meaning(f, 0), FIELD_KEY);
	assert_int_equal(meaning(f, 1), FIELD_CATEGORY);
	assert_int_equal(layout_column(f->layout, 2)->value_count, 0);
	assert_int_equal(layout_column(f->layout, 3)->value_count, 0);
}

static void
a_column_can_mean_two_things(void **state)
{
	Fixture *f = *state;

	lay_out(f, "Status", NULL);
	assert_int_equal(layout_column(f->layout, 0)->value_count, 2);
	assert_true(f->record.first[FIELD_STATUS] >= 0);
	assert_true(f->record.first[FIELD_CATEGORY_GUESS] >= 0);
}

static void
plain_names_go_before_wild_ones(void **state)
{
	Fixture *f = *state;

	lay_out(
	    f, "Outward issue link (Blocks),Outward issue link (Clones)", NULL);
	assert_int_equal(meaning(f, 0), FIELD_BLOCKS);
	assert_int_equal(meaning(f, 1), FIELD_RELATES);
}

static void
a_star_alone_stands_for_what_is_left(void **state)
{
	static const char costs[] =
	    "name: c\ntitle: C\nreader: sql\ndetect: {}\n"
	    "fields:\n"
	    "  - {to: charged, from: ['*']}\n"
	    "  - {to: billed, from: ['*($)']}\n";
	Fixture *f = *state;

	descriptor_set_add(f->set, "c", costs, strlen(costs), NULL);
	f->descriptor = descriptor_set_find(f->set, "c");
	lay_out(f, "team,shop($)", NULL);
	assert_int_equal(meaning(f, 0), FIELD_CHARGED);
	assert_int_equal(meaning(f, 1), FIELD_BILLED);
	assert_int_equal(layout_column(f->layout, 1)->value_count, 1);
	f->descriptor = descriptor_set_find(f->set, "l");
}

static void
only_the_configured_tag_is_kept(void **state)
{
	Fixture *f = *state;
	const char *header = "resourceTags/user:Team,resourceTags/user:env,"
			     "resourceTags/aws:createdBy";

	lay_out(f, header, "team");
	assert_int_equal(meaning(f, 0), FIELD_TAG);
	assert_int_equal(layout_column(f->layout, 1)->value_count, 0);
	assert_int_equal(layout_column(f->layout, 2)->value_count, 0);
	lay_out(f, header, NULL);
	assert_int_equal(layout_column(f->layout, 0)->value_count, 0);
}

static void
columns_are_described(void **state)
{
	Fixture *f = *state;
	g_autoptr(Input) input = input_new("x");
	const MappedColumn *column;

	lay_out(f, "Status,Other", NULL);
	samples_add(&layout_column(f->layout, 0)->samples, "Open", 4);
	layout_describe(f->layout, &f->record, input);
	assert_int_equal(input->columns->len, 2);
	column = input->columns->pdata[0];
	assert_string_equal(column->field, "status, category-guess");
	assert_string_equal(column->sample, "Open");
	column = input->columns->pdata[1];
	assert_null(column->field);
}

static void
glued_names_are_found(void **state)
{
	Fixture *f = *state;
	size_t split = 0;

	lay_out(f, "a/b,pricing/Classpricing/Option,a/c", NULL);
	assert_int_equal(layout_find_glued(f->names, &split), 1);
	assert_string_equal(
	    (char *)f->names->pdata[1] + split, "pricing/Option");
	lay_out(f, "a/b,a/a,x/a/b,resourceTags/user:a/b", NULL);
	assert_int_equal(layout_find_glued(f->names, &split), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(repeated_names_are_a_list),
		cmocka_unit_test(names_compare_trimmed_and_folded),
		cmocka_unit_test(a_column_can_mean_two_things),
		cmocka_unit_test(plain_names_go_before_wild_ones),
		cmocka_unit_test(a_star_alone_stands_for_what_is_left),
		cmocka_unit_test(only_the_configured_tag_is_kept),
		cmocka_unit_test(columns_are_described),
		cmocka_unit_test(glued_names_are_found),
	};

	return cmocka_run_group_tests_name("layout", tests, setup, teardown);
}
