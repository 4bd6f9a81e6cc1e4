/*
 * scenarios.h - what if?  The ladder again, under other assumptions.
 *
 * Each scenario of headroom.yaml is a configuration of its own over the same
 * facts and the same seed: draw i of a scenario belongs to draw i of things
 * as they are, and what a scenario does not touch comes out the same to the
 * last digit.
 */
#ifndef PIPELINE_ANALYSIS_SCENARIOS_H
#define PIPELINE_ANALYSIS_SCENARIOS_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/ladder.h"

typedef struct Scenario {
	const Config *config;
	char *id; /* slug of its name */
	Results *results; /* up to the ladder */
	/* The most urgent decision that it moves by a week or more, and that is
	 * not due at once in both; NULL: none. */
	const Rung *moved_from, *moved_to;
} Scenario;

struct ScenariosResult {
	GArray *scenarios; /* of Scenario, as configured */
	int best; /* carries most, and more than things as they are; -1 */
};

bool scenarios_compute(
    const Evidence *evidence, Results *results, GError **error);
void scenarios_describe(
    const Evidence *evidence, const Results *results, Report *report);
void scenarios_result_free(ScenariosResult *scenarios);

/* What the description is made of. */

const Scenario *scenario_at(const ScenariosResult *scenarios, guint i);

/* The rung that is first on LADDER; NULL: none. */
const Rung *ladder_first(const LadderResult *ladder);

/* The limits of all ladders, as they are today first; of const Limit *. */
GPtrArray *scenarios_limits(const Results *results);

/* What SCENARIO changes against the ladder WAS, in sentences. */
char *scenario_changes(const Evidence *evidence, const LadderResult *was,
    const Scenario *scenario);

/* Adds the figures scenario.*. */
void scenarios_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures);

#endif
