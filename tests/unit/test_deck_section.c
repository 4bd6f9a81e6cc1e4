#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/pdf/deck_pages.h"
#include "tests/support/slide_desk.h"

static void
every_section_makes_a_page(void **state)
{
	SlideDesk *desk = *state;

	for (unsigned i = 0; i < desk->report->sections->len; i++) {
		const Section *section = desk->report->sections->pdata[i];

		slide_desk_clear(desk);
		deck_section(&desk->slide, section);
		slide_desk_audit(desk);
		assert_non_null(slide_desk_text(desk, section->title));
	}
}

/* Reading order is the order of drawing. */
static void
headline_then_chart_then_rows_then_ask(void **state)
{
	static const char *const order[] = { "Data migration risk register",
		"Decision asked for" };
	SlideDesk *desk = *state;
	const Section *section = slide_desk_section(desk, "migration-risk");
	size_t found = 0;

	deck_section(&desk->slide, section);
	for (size_t i = 0; i < canvas_text_count(desk->slide.canvas); i++)
		if (found < 2 &&
		    g_str_equal(canvas_text_at(desk->slide.canvas, i)->string,
			order[found]))
			found++;
	assert_int_equal(found, 2);
}

static void
without_chart_the_table_takes_its_place(void **state)
{
	SlideDesk *desk = *state;
	Section *section = slide_desk_section(desk, "data");
	const CanvasText *head;

	deck_section(&desk->slide, section);
	head = slide_desk_text(desk, "File");
	assert_true(head->box.x < SLIDE_MARGIN + 1);
}

static void
low_charts_stand_above_their_rows(void **state)
{
	SlideDesk *desk = *state;
	Section *section = report_add_section(desk->report, "new", 200, "New");
	ChartSpec *chart = chart_spec_new(CHART_LADDER, "c", "Chart", NULL);
	ReportTable *table = report_table_new("t", "Table", NULL);
	const SectionBrief brief = { .chart = (char *)"c",
		.table = (char *)"t" };

	report_table_add_column(table, "a", "Head", ALIGN_TEXT);
	report_row_add(report_table_add_row(table), "Cell", NULL, NULL);
	section_add_chart(section, chart);
	section_add_table(section, table);
	section_set_brief(section, &brief);
	for (int rows = 1; rows <= 12; rows += 11) {
		while ((int)chart->rows->len < rows)
			chart_spec_add_row(chart, "A row")->mid = 2;
		slide_desk_clear(desk);
		deck_section(&desk->slide, section);
		slide_desk_audit(desk);
		assert_int_equal(
		    slide_desk_text(desk, "Head")->box.x < SLIDE_WIDTH / 2,
		    rows == 1);
	}
}

static void
without_evidence_it_says_what_is_missing(void **state)
{
	SlideDesk *desk = *state;

	deck_section(&desk->slide, slide_desk_section(desk, "governance"));
	assert_non_null(slide_desk_text(desk, "Missing"));
	slide_desk_audit(desk);
}

/* What a brief names need not be there. */
static void
unknown_parts_are_left_out(void **state)
{
	SlideDesk *desk = *state;
	Section *section = report_add_section(desk->report, "new", 200, "New");
	const SectionBrief brief = { .chart = (char *)"no",
		.table = (char *)"no" };

	section_set_brief(section, &brief);
	deck_section(&desk->slide, section);
	assert_non_null(slide_desk_text(desk, "New"));
	slide_desk_audit(desk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SLIDE(every_section_makes_a_page),
		WITH_SLIDE(headline_then_chart_then_rows_then_ask),
		WITH_SLIDE(without_chart_the_table_takes_its_place),
		WITH_SLIDE(low_charts_stand_above_their_rows),
		WITH_SLIDE(without_evidence_it_says_what_is_missing),
		WITH_SLIDE(unknown_parts_are_left_out),
	};

	return cmocka_run_group_tests_name("deck_section", tests, NULL, NULL);
}
