/*
 * failure_checks.h - one function for each failure mode, and what they share.
 *
 * Each fills CHECK, which is unknown and empty.  For failure_modes.c.
 */
#ifndef PIPELINE_ANALYSIS_FAILURE_CHECKS_H
#define PIPELINE_ANALYSIS_FAILURE_CHECKS_H

#include "pipeline/analysis/failure_modes.h"

/* failure_structure.c: what the schema shows. */
void failure_check_map(
    const Evidence *evidence, const Results *results, FailureCheck *check);
void failure_check_keys(
    const Evidence *evidence, const Results *results, FailureCheck *check);

/* failure_platform.c: what bills and configuration show, too. */
void failure_check_stateful(
    const Evidence *evidence, const Results *results, FailureCheck *check);
void failure_check_flags(
    const Evidence *evidence, const Results *results, FailureCheck *check);

/* failure_people.c: who knows what. */
void failure_check_bus_factor(
    const Evidence *evidence, const Results *results, FailureCheck *check);

/* failure_theatre.c: quarter by quarter, from failure_modes.quarters. */
void failure_check_theatre(
    const Evidence *evidence, const Results *results, FailureCheck *check);

/* The last QUARTERS_SHOWN quarters, of DebtQuarter; the caller owns it. */
enum { QUARTERS_SHOWN = 6 };
GArray *failure_quarters_new(const Evidence *evidence, const Results *results);

/* RULE holds: the mode is in STATE, and ADVICE says what to do. */
void failure_conclude(
    FailureCheck *check, FailureState state, Message rule, Message advice);

/* The same with the threshold that RULE names. */
void failure_conclude_at(FailureCheck *check, FailureState state, Message rule,
    double number, NumberForm form, Message advice);

/* Copies SUBJECT; the sign stays where it is until the next one. */
FailureSign *failure_add_sign(FailureCheck *check, Message words,
    const char *subject, double number, NumberForm form);

/* Names what the check looked at, as Figure.inputs; printf-like. */
void failure_reads(FailureCheck *check, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

#endif
