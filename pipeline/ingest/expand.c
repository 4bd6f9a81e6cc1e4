#include "pipeline/ingest/expand.h"

#include <string.h>

#include "pipeline/ingest/source.h"

enum { DEPTH_LIMIT = 16 };

static void
free_expanded(void *data)
{
	Expanded *expanded = data;

	g_free(expanded->path);
	g_free(expanded->member);
	g_free(expanded->problem);
	g_free(expanded);
}

static Expanded *
add(GPtrArray *list, const char *path, const char *member)
{
	Expanded *expanded = g_new0(Expanded, 1);

	expanded->path = g_strdup(path);
	expanded->member = g_strdup(member);
	g_ptr_array_add(list, expanded);
	return expanded;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
is_office_document(const GPtrArray *members)
{
	return g_ptr_array_find_with_equal_func(
	    (GPtrArray *)members, "[Content_Types].xml", g_str_equal, NULL);
}

/* An archive that cannot be listed is left for its reader to complain of. */
static void
expand_file(GPtrArray *list, const char *path)
{
	g_autoptr(GPtrArray) members =
	    strcmp(path, "-") == 0 ? NULL : source_list_members(path, NULL);

	if (members == NULL || members->len == 1) {
		add(list, path, NULL);
	} else if (members->len == 0) {
		add(list, path, NULL)->problem =
		    g_strdup("is an archive without files");
	} else if (is_office_document(members)) {
		add(list, path, NULL)->problem =
		    g_strdup("is an office document; save the sheet as CSV");
	} else {
		g_ptr_array_sort(members, compare_names);
		for (unsigned i = 0; i < members->len; i++)
			add(list, path, members->pdata[i]);
	}
}

static GPtrArray *
list_folder(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	GPtrArray *names;
	const char *name;

	if (dir == NULL)
		return NULL;
	names = g_ptr_array_new_with_free_func(g_free);
	while ((name = g_dir_read_name(dir)))
		if (name[0] != '.')
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, compare_names);
	return names;
}

static void
expand_into(GPtrArray *list, const char *path, int depth)
{
	g_autoptr(GPtrArray) names = NULL;

	if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
		expand_file(list, path);
		return;
	}
	names = list_folder(path);
	if (names == NULL || depth >= DEPTH_LIMIT) {
		add(list, path, NULL)->problem =
		    g_strdup(names ? "is a folder nested too deeply"
				   : "is a folder that cannot be read");
		return;
	}
	for (unsigned i = 0; i < names->len; i++) {
		g_autofree char *child =
		    g_build_filename(path, names->pdata[i], NULL);

		expand_into(list, child, depth + 1);
	}
}

GPtrArray *
expand_path(const char *path)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(free_expanded);

	expand_into(list, path, 0);
	if (list->len == 0)
		add(list, path, NULL)->problem =
		    g_strdup("is a folder without files");
	return list;
}
