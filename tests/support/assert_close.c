#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"

bool
is_close(double got, double want, double tolerance)
{
	if (isnan(got) || isnan(want))
		return isnan(got) && isnan(want);
	if (isinf(got) || isinf(want))
		return got == want;
	return fabs(got - want) <= tolerance * fmax(1.0, fabs(want));
}

void
assert_close_at(double got, double want, double tolerance,
    const char *expression, const char *file, int line)
{
	if (is_close(got, want, tolerance))
		return;
	print_error("%s is %.12g, want %.12g within %g\n", expression, got,
	    want, tolerance);
	_fail(file, line);
}

bool
prints_as(double got, const char *want)
{
	const char *point = strchr(want, '.');
	char text[64];

	snprintf(text, sizeof text, "%.*f",
	    point == NULL ? 0 : (int)strlen(point + 1), got);
	return strcmp(text, want) == 0;
}

void
assert_prints_at(double got, const char *want, const char *expression,
    const char *file, int line)
{
	if (prints_as(got, want))
		return;
	print_error("%s is %.12g, want %s\n", expression, got, want);
	_fail(file, line);
}
