#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/slide_desk.h"

static void
first_sentences_end_where_the_next_begins(void **state)
{
	static const struct {
		const char *text, *first;
	} cases[] = {
		{ "It carries 1.2× as many. First: ids.",
		    "It carries 1.2× as many." },
		{ "One sentence; no more.", "One sentence; no more." },
		{ "Of availability_slots.id, 1.2× is used",
		    "Of availability_slots.id, 1.2× is used" },
		{ "Is it? Élan says so. No.", "Is it?" },
		{ "Costs about $4. 5 are lost.",
		    "Costs about $4. 5 are lost." },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_int_equal(slide_first_sentence(cases[i].text),
		    strlen(cases[i].first));
}

static const char *const headlines[] = {
	"Short.",
	"The system carries about 3.4× today's users. First to break: database "
	"p95 latency, expected Feb 2028 to Jul 2028; decide by 14 Mar 2027.",
	"a_name_without_any_place_to_break_it_that_goes_on_and_on_and_on_and_"
	"on_"
	"and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on",
	"订单系统还能承载今天三倍的用户，第一个到达上限的是数据库的响应时间，必"
	"须在三月之前"
	"做出决定，否则整个系统会变慢，而且修复会更加昂贵。",
	"המערכת נושאת פי שלושה ממשתמשי היום. First to break: ids.",
};

static double
write_at(SlideDesk *desk, const char *text)
{
	return slide_write_headline(&desk->slide, text, 23, 60);
}

static void
headlines_shrink_and_wrap(void **state)
{
	SlideDesk *desk = *state;
	double width = SLIDE_WIDTH - 2 * SLIDE_MARGIN + 1;

	for (size_t i = 0; i < G_N_ELEMENTS(headlines); i++) {
		size_t before = canvas_text_count(desk->slide.canvas);

		assert_true(write_at(desk, headlines[i]) < 180);
		for (size_t k = before;
		     k < canvas_text_count(desk->slide.canvas); k++)
			assert_true(
			    canvas_text_at(desk->slide.canvas, k)->width <=
			    width);
	}
}

static void
the_rest_stands_below_in_small(void **state)
{
	SlideDesk *desk = *state;
	const CanvasText *first, *rest;

	write_at(desk, "It holds. Nothing breaks.");
	first = slide_desk_text(desk, "It holds.");
	rest = slide_desk_text(desk, "Nothing breaks.");
	assert_true(first->face.bold && first->face.size == 23);
	assert_true(!rest->face.bold && rest->face.size < 23);
	assert_true(rest->box.y >= first->box.y + first->box.height);
}

static void
frame_names_service_date_and_page(void **state)
{
	SlideDesk *desk = *state;

	slide_begin(&desk->slide, "title", "T");
	slide_end(&desk->slide, "title");
	assert_non_null(slide_desk_text(
	    desk, "Larkspur Orders · Scaling review · 22 Nov 2026"));
	assert_non_null(slide_desk_text(desk, "2 / 9"));
	slide_desk_audit(desk);
}

static void
long_service_makes_room_for_the_number(void **state)
{
	SlideDesk *desk = *state;

	g_free(desk->report->service);
	desk->report->service = g_strnfill(400, 'm');
	slide_begin(&desk->slide, "title", "T");
	slide_end(&desk->slide, "title");
	slide_desk_audit(desk);
	g_free(desk->report->service);
	desk->report->service = NULL;
	slide_begin(&desk->slide, "again", "T");
	slide_end(&desk->slide, "again");
	assert_non_null(slide_desk_text(desk, "Scaling review · 22 Nov 2026"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_sentences_end_where_the_next_begins),
		WITH_SLIDE(headlines_shrink_and_wrap),
		WITH_SLIDE(the_rest_stands_below_in_small),
		WITH_SLIDE(frame_names_service_date_and_page),
		WITH_SLIDE(long_service_makes_room_for_the_number),
	};

	return cmocka_run_group_tests_name("slide", tests, NULL, NULL);
}
