/*
 * origins.h - what figures rest on besides other figures and files, told so
 * that nobody needs the program to understand it.
 */
#ifndef PIPELINE_ANALYSIS_ORIGINS_H
#define PIPELINE_ANALYSIS_ORIGINS_H

#include "pipeline/analysis/analysis.h"

/*
 * Adds to REPORT a source for each "assumption:", "config:", "playbook:" and
 * "rule:" among the inputs of its figures; one that is not known gets none.
 * A new part of the playbook or kind of rule is a line in a table here.
 */
void origins_describe(
    const Evidence *evidence, const Results *results, Report *report);

#endif
