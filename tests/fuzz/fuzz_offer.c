/* What is offered of a file in no known format loads as it stands, and the
 * file is then in that format. */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/decode.h"
#include "pipeline/ingest/detect.h"
#include "pipeline/ingest/unknown.h"

static void
check_offer(DescriptorSet *set, const GString *text, const char *yaml)
{
	g_autoptr(GError) error = NULL;
	Detected again;

	descriptor_set_add(set, "offer.yaml", yaml, strlen(yaml), &error);
	g_assert_no_error(error);
	detect(set, NULL, text->str, text->len, 0, &again);
	g_assert_nonnull(again.descriptor);
	detected_clear(&again);
}

int
fuzz_one(const uint8_t *bytes, size_t size)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	g_autoptr(Decoder) decoder = decoder_new();
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(Input) input = input_new("fuzz.csv");
	Detected found;

	if (size == 0)
		return 0;
	decoder_push(decoder, (const char *)bytes, size, true, text);
	detect(set, NULL, text->str, text->len, 0, &found);
	if (found.problem && strcmp(found.code, "format-unknown") == 0)
		unknown_describe(set, text->str, text->len, input);
	detected_clear(&found);
	if (input->descriptor)
		check_offer(set, text, input->descriptor);
	return 0;
}
