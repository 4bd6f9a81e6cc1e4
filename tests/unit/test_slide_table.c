#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/pdf/slide_part.h"
#include "tests/support/slide_desk.h"

enum { COLUMNS = 4 };

static const Box wide = { SLIDE_MARGIN, 120, SLIDE_INNER, 360 };
static const Box side = { 600, 120, 312, 300 };

static ReportTable *
make_table(int rows, const char *first)
{
	static const char *const heads[COLUMNS][2] = { { "name", "Name" },
		{ "why", "Why it is so" }, { "cost", "Cost" },
		{ "more", "Cost in twelve months" } };
	ReportTable *table = report_table_new("t", "A table", NULL);

	for (int i = 0; i < COLUMNS; i++)
		report_table_add_column(table, heads[i][0], heads[i][1],
		    i < 2 ? ALIGN_TEXT : ALIGN_NUMBER);
	for (int r = 0; r < rows; r++) {
		GPtrArray *row = report_table_add_row(table);

		report_row_add(row, first, NULL, NULL);
		report_row_add(row,
		    "because of a reason that takes a line or two", NULL, NULL);
		report_row_add(row, "$110,000", NULL, "headroom.multiple");
		report_row_add(row, "13 Jun 2029", NULL, NULL);
	}
	return table;
}

static double
draw(SlideDesk *desk, const ReportTable *table, char *const *columns, Box box)
{
	const SlideTable what = {
		.table = table, .columns = columns, .most = 5, .scale = 1
	};

	return slide_draw_table(&desk->slide, &what, box);
}

static void
five_rows_and_how_many_more(void **state)
{
	static const struct {
		int rows;
		const char *rest; /* NULL: nothing is said */
	} cases[] = { { 1, NULL }, { 5, NULL }, { 6, "and 1 more" },
		{ 1400, "and 1,395 more" } };
	SlideDesk *desk = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		ReportTable *table = make_table(cases[i].rows, "orders");
		double bottom;

		slide_desk_clear(desk);
		bottom = draw(desk, table, NULL, wide);
		assert_true(bottom <= wide.y + wide.height);
		slide_desk_audit(desk);
		if (cases[i].rest != NULL)
			assert_non_null(slide_desk_text(desk, cases[i].rest));
		report_table_free(table);
	}
}

static void
no_rows_no_table(void **state)
{
	SlideDesk *desk = *state;
	ReportTable *table = make_table(0, "");

	assert_true(draw(desk, table, NULL, side) == side.y);
	assert_int_equal(canvas_text_count(desk->slide.canvas), 0);
	report_table_free(table);
}

static void
whole_table_says_how_many_there_are(void **state)
{
	SlideDesk *desk = *state;
	ReportTable *some = make_table(7, "orders");
	ReportTable *all = make_table(38, "orders");
	const SlideTable what = {
		.table = some,
		.caption = "In short",
		.most = 5,
		.whole = all,
		.scale = 1,
	};

	slide_draw_table(&desk->slide, &what, wide);
	assert_non_null(slide_desk_text(desk, "and 33 more"));
	assert_non_null(slide_desk_text(desk, "In short"));
	assert_null(slide_desk_text(desk, "A table"));
	report_table_free(some);
	report_table_free(all);
}

static void
only_wanted_columns_are_shown(void **state)
{
	static char name[] = "name", cost[] = "cost";
	static char *const columns[] = { name, cost, NULL };
	SlideDesk *desk = *state;
	ReportTable *table = make_table(2, "orders");

	draw(desk, table, columns, side);
	assert_non_null(slide_desk_text(desk, "Name"));
	assert_non_null(slide_desk_text(desk, "Cost"));
	assert_null(slide_desk_text(desk, "13 Jun 2029"));
	report_table_free(table);
}

/* Whatever stands in the first column, nothing overlaps or runs off; dates
 * and amounts stay on a line. */
static void
hard_names_fit(void **state)
{
	static const char *const names[] = {
		"",
		"订单明细表和它的所有外键以及索引",
		"جدول الطلبات والمدفوعات وكل ما يتعلق بها",
		"a_table_name_that_is_as_long_as_postgresql_lets_it_be_ever_so_"
		"l",
		"WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
		"WWW",
		"one two three four five six seven eight nine ten eleven "
		"twelve "
		"thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
	};
	SlideDesk *desk = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		ReportTable *table = make_table(6, names[i]);

		slide_desk_clear(desk);
		assert_true(
		    draw(desk, table, NULL, side) <= side.y + side.height);
		slide_desk_audit(desk);
		assert_non_null(slide_desk_text(desk, "$110,000"));
		report_table_free(table);
	}
}

/* A column that does not fit is better left out than cut. */
static void
narrow_boxes_lose_columns(void **state)
{
	static const Box narrow = { SLIDE_MARGIN, 120, 190, 300 };
	SlideDesk *desk = *state;
	ReportTable *table = make_table(2, "availability");

	draw(desk, table, NULL, narrow);
	assert_non_null(slide_desk_text(desk, "availability"));
	assert_null(slide_desk_text(desk, "13 Jun 2029"));
	for (size_t i = 0; i < canvas_text_count(desk->slide.canvas); i++) {
		Box box = canvas_text_at(desk->slide.canvas, i)->box;

		assert_true(box.x + box.width <= narrow.x + narrow.width + 1);
	}
	report_table_free(table);
}

static void
low_boxes_lose_rows(void **state)
{
	static const Box low = { SLIDE_MARGIN, 120, SLIDE_INNER, 90 };
	static const Box none = { SLIDE_MARGIN, 120, SLIDE_INNER, -9 };
	SlideDesk *desk = *state;
	ReportTable *table = make_table(5, "orders");

	assert_true(draw(desk, table, NULL, low) <= low.y + low.height + 1);
	assert_non_null(slide_desk_text(desk, "orders"));
	slide_desk_clear(desk);
	assert_true(draw(desk, table, NULL, none) == none.y);
	assert_int_equal(canvas_text_count(desk->slide.canvas), 0);
	report_table_free(table);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SLIDE(five_rows_and_how_many_more),
		WITH_SLIDE(no_rows_no_table),
		WITH_SLIDE(whole_table_says_how_many_there_are),
		WITH_SLIDE(only_wanted_columns_are_shown),
		WITH_SLIDE(hard_names_fit),
		WITH_SLIDE(narrow_boxes_lose_columns),
		WITH_SLIDE(low_boxes_lose_rows),
	};

	return cmocka_run_group_tests_name("slide_table", tests, NULL, NULL);
}
