#include "renderers/canvas/svg_letters.h"

#include "renderers/canvas/svg_path.h"

struct SvgLetters {
	xmlNode *defs;
	const char *prefix;
	cairo_t *cairo;
	GHashTable *ids; /* Key * → id, 0 for what draws nothing */
	unsigned count;
};

typedef struct Key {
	PangoFont *font;
	PangoGlyph glyph;
	PangoGlyphUnit width; /* of the box for an unknown one, else 0 */
} Key;

static guint
hash_key(const void *data)
{
	const Key *key = data;

	return g_direct_hash(key->font) * 31 + key->glyph;
}

static gboolean
equal_keys(const void *one, const void *other)
{
	const Key *a = one, *b = other;

	return a->font == b->font && a->glyph == b->glyph &&
	       a->width == b->width;
}

static void
free_key(void *data)
{
	Key *key = data;

	g_object_unref(key->font);
	g_free(key);
}

SvgLetters *
svg_letters_new(xmlNode *defs, const char *prefix, cairo_t *cairo)
{
	SvgLetters *letters = g_new0(SvgLetters, 1);

	letters->defs = defs;
	letters->prefix = prefix;
	letters->cairo = cairo;
	letters->ids =
	    g_hash_table_new_full(hash_key, equal_keys, free_key, NULL);
	return letters;
}

void
svg_letters_free(SvgLetters *letters)
{
	if (letters == NULL)
		return;
	g_hash_table_unref(letters->ids);
	g_free(letters);
}

static char *
outline(cairo_t *cairo, const Key *key)
{
	PangoGlyphInfo glyph = { .glyph = key->glyph,
		.geometry.width = key->width };
	int cluster = 0;
	PangoGlyphString string = { 1, &glyph, &cluster, 1 };
	cairo_path_t *path;
	char *d;

	cairo_move_to(cairo, 0, 0);
	pango_cairo_glyph_string_path(cairo, key->font, &string);
	path = cairo_copy_path(cairo);
	cairo_new_path(cairo);
	d = svg_path_write(path);
	cairo_path_destroy(path);
	return d;
}

/* Returns the id of the letter KEY, which is not yet in LETTERS. */
static unsigned
define(SvgLetters *letters, const Key *key)
{
	g_autofree char *d = outline(letters->cairo, key);
	g_autofree char *id = NULL;
	xmlNode *path;

	if (d[0] == '\0')
		return 0;
	id = g_strdup_printf("%s-%u", letters->prefix, ++letters->count);
	path = svg_add(letters->defs, "path", NULL);
	svg_set(path, "id", id);
	svg_set(path, "d", d);
	return letters->count;
}

static unsigned
letter_id(SvgLetters *letters, PangoFont *font, const PangoGlyphInfo *info)
{
	bool unknown = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG;
	Key key = { font, info->glyph, unknown ? info->geometry.width : 0 };
	void *known;
	unsigned id;

	if (info->glyph == PANGO_GLYPH_EMPTY)
		return 0;
	if (g_hash_table_lookup_extended(letters->ids, &key, NULL, &known))
		return GPOINTER_TO_UINT(known);
	id = define(letters, &key);
	g_object_ref(font);
	g_hash_table_insert(
	    letters->ids, g_memdup2(&key, sizeof key), GUINT_TO_POINTER(id));
	return id;
}

/* Returns the width of RUN. */
static int
add_run(SvgLetters *letters, const PangoGlyphItem *run, int start, GArray *out)
{
	const PangoGlyphString *glyphs = run->glyphs;
	int x = start;

	for (int i = 0; i < glyphs->num_glyphs; i++) {
		const PangoGlyphInfo *info = &glyphs->glyphs[i];
		const PangoGlyphGeometry *g = &info->geometry;
		SvgLetter letter = {
			letter_id(letters, run->item->analysis.font, info),
			(double)(x + g->x_offset) / PANGO_SCALE,
			(double)(g->y_offset - run->y_offset) / PANGO_SCALE,
		};

		if (letter.id != 0)
			g_array_append_val(out, letter);
		x += g->width;
	}
	return x - start;
}

GArray *
svg_letters_of(SvgLetters *letters, const PangoLayoutLine *line)
{
	GArray *out = g_array_new(false, false, sizeof(SvgLetter));
	int x = 0;

	for (const GSList *run = line->runs; run != NULL; run = run->next)
		x += add_run(letters, run->data, x, out);
	return out;
}
