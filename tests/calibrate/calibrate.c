/*
 * calibrate [RUNS] - how often what is told is true, over RUNS simulated
 * trackers and series of each kind (2000 if not said).  Exits with 1 where
 * limits do not hold what they promise.
 */
#include <stdlib.h>

#include "tests/calibrate/model_table.h"
#include "tests/calibrate/series_table.h"
#include "tests/calibrate/trend_table.h"

/* Drawing the bands of a model takes twenty times as long as the rest. */
enum { RUNS = 2000, RUNS_A_MODEL = 5 };

int
main(int argc, char **argv)
{
	const size_t runs = argc > 1 ? (size_t)atol(argv[1]) : RUNS;
	bool good = trend_table(runs);

	good &= series_table(runs);
	good &= model_table((runs + RUNS_A_MODEL - 1) / RUNS_A_MODEL);
	return good ? 0 : 1;
}
