/*
 * review_json.h - review.json: the figures of a run for machines.
 *
 * Its shape is schemas/review.schema.json.  Figures are numbers with 12
 * digits; exact money, in the inputs' totals, is a decimal string.
 */
#ifndef RENDERERS_DATA_REVIEW_JSON_H
#define RENDERERS_DATA_REVIEW_JSON_H

#include <jansson.h>

#include "pipeline/base/fsio.h"
#include "pipeline/report/report.h"

bool review_json_write(const Report *report, Stage *stage, GError **error);

/* The whole file as text; the caller frees it. */
char *review_json_to_text(const Report *report);

/* The values that a figure and a source have in it. */
json_t *review_json_figure(const Figure *figure);
json_t *review_json_source(const ReportSource *source);

#endif
