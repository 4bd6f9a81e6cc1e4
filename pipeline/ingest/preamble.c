#include "pipeline/ingest/preamble.h"

#include <stdbool.h>
#include <string.h>

#include "pipeline/ingest/csv_reader.h"
#include "pipeline/ingest/layout.h"

typedef struct Fixed {
	size_t index; /* of the record's values */
	const char *text;
} Fixed;

struct Preamble {
	char delimiter;
	GPtrArray *lines; /* of GPtrArray *: their cells, two or more */
	GArray *fixed; /* of Fixed */
};

Preamble *
preamble_new(char delimiter)
{
	Preamble *preamble = g_new0(Preamble, 1);

	preamble->delimiter = delimiter;
	preamble->lines =
	    g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	preamble->fixed = g_array_new(false, false, sizeof(Fixed));
	return preamble;
}

void
preamble_free(Preamble *preamble)
{
	if (preamble == NULL)
		return;
	g_ptr_array_unref(preamble->lines);
	g_array_unref(preamble->fixed);
	g_free(preamble);
}

void
preamble_add(Preamble *preamble, const char *line, size_t length)
{
	GPtrArray *cells = csv_split(line, length, preamble->delimiter);

	if (cells->len >= 2)
		g_ptr_array_add(preamble->lines, cells);
	else
		g_ptr_array_unref(cells);
}

static const char *
find_value(const Preamble *preamble, const char *name)
{
	g_autofree char *wanted = layout_fold(name);

	for (unsigned i = 0; i < preamble->lines->len; i++) {
		const GPtrArray *cells = preamble->lines->pdata[i];
		g_autofree char *folded = layout_fold(cells->pdata[0]);

		if (strcmp(folded, wanted) == 0)
			return cells->pdata[1];
	}
	return NULL;
}

static void
add_values(Preamble *preamble, const Descriptor *descriptor,
    const FieldMap *map, Record *record)
{
	for (unsigned i = 0; i < map->from_count; i++) {
		const char *name = map->from[i];
		Fixed fixed = { 0,
			*name == '/' ? find_value(preamble, name + 1) : NULL };

		if (fixed.text == NULL)
			continue;
		fixed.index = record_add(record, descriptor, map, i, NULL, 0);
		g_array_append_val(preamble->fixed, fixed);
	}
}

void
preamble_lay_out(
    Preamble *preamble, const Descriptor *descriptor, Record *record)
{
	g_array_set_size(preamble->fixed, 0);
	for (unsigned i = 0; i < descriptor->fields_count; i++)
		add_values(
		    preamble, descriptor, &descriptor->fields[i], record);
}

void
preamble_fill(const Preamble *preamble, Record *record)
{
	for (unsigned i = 0; i < preamble->fixed->len; i++) {
		const Fixed *fixed = &g_array_index(preamble->fixed, Fixed, i);

		record_set_text(
		    record, fixed->index, fixed->text, strlen(fixed->text));
	}
}
