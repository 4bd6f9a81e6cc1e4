#include "pipeline/analysis/data_decisions.h"

/* Tables with a hit of one of the rules: of known severity, or of unknown. */
static long
count_tables(const MigrationResult *migration, const char *one,
    const char *other, bool known)
{
	long count = 0;

	for (guint i = 0; i < migration->risks->len; i++) {
		const MigrationRisk *risk = migration_risk_at(migration, i);
		bool found = false;

		for (guint h = 0; h < risk->hits->len; h++) {
			const Hit *hit = &g_array_index(risk->hits, Hit, h);
			const char *id = hit->detector->id;

			if (g_str_equal(id, one) || g_str_equal(id, other))
				found = found || known == (hit->severity !=
							      SEVERITY_UNKNOWN);
		}
		count += found;
	}
	return count;
}

static DecisionRow
unknown(Message why, long count, long of)
{
	return (DecisionRow){ DECISION_UNKNOWN, why, count, of };
}

static DecisionRow
sound(Message why)
{
	return (DecisionRow){ DECISION_SOUND, why, 0, 0 };
}

static DecisionRow
found(Message why, long count, long of)
{
	return (DecisionRow){ DECISION_FOUND, why, count, of };
}

/* A narrow key is a risk however much of it is used. */
static DecisionRow
decide_keys(const MigrationResult *migration)
{
	const long of = migration->tables;
	long count = 0;

	for (guint i = 0; i < migration->risks->len; i++) {
		const MigrationRisk *risk = migration_risk_at(migration, i);

		count += migration_has_hit(risk, "D1") ||
			 migration_has_hit(risk, "D2");
	}
	if (count > 0)
		return found(MSG_MIGRATION_KEYS_FOUND, count, of);
	if (of == 0)
		return unknown(MSG_MIGRATION_SCHEMA_UNKNOWN, 0, 0);
	if (migration->keys_known < of)
		return unknown(
		    MSG_MIGRATION_KEYS_UNKNOWN, of - migration->keys_known, of);
	if (migration->references_known < of)
		return unknown(MSG_MIGRATION_REFERENCES_UNKNOWN,
		    of - migration->references_known, of);
	return sound(MSG_MIGRATION_KEYS_SOUND);
}

static DecisionRow
decide_events(const MigrationResult *migration)
{
	const long overwritten = count_tables(migration, "D3", "D3", true);
	const long perhaps = count_tables(migration, "D3", "D3", false);

	if (overwritten > 0)
		return found(
		    MSG_MIGRATION_EVENTS_FOUND, overwritten, migration->tables);
	if (migration->tables == 0)
		return unknown(MSG_MIGRATION_SCHEMA_UNKNOWN, 0, 0);
	if (perhaps > 0)
		return unknown(
		    MSG_MIGRATION_EVENTS_UNKNOWN, perhaps, migration->tables);
	return sound(MSG_MIGRATION_EVENTS_SOUND);
}

/* Sizes of half of the tables are enough: those that a database has not
 * counted are small. */
static DecisionRow
decide_analytics(const SchemaView *view, const MigrationResult *migration)
{
	if (count_tables(migration, "D4", "D4", true) > 0)
		return found(
		    MSG_MIGRATION_ANALYTICS_FOUND, 1, migration->tables);
	if (view->split)
		return sound(MSG_MIGRATION_ANALYTICS_SPLIT);
	if (migration->tables == 0)
		return unknown(MSG_MIGRATION_SCHEMA_UNKNOWN, 0, 0);
	if (view->largest == NULL)
		return unknown(MSG_MIGRATION_ROWS_EMPTY, 0, migration->tables);
	if (2 * migration->rows_known < migration->tables)
		return unknown(MSG_MIGRATION_ROWS_UNKNOWN,
		    migration->tables - migration->rows_known,
		    migration->tables);
	if (schema_view_is_small(view))
		return sound(MSG_MIGRATION_ANALYTICS_SMALL);
	return unknown(MSG_MIGRATION_BILLS_UNKNOWN, 0, 0);
}

void
data_decisions(const SchemaView *view, MigrationResult *migration)
{
	migration->decisions[DECISION_KEYS] = decide_keys(migration);
	migration->decisions[DECISION_EVENTS] = decide_events(migration);
	migration->decisions[DECISION_ANALYTICS] =
	    decide_analytics(view, migration);
}
