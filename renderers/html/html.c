#include "renderers/html/html.h"

#include <string.h>

#include "pipeline/base/embedded.h"
#include "renderers/canvas/theme.h"
#include "renderers/html/page.h"

static const char style_path[] = "renderers/html/report.css";

static bool
write_page(const Report *report, const Drawings *drawings, const char *style,
    Stage *stage, GError **error)
{
	g_autoptr(xmlDoc) page = page_new(report, drawings, style);
	g_autofree char *text = html_to_text(page);

	return stage_write(stage, style != NULL ? "review.html" : "index.html",
	    text, strlen(text), error);
}

/* A page with drawings in it says what colours they have. */
static char *
whole_style(const Embedded *style)
{
	GString *css = g_string_new(style->bytes);

	theme_append_css(css);
	return g_string_free(css, FALSE);
}

bool
html_write(const Report *report, Stage *stage, GError **error)
{
	const Embedded *style = embedded_find(style_path);
	g_autofree char *whole = whole_style(style);
	g_autoptr(Typeset) typeset = typeset_new(error);
	g_autoptr(Drawings) drawings =
	    typeset != NULL ? drawings_new(report, typeset, error) : NULL;

	return drawings != NULL && drawings_write(drawings, stage, error) &&
	       write_page(report, drawings, NULL, stage, error) &&
	       write_page(report, drawings, whole, stage, error) &&
	       stage_write(
		   stage, "report.css", style->bytes, style->length, error);
}
