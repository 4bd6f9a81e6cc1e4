#include "pipeline/analysis/scenarios.h"

#include <math.h>

#include "pipeline/base/text.h"

const Scenario *
scenario_at(const ScenariosResult *scenarios, guint i)
{
	return &g_array_index(scenarios->scenarios, Scenario, i);
}

const Rung *
ladder_first(const LadderResult *ladder)
{
	return ladder->first < 0 ? NULL
				 : ladder_rung(ladder, (guint)ladder->first);
}

/* Whether the decision on a limit moves for all to see. */
static bool
moves(const Rung *from, const Rung *to)
{
	if (to == NULL || !isfinite(from->decide_weeks) ||
	    !isfinite(to->decide_weeks))
		return false;
	if (rung_overdue(from) && rung_overdue(to))
		return false;
	return fabs(to->decide_weeks - from->decide_weeks) >= 1;
}

static void
find_move(const LadderResult *was, Scenario *scenario)
{
	for (guint r = 0; r < was->rungs->len; r++) {
		const Rung *from = ladder_rung(was, r);
		const Rung *to =
		    ladder_find(scenario->results->ladder, from->limit->id);

		if (!moves(from, to) ||
		    (scenario->moved_from != NULL &&
			scenario->moved_from->decide_weeks <=
			    from->decide_weeks))
			continue;
		scenario->moved_from = from;
		scenario->moved_to = to;
	}
}

static void
find_best(const LadderResult *was, ScenariosResult *all)
{
	double most = was->headroom.p50;

	all->best = -1;
	for (guint i = 0; i < all->scenarios->len; i++) {
		const double carries =
		    scenario_at(all, i)->results->ladder->headroom.p50;

		if (carries > most) {
			most = carries;
			all->best = (int)i;
		}
	}
}

static bool
compute_scenario(const Evidence *plan, const UsersResult *users,
    const Config *config, Scenario *scenario, GError **error)
{
	Evidence evidence = *plan;

	evidence.config = config;
	evidence.before = users;
	scenario->config = config;
	scenario->results = results_new();
	return analyses_climb(&evidence, scenario->results, error);
}

bool
scenarios_compute(const Evidence *evidence, Results *results, GError **error)
{
	const GPtrArray *configs = evidence->config->scenarios;
	ScenariosResult *all = g_new0(ScenariosResult, 1);
	g_autoptr(GHashTable) slugs =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	g_hash_table_add(slugs, g_strdup("plan")); /* things as they are */
	g_hash_table_add(slugs, g_strdup("limit")); /* a column beside them */
	results->scenarios = all;
	all->scenarios =
	    g_array_sized_new(FALSE, TRUE, sizeof(Scenario), configs->len);
	g_array_set_size(all->scenarios, configs->len);
	for (guint i = 0; i < configs->len; i++) {
		const Config *config = g_ptr_array_index(configs, i);
		Scenario *scenario =
		    &g_array_index(all->scenarios, Scenario, i);

		scenario->id = text_slug_unique(config->scenario, slugs);
		if (!compute_scenario(
			evidence, results->users, config, scenario, error))
			return false;
		find_move(results->ladder, scenario);
	}
	find_best(results->ladder, all);
	return true;
}

void
scenarios_result_free(ScenariosResult *scenarios)
{
	if (scenarios == NULL)
		return;
	for (guint i = 0; i < scenarios->scenarios->len; i++) {
		Scenario *scenario =
		    &g_array_index(scenarios->scenarios, Scenario, i);

		g_free(scenario->id);
		results_free(scenario->results);
	}
	g_array_unref(scenarios->scenarios);
	g_free(scenarios);
}

static void
add_limits(const LadderResult *ladder, GHashTable *seen, GPtrArray *limits)
{
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Limit *limit = ladder_rung(ladder, r)->limit;

		if (g_hash_table_add(seen, limit->id))
			g_ptr_array_add(limits, (gpointer)limit);
	}
}

GPtrArray *
scenarios_limits(const Results *results)
{
	const ScenariosResult *all = results->scenarios;
	GPtrArray *limits = g_ptr_array_new();
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	add_limits(results->ladder, seen, limits);
	for (guint i = 0; i < all->scenarios->len; i++)
		add_limits(scenario_at(all, i)->results->ladder, seen, limits);
	return limits;
}
