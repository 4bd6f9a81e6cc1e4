#include "renderers/html/html.h"

#include <string.h>

#include "pipeline/base/embedded.h"
#include "renderers/html/page.h"

static const char style_path[] = "renderers/html/report.css";

static bool
write_page(const Report *report, bool whole, const char *style, Stage *stage,
    const char *path, GError **error)
{
	g_autoptr(xmlDoc) page = page_new(report, whole, style);
	g_autofree char *text = html_to_text(page);

	return stage_write(stage, path, text, strlen(text), error);
}

bool
html_write(const Report *report, Stage *stage, GError **error)
{
	const Embedded *style = embedded_find(style_path);

	return write_page(report, false, NULL, stage, "index.html", error) &&
	       write_page(
		   report, true, style->bytes, stage, "review.html", error) &&
	       stage_write(
		   stage, "report.css", style->bytes, style->length, error);
}
