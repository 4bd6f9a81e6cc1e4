#include "pipeline/ingest/expand.h"

#include <string.h>
#include <sys/stat.h>

#include "pipeline/ingest/bystanders.h"
#include "pipeline/ingest/cur_manifest.h"
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

/* The files found and what was passed over on the way. */
typedef struct Walk {
	GPtrArray *files; /* of Expanded * */
	GPtrArray *passed; /* of char * */
	GHashTable *artifacts; /* of earlier runs: path to digest */
} Walk;

char *
expanded_name(const Expanded *file)
{
	return file->member ? g_strdup_printf("%s/%s", file->path, file->member)
			    : g_strdup(file->path);
}

static Expanded *
add(Walk *walk, const char *path, const char *member)
{
	Expanded *expanded = g_new0(Expanded, 1);

	expanded->path = g_strdup(path);
	expanded->member = g_strdup(member);
	g_ptr_array_add(walk->files, expanded);
	return expanded;
}

static void
refuse(Walk *walk, const char *path, const char *problem)
{
	add(walk, path, NULL)->problem = g_strdup(problem);
}

static void
pass(Walk *walk, const char *path, const char *what)
{
	g_ptr_array_add(walk->passed, g_strconcat(path, what, NULL));
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
has_name(const GPtrArray *names, const char *name)
{
	return g_ptr_array_find_with_equal_func(
	    (GPtrArray *)names, name, g_str_equal, NULL);
}

/* Archives made of a folder have "./" before their names. */
static bool
has_toc(const GPtrArray *members)
{
	return has_name(members, "toc.dat") || has_name(members, "./toc.dat");
}

/* What MEMBERS are together, so that none of them can be read alone. */
static const char *
find_whole(const GPtrArray *members)
{
	if (members->len == 0)
		return "is an archive without files, or nothing but NUL bytes";
	if (has_name(members, "[Content_Types].xml"))
		return "is an office document; save the sheet as CSV";
	if (has_toc(members))
		return "is an archive by pg_dump -Ft; turn it into SQL "
		       "with pg_restore --schema-only -f schema.sql";
	return NULL;
}

static void
add_member(Walk *walk, const char *path, const char *member)
{
	g_autofree char *name = g_path_get_basename(member);
	g_autofree char *whole = g_strdup_printf("%s/%s", path, member);

	if (bystanders_is_document(name))
		add(walk, path, member)->prose = true;
	else if (bystanders_has_name(name))
		pass(walk, whole, "");
	else
		add(walk, path, member);
}

/* An archive that cannot be listed is left for its reader to complain of. */
static void
expand_file(Walk *walk, const char *path)
{
	g_autoptr(GPtrArray) members =
	    strcmp(path, "-") == 0 ? NULL : source_list_members(path, NULL);
	const char *whole = members ? find_whole(members) : NULL;

	if (whole) {
		refuse(walk, path, whole);
	} else if (members == NULL || members->len == 1) {
		add(walk, path, NULL);
	} else {
		g_ptr_array_sort(members, compare_names);
		for (unsigned i = 0; i < members->len; i++)
			add_member(walk, path, members->pdata[i]);
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
		g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, compare_names);
	return names;
}

/* A folder that is being listed, and those that it lies in. */
typedef struct Above {
	const struct Above *next;
	const GPtrArray *manifests;
	int depth;
	dev_t device;
	ino_t inode;
} Above;

static bool
is_above(const Above *above, const struct stat *st)
{
	for (; above; above = above->next)
		if (above->device == st->st_dev && above->inode == st->st_ino)
			return true;
	return false;
}

static void expand_folder(Walk *walk, const char *path, const Above *above);

/* A bill without one of its files would be too low in silence. */
static bool
is_torn(Walk *walk, const GPtrArray *manifests, const char *folder,
    const char *path)
{
	for (unsigned i = 0; i < manifests->len; i++) {
		const CurManifest *manifest = manifests->pdata[i];
		const char *missing =
		    strcmp(manifest->path, path) == 0
			? cur_manifest_find_missing(manifest, folder)
			: NULL;

		if (missing == NULL)
			continue;
		add(walk, path, NULL)->problem = g_strdup_printf(
		    "lists %s, which is not there: fetch the whole report",
		    missing);
		return true;
	}
	return false;
}

static void
expand_child(
    Walk *walk, const char *folder, const char *name, const Above *above)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	struct stat st = { .st_mode = S_IFREG };
	bool known = stat(path, &st) == 0;
	bool deeper = S_ISDIR(st.st_mode);
	bool document = !deeper && bystanders_is_document(name);

	if (bystanders_is_artifact(walk->artifacts, path))
		return;
	if (*name == '.' || (!deeper && !document && bystanders_has_name(name)))
		pass(walk, path, "");
	else if (known && !deeper && !S_ISREG(st.st_mode))
		pass(walk, path, " (a pipe, socket or device)");
	else if (deeper && is_above(above, &st))
		pass(walk, path, " (a link to a folder that it lies in)");
	else if (deeper && cur_manifests_supersede(above->manifests, path))
		pass(walk, path, " (an earlier version of the report)");
	else if (deeper)
		expand_folder(walk, path, above);
	else if (document)
		add(walk, path, NULL)->prose = true;
	else if (!is_torn(walk, above->manifests, folder, path))
		expand_file(walk, path);
}

static void
expand_folder(Walk *walk, const char *path, const Above *above)
{
	g_autoptr(GPtrArray) names = list_folder(path);
	g_autoptr(GPtrArray) manifests = cur_manifests_read(path);
	Above here = { above, manifests, above ? above->depth + 1 : 0, 0, 0 };
	struct stat st;

	if (stat(path, &st) == 0) {
		here.device = st.st_dev;
		here.inode = st.st_ino;
	}
	if (names == NULL || here.depth >= DEPTH_LIMIT) {
		refuse(walk, path,
		    names ? "is a folder nested too deeply"
			  : "is a folder that cannot be read");
		return;
	}
	if (has_name(names, "toc.dat")) {
		refuse(walk, path,
		    "is a folder by pg_dump -Fd; turn it into SQL with "
		    "pg_restore --schema-only -f schema.sql");
		return;
	}
	if (bystanders_add_artifacts(path, walk->artifacts))
		pass(walk, path, " (an earlier review)");
	for (unsigned i = 0; i < names->len; i++)
		expand_child(walk, path, names->pdata[i], &here);
}

GPtrArray *
expand_path(const char *path, GPtrArray *passed)
{
	g_autoptr(GHashTable) artifacts =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	Walk walk = { g_ptr_array_new_with_free_func(free_expanded), passed,
		artifacts };

	if (g_file_test(path, G_FILE_TEST_IS_DIR))
		expand_folder(&walk, path, NULL);
	else
		expand_file(&walk, path);
	if (walk.files->len == 0)
		refuse(&walk, path,
		    passed->len > 0 ? "holds nothing that looks like an export"
				    : "is a folder without files");
	return walk.files;
}
