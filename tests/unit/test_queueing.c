#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/queueing.h"
#include "pipeline/stats/rng.h"
#include "tests/support/assert_close.h"

/* [T22] 20 ms of service take 200 ms at 70.04 % utilisation. */
static void
twenty_ms_become_two_hundred(void **state)
{
	(void)state;
	assert_prints(queueing_utilisation(20, 200), "0.7004");
	assert_close(
	    queueing_p95(20, queueing_utilisation(20, 200)), 200, 1e-9);
	assert_prints(queueing_p95(20, 0), "59.9146");
}

static void
limits_are_said(void **state)
{
	(void)state;
	assert_true(isinf(queueing_p95(20, 1)));
	assert_true(isinf(queueing_p95(20, 1.3)));
	assert_true(isnan(queueing_p95(-1, 0.5)));
	assert_true(isnan(queueing_p95(NAN, 0.5)));
	assert_true(isnan(queueing_p95(20, NAN)));
	assert_true(isnan(queueing_p95(20, -0.1)));
	/* an idle server takes 60 ms */
	assert_close(queueing_utilisation(20, 59), 0, 0);
	assert_true(isnan(queueing_utilisation(20, 0)));
}

/* Against a queue that is run: Lindley's recursion, 80 % utilised. */
static void
a_simulated_queue_agrees(void **state)
{
	enum { JOBS = 400000 };
	const double service = 10, utilisation = 0.8;
	const double limit = queueing_p95(service, utilisation);
	double wait = 0;
	long above = 0;
	Rng rng;

	(void)state;
	rng_init(&rng, 7, "queue");
	for (long i = 0; i < JOBS; i++) {
		const double work = -service * log(rng_uniform(&rng));
		const double gap =
		    -service / utilisation * log(rng_uniform(&rng));

		above += wait + work > limit;
		wait = fmax(0, wait + work - gap);
	}
	assert_close((double)above / JOBS, 0.05, 0.06);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(twenty_ms_become_two_hundred),
		cmocka_unit_test(limits_are_said),
		cmocka_unit_test(a_simulated_queue_agrees),
	};

	return cmocka_run_group_tests_name("queueing", tests, NULL, NULL);
}
