#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/matrix_labels.h"
#include "tests/support/chart_audit.h"
#include "tests/support/desk.h"

static const LabelEdge left = { LABELS_LEFT, 0, 140, 100, 100 };

/* COUNT parts of LENGTH, named "name 0" and on; the last ranks highest. */
static GArray *
make_labels(guint count, double length)
{
	GArray *labels = g_array_new(false, false, sizeof(EdgeLabel));

	for (guint i = 0; i < count; i++) {
		EdgeLabel label = { NULL, (i + 0.5) * length, length, i };
		g_autofree char *name = g_strdup_printf("name %u", i);

		label.string = g_intern_string(name);
		g_array_append_val(labels, label);
	}
	return labels;
}

static void
names_stand_at_the_middle_of_their_parts(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(GArray) labels = make_labels(4, 35);

	g_array_index(labels, EdgeLabel, 2).string = NULL;
	matrix_labels_draw(canvas, labels, &left);
	assert_int_equal(canvas_text_count(canvas), 3);
	for (size_t i = 0; i < 3; i++) {
		const CanvasText *text = canvas_text_at(canvas, i);
		double middle = text->box.y + text->box.height / 2;

		assert_true(fabs(middle - (i == 2 ? 3.5 : i + 0.5) * 35) < 3);
		assert_true(text->box.x + text->box.width < left.at);
	}
}

static void
crowded_names_move_and_the_least_go(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(GArray) labels = make_labels(40, 3.5);
	g_autofree char *problems = NULL;

	matrix_labels_draw(canvas, labels, &left);
	canvas_set_height(canvas, 140);
	problems = chart_audit(canvas);
	assert_null(problems);
	assert_non_null(desk_find_text(canvas, "name 39"));
	assert_true(canvas_text_count(canvas) >= 5);
	assert_true(canvas_text_count(canvas) <= 10);
}

/* Lines back to parts far away would cross all others. */
static void
none_moves_far(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const LabelEdge edge = { LABELS_LEFT, 0, 2000, 100, 100 };
	g_autoptr(GArray) labels = make_labels(60, 1);

	matrix_labels_draw(canvas, labels, &edge);
	for (size_t i = 0; i < canvas_text_count(canvas); i++)
		assert_true(canvas_text_at(canvas, i)->box.y < 120);
}

static void
heads_lie_where_all_fit(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(GArray) wide = make_labels(2, 90);
	g_autoptr(GArray) tight = make_labels(6, 30);
	LabelEdge edge = { LABELS_ABOVE, 0, 180, 80, 80 };

	assert_int_equal(matrix_labels_run_above(canvas, wide), LABELS_ABOVE);
	assert_int_equal(matrix_labels_run_above(canvas, tight), LABELS_UPWARD);
	assert_true(matrix_labels_room(canvas, wide, LABELS_ABOVE, 80) <
		    matrix_labels_room(canvas, tight, LABELS_UPWARD, 80));
	matrix_labels_draw(canvas, wide, &edge);
	assert_false(canvas_text_at(canvas, 0)->upward);
	edge.run = LABELS_UPWARD;
	matrix_labels_draw(canvas, tight, &edge);
	assert_true(canvas_text_at(canvas, 2)->upward);
}

static void
room_is_what_the_longest_takes(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(GArray) labels = make_labels(2, 35);
	double room = matrix_labels_room(canvas, labels, LABELS_LEFT, 150);

	g_array_index(labels, EdgeLabel, 0).string =
	    "customer_subscription_billing_periods";
	assert_true(
	    matrix_labels_room(canvas, labels, LABELS_LEFT, 150) > room);
	assert_true(
	    matrix_labels_room(canvas, labels, LABELS_LEFT, 150) <= 151);
	g_array_index(labels, EdgeLabel, 0).string = NULL;
	g_array_index(labels, EdgeLabel, 1).string = NULL;
	assert_true(matrix_labels_room(canvas, labels, LABELS_LEFT, 150) == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(names_stand_at_the_middle_of_their_parts),
		WITH_DESK(crowded_names_move_and_the_least_go),
		WITH_DESK(none_moves_far),
		WITH_DESK(heads_lie_where_all_fit),
		WITH_DESK(room_is_what_the_longest_takes),
	};

	return cmocka_run_group_tests_name("matrix_labels", tests, NULL, NULL);
}
