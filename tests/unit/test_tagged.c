#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/pdf/tagged.h"
#include "tests/support/slide_desk.h"

static void
draw_something(cairo_t *cairo)
{
	cairo_rectangle(cairo, 10, 10, 20, 20);
	cairo_fill(cairo);
}

static void
targets_are_kept_to_the_letter(void **state)
{
	static const char *const cases[][2] = {
		{ "registers/debt.csv", "registers/debt.csv" },
		{ "index.html#table-a", "index.html#table-a" },
		{ "a'b c\\d.csv", "a%27b%20c%5Cd.csv" },
		{ "(a.csv", "%28a.csv" },
		{ "日.csv", "%E6%97%A5.csv" },
	};
	SlideDesk *desk = *state;
	cairo_t *cairo = desk->slide.cairo;
	g_autoptr(GBytes) pdf = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		tagged_begin_uri(cairo, cases[i][0]);
		draw_something(cairo);
		tagged_end(cairo, CAIRO_TAG_LINK);
	}
	pdf = slide_desk_finish(desk);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		if (!pdf_holds(pdf, cases[i][1]))
			fail_msg("no link to %s", cases[i][1]);
}

static void
places_can_be_jumped_to(void **state)
{
	SlideDesk *desk = *state;
	cairo_t *cairo = desk->slide.cairo;
	g_autoptr(GBytes) pdf = NULL;

	tagged_begin(cairo, "Document");
	tagged_begin_jump(cairo, "it's \\here");
	draw_something(cairo);
	tagged_end(cairo, CAIRO_TAG_LINK);
	tagged_place(cairo, "it's \\here");
	tagged_outline(cairo, "Here it is", "it's \\here");
	tagged_end(cairo, "Document");
	pdf = slide_desk_finish(desk);
	assert_true(pdf_holds(pdf, "/Outlines"));
	assert_true(pdf_holds(pdf, "/StructTreeRoot"));
	assert_true(pdf_holds(pdf, "/Title (Here it is)"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SLIDE(targets_are_kept_to_the_letter),
		WITH_SLIDE(places_can_be_jumped_to),
	};

	return cmocka_run_group_tests_name("tagged", tests, NULL, NULL);
}
