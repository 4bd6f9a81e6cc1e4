#include "pipeline/analysis/trigger_value.h"

#include <math.h>

#include "pipeline/analysis/issue_search.h"
#include "pipeline/analysis/users.h"
#include "pipeline/base/text.h"
#include "pipeline/stats/queueing.h"

/* A server that is busier than this has no queue that settles. */
static const double most_utilisation = 0.999;

/* Fewer issues than this say nothing of shares. */
enum { LEAST_ISSUES = 20 };
static const double recent_months = 6;

double
triggers_concurrency(double users, double dau_share, double sessions,
    double peak_share, double minutes)
{
	return users * dau_share * sessions * peak_share * minutes / 60;
}

static bool
find_nothing(const Evidence *evidence, const Results *results, Trigger *trigger)
{
	(void)evidence;
	(void)results;
	(void)trigger;
	return false;
}

static bool
use_users(const Evidence *evidence, const Results *results, Trigger *trigger)
{
	const Assumptions *a = &evidence->config->assumptions;

	if (isnan(results->users->active))
		return false;
	trigger->source = TRIGGER_USERS;
	trigger->value = triggers_concurrency(results->users->active,
	    assume(a, ASSUME_DAU_SHARE), assume(a, ASSUME_SESSIONS),
	    assume(a, ASSUME_PEAK_SHARE), assume(a, ASSUME_SESSION_MINUTES));
	return true;
}

/* What headroom.yaml says, else the last point of series NAME. */
static double
told_or_last(const Evidence *evidence, double told, const char *name,
    const Series **from)
{
	const Series *series = facts_find_series(evidence->facts, name);

	if (!isnan(told) || series == NULL || series->points->len == 0)
		return told;
	*from = series;
	return g_array_index(series->points, Point, series->points->len - 1)
	    .value;
}

static bool
use_queue(const Evidence *evidence, const Results *results, Trigger *trigger)
{
	const ConfigDecision *config = trigger->config;
	const double service =
	    told_or_last(evidence, config == NULL ? NAN : config->service_ms,
		"db_service_ms", &trigger->queue_series[0]);
	double busy =
	    told_or_last(evidence, config == NULL ? NAN : config->utilisation,
		"db_utilisation", &trigger->queue_series[1]);

	(void)results;
	/* 71 is a percentage */
	if (busy > 1)
		busy /= 100;
	busy = fmin(busy, most_utilisation);
	if (!(service > 0) || !(busy >= 0))
		return false;
	trigger->source = TRIGGER_QUEUE;
	trigger->service_ms = service;
	trigger->utilisation = busy;
	trigger->value = queueing_p95(service, busy);
	return true;
}

bool
trigger_is_delivery(const CostCell *cell, const void *data)
{
	g_autofree char *named = text_find_word(cell->service,
	    "CloudFront,CDN,Front Door,Fastly,Data Transfer,Bandwidth,Egress,"
	    "Content Delivery");
	g_autofree char *other = text_find_word(
	    cell->service, "Load Balancing,Load Balancer,VPN,DNS,Route 53,NAT");

	(void)data;
	return named != NULL ||
	       (other == NULL &&
		   g_str_equal(cell->service_category, "Networking"));
}

/* The place of the latest complete month in the months of spend. */
static guint
latest_index(const SpendResult *spend)
{
	guint i = 0;

	while (
	    g_array_index(spend->months, SpendMonth, i).month != spend->latest)
		i++;
	return i;
}

double
trigger_delivery_use(const Evidence *evidence, const Results *results,
    double score, double threshold)
{
	const SpendTrend *delivery = &results->triggers->delivery;
	const double most =
	    assume(&evidence->config->assumptions, ASSUME_DELIVERY_ELASTICITY);

	if (!delivery->by_users || isnan(score))
		return score / threshold;
	return fmax(score / threshold, delivery->fit.exponent / most);
}

static bool
use_bills(const Evidence *evidence, const Results *results, Trigger *trigger)
{
	double score;

	if (results->spend->latest == MONTH_NONE)
		return false;
	score =
	    results->triggers->delivery.scores[latest_index(results->spend)];
	if (isnan(score))
		return false;
	trigger->source = TRIGGER_BILLS;
	trigger->value = score;
	trigger->use =
	    trigger_delivery_use(evidence, results, score, trigger->threshold);
	return true;
}

static bool
use_requests(const Evidence *evidence, const Results *results, Trigger *trigger)
{
	static const IssueSearch search = {
		.words = "SSO,SAML,OIDC,single sign-on,single sign on,SCIM",
		.open = true,
	};

	(void)results;
	if (facts_issues(evidence->facts)->len == 0)
		return false;
	trigger->source = TRIGGER_REQUESTS;
	trigger->issues = issue_search(evidence, &search, &trigger->issues_of);
	trigger->value = trigger->issues->len;
	return true;
}

static bool
use_issues(const Evidence *evidence, const Results *results, Trigger *trigger)
{
	static const IssueSearch search = {
		.words = "search,searches,searching,full-text,LIKE query,"
			 "LIKE queries,elasticsearch,opensearch,typesense",
		.months = recent_months,
	};
	g_autoptr(GPtrArray) found = NULL;
	long of;

	(void)results;
	found = issue_search(evidence, &search, &of);
	if (of < LEAST_ISSUES)
		return false;
	trigger->source = TRIGGER_ISSUES;
	trigger->issues = g_steal_pointer(&found);
	trigger->issues_of = of;
	trigger->value = (double)trigger->issues->len / (double)of;
	return true;
}

/* What if it were so today?  It goes on as the series did. */
static void
suppose_value(const Evidence *evidence, Trigger *trigger)
{
	trigger->value = trigger->config->value;
	trigger->ends = evidence->as_of;
	trigger->age_months = 0;
}

static void
use_series(const Evidence *evidence, const Series *series, Trigger *trigger)
{
	const Point *last =
	    &g_array_index(series->points, Point, series->points->len - 1);

	trigger->source = TRIGGER_SERIES;
	trigger->series = series;
	trigger->value = last->value;
	trigger->ends = instant_date(last->time);
	trigger->age_months =
	    date_months_between(trigger->ends, evidence->as_of);
	if (trigger->config != NULL && trigger->config->supposed)
		suppose_value(evidence, trigger);
}

double
trigger_use(const Trigger *trigger, double value)
{
	if (trigger->threshold != 0)
		return value / trigger->threshold;
	return value > 0 ? INFINITY : value;
}

/* An estimate may be off by its factor either way. */
static void
set_range(const Evidence *evidence, Trigger *trigger)
{
	const ThreePoint factor =
	    evidence_assumption(evidence, ASSUME_PROXY_FACTOR);

	if (trigger->source != TRIGGER_USERS &&
	    trigger->source != TRIGGER_QUEUE)
		return;
	trigger->use_lo = trigger->use * log_triangular_quantile(factor, 0.1);
	trigger->use_hi = trigger->use * log_triangular_quantile(factor, 0.9);
}

void
trigger_find_value(
    const Evidence *evidence, const Results *results, Trigger *trigger)
{
	static bool (*const fallbacks[])(
	    const Evidence *, const Results *, Trigger *) = {
		[FALLBACK_NONE] = find_nothing,
		[FALLBACK_USERS] = use_users,
		[FALLBACK_QUEUE] = use_queue,
		[FALLBACK_BILLS] = use_bills,
		[FALLBACK_REQUESTS] = use_requests,
		[FALLBACK_ISSUES] = use_issues,
	};
	const Series *series =
	    facts_find_series(evidence->facts, trigger_series_name(trigger));

	if (series != NULL && series->points->len > 0) {
		use_series(evidence, series, trigger);
	} else if (trigger->config != NULL && !isnan(trigger->config->value)) {
		trigger->source = TRIGGER_VALUE;
		trigger->value = trigger->config->value;
	} else if (trigger->info != NULL) {
		fallbacks[trigger->info->fallback](evidence, results, trigger);
	}
	if (isnan(trigger->use))
		trigger->use = trigger_use(trigger, trigger->value);
	trigger->past = trigger->use > 1;
	set_range(evidence, trigger);
}
