/*
 * facts_rewrite.h - the words of people in sealed facts, replaced one by one.
 *
 * Names of people, and what people write: summaries, labels, titles,
 * excerpts, findings.  Keys of issues, names of tables, columns and series
 * and paths of files are left alone.
 */
#ifndef PIPELINE_FACTS_FACTS_REWRITE_H
#define PIPELINE_FACTS_FACTS_REWRITE_H

#include "pipeline/facts/facts.h"

/* What TEXT becomes; the caller frees it. */
typedef char *(*FactsRewrite)(void *data, const char *text);

/* Each different text is asked about once. */
void facts_rewrite(Facts *facts, FactsRewrite rewrite, void *data);

#endif
