/*
 * demo_cur.h - a year of AWS billing as a cost and usage report.
 *
 * Legacy CSV, gzipped: one line for each day and resource, a reserved
 * instance with its fee, and tax for each product.  Reserved hours are used
 * to the last, so what is billed is what is effective.
 */
#ifndef PIPELINE_DEMO_DEMO_CUR_H
#define PIPELINE_DEMO_DEMO_CUR_H

#include "pipeline/demo/larkfield.h"
#include "pipeline/demo/metered_usage.h"

/* Share of the company's spend that goes to AWS. */
#define CUR_SHARE 0.88

bool demo_write_cur(const Larkfield *company, const char *path,
    BillTotal *total, GError **error);

#endif
