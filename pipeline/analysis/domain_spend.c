#include "pipeline/analysis/domain_spend.h"

#include <math.h>

#include "pipeline/analysis/spend_trend.h"
#include "pipeline/base/text.h"

static DomainProfile *
profile_at(const DomainProfileResult *result, guint i)
{
	return g_ptr_array_index(result->list, i);
}

/* A cost tag is the domain's: its own, or its name where it has none. */
static bool
is_of_domain(const CostCell *cell, const void *data)
{
	const Domain *domain = data;

	if (cell->tag == NULL)
		return false;
	if (domain->cost_tags[0] == NULL)
		return text_matches(domain->name, cell->tag);
	for (const char *const *tag = domain->cost_tags; *tag != NULL; tag++)
		if (text_matches(*tag, cell->tag))
			return true;
	return false;
}

/* Of the latest complete month. */
static double
latest_of(const SpendResult *spend, const double *amounts)
{
	for (guint i = 0; i < spend->months->len; i++)
		if (g_array_index(spend->months, SpendMonth, i).month ==
		    spend->latest)
			return amounts[i];
	return NAN;
}

static bool
is_of_others(const CostCell *cell, const void *data)
{
	return !is_of_domain(cell, data);
}

/* How the odds of DOMAIN's share of spend go with users: its elasticity less
 * that of the rest; not measured where one of them is not. */
static Elasticity
follow_odds(const Evidence *evidence, const Results *results,
    const Domain *domain, const SpendTrend *trend)
{
	SpendTrend rest = spend_trend_of(
	    evidence, results->users, results->spend, is_of_others, domain);
	const double width =
	    hypot(trend->fit.hi - trend->fit.lo, rest.fit.hi - rest.fit.lo) / 2;
	Elasticity odds = trend->fit;

	odds.measured = trend->by_users && rest.by_users;
	odds.exponent = trend->fit.exponent - rest.fit.exponent;
	odds.lo = odds.exponent - width;
	odds.hi = odds.exponent + width;
	spend_trend_clear(&rest);
	return odds;
}

static void
read_spend(const Evidence *evidence, const Results *results,
    DomainProfileResult *result, Elasticity *odds)
{
	const SpendResult *spend = results->spend;
	double sum = 0;

	for (guint i = 0; i < result->list->len; i++) {
		DomainProfile *profile = profile_at(result, i);
		SpendTrend trend = spend_trend_of(evidence, results->users,
		    spend, is_of_domain, profile->domain);

		profile->monthly = latest_of(spend, trend.amounts);
		profile->spend_share = profile->monthly / spend->monthly;
		odds[i] =
		    follow_odds(evidence, results, profile->domain, &trend);
		sum += profile->monthly;
		spend_trend_clear(&trend);
	}
	result->tagged_share = sum / spend->monthly;
	if (sum > 0)
		return;
	result->tags = TAGS_NONE_MATCH;
	for (guint i = 0; i < result->list->len; i++)
		profile_at(result, i)->monthly =
		    profile_at(result, i)->spend_share = NAN;
}

void
domain_spend_find(const Evidence *evidence, const Results *results,
    DomainProfileResult *result, Elasticity *odds)
{
	result->tagged_share = NAN;
	if (!(results->spend->monthly > 0))
		result->tags = TAGS_NO_BILLS;
	else if (evidence->config->cost_tag == NULL)
		result->tags = TAGS_NOT_CONFIGURED;
	else
		read_spend(evidence, results, result, odds);
}
