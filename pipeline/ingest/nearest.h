/*
 * nearest.h - which known formats a file in no known format comes near to,
 * and what each of them would need.
 *
 * An offer for whoever asks what a file is; nothing is read by it.
 */
#ifndef PIPELINE_INGEST_NEAREST_H
#define PIPELINE_INGEST_NEAREST_H

#include <glib.h>

#include "pipeline/facts/inputs.h"
#include "pipeline/ingest/csv_header.h"
#include "pipeline/ingest/descriptor.h"
#include "pipeline/ingest/xml_outline.h"

/* Of NearFormat *, at most three: those that lack the smallest share of a set
 * of columns that detection asks for. */
GPtrArray *nearest_csv(const DescriptorSet *set, const CsvHeader *header);

/* Of NearFormat *, at most three: those with most elements of their own in
 * the file. */
GPtrArray *nearest_xml(const DescriptorSet *set, const XmlOutline *outline);

/* "; nearest: a (lacks B, C)" of the first one, or that only B is lacking;
 * nothing where NEAREST is empty. */
void nearest_append(const GPtrArray *nearest, GString *text);

#endif
