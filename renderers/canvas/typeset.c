#include "renderers/canvas/typeset.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "renderers/canvas/fonts.h"
#include "renderers/canvas/typeset_cache.h"

#define LINE_SPACING 1.3 /* between baselines, in em */
#define MEASURED_SIZE 1000.0 /* large, so that rounding does not matter */
#define ELLIPSIS "…"
#define JOINT "\xE2\x80\x8B" /* U+200B, zero width space */

/* All fonts, once a text has needed one beyond the family's. */
typedef struct Rest {
	Fonts *fonts; /* NULL before */
} Rest;

struct Typeset {
	Fonts *fonts;
	Rest *rest;
	PangoAttrList *features;
	double ascent[2], descent[2]; /* in em, of the normal and the bold */
	TypesetCache *cache;
};

/* One Chinese face is named, or the locale would choose among four. */
#define FAMILIES TYPESET_FAMILY ",Noto Sans CJK SC"

static PangoFontDescription *
describe_font(const char *families, TextFace face)
{
	PangoFontDescription *font = pango_font_description_new();

	pango_font_description_set_family_static(font, families);
	pango_font_description_set_absolute_size(font, face.size * PANGO_SCALE);
	pango_font_description_set_weight(
	    font, face.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	return font;
}

/* Of the first family alone, so that all lines are alike; pango sets a
 * sample text to find out, so it is done once. */
static void
measure_faces(Typeset *typeset)
{
	for (int bold = 0; bold < 2; bold++) {
		PangoFontDescription *font = describe_font(
		    TYPESET_FAMILY, (TextFace){ MEASURED_SIZE, bold });
		PangoFontMetrics *metrics = pango_context_get_metrics(
		    fonts_context(typeset->fonts), font, NULL);
		double em = MEASURED_SIZE * PANGO_SCALE;

		typeset->ascent[bold] =
		    pango_font_metrics_get_ascent(metrics) / em;
		typeset->descent[bold] =
		    pango_font_metrics_get_descent(metrics) / em;
		pango_font_metrics_unref(metrics);
		pango_font_description_free(font);
	}
}

/* One sign for "fi" cannot be searched for in a PDF; the ligatures that
 * scripts need are other features. */
static PangoAttrList *
make_features(void)
{
	PangoAttrList *list = pango_attr_list_new();

	pango_attr_list_insert(list, pango_attr_font_features_new("liga=0"));
	return list;
}

Typeset *
typeset_new(GError **error)
{
	g_autoptr(Typeset) typeset = g_new0(Typeset, 1);

	typeset->fonts = fonts_new(false, error);
	if (typeset->fonts == NULL)
		return NULL;
	typeset->features = make_features();
	measure_faces(typeset);
	typeset->rest = g_new0(Rest, 1);
	typeset->cache = typeset_cache_new();
	return g_steal_pointer(&typeset);
}

void
typeset_free(Typeset *typeset)
{
	if (typeset == NULL)
		return;
	typeset_cache_free(typeset->cache);
	g_clear_pointer(&typeset->features, pango_attr_list_unref);
	if (typeset->rest != NULL)
		fonts_free(typeset->rest->fonts);
	g_free(typeset->rest);
	fonts_free(typeset->fonts);
	g_free(typeset);
}

/* DejaVu's files were there before: this does not fail. */
static const Fonts *
all_fonts(const Typeset *typeset)
{
	Rest *rest = typeset->rest;

	if (rest->fonts == NULL)
		rest->fonts = fonts_new(true, NULL);
	return rest->fonts != NULL ? rest->fonts : typeset->fonts;
}

static const Fonts *
fonts_for(const Typeset *typeset, const char *text)
{
	return fonts_all_draw(typeset->fonts, text) ? typeset->fonts
						    : all_fonts(typeset);
}

static PangoLayout *
make_layout(const Typeset *typeset, const char *text, TextFace face)
{
	PangoLayout *layout =
	    pango_layout_new(fonts_context(fonts_for(typeset, text)));
	PangoFontDescription *font = describe_font(FAMILIES, face);

	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	pango_layout_set_attributes(layout, typeset->features);
	pango_layout_set_text(layout, text, -1);
	return layout;
}

static double
layout_width(PangoLayout *layout)
{
	PangoRectangle logical;

	pango_layout_get_extents(layout, NULL, &logical);
	return (double)logical.width / PANGO_SCALE;
}

double
typeset_width(const Typeset *typeset, const char *text, TextFace face)
{
	g_autofree char *clean = text_clean(text);
	g_autoptr(PangoLayout) layout = make_layout(typeset, clean, face);

	return layout_width(layout);
}

/* The start of TEXT up to LENGTH bytes, with an ellipsis. */
static char *
cut_at(const char *text, int length)
{
	g_autofree char *head = g_strndup(text, (size_t)length);

	return g_strconcat(g_strchomp(head), ELLIPSIS, NULL);
}

/* Byte offsets at which TEXT may be cut without splitting a letter. */
static GArray *
cut_places(const Typeset *typeset, const char *text, TextFace face)
{
	g_autoptr(PangoLayout) layout = make_layout(typeset, text, face);
	GArray *places = g_array_new(false, false, sizeof(int));
	const char *at = text;
	int count;
	const PangoLogAttr *attrs =
	    pango_layout_get_log_attrs_readonly(layout, &count);

	for (int i = 0; i < count; i++) {
		int offset = (int)(at - text);

		if (attrs[i].is_cursor_position)
			g_array_append_val(places, offset);
		if (*at != '\0')
			at = g_utf8_next_char(at);
	}
	return places;
}

/* The longest head of TEXT that fits MAX_WIDTH with its ellipsis. */
static char *
shorten(
    const Typeset *typeset, const char *text, TextFace face, double max_width)
{
	g_autoptr(GArray) places = cut_places(typeset, text, face);
	size_t fits = 0, too_long = places->len;

	if (typeset_width(typeset, text, face) <= max_width)
		return g_strdup(text);
	while (fits + 1 < too_long) {
		size_t middle = fits + (too_long - fits) / 2;
		g_autofree char *head =
		    cut_at(text, g_array_index(places, int, middle));
		g_autoptr(PangoLayout) layout =
		    make_layout(typeset, head, face);

		if (layout_width(layout) <= max_width)
			fits = middle;
		else
			too_long = middle;
	}
	return cut_at(text, g_array_index(places, int, fits));
}

/* Where a name such as "order_items.id" may be broken. */
static bool
may_break_after(const char *p)
{
	return strchr("_./:", *p) != NULL && g_ascii_isalpha(p[1]);
}

/* TEXT with an invisible break at the joints of long names. */
static char *
with_joints(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *p = text; *p != '\0'; p++) {
		g_string_append_c(out, *p);
		if (may_break_after(p))
			g_string_append(out, JOINT);
	}
	return g_string_free(out, false);
}

static char *
without_joints(const char *text, size_t length)
{
	GString *out = g_string_new_len(text, (gssize)length);

	g_string_replace(out, JOINT, "", 0);
	return g_string_free(out, false);
}

/* With a space at its end if it was broken there, unless that would stand on
 * the left. */
static char *
line_text(const char *text, const PangoLayoutLine *line)
{
	char *raw =
	    without_joints(text + line->start_index, (size_t)line->length);
	bool spaced = raw[0] != '\0' && g_ascii_isspace(raw[strlen(raw) - 1]);

	g_strchomp(raw);
	if (spaced && line->resolved_dir == PANGO_DIRECTION_LTR)
		strcat(raw, " ");
	return raw;
}

/* A line, cut if even its first letter, of whatever parts, is too wide. */
static char *
fit_line(const Typeset *typeset, const char *text, PangoLayoutLine *line,
    TextFace face, double width, bool *shortened)
{
	g_autofree char *whole = line_text(text, line);
	PangoRectangle logical;

	pango_layout_line_get_extents(line, NULL, &logical);
	if (logical.width <= (width + 1) * PANGO_SCALE)
		return g_steal_pointer(&whole);
	*shortened = true;
	return shorten(typeset, whole, face, width);
}

/* Whether nothing in TEXT ends a line (U+2028 and U+2029 do, too) or goes. */
static bool
is_one_line(const char *text)
{
	static const char *const others[] = { "\n", "\u2028", "\u2029", JOINT };

	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		if (strstr(text, others[i]) != NULL)
			return false;
	return true;
}

/* The lines of TEXT as they will be drawn, with the spaces between them; says
 * whether some was cut. */
static GPtrArray *
fit_lines(const Typeset *typeset, const char *text, TextFace face, TextFit fit,
    bool *shortened)
{
	double width = fit.max_width > 0 ? fit.max_width : G_MAXINT;
	g_autofree char *jointed = with_joints(text);
	g_autoptr(PangoLayout) layout = make_layout(typeset, jointed, face);
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	int count, kept;
	bool more;

	if (fit.max_width > 0) {
		pango_layout_set_width(
		    layout, (int)(fit.max_width * PANGO_SCALE));
		pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	}
	count = pango_layout_get_line_count(layout);
	more = fit.max_lines > 0 && count > fit.max_lines;
	*shortened = more;
	kept = more ? fit.max_lines - 1 : count;
	for (int i = 0; i < kept; i++)
		g_ptr_array_add(
		    lines, fit_line(typeset, jointed,
			       pango_layout_get_line_readonly(layout, i), face,
			       width, shortened));
	if (more) {
		const PangoLayoutLine *rest =
		    pango_layout_get_line_readonly(layout, kept);
		const char *from = jointed + rest->start_index;
		g_autofree char *tail = without_joints(from, strlen(from));

		g_strdelimit(tail, "\n\t", ' ');
		g_ptr_array_add(lines, shorten(typeset, tail, face, width));
	}
	return lines;
}

/* The same, without a layout where there is nothing to fit. */
static GPtrArray *
lines_of(const Typeset *typeset, const char *text, TextFace face, TextFit fit,
    bool *shortened)
{
	GPtrArray *lines;

	if (fit.max_width > 0 || !is_one_line(text))
		return fit_lines(typeset, text, face, fit, shortened);
	lines = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(lines, g_strdup(text));
	return lines;
}

/* What the space at the end of a line takes, which is no part of it. */
static double
end_space(PangoLayout *layout, PangoLayoutLine *line)
{
	const char *text = pango_layout_get_text(layout);
	int last = line->start_index + line->length - 1, from, to;

	if (line->length == 0 || text[last] != ' ')
		return 0;
	pango_layout_line_index_to_x(line, last, FALSE, &from);
	pango_layout_line_index_to_x(line, last, TRUE, &to);
	return (double)(to - from) / PANGO_SCALE;
}

/* LINES as one text.  Words are told apart by spaces where a PDF is read
 * aloud or copied, so those between lines are drawn, too. */
static char *
join_lines(GPtrArray *lines)
{
	GString *joined = g_string_new(NULL);

	for (guint i = 0; i < lines->len; i++) {
		bool last = i + 1 == lines->len;

		g_string_append(joined,
		    last ? g_strchomp(lines->pdata[i]) : lines->pdata[i]);
		if (!last)
			g_string_append_c(joined, '\n');
	}
	return g_string_free(joined, false);
}

static void
measure_lines(Paragraph *paragraph, TextFace face)
{
	double spacing = face.size * LINE_SPACING;

	for (size_t i = 0; i < paragraph->line_count; i++) {
		TextLine *line = &paragraph->lines[i];
		PangoRectangle logical;

		line->line =
		    pango_layout_get_line_readonly(paragraph->layout, (int)i);
		pango_layout_line_get_extents(line->line, NULL, &logical);
		line->width = (double)logical.width / PANGO_SCALE -
			      end_space(paragraph->layout, line->line);
		line->baseline = paragraph->ascent + (double)i * spacing;
		paragraph->width = MAX(paragraph->width, line->width);
	}
	paragraph->height = paragraph->ascent + paragraph->descent +
			    (double)(paragraph->line_count - 1) * spacing;
}

static Paragraph *
set_paragraph(
    const Typeset *typeset, const char *text, TextFace face, TextFit fit)
{
	Paragraph *paragraph = g_new0(Paragraph, 1);
	g_autofree char *clean = text_clean(text);
	g_autoptr(GPtrArray) strings =
	    lines_of(typeset, clean, face, fit, &paragraph->shortened);
	g_autofree char *joined = join_lines(strings);

	paragraph->line_count = strings->len;
	paragraph->lines = g_new0(TextLine, strings->len);
	for (guint i = 0; i < strings->len; i++) {
		paragraph->lines[i].string = g_strchomp(strings->pdata[i]);
		strings->pdata[i] = NULL;
	}
	paragraph->layout = make_layout(typeset, joined, face);
	paragraph->ascent = typeset->ascent[face.bold] * face.size;
	paragraph->descent = typeset->descent[face.bold] * face.size;
	paragraph->references = 1;
	measure_lines(paragraph, face);
	return paragraph;
}

Paragraph *
typeset_paragraph(
    const Typeset *typeset, const char *text, TextFace face, TextFit fit)
{
	Paragraph *paragraph =
	    typeset_cache_find(typeset->cache, text, face, fit);

	if (paragraph != NULL)
		return paragraph;
	paragraph = set_paragraph(typeset, text, face, fit);
	typeset_cache_add(typeset->cache, text, face, fit, paragraph);
	return paragraph;
}

Paragraph *
paragraph_ref(Paragraph *paragraph)
{
	paragraph->references++;
	return paragraph;
}

void
paragraph_free(Paragraph *paragraph)
{
	if (paragraph == NULL || --paragraph->references > 0)
		return;
	for (size_t i = 0; i < paragraph->line_count; i++)
		g_free(paragraph->lines[i].string);
	g_free(paragraph->lines);
	g_object_unref(paragraph->layout);
	g_free(paragraph);
}

char *
typeset_missing_glyphs(const Typeset *typeset, const char *text)
{
	g_autofree char *clean = text_clean(text);
	const Fonts *fonts = fonts_for(typeset, clean);
	g_autoptr(GString) missing = g_string_new(NULL);

	for (const char *c = clean; *c != '\0'; c = g_utf8_next_char(c)) {
		gunichar code = g_utf8_get_char(c);

		if (!fonts_can_draw(fonts, code) &&
		    g_utf8_strchr(missing->str, -1, code) == NULL)
			g_string_append_unichar(missing, code);
	}
	if (missing->len == 0)
		return NULL;
	return g_string_free(g_steal_pointer(&missing), false);
}
