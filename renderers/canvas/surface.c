#include "renderers/canvas/surface.h"

#include <cairo-pdf.h>

typedef struct SurfaceKind {
	const char *name;
	bool streams; /* cairo writes while it draws */
} SurfaceKind;

static const SurfaceKind svg_kind = { "SVG", true };
static const SurfaceKind pdf_kind = { "PDF", true };
static const SurfaceKind png_kind = { "PNG", false };
static const SurfaceKind scratch_kind = { "scratch", true };

struct Surface {
	const SurfaceKind *kind;
	ThemeGround ground;
	cairo_surface_t *target;
	cairo_t *cairo;
	SvgInk *ink;
	GByteArray *bytes;
};

GQuark
surface_error_quark(void)
{
	return g_quark_from_static_string("surface-error");
}

static cairo_status_t
append(void *closure, const unsigned char *data, unsigned int length)
{
	g_byte_array_append(closure, data, length);
	return CAIRO_STATUS_SUCCESS;
}

static Surface *
surface_new(const SurfaceKind *kind, ThemeGround ground)
{
	Surface *surface = g_new0(Surface, 1);

	surface->kind = kind;
	surface->ground = ground;
	surface->bytes = g_byte_array_new();
	return surface;
}

static Surface *
surface_new_unpainted(const SurfaceKind *kind)
{
	Surface *surface = surface_new(kind, THEME_LIGHT);

	surface->target =
	    cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
	surface->cairo = cairo_create(surface->target);
	return surface;
}

Surface *
surface_new_svg(const char *prefix)
{
	Surface *surface = surface_new_unpainted(&svg_kind);

	surface->ink = svg_ink_new(prefix, surface->cairo);
	return surface;
}

static void
paint_background(Surface *surface)
{
	uint32_t rgb = theme_colour(COLOUR_BACKGROUND, surface->ground).rgb;

	cairo_set_source_rgb(surface->cairo, (rgb >> 16) / 255.0,
	    (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
	cairo_paint(surface->cairo);
}

Surface *
surface_new_png(double width, double height, double scale, ThemeGround ground)
{
	Surface *surface = surface_new(&png_kind, ground);

	surface->target = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
	    (int)(width * scale + 0.5), (int)(height * scale + 0.5));
	cairo_surface_set_device_scale(surface->target, scale, scale);
	surface->cairo = cairo_create(surface->target);
	paint_background(surface);
	return surface;
}

Surface *
surface_new_pdf(double width, double height, const char *title, Instant created)
{
	Surface *surface = surface_new(&pdf_kind, THEME_LIGHT);
	char date[INSTANT_TEXT_SIZE];

	surface->target = cairo_pdf_surface_create_for_stream(
	    append, surface->bytes, width, height);
	/* From 1.5 on, cairo 1.18 hides the pages in packed streams. */
	cairo_pdf_surface_restrict_to_version(
	    surface->target, CAIRO_PDF_VERSION_1_4);
	instant_format_iso(created, date);
	cairo_pdf_surface_set_metadata(
	    surface->target, CAIRO_PDF_METADATA_TITLE, title);
	cairo_pdf_surface_set_metadata(
	    surface->target, CAIRO_PDF_METADATA_CREATE_DATE, date);
	cairo_pdf_surface_set_metadata(
	    surface->target, CAIRO_PDF_METADATA_MOD_DATE, date);
	surface->cairo = cairo_create(surface->target);
	return surface;
}

Surface *
surface_new_scratch(void)
{
	return surface_new_unpainted(&scratch_kind);
}

void
surface_free(Surface *surface)
{
	if (surface == NULL)
		return;
	svg_ink_free(surface->ink);
	cairo_destroy(surface->cairo);
	cairo_surface_destroy(surface->target);
	g_clear_pointer(&surface->bytes, g_byte_array_unref);
	g_free(surface);
}

cairo_t *
surface_cairo(Surface *surface)
{
	return surface->cairo;
}

SvgInk *
surface_ink(Surface *surface)
{
	return surface->ink;
}

ThemeGround
surface_ground(const Surface *surface)
{
	return surface->ground;
}

void
surface_next_page(Surface *surface, double width, double height)
{
	g_assert(surface->kind == &pdf_kind);
	cairo_show_page(surface->cairo);
	cairo_pdf_surface_set_size(surface->target, width, height);
}

/* The first error of drawing, else of writing.  Only the surface's status
 * after it is finished tells of a failed write. */
static cairo_status_t
close_target(Surface *surface)
{
	cairo_status_t drawn = cairo_status(surface->cairo);
	cairo_status_t written = CAIRO_STATUS_SUCCESS;

	if (!surface->kind->streams)
		written = cairo_surface_write_to_png_stream(
		    surface->target, append, surface->bytes);
	cairo_surface_finish(surface->target);
	if (drawn == CAIRO_STATUS_SUCCESS)
		drawn = cairo_surface_status(surface->target);
	return drawn != CAIRO_STATUS_SUCCESS ? drawn : written;
}

GBytes *
surface_finish(Surface *surface, GError **error)
{
	cairo_status_t status = close_target(surface);

	if (status != CAIRO_STATUS_SUCCESS) {
		g_set_error(error, SURFACE_ERROR, SURFACE_ERROR_FAILED,
		    "the %s could not be drawn: %s", surface->kind->name,
		    cairo_status_to_string(status));
		return NULL;
	}
	return g_byte_array_free_to_bytes(g_steal_pointer(&surface->bytes));
}
