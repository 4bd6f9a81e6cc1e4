/* Any bytes become the same clean UTF-8, however they are cut into pieces. */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/decode.h"

enum { FIRST_PIECE = 256 }; /* holds an XML declaration */

static GString *
decode(const uint8_t *bytes, size_t size, size_t step)
{
	g_autoptr(Decoder) decoder = decoder_new();
	GString *out = g_string_new(NULL);
	size_t at = MIN(size, FIRST_PIECE);

	decoder_push(decoder, (const char *)bytes, at, at == size, out);
	while (at < size) {
		size_t length = MIN(step, size - at);

		decoder_push(decoder, (const char *)bytes + at, length,
		    at + length == size, out);
		at += length;
	}
	return out;
}

int
fuzz_one(const uint8_t *bytes, size_t size)
{
	g_autoptr(GString) whole = NULL;
	g_autoptr(GString) pieces = NULL;

	if (size == 0)
		return 0;
	whole = decode(bytes, size, size);
	pieces = decode(bytes, size, 3);
	g_assert_true(g_utf8_validate(whole->str, (gssize)whole->len, NULL));
	g_assert_null(memchr(whole->str, '\0', whole->len));
	g_assert_true(g_string_equal(whole, pieces));
	return 0;
}
