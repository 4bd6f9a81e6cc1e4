#include "pipeline/ingest/bystanders.h"

#include <jansson.h>
#include <string.h>

#include "pipeline/base/filetree.h"

static const char manifest_name[] = "manifest.json";

static const char *const data_endings[] = { ".csv", ".tsv", ".xml", ".json",
	".sql", ".dump", ".gz", ".zip", ".bz2", ".xz", ".zst", ".tar", ".tgz",
	".parquet", ".xls", ".xlsx", ".ods" };

static const char *const other_endings[] = { ".md", ".markdown", ".rst",
	".adoc", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico",
	".bmp", ".pdf", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf",
	".sh", ".py", ".rb", ".js", ".jq" };

static const char *const beginnings[] = { "readme", "license", "licence",
	"copying", "notice", "changelog", "changes", "contributing",
	"codeowners", "makefile", "dockerfile", "thumbs.db", "desktop.ini" };

static bool
ends_with_any(const char *name, const char *const *endings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (g_str_has_suffix(name, endings[i]))
			return true;
	return false;
}

bool
bystanders_has_name(const char *name)
{
	g_autofree char *folded = g_ascii_strdown(name, -1);

	if (*name == '.')
		return true;
	if (ends_with_any(folded, data_endings, G_N_ELEMENTS(data_endings)))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++)
		if (g_str_has_prefix(folded, beginnings[i]))
			return true;
	return ends_with_any(
	    folded, other_endings, G_N_ELEMENTS(other_endings));
}

bool
bystanders_is_document(const char *name)
{
	static const char *const endings[] = { ".md", ".markdown" };
	g_autofree char *folded = g_ascii_strdown(name, -1);

	if (*name == '.' ||
	    !ends_with_any(folded, endings, G_N_ELEMENTS(endings)))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++)
		if (g_str_has_prefix(folded, beginnings[i]))
			return false;
	return true;
}

static void
add_artifact(const char *folder, const json_t *file, GHashTable *artifacts)
{
	const char *path = json_string_value(json_object_get(file, "path"));
	const char *digest = json_string_value(json_object_get(file, "sha256"));

	if (path && digest)
		g_hash_table_insert(artifacts,
		    g_build_filename(folder, path, NULL), g_strdup(digest));
}

/* Other tools call their manifests so, too. */
static bool
is_ours(const json_t *manifest)
{
	return json_is_array(json_object_get(manifest, "files")) &&
	       json_is_array(json_object_get(manifest, "inputs")) &&
	       json_is_string(json_object_get(manifest, "version")) &&
	       json_is_string(json_object_get(manifest, "as_of"));
}

bool
bystanders_add_artifacts(const char *folder, GHashTable *artifacts)
{
	g_autofree char *path = g_build_filename(folder, manifest_name, NULL);
	json_t *manifest =
	    g_file_test(path, G_FILE_TEST_IS_REGULAR)
		? json_load_file(path, JSON_REJECT_DUPLICATES, NULL)
		: NULL;
	bool ours = manifest && is_ours(manifest);
	json_t *file;
	size_t i;

	if (ours) {
		json_array_foreach(json_object_get(manifest, "files"), i, file)
		    add_artifact(folder, file, artifacts);
		g_hash_table_insert(artifacts, g_steal_pointer(&path), NULL);
	}
	json_decref(manifest);
	return ours;
}

/* The manifest alone has no digest. */
bool
bystanders_is_artifact(GHashTable *artifacts, const char *path)
{
	g_autofree char *now = NULL;
	void *digest;

	if (!g_hash_table_lookup_extended(artifacts, path, NULL, &digest))
		return false;
	if (digest == NULL)
		return true;
	now = filetree_sha256(path, NULL, NULL);
	return now && strcmp(now, digest) == 0;
}
