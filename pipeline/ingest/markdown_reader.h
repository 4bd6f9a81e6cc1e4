/*
 * markdown_reader.h - records that are Markdown documents, one each.
 *
 * A descriptor's fields name headings and labels of markdown_outline.h; "#"
 * is the title, "file" the name of the file without its ending.  All that is
 * needed of Markdown is in its lines, so they are read as such; the first
 * MARKDOWN_MOST bytes are.
 */
#ifndef PIPELINE_INGEST_MARKDOWN_READER_H
#define PIPELINE_INGEST_MARKDOWN_READER_H

#include "pipeline/ingest/bind.h"
#include "pipeline/ingest/source.h"

enum { MARKDOWN_MOST = 1 << 20 };

/* TEXT, of which this may be the beginning, has the parts of DESCRIPTOR's
 * records: a decision and either a context, options or a status; or a context
 * and options. */
bool markdown_is_record(const Descriptor *descriptor, const char *text);

/* Some line of TEXT begins as a heading does. */
bool markdown_has_heading(const char *text);

bool markdown_reader_read(
    Source *source, const Binding *binding, Binder *binder, GError **error);

#endif
