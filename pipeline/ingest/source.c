#include "pipeline/ingest/source.h"

#include <limits.h>
#include <string.h>

#include "pipeline/ingest/decode.h"
#include "pipeline/ingest/unpack.h"

enum { RAW_BLOCK = 64 * 1024, FAILED_DRAIN = 1 << 28 };

struct Source {
	char *path;
	Unpack *unpack;
	Decoder *decoder;
	GString *text; /* decoded and not yet read, from AT on */
	size_t at;
	bool ended;
	char raw[RAW_BLOCK];
};

G_DEFINE_QUARK(headroom - source - error, source_error)

const SourceLimits source_default_limits = SOURCE_DEFAULT_LIMITS;

GPtrArray *
source_list_members(const char *path, GError **error)
{
	return unpack_list(path, error);
}

Source *
source_open(const char *path, const char *member, const SourceLimits *limits,
    GError **error)
{
	g_autoptr(Unpack) unpack = unpack_open(path, member, limits, error);
	Source *source;

	if (unpack == NULL)
		return NULL;
	source = g_new0(Source, 1);
	source->path =
	    member ? g_strdup_printf("%s/%s", path, member) : g_strdup(path);
	source->unpack = g_steal_pointer(&unpack);
	source->decoder = decoder_new();
	source->text = g_string_sized_new(2 * RAW_BLOCK);
	return source;
}

void
source_free(Source *source)
{
	if (source == NULL)
		return;
	unpack_free(source->unpack);
	decoder_free(source->decoder);
	g_string_free(source->text, true);
	g_free(source->path);
	g_free(source);
}

const char *
source_path(const Source *source)
{
	return source->path;
}

/* Fills RAW as far as the input goes; -1 with ERROR. */
static ssize_t
read_block(Source *source, GError **error)
{
	size_t have = 0;
	ssize_t n = 1;

	while (have < RAW_BLOCK && n > 0) {
		n = unpack_read(source->unpack, source->raw + have,
		    RAW_BLOCK - have, error);
		if (n < 0)
			return -1;
		have += n;
	}
	return have;
}

/* Files joined end to end bring their marks along; nothing else uses them. */
static void
drop_marks(GString *text, size_t from)
{
	static const char mark[] = "\xef\xbb\xbf";
	const size_t length = strlen(mark);
	const char *found;

	while ((
	    found = memmem(text->str + from, text->len - from, mark, length))) {
		from = found - text->str;
		g_string_erase(text, from, length);
	}
}

/* Decodes one more block onto the end of TEXT. */
static bool
fill(Source *source, GError **error)
{
	size_t before = source->text->len;
	ssize_t n = read_block(source, error);

	if (n < 0)
		return false;
	source->ended = n < RAW_BLOCK;
	if (decoder_push(
		source->decoder, source->raw, n, source->ended, source->text)) {
		drop_marks(source->text, before);
		return true;
	}
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_DAMAGED,
	    "%s: is cut short: it ends in the middle of a character; export "
	    "it again",
	    source->path);
	return false;
}

bool
source_peek(Source *source, const char **text, size_t *length, GError **error)
{
	while (!source->ended && source->text->len < SOURCE_WINDOW)
		if (!fill(source, error))
			return false;
	*text = source->text->str;
	*length = MIN(source->text->len, SOURCE_WINDOW);
	return true;
}

ssize_t
source_read(Source *source, char *buffer, size_t size, GError **error)
{
	size_t n;

	while (source->at == source->text->len && !source->ended) {
		g_string_truncate(source->text, 0);
		source->at = 0;
		if (!fill(source, error))
			return -1;
	}
	n = MIN(size, source->text->len - source->at);
	memcpy(buffer, source->text->str + source->at, n);
	source->at += n;
	return n;
}

size_t
source_nul_count(const Source *source)
{
	return decoder_nul_count(source->decoder);
}

bool
source_finish(Source *source, Input *input, bool text, GError **error)
{
	long long most = input->failed ? FAILED_DRAIN : LLONG_MAX;
	bool whole;

	if (!unpack_drain(source->unpack, most, &whole, error))
		return false;
	g_free(input->compression);
	g_free(input->sha256);
	input->compression = g_strdup(unpack_compression(source->unpack));
	input->sha256 = whole ? g_strdup(unpack_sha256(source->unpack)) : NULL;
	input->bytes = unpack_stored_bytes(source->unpack);
	if (text)
		decoder_describe(source->decoder, input);
	return true;
}
