#include "pipeline/ingest/xml_reader.h"

#include <string.h>

#include "pipeline/ingest/xml_paths.h"
#include "pipeline/ingest/xml_stream.h"

enum { NO_RECORD = -1 };

typedef struct XmlReader {
	const Binding *binding;
	Binder *binder;
	XmlStream *stream;
	xmlTextReader *reader; /* of the stream */
	XmlPaths *paths;
	Record record;
	GString *path; /* of the open element, "/rss/channel/item" */
	GArray *lengths; /* of PATH before each open element; size_t */
	GString *text; /* of the open element */
	int record_depth; /* NO_RECORD: outside */
} XmlReader;

/* As xml_paths.h has it: relative to the record, or else from the root. */
static const char *
current_path(const XmlReader *xml)
{
	size_t skip;

	if (xml->record_depth == NO_RECORD)
		return xml->path->str;
	skip = 1 + strlen(xml->binding->descriptor->record);
	return xml->path->str + skip + (xml->path->str[skip] == '/');
}

/* Leaves TEXT without the blanks around it. */
static void
take_value(XmlReader *xml, char *text)
{
	bool inside = xml->record_depth != NO_RECORD;

	xml_paths_take(xml->paths, xml->binding->descriptor, current_path(xml),
	    g_strstrip(text), inside ? &xml->record : NULL);
}

/* Of several that differ in case alone, the first counts. */
static xmlChar *
find_folded(xmlTextReader *reader, const char *name)
{
	xmlChar *value = NULL;

	while (value == NULL && xmlTextReaderMoveToNextAttribute(reader) == 1)
		if (g_ascii_strcasecmp(
			(const char *)xmlTextReaderConstLocalName(reader),
			name) == 0)
			value = xmlTextReaderValue(reader);
	xmlTextReaderMoveToElement(reader);
	return value;
}

static xmlChar *
find_attribute(const XmlReader *xml, const char *name)
{
	if (xml->binding->descriptor->fold)
		return find_folded(xml->reader, name);
	return xmlTextReaderGetAttribute(xml->reader, BAD_CAST name);
}

static void
take_attributes(XmlReader *xml)
{
	const GPtrArray *names =
	    xml_paths_attributes(xml->paths, current_path(xml));
	size_t length = xml->path->len;

	for (unsigned i = 0; names && i < names->len; i++) {
		const char *name = names->pdata[i];
		xmlChar *value = find_attribute(xml, name);

		if (value == NULL)
			continue;
		g_string_append_c(xml->path, '@');
		g_string_append(xml->path, name);
		take_value(xml, (char *)value);
		g_string_truncate(xml->path, length);
		xmlFree(value);
	}
}

static void
begin_record(XmlReader *xml, int depth)
{
	xml->record_depth = depth;
	record_reset(&xml->record, xml_stream_line(xml->stream));
	xml_paths_begin(xml->paths, xml->binding->descriptor, &xml->record);
}

static void
end_record(XmlReader *xml)
{
	xml->record_depth = NO_RECORD;
	xml->binding->input->rows_read++;
	record_add_constants(&xml->record, xml->binding->descriptor);
	record_refine(&xml->record, xml->binding->descriptor);
	binder_take(xml->binder, &xml->record);
}

static void
end_element(XmlReader *xml)
{
	size_t last = xml->lengths->len - 1;
	bool record = xml->record_depth == (int)last;

	if (record)
		end_record(xml);
	else
		take_value(xml, xml->text->str);
	g_string_truncate(xml->path, g_array_index(xml->lengths, size_t, last));
	g_array_set_size(xml->lengths, last);
	g_string_truncate(xml->text, 0);
}

static void
push_name(XmlReader *xml)
{
	size_t length = xml->path->len;

	g_array_append_val(xml->lengths, length);
	g_string_append_c(xml->path, '/');
	g_string_append(
	    xml->path, (const char *)xmlTextReaderConstLocalName(xml->reader));
	for (size_t i = length; i < xml->path->len; i++)
		if (xml->binding->descriptor->fold)
			xml->path->str[i] = g_ascii_tolower(xml->path->str[i]);
}

static void
begin_element(XmlReader *xml)
{
	int depth = xml->lengths->len;
	bool empty = xmlTextReaderIsEmptyElement(xml->reader);

	push_name(xml);
	g_string_truncate(xml->text, 0);
	if (xml->record_depth != NO_RECORD)
		xml_paths_enter(xml->paths, xml->binding->descriptor,
		    current_path(xml), &xml->record);
	if (xml->record_depth == NO_RECORD &&
	    strcmp(xml->path->str + 1, xml->binding->descriptor->record) == 0)
		begin_record(xml, depth);
	take_attributes(xml);
	if (empty)
		end_element(xml);
}

static void
take_node(XmlReader *xml)
{
	switch (xmlTextReaderNodeType(xml->reader)) {
	case XML_READER_TYPE_ELEMENT:
		begin_element(xml);
		break;
	case XML_READER_TYPE_END_ELEMENT:
		end_element(xml);
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
		g_string_append(xml->text,
		    (const char *)xmlTextReaderConstValue(xml->reader));
		break;
	default:
		break;
	}
}

bool
xml_reader_read(
    Source *source, const Binding *binding, Binder *binder, GError **error)
{
	XmlReader xml = {
		.binding = binding,
		.binder = binder,
		.stream = xml_stream_new(source),
		.record_depth = NO_RECORD,
	};
	bool ok;

	record_init(&xml.record);
	xml.reader = xml_stream_reader(xml.stream);
	xml.paths = xml_paths_new(binding->descriptor);
	xml.path = g_string_new(NULL);
	xml.text = g_string_new(NULL);
	xml.lengths = g_array_new(false, false, sizeof(size_t));
	while (xml_stream_next(xml.stream))
		take_node(&xml);
	xml_paths_describe(xml.paths, binding->input);
	ok = xml_stream_finish(xml.stream, binding->input, error);
	xml_stream_free(xml.stream);
	xml_paths_free(xml.paths);
	record_clear(&xml.record);
	g_string_free(xml.path, true);
	g_string_free(xml.text, true);
	g_array_unref(xml.lengths);
	return ok;
}
