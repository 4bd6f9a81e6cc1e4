#include "pipeline/ingest/liquibase_dbms.h"

#include <string.h>

/* Lists of more names than there are databases are nonsense. */
enum { CANDIDATES_MAX = 64 };

bool
liquibase_dbms_matches(char *const *list, const char *dbms)
{
	bool positive = false, named = false;

	for (size_t i = 0; list != NULL && list[i] != NULL; i++) {
		if (strcmp(list[i], "all") == 0)
			return true;
		if (strcmp(list[i], "none") == 0)
			return false;
		if (*list[i] == '!' && g_strcmp0(list[i] + 1, dbms) == 0)
			return false;
		positive |= *list[i] != '!';
		named |= g_strcmp0(list[i], dbms) == 0;
	}
	return named || !positive;
}

static bool
are_met(const GPtrArray *demands, const char *dbms)
{
	for (guint i = 0; i < demands->len; i++)
		if (!liquibase_dbms_matches(demands->pdata[i], dbms))
			return false;
	return true;
}

bool
liquibase_dbms_runs(
    const LiquibaseLog *log, const LiquibaseSet *set, const char *dbms)
{
	return are_met(log->demands, dbms) && are_met(set->demands, dbms);
}

static void
add_names(GPtrArray *candidates, char *const *list)
{
	for (size_t i = 0; list != NULL && list[i] != NULL; i++)
		if (*list[i] != '!' && strcmp(list[i], "all") != 0 &&
		    strcmp(list[i], "none") != 0 &&
		    candidates->len < CANDIDATES_MAX &&
		    !g_ptr_array_find_with_equal_func(
			candidates, list[i], g_str_equal, NULL))
			g_ptr_array_add(candidates, list[i]);
}

static void
add_demands(GPtrArray *candidates, const GPtrArray *demands)
{
	for (guint i = 0; i < demands->len; i++)
		add_names(candidates, demands->pdata[i]);
}

/* The databases that LOG names, as first met. */
static GPtrArray *
find_candidates(const LiquibaseLog *log)
{
	GPtrArray *candidates = g_ptr_array_new();

	add_demands(candidates, log->demands);
	for (guint i = 0; i < log->sets->len; i++) {
		const LiquibaseSet *set = log->sets->pdata[i];

		add_demands(candidates, set->demands);
	}
	for (guint i = 0; i < log->properties->len; i++) {
		const LiquibaseProperty *property = log->properties->pdata[i];

		add_names(candidates, property->databases);
	}
	return candidates;
}

/* Teams run their tests on these. */
static bool
is_embedded(const char *dbms)
{
	static const char *const names[] = { "h2", "hsqldb", "derby",
		"sqlite" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i], dbms) == 0)
			return true;
	return false;
}

typedef struct Score {
	long sets;
	bool real; /* not embedded */
	long properties;
} Score;

static Score
score(const LiquibaseLog *log, const char *dbms)
{
	Score s = { .real = !is_embedded(dbms) };

	for (guint i = 0; i < log->sets->len; i++)
		s.sets += liquibase_dbms_runs(log, log->sets->pdata[i], dbms);
	for (guint i = 0; i < log->properties->len; i++) {
		const LiquibaseProperty *property = log->properties->pdata[i];

		s.properties +=
		    liquibase_dbms_matches(property->databases, dbms);
	}
	return s;
}

static bool
is_better(Score a, Score b)
{
	if (a.sets != b.sets)
		return a.sets > b.sets;
	if (a.real != b.real)
		return a.real;
	return a.properties > b.properties;
}

const char *
liquibase_dbms_choose(const LiquibaseLog *log)
{
	g_autoptr(GPtrArray) candidates = find_candidates(log);
	const char *best = NULL;
	Score most = { .sets = -1 };

	for (guint i = 0; i < candidates->len; i++) {
		Score s = score(log, candidates->pdata[i]);

		if (!is_better(s, most))
			continue;
		most = s;
		best = candidates->pdata[i];
	}
	return best;
}
