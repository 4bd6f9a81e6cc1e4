#include "renderers/renderers.h"

#include "renderers/chart/charts.h"
#include "renderers/data/ics.h"
#include "renderers/data/manifest.h"
#include "renderers/data/registers.h"
#include "renderers/data/review_json.h"
#include "renderers/html/html.h"

const Renderer renderers[] = {
	{ "charts", "charts/*.svg", charts_write },
	{ "html", "index.html, report.css, review.html", html_write },
	{ "json", "review.json", review_json_write },
	{ "csv", "registers/*.csv, rejects.csv", registers_write },
	{ "ics", "governance.ics", ics_write },
	{ "manifest", "manifest.json", manifest_write },
	{ NULL, NULL, NULL },
};

bool
renderers_write_all(const Report *report, Stage *stage, GError **error)
{
	for (const Renderer *renderer = renderers; renderer->name; renderer++)
		if (!renderer->write(report, stage, error))
			return false;
	return true;
}
