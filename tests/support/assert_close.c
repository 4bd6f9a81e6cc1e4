#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
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
