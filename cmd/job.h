/*
 * job.h - the nightly job: exports in, report out.
 */
#ifndef CMD_JOB_H
#define CMD_JOB_H

#include "cmd/options.h"
#include "pipeline/config/config.h"
#include "pipeline/facts/facts.h"

/* The configuration that OPTIONS name, or the default one; NULL when it is
 * wrong, which has been told. */
Config *job_config(const Options *options);

/* Reads OPTIONS' and CONFIG's inputs into FACTS and seals them; what is wrong
 * with an input is a finding of it, other errors have been told. */
ExitCode job_read(const Options *options, const Config *config, Facts *facts);

/* As job_run, up to the report, of which PATH becomes the review.json. */
ExitCode job_review(const Options *options, Config *config, const char *path);

/*
 * Ingests OPTIONS' and CONFIG's inputs, analyses them and writes the report
 * to the output directory, or prints it; CONFIG loses the names of people if
 * OPTIONS say so.  Tells findings and progress on
 * standard error.
 */
ExitCode job_run(const Options *options, Config *config);

#endif
