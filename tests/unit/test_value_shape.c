#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/value_shape.h"

typedef struct ShapeCase {
	const char *values; /* parted by | */
	ValueShape shape;
} ShapeCase;

static const ShapeCase cases[] = {
	{ NULL, SHAPE_NOTHING },
	{ "SHOP-1|SHOP-22", SHAPE_KEY },
	{ "shop-1", SHAPE_TEXT },
	{ "SHOP-1|none", SHAPE_TEXT },
	{ "EUR|USD", SHAPE_CURRENCY },
	{ "EUR|XXL", SHAPE_TEXT },
	{ "12.30|1,300.00", SHAPE_MONEY },
	{ "$3|$4", SHAPE_MONEY },
	{ "€ 3.10|(12.00)", SHAPE_MONEY },
	{ "0.1|0.12", SHAPE_NUMBER },
	{ "1|2.5|-3e4", SHAPE_NUMBER },
	{ "2026-01-02|2026-01-03 10:00:00", SHAPE_DATE },
	{ "3/4/26|25/12/26", SHAPE_DATE },
	{ "Jan 2026|Feb 2026", SHAPE_DATE },
	{ "1w 2d|3h", SHAPE_SPAN },
	{ "red|2026-01-02", SHAPE_TEXT },
};

static void
all_values_make_the_shape(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const ShapeCase *c = &cases[i];
		g_auto(GStrv) values =
		    g_strsplit(c->values ? c->values : "", "|", -1);
		g_autoptr(GPtrArray) list = g_ptr_array_new();

		print_message("%s\n", c->values ? c->values : "nothing");
		for (char **value = values; *value; value++)
			g_ptr_array_add(list, *value);
		assert_int_equal(value_shape(list), c->shape);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_values_make_the_shape),
	};

	return cmocka_run_group_tests_name("value_shape", tests, NULL, NULL);
}
