/*
 * decode.h - bytes of any encoding to clean UTF-8, piece by piece.
 *
 * UTF-16 is known by its BOM, other encodings by an XML declaration, CP932
 * and GB18030 by the letters of a first line that is not UTF-8.
 * Otherwise the text is UTF-8, and each byte that does not fit is read as
 * windows-1252, one by one: that serves pure windows-1252 files, UTF-8 files
 * and files pasted together from both.  NUL bytes are left out and counted.
 */
#ifndef PIPELINE_INGEST_DECODE_H
#define PIPELINE_INGEST_DECODE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/facts/inputs.h"

typedef struct Decoder Decoder;	/* opaque */

Decoder *decoder_new(void);
void decoder_free(Decoder *decoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Decoder, decoder_free)

/*
 * Appends what BYTES say to OUT.  The first piece must hold the BOM or XML
 * declaration if there is one.  LAST ends the text; false then means that it
 * ends within a character, as cut files do.
 */
bool decoder_push(Decoder *decoder, const char *bytes, size_t length,
    bool last, GString *out);

size_t decoder_nul_count(const Decoder *decoder);

/* Sets INPUT's encoding and tells what was guessed or left out. */
void decoder_describe(const Decoder *decoder, Input *input);

#endif
