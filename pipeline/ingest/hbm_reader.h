/*
 * hbm_reader.h - Hibernate's mapping files (*.hbm.xml).
 *
 * Every class element, nested ones too, is a record.  They become tables
 * when all files have been read, since a class that one file points at is
 * mapped in another.  Nothing is fetched, no entity resolved.
 */
#ifndef PIPELINE_INGEST_HBM_READER_H
#define PIPELINE_INGEST_HBM_READER_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/ingest/bind.h"
#include "pipeline/ingest/source.h"

/* Reads SOURCE to its end into the classes of the binding's assembler.
 * False with "PATH:LINE: …" as xml_reader_read(). */
bool hbm_reader_read(Source *source, const Binding *binding, GError **error);

#endif
