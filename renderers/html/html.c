#include "renderers/html/html.h"

#include <string.h>

#include "pipeline/base/embedded.h"
#include "renderers/canvas/theme.h"
#include "renderers/html/page.h"

/* What report.css is made of: a later one may overrule an earlier. */
static const char *const sheets[] = { "page.css", "answer.css", "parts.css",
	"tables.css", "print.css" };

static void
append_sheet(GString *css, const char *name)
{
	g_autofree char *path = g_strconcat("renderers/html/", name, NULL);
	const Embedded *sheet = embedded_find(path);

	g_string_append_len(css, sheet->bytes, (gssize)sheet->length);
}

static char *
join_sheets(void)
{
	GString *css = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
		if (i > 0)
			g_string_append_c(css, '\n');
		append_sheet(css, sheets[i]);
	}
	return g_string_free(css, FALSE);
}

static bool
write_styles(const char *css, Stage *stage, GError **error)
{
	const Embedded *contents = embedded_find("renderers/html/contents.css");

	return stage_write(stage, "report.css", css, strlen(css), error) &&
	       stage_write(stage, "contents.css", contents->bytes,
		   contents->length, error);
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
whole_style(const char *style)
{
	GString *css = g_string_new(style);

	theme_append_css(css);
	return g_string_free(css, FALSE);
}

bool
html_write(const Report *report, Stage *stage, GError **error)
{
	g_autofree char *css = join_sheets();
	g_autofree char *whole = whole_style(css);
	g_autoptr(Typeset) typeset = typeset_new(error);
	g_autoptr(Drawings) drawings =
	    typeset != NULL ? drawings_new(report, typeset, error) : NULL;

	return drawings != NULL && drawings_write(drawings, stage, error) &&
	       write_page(report, drawings, NULL, stage, error) &&
	       write_page(report, drawings, whole, stage, error) &&
	       write_styles(css, stage, error);
}
