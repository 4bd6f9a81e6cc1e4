#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/config_text.h"

#include <glib/gstdio.h>
#include <string.h>

/* Takes the folder, which differs from run to run, out of the message. */
static void
shorten_paths(GError *error, const char *path)
{
	g_auto(GStrv) parts = g_strsplit(error->message, path, -1);

	g_free(error->message);
	error->message = g_strjoinv("c.yaml", parts);
}

Config *
config_from_bytes(const char *bytes, size_t length, GError **error)
{
	g_autofree char *folder = g_dir_make_tmp("config-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "c.yaml", NULL);
	GError *own = NULL;
	Config *config;

	assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
	config = config_load(path, &own);
	g_unlink(path);
	g_rmdir(folder);
	if (own) {
		shorten_paths(own, path);
		g_propagate_error(error, own);
	}
	return config;
}

Config *
config_from_text(const char *text, GError **error)
{
	return config_from_bytes(text, strlen(text), error);
}

void
assert_config_errors(const ConfigErrorCase *cases, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(Config) config =
		    config_from_text(cases[i].text, &error);
		const char *got = error ? error->message : "(no error)";

		assert_int_equal(config == NULL, error != NULL);
		if (g_str_equal(got, cases[i].want))
			continue;
		wrong++;
		print_error("\"%s\" says\n%s\nwant\n%s\n", cases[i].text, got,
		    cases[i].want);
	}
	assert_int_equal(wrong, 0);
}
