#include "renderers/pdf/tagged.h"

#include <cairo-pdf.h>
#include <glib.h>

/* KEY='VALUE' as cairo reads it. */
static char *
attribute(const char *key, const char *value)
{
	GString *out = g_string_new(key);

	g_string_append(out, "='");
	for (const char *p = value; *p != '\0'; p++) {
		if (*p == '\'' || *p == '\\')
			g_string_append_c(out, '\\');
		g_string_append_c(out, *p);
	}
	g_string_append_c(out, '\'');
	return g_string_free(out, FALSE);
}

void
tagged_begin(cairo_t *cairo, const char *type)
{
	cairo_tag_begin(cairo, type, NULL);
}

void
tagged_end(cairo_t *cairo, const char *type)
{
	cairo_tag_end(cairo, type);
}

/* Parentheses, too: cairo 1.16 would write them as they are. */
void
tagged_begin_uri(cairo_t *cairo, const char *uri)
{
	g_autofree char *escaped = g_uri_escape_string(uri, "/#", FALSE);
	g_autofree char *attributes = attribute("uri", escaped);

	cairo_tag_begin(cairo, CAIRO_TAG_LINK, attributes);
}

void
tagged_begin_jump(cairo_t *cairo, const char *name)
{
	g_autofree char *attributes = attribute("dest", name);

	cairo_tag_begin(cairo, CAIRO_TAG_LINK, attributes);
}

void
tagged_place(cairo_t *cairo, const char *name)
{
	g_autofree char *quoted = attribute("name", name);
	g_autofree char *attributes = g_strconcat(quoted, " x=0 y=0", NULL);

	cairo_tag_begin(cairo, CAIRO_TAG_DEST, attributes);
	cairo_tag_end(cairo, CAIRO_TAG_DEST);
}

void
tagged_outline(cairo_t *cairo, const char *title, const char *name)
{
	g_autofree char *attributes = attribute("dest", name);

	cairo_pdf_surface_add_outline(cairo_get_target(cairo),
	    CAIRO_PDF_OUTLINE_ROOT, title, attributes,
	    (cairo_pdf_outline_flags_t)0);
}
