#include "pipeline/ingest/rowset.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/ingest/csv_rows.h"
#include "pipeline/ingest/detect_csv.h"
#include "pipeline/ingest/xml_stream.h"

enum { SHOWN_NAMES = 200 };

/* The names of the first row's fields, joined with commas. */
static char *
find_names(const char *text)
{
	const char *row = strstr(text, "<row");
	const char *end = row ? strstr(row, "</row>") : NULL;
	GString *names = g_string_new(NULL);
	g_autoptr(GRegex) field =
	    g_regex_new("<field name=\"([^\"]*)\"", 0, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;

	if (end == NULL)
		return g_string_free(names, false);
	g_regex_match_full(field, row, end - row, 0, 0, &match, NULL);
	while (g_match_info_matches(match)) {
		g_autofree char *name = g_match_info_fetch(match, 1);

		g_string_append_printf(
		    names, "%s%s", names->len > 0 ? "," : "", name);
		g_match_info_next(match, NULL);
	}
	return g_string_free(names, false);
}

void
rowset_detect(const DescriptorSet *set, const Descriptor *forced,
    const char *text, Detected *out)
{
	g_autofree char *names = find_names(text);
	g_autofree char *header = g_strconcat(names, "\n", NULL);
	g_autofree char *shown = text_shorten(names, SHOWN_NAMES);

	if (*names != '\0' &&
	    detect_csv(set, forced, header, strlen(header), out)) {
		out->rowset = true;
		g_free(out->why);
		out->why = g_strdup("its <row>s have the columns of this "
				    "format");
		return;
	}
	out->code = "format-unknown";
	out->problem = g_strdup_printf(
	    "is the mysql client's XML, whose rows have the columns of no "
	    "known format: \"%s\"; `headroom formats` lists all",
	    shown);
}

/* One row while it is read: cells, each ended by a tab. */
typedef struct Rowset {
	CsvRows *rows;
	GString *text;
	GArray *ends; /* of size_t: where each cell ends in TEXT */
	GString *names; /* of the first row, in the same way … */
	GArray *name_ends; /* … NULL once they are told */
	bool in_field;
	long line;
} Rowset;

static void
end_cell(GString *text, GArray *ends)
{
	size_t end = text->len;

	g_array_append_val(ends, end);
	g_string_append_c(text, '\t');
}

static void
tell_row(const Rowset *set, const GString *text, const GArray *ends, long line)
{
	size_t begin = 0;

	for (unsigned i = 0; i < ends->len; i++) {
		size_t end = g_array_index(ends, size_t, i);

		csv_rows_cell(set->rows, text->str + begin, end - begin);
		begin = end + 1;
	}
	csv_rows_end(set->rows, line, text->str, text->len);
}

static void
end_row(Rowset *set)
{
	if (set->name_ends != NULL) {
		tell_row(set, set->names, set->name_ends, set->line);
		g_clear_pointer(&set->name_ends, g_array_unref);
	}
	tell_row(set, set->text, set->ends, set->line);
	g_string_truncate(set->text, 0);
	g_array_set_size(set->ends, 0);
}

static void
end_field(Rowset *set)
{
	end_cell(set->text, set->ends);
	set->in_field = false;
}

static void
begin_field(Rowset *set, xmlTextReader *reader)
{
	set->in_field = true;
	if (set->name_ends != NULL) {
		xmlChar *name =
		    xmlTextReaderGetAttribute(reader, BAD_CAST "name");

		g_string_append(set->names, name ? (const char *)name : "");
		end_cell(set->names, set->name_ends);
		xmlFree(name);
	}
	if (xmlTextReaderIsEmptyElement(reader))
		end_field(set);
}

static bool
is_called(xmlTextReader *reader, const char *name)
{
	return strcmp((const char *)xmlTextReaderConstLocalName(reader),
		   name) == 0;
}

static void
take_node(Rowset *set, const XmlStream *stream)
{
	xmlTextReader *reader = xml_stream_reader(stream);
	int type = xmlTextReaderNodeType(reader);

	if (type == XML_READER_TYPE_ELEMENT && is_called(reader, "field"))
		begin_field(set, reader);
	else if (type == XML_READER_TYPE_ELEMENT && is_called(reader, "row"))
		set->line = xml_stream_line(stream);
	else if (type == XML_READER_TYPE_END_ELEMENT &&
		 is_called(reader, "field"))
		end_field(set);
	else if (type == XML_READER_TYPE_END_ELEMENT &&
		 is_called(reader, "row"))
		end_row(set);
	else if (set->in_field &&
		 (type == XML_READER_TYPE_TEXT ||
		     type == XML_READER_TYPE_CDATA ||
		     type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE))
		g_string_append(
		    set->text, (const char *)xmlTextReaderConstValue(reader));
}

bool
rowset_read(
    Source *source, const Binding *binding, Binder *binder, GError **error)
{
	g_autoptr(XmlStream) stream = xml_stream_new(source);
	Rowset set = {
		.rows = csv_rows_new(binding, binder, '\t', NULL),
		.text = g_string_new(NULL),
		.ends = g_array_new(false, false, sizeof(size_t)),
		.names = g_string_new(NULL),
		.name_ends = g_array_new(false, false, sizeof(size_t)),
	};
	bool ok;

	while (xml_stream_next(stream))
		take_node(&set, stream);
	ok = xml_stream_finish(stream, binding->input, error) &&
	     csv_rows_finish(set.rows, error);
	csv_rows_free(set.rows);
	g_string_free(set.text, true);
	g_array_unref(set.ends);
	g_string_free(set.names, true);
	if (set.name_ends != NULL)
		g_array_unref(set.name_ends);
	return ok;
}
