/*
 * fingerprint.h - a short name that stays with what can be acted on.
 *
 * It is made from what a thing is, never from values, places or the order of
 * rows: from the service and a subject, the beginning of the ids of the
 * figures it is about ("trigger.hosting", "migration.orders").  All that one
 * fix mends has one subject.  An issue labelled "headroom-" and the
 * fingerprint counts as acting on it.
 */
#ifndef PIPELINE_GATE_FINGERPRINT_H
#define PIPELINE_GATE_FINGERPRINT_H

#define FINGERPRINT_LABEL "headroom-"

/* 10 hex digits: two of ten thousand subjects are alike once in 20,000
 * services. */
enum { FINGERPRINT_SIZE = 10 + 1 };

/* SERVICE may be NULL; returns BUF. */
const char *fingerprint_of(
    const char *service, const char *subject, char buf[FINGERPRINT_SIZE]);

/* The label of its issue: "headroom-0123456789"; the caller frees it. */
char *fingerprint_label(const char *service, const char *subject);

#endif
