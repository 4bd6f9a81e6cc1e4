/* Any headroom.yaml is loaded, or refused with a message that has a place. */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <glib/gstdio.h>

#include "pipeline/config/config.h"

int
fuzz_one(const uint8_t *bytes, size_t size)
{
	g_autofree char *path = fuzz_file(bytes, size);
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config = config_load(path, &error);

	g_unlink(path);
	g_assert_true((config == NULL) == (error != NULL));
	if (error != NULL)
		g_assert_true(g_str_has_prefix(error->message, path));
	return 0;
}
