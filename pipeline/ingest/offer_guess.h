/*
 * offer_guess.h - what the columns of a file in no known format may mean.
 *
 * By their names and by what their values look like.  Only an offer for the
 * user to correct: nothing is read by it.
 */
#ifndef PIPELINE_INGEST_OFFER_GUESS_H
#define PIPELINE_INGEST_OFFER_GUESS_H

#include <glib.h>

#include "pipeline/facts/inputs.h"
#include "pipeline/ingest/field.h"
#include "pipeline/ingest/value_shape.h"

/* A column, or a path of XML, and some of what it holds. */
typedef struct OfferColumn {
	char *name;
	GPtrArray *values;	/* of char *, none empty */
} OfferColumn;

OfferColumn *offer_column_new(const char *name);
void offer_column_free(void *column);

/* "Cost (EUR)", "€12.00": the currency; NULL: nothing says it. */
const char *offer_currency(const OfferColumn *column);

typedef struct OfferGuess {
	InputKind kind;		/* INPUT_UNKNOWN: none seems likely */
	Field *fields;		/* of each column; FIELD_IGNORED: no idea */
	GArray *absent;		/* of Field: what the kind could have as well */
} OfferGuess;

/* COLUMNS are of OfferColumn *. */
void offer_guess_init(OfferGuess *guess, const GPtrArray *columns);
void offer_guess_clear(OfferGuess *guess);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(OfferGuess, offer_guess_clear)

#endif
