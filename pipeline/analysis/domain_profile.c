#include "pipeline/analysis/domain_profile.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/domain_people.h"
#include "pipeline/analysis/domain_spend.h"
#include "pipeline/analysis/table_class.h"
#include "pipeline/analysis/users.h"
#include "pipeline/stats/growth.h"
#include "pipeline/stats/quantile.h"

/* A median of fewer says little. */
enum { LEAST_DOMAINS = 3 };

const char *const domain_risk_part_names[DOMAIN_RISK_PARTS] = {
	[DOMAIN_RISK_ROWS] = "rows",
	[DOMAIN_RISK_COUPLING] = "coupling",
	[DOMAIN_RISK_EXPERTS] = "experts",
	[DOMAIN_RISK_CHURN] = "churn",
	[DOMAIN_RISK_VENDORS] = "vendors",
};

const AssumptionId domain_risk_assumptions[DOMAIN_RISK_PARTS] = {
	[DOMAIN_RISK_ROWS] = ASSUME_RISK_ROWS,
	[DOMAIN_RISK_COUPLING] = ASSUME_RISK_COUPLING,
	[DOMAIN_RISK_EXPERTS] = ASSUME_RISK_EXPERTS,
	[DOMAIN_RISK_CHURN] = ASSUME_RISK_CHURN,
	[DOMAIN_RISK_VENDORS] = ASSUME_RISK_VENDORS,
};

static double
assumed(const Evidence *evidence, AssumptionId id)
{
	return assume(&evidence->config->assumptions, id);
}

static DomainProfile *
profile_at(const DomainProfileResult *result, guint i)
{
	return g_ptr_array_index(result->list, i);
}

static const ConfigDomain *
config_of(const Config *config, const Domain *domain)
{
	for (guint i = 0; domain->configured && i < config->domains->len; i++) {
		const ConfigDomain *entry =
		    g_ptr_array_index(config->domains, i);

		if (g_str_equal(entry->name, domain->name))
			return entry;
	}
	return NULL;
}

static void
profile_free(gpointer data)
{
	DomainProfile *profile = data;

	g_ptr_array_unref(profile->people.experts);
	g_ptr_array_unref(profile->vendors);
	g_free(profile);
}

static DomainProfile *
profile_new(const Evidence *evidence, const Domain *domain)
{
	DomainProfile *profile = g_new0(DomainProfile, 1);

	profile->domain = domain;
	profile->config = config_of(evidence->config, domain);
	profile->people.experts = g_ptr_array_new();
	profile->vendors = g_ptr_array_new();
	profile->issues_per_1000 = NAN;
	profile->monthly = profile->spend_share = NAN;
	return profile;
}

static void
add_rows(DomainRows *rows, const Table *table)
{
	rows->tables++;
	if (isnan(table->rows))
		return;
	rows->known++;
	switch (table_class_of(table)) {
	case TABLE_LOOKUP:
		rows->sum.still += table->rows;
		return;
	case TABLE_JOIN:
		rows->sum.dense += table->rows;
		return;
	case TABLE_ENTITY:
	case TABLE_APPEND:
		rows->sum.linear += table->rows;
		return;
	}
	g_assert_not_reached();
}

/* Rows rise with the one exponent that is not known, so its quantiles are
 * theirs. */
static void
project_rows(const Evidence *evidence, DomainRows *rows)
{
	const ThreePoint e = evidence_assumption(evidence, ASSUME_JOIN_GROWTH);

	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		rows->at[m] = spread_at(NAN);
		if (rows->known == 0)
			continue;
		rows->at[m] = (Spread){
			row_sum_at(&rows->sum, triangular_quantile(e, 0.1),
			    multiples[m]),
			row_sum_at(&rows->sum, triangular_quantile(e, 0.5),
			    multiples[m]),
			row_sum_at(&rows->sum, triangular_quantile(e, 0.9),
			    multiples[m]),
		};
	}
}

static void
count_rows(const Evidence *evidence, DomainProfile *profile)
{
	for (guint i = 0; i < profile->domain->tables->len; i++)
		add_rows(&profile->rows, profile->domain->tables->pdata[i]);
	project_rows(evidence, &profile->rows);
}

static double
growing_rows(const DomainRows *rows)
{
	return rows->known > 0 ? rows->sum.linear + rows->sum.dense : NAN;
}

/* User-months since the launch, or since ever. */
static double
lived(const Evidence *evidence, const UsersResult *users)
{
	const Date launch = evidence->config->business.launch;
	const double months = launch == DATE_NONE || launch >= evidence->as_of
				  ? INFINITY
				  : (evidence->as_of - launch) / DAYS_PER_MONTH;
	const double life =
	    growth_user_months(users->active, users->growth, months);

	return isfinite(life) && life > 0 ? life : NAN;
}

static void
compare_rows(const Evidence *evidence, DomainProfileResult *result)
{
	const double enough = assumed(evidence, ASSUME_SCALES_ALONE);
	g_autofree double *all = g_new(double, result->list->len + 1);
	size_t known;
	double middle;

	for (guint i = 0; i < result->list->len; i++)
		all[i] = growing_rows(&profile_at(result, i)->rows);
	known = drop_missing(all, result->list->len);
	middle = known < LEAST_DOMAINS ? NAN : median(all, known);
	for (guint i = 0; i < result->list->len; i++) {
		DomainRows *rows = &profile_at(result, i)->rows;

		rows->per_user_month = growing_rows(rows) / result->life;
		rows->ratio = middle > 0 ? growing_rows(rows) / middle : NAN;
		rows->alone = rows->ratio >= enough;
	}
}

static void
count_issues(const Evidence *evidence, const UsersResult *users,
    DomainProfileResult *result)
{
	const IssueDomains *assigned = result->issues;
	const double days = assumed(evidence, ASSUME_CHURN_DAYS);
	const Instant since =
	    date_instant(evidence->as_of) - (Instant)(days * SECONDS_PER_DAY);
	const double months = growth_user_months(
	    users->active, users->growth, days / DAYS_PER_MONTH);

	for (guint i = 0; i < assigned->issues->len; i++) {
		const Issue *issue = g_ptr_array_index(assigned->issues, i);
		DomainProfile *profile;

		if (assigned->domain[i] == NO_DOMAIN)
			continue;
		profile = profile_at(result, assigned->domain[i]);
		profile->issues++;
		profile->recent += issue->created >= since;
	}
	for (guint i = 0;
	     issue_domains_known(assigned) > 0 && i < result->list->len; i++)
		profile_at(result, i)->issues_per_1000 =
		    1000 * profile_at(result, i)->recent / months;
}

static void
add_integration(const DomainMapResult *map, const Integration *integration,
    DomainProfileResult *result)
{
	g_autofree bool *touched = g_new0(bool, result->list->len + 1);

	for (guint i = 0; i < integration->columns->len; i++) {
		const VendorColumn *entry =
		    &g_array_index(integration->columns, VendorColumn, i);
		const guint domain = domain_map_find(map, entry->table);

		if (domain == NO_DOMAIN)
			continue;
		touched[domain] = true;
		profile_at(result, domain)->vendor_columns += entry->id;
	}
	for (guint i = 0; i < integration->own->len; i++) {
		const guint domain =
		    domain_map_find(map, integration->own->pdata[i]);

		if (domain != NO_DOMAIN)
			touched[domain] = true;
	}
	for (guint i = 0; i < result->list->len; i++)
		if (touched[i])
			g_ptr_array_add(profile_at(result, i)->vendors,
			    (gpointer)integration);
}

static void
find_vendors(const Evidence *evidence, const Results *results,
    DomainProfileResult *result)
{
	result->integrations = vendors_find(evidence, results->spend);
	for (guint i = 0; i < result->integrations->len; i++)
		add_integration(
		    results->domains, result->integrations->pdata[i], result);
}

static double
clamp(double value)
{
	return isnan(value) ? NAN : fmin(1, fmax(0, value));
}

/* Rows of some tables are the least that there are. */
static RiskPart
rows_part(const DomainRows *rows)
{
	RiskPart part =
	    risk_part(clamp((log10(fmax(1, rows->at[1].p50)) - 6) / 3));

	if (rows->known == 0)
		return risk_part(NAN);
	if (rows->known < rows->tables)
		part.hi = 1;
	return part;
}

static RiskPart
experts_part(const DomainPeople *people)
{
	if (!people->known)
		return risk_part(NAN);
	return risk_part(people->experts->len < 2    ? 1
			 : people->experts->len == 2 ? 0.5
						     : 0);
}

/* New issues, of those of the busiest domain. */
static double
churn_of(const DomainProfileResult *result, const DomainProfile *profile)
{
	guint most = 1;

	if (issue_domains_known(result->issues) == 0)
		return NAN;
	for (guint i = 0; i < result->list->len; i++)
		most = MAX(most, profile_at(result, i)->recent);
	return (double)profile->recent / most;
}

static void
score(const Evidence *evidence, DomainProfileResult *result)
{
	const guint n = result->list->len;
	double weights[DOMAIN_RISK_PARTS];
	const RiskRule rule = { weights, DOMAIN_RISK_PARTS,
		assumed(evidence, ASSUME_RISK_KNOWN) };

	domain_risk_weights(evidence, weights);
	for (guint i = 0; i < n; i++) {
		DomainProfile *profile = profile_at(result, i);
		RiskPart *parts = profile->parts;

		parts[DOMAIN_RISK_ROWS] = rows_part(&profile->rows);
		parts[DOMAIN_RISK_COUPLING] =
		    risk_part(profile->domain->coupling.cross_share);
		parts[DOMAIN_RISK_EXPERTS] = experts_part(&profile->people);
		parts[DOMAIN_RISK_CHURN] = risk_part(churn_of(result, profile));
		parts[DOMAIN_RISK_VENDORS] =
		    risk_part(fmin(1, profile->vendor_columns / 3.0));
		profile->risk = risk_score(&rule, parts);
	}
}

static void
rank(const Evidence *evidence, DomainProfileResult *result)
{
	const guint n = result->list->len;
	g_autofree RiskPart *parts = g_new(RiskPart, n * DOMAIN_RISK_PARTS + 1);
	g_autofree size_t *ranks = g_new(size_t, 3 * (size_t)n + 1);
	double weights[DOMAIN_RISK_PARTS];
	const RiskRule rule = { weights, DOMAIN_RISK_PARTS,
		assumed(evidence, ASSUME_RISK_KNOWN) };

	domain_risk_weights(evidence, weights);
	for (guint i = 0; i < n; i++)
		memcpy(parts + i * DOMAIN_RISK_PARTS,
		    profile_at(result, i)->parts,
		    sizeof(RiskPart) * DOMAIN_RISK_PARTS);
	risk_ranks(&rule, parts, n, assumed(evidence, ASSUME_RISK_SWING), ranks,
	    ranks + n, ranks + 2 * (size_t)n);
	for (guint i = 0; i < n; i++) {
		profile_at(result, i)->rank = ranks[i];
		profile_at(result, i)->best = ranks[n + i];
		profile_at(result, i)->worst = ranks[2 * (size_t)n + i];
	}
}

void
domain_risk_weights(const Evidence *evidence, double weights[DOMAIN_RISK_PARTS])
{
	for (int p = 0; p < DOMAIN_RISK_PARTS; p++)
		weights[p] = assumed(evidence, domain_risk_assumptions[p]);
}

static void
separate(const Evidence *evidence, const Results *results,
    DomainProfileResult *result, const Elasticity *odds)
{
	for (guint i = 0; i < result->list->len; i++) {
		DomainProfile *profile = profile_at(result, i);
		const ConfigDomain *config = profile->config;
		const SeparationCase facts = {
			.domain = profile->domain,
			.rows =
			    profile->rows.known > 0 ? &profile->rows.sum : NULL,
			.spend_share = profile->spend_share,
			.odds = odds[i].measured ? &odds[i] : NULL,
			.squads = result->squads,
			.sole = result->list->len < 2,
			.duty =
			    config == NULL ? NULL : config->separate_because,
		};

		profile->separation =
		    separation_find(evidence, results, &facts);
	}
	if (result->list->len > 1)
		separation_limit_squads(evidence, results, result->squads);
}

bool
domain_profile_compute(
    const Evidence *evidence, Results *results, GError **error)
{
	const DomainMapResult *map = results->domains;
	DomainProfileResult *result = g_new0(DomainProfileResult, 1);
	g_autofree Elasticity *odds = g_new0(Elasticity, map->domains->len + 1);

	(void)error;
	result->list = g_ptr_array_new_with_free_func(profile_free);
	for (guint i = 0; i < map->domains->len; i++) {
		DomainProfile *profile =
		    profile_new(evidence, domain_map_at(map, i));

		g_ptr_array_add(result->list, profile);
		count_rows(evidence, profile);
	}
	result->issues = issue_domains_new(evidence, map);
	result->life = lived(evidence, results->users);
	result->squads = evidence_squads(evidence);
	compare_rows(evidence, result);
	count_issues(evidence, results->users, result);
	domain_people_find(evidence, result);
	domain_spend_find(evidence, results, result, odds);
	find_vendors(evidence, results, result);
	score(evidence, result);
	rank(evidence, result);
	separate(evidence, results, result, odds);
	results->profile = result;
	return true;
}

void
domain_profile_result_free(DomainProfileResult *result)
{
	if (result == NULL)
		return;
	g_ptr_array_unref(result->list);
	issue_domains_free(result->issues);
	people_free(result->people);
	g_ptr_array_unref(result->integrations);
	g_free(result);
}

const DomainProfile *
domain_profile_at(const DomainProfileResult *result, guint i)
{
	return profile_at(result, i);
}
