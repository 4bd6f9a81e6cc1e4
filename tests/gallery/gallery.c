/*
 * gallery.c - every chart kind on everything that is hard to draw, to look at.
 *
 * gallery DIR fills DIR with index.html and, for each chart, images of it
 * wide and narrow, on light and dark ground.  It prints what the audit finds.
 */
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "renderers/chart/chart.h"
#include "renderers/html/html_tree.h"
#include "tests/support/chart_audit.h"
#include "tests/support/hard_charts.h"

#define MARGIN 16.0

typedef struct Look {
	const char *name;
	double width;
	ThemeGround ground;
} Look;

static const Look looks[] = {
	{ "wide-light", CHART_WIDE, THEME_LIGHT },
	{ "narrow-light", CHART_NARROW, THEME_LIGHT },
	{ "wide-dark", CHART_WIDE, THEME_DARK },
	{ "narrow-dark", CHART_NARROW, THEME_DARK },
};

static const char style[] =
    "body { margin: 2rem; font-family: 'DejaVu Sans', sans-serif;"
    " background: #888; }\n"
    "figure { margin: 2rem 0; }\n"
    "figcaption { font-weight: bold; }\n"
    "img { margin: .5rem .5rem 0 0; vertical-align: top; }\n"
    "pre { color: #700; background: #fff; white-space: pre-wrap; }\n";

typedef struct Gallery {
	const char *folder;
	const Typeset *typeset;
	xmlNode *body, *contents;
	GError *error; /* the first */
	guint charts, flawed;
} Gallery;

/* "ladder, four hundred" as "ladder-four-hundred". */
static char *
slug_of(const char *name)
{
	GString *slug = g_string_new(NULL);

	for (const char *c = name; *c != '\0'; c++) {
		if (g_ascii_isalnum(*c))
			g_string_append_c(slug, g_ascii_tolower(*c));
		else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
			g_string_append_c(slug, '-');
	}
	return g_string_free(slug, false);
}

static void
write_file(Gallery *gallery, const char *name, const char *bytes, gssize length)
{
	g_autofree char *path = g_build_filename(gallery->folder, name, NULL);

	if (gallery->error == NULL)
		g_file_set_contents(path, bytes, length, &gallery->error);
}

static void
write_image(
    Gallery *gallery, const char *file, const ChartSpec *spec, const Look *look)
{
	double height = chart_height(spec, gallery->typeset, look->width, true);
	g_autoptr(Surface) surface = surface_new_png(look->width + 2 * MARGIN,
	    ceil(height) + 2 * MARGIN, 1, look->ground);
	g_autoptr(Canvas) canvas = NULL;
	g_autoptr(GBytes) bytes = NULL;
	size_t size;
	const char *data;

	cairo_translate(surface_cairo(surface), MARGIN, MARGIN);
	canvas = canvas_new(surface, gallery->typeset, look->width);
	chart_draw(spec, canvas, true);
	bytes = surface_finish(
	    surface, gallery->error == NULL ? &gallery->error : NULL);
	if (bytes == NULL)
		return;
	data = g_bytes_get_data(bytes, &size);
	write_file(gallery, file, data, (gssize)size);
}

static char *
audit(const Gallery *gallery, const ChartSpec *spec, double width)
{
	g_autoptr(Surface) surface = surface_new_scratch();
	g_autoptr(Canvas) canvas = canvas_new(surface, gallery->typeset, width);

	chart_draw(spec, canvas, true);
	return chart_audit(canvas);
}

static void
show_problems(
    Gallery *gallery, const char *name, const ChartSpec *spec, xmlNode *figure)
{
	g_autofree char *wide = audit(gallery, spec, CHART_WIDE);
	g_autofree char *narrow = audit(gallery, spec, CHART_NARROW);
	g_autofree char *all = g_strconcat(
	    wide != NULL ? wide : "", narrow != NULL ? narrow : "", NULL);

	gallery->charts++;
	if (all[0] == '\0')
		return;
	gallery->flawed++;
	html_add_with(figure, "pre", NULL, all);
	printf("%s:\n%s", name, all);
}

static void
show_chart(const char *name, const ChartSpec *spec, void *data)
{
	Gallery *gallery = data;
	g_autofree char *slug = slug_of(name);
	g_autofree char *link = g_strconcat("#", slug, NULL);
	xmlNode *figure = html_add(gallery->body, "figure", NULL);

	html_set(figure, "id", slug);
	html_add_with(figure, "figcaption", NULL, name);
	html_add_link(gallery->contents, NULL, link, name);
	html_add_text(gallery->contents, " · ");
	for (size_t i = 0; i < G_N_ELEMENTS(looks); i++) {
		g_autofree char *file =
		    g_strdup_printf("%s-%s.png", slug, looks[i].name);
		xmlNode *image = html_add_inline(figure, "img", NULL);

		write_image(gallery, file, spec, &looks[i]);
		html_set(image, "src", file);
		html_set(image, "alt", looks[i].name);
		html_set(image, "loading", "lazy");
	}
	show_problems(gallery, name, spec, figure);
}

static void
write_page(Gallery *gallery)
{
	g_autoptr(xmlDoc) page = html_new("en");
	xmlNode *root = xmlDocGetRootElement(page);
	xmlNode *head = html_add(root, "head", NULL);
	xmlNode *sheet;
	g_autofree char *text = NULL;

	html_set(html_add(head, "meta", NULL), "charset", "utf-8");
	html_add_with(head, "title", NULL, "Charts on hard data");
	sheet = html_add(head, "link", NULL);
	html_set(sheet, "rel", "stylesheet");
	html_set(sheet, "href", "gallery.css");
	gallery->body = html_add(root, "body", NULL);
	html_add_with(gallery->body, "h1", NULL, "Charts on hard data");
	gallery->contents = html_add(gallery->body, "p", NULL);
	hard_charts_walk(show_chart, gallery);
	text = html_to_text(page);
	write_file(gallery, "index.html", text, -1);
	write_file(gallery, "gallery.css", style, -1);
}

int
main(int argc, char **argv)
{
	Gallery gallery = { .folder = argc == 2 ? argv[1] : NULL };
	g_autoptr(GError) error = NULL;
	g_autoptr(Typeset) typeset = typeset_new(&error);

	if (gallery.folder == NULL || typeset == NULL) {
		fprintf(stderr, "%s\n",
		    error != NULL ? error->message : "usage: gallery DIR");
		return 2;
	}
	gallery.typeset = typeset;
	g_mkdir_with_parents(gallery.folder, 0755);
	write_page(&gallery);
	error = gallery.error;
	if (error != NULL)
		fprintf(stderr, "%s\n", error->message);
	printf("%u charts, %u of them with flaws: %s/index.html\n",
	    gallery.charts, gallery.flawed, gallery.folder);
	return error != NULL || gallery.flawed > 0 ? 1 : 0;
}
