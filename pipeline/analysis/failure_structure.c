#include <math.h>

#include "pipeline/analysis/domain_map.h"
#include "pipeline/analysis/failure_checks.h"
#include "pipeline/analysis/practices.h"

enum {
	LEAST_BUGS = 20, /* with components, to tell a share of */
	BUG_DAYS = 180,
	MOST_OWNERS = 4, /* keys from a tenant's row to the tenant */
	MOST_TABLES = 3, /* named as evidence */
};

/* What a key uses of its numbers is not told below. */
#define LEAST_USE 0.01
/* Share of bugs in several components that shows missing boundaries. */
#define SPREAD_BUGS 0.25

/* Of new bugs with components, how many are in several of them; NAN: too few
 * to tell. */
static double
spread_of_bugs(const Evidence *evidence)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	const Instant since = date_instant(evidence->as_of - BUG_DAYS);
	long all = 0, several = 0;

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		if (issue->kind != ISSUE_BUG || issue->created < since ||
		    issue->components[0] == NULL)
			continue;
		all++;
		several += issue->components[1] != NULL;
	}
	return all < LEAST_BUGS ? NAN : (double)several / (double)all;
}

static void
conclude_map(const Evidence *evidence, const Results *results, double spread,
    FailureCheck *check)
{
	const DomainMapResult *map = results->domains;
	const double most =
	    assume(&evidence->config->assumptions, ASSUME_MODULAR_CROSS);
	const bool drawn = evidence->config->domains->len > 0;
	const bool recorded =
	    results->practices->checks[PRACTICE_RECORDS].state ==
	    PRACTICE_PRESENT;
	const Message advice = drawn ? MSG_FAIL_MAP_CUT : MSG_FAIL_MAP_DO;

	if (map->verdict == VERDICT_MUD)
		failure_conclude(check, FAILURE_FAIL, MSG_FAIL_MAP_MUD, advice);
	else if (spread > SPREAD_BUGS && !drawn && !recorded)
		failure_conclude_at(check, FAILURE_WARN, MSG_FAIL_MAP_BUGS,
		    SPREAD_BUGS, FORM_SHARE, advice);
	else if (map->verdict == VERDICT_UNKNOWN)
		failure_conclude(check, FAILURE_UNKNOWN, MSG_FAIL_MAP_NO_SCHEMA,
		    MSG_FAIL_MAP_NEEDS);
	else if (map->verdict == VERDICT_TOO_SMALL)
		failure_conclude(check, FAILURE_UNKNOWN, MSG_FAIL_MAP_SMALL,
		    MSG_FAIL_MAP_NEEDS);
	else if (map->evidence.cross_weight > most)
		failure_conclude_at(check, FAILURE_WARN, MSG_FAIL_MAP_CROSS,
		    most, FORM_SHARE, advice);
	else
		failure_conclude_at(check, FAILURE_PASS, MSG_FAIL_MAP_PASS,
		    most, FORM_SHARE, MSG_FAIL_MAP_KEEP);
}

void
failure_check_map(
    const Evidence *evidence, const Results *results, FailureCheck *check)
{
	const DomainMapResult *map = results->domains;
	const double most =
	    assume(&evidence->config->assumptions, ASSUME_MODULAR_CROSS);
	const double spread = spread_of_bugs(evidence);

	if (!isnan(map->evidence.cross_weight))
		failure_add_sign(check, MSG_FAIL_SIGN_CROSS, NULL,
		    map->evidence.cross_weight, FORM_SHARE);
	if (map->evidence.cycle > 1 && map->evidence.cross_weight > most)
		failure_add_sign(check, MSG_FAIL_SIGN_CYCLE, NULL,
		    map->evidence.cycle, FORM_COUNT);
	if (spread > SPREAD_BUGS)
		failure_add_sign(
		    check, MSG_FAIL_SIGN_SPREAD, NULL, spread, FORM_SHARE);
	failure_reads(check, "domains.verdict");
	failure_reads(check, "domains.cross_share");
	failure_reads(check, "domains.cycle");
	failure_reads(check, "assumption:modular_cross");
	conclude_map(evidence, results, spread, check);
}

/* Adds the tables with keys to one of OWNED; false when there are none. */
static bool
own_more(const Facts *facts, GHashTable *owned)
{
	const GPtrArray *tables = facts_tables(facts);
	const guint before = g_hash_table_size(owned);

	for (guint i = 0; i < tables->len; i++) {
		Table *table = g_ptr_array_index(tables, i);

		for (guint k = 0; k < table->foreign_keys->len; k++) {
			const ForeignKey *key =
			    g_ptr_array_index(table->foreign_keys, k);
			const Table *target = facts_find_table(
			    facts, key->ref_schema, key->ref_table);

			if (target != NULL &&
			    g_hash_table_contains(owned, target))
				g_hash_table_add(owned, table);
		}
	}
	return g_hash_table_size(owned) > before;
}

/* The tenants' table, and those whose rows lead to it by their keys. */
static GHashTable *
find_owned(const Evidence *evidence, const Table *tenant)
{
	GHashTable *owned = g_hash_table_new(NULL, NULL);

	if (tenant == NULL)
		return owned;
	g_hash_table_add(owned, (Table *)tenant);
	for (int i = 0; i < MOST_OWNERS; i++)
		if (!own_more(evidence->facts, owned))
			break;
	return owned;
}

/* Risks whose key counts up, and how many of them are a tenant's. */
typedef struct CountingKeys {
	guint all, owned;
} CountingKeys;

/* "orders (integer)". */
static char *
key_subject(const Table *table)
{
	const Column *key = table_single_key(table);
	g_autofree char *name = migration_table_name(table);

	if (key == NULL || key->type_text == NULL)
		return g_steal_pointer(&name);
	return g_strdup_printf("%s (%s)", name, key->type_text);
}

/* Numbers that RISK's key would use at the most users that are asked about,
 * over those that there are; NAN. */
static double
use_at_most(const Evidence *evidence, const MigrationRisk *risk)
{
	const double growth =
	    table_class_elasticity(evidence, risk->class).mode;

	return risk->id_used * pow(multiples[MULTIPLE_COUNT - 1], growth);
}

static void
show_key(
    const Evidence *evidence, const MigrationRisk *risk, FailureCheck *check)
{
	const double use = use_at_most(evidence, risk);
	g_autofree char *subject = key_subject(risk->table);
	FailureSign *sign;

	if (use > 1)
		sign = failure_add_sign(
		    check, MSG_FAIL_SIGN_KEY_TIMES, subject, use, FORM_HUMAN);
	else if (use >= LEAST_USE)
		sign = failure_add_sign(
		    check, MSG_FAIL_SIGN_KEY_SHARE, subject, use, FORM_SHARE);
	else
		sign = failure_add_sign(
		    check, MSG_FAIL_SIGN_KEY, subject, NAN, FORM_SHARE);
	sign->table = risk->table;
	if (risk->detailed) {
		failure_reads(check, "migration.%s.cost.10x", risk->id);
		failure_reads(check, "migration.%s.cost.50x", risk->id);
		failure_reads(check, "migration.%s.cost.100x", risk->id);
	}
}

/* ALL: tenants are told of, and nothing says which table is theirs. */
static CountingKeys
look_at_keys(const Evidence *evidence, const MigrationResult *migration,
    bool all, FailureCheck *check)
{
	g_autoptr(GHashTable) owned = find_owned(evidence, migration->tenant);
	CountingKeys keys = { 0, 0 };

	for (guint i = 0; i < migration->risks->len; i++) {
		const MigrationRisk *risk = migration_risk_at(migration, i);

		if (!migration_has_hit(risk, "D1") &&
		    !migration_has_hit(risk, "D2"))
			continue;
		keys.all++;
		if (!all && !g_hash_table_contains(owned, risk->table))
			continue;
		if (keys.owned++ < MOST_TABLES)
			show_key(evidence, risk, check);
		if (check->risk == NULL)
			check->risk = risk;
	}
	return keys;
}

static void
conclude_keys(const MigrationResult *migration, int told, CountingKeys keys,
    FailureCheck *check)
{
	const bool tenants = told == 1 || migration->tenant != NULL;

	if (migration->keys_known == 0)
		failure_conclude(check, FAILURE_UNKNOWN, MSG_FAIL_KEYS_NO_KEYS,
		    MSG_FAIL_KEYS_NEEDS);
	else if (told == 0)
		failure_conclude(check, FAILURE_PASS, MSG_FAIL_KEYS_ALONE,
		    MSG_FAIL_KEYS_KEEP);
	else if (tenants && keys.owned > 0)
		failure_conclude(
		    check, FAILURE_FAIL, MSG_FAIL_KEYS_FAIL, MSG_FAIL_KEYS_DO);
	else if (keys.all == 0 &&
		 2 * migration->keys_known >= migration->tables)
		failure_conclude(check, FAILURE_PASS, MSG_FAIL_KEYS_PASS,
		    MSG_FAIL_KEYS_KEEP);
	else if (tenants && keys.all > 0)
		failure_conclude(
		    check, FAILURE_WARN, MSG_FAIL_KEYS_WARN, MSG_FAIL_KEYS_DO);
	else
		failure_conclude(check, FAILURE_UNKNOWN, MSG_FAIL_KEYS_UNTOLD,
		    MSG_FAIL_KEYS_SAY);
}

void
failure_check_keys(
    const Evidence *evidence, const Results *results, FailureCheck *check)
{
	const MigrationResult *migration = results->migration;
	const int told = evidence->config->business.multi_tenant;
	const bool all = told == 1 && migration->tenant == NULL;
	CountingKeys keys = { 0, 0 };

	failure_reads(check, "config:business.multi_tenant");
	if (told != 0)
		keys = look_at_keys(evidence, migration, all, check);
	if (keys.all > keys.owned)
		failure_add_sign(check, MSG_FAIL_SIGN_OTHER_KEYS, NULL,
		    keys.all - keys.owned, FORM_COUNT);
	if (migration->tenant != NULL) {
		g_autofree char *name = migration_table_name(migration->tenant);

		failure_add_sign(
		    check, MSG_FAIL_SIGN_TENANT, name, NAN, FORM_COUNT)
		    ->table = migration->tenant;
	}
	conclude_keys(migration, told, keys, check);
}
