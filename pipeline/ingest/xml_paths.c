#include "pipeline/ingest/xml_paths.h"

#include <string.h>

#include "pipeline/ingest/samples.h"

enum { SEEN_LIMIT = 500 };

typedef struct Meaning {
	const FieldMap *map;
	unsigned from;
} Meaning;

typedef struct Seen {
	char *path, *fields;
	Samples samples;
} Seen;

/* Keys are paths; those from the root begin with "/". */
struct XmlPaths {
	GHashTable *meanings; /* to GArray of Meaning */
	GHashTable *presences; /* likewise, of those with `present` */
	GHashTable *attributes; /* of an element, to GPtrArray of char * */
	GHashTable *qualifiers; /* to the last value; NULL: none yet */
	GHashTable *around; /* the last value outside of records */
	GPtrArray *seen; /* of Seen *, in order */
	GHashTable *seen_index; /* path to Seen * */
};

static void
free_seen(void *data)
{
	Seen *seen = data;

	g_free(seen->path);
	g_free(seen->fields);
	samples_clear(&seen->samples);
	g_free(seen);
}

static void
add_attribute(XmlPaths *paths, const char *path)
{
	const char *at = strchr(path, '@');
	g_autofree char *element = NULL;
	GPtrArray *names;

	if (at == NULL)
		return;
	element = g_strndup(path, at - path);
	names = g_hash_table_lookup(paths->attributes, element);
	if (names == NULL) {
		names = g_ptr_array_new_with_free_func(g_free);
		g_hash_table_insert(
		    paths->attributes, g_steal_pointer(&element), names);
	}
	if (!g_ptr_array_find_with_equal_func(names, at + 1, g_str_equal, NULL))
		g_ptr_array_add(names, g_strdup(at + 1));
}

static void
add_meaning(XmlPaths *paths, const FieldMap *map, unsigned from)
{
	const char *path = map->from[from];
	GHashTable *table = map->present ? paths->presences : paths->meanings;
	GArray *meanings = g_hash_table_lookup(table, path);
	Meaning meaning = { map, from };

	if (meanings == NULL) {
		meanings = g_array_new(false, false, sizeof meaning);
		g_hash_table_insert(table, g_strdup(path), meanings);
	}
	g_array_append_val(meanings, meaning);
	add_attribute(paths, path);
}

XmlPaths *
xml_paths_new(const Descriptor *descriptor)
{
	XmlPaths *paths = g_new0(XmlPaths, 1);

	paths->meanings = g_hash_table_new_full(
	    g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
	paths->presences = g_hash_table_new_full(
	    g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
	paths->attributes = g_hash_table_new_full(
	    g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	paths->qualifiers =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	paths->around =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	paths->seen = g_ptr_array_new_with_free_func(free_seen);
	paths->seen_index = g_hash_table_new(g_str_hash, g_str_equal);
	for (unsigned i = 0; i < descriptor->fields_count; i++) {
		const FieldMap *map = &descriptor->fields[i];

		if (map->by) {
			g_hash_table_insert(
			    paths->qualifiers, g_strdup(map->by), NULL);
			add_attribute(paths, map->by);
		}
		for (unsigned j = 0; j < map->from_count; j++)
			add_meaning(paths, map, j);
	}
	return paths;
}

void
xml_paths_free(XmlPaths *paths)
{
	if (paths == NULL)
		return;
	g_hash_table_unref(paths->meanings);
	g_hash_table_unref(paths->presences);
	g_hash_table_unref(paths->attributes);
	g_hash_table_unref(paths->qualifiers);
	g_hash_table_unref(paths->around);
	g_hash_table_unref(paths->seen_index);
	g_ptr_array_unref(paths->seen);
	g_free(paths);
}

const GPtrArray *
xml_paths_attributes(const XmlPaths *paths, const char *path)
{
	return g_hash_table_lookup(paths->attributes, path);
}

static void
forget_qualifiers(XmlPaths *paths)
{
	GHashTableIter iter;

	g_hash_table_iter_init(&iter, paths->qualifiers);
	while (g_hash_table_iter_next(&iter, NULL, NULL))
		g_hash_table_iter_replace(&iter, NULL);
}

void
xml_paths_begin(XmlPaths *paths, const Descriptor *descriptor, Record *record)
{
	forget_qualifiers(paths);
	for (unsigned i = 0; i < descriptor->fields_count; i++) {
		const FieldMap *map = &descriptor->fields[i];

		for (unsigned j = 0; j < map->from_count; j++) {
			const char *text =
			    g_hash_table_lookup(paths->around, map->from[j]);

			if (text)
				record_copy_text(record,
				    record_add(
					record, descriptor, map, j, NULL, 0),
				    text, strlen(text));
		}
	}
}

static bool
qualifies(const XmlPaths *paths, const FieldMap *map)
{
	const char *qualifier;

	if (map->by == NULL || map->only_count == 0)
		return true;
	qualifier = g_hash_table_lookup(paths->qualifiers, map->by);
	for (unsigned i = 0; qualifier && i < map->only_count; i++)
		if (g_ascii_strcasecmp(map->only[i], qualifier) == 0)
			return true;
	return false;
}

static char *
join_fields(const GArray *meanings)
{
	GString *fields = g_string_new(NULL);

	for (unsigned i = 0; meanings && i < meanings->len; i++) {
		const FieldMap *map = g_array_index(meanings, Meaning, i).map;

		if (i > 0)
			g_string_append(fields, ", ");
		g_string_append(fields, field_name(map->to));
	}
	return g_string_free(fields, fields->len == 0);
}

static void
see(XmlPaths *paths, const char *path, const char *text, const GArray *meanings)
{
	Seen *seen = g_hash_table_lookup(paths->seen_index, path);

	if (seen == NULL && paths->seen->len < SEEN_LIMIT) {
		seen = g_new0(Seen, 1);
		seen->path = g_strdup(path);
		seen->fields = join_fields(meanings);
		g_ptr_array_add(paths->seen, seen);
		g_hash_table_insert(paths->seen_index, seen->path, seen);
	}
	if (seen && *text && seen->samples.looks < SAMPLES_LOOKS)
		samples_add(&seen->samples, text, strlen(text));
}

/* TEXT gets all MEANINGS that its qualifier allows. */
static void
add_values(const XmlPaths *paths, const Descriptor *descriptor,
    const GArray *meanings, const char *text, Record *record)
{
	for (unsigned i = 0; i < meanings->len; i++) {
		const Meaning *meaning = &g_array_index(meanings, Meaning, i);
		const FieldMap *map = meaning->map;
		const char *value = map->present ? map->present : text;

		if (qualifies(paths, map))
			record_copy_text(record,
			    record_add(record, descriptor, map, meaning->from,
				NULL, 0),
			    value, strlen(value));
	}
}

void
xml_paths_enter(XmlPaths *paths, const Descriptor *descriptor, const char *path,
    Record *record)
{
	const GArray *presences = g_hash_table_lookup(paths->presences, path);

	if (presences == NULL)
		return;
	see(paths, path, "", presences);
	add_values(paths, descriptor, presences, NULL, record);
}

void
xml_paths_take(XmlPaths *paths, const Descriptor *descriptor, const char *path,
    const char *text, Record *record)
{
	const GArray *meanings = g_hash_table_lookup(paths->meanings, path);

	if (g_hash_table_contains(paths->qualifiers, path))
		g_hash_table_insert(
		    paths->qualifiers, g_strdup(path), g_strdup(text));
	if (record)
		see(paths, path, text, meanings);
	else if (meanings)
		g_hash_table_insert(
		    paths->around, g_strdup(path), g_strdup(text));
	if (record && meanings)
		add_values(paths, descriptor, meanings, text, record);
}

void
xml_paths_describe(const XmlPaths *paths, Input *input)
{
	for (unsigned i = 0; i < paths->seen->len; i++) {
		const Seen *seen = paths->seen->pdata[i];
		g_autofree char *sample = samples_join(&seen->samples);

		input_add_column(input, seen->path, seen->fields, sample);
	}
}
