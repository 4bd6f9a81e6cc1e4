/*
 * liquibase_property.h - ${name} in a changelog, and what it stands for.
 *
 * As in Liquibase the first property of a name that is for the database
 * counts, ${:name} is ${name} itself, and what is not set stays as it is.
 * Values may hold further ${…}, to an end: neither size nor steps explode.
 */
#ifndef PIPELINE_INGEST_LIQUIBASE_PROPERTY_H
#define PIPELINE_INGEST_LIQUIBASE_PROPERTY_H

#include "pipeline/ingest/liquibase_log.h"
#include "pipeline/ingest/sql_notes.h"

typedef struct LiquibaseProperties LiquibaseProperties; /* opaque */

/* Those of LOG, which it borrows, that are for DBMS; notes go to NOTES. */
LiquibaseProperties *liquibase_properties_new(
    const LiquibaseLog *log, const char *dbms, SqlNotes *notes);
void liquibase_properties_free(LiquibaseProperties *properties);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LiquibaseProperties, liquibase_properties_free)

/* TEXT of LINE, expanded; transfer full. */
char *liquibase_properties_expand(LiquibaseProperties *properties,
    const char *text, long line);

#endif
