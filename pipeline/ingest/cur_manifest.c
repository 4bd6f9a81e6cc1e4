#include "pipeline/ingest/cur_manifest.h"

#include <jansson.h>
#include <string.h>

static void
free_manifest(void *data)
{
	CurManifest *manifest = data;

	g_free(manifest->path);
	g_free(manifest->assembly);
	g_ptr_array_unref(manifest->files);
	g_free(manifest);
}

static CurManifest *
make_manifest(const char *path, const json_t *json)
{
	const char *assembly =
	    json_string_value(json_object_get(json, "assemblyId"));
	const json_t *keys = json_object_get(json, "reportKeys");
	CurManifest *manifest;

	if (assembly == NULL || !json_is_array(keys))
		return NULL;
	manifest = g_new0(CurManifest, 1);
	manifest->path = g_strdup(path);
	manifest->assembly = g_strdup(assembly);
	manifest->files = g_ptr_array_new_with_free_func(g_free);
	for (size_t i = 0; i < json_array_size(keys); i++) {
		const char *key = json_string_value(json_array_get(keys, i));

		if (key)
			g_ptr_array_add(
			    manifest->files, g_path_get_basename(key));
	}
	return manifest;
}

static int
compare_paths(const void *left, const void *right)
{
	const CurManifest *a = *(const CurManifest *const *)left;
	const CurManifest *b = *(const CurManifest *const *)right;

	return strcmp(a->path, b->path);
}

GPtrArray *
cur_manifests_read(const char *folder)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(free_manifest);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		CurManifest *manifest;
		json_t *json;

		if (!g_str_has_suffix(name, "Manifest.json") ||
		    !g_file_test(path, G_FILE_TEST_IS_REGULAR))
			continue;
		json = json_load_file(path, 0, NULL);
		manifest = make_manifest(path, json);
		json_decref(json);
		if (manifest)
			g_ptr_array_add(list, manifest);
	}
	g_ptr_array_sort(list, compare_paths);
	return list;
}

static bool
has_assembly(const GPtrArray *manifests, const char *assembly)
{
	for (unsigned i = 0; i < manifests->len; i++) {
		const CurManifest *manifest = manifests->pdata[i];

		if (strcmp(manifest->assembly, assembly) == 0)
			return true;
	}
	return false;
}

bool
cur_manifests_supersede(const GPtrArray *current, const char *child)
{
	g_autoptr(GPtrArray) own = NULL;

	if (current->len == 0)
		return false;
	own = cur_manifests_read(child);
	for (unsigned i = 0; i < own->len; i++) {
		const CurManifest *manifest = own->pdata[i];

		if (has_assembly(current, manifest->assembly))
			return false;
	}
	return own->len > 0;
}

const char *
cur_manifest_find_missing(const CurManifest *manifest, const char *folder)
{
	g_autofree char *own =
	    g_build_filename(folder, manifest->assembly, NULL);
	const char *where = g_file_test(own, G_FILE_TEST_IS_DIR) ? own : folder;
	const char *missing = NULL;
	unsigned found = 0;

	for (unsigned i = 0; i < manifest->files->len; i++) {
		const char *name = manifest->files->pdata[i];
		g_autofree char *path = g_build_filename(where, name, NULL);

		if (g_file_test(path, G_FILE_TEST_EXISTS))
			found++;
		else if (missing == NULL)
			missing = name;
	}
	return found > 0 ? missing : NULL;
}
