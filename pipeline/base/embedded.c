#include "pipeline/base/embedded.h"

#include <glib.h>

const Embedded *
embedded_find(const char *path)
{
	for (const Embedded *file = embedded_files; file->path; file++)
		if (g_str_equal(file->path, path))
			return file;
	return NULL;
}

const Embedded *
embedded_next(const char *prefix, const Embedded *previous)
{
	const Embedded *file = previous ? previous + 1 : embedded_files;

	while (file->path && !g_str_has_prefix(file->path, prefix))
		file++;
	return file->path ? file : NULL;
}
