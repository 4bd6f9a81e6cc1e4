/*
 * liquibase_parse.h - the XML of a changelog to a LiquibaseLog.
 *
 * Every change of a changeSet is kept, with its columns and constraints;
 * comments, rollbacks, checksums and the rows of data are not.  Elements are
 * told by their names, whatever their namespace.  Depth is no danger:
 * nothing recurses, and what is deeper than constraints is passed over.
 */
#ifndef PIPELINE_INGEST_LIQUIBASE_PARSE_H
#define PIPELINE_INGEST_LIQUIBASE_PARSE_H

#include "pipeline/ingest/liquibase_log.h"
#include "pipeline/ingest/xml_stream.h"

/* Reads STREAM to its end or its first fault, which xml_stream_finish()
 * tells. */
void liquibase_parse(XmlStream *stream, LiquibaseLog *log);

#endif
