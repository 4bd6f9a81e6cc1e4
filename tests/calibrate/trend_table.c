#include "tests/calibrate/trend_table.h"

#include <math.h>
#include <stdio.h>

#include "pipeline/stats/distribution.h"
#include "tests/calibrate/crew.h"
#include "tests/calibrate/settings.h"
#include "tests/calibrate/trend_trial.h"

/* What shares are "most", and "nearly always". */
#define MOST 0.9
#define NEARLY_ALWAYS 0.98

/* All trackers: RUNS of the first setting, RUNS of the next … */
typedef struct Trials {
	TrendTrial *trials;
	size_t runs;
} Trials;

static void
run_one(void *context, size_t index)
{
	const Trials *all = context;

	all->trials[index] = trend_trial(
	    &tracker_settings[index / all->runs], index % all->runs);
}

static void
print_tally(const TrackerSetting *setting, const TrendTally *tally)
{
	printf("%-32s %5.1f %+5.2f %5.1f %4.0f", setting->name,
	    100 * setting->rate, 100 * tally->rate_bias, 100 * tally->mde,
	    tally->items);
	for (int level = 0; level <= TREND_D; level++)
		share_print(tally->levels[level]);
	share_print(tally->wrong);
	share_print(tally->covered);
	share_print(tally->covered_a);
	if (tally->direct_covered.n == 0)
		printf("      -");
	else
		printf(" %+6.3f", tally->direct_bias);
	share_print(tally->direct_covered);
	printf("\n");
}

static bool
check_tally(const TrackerSetting *setting, const TrendTally *tally)
{
	const bool sure = share_value(tally->levels[TREND_A]) >= NEARLY_ALWAYS;
	bool good = true;

	if (setting->level != 0)
		good &= share_check(setting->name, "share at its level",
		    tally->levels[setting->level - 'A'], MOST, 1);
	good &= share_check(setting->name, "wrong sign", tally->wrong, 0, 0.05);
	good &=
	    share_check(setting->name, "limits of the rate that hold the truth",
		tally->covered, 0.93, 0.97);
	if (sure)
		good &= share_check(setting->name, "the same at level A",
		    tally->covered_a, 0.93, 0.97);
	good &= share_check(setting->name,
	    "limits of the comparison that hold the truth",
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

bool
trend_table(size_t runs)
{
	g_autofree TrendTrial *trials =
	    g_new(TrendTrial, runs * tracker_setting_count);
	g_autofree TrendTally *tallies =
	    g_new(TrendTally, tracker_setting_count);
	Trials all = { trials, runs };
	bool good = true;

	crew_run(run_one, &all, runs * tracker_setting_count);
	printf(
	    "The trend of durations, over %zu trackers of each kind\n", runs);
	printf(heading, "");
	for (size_t s = 0; s < tracker_setting_count; s++) {
		tallies[s] =
		    trend_tally(&tracker_settings[s], trials + s * runs, runs);
		print_tally(&tracker_settings[s], &tallies[s]);
	}
	printf("\nA share of 95 %% is known to %.1f points either way.\n",
	    100 * NORMAL_95 * sqrt(0.95 * 0.05 / (double)runs));
	for (size_t s = 0; s < tracker_setting_count; s++)
		good &= check_tally(&tracker_settings[s], &tallies[s]);
	return good;
}
