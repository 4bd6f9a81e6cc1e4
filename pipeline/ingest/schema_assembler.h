/*
 * schema_assembler.h - tables from several files that each tell a part.
 *
 * information_schema comes as one CSV per view, in any order: columns,
 * tables, constraints, key columns, references, indexes, sizes.  The parts
 * of one folder and catalog belong together.  Rows count as used when they
 * are taken; those that turn out to concern views, or tables that nobody
 * lists, are moved to skipped at the end.  Sizes, keys and indexes without
 * columns go to the facts, since a dump may describe their tables.
 */
#ifndef PIPELINE_INGEST_SCHEMA_ASSEMBLER_H
#define PIPELINE_INGEST_SCHEMA_ASSEMBLER_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/facts/facts.h"
#include "pipeline/ingest/hbm_model.h"
#include "pipeline/ingest/record.h"

typedef struct SchemaAssembler SchemaAssembler;	/* opaque */

SchemaAssembler *schema_assembler_new(Facts *facts);
void schema_assembler_free(SchemaAssembler *assembler);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SchemaAssembler, schema_assembler_free)

/* Takes one row of the file INPUT; NULL, or what it lacks to be used. */
const char *schema_assembler_take(SchemaAssembler *assembler, size_t input,
    RowKind rows, const Record *record);

/* Classes that become tables in the end; owned by ASSEMBLER. */
HbmModel *schema_assembler_classes(SchemaAssembler *assembler);

/* Hands the tables to the facts, when all files have been read. */
void schema_assembler_finish(SchemaAssembler *assembler);

/* SCHEMA is the server's own ("pg_catalog"), nobody's data model. */
bool schema_is_system(const char *schema);

#endif
