/*
 * how.h - how one gets an export: `headroom formats --how`.
 *
 * A NAME is a query of schemas/queries ("postgresql"), a format
 * ("jira-csv"), or a source, which is what the names of its formats begin
 * with ("jira").  A query is printed as it is, ready to be piped into the
 * database's client; its comments say with which command.
 */
#ifndef CMD_HOW_H
#define CMD_HOW_H

#include <stdbool.h>

#include "cmd/command.h"
#include "pipeline/ingest/descriptor.h"

/* Prints all names, on standard output. */
ExitCode how_list(const DescriptorSet *formats, bool json);

/* Prints how to export NAME; an unknown one is told on standard error. */
ExitCode how_print(const DescriptorSet *formats, const char *name, bool json);

#endif
