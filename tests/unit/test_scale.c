#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/base/date.h"
#include "pipeline/base/number.h"
#include "renderers/chart/scale.h"
#include "tests/support/assert_close.h"

typedef struct PlaceCase {
	const char *name;
	Scale scale;
	double value, want;
} PlaceCase;

static const PlaceCase places[] = {
	{ "left edge", { AXIS_LINEAR, 0, 10, 0, 100 }, 0, 0 },
	{ "downward y axis", { AXIS_LINEAR, 0, 10, 100, 0 }, 5, 50 },
	{ "extrapolates", { AXIS_LINEAR, 0, 10, 0, 100 }, 12, 120 },
	{ "missing", { AXIS_LINEAR, 0, 10, 0, 100 }, NAN, NAN },
	{ "log middle", { AXIS_LOG, 1, 100, 0, 100 }, 10, 50 },
	{ "log below", { AXIS_LOG, 1, 100, 0, 100 }, 0.1, -50 },
	{ "log has no zero", { AXIS_LOG, 1, 100, 0, 100 }, 0, NAN },
	{ "log has no negatives", { AXIS_LOG, 1, 100, 0, 100 }, -3, NAN },
	{ "log of missing", { AXIS_LOG, 1, 100, 0, 100 }, NAN, NAN },
	{ "days", { AXIS_TIME, 20000, 20100, 0, 200 }, 20050, 100 },
};

static void
values_go_to_their_places(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
		assert_close(scale_at(&places[i].scale, places[i].value),
		    places[i].want, 1e-9);
}

static void
clamping_keeps_inside(void **state)
{
	const Scale down = { AXIS_LINEAR, 0, 10, 100, 20 };

	(void)state;
	assert_close(scale_clamped(&down, -5), 100, 0);
	assert_close(scale_clamped(&down, 50), 20, 0);
	assert_close(scale_clamped(&down, INFINITY), 20, 0);
	assert_true(isnan(scale_clamped(&down, NAN)));
}

typedef struct DomainCase {
	const char *name;
	AxisScale kind;
	double values[3];
	double lo, hi;
} DomainCase;

static const DomainCase domains[] = {
	{ "plain", AXIS_LINEAR, { 3, -1, 2 }, -1, 3 },
	{ "nothing", AXIS_LINEAR, { NAN, NAN, NAN }, 0, 1 },
	{ "nothing on a log axis", AXIS_LOG, { NAN, 0, -2 }, 1, 10 },
	{ "nothing in time", AXIS_TIME, { NAN, NAN, 1e15 }, 0, 365 },
	{ "infinities are not seen", AXIS_LINEAR, { 1, INFINITY, 2 }, 1, 2 },
	{ "one value", AXIS_LINEAR, { 40, 40, NAN }, 38, 42 },
	{ "one negative value", AXIS_LINEAR, { -40, NAN, NAN }, -42, -38 },
	{ "zero alone", AXIS_LINEAR, { 0, NAN, NAN }, 0, 1 },
	{ "one on a log axis", AXIS_LOG, { 8, NAN, NAN }, 4, 16 },
	{ "one day", AXIS_TIME, { 100, NAN, NAN }, 85, 115 },
	{ "as good as one", AXIS_LINEAR, { 1e9, 1e9 + 1e-7, NAN }, 0.95e9,
	    1.05e9 },
};

static void
domains_are_never_empty(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(domains); i++) {
		const DomainCase *c = &domains[i];
		Domain domain;
		Scale scale;

		domain_init(&domain);
		for (size_t k = 0; k < G_N_ELEMENTS(c->values); k++)
			domain_add(&domain, c->kind, c->values[k]);
		scale = scale_make(c->kind, domain, 0, 100);
		if (!is_close(scale.lo, c->lo, 1e-9) ||
		    !is_close(scale.hi, c->hi, 1e-9))
			fail_msg("%s: %g to %g", c->name, scale.lo, scale.hi);
	}
}

typedef struct TickCase {
	AxisScale kind;
	double lo, hi;
	size_t max;
	const char *want;
} TickCase;

static const TickCase ticks[] = {
	{ AXIS_LINEAR, 0, 10, 6, "0 2 4 6 8 10" },
	{ AXIS_LINEAR, 0, 10, 11, "0 1 2 3 4 5 6 7 8 9 10" },
	{ AXIS_LINEAR, 0.13, 0.97, 5, "0.5" },
	{ AXIS_LINEAR, 0.13, 0.97, 6, "0.2 0.4 0.6 0.8" },
	{ AXIS_LINEAR, 0, 0.3, 4, "0 0.1 0.2 0.3" },
	{ AXIS_LINEAR, -5, 5, 3, "-5 0 5" },
	{ AXIS_LINEAR, 0, 1234567, 4, "0 500000 1000000" },
	{ AXIS_LINEAR, 3.1, 3.2, 3, "3.1 3.15 3.2" },
	{ AXIS_LINEAR, 0, 1, 2, "0 1" },
	{ AXIS_LINEAR, 0, 24, 6, "0 6 12 18 24" },
	{ AXIS_LINEAR, -12, 12, 3, "-12 0 12" },
	{ AXIS_LINEAR, 0, 36, 3, "0 24" },
	{ AXIS_LINEAR, 0, 25, 6, "0 5 10 15 20 25" },
	{ AXIS_LOG, 1, 100, 9, "1 2 5 10 20 50 100" },
	{ AXIS_LOG, 1, 100, 5, "1 3 10 30 100" },
	{ AXIS_LOG, 1, 100, 3, "1 10 100" },
	{ AXIS_LOG, 1, 1e9, 4, "1 1000 1000000 1000000000" },
	{ AXIS_LOG, 0.02, 3, 9, "0.02 0.05 0.1 0.2 0.5 1 2" },
	{ AXIS_LOG, 2.3, 60, 9, "5 10 20 50" },
	{ AXIS_LOG, 5619, 8374, 4, "6000 7000 8000" },
	{ AXIS_LOG, 11, 19, 3, "15" },
	{ AXIS_LOG, 1, 2, 5, "1 1.5 2" },
	{ AXIS_LOG, 1, 3.6, 9, "1 1.5 2 2.5 3 3.5" },
	{ AXIS_LOG, 1, 2, 2, "1 2" },
	{ AXIS_LOG, 1e-6, 1e6, 3, "1e-06 1 1000000" },
	{ AXIS_LOG, 1e-300, 1e300, 3, "1e-300 1 1e+300" },
};

static char *
join(const Ticks *t)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < t->values->len; i++) {
		char text[G_ASCII_DTOSTR_BUF_SIZE];

		g_ascii_formatd(text, sizeof text, "%.10g",
		    g_array_index(t->values, double, i));
		g_string_append_printf(out, "%s%s", i > 0 ? " " : "", text);
	}
	return g_string_free(out, false);
}

static void
ticks_are_round_and_few(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ticks); i++) {
		const TickCase *c = &ticks[i];
		const Scale scale = { c->kind, c->lo, c->hi, 0, 100 };
		g_auto(Ticks) got = scale_ticks(&scale, c->max);
		g_autofree char *text = join(&got);

		assert_string_equal(text, c->want);
	}
}

typedef struct TimeCase {
	const char *from, *to;
	size_t max;
	TickUnit unit;
	const char *want;
} TimeCase;

static const TimeCase times[] = {
	{ "2026-11-20", "2026-11-24", 6, TICK_DAY,
	    "2026-11-20 2026-11-21 2026-11-22 2026-11-23 2026-11-24" },
	{ "2026-11-01", "2026-11-30", 5, TICK_DAY,
	    "2026-11-02 2026-11-09 2026-11-16 2026-11-23 2026-11-30" },
	{ "2026-01-15", "2026-06-20", 6, TICK_MONTH,
	    "2026-02-01 2026-03-01 2026-04-01 2026-05-01 2026-06-01" },
	{ "2025-05-10", "2026-11-22", 7, TICK_MONTH,
	    "2025-07-01 2025-10-01 2026-01-01 2026-04-01 2026-07-01 "
	    "2026-10-01" },
	{ "2025-05-10", "2026-11-22", 4, TICK_MONTH,
	    "2025-07-01 2026-01-01 2026-07-01" },
	{ "2019-05-10", "2026-11-22", 8, TICK_YEAR,
	    "2020-01-01 2021-01-01 2022-01-01 2023-01-01 2024-01-01 "
	    "2025-01-01 2026-01-01" },
	{ "2019-05-10", "2026-11-22", 3, TICK_YEAR, "2020-01-01 2025-01-01" },
	{ "1970-01-01", "2100-01-01", 4, TICK_YEAR,
	    "2000-01-01 2050-01-01 2100-01-01" },
};

static void
time_ticks_follow_the_calendar(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(times); i++) {
		const TimeCase *c = &times[i];
		g_autoptr(GString) out = g_string_new(NULL);
		Date from, to;
		Scale scale;

		assert_true(date_parse_iso(c->from, &from));
		assert_true(date_parse_iso(c->to, &to));
		scale = (Scale){ AXIS_TIME, from, to, 0, 100 };
		g_auto(Ticks) got = scale_ticks(&scale, c->max);
		for (guint k = 0; k < got.values->len; k++) {
			char text[DATE_TEXT_SIZE];

			date_format_iso(
			    (Date)g_array_index(got.values, double, k), text);
			g_string_append_printf(
			    out, "%s%s", k > 0 ? " " : "", text);
		}
		assert_string_equal(out->str, c->want);
		assert_int_equal(got.unit, c->unit);
	}
}

static void
check_ticks(AxisScale kind, double one, double other)
{
	Domain domain;
	Scale scale;

	domain_init(&domain);
	domain_add(&domain, kind, one);
	domain_add(&domain, kind, other);
	scale = scale_make(kind, domain, 0, 100);
	g_auto(Ticks) got = scale_ticks(&scale, 5);
	assert_true(scale.lo < scale.hi);
	assert_true(got.values->len <= 5);
	for (guint i = 0; i < got.values->len; i++) {
		double at =
		    scale_at(&scale, g_array_index(got.values, double, i));

		assert_true(at >= -1e-6 && at <= 100 + 1e-6);
	}
}

/* Whatever the domain: never more than asked for, always inside. */
static void
ticks_hold_for_any_domain(void **state)
{
	static const double ends[] = { -1e9, -7.3, -1e-9, 0, 3e-7, 0.9, 1,
		1.0001, 17, 4096, 123456, 7e11, 1e308 };
	const size_t count = G_N_ELEMENTS(ends);

	(void)state;
	for (size_t i = 0; i < count * count; i++)
		for (AxisScale k = AXIS_LINEAR; k <= AXIS_TIME; k++)
			check_ticks(k, ends[i / count], ends[i % count]);
}

typedef struct NiceCase {
	Scale scale;
	double lo, hi;
} NiceCase;

static const NiceCase nices[] = {
	{ { AXIS_LINEAR, 0.13, 0.97, 0, 1 }, 0, 1 },
	{ { AXIS_LINEAR, 0, 10, 0, 1 }, 0, 10 },
	{ { AXIS_LINEAR, -3, 17, 0, 1 }, -5, 20 },
	{ { AXIS_LOG, 2.3, 60, 0, 1 }, 2, 100 },
	{ { AXIS_LOG, 1, 100, 0, 1 }, 1, 100 },
	{ { AXIS_LOG, 0.03, 0.4, 0, 1 }, 0.02, 0.5 },
	{ { AXIS_TIME, 20001, 20107, 0, 1 }, 20001, 20107 },
};

static void
nice_ends_are_ticks(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(nices); i++) {
		Scale nice = scale_nice(nices[i].scale, 6);

		assert_close(nice.lo, nices[i].lo, 1e-9);
		assert_close(nice.hi, nices[i].hi, 1e-9);
	}
}

/* An end is a tick, or so near to the data that a tick would have left more
 * than a fifth empty. */
static bool
is_good_end(double end, double tick, double data, double span)
{
	double to_tick = fabs(end - tick), to_data = fabs(end - data);

	return to_tick <= 1e-6 * span ? to_data <= 0.2 * span + 1e-6
				      : to_data <= 0.05 * span;
}

static void
check_ends(Scale scale, size_t count)
{
	Scale nice = scale_nice(scale, count);
	g_auto(Ticks) got = scale_ticks(&nice, count);
	guint last = got.values->len - 1;
	double first = g_array_index(got.values, double, 0);
	double final = g_array_index(got.values, double, last);

	assert_true(got.values->len >= 1 && got.values->len <= count);
	if (scale.kind == AXIS_LOG) {
		double span = log(scale.hi / scale.lo);

		assert_true(
		    is_good_end(log(nice.lo), log(first), log(scale.lo), span));
		assert_true(
		    is_good_end(log(nice.hi), log(final), log(scale.hi), span));
	} else {
		assert_close(scale_at(&nice, first), 100, 1e-4);
		assert_close(scale_at(&nice, final), 0, 1e-4);
	}
}

/* An end without a tick would leave readers to guess what it is. */
static void
both_ends_of_a_nice_scale_have_ticks(void **state)
{
	static const Domain domains_of[] = { { -58.8, -3.2 }, { -100, 109 },
		{ 0, 60 }, { 0.3, 21 }, { 1.6, 16.5 }, { 2, 3.9 },
		{ 1e-9, 1e9 }, { 2e-8, 5e-8 }, { 1e14, 6e15 }, { 7, 95 },
		{ 0.02, 4e7 }, { 0.096, 3.7 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(domains_of); i++)
		for (size_t count = 3; count <= 6; count++)
			for (AxisScale k = AXIS_LINEAR; k <= AXIS_LOG; k++) {
				Scale scale =
				    scale_make(k, domains_of[i], 100, 0);

				if (k == AXIS_LINEAR || domains_of[i].lo > 0)
					check_ends(scale, count);
			}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_go_to_their_places),
		cmocka_unit_test(clamping_keeps_inside),
		cmocka_unit_test(domains_are_never_empty),
		cmocka_unit_test(ticks_are_round_and_few),
		cmocka_unit_test(time_ticks_follow_the_calendar),
		cmocka_unit_test(ticks_hold_for_any_domain),
		cmocka_unit_test(nice_ends_are_ticks),
		cmocka_unit_test(both_ends_of_a_nice_scale_have_ticks),
	};

	return cmocka_run_group_tests_name("scale", tests, NULL, NULL);
}
