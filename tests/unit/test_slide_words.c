#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "renderers/pdf/slide_part.h"
#include "tests/support/slide_desk.h"

static const Box box = { SLIDE_MARGIN, 120, 320, 300 };

static void
asks_at_the_foot(void **state)
{
	SlideDesk *desk = *state;
	const Section *section = slide_desk_section(desk, "ladder");
	double top = slide_ask_top(&desk->slide, section);
	const CanvasText *ask;

	assert_true(top < SLIDE_BOTTOM);
	slide_draw_ask(&desk->slide, section);
	ask = slide_desk_text(desk, "Do it, or say why not.");
	assert_true(ask->box.y > top);
	assert_true(ask->box.y + ask->box.height < SLIDE_BOTTOM);
	assert_non_null(slide_desk_text(desk, "Decision asked for"));
	slide_desk_audit(desk);
}

static void
nothing_asked_nothing_drawn(void **state)
{
	SlideDesk *desk = *state;
	Section *section = slide_desk_section(desk, "ladder");

	section_set_ask(section, NULL);
	assert_true(slide_ask_top(&desk->slide, section) == SLIDE_BOTTOM);
	slide_draw_ask(&desk->slide, section);
	assert_int_equal(canvas_text_count(desk->slide.canvas), 0);
}

static void
long_asks_take_three_lines(void **state)
{
	SlideDesk *desk = *state;
	Section *section = slide_desk_section(desk, "ladder");
	g_autofree char *words = g_strnfill(2000, 'w');

	for (size_t i = 9; i < 2000; i += 10)
		words[i] = ' ';
	section_set_ask(section, words);
	assert_true(slide_ask_top(&desk->slide, section) > SLIDE_BOTTOM - 80);
	slide_draw_ask(&desk->slide, section);
	slide_desk_audit(desk);
}

static void
says_what_is_missing_and_what_would_do(void **state)
{
	SlideDesk *desk = *state;
	const Section *section = slide_desk_section(desk, "governance");
	const CanvasText *missing, *enough;

	assert_true(slide_has_points(section));
	slide_draw_points(&desk->slide, section, 1, box);
	missing = slide_desk_text(desk, "Missing");
	enough = slide_desk_text(desk, "Enough to go on");
	assert_non_null(missing);
	assert_true(enough->box.y > missing->box.y);
	slide_desk_audit(desk);
}

static void
findings_come_before_texts(void **state)
{
	SlideDesk *desk = *state;
	Section *section = report_add_section(desk->report, "new", 200, "New");
	const CanvasText *finding, *text;

	assert_false(slide_has_points(section));
	section_add_heading(section, "Heading");
	assert_false(slide_has_points(section));
	section_add_text(section, "A text.");
	section_add_finding(section, FINDING_WARNING, "A finding.", "Detail");
	slide_draw_points(&desk->slide, section, 1, box);
	finding = slide_desk_text(desk, "A finding.");
	text = slide_desk_text(desk, "A text.");
	assert_true(text->box.y > finding->box.y);
	assert_null(slide_desk_text(desk, "Heading"));
}

static void
what_does_not_fit_is_left_out(void **state)
{
	static const Box low = { SLIDE_MARGIN, 120, 320, 40 };
	SlideDesk *desk = *state;
	Section *section = report_add_section(desk->report, "new", 200, "New");

	for (int i = 0; i < 50; i++)
		section_add_text(section, "One line.");
	assert_true(slide_draw_points(&desk->slide, section, 1, low) <=
		    low.y + low.height + 10);
	assert_int_equal(canvas_text_count(desk->slide.canvas), 2);
	slide_desk_clear(desk);
	slide_draw_points(&desk->slide, section, 1, box);
	assert_int_equal(canvas_text_count(desk->slide.canvas), 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SLIDE(asks_at_the_foot),
		WITH_SLIDE(nothing_asked_nothing_drawn),
		WITH_SLIDE(long_asks_take_three_lines),
		WITH_SLIDE(says_what_is_missing_and_what_would_do),
		WITH_SLIDE(findings_come_before_texts),
		WITH_SLIDE(what_does_not_fit_is_left_out),
	};

	return cmocka_run_group_tests_name("slide_words", tests, NULL, NULL);
}
