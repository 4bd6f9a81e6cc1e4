#include <math.h>

#include "pipeline/analysis/accountability.h"
#include "pipeline/analysis/allocation.h"
#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/assumptions_used.h"
#include "pipeline/analysis/briefs.h"
#include "pipeline/analysis/data_quality.h"
#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/debt_register.h"
#include "pipeline/analysis/domain_map.h"
#include "pipeline/analysis/domain_profile.h"
#include "pipeline/analysis/failure_modes.h"
#include "pipeline/analysis/governance.h"
#include "pipeline/analysis/knowledge_map.h"
#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/migration_risk.h"
#include "pipeline/analysis/origins.h"
#include "pipeline/analysis/practices.h"
#include "pipeline/analysis/scenarios.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/swings.h"
#include "pipeline/analysis/team.h"
#include "pipeline/analysis/timeline.h"
#include "pipeline/analysis/triggers.h"
#include "pipeline/analysis/users.h"

/* Each reads the results of those above it; the ladder reads all limits. */
static const Analysis analyses[] = {
	{ "users", users_compute, users_describe },
	{ "spend", spend_compute, spend_describe },
	{ "debt", debt_compute, debt_describe },
	{ "domain_map", domain_map_compute, domain_map_describe },
	{ "domain_profile", domain_profile_compute,
	    domain_profile_describe },
	{ "migration_risk", migration_compute, migration_describe },
	{ "triggers", triggers_compute, triggers_describe },
	{ "knowledge_map", knowledge_map_compute, knowledge_map_describe },
	{ "team", team_compute, team_describe },
	{ "ladder", ladder_compute, ladder_describe },
	{ "scenarios", scenarios_compute, scenarios_describe },
	{ "allocation", allocation_compute, allocation_describe },
	{ "debt_register", debt_register_compute, debt_register_describe },
	{ "practices", practices_compute, practices_describe },
	{ "timeline", timeline_compute, timeline_describe },
	{ "governance", governance_compute, governance_describe },
	{ "failure_modes", failure_modes_compute, failure_modes_describe },
	{ "data_quality", NULL, data_quality_describe },
	{ "accountability", accountability_compute, accountability_describe },
	{ "assumptions", swings_compute, assumptions_used_describe },
	{ "briefs", NULL, briefs_describe },
	{ "origins", NULL, origins_describe },
};

Results *
results_new(void)
{
	Results *results = g_new0(Results, 1);

	results->limits = limit_set_new();
	return results;
}

void
results_free(Results *results)
{
	if (results == NULL)
		return;
	users_result_free(results->users);
	spend_result_free(results->spend);
	debt_result_free(results->debt);
	debt_register_result_free(results->debt_register);
	domain_profile_result_free(results->profile);
	domain_map_result_free(results->domains);
	migration_result_free(results->migration);
	triggers_result_free(results->triggers);
	knowledge_map_result_free(results->knowledge);
	team_result_free(results->team);
	allocation_result_free(results->allocation);
	practices_result_free(results->practices);
	ladder_result_free(results->ladder);
	scenarios_result_free(results->scenarios);
	swings_result_free(results->swings);
	timeline_result_free(results->timeline);
	failure_modes_result_free(results->failure_modes);
	governance_result_free(results->governance);
	accountability_result_free(results->accountability);
	limit_set_free(results->limits);
	g_free(results);
}

bool
analyses_climb(const Evidence *evidence, Results *results, GError **error)
{
	for (size_t i = 0; results->ladder == NULL; i++)
		if (!analyses[i].compute(evidence, results, error))
			return false;
	return true;
}

bool
analyses_run(
    const Evidence *evidence, Results *results, Report *report, GError **error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(analyses); i++)
		if (analyses[i].compute != NULL &&
		    !analyses[i].compute(evidence, results, error))
			return false;
	for (size_t i = 0; i < G_N_ELEMENTS(analyses); i++)
		analyses[i].describe(evidence, results, report);
	return true;
}
