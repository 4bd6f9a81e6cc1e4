/*
 * offer.h - a descriptor to start from, for a file in no known format.
 *
 * YAML that loads as it stands (see descriptor.h): what its header has
 * detects it, what could be guessed is mapped, everything else is a comment.
 */
#ifndef PIPELINE_INGEST_OFFER_H
#define PIPELINE_INGEST_OFFER_H

#include <glib.h>

#include "pipeline/ingest/descriptor.h"
#include "pipeline/ingest/offer_guess.h"

typedef struct OfferFile {
	const char *path;	/* as the user named it */
	const char *root;	/* XML; NULL: CSV */
	const char *record;	/* XML: path of the element of one record */
} OfferFile;

/* A name for the format of PATH that SET does not have; transfer full. */
char *offer_name(const DescriptorSet *set, const char *path);

/* COLUMNS are of OfferColumn *; transfer full. */
char *offer_write(const OfferFile *file, const char *name,
    const GPtrArray *columns);

#endif
