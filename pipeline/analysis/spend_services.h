/*
 * spend_services.h - which services the bills name.
 */
#ifndef PIPELINE_ANALYSIS_SPEND_SERVICES_H
#define PIPELINE_ANALYSIS_SPEND_SERVICES_H

#include "pipeline/analysis/spend.h"

/* Services of the latest complete month with one of WORDS (between commas) in
 * their names, the dearest two at most: "Amazon S3, Amazon CloudFront".  NULL:
 * none, or no bills.  The caller frees it. */
char *spend_services(
    const Evidence *evidence, const SpendResult *spend, const char *words);

#endif
