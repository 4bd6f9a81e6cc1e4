/*
 * rowset.h - tables that the mysql client wrote as XML (mysql --xml).
 *
 * <resultset><row><field name="A">1</field>…: the rows and names of a CSV
 * file, so that every format of CSV can come this way, too.  A field that
 * is xsi:nil has no value.  Memory is one row.
 */
#ifndef PIPELINE_INGEST_ROWSET_H
#define PIPELINE_INGEST_ROWSET_H

#include <stdbool.h>

#include "pipeline/ingest/bind.h"
#include "pipeline/ingest/detect.h"

/* Its root element is called so. */
#define ROWSET_ROOT "resultset"

/* Looks for the format of TEXT by the names in its first row, as
 * detect_csv() does; fills OUT's descriptor or problem. */
void rowset_detect(const DescriptorSet *set, const Descriptor *forced,
    const char *text, Detected *out);

/* Reads SOURCE to its end into BINDER, whose descriptor is one of CSV. */
bool rowset_read(
    Source *source, const Binding *binding, Binder *binder, GError **error);

#endif
