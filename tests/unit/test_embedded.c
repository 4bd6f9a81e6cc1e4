/* Run from the root: the embedded bytes are compared with the files. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/base/embedded.h"

static void
bytes_are_those_of_the_files(void **state)
{
	(void)state;
	for (const Embedded *f = embedded_next("", NULL); f;
	     f = embedded_next("", f)) {
		g_autofree char *bytes = NULL;
		size_t length = 0;

		assert_true(
		    g_file_get_contents(f->path, &bytes, &length, NULL));
		assert_int_equal(f->length, length);
		assert_memory_equal(f->bytes, bytes, length);
		assert_int_equal(f->bytes[f->length], '\0');
	}
}

static void
every_descriptor_is_embedded(void **state)
{
	g_autoptr(GDir) dir = g_dir_open("schemas/formats", 0, NULL);
	const char *name;

	(void)state;
	assert_non_null(dir);
	while ((name = g_dir_read_name(dir))) {
		g_autofree char *path =
		    g_build_filename("schemas/formats", name, NULL);

		if (!g_str_has_suffix(name, ".md"))
			assert_non_null(embedded_find(path));
	}
}

static void
paths_are_sorted(void **state)
{
	const Embedded *last = NULL;

	(void)state;
	for (const Embedded *f = embedded_next("", NULL); f;
	     f = embedded_next("", f)) {
		assert_true(!last || strcmp(last->path, f->path) < 0);
		last = f;
	}
}

static void
prefix_selects(void **state)
{
	size_t all = 0, css = 0;

	(void)state;
	for (const Embedded *f = embedded_next("", NULL); f;
	     f = embedded_next("", f))
		all++;
	for (const Embedded *f = embedded_next("renderers/html/", NULL); f;
	     f = embedded_next("renderers/html/", f)) {
		assert_true(g_str_has_suffix(f->path, ".css"));
		css++;
	}
	assert_in_range(css, 0, all);
	assert_null(embedded_next("no/such/folder/", NULL));
}

static void
unknown_path_is_null(void **state)
{
	(void)state;
	assert_null(embedded_find("schemas/formats/no-such.yaml"));
	assert_null(embedded_find("schemas"));
	assert_null(embedded_find(""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_are_those_of_the_files),
		cmocka_unit_test(every_descriptor_is_embedded),
		cmocka_unit_test(paths_are_sorted),
		cmocka_unit_test(prefix_selects),
		cmocka_unit_test(unknown_path_is_null),
	};

	return cmocka_run_group_tests_name("embedded", tests, NULL, NULL);
}
