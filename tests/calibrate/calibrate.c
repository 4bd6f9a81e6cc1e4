/*
 * calibrate [RUNS] - how often what is told of durations is true, over RUNS
 * simulated histories of each setting (2000 if not said).  Exits with 1 where
 * limits do not hold what they promise.
 */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "pipeline/stats/distribution.h"
#include "tests/calibrate/settings.h"
#include "tests/calibrate/trend_trial.h"

enum { RUNS = 2000, CHUNK = 10 };

/* So many standard errors are put down to chance. */
#define CHANCE 3.5

/* What shares are "most", and "nearly always". */
#define MOST 0.9
#define NEARLY_ALWAYS 0.98

/* Some of the histories of a setting. */
typedef struct Chunk {
	const HistorySetting *setting;
	TrendTrial *trials; /* of the setting */
	size_t first, end;
} Chunk;

static void
run_chunk(gpointer data, gpointer unused)
{
	g_autofree Chunk *chunk = data;

	(void)unused;
	for (size_t i = chunk->first; i < chunk->end; i++)
		chunk->trials[i] = trend_trial(chunk->setting, i);
}

static TrendTrial *
run_all(size_t runs)
{
	TrendTrial *trials = g_new(TrendTrial, runs * history_setting_count);
	GThreadPool *pool = g_thread_pool_new(
	    run_chunk, NULL, (int)g_get_num_processors(), TRUE, NULL);

	for (size_t s = 0; s < history_setting_count; s++)
		for (size_t i = 0; i < runs; i += CHUNK) {
			Chunk *chunk = g_new(Chunk, 1);

			*chunk = (Chunk){ &history_settings[s],
				trials + s * runs, i, MIN(i + CHUNK, runs) };
			g_thread_pool_push(pool, chunk, NULL);
		}
	g_thread_pool_free(pool, FALSE, TRUE);
	return trials;
}

static void
print_percent(double value)
{
	if (isnan(value))
		printf("     -");
	else
		printf(" %5.1f", 100 * value);
}

static void
print_tally(const HistorySetting *setting, const TrendTally *tally)
{
	printf("%-32s %5.1f %+5.2f %5.1f %4.0f", setting->name,
	    100 * setting->rate, 100 * tally->rate_bias, 100 * tally->mde,
	    tally->items);
	for (int level = 0; level <= TREND_D; level++)
		print_percent(share_value(tally->levels[level]));
	print_percent(share_value(tally->wrong));
	print_percent(share_value(tally->covered));
	print_percent(share_value(tally->covered_a));
	if (tally->direct_covered.n == 0)
		printf("      -");
	else
		printf(" %+6.3f", tally->direct_bias);
	print_percent(share_value(tally->direct_covered));
	printf("\n");
}

/* Says so where SHARE is not from LOW to HIGH by more than chance explains;
 * whether it was. */
static bool
check(const HistorySetting *setting, const char *what, Share share, double low,
    double high)
{
	const double room = CHANCE * share_error(share);
	const double value = share_value(share);

	if (isnan(value) || (value >= low - room && value <= high + room))
		return true;
	printf("%s: %s: %.1f %%, and should be %.0f to %.0f %%\n",
	    setting->name, what, 100 * value, 100 * low, 100 * high);
	return false;
}

static bool
check_tally(const HistorySetting *setting, const TrendTally *tally)
{
	const bool sure = share_value(tally->levels[TREND_A]) >= NEARLY_ALWAYS;
	bool good = true;

	if (setting->level != 0)
		good &= check(setting, "share at its level",
		    tally->levels[setting->level - 'A'], MOST, 1);
	good &= check(setting, "wrong sign", tally->wrong, 0, 0.05);
	good &= check(setting, "limits of the rate that hold the truth",
	    tally->covered, 0.93, 0.97);
	if (sure)
		good &= check(setting, "the same at level A", tally->covered_a,
		    0.93, 0.97);
	good &= check(setting, "limits of the comparison that hold the truth",
	    tally->direct_covered, 0.93, 0.97);
	return good;
}

static const char heading[] =
    "a month, in %%: the truth, the bias of the median estimate, and the "
    "least that\ncould have been seen; items fitted; share in %% told at "
    "level A, B, C, D; at A with\nthe wrong sign; limits of the rate that "
    "hold the truth, at A or B, and at A\nalone; bias of the six-month ratio; "
    "limits of that which hold the truth\n\n%-32s truth  bias least items"
    "    A     B     C     D wrong  held  at A   bias  held\n";

int
main(int argc, char **argv)
{
	const size_t runs = argc > 1 ? (size_t)atol(argv[1]) : RUNS;
	g_autofree TrendTrial *trials = run_all(runs);
	g_autofree TrendTally *tallies =
	    g_new(TrendTally, history_setting_count);
	bool good = true;

	printf(
	    "The trend of durations, over %zu histories of each kind\n", runs);
	printf(heading, "");
	for (size_t s = 0; s < history_setting_count; s++) {
		tallies[s] =
		    trend_tally(&history_settings[s], trials + s * runs, runs);
		print_tally(&history_settings[s], &tallies[s]);
	}
	printf("\nA share of 95 %% is known to %.1f points either way.\n",
	    100 * NORMAL_95 * sqrt(0.95 * 0.05 / (double)runs));
	for (size_t s = 0; s < history_setting_count; s++)
		good &= check_tally(&history_settings[s], &tallies[s]);
	return good ? 0 : 1;
}
