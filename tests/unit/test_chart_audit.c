#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/chart_audit.h"
#include "tests/support/desk.h"

static void
put(Canvas *canvas, const char *string, double x, double y)
{
	canvas_text(canvas,
	    &(TextSpec){
		.string = string, .x = x, .y = y, .face = { 12, false } });
}

static void
tells_what_cannot_be_read(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autofree char *problems = NULL;

	put(canvas, "good", 10, 20);
	put(canvas, "under", 10, 50);
	put(canvas, "over", 20, 53);
	put(canvas, "leaving", 180, 80);
	put(canvas, "low", 10, 99);
	canvas_set_height(canvas, 100);
	problems = chart_audit(canvas);
	assert_non_null(strstr(problems, "“under” and “over” overlap"));
	assert_non_null(strstr(problems, "“leaving” leaves"));
	assert_non_null(strstr(problems, "“low” leaves"));
	assert_null(strstr(problems, "good"));
}

static void
is_quiet_when_all_is_well(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autofree char *problems = NULL;

	put(canvas, "one", 10, 20);
	put(canvas, "two", 10, 34);
	canvas_set_height(canvas, 100);
	problems = chart_audit(canvas);
	assert_null(problems);
}

static void
misses_the_height(void **state)
{
	g_autofree char *problems = chart_audit(((Desk *)*state)->canvas);

	assert_non_null(strstr(problems, "no height"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(tells_what_cannot_be_read),
		WITH_DESK(is_quiet_when_all_is_well),
		WITH_DESK(misses_the_height),
	};

	return cmocka_run_group_tests_name("chart_audit", tests, NULL, NULL);
}
