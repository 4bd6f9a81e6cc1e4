/*
 * xml_stream.h - the nodes of an XML file, one after the other.
 *
 * libxml2's text reader on a Source, for all readers of XML.  Nothing is
 * fetched, no DTD loaded, no entity of the file's own resolved.  Text ahead
 * of the document and control characters that XML forbids are left out and
 * counted.  Borrows the source; memory does not grow with the file.
 */
#ifndef PIPELINE_INGEST_XML_STREAM_H
#define PIPELINE_INGEST_XML_STREAM_H

#include <glib.h>
#include <libxml/xmlreader.h>
#include <stdbool.h>

#include "pipeline/facts/inputs.h"
#include "pipeline/ingest/source.h"

typedef struct XmlStream XmlStream;	/* opaque */

XmlStream *xml_stream_new(Source *source);
void xml_stream_free(XmlStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XmlStream, xml_stream_free)

/* Moves to the next node; false at the end and at the first fault. */
bool xml_stream_next(XmlStream *stream);

/* The reader on the current node; owned by STREAM. */
xmlTextReader *xml_stream_reader(const XmlStream *stream);

/* 1-based line of the current node. */
long xml_stream_line(const XmlStream *stream);

/*
 * Once xml_stream_next() has returned false: adds findings about what was
 * left out to INPUT; false with "PATH:LINE: …" when the file could not be
 * read on, is not well-formed or is cut short.
 */
bool xml_stream_finish(XmlStream *stream, Input *input, GError **error);

#endif
