#include "pipeline/ingest/xml_stream.h"

#include <limits.h>
#include <string.h>

#include "pipeline/base/text.h"

struct XmlStream {
	Source *source;
	xmlTextReader *reader;
	int status; /* of the last read: 1 node, 0 end, -1 fault */
	bool started; /* the first "<" has been read */
	size_t before; /* bytes ahead of it */
	size_t controls; /* characters left out */
	size_t entities; /* references left out */
	char *entity; /* the first */
	long entity_line;
	GError *source_error;
	char *fault; /* the first fatal one */
	int fault_line;
};

/* Browsers save a sentence ahead of the document. */
static size_t
skip_ahead(XmlStream *xml, char *bytes, size_t length)
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
drop_controls(XmlStream *xml, char *bytes, size_t length)
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
	XmlStream *xml = context;
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
	XmlStream *xml = context;

	if (error->level < XML_ERR_FATAL || xml->fault)
		return;
	xml->fault = g_strstrip(text_clean(error->message));
	xml->fault_line = error->line;
}

XmlStream *
xml_stream_new(Source *source)
{
	XmlStream *xml = g_new0(XmlStream, 1);

	xml->source = source;
	xml->reader = xmlReaderForIO(feed, NULL, xml, NULL, "UTF-8",
	    XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT);
	xmlTextReaderSetStructuredErrorHandler(
	    xml->reader, (xmlStructuredErrorFunc)on_error, xml);
	return xml;
}

void
xml_stream_free(XmlStream *xml)
{
	if (xml == NULL)
		return;
	xmlFreeTextReader(xml->reader);
	g_clear_error(&xml->source_error);
	g_free(xml->entity);
	g_free(xml->fault);
	g_free(xml);
}

static void
note_entity(XmlStream *xml)
{
	if (xml->entities++ > 0)
		return;
	xml->entity =
	    g_strdup((const char *)xmlTextReaderConstLocalName(xml->reader));
	xml->entity_line = xml_stream_line(xml);
}

bool
xml_stream_next(XmlStream *xml)
{
	xml->status = xmlTextReaderRead(xml->reader);
	if (xml->status == 1 && xmlTextReaderNodeType(xml->reader) ==
				    XML_READER_TYPE_ENTITY_REFERENCE)
		note_entity(xml);
	return xml->status == 1;
}

xmlTextReader *
xml_stream_reader(const XmlStream *xml)
{
	return xml->reader;
}

/* A node's line stops growing at its limit; from there on it is where the
 * parser stands, a few lines further. */
long
xml_stream_line(const XmlStream *xml)
{
	long line = xmlGetLineNo(xmlTextReaderCurrentNode(xml->reader));

	return line < USHRT_MAX ? line
				: xmlTextReaderGetParserLineNumber(xml->reader);
}

static void
describe(const XmlStream *xml, Input *input)
{
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
	if (xml->entities > 0)
		finding_list_add(input->findings, FINDING_WARNING,
		    "entities-left-out", input->path, xml->entity_line, 0,
		    "entities of the file's own are never resolved; what they "
		    "stand for was left out (%zu, &%s; for one): write it out "
		    "to have it read",
		    xml->entities, xml->entity);
}

/* libxml2's limits, in words of people who export. */
static const char *
plain_fault(const XmlStream *xml)
{
	static const char *const words[][2] = {
		{ "Excessive depth", "elements nest deeper than 256 levels" },
		{ "Huge input lookup",
		    "a text or attribute is longer than 10 million bytes" },
		{ "huge text node",
		    "a text or attribute is longer than 10 million bytes" },
	};

	if (xml->fault == NULL)
		return words[1][1];
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(xml->fault, words[i][0]))
			return words[i][1];
	return xml->fault;
}

bool
xml_stream_finish(XmlStream *xml, Input *input, GError **error)
{
	describe(xml, input);
	if (xml->source_error) {
		g_propagate_error(error, g_steal_pointer(&xml->source_error));
		return false;
	}
	if (xml->status == 0)
		return true;
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_DAMAGED,
	    "%s:%d: is cut short or not well-formed XML (%s); export it "
	    "again",
	    input->path, xml->fault_line, plain_fault(xml));
	return false;
}
