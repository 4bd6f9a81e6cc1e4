/*
 * xml_reader.h - XML exports in a stream, each record onto a Binder.
 *
 * An element at the descriptor's `record` path is a record; elements and
 * attributes in it are values, named by their path ("comments/comment@id").
 * xml_stream.h says what is left out.
 */
#ifndef PIPELINE_INGEST_XML_READER_H
#define PIPELINE_INGEST_XML_READER_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/ingest/bind.h"
#include "pipeline/ingest/source.h"

/*
 * Reads SOURCE to its end into BINDER, counting in the binding's input.
 * False with "PATH:LINE: …" when the file cannot be read on, is not
 * well-formed or is cut short; records before that have been taken.
 */
bool xml_reader_read(Source *source, const Binding *binding, Binder *binder,
    GError **error);

#endif
