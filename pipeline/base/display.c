#include "pipeline/base/display.h"

#include <stdbool.h>

#define ELLIPSIS "…"

/* Invisible, and yet not without effect. */
static bool
is_trickster(gunichar c)
{
	GUnicodeType type = g_unichar_type(c);

	return type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR ||
	       type == G_UNICODE_PARAGRAPH_SEPARATOR ||
	       (c >= 0x200e && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069);
}

static void
append_escape(GString *out, gunichar c)
{
	if (c == '\n')
		g_string_append(out, "\\n");
	else if (c == '\r')
		g_string_append(out, "\\r");
	else if (c == '\t')
		g_string_append(out, "\\t");
	else
		g_string_append_printf(
		    out, c < 0x100 ? "\\x%02x" : "\\u%04x", c);
}

char *
display_line(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GString *out = g_string_new(NULL);

	for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (is_trickster(c))
			append_escape(out, c);
		else
			g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}

static size_t
cells_of(gunichar c)
{
	if (g_unichar_iszerowidth(c))
		return 0;
	return g_unichar_iswide(c) ? 2 : 1;
}

size_t
display_width(const char *text)
{
	size_t width = 0;

	for (const char *p = text; *p; p = g_utf8_next_char(p))
		width += cells_of(g_utf8_get_char(p));
	return width;
}

char *
display_clip(const char *text, size_t width)
{
	size_t taken = 0;
	const char *p = text;

	if (display_width(text) <= width)
		return g_strdup(text);
	while (*p && taken + cells_of(g_utf8_get_char(p)) + 1 <= width) {
		taken += cells_of(g_utf8_get_char(p));
		p = g_utf8_next_char(p);
	}
	while (p > text && p[-1] == ' ')
		p--;
	return width == 0
		   ? g_strdup("")
		   : g_strdup_printf("%.*s" ELLIPSIS, (int)(p - text), text);
}

void
display_append(GString *out, const char *text, size_t width)
{
	g_autofree char *line = display_line(text);
	g_autofree char *clip = display_clip(line, width);

	g_string_append(out, clip);
	for (size_t have = display_width(clip); have < width; have++)
		g_string_append_c(out, ' ');
}
