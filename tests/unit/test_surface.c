#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/canvas/surface.h"

static const Instant created = 1795305600; /* 2026-11-22 */

static Surface *
open_svg(void)
{
	return surface_new_svg("k");
}

static Surface *
open_png(void)
{
	return surface_new_png(200, 100, 2, THEME_LIGHT);
}

static Surface *
open_pdf(void)
{
	return surface_new_pdf(200, 100, "Headroom", created);
}

typedef struct KindCase {
	Surface *(*open)(void);
	const char *magic;
} KindCase;

static const KindCase kinds[] = {
	{ open_svg, "" },
	{ open_png, "\x89PNG" },
	{ open_pdf, "%PDF-1." },
};

static GBytes *
draw(Surface *surface)
{
	cairo_t *cairo = surface_cairo(surface);
	GBytes *bytes;

	cairo_rectangle(cairo, 10, 10, 50, 20);
	cairo_fill(cairo);
	bytes = surface_finish(surface, NULL);
	assert_non_null(bytes);
	return bytes;
}

static void
every_kind_makes_its_file_twice_the_same(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		g_autoptr(Surface) one = kinds[i].open();
		g_autoptr(Surface) two = kinds[i].open();
		g_autoptr(GBytes) first = draw(one);
		g_autoptr(GBytes) second = draw(two);
		size_t size;
		const char *data = g_bytes_get_data(first, &size);

		assert_true(size >= strlen(kinds[i].magic));
		assert_memory_equal(
		    data, kinds[i].magic, strlen(kinds[i].magic));
		assert_true(g_bytes_equal(first, second));
	}
}

/* An error in the middle of drawing must come out at the end. */
static void
first_error_is_the_verdict(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		g_autoptr(Surface) surface = kinds[i].open();
		g_autoptr(GError) error = NULL;
		cairo_t *cairo = surface_cairo(surface);

		cairo_restore(cairo); /* without a save */
		cairo_rectangle(cairo, 10, 10, 50, 20);
		cairo_fill(cairo);
		assert_null(surface_finish(surface, &error));
		assert_true(g_error_matches(
		    error, SURFACE_ERROR, SURFACE_ERROR_FAILED));
		assert_non_null(strstr(error->message, "could not be drawn"));
	}
}

static void
image_too_large_is_an_error(void **state)
{
	g_autoptr(Surface) surface = surface_new_png(40000, 10, 2, THEME_LIGHT);
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(surface_finish(surface, &error));
	assert_non_null(strstr(error->message, "PNG"));
}

static void
png_has_its_scale_and_ground(void **state)
{
	g_autoptr(Surface) light = surface_new_png(30, 20, 2, THEME_LIGHT);
	g_autoptr(Surface) dark = surface_new_png(30, 20, 2, THEME_DARK);
	cairo_surface_t *image = cairo_get_target(surface_cairo(dark));
	const uint32_t *pixels;

	(void)state;
	assert_int_equal(cairo_image_surface_get_width(image), 60);
	assert_int_equal(cairo_image_surface_get_height(image), 40);
	cairo_surface_flush(image);
	pixels =
	    (const uint32_t *)(const void *)cairo_image_surface_get_data(image);
	assert_int_equal(pixels[0] & 0xFFFFFF, 0x14181F);
	assert_int_equal(surface_ground(dark), THEME_DARK);
	image = cairo_get_target(surface_cairo(light));
	cairo_surface_flush(image);
	pixels =
	    (const uint32_t *)(const void *)cairo_image_surface_get_data(image);
	assert_int_equal(pixels[0] & 0xFFFFFF, 0xFFFFFF);
}

static void
pdf_pages_have_their_own_size(void **state)
{
	g_autoptr(Surface) surface = open_pdf();
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(GString) text = NULL;

	(void)state;
	surface_next_page(surface, 300, 400);
	bytes = draw(surface);
	text = g_string_new_len(
	    g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes));
	for (size_t i = 0; i < text->len; i++)
		if (text->str[i] == '\0')
			text->str[i] = ' ';
	assert_non_null(strstr(text->str, "/MediaBox [ 0 0 200 100 ]"));
	assert_non_null(strstr(text->str, "/MediaBox [ 0 0 300 400 ]"));
	assert_non_null(strstr(text->str, "20261122000000Z"));
}

static void
scratch_has_no_bytes(void **state)
{
	g_autoptr(Surface) surface = surface_new_scratch();
	g_autoptr(GBytes) bytes = draw(surface);

	(void)state;
	assert_int_equal(g_bytes_get_size(bytes), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_makes_its_file_twice_the_same),
		cmocka_unit_test(first_error_is_the_verdict),
		cmocka_unit_test(image_too_large_is_an_error),
		cmocka_unit_test(png_has_its_scale_and_ground),
		cmocka_unit_test(pdf_pages_have_their_own_size),
		cmocka_unit_test(scratch_has_no_bytes),
	};

	return cmocka_run_group_tests_name("surface", tests, NULL, NULL);
}
