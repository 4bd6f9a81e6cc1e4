#include "renderers/html/html.h"

#include <string.h>

#include "pipeline/base/embedded.h"
#include "renderers/canvas/theme.h"
#include "renderers/html/page.h"

/* The first is in the page that is one file, too. */
static const char *const styles[] = { "report.css", "contents.css" };

static const Embedded *
find_style(size_t i)
{
	g_autofree char *path = g_strconcat("renderers/html/", styles[i], NULL);

	return embedded_find(path);
}

static bool
write_styles(Stage *stage, GError **error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
		const Embedded *style = find_style(i);

		if (!stage_write(
			stage, styles[i], style->bytes, style->length, error))
			return false;
	}
	return true;
}

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
	g_autofree char *whole = whole_style(find_style(0));
	g_autoptr(Typeset) typeset = typeset_new(error);
	g_autoptr(Drawings) drawings =
	    typeset != NULL ? drawings_new(report, typeset, error) : NULL;

	return drawings != NULL && drawings_write(drawings, stage, error) &&
	       write_page(report, drawings, NULL, stage, error) &&
	       write_page(report, drawings, whole, stage, error) &&
	       write_styles(stage, error);
}
