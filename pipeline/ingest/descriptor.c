#include "pipeline/ingest/descriptor.h"

#include <string.h>

#include "pipeline/base/embedded.h"
#include "pipeline/base/text.h"
#include "pipeline/ingest/descriptor_schema.h"

struct DescriptorSet {
	GPtrArray *list; /* of Descriptor *, sorted by name */
};

const char *
descriptor_scope(const Descriptor *descriptor)
{
	return descriptor->family ? descriptor->family : descriptor->name;
}

static guint
fold_hash(gconstpointer key)
{
	guint hash = 5381;

	for (const char *p = key; *p; p++)
		hash = hash * 33 + (guchar)g_ascii_tolower(*p);
	return hash;
}

static gboolean
fold_equal(gconstpointer a, gconstpointer b)
{
	return g_ascii_strcasecmp(a, b) == 0;
}

static GHashTable *
build_lookup(ValueMap *map)
{
	GHashTable *lookup = g_hash_table_new(fold_hash, fold_equal);

	for (unsigned i = 0; i < map->entries_count; i++)
		for (unsigned j = 0; j < map->entries[i].of_count; j++) {
			char *of = map->entries[i].of[j];

			map->wild |= strchr(of, '*') != NULL;
			g_hash_table_insert(lookup, of, map->entries[i].to);
		}
	return lookup;
}

static int
find_map(const Descriptor *descriptor, const char *name)
{
	for (unsigned i = 0; i < descriptor->maps_count; i++)
		if (strcmp(descriptor->maps[i].name, name) == 0)
			return i;
	return -1;
}

/* What the schema table cannot say. */
static const char *
find_fault(const Descriptor *d)
{
	for (unsigned i = 0; i < d->fields_count; i++)
		if (d->fields[i].map && find_map(d, d->fields[i].map) < 0)
			return "a field names a map that is not in `maps`";
	if (d->kind == INPUT_UNKNOWN &&
	    (d->reader == READER_CSV || d->reader == READER_XML))
		return "it needs a `kind`: issues, schema, billing or metrics";
	switch (d->reader) {
	case READER_CSV:
		return d->detect.columns_count || d->detect.table ||
			       d->detect.months || d->names_count
			   ? NULL
			   : "a csv format needs `detect.columns` or `names`";
	case READER_XML:
		return d->detect.root && d->record
			   ? NULL
			   : "an xml format needs `detect.root` and `record`";
	case READER_SQL:
		return NULL;
	case READER_MARKDOWN:
		return d->fields_count ? NULL : "it needs `fields`";
	case READER_HIBERNATE:
	case READER_LIQUIBASE:
		return d->detect.root ? NULL : "it needs a `detect.root`";
	case READER_SKIP:
	case READER_REFUSE:
		return d->reason ? NULL : "it needs a `reason`";
	}
	return NULL;
}

static void
insert_sorted(GPtrArray *list, Descriptor *descriptor)
{
	unsigned at = 0;
	int order = -1;

	while (at < list->len) {
		const Descriptor *other = list->pdata[at];

		order = strcmp(descriptor->name, other->name);
		if (order <= 0)
			break;
		at++;
	}
	if (at < list->len && order == 0)
		g_ptr_array_remove_index(list, at);
	g_ptr_array_insert(list, at, descriptor);
}

bool
descriptor_set_add(DescriptorSet *set, const char *file, const char *yaml,
    size_t length, GError **error)
{
	g_autoptr(Descriptor) descriptor =
	    descriptor_parse(file, yaml, length, error);
	const char *fault;

	if (descriptor == NULL)
		return false;
	fault = find_fault(descriptor);
	if (fault) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
		    "%s: format \"%s\": %s", file, descriptor->name, fault);
		return false;
	}
	descriptor->lookups = g_new0(GHashTable *, descriptor->maps_count + 1);
	for (unsigned i = 0; i < descriptor->maps_count; i++)
		descriptor->lookups[i] = build_lookup(&descriptor->maps[i]);
	insert_sorted(set->list, g_steal_pointer(&descriptor));
	return true;
}

static bool
load_embedded(DescriptorSet *set, GError **error)
{
	static const char folder[] = "schemas/formats/";

	for (const Embedded *file = embedded_next(folder, NULL); file;
	     file = embedded_next(folder, file)) {
		if (!g_str_has_suffix(file->path, ".yaml"))
			continue;
		if (!descriptor_set_add(
			set, file->path, file->bytes, file->length, error))
			return false;
	}
	return true;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *
list_yaml(const char *folder, GError **error)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
	GPtrArray *names;
	const char *name;

	if (dir == NULL)
		return NULL;
	names = g_ptr_array_new_with_free_func(g_free);
	while ((name = g_dir_read_name(dir)))
		if (g_str_has_suffix(name, ".yaml"))
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, compare_names);
	return names;
}

static bool
load_folder(DescriptorSet *set, const char *folder, GError **error)
{
	g_autoptr(GPtrArray) names = list_yaml(folder, error);

	if (names == NULL) {
		g_prefix_error(
		    error, "%s: cannot be read for --formats: ", folder);
		return false;
	}
	for (unsigned i = 0; i < names->len; i++) {
		g_autofree char *path =
		    g_build_filename(folder, names->pdata[i], NULL);
		g_autofree char *yaml = NULL;
		size_t length;

		if (!g_file_get_contents(path, &yaml, &length, error) ||
		    !descriptor_set_add(set, path, yaml, length, error))
			return false;
	}
	return true;
}

DescriptorSet *
descriptor_set_load(const char *formats_dir, GError **error)
{
	g_autoptr(DescriptorSet) set = g_new0(DescriptorSet, 1);

	set->list =
	    g_ptr_array_new_with_free_func((GDestroyNotify)descriptor_free);
	if (!load_embedded(set, error))
		return NULL;
	if (formats_dir && !load_folder(set, formats_dir, error))
		return NULL;
	return g_steal_pointer(&set);
}

void
descriptor_set_free(DescriptorSet *set)
{
	if (set == NULL)
		return;
	g_ptr_array_unref(set->list);
	g_free(set);
}

size_t
descriptor_set_count(const DescriptorSet *set)
{
	return set->list->len;
}

const Descriptor *
descriptor_set_get(const DescriptorSet *set, size_t i)
{
	return set->list->pdata[i];
}

const Descriptor *
descriptor_set_find(const DescriptorSet *set, const char *name)
{
	for (unsigned i = 0; i < set->list->len; i++) {
		const Descriptor *descriptor = set->list->pdata[i];

		if (strcmp(descriptor->name, name) == 0)
			return descriptor;
	}
	return NULL;
}

bool
descriptor_is_null(
    const Descriptor *descriptor, const char *text, size_t length)
{
	if (length == 0)
		return true;
	for (unsigned i = 0; i < descriptor->nulls_count; i++) {
		const char *null = descriptor->nulls[i];

		if (*null == *text && strcmp(null, text) == 0)
			return true;
	}
	return false;
}

/* The first spelling with "*" that VALUE matches; NULL: none. */
static const char *
match_wild(const ValueMap *map, const char *value)
{
	for (unsigned i = 0; map->wild && i < map->entries_count; i++) {
		const MapEntry *entry = &map->entries[i];

		for (unsigned j = 0; j < entry->of_count; j++)
			if (strchr(entry->of[j], '*') &&
			    text_matches(entry->of[j], value))
				return entry->to;
	}
	return NULL;
}

const char *
descriptor_translate(
    const Descriptor *descriptor, const FieldMap *map, const char *value)
{
	const ValueMap *values;
	const char *found;
	int index;

	if (map->map == NULL)
		return value;
	index = find_map(descriptor, map->map);
	values = &descriptor->maps[index];
	found = g_hash_table_lookup(descriptor->lookups[index], value);
	if (found == NULL)
		found = match_wild(values, value);
	if (found)
		return found;
	return values->keep ? value : values->otherwise;
}
