/*
 * xml_paths.h - which paths of an XML export mean what.
 *
 * A path is relative to the record ("key", "status@id"); one that begins
 * with "/" is from the root and lies around the records: its latest value
 * is given to each record.  A mapping with `by` counts only values whose
 * qualifier, the last value at that path, is among `only`.  One with
 * `present` has that as its value wherever an element at its path begins.
 */
#ifndef PIPELINE_INGEST_XML_PATHS_H
#define PIPELINE_INGEST_XML_PATHS_H

#include "pipeline/ingest/record.h"

typedef struct XmlPaths XmlPaths;	/* opaque */

XmlPaths *xml_paths_new(const Descriptor *descriptor);
void xml_paths_free(XmlPaths *paths);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XmlPaths, xml_paths_free)

/* Attributes of the element at PATH to take, in the order to take them;
 * of char *; NULL: none. */
const GPtrArray *xml_paths_attributes(const XmlPaths *paths,
    const char *path);

/* RECORD begins; gets the values around it. */
void xml_paths_begin(XmlPaths *paths, const Descriptor *descriptor,
    Record *record);

/* An element begins at PATH in RECORD, ahead of its attributes. */
void xml_paths_enter(XmlPaths *paths, const Descriptor *descriptor,
    const char *path, Record *record);

/* TEXT, without blanks around it, stands at PATH; RECORD is NULL outside of
 * records, where PATH is from the root. */
void xml_paths_take(XmlPaths *paths, const Descriptor *descriptor,
    const char *path, const char *text, Record *record);

/* Tells INPUT the paths that were seen in records, with samples. */
void xml_paths_describe(const XmlPaths *paths, Input *input);

#endif
