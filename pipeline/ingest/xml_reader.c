#include "pipeline/ingest/xml_reader.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/ingest/xml_paths.h"

enum { NO_RECORD = -1 };

typedef struct XmlReader {
	Source *source;
	const Binding *binding;
	Binder *binder;
	xmlTextReader *reader;
	XmlPaths *paths;
	Record record;
	GString *path; /* of the open element, "/rss/channel/item" */
	GArray *lengths; /* of PATH before each open element; size_t */
	GString *text; /* of the open element */
	int record_depth; /* NO_RECORD: outside */
	bool started; /* the first "<" has been read */
	size_t before; /* bytes ahead of it */
	size_t controls; /* characters left out */
	GError *source_error;
	char *fault; /* the first fatal one */
	int fault_line;
} XmlReader;

/* Browsers save a sentence ahead of the document. */
static size_t
skip_ahead(XmlReader *xml, char *bytes, size_t length)
{
	char *start = memchr(bytes, '<', length);
	size_t ahead = start ? (size_t)(start - bytes) : length;

	for (size_t i = 0; i < ahead; i++)
		xml->before += !g_ascii_isspace(bytes[i]);
	xml->started = start != NULL;
	memmove(bytes, bytes + ahead, length - ahead);
	return length - ahead;
}

static size_t
drop_controls(XmlReader *xml, char *bytes, size_t length)
{
	size_t kept = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned char c = bytes[i];

		if (c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
			bytes[kept++] = c;
	}
	xml->controls += length - kept;
	return kept;
}

static int
feed(void *context, char *buffer, int size)
{
	XmlReader *xml = context;
	size_t kept = 0;

	while (kept == 0) {
		ssize_t n =
		    source_read(xml->source, buffer, size, &xml->source_error);

		if (n <= 0)
			return n;
		kept = drop_controls(xml, buffer, n);
		if (!xml->started)
			kept = skip_ahead(xml, buffer, kept);
	}
	return kept;
}

static void
on_error(void *context, xmlError *error)
{
	XmlReader *xml = context;

	if (error->level < XML_ERR_FATAL || xml->fault)
		return;
	xml->fault = g_strstrip(text_clean(error->message));
	xml->fault_line = error->line;
}

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

static void
take_attributes(XmlReader *xml)
{
	const GPtrArray *names =
	    xml_paths_attributes(xml->paths, current_path(xml));
	size_t length = xml->path->len;

	for (unsigned i = 0; names && i < names->len; i++) {
		const char *name = names->pdata[i];
		xmlChar *value =
		    xmlTextReaderGetAttribute(xml->reader, BAD_CAST name);

		if (value == NULL)
			continue;
		g_string_append_c(xml->path, '@');
		g_string_append(xml->path, name);
		take_value(xml, (char *)value);
		g_string_truncate(xml->path, length);
		xmlFree(value);
	}
}

/* Of the open element.  A node's line stops growing at its limit; from there
 * on it is where the parser stands, a few lines further. */
static long
current_line(const XmlReader *xml)
{
	long line = xmlGetLineNo(xmlTextReaderCurrentNode(xml->reader));

	return line < USHRT_MAX ? line
				: xmlTextReaderGetParserLineNumber(xml->reader);
}

static void
begin_record(XmlReader *xml, int depth)
{
	xml->record_depth = depth;
	record_reset(&xml->record, current_line(xml));
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
begin_element(XmlReader *xml)
{
	int depth = xml->lengths->len;
	bool empty = xmlTextReaderIsEmptyElement(xml->reader);

	g_array_append_val(xml->lengths, xml->path->len);
	g_string_append_c(xml->path, '/');
	g_string_append(
	    xml->path, (const char *)xmlTextReaderConstLocalName(xml->reader));
	g_string_truncate(xml->text, 0);
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

static bool
finish(XmlReader *xml, int status, GError **error)
{
	Input *input = xml->binding->input;

	xml_paths_describe(xml->paths, input);
	if (xml->before > 0)
		finding_list_add(input->findings, FINDING_NOTE, "xml-preface",
		    input->path, 0, 0,
		    "text ahead of the document was left out, as browsers "
		    "save it");
	if (xml->controls > 0)
		finding_list_add(input->findings, FINDING_WARNING,
		    "control-characters", input->path, 0, 0,
		    "control characters that XML forbids were left out (%zu)",
		    xml->controls);
	if (xml->source_error) {
		g_propagate_error(error, g_steal_pointer(&xml->source_error));
		return false;
	}
	if (status == 0)
		return true;
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_DAMAGED,
	    "%s:%d: is cut short or not well-formed XML (%s); export it "
	    "again",
	    input->path, xml->fault_line,
	    xml->fault ? xml->fault : "it cannot be read on");
	return false;
}

bool
xml_reader_read(
    Source *source, const Binding *binding, Binder *binder, GError **error)
{
	XmlReader xml = {
		.source = source,
		.binding = binding,
		.binder = binder,
		.record_depth = NO_RECORD,
	};
	int status;
	bool ok;

	record_init(&xml.record);
	xml.paths = xml_paths_new(binding->descriptor);
	xml.path = g_string_new(NULL);
	xml.text = g_string_new(NULL);
	xml.lengths = g_array_new(false, false, sizeof(size_t));
	xml.reader = xmlReaderForIO(feed, NULL, &xml, NULL, "UTF-8",
	    XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT);
	xmlTextReaderSetStructuredErrorHandler(
	    xml.reader, (xmlStructuredErrorFunc)on_error, &xml);
	while ((status = xmlTextReaderRead(xml.reader)) == 1)
		take_node(&xml);
	ok = finish(&xml, status, error);
	xmlFreeTextReader(xml.reader);
	xml_paths_free(xml.paths);
	record_clear(&xml.record);
	g_string_free(xml.path, true);
	g_string_free(xml.text, true);
	g_array_unref(xml.lengths);
	g_free(xml.fault);
	return ok;
}
