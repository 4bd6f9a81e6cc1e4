#include "renderers/chart/charts.h"

#include <string.h>

#include "pipeline/base/date.h"
#include "pipeline/lang/lang.h"
#include "renderers/chart/chart.h"

typedef struct Target {
	const Typeset *typeset;
	Stage *stage;
	const char *source;
} Target;

typedef bool (*WriteChart)(
    const Target *target, const ChartSpec *chart, GError **error);

static bool
write_svg(const Target *target, const ChartSpec *chart, GError **error)
{
	const ChartSvg how = {
		.width = CHART_WIDE, .titled = true, .source = target->source
	};
	g_autofree char *path = g_strdup_printf("charts/%s.svg", chart->id);
	g_autofree char *svg =
	    chart_to_svg(chart, target->typeset, &how, error);

	return svg != NULL &&
	       stage_write(target->stage, path, svg, strlen(svg), error);
}

static bool
write_png(const Target *target, const ChartSpec *chart, GError **error)
{
	g_autofree char *path = g_strdup_printf("charts/%s.png", chart->id);
	g_autoptr(GBytes) png =
	    chart_to_png(chart, target->typeset, target->source, error);

	return png != NULL &&
	       stage_write(target->stage, path, g_bytes_get_data(png, NULL),
		   g_bytes_get_size(png), error);
}

/* Whose figures a chart shows, and of when. */
static char *
source_of(const Report *report)
{
	char date[DATE_TEXT_SIZE];

	date_format_human(report->as_of, date);
	return report->service == NULL
		   ? lang_format(MSG_CHART_SOURCE_UNNAMED, date, NULL)
		   : lang_format(MSG_CHART_SOURCE, report->service, date, NULL);
}

static bool
write_section(const Target *target, const Section *section, WriteChart write,
    GError **error)
{
	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->chart != NULL && !write(target, block->chart, error))
			return false;
	}
	return true;
}

static bool
write_all(const Report *report, Stage *stage, WriteChart write, GError **error)
{
	g_autoptr(Typeset) typeset = typeset_new(error);
	g_autofree char *source = source_of(report);
	const Target target = { typeset, stage, source };

	if (typeset == NULL)
		return false;
	for (unsigned i = 0; i < report->sections->len; i++)
		if (!write_section(
			&target, report->sections->pdata[i], write, error))
			return false;
	return true;
}

bool
charts_write(const Report *report, Stage *stage, GError **error)
{
	return write_all(report, stage, write_svg, error);
}

bool
charts_write_png(const Report *report, Stage *stage, GError **error)
{
	return write_all(report, stage, write_png, error);
}

static void
note_missing(const Target *target, const Section *section, GString *missing)
{
	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];
		g_autofree char *lost =
		    block->chart == NULL ? NULL
					 : chart_missing_glyphs(block->chart,
					       target->typeset, target->source);

		for (const char *p = lost; p != NULL && *p != '\0';
		     p = g_utf8_next_char(p))
			if (g_utf8_strchr(
				missing->str, -1, g_utf8_get_char(p)) == NULL)
				g_string_append_unichar(
				    missing, g_utf8_get_char(p));
	}
}

bool
charts_missing_glyphs(const Report *report, char **out, GError **error)
{
	g_autoptr(Typeset) typeset = typeset_new(error);
	g_autoptr(GString) missing = g_string_new(NULL);
	g_autofree char *source = source_of(report);
	const Target target = { typeset, NULL, source };

	if (typeset == NULL)
		return false;
	for (unsigned i = 0; i < report->sections->len; i++)
		note_missing(&target, report->sections->pdata[i], missing);
	*out = missing->len == 0 ? NULL : g_strdup(missing->str);
	return true;
}
