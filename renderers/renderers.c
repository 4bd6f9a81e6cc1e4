#include "renderers/renderers.h"

#include "renderers/chart/charts.h"
#include "renderers/data/ics.h"
#include "renderers/data/manifest.h"
#include "renderers/data/registers.h"
#include "renderers/data/review_json.h"
#include "renderers/html/html.h"
#include "renderers/pdf/deck.h"

const Renderer renderers[] = {
	{ "charts", "charts/*.svg", charts_write, 0 },
	{ "png", "charts/*.png", charts_write_png, RENDER_PNG },
	{ "html", "index.html, report.css, contents.css, review.html",
	    html_write, 0 },
	{ "pdf", "review.pdf", deck_write, 0 },
	{ "json", "review.json", review_json_write, 0 },
	{ "csv", "registers/*.csv, rejects.csv", registers_write, 0 },
	{ "ics", "governance.ics", ics_write, 0 },
	{ "manifest", "manifest.json", manifest_write, 0 },
	{ NULL, NULL, NULL, 0 },
};

bool
renderers_write_all(
    const Report *report, unsigned extras, Stage *stage, GError **error)
{
	for (const Renderer *renderer = renderers; renderer->name; renderer++)
		if ((renderer->extra & ~extras) == 0 &&
		    !renderer->write(report, stage, error))
			return false;
	return true;
}
