#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/pdf/deck_pages.h"
#include "tests/support/slide_desk.h"

static void
answer_stands_out(void **state)
{
	SlideDesk *desk = *state;
	const CanvasText *answer;

	report_set_since(desk->report, "Since August nothing changed.");
	deck_title(&desk->slide);
	answer = slide_desk_text(
	    desk, "The system carries about 3.4× today's users.");
	assert_true(answer->face.size > 25);
	assert_non_null(slide_desk_text(desk, "Larkspur Orders"));
	assert_non_null(slide_desk_text(desk, "Scaling review · 22 Nov 2026"));
	assert_non_null(slide_desk_text(desk, "Since August nothing changed."));
	slide_desk_audit(desk);
}

/* The ladder opens with the decisions; tables further down are not those. */
static void
decisions_due_are_the_opening_table(void **state)
{
	SlideDesk *desk = *state;
	Section *first = slide_desk_section(desk, "ladder");
	ReportTable *due = report_table_new("due", "Due next", NULL);

	report_table_add_column(due, "what", "To decide on", ALIGN_TEXT);
	report_row_add(report_table_add_row(due), "Hosting", NULL, NULL);
	deck_title(&desk->slide);
	assert_null(slide_desk_text(desk, "Due next"));
	section_add_table(first, due);
	deck_title(&desk->slide);
	assert_null(slide_desk_text(desk, "Due next"));
	g_ptr_array_insert(first->blocks, 0,
	    g_ptr_array_steal_index(first->blocks, first->blocks->len - 1));
	slide_desk_clear(desk);
	deck_title(&desk->slide);
	assert_non_null(slide_desk_text(desk, "Due next"));
	assert_non_null(slide_desk_text(desk, "Hosting"));
	slide_desk_audit(desk);
}

static void
nothing_need_be_known(void **state)
{
	SlideDesk *desk = *state;
	g_autoptr(Report) empty = report_new(NULL, 20000, "1");

	desk->slide.report = empty;
	deck_title(&desk->slide);
	assert_non_null(slide_desk_text(desk, "Scaling review"));
	slide_desk_audit(desk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SLIDE(answer_stands_out),
		WITH_SLIDE(decisions_due_are_the_opening_table),
		WITH_SLIDE(nothing_need_be_known),
	};

	return cmocka_run_group_tests_name("deck_title", tests, NULL, NULL);
}
