#include "pipeline/ingest/rowset.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/ingest/csv_rows.h"
#include "pipeline/ingest/detect_csv.h"
#include "pipeline/ingest/xml_stream.h"

enum { SHOWN_NAMES = 200 };

/* The names of the first row's fields, quoted and joined with commas; the row
 * need not end in TEXT. */
static char *
find_names(const char *text)
{
	const char *row = strstr(text, "<row");
	const char *end = row ? strstr(row, "</row>") : NULL;
	size_t length = end ? (size_t)(end - row) : row ? strlen(row) : 0;
	GString *names = g_string_new(NULL);
	g_autoptr(GRegex) field =
	    g_regex_new("<field name=\"([^\"]*)\"", 0, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;

	if (row == NULL)
		return g_string_free(names, false);
	g_regex_match_full(field, row, length, 0, 0, &match, NULL);
	while (g_match_info_matches(match)) {
		g_autofree char *name = g_match_info_fetch(match, 1);

		g_string_append_printf(
		    names, "%s\"%s\"", names->len > 0 ? "," : "", name);
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
	g_auto(GStrv) bare = g_strsplit(names, "\"", -1);
	g_autofree char *joined = g_strjoinv("", bare);
	g_autofree char *shown = text_shorten(joined, SHOWN_NAMES);

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
	const Binding *binding;
	CsvRows *rows;
	GString *text;
	GArray *ends; /* of size_t: where each cell ends in TEXT */
	GPtrArray *names; /* of char *: of the first row's fields */
	bool told; /* NAMES are complete */
	bool odd; /* the row has other fields than the first */
	bool in_field;
	long line;
} Rowset;

static void
tell_names(Rowset *set)
{
	for (unsigned i = 0; i < set->names->len; i++) {
		const char *name = set->names->pdata[i];

		csv_rows_cell(set->rows, name, strlen(name));
	}
	csv_rows_end(set->rows, set->line, "\n", 1);
	set->told = true;
}

static void
tell_row(const Rowset *set)
{
	size_t begin = 0;

	for (unsigned i = 0; i < set->ends->len; i++) {
		size_t end = g_array_index(set->ends, size_t, i);

		csv_rows_cell(set->rows, set->text->str + begin, end - begin);
		begin = end + 1;
	}
	csv_rows_end(set->rows, set->line, set->text->str, set->text->len);
}

static void
reject_row(const Rowset *set)
{
	set->binding->input->rows_read++;
	binding_reject(set->binding, set->line, 0, set->text->str,
	    "has other fields than the first row");
}

static void
end_row(Rowset *set)
{
	if (!set->told)
		tell_names(set);
	if (set->odd || set->ends->len != set->names->len)
		reject_row(set);
	else
		tell_row(set);
	g_string_truncate(set->text, 0);
	g_array_set_size(set->ends, 0);
	set->odd = false;
}

static void
begin_row(Rowset *set, const XmlStream *stream)
{
	set->line = xml_stream_line(stream);
	if (xmlTextReaderIsEmptyElement(xml_stream_reader(stream)))
		end_row(set);
}

static void
end_field(Rowset *set)
{
	size_t end = set->text->len;

	g_array_append_val(set->ends, end);
	g_string_append_c(set->text, '\t');
	set->in_field = false;
}

static void
take_name(Rowset *set, const char *name)
{
	unsigned at = set->ends->len;

	if (!set->told)
		g_ptr_array_add(set->names, g_strdup(name));
	else if (at >= set->names->len ||
		 strcmp(set->names->pdata[at], name) != 0)
		set->odd = true;
}

static void
begin_field(Rowset *set, xmlTextReader *reader)
{
	xmlChar *name = xmlTextReaderGetAttribute(reader, BAD_CAST "name");

	set->in_field = true;
	take_name(set, name ? (const char *)name : "");
	xmlFree(name);
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
		begin_row(set, stream);
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
		.binding = binding,
		.rows = csv_rows_new(binding, binder, '\t', NULL),
		.text = g_string_new(NULL),
		.ends = g_array_new(false, false, sizeof(size_t)),
		.names = g_ptr_array_new_with_free_func(g_free),
	};
	bool ok;

	while (xml_stream_next(stream))
		take_node(&set, stream);
	ok = xml_stream_finish(stream, binding->input, error) &&
	     csv_rows_finish(set.rows, error);
	csv_rows_free(set.rows);
	g_string_free(set.text, true);
	g_array_unref(set.ends);
	g_ptr_array_unref(set.names);
	return ok;
}
