#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/descriptor.h"
#include "tests/support/scratch.h"

static const char mini[] = "name: mini\n"
			   "title: Mini\n"
			   "kind: metrics\n"
			   "reader: csv\n"
			   "detect:\n"
			   "  columns:\n"
			   "    - all: [t, v]\n"
			   "nulls: [nil]\n"
			   "fields:\n"
			   "  - {to: time, from: [t]}\n"
			   "  - {to: series, from: [s], map: names}\n"
			   "  - {to: value, from: [v], map: kept}\n"
			   "maps:\n"
			   "  - name: names\n"
			   "    otherwise: other\n"
			   "    entries:\n"
			   "      - {to: users, of: [Users, usr]}\n"
			   "      - {to: jobs, of: ['Job *', '*-jobs']}\n"
			   "      - {to: nightly, of: [Job 7]}\n"
			   "  - name: kept\n"
			   "    keep: true\n"
			   "    entries:\n"
			   "      - {to: '0', of: [none]}\n";

static void
built_in_formats_load(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, &error);

	(void)state;
	if (error)
		fail_msg("%s", error->message);
	assert_true(descriptor_set_count(set) >= 15);
	for (size_t i = 1; i < descriptor_set_count(set); i++)
		assert_true(strcmp(descriptor_set_get(set, i - 1)->name,
				descriptor_set_get(set, i)->name) < 0);
	assert_non_null(descriptor_set_find(set, "jira-csv"));
	assert_null(descriptor_set_find(set, "no-such"));
}

/* The file's name says the format's name, as users look for it. */
static void
files_are_named_after_their_formats(void **state)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);

	(void)state;
	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		g_autofree char *path =
		    g_strdup_printf("schemas/formats/%s.yaml",
			descriptor_set_get(set, i)->name);

		assert_true(g_file_test(path, G_FILE_TEST_EXISTS));
	}
}

static void
maps_translate(void **state)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	const Descriptor *d;

	(void)state;
	assert_true(
	    descriptor_set_add(set, "mini.yaml", mini, strlen(mini), NULL));
	d = descriptor_set_find(set, "mini");
	assert_string_equal(descriptor_translate(d, &d->fields[0], "x"), "x");
	assert_string_equal(
	    descriptor_translate(d, &d->fields[1], "USERS"), "users");
	assert_string_equal(
	    descriptor_translate(d, &d->fields[1], "x"), "other");
	assert_string_equal(
	    descriptor_translate(d, &d->fields[1], "JOB 12"), "jobs");
	assert_string_equal(
	    descriptor_translate(d, &d->fields[1], "mail-jobs"), "jobs");
	assert_string_equal(
	    descriptor_translate(d, &d->fields[1], "job 7"), "nightly");
	assert_string_equal(
	    descriptor_translate(d, &d->fields[2], "None"), "0");
	assert_string_equal(descriptor_translate(d, &d->fields[2], "7"), "7");
	assert_true(descriptor_is_null(d, "", 0));
	assert_true(descriptor_is_null(d, "nil", 3));
	assert_false(descriptor_is_null(d, "nils", 4));
}

typedef struct BadCase {
	const char *from, *to; /* what is changed in MINI */
	const char *message; /* what is said of it */
} BadCase;

static const BadCase bad_cases[] = {
	{ "nulls:", "nuls:", "mini.yaml:8: Unexpected key: nuls" },
	{ "to: value", "to: valeu", "mini.yaml:12: " },
	{ "reader: csv", "reader: excel", "mini.yaml:4: " },
	{ "map: names", "map: nomes", "not in `maps`" },
	{ "    - all: [t, v]\n", "", "mini.yaml:" },
	{ "kind: metrics\n", "", "needs a `kind`" },
	{ "reader: csv", "reader: refuse", "needs a `reason`" },
	{ "reader: csv", "reader: xml", "detect.root" },
	{ "title: Mini\n", "", "title" },
	{ "title: Mini", "title: [", "mini.yaml:" },
};

static void
mistakes_are_told_with_file_and_line(void **state)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad_cases); i++) {
		const BadCase *c = &bad_cases[i];
		g_auto(GStrv) parts = g_strsplit(mini, c->from, 2);
		g_autofree char *yaml =
		    g_strconcat(parts[0], c->to, parts[1], NULL);
		g_autoptr(GError) error = NULL;

		assert_false(descriptor_set_add(
		    set, "mini.yaml", yaml, strlen(yaml), &error));
		print_message("%s\n", error->message);
		assert_true(g_str_has_prefix(error->message, "mini.yaml:"));
		assert_non_null(strstr(error->message, c->message));
		assert_null(descriptor_set_find(set, "mini"));
	}
}

static void
folder_replaces_by_name(void **state)
{
	static const char tall[] =
	    "name: metrics-csv\ntitle: Ours\nkind: metrics\nreader: csv\n"
	    "detect: {columns: [{all: [a]}]}\n";
	g_autofree char *a = scratch_write_text(*state, "f/a.yaml", mini);
	g_autofree char *b = scratch_write_text(*state, "f/b.yaml", tall);
	g_autofree char *c = scratch_write_text(*state, "f/notes.txt", "x");
	g_autofree char *folder = g_path_get_dirname(a);
	g_autoptr(DescriptorSet) plain = descriptor_set_load(NULL, NULL);
	g_autoptr(DescriptorSet) set = descriptor_set_load(folder, NULL);

	assert_int_equal(
	    descriptor_set_count(set), descriptor_set_count(plain) + 1);
	assert_string_equal(
	    descriptor_set_find(set, "metrics-csv")->title, "Ours");
	assert_non_null(descriptor_set_find(set, "mini"));
}

static void
missing_folder_is_an_error(void **state)
{
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(descriptor_set_load("/no/such/folder", &error));
	assert_true(g_str_has_prefix(error->message, "/no/such/folder: "));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in_formats_load),
		cmocka_unit_test(files_are_named_after_their_formats),
		cmocka_unit_test(maps_translate),
		cmocka_unit_test(mistakes_are_told_with_file_and_line),
		cmocka_unit_test(folder_replaces_by_name),
		cmocka_unit_test(missing_folder_is_an_error),
	};

	return cmocka_run_group_tests_name(
	    "descriptor", tests, scratch_setup, scratch_teardown);
}
