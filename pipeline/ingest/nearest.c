#include "pipeline/ingest/nearest.h"

#include <string.h>

#include "pipeline/ingest/layout.h"

enum { NEAREST = 3, SURE = 2 };

/* A format's set of columns that is nearest to what the file has. */
typedef struct Near {
	const Descriptor *descriptor;
	const ColumnSet *set;
	unsigned missing;
	long matched;
} Near;

/* Relative, so that long sets are not at a disadvantage. */
static int
compare_near(const void *left, const void *right)
{
	const Near *a = left, *b = right;
	unsigned x = a->missing * b->set->all_count;
	unsigned y = b->missing * a->set->all_count;

	if (x != y)
		return x < y ? -1 : 1;
	if (a->matched != b->matched)
		return a->matched > b->matched ? -1 : 1;
	return strcmp(a->descriptor->name, b->descriptor->name);
}

/* How many different names that DESCRIPTOR maps the header has. */
static long
count_names(const CsvHeader *header, const Descriptor *descriptor)
{
	g_autoptr(GHashTable) seen =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned i = 0; i < descriptor->fields_count; i++)
		for (unsigned j = 0; j < descriptor->fields[i].from_count;
		     j++) {
			const char *name = descriptor->fields[i].from[j];

			if (csv_header_has(header, name))
				g_hash_table_add(seen, layout_fold(name));
		}
	return g_hash_table_size(seen);
}

static Near
nearest_set(const CsvHeader *header, const Descriptor *descriptor)
{
	long matched = count_names(header, descriptor);
	Near best = { descriptor, NULL, 0, matched };

	for (unsigned i = 0; i < descriptor->detect.columns_count; i++) {
		Near near = { descriptor, &descriptor->detect.columns[i], 0,
			matched };

		for (unsigned j = 0; j < near.set->all_count; j++)
			near.missing +=
			    !csv_header_has(header, near.set->all[j]);
		if (best.set == NULL || compare_near(&near, &best) < 0)
			best = near;
	}
	return best;
}

static GArray *
rank_formats(const DescriptorSet *set, const CsvHeader *header)
{
	GArray *ranked = g_array_new(false, false, sizeof(Near));

	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *descriptor = descriptor_set_get(set, i);
		Near near;

		if (descriptor->reader != READER_CSV ||
		    descriptor->detect.columns_count == 0)
			continue;
		near = nearest_set(header, descriptor);
		if (near.missing > 0 && near.missing < near.set->all_count)
			g_array_append_val(ranked, near);
	}
	g_array_sort(ranked, compare_near);
	return ranked;
}

static NearFormat *
describe(const CsvHeader *header, const Near *near)
{
	NearFormat *format = g_new0(NearFormat, 1);
	g_autoptr(GStrvBuilder) missing = g_strv_builder_new();

	for (unsigned i = 0; i < near->set->all_count; i++)
		if (!csv_header_has(header, near->set->all[i]))
			g_strv_builder_add(missing, near->set->all[i]);
	format->format = g_strdup(near->descriptor->name);
	format->missing = g_strv_builder_end(missing);
	format->matched = near->matched;
	return format;
}

GPtrArray *
nearest_csv(const DescriptorSet *set, const CsvHeader *header)
{
	g_autoptr(GArray) ranked = rank_formats(set, header);
	GPtrArray *nearest = g_ptr_array_new_with_free_func(near_format_free);

	for (unsigned i = 0; i < ranked->len && i < NEAREST; i++)
		g_ptr_array_add(
		    nearest, describe(header, &g_array_index(ranked, Near, i)));
	return nearest;
}

/* The elements of PATH ("a/b@c", without its attribute) into NAMES. */
static void
add_elements(GHashTable *names, const char *path)
{
	g_autofree char *elements = g_strndup(path, strcspn(path, "@"));
	g_auto(GStrv) parts = g_strsplit(elements, "/", -1);

	for (char **part = parts; *part; part++)
		if (**part)
			g_hash_table_add(names, g_strdup(*part));
}

static long
count_elements(const XmlOutline *outline, const Descriptor *descriptor)
{
	g_autoptr(GHashTable) names =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GHashTableIter iter;
	void *name;
	long count = 0;

	add_elements(names, descriptor->record);
	for (unsigned i = 0; i < descriptor->fields_count; i++)
		for (unsigned j = 0; j < descriptor->fields[i].from_count; j++)
			add_elements(names, descriptor->fields[i].from[j]);
	g_hash_table_iter_init(&iter, names);
	while (g_hash_table_iter_next(&iter, &name, NULL))
		count += g_hash_table_contains(outline->names, name);
	return count;
}

/* The root, the record, and what marks the format beside them. */
static char **
missing_elements(const XmlOutline *outline, const Descriptor *descriptor)
{
	g_autoptr(GStrvBuilder) missing = g_strv_builder_new();
	g_auto(GStrv) parts = g_strsplit(descriptor->record, "/", -1);
	bool any = false;

	for (char **part = parts; *part; part++) {
		g_autofree char *element = g_strdup_printf("<%s>", *part);
		bool root = part == parts;

		if (root ? strcmp(outline->root, *part) == 0
			 : g_hash_table_contains(outline->names, *part))
			continue;
		g_strv_builder_add(missing, element);
		any = true;
	}
	for (unsigned i = 0; !any && i < descriptor->detect.markers_count; i++)
		g_strv_builder_add(missing, descriptor->detect.markers[i]);
	return g_strv_builder_end(missing);
}

static int
compare_near_xml(const void *left, const void *right)
{
	const NearFormat *a = *(NearFormat *const *)left;
	const NearFormat *b = *(NearFormat *const *)right;

	if (a->matched != b->matched)
		return a->matched > b->matched ? -1 : 1;
	return strcmp(a->format, b->format);
}

GPtrArray *
nearest_xml(const DescriptorSet *set, const XmlOutline *outline)
{
	GPtrArray *nearest = g_ptr_array_new_with_free_func(near_format_free);

	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *descriptor = descriptor_set_get(set, i);
		NearFormat *near;
		long matched;

		if (descriptor->reader != READER_XML)
			continue;
		matched = count_elements(outline, descriptor);
		if (matched == 0)
			continue;
		near = g_new0(NearFormat, 1);
		near->format = g_strdup(descriptor->name);
		near->missing = missing_elements(outline, descriptor);
		near->matched = matched;
		g_ptr_array_add(nearest, near);
	}
	g_ptr_array_sort(nearest, compare_near_xml);
	if (nearest->len > NEAREST)
		g_ptr_array_set_size(nearest, NEAREST);
	return nearest;
}

void
nearest_append(const GPtrArray *nearest, GString *text)
{
	const NearFormat *first = nearest->len ? nearest->pdata[0] : NULL;

	if (first && first->missing[0] && first->missing[1] == NULL &&
	    first->missing[0][0] != '<' && first->matched >= SURE) {
		g_string_append_printf(text,
		    "; only \"%s\" is missing for %s: export it too, or name "
		    "the file as %s=PATH",
		    first->missing[0], first->format, first->format);
		return;
	}
	if (first && first->missing[0]) {
		g_autofree char *missing = g_strjoinv(", ", first->missing);

		g_string_append_printf(
		    text, "; nearest: %s (lacks %s)", first->format, missing);
	}
}
