#include "pipeline/analysis/incident_impact.h"

#include <math.h>

#include "pipeline/analysis/users.h"
#include "pipeline/stats/expected_events.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"

/* Durations that are drawn from, and of many so many. */
enum { LEAST_HOURS = 5, MOST_HOURS = 99 };

#define HOURS_PER_MONTH 730.5

const int waits[WAIT_COUNT] = { 3, 6, 12 };

static double *
draw_events(const Evidence *evidence, const UsersResult *users, int months)
{
	const double exponent =
	    assume(&evidence->config->assumptions, ASSUME_EVENT_GROWTH);
	double *draws = g_new(double, DRAWS);

	for (int i = 0; i < DRAWS; i++)
		draws[i] = expected_events(
		    1, users->growth_draws[i], exponent, months);
	return draws;
}

/* Hours that incidents lasted; of double. */
static GArray *
known_hours(const DebtIncidents *incidents)
{
	GArray *hours = g_array_new(FALSE, FALSE, sizeof(double));

	for (guint i = 0; i < incidents->list->len; i++) {
		const DebtIncident *incident = debt_incident_at(incidents, i);

		if (incident->counted && !isnan(incident->hours))
			g_array_append_val(hours, incident->hours);
	}
	return hours;
}

/* The median of as many as there are, drawn with replacement: what somebody
 * forgot to close did not last that long. */
static double
resampled_median(const GArray *hours, Rng *rng)
{
	const guint n = MIN(hours->len, (guint)MOST_HOURS);
	double drawn[MOST_HOURS];

	for (guint i = 0; i < n; i++)
		drawn[i] =
		    g_array_index(hours, double, rng_index(rng, hours->len));
	return median(drawn, n);
}

static double *
draw_hours(
    const Evidence *evidence, const DebtIncidents *incidents, bool *measured)
{
	const ThreePoint assumed =
	    evidence_assumption(evidence, ASSUME_OUTAGE_HOURS);
	g_autoptr(GArray) hours = known_hours(incidents);
	double *draws = g_new(double, DRAWS);
	Rng rng;

	*measured = hours->len >= LEAST_HOURS;
	rng_init(&rng, evidence->seed, "debt.incident.hours");
	for (int i = 0; i < DRAWS; i++)
		draws[i] =
		    *measured ? resampled_median(hours, &rng)
			      : triangular_quantile(assumed, rng_uniform(&rng));
	return draws;
}

double *
draw_estimate(const Evidence *evidence, AssumptionId id, const char *stream)
{
	const ThreePoint estimate = evidence_assumption(evidence, id);
	double *draws = g_new(double, DRAWS);
	Rng rng;

	rng_init(&rng, evidence->seed, stream);
	for (int i = 0; i < DRAWS; i++)
		draws[i] = triangular_quantile(estimate, rng_uniform(&rng));
	return draws;
}

IncidentImpact *
incident_impact_new(const Evidence *evidence, const UsersResult *users,
    const DebtIncidents *incidents)
{
	IncidentImpact *impact = g_new0(IncidentImpact, 1);
	double sum = 0;

	impact->seed = evidence->seed;
	impact->months = incidents->months;
	impact->revenue_hour =
	    evidence->config->business.revenue / HOURS_PER_MONTH;
	impact->rates = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	for (int w = 0; w < WAIT_COUNT; w++)
		impact->events[w] = draw_events(evidence, users, waits[w]);
	impact->hours =
	    draw_hours(evidence, incidents, &impact->hours_measured);
	impact->affected = draw_estimate(
	    evidence, ASSUME_USERS_AFFECTED, "debt.users.affected");
	for (int i = 0; i < DRAWS; i++)
		sum += impact->hours[i];
	impact->mean_hours = sum / DRAWS;
	return impact;
}

void
incident_impact_free(IncidentImpact *impact)
{
	if (impact == NULL)
		return;
	for (int w = 0; w < WAIT_COUNT; w++)
		g_free(impact->events[w]);
	g_free(impact->hours);
	g_free(impact->affected);
	g_hash_table_unref(impact->rates);
	g_free(impact);
}

const double *
incident_impact_rates(IncidentImpact *impact, long count)
{
	void *const key = GSIZE_TO_POINTER((gsize)count);
	double *draws;
	Rng rng;

	if (isnan(impact->months))
		return NULL;
	draws = g_hash_table_lookup(impact->rates, key);
	if (draws != NULL)
		return draws;
	draws = g_new(double, DRAWS);
	rng_init(&rng, impact->seed, "debt.incident.rate");
	for (int i = 0; i < DRAWS; i++)
		draws[i] = event_rate_quantile(
		    count, impact->months, rng_uniform(&rng));
	g_hash_table_insert(impact->rates, key, draws);
	return draws;
}
