#include "pipeline/ingest/gunzip.h"

#include <gio/gio.h>

struct Gunzip {
	GunzipFill fill;
	void *data;
	GConverter *inflate;
	const char *bytes; /* stored and not yet inflated */
	size_t length;
	bool inside; /* a member has begun and not ended */
	bool ended; /* FILL has no more */
};

bool
gunzip_matches(const char *bytes, size_t length)
{
	return length >= 3 && bytes[0] == '\x1f' && bytes[1] == '\x8b' &&
	       bytes[2] == 8;
}

Gunzip *
gunzip_new(GunzipFill fill, void *data)
{
	Gunzip *gunzip = g_new0(Gunzip, 1);

	gunzip->fill = fill;
	gunzip->data = data;
	gunzip->inflate =
	    G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP));
	return gunzip;
}

void
gunzip_free(Gunzip *gunzip)
{
	if (gunzip == NULL)
		return;
	g_object_unref(gunzip->inflate);
	g_free(gunzip);
}

/* Has stored bytes at hand, unless they have ended. */
static bool
refill(Gunzip *gunzip)
{
	ssize_t n;

	if (gunzip->length > 0 || gunzip->ended)
		return true;
	n = gunzip->fill(gunzip->data, &gunzip->bytes);
	if (n < 0)
		return false;
	gunzip->length = n;
	gunzip->ended = n == 0;
	return true;
}

/* Tapes and some tools pad with zeros; anything else must be a member. */
static void
skip_padding(Gunzip *gunzip)
{
	while (gunzip->length > 0 && *gunzip->bytes == '\0') {
		gunzip->bytes++;
		gunzip->length--;
	}
}

/* Inflates into BUFFER once; false with ERROR. */
static bool
inflate(
    Gunzip *gunzip, char *buffer, size_t size, size_t *written, GError **error)
{
	size_t read = 0;
	GConverterResult result = g_converter_convert(gunzip->inflate,
	    gunzip->bytes, gunzip->length, buffer, size,
	    gunzip->ended ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS,
	    &read, written, error);

	if (result == G_CONVERTER_ERROR)
		return false;
	gunzip->bytes += read;
	gunzip->length -= read;
	gunzip->inside = result != G_CONVERTER_FINISHED;
	if (!gunzip->inside)
		g_converter_reset(gunzip->inflate);
	return true;
}

ssize_t
gunzip_read(Gunzip *gunzip, char *buffer, size_t size, GError **error)
{
	size_t written = 0;

	while (written == 0) {
		if (!refill(gunzip))
			return -1;
		if (!gunzip->inside) {
			skip_padding(gunzip);
			if (gunzip->length == 0 && gunzip->ended)
				return 0;
			if (gunzip->length == 0)
				continue;
		}
		if (!inflate(gunzip, buffer, size, &written, error))
			return -1;
	}
	return written;
}
