/*
 * yaml_text.h - text of any kind into YAML that somebody will edit.
 */
#ifndef PIPELINE_INGEST_YAML_TEXT_H
#define PIPELINE_INGEST_YAML_TEXT_H

#include <glib.h>

/* TEXT in double quotes, where YAML can hold anything. */
void yaml_append_text(GString *out, const char *text);

#endif
