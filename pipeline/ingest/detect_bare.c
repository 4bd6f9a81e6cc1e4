#include "pipeline/ingest/detect_bare.h"

#include <string.h>

#include "pipeline/ingest/convert.h"
#include "pipeline/ingest/csv_header.h"

/* The begin of the file. */
typedef struct Bare {
	const char *text;
	size_t length;
	char newline;
} Bare;

/* The cell of the column that the descriptor calls NAME. */
static const char *
named_cell(
    const Descriptor *descriptor, const GPtrArray *cells, const char *name)
{
	for (unsigned i = 0; i < descriptor->names_count; i++)
		if (strcmp(descriptor->names[i], name) == 0)
			return cells->pdata[i];
	return "";
}

/* The value is one that the field can have: it passes the check, and the
 * map lists it. */
static bool
is_plausible(
    const Descriptor *descriptor, const FieldMap *map, const char *text)
{
	if (!check_holds(map->check, text, strlen(text)))
		return false;
	return map->map == NULL || map->split ||
	       descriptor_translate(descriptor, map, text);
}

/* Of several names that mean one field, the file may have any. */
static bool
is_field_plausible(
    const Descriptor *descriptor, const FieldMap *map, const GPtrArray *cells)
{
	bool plausible = map->from_count == 0;

	for (unsigned i = 0; i < map->from_count; i++)
		plausible |= is_plausible(descriptor, map,
		    named_cell(descriptor, cells, map->from[i]));
	return plausible;
}

static bool
reads_as(const Descriptor *descriptor, const Bare *bare, CsvShape *shape)
{
	g_autoptr(GPtrArray) cells =
	    csv_first_record(shape, bare->text, bare->length);

	shape->columns = cells->len;
	if (cells->len < descriptor->names_count ||
	    cells->len > descriptor->names_count + descriptor->more)
		return false;
	for (unsigned i = 0; i < descriptor->fields_count; i++)
		if (!is_field_plausible(
			descriptor, &descriptor->fields[i], cells))
			return false;
	return true;
}

/* MySQL's NULL betrays its backslashes, and so does a tab, which it puts
 * between cells where it quotes none. */
static CsvStyle
find_style(const Descriptor *descriptor, const Bare *bare, char delimiter)
{
	const char null[] = { delimiter, '\\', 'N', '\0' };
	bool quotes = bare->length > 0 && *bare->text == '"';

	if (descriptor->delimiter)
		return CSV_PLAIN;
	if (delimiter != '\t' && !g_strstr_len(bare->text, bare->length, null))
		return CSV_QUOTES;
	return quotes ? CSV_ESCAPES_QUOTES : CSV_ESCAPES;
}

static bool
fits(const Descriptor *descriptor, const Bare *bare, bool forced,
    CsvShape *shape)
{
	const char *told = descriptor->delimiter;

	for (const char *d = told ? told : csv_delimiters; *d; d++) {
		CsvShape tried = { .delimiter = *d,
			.newline = bare->newline,
			.max_record = CSV_MAX_RECORD,
			.style = find_style(descriptor, bare, *d) };

		if (!reads_as(descriptor, bare, &tried) && !(forced && told))
			continue;
		*shape = tried;
		return true;
	}
	return false;
}

bool
detect_bare(const DescriptorSet *set, const Descriptor *forced,
    const char *text, size_t length, char newline, Detected *out)
{
	const Bare bare = { text, length, newline };

	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *d = descriptor_set_get(set, i);

		if (d->names_count == 0 || (forced && d != forced) ||
		    !fits(d, &bare, forced != NULL, &out->shape))
			continue;
		out->descriptor = d;
		out->why = g_strdup("it has no header, and its first line "
				    "reads as a record of this format");
		return true;
	}
	return false;
}
