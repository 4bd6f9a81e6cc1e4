/* Any headroom.yaml is loaded, or refused with a message that has a place. */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/config/config.h"

static char *
write_file(const uint8_t *bytes, size_t size)
{
	char *path;
	int fd = g_file_open_tmp("fuzz-XXXXXX", &path, NULL);

	g_assert_cmpint(write(fd, bytes, size), ==, (ssize_t)size);
	close(fd);
	return path;
}

int
fuzz_one(const uint8_t *bytes, size_t size)
{
	g_autofree char *path = write_file(bytes, size);
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config = config_load(path, &error);

	g_unlink(path);
	g_assert_true((config == NULL) == (error != NULL));
	if (error != NULL)
		g_assert_true(g_str_has_prefix(error->message, path));
	return 0;
}
