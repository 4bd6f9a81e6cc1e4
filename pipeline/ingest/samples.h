/*
 * samples.h - a few different values of a column, short and harmless.
 */
#ifndef PIPELINE_INGEST_SAMPLES_H
#define PIPELINE_INGEST_SAMPLES_H

#include <glib.h>
#include <stddef.h>

enum { SAMPLES_KEPT = 3, SAMPLES_LOOKS = 50 };

/* All zero to begin with.  Callers with many values stop at SAMPLES_LOOKS. */
typedef struct Samples {
	char *values[SAMPLES_KEPT];
	unsigned looks;		/* SAMPLES_LOOKS: nothing more is taken */
} Samples;

void samples_clear(Samples *samples);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Samples, samples_clear)

/* BYTES are trimmed; blanks and what is there already are not taken. */
void samples_add(Samples *samples, const char *bytes, size_t length);

/* "a · b · c"; NULL: none. */
char *samples_join(const Samples *samples);

#endif
