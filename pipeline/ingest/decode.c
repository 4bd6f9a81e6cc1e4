#include "pipeline/ingest/decode.h"

#include <errno.h>
#include <string.h>

#include "pipeline/base/text.h"

enum {
	EXCERPT = 24,
	DECLARATION = 256,
	CONVERTED = 4096,
	UTF16_SEEN = 8,
	FEW_LETTERS = 3
};

#define REPLACEMENT 0xfffd

struct Decoder {
	bool started;
	char *name; /* of the encoding; NULL: UTF-8 */
	bool sniffed; /* by the letters of the first line */
	size_t unit; /* bytes to go on by behind what means nothing */
	GIConv converter; /* (GIConv)-1: UTF-8 */
	GString *carry; /* a sequence that its piece cut off */
	size_t nuls;
	size_t guessed; /* bytes read as windows-1252 */
	size_t lost; /* bytes that no encoding explains */
	bool multibyte; /* valid UTF-8 beyond ASCII was seen */
	char *excerpt; /* the text up to the first guessed byte */
};

/* 0x80 to 0x9f of windows-1252; the five holes are REPLACEMENT. */
static const gunichar cp1252[] = {
	0x20ac,
	REPLACEMENT,
	0x201a,
	0x0192,
	0x201e,
	0x2026,
	0x2020,
	0x2021,
	0x02c6,
	0x2030,
	0x0160,
	0x2039,
	0x0152,
	REPLACEMENT,
	0x017d,
	REPLACEMENT,
	REPLACEMENT,
	0x2018,
	0x2019,
	0x201c,
	0x201d,
	0x2022,
	0x2013,
	0x2014,
	0x02dc,
	0x2122,
	0x0161,
	0x203a,
	0x0153,
	REPLACEMENT,
	0x017e,
	0x0178,
};

typedef struct Bom {
	const char *bytes;
	size_t length;
	const char *encoding;
} Bom;

static const Bom boms[] = {
	{ "\xef\xbb\xbf", 3, NULL },
	{ "\xff\xfe", 2, "UTF-16LE" },
	{ "\xfe\xff", 2, "UTF-16BE" },
};

Decoder *
decoder_new(void)
{
	Decoder *decoder = g_new0(Decoder, 1);

	decoder->converter = (GIConv)-1;
	decoder->carry = g_string_new(NULL);
	return decoder;
}

void
decoder_free(Decoder *decoder)
{
	if (decoder == NULL)
		return;
	if (decoder->converter != (GIConv)-1)
		g_iconv_close(decoder->converter);
	g_string_free(decoder->carry, true);
	g_free(decoder->name);
	g_free(decoder->excerpt);
	g_free(decoder);
}

/* The name in <?xml … encoding="NAME"?>, if it is not some UTF-8. */
static char *
declared_encoding(const char *bytes, size_t length)
{
	g_autofree char *head = g_strndup(bytes, MIN(length, DECLARATION));
	g_auto(GStrv) parts = NULL;
	char *end = strstr(head, "?>"), *value;

	if (!g_str_has_prefix(head, "<?xml") || end == NULL)
		return NULL;
	*end = '\0';
	value = strstr(head, "encoding=");
	if (value == NULL)
		return NULL;
	parts = g_strsplit_set(value, "\"'", 3);
	if (g_strv_length(parts) < 2 ||
	    g_ascii_strncasecmp(parts[1], "utf", 3) == 0 ||
	    g_ascii_strcasecmp(parts[1], "us-ascii") == 0)
		return NULL;
	return g_strdup(parts[1]);
}

static size_t
count_kana(const char *text)
{
	size_t kana = 0;

	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		kana += c >= 0x3041 && c <= 0x30ff;
	}
	return kana;
}

/* Kana, which no other encoding makes of 0x82 and 0x83. */
static bool
is_japanese(const char *line, size_t length)
{
	size_t read;
	g_autofree char *text =
	    g_convert(line, length, "UTF-8", "CP932", &read, NULL, NULL);

	return text && count_kana(text) >= FEW_LETTERS;
}

/* Hanzi of GB 2312 alone, where accented letters would stand single. */
static bool
is_chinese(const char *line, size_t length)
{
	const unsigned char *p = (const unsigned char *)line;
	const unsigned char *end = p + length;
	size_t hanzi = 0;

	for (; p < end; p++) {
		if (*p < 0x80)
			continue;
		if (*p < 0xb0 || *p > 0xf7 || p + 1 == end || p[1] < 0xa1)
			return false;
		hanzi++;
		p++;
	}
	return hanzi >= FEW_LETTERS;
}

/* Windows tools write UTF-16 without a mark, too: "a\0b\0c\0d\0". */
static const char *
sniff_utf16(const char *bytes, size_t length)
{
	size_t even = 0, odd = 0;

	for (size_t i = 0; i < MIN(length, UTF16_SEEN); i++) {
		if (bytes[i] == '\0' && i % 2 == 0)
			even++;
		else if (bytes[i] == '\0')
			odd++;
	}
	if (odd == UTF16_SEEN / 2 && even == 0)
		return "UTF-16LE";
	return even == UTF16_SEEN / 2 && odd == 0 ? "UTF-16BE" : NULL;
}

/* What Redmine writes in Japan and China unless told otherwise. */
static char *
sniff_encoding(const char *bytes, size_t length)
{
	const char *end = memchr(bytes, '\n', length);

	if (end)
		length = end - bytes;
	if (g_utf8_validate_len(bytes, length, NULL))
		return NULL;
	if (is_japanese(bytes, length))
		return g_strdup("CP932");
	return is_chinese(bytes, length) ? g_strdup("GB18030") : NULL;
}

/* Settles the encoding; returns how many bytes the BOM takes. */
static size_t
start(Decoder *decoder, const char *bytes, size_t length)
{
	size_t skip = 0;

	decoder->started = true;
	for (size_t i = 0; i < G_N_ELEMENTS(boms) && skip == 0; i++) {
		const Bom *bom = &boms[i];

		if (length < bom->length ||
		    memcmp(bytes, bom->bytes, bom->length) != 0)
			continue;
		skip = bom->length;
		decoder->name = g_strdup(bom->encoding);
	}
	if (skip == 0)
		decoder->name = g_strdup(sniff_utf16(bytes, length));
	if (skip == 0 && decoder->name == NULL)
		decoder->name = declared_encoding(bytes, length);
	if (skip == 0 && decoder->name == NULL) {
		decoder->name = sniff_encoding(bytes, length);
		decoder->sniffed = decoder->name != NULL;
	}
	decoder->unit =
	    decoder->name && g_str_has_prefix(decoder->name, "UTF-16") ? 2 : 1;
	if (decoder->name)
		decoder->converter = g_iconv_open("UTF-8", decoder->name);
	if (decoder->converter == (GIConv)-1)
		g_clear_pointer(&decoder->name, g_free);
	return skip;
}

static bool
is_ascii(const char *bytes, size_t length)
{
	unsigned char high = 0;

	for (size_t i = 0; i < length; i++)
		high |= (unsigned char)bytes[i];
	return high < 0x80;
}

static void
guess_byte(Decoder *decoder, unsigned char byte, GString *out)
{
	gunichar c = byte < 0xa0 ? cp1252[byte - 0x80] : byte;

	g_string_append_unichar(out, c);
	if (c == REPLACEMENT)
		decoder->lost++;
	if (decoder->guessed++ == 0) {
		size_t from = out->len - MIN(out->len, EXCERPT);

		decoder->excerpt =
		    g_utf8_make_valid(out->str + from, out->len - from);
	}
}

/* Appends the longest valid start of BYTES; returns its length. */
static size_t
take_valid(Decoder *decoder, const char *bytes, size_t length, GString *out)
{
	const char *end;
	size_t valid;

	g_utf8_validate_len(bytes, length, &end);
	valid = end - bytes;
	if (!decoder->multibyte && !is_ascii(bytes, valid))
		decoder->multibyte = true;
	g_string_append_len(out, bytes, valid);
	return valid;
}

static void
push_utf8(
    Decoder *decoder, const char *bytes, size_t length, bool last, GString *out)
{
	if (is_ascii(bytes, length) && !memchr(bytes, '\0', length)) {
		g_string_append_len(out, bytes, length);
		return;
	}
	while (length > 0) {
		size_t n = take_valid(decoder, bytes, length, out);

		bytes += n;
		length -= n;
		if (length == 0)
			return;
		if (*bytes == '\0') {
			decoder->nuls++;
		} else if (!last && length < 4 &&
			   g_utf8_get_char_validated(bytes, length) ==
			       (gunichar)-2) {
			g_string_append_len(decoder->carry, bytes, length);
			return;
		} else {
			guess_byte(decoder, *bytes, out);
		}
		bytes++;
		length--;
	}
}

static void
append_without_nuls(
    Decoder *decoder, const char *text, size_t length, GString *out)
{
	while (length > 0) {
		const char *nul = memchr(text, '\0', length);
		size_t n = nul ? (size_t)(nul - text) : length;

		g_string_append_len(out, text, n);
		decoder->nuls += nul != NULL;
		n += nul != NULL;
		text += n;
		length -= n;
	}
}

static bool
push_converted(
    Decoder *decoder, const char *bytes, size_t length, bool last, GString *out)
{
	char buffer[CONVERTED], *in = (char *)bytes;

	while (length > 0) {
		char *to = buffer;
		size_t room = sizeof buffer;
		size_t status =
		    g_iconv(decoder->converter, &in, &length, &to, &room);
		int reason = errno;
		size_t skip;

		append_without_nuls(decoder, buffer, to - buffer, out);
		if (status != (size_t)-1 || reason == E2BIG)
			continue;
		if (reason == EINVAL) {
			g_string_append_len(decoder->carry, in, length);
			return !last;
		}
		g_string_append_unichar(out, REPLACEMENT);
		decoder->lost++;
		skip = MIN(length, decoder->unit);
		in += skip;
		length -= skip;
	}
	return true;
}

bool
decoder_push(
    Decoder *decoder, const char *bytes, size_t length, bool last, GString *out)
{
	g_autofree char *joined = NULL;

	if (!decoder->started && (length > 0 || last)) {
		size_t skip = start(decoder, bytes, length);

		bytes += skip;
		length -= skip;
	}
	if (decoder->carry->len > 0) {
		g_string_append_len(decoder->carry, bytes, length);
		length = decoder->carry->len;
		bytes = joined = g_memdup2(decoder->carry->str, length);
		g_string_truncate(decoder->carry, 0);
	}
	if (decoder->converter != (GIConv)-1)
		return push_converted(decoder, bytes, length, last, out);
	push_utf8(decoder, bytes, length, last, out);
	return true;
}

size_t
decoder_nul_count(const Decoder *decoder)
{
	return decoder->nuls;
}

static const char *
encoding_name(const Decoder *decoder)
{
	if (decoder->name)
		return decoder->name;
	return decoder->guessed > 0 && !decoder->multibyte ? "windows-1252"
							   : "utf-8";
}

void
decoder_describe(const Decoder *decoder, Input *input)
{
	g_autofree char *excerpt =
	    text_clean(decoder->excerpt ? decoder->excerpt : "");

	g_free(input->encoding);
	input->encoding = g_ascii_strdown(encoding_name(decoder), -1);
	if (decoder->guessed > 0)
		finding_list_add(input->findings,
		    decoder->multibyte ? FINDING_WARNING : FINDING_NOTE,
		    "encoding-guessed", input->path, 0, 0,
		    "bytes that are not UTF-8 (%zu) were read as "
		    "windows-1252, the first at the end of \"%s\"; export as "
		    "UTF-8 if "
		    "that looks wrong",
		    decoder->guessed, excerpt);
	if (decoder->sniffed)
		finding_list_add(input->findings, FINDING_NOTE,
		    "encoding-guessed", input->path, 1, 0,
		    "was read as %s by the letters of its first line; export "
		    "as UTF-8 if they look wrong",
		    input->encoding);
	if (decoder->lost > 0)
		finding_list_add(input->findings, FINDING_WARNING,
		    "encoding-lost", input->path, 0, 0,
		    "bytes that mean nothing in %s became U+FFFD (%zu); "
		    "export as UTF-8",
		    input->encoding, decoder->lost);
	if (decoder->nuls > 0)
		finding_list_add(input->findings, FINDING_WARNING, "nul-bytes",
		    input->path, 0, 0, "NUL bytes were left out (%zu)",
		    decoder->nuls);
}
