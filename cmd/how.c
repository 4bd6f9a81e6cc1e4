#include "cmd/how.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/options.h"
#include "pipeline/base/embedded.h"
#include "pipeline/config/suggest.h"

enum { NEAR_LIMIT = 4 };

static const char query_folder[] = "schemas/queries/";

/* Other names that people have for a server. */
static const struct {
	const char *name, *query;
} aliases[] = {
	{ "mariadb", "mysql" },
	{ "mssql", "sqlserver" },
	{ "postgres", "postgresql" },
};

static const Embedded *
find_query(const char *name)
{
	g_autofree char *path = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(aliases); i++)
		if (strcmp(aliases[i].name, name) == 0)
			name = aliases[i].query;
	path = g_strconcat(query_folder, name, ".sql", NULL);
	return embedded_find(path);
}

/* FORMAT can be read, and its name begins with NAME. */
static bool
is_of_source(const Descriptor *format, const char *name)
{
	size_t length = strlen(name);

	return format->reader != READER_SKIP &&
	       format->reader != READER_REFUSE &&
	       strncmp(format->name, name, length) == 0 &&
	       format->name[length] == '-';
}

/* The format NAME, or all formats of the source NAME; of Descriptor *. */
static GPtrArray *
find_formats(const DescriptorSet *formats, const char *name)
{
	const Descriptor *exact = descriptor_set_find(formats, name);
	GPtrArray *found = g_ptr_array_new();

	if (exact) {
		g_ptr_array_add(found, (void *)exact);
		return found;
	}
	for (size_t i = 0; i < descriptor_set_count(formats); i++) {
		const Descriptor *format = descriptor_set_get(formats, i);

		if (is_of_source(format, name))
			g_ptr_array_add(found, (void *)format);
	}
	return found;
}

static void
add_name(GPtrArray *names, char *name)
{
	if (g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
		g_free(name);
	else
		g_ptr_array_add(names, name);
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Queries with their other names, and sources: what formats that can be read
 * are called up to the first "-". */
static GPtrArray *
list_names(const DescriptorSet *formats)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (const Embedded *file = embedded_next(query_folder, NULL); file;
	     file = embedded_next(query_folder, file)) {
		const char *stem = file->path + strlen(query_folder);

		if (g_str_has_suffix(stem, ".sql"))
			add_name(names, g_strndup(stem, strcspn(stem, ".")));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(aliases); i++)
		add_name(names, g_strdup(aliases[i].name));
	for (size_t i = 0; i < descriptor_set_count(formats); i++) {
		const char *name = descriptor_set_get(formats, i)->name;
		g_autofree char *source = g_strndup(name, strcspn(name, "-"));

		if (is_of_source(descriptor_set_get(formats, i), source))
			add_name(names, g_steal_pointer(&source));
	}
	g_ptr_array_sort(names, compare_names);
	return names;
}

static json_t *
formats_json(const GPtrArray *found)
{
	json_t *list = json_array();

	for (unsigned i = 0; i < found->len; i++) {
		const Descriptor *format = found->pdata[i];

		json_array_append_new(
		    list, json_pack("{s:s, s:s, s:s?}", "name", format->name,
			      "title", format->title, "how", format->how));
	}
	return list;
}

/* Takes ROOT over. */
static void
print_json(json_t *root)
{
	char *text = json_dumps(root, JSON_INDENT(2) | JSON_SORT_KEYS);

	puts(text);
	free(text);
	json_decref(root);
}

static void
print_name(const char *name, const GPtrArray *found)
{
	const char *separator = "";

	printf("%-20s ", name);
	if (find_query(name)) {
		fputs("a query", stdout);
		separator = "; ";
	}
	for (unsigned i = 0; i < found->len; i++) {
		const Descriptor *format = found->pdata[i];

		printf("%s%s", separator, format->name);
		separator = ", ";
	}
	putchar('\n');
}

ExitCode
how_list(const DescriptorSet *formats, bool json)
{
	g_autoptr(GPtrArray) names = list_names(formats);
	json_t *list = json_array();

	for (unsigned i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];
		g_autoptr(GPtrArray) found = find_formats(formats, name);

		if (!json)
			print_name(name, found);
		json_array_append_new(
		    list, json_pack("{s:s, s:b, s:o}", "name", name, "query",
			      find_query(name) != NULL, "formats",
			      formats_json(found)));
	}
	if (json)
		print_json(json_pack("{s:O}", "names", list));
	else
		puts("\nThe formats' own names work as well.");
	json_decref(list);
	return EXIT_FINE;
}

/* What one has to do, or why there is nothing to do. */
static void
print_how(const Descriptor *format)
{
	if (format->how)
		puts(format->how);
	else if (format->reason)
		printf("Not read: %s\n", format->reason);
	else
		puts("How it is exported is not written down.");
}

static void
print_formats(const GPtrArray *found)
{
	for (unsigned i = 0; i < found->len; i++) {
		const Descriptor *format = found->pdata[i];

		printf("%s%s: %s\n", i > 0 ? "\n" : "", format->name,
		    format->title);
		print_how(format);
	}
}

/* The name that WRONG is most like, and some that contain it. */
static GPtrArray *
find_near(const GPtrArray *names, const char *wrong)
{
	GPtrArray *near = g_ptr_array_new();
	const char *meant =
	    suggest_name(wrong, (const char *const *)names->pdata, names->len);

	if (meant)
		g_ptr_array_add(near, (void *)meant);
	for (unsigned i = 0; i < names->len && near->len < NEAR_LIMIT; i++)
		if (strstr(names->pdata[i], wrong) &&
		    !g_ptr_array_find(near, names->pdata[i], NULL))
			g_ptr_array_add(near, names->pdata[i]);
	g_ptr_array_add(near, NULL);
	return near;
}

static ExitCode
complain_unknown(const DescriptorSet *formats, const char *name)
{
	g_autoptr(GPtrArray) names = list_names(formats);
	g_autoptr(GPtrArray) near = NULL;
	g_autofree char *list = NULL;

	for (size_t i = 0; i < descriptor_set_count(formats); i++)
		add_name(names, g_strdup(descriptor_set_get(formats, i)->name));
	near = find_near(names, name);
	list = g_strjoinv(", ", (char **)near->pdata);
	complain("--how %s: no query, source or format has that name%s%s%s; "
		 "`headroom formats --how` lists what there is.",
	    name, *list ? " (near it: " : "", list, *list ? ")" : "");
	return EXIT_USAGE;
}

ExitCode
how_print(const DescriptorSet *formats, const char *name, bool json)
{
	g_autofree char *folded = g_ascii_strdown(name, -1);
	g_autoptr(GPtrArray) found = find_formats(formats, folded);
	const Embedded *query = find_query(folded);

	if (query == NULL && found->len == 0)
		return complain_unknown(formats, folded);
	if (json)
		print_json(json_pack("{s:s, s:s?, s:o}", "name", folded,
		    "query", query ? query->bytes : NULL, "formats",
		    formats_json(found)));
	else if (query)
		fputs(query->bytes, stdout);
	else
		print_formats(found);
	return EXIT_FINE;
}
