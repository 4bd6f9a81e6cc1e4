#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/kaplan_meier.h"
#include "tests/support/assert_close.h"

/* [T3], not in order */
static const Lifetime example[] = { { 12, false }, { 2, true }, { 3, true },
	{ 10, true }, { 3, true }, { 4, false }, { 5, true }, { 6, true },
	{ 7, false }, { 8, true } };

static void
traces_the_worked_example(void **state)
{
	static const struct {
		double time;
		const char *survival;
	} want[] = { { 2, "0.9000" }, { 3, "0.7000" }, { 5, "0.5833" },
		{ 6, "0.4667" }, { 8, "0.3111" }, { 10, "0.1556" } };
	g_autoptr(KaplanMeier) curve = kaplan_meier_new(example, 10);
	const SurvivalStep *steps = (const void *)curve->steps->data;

	(void)state;
	assert_int_equal(curve->steps->len, 6);
	assert_int_equal(curve->n, 10);
	assert_int_equal(curve->ended, 7);
	for (size_t i = 0; i < 6; i++) {
		assert_close(steps[i].time, want[i].time, 0);
		assert_prints(steps[i].survival, want[i].survival);
	}
	assert_prints(steps[3].lo, "0.1496");
	assert_prints(steps[3].hi, "0.7366");
	assert_int_equal(steps[1].at_risk, 9);
	assert_int_equal(steps[1].ended, 2);
}

static void
finds_the_median_of_the_worked_example(void **state)
{
	g_autoptr(KaplanMeier) curve = kaplan_meier_new(example, 10);
	double lo, hi;

	(void)state;
	assert_close(kaplan_meier_quantile(curve, 0.5, &lo, &hi), 6, 0);
	assert_close(lo, 2, 0);
	assert_close(hi, 10, 0);
	assert_close(kaplan_meier_quantile(curve, 0.95, &lo, &hi), NAN, 0);
	assert_close(lo, 10, 0);
	assert_close(hi, NAN, 0);
}

typedef struct Case {
	const char *name;
	Lifetime lifetimes[6];
	size_t n, used, steps;
	double median, lo, hi, last_survival;
} Case;

static const Case cases[] = {
	{ "nothing", { { 0, false } }, 0, 0, 0, NAN, NAN, NAN, NAN },
	{ "one that ended", { { 5, true } }, 1, 1, 1, 5, NAN, NAN, 0 },
	{ "one that is open", { { 5, false } }, 1, 1, 0, NAN, NAN, NAN, NAN },
	{ "all open", { { 1, false }, { 2, false } }, 2, 2, 0, NAN, NAN, NAN,
	    NAN },
	{ "all equal", { { 3, true }, { 3, true }, { 3, true } }, 3, 3, 1, 3,
	    NAN, NAN, 0 },
	{ "open at the time of an end counts as at risk",
	    { { 3, false }, { 3, true }, { 9, false } }, 3, 3, 1, NAN, 3, NAN,
	    2.0 / 3 },
	{ "exactly one half",
	    { { 1, true }, { 2, true }, { 3, true }, { 4, false }, { 5, false },
		{ 6, false } },
	    6, 6, 3, 3, 1, NAN, 0.5 },
	{ "not times",
	    { { NAN, true }, { -1, true }, { INFINITY, false }, { 0, true },
		{ 4, true } },
	    5, 2, 2, 0, 0, NAN, 0 },
};

static void
traces_small_samples(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_autoptr(KaplanMeier) curve =
		    kaplan_meier_new(c->lifetimes, c->n);
		double lo, hi;

		assert_int_equal(curve->n, c->used);
		assert_int_equal(curve->steps->len, c->steps);
		assert_close(
		    kaplan_meier_quantile(curve, 0.5, &lo, &hi), c->median, 0);
		assert_close(lo, c->lo, 0);
		assert_close(hi, c->hi, 0);
		if (c->steps > 0)
			assert_close(g_array_index(curve->steps, SurvivalStep,
					 c->steps - 1)
					 .survival,
			    c->last_survival, 1e-15);
	}
}

/* Weeks of remission of leukaemia (Freireich and others 1963), as Stata lists
 * them, which has the same limits; a median as R and SAS print it. */
typedef struct Published {
	const char *name;
	Lifetime lifetimes[21];
	size_t n, steps;
	struct {
		double time;
		const char *survival, *lo, *hi;
	} want[12];
	double median;
	bool limits; /* are published, too */
	double lo, hi;
} Published;

#define WEEKS(t)                                                               \
	{                                                                      \
		t, true                                                        \
	}
#define AT_LEAST(t)                                                            \
	{                                                                      \
		t, false                                                       \
	}

static const Published published[] = {
	{ "6-mercaptopurine",
	    { WEEKS(6), WEEKS(6), WEEKS(6), AT_LEAST(6), WEEKS(7), AT_LEAST(9),
		WEEKS(10), AT_LEAST(10), AT_LEAST(11), WEEKS(13), WEEKS(16),
		AT_LEAST(17), AT_LEAST(19), AT_LEAST(20), WEEKS(22), WEEKS(23),
		AT_LEAST(25), AT_LEAST(32), AT_LEAST(32), AT_LEAST(34),
		AT_LEAST(35) },
	    21, 7,
	    { { 6, "0.8571", "0.6197", "0.9516" },
		{ 7, "0.8067", "0.5631", "0.9228" },
		{ 10, "0.7529", "0.5032", "0.8894" },
		{ 13, "0.6902", "0.4316", "0.8491" },
		{ 16, "0.6275", "0.3675", "0.8049" },
		{ 22, "0.5378", "0.2678", "0.7468" },
		{ 23, "0.4482", "0.1881", "0.6801" } },
	    23, true, 13, NAN },
	{ "placebo",
	    { WEEKS(1), WEEKS(1), WEEKS(2), WEEKS(2), WEEKS(3), WEEKS(4),
		WEEKS(4), WEEKS(5), WEEKS(5), WEEKS(8), WEEKS(8), WEEKS(8),
		WEEKS(8), WEEKS(11), WEEKS(11), WEEKS(12), WEEKS(12), WEEKS(15),
		WEEKS(17), WEEKS(22), WEEKS(23) },
	    21, 12,
	    { { 1, "0.9048", "0.6700", "0.9753" },
		{ 2, "0.8095", "0.5689", "0.9239" },
		{ 3, "0.7619", "0.5194", "0.8933" },
		{ 4, "0.6667", "0.4254", "0.8250" },
		{ 5, "0.5714", "0.3380", "0.7492" },
		{ 8, "0.3810", "0.1831", "0.5778" },
		{ 11, "0.2857", "0.1166", "0.4818" },
		{ 12, "0.1905", "0.0595", "0.3774" },
		{ 15, "0.1429", "0.0357", "0.3212" },
		{ 17, "0.0952", "0.0163", "0.2612" },
		{ 22, "0.0476", "0.0033", "0.1970" },
		{ 23, "0.0000", NULL, NULL } },
	    8, true, 4, 11 },
	{ "acute myelogenous leukaemia, maintained (Miller 1997, R's aml)",
	    { WEEKS(9), WEEKS(13), AT_LEAST(13), WEEKS(18), WEEKS(23),
		AT_LEAST(28), WEEKS(31), WEEKS(34), AT_LEAST(45), WEEKS(48),
		AT_LEAST(161) },
	    11, 7,
	    { { 9, "0.909", NULL, NULL }, { 13, "0.818", NULL, NULL },
		{ 18, "0.716", NULL, NULL }, { 23, "0.614", NULL, NULL },
		{ 31, "0.491", NULL, NULL }, { 34, "0.368", NULL, NULL },
		{ 48, "0.184", NULL, NULL } },
	    31, false, NAN, NAN },
};

static void
agrees_with_published_curves(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(published); i++) {
		const Published *p = &published[i];
		g_autoptr(KaplanMeier) curve =
		    kaplan_meier_new(p->lifetimes, p->n);
		double lo, hi;

		print_message("%s\n", p->name);
		assert_int_equal(curve->steps->len, p->steps);
		for (guint k = 0; k < curve->steps->len; k++) {
			const SurvivalStep *step =
			    &g_array_index(curve->steps, SurvivalStep, k);

			assert_close(step->time, p->want[k].time, 0);
			assert_prints(step->survival, p->want[k].survival);
			if (p->want[k].lo == NULL)
				continue;
			assert_prints(step->lo, p->want[k].lo);
			assert_prints(step->hi, p->want[k].hi);
		}
		assert_close(
		    kaplan_meier_quantile(curve, 0.5, &lo, &hi), p->median, 0);
		if (!p->limits)
			continue;
		assert_close(lo, p->lo, 0);
		assert_close(hi, p->hi, 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(traces_the_worked_example),
		cmocka_unit_test(finds_the_median_of_the_worked_example),
		cmocka_unit_test(traces_small_samples),
		cmocka_unit_test(agrees_with_published_curves),
	};

	return cmocka_run_group_tests_name("kaplan_meier", tests, NULL, NULL);
}
