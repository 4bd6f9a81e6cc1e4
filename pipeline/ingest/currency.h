/*
 * currency.h - the currencies that bills can be in.
 */
#ifndef PIPELINE_INGEST_CURRENCY_H
#define PIPELINE_INGEST_CURRENCY_H

#include <stdbool.h>
#include <stddef.h>

/* CODE is a current ISO 4217 alphabetic code, in capitals. */
bool currency_known(const char *code, size_t length);

#endif
