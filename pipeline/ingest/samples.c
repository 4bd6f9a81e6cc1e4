#include "pipeline/ingest/samples.h"

#include <string.h>

#include "pipeline/base/text.h"

enum { SAMPLE_LENGTH = 60 };

void
samples_clear(Samples *samples)
{
	for (size_t i = 0; i < SAMPLES_KEPT; i++)
		g_free(samples->values[i]);
	*samples = (Samples){ 0 };
}

void
samples_add(Samples *samples, const char *bytes, size_t length)
{
	g_autofree char *whole = NULL, *clean = NULL, *value = NULL;
	size_t i = 0;

	if (length == 0 || samples->looks >= SAMPLES_LOOKS)
		return;
	samples->looks++;
	whole = g_strndup(bytes, MIN(length, 4 * SAMPLE_LENGTH));
	clean = text_clean(whole);
	value = text_shorten(clean, SAMPLE_LENGTH);
	while (i < SAMPLES_KEPT && samples->values[i] &&
	       strcmp(samples->values[i], value) != 0)
		i++;
	if (i < SAMPLES_KEPT && samples->values[i] == NULL && *value)
		samples->values[i] = g_steal_pointer(&value);
	if (samples->values[SAMPLES_KEPT - 1])
		samples->looks = SAMPLES_LOOKS;
}

char *
samples_join(const Samples *samples)
{
	GString *joined;

	if (samples->values[0] == NULL)
		return NULL;
	joined = g_string_new(samples->values[0]);
	for (size_t i = 1; i < SAMPLES_KEPT && samples->values[i]; i++)
		g_string_append_printf(joined, " · %s", samples->values[i]);
	return g_string_free(joined, FALSE);
}
