#include "pipeline/analysis/debt_waiting.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/migration_price.h"
#include "pipeline/analysis/users.h"
#include "pipeline/stats/expected_events.h"
#include "pipeline/stats/rng.h"

/* Draws for the items that are far from the first; durations that are drawn
 * from, of many. */
enum { FEW_DRAWS = 400, LEAST_HOURS = 5, MOST_HOURS = 200 };

#define HOURS_PER_MONTH 730.5

const int waits[WAIT_COUNT] = { 3, 6, 12 };

/* DRAWS of what all items have in common. */
typedef struct World {
	const Evidence *evidence;
	const Results *results;
	double *events[WAIT_COUNT]; /* for a rate of one a month */
	double *hours; /* of one incident */
	double *affected; /* share of users */
	double *interest; /* a month, of each hour of debt; NAN */
	double hourly_rate, revenue_hour, active;
	double months; /* watched; NAN */
	GHashTable *rates; /* incidents -> double *: draws of their rate */
} World;

/* What an area has, by place. */
typedef struct Area {
	double hours; /* of its items */
	double linked; /* incidents that are linked to one of its items */
	long others; /* incidents in it that are linked to none */
} Area;

static double *
draw_growth(const Evidence *evidence, const Results *results, int months)
{
	const double exponent =
	    assume(&evidence->config->assumptions, ASSUME_EVENT_GROWTH);
	const double *growth = results->users->growth_draws;
	double *draws = g_new(double, DRAWS);

	for (int i = 0; i < DRAWS; i++)
		draws[i] = expected_events(1, growth[i], exponent, months);
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

/* The mean of as many as there are, drawn with replacement. */
static double
resampled_mean(const GArray *hours, Rng *rng)
{
	const guint n = MIN(hours->len, (guint)MOST_HOURS);
	double sum = 0;

	for (guint i = 0; i < n; i++)
		sum += g_array_index(hours, double, rng_index(rng, hours->len));
	return sum / n;
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
		    *measured ? resampled_mean(hours, &rng)
			      : triangular_quantile(assumed, rng_uniform(&rng));
	return draws;
}

static double *
draw_assumption(const Evidence *evidence, AssumptionId id, const char *stream)
{
	const ThreePoint estimate = evidence_assumption(evidence, id);
	double *draws = g_new(double, DRAWS);
	Rng rng;

	rng_init(&rng, evidence->seed, stream);
	for (int i = 0; i < DRAWS; i++)
		draws[i] = triangular_quantile(estimate, rng_uniform(&rng));
	return draws;
}

/* Hours of the issues: what interest is allotted by. */
static double
hours_of_issues(const DebtRegisterResult *result)
{
	double sum = 0;

	for (guint i = 0; i < result->items->len; i++) {
		const DebtItem *item = debt_item_at(result, i);

		sum += item->issue != NULL ? item->hours : 0;
	}
	return sum;
}

/* Hours a month that debt costs for each share of time it wastes. */
static double
capacity_on_features(const DebtResult *debt)
{
	const double on_debt = isnan(debt->allocation) ? 0 : debt->allocation;

	return (1 - on_debt) * debt->capacity;
}

/* What is wasted, over all debt; a cap holds where little of it is known. */
static double *
draw_interest(const Evidence *evidence, const Results *results,
    DebtRegisterResult *result)
{
	const Assumptions *a = &evidence->config->assumptions;
	const double capacity = capacity_on_features(results->debt);
	const double principal = hours_of_issues(result);
	const double cap = assume(a, ASSUME_DEBT_INTEREST);
	g_autofree double *caps =
	    draw_assumption(evidence, ASSUME_DEBT_INTEREST, "debt.interest");
	double *draws =
	    draw_assumption(evidence, ASSUME_DEBT_WASTE, "debt.waste");
	DebtWaiting *waiting = &result->waiting;

	waiting->interest_all = capacity * assume(a, ASSUME_DEBT_WASTE);
	waiting->interest_rate =
	    principal > 0 ? waiting->interest_all / principal : NAN;
	waiting->capped = waiting->interest_rate > cap;
	if (waiting->capped)
		waiting->interest_rate = cap;
	for (int i = 0; i < DRAWS; i++) {
		const double rate = draws[i] * capacity / principal;

		draws[i] =
		    isnan(waiting->interest_rate) ? NAN : fmin(rate, caps[i]);
	}
	return draws;
}

static void
make_world(const Evidence *evidence, const Results *results,
    DebtRegisterResult *result, World *world)
{
	double sum = 0;

	*world = (World){
		.evidence = evidence,
		.results = results,
		.hourly_rate = evidence_hourly_rate(evidence),
		.revenue_hour =
		    evidence->config->business.revenue / HOURS_PER_MONTH,
		.active = results->users->active,
		.months = result->incidents->months,
		.rates = g_hash_table_new_full(NULL, NULL, NULL, g_free),
	};
	for (int w = 0; w < WAIT_COUNT; w++)
		world->events[w] = draw_growth(evidence, results, waits[w]);
	world->hours = draw_hours(
	    evidence, result->incidents, &result->waiting.hours_measured);
	world->affected = draw_assumption(
	    evidence, ASSUME_USERS_AFFECTED, "debt.users.affected");
	world->interest = draw_interest(evidence, results, result);
	for (int i = 0; i < DRAWS; i++)
		sum += world->hours[i];
	result->waiting.impact_hours = sum / DRAWS;
}

static void
clear_world(World *world)
{
	for (int w = 0; w < WAIT_COUNT; w++)
		g_free(world->events[w]);
	g_free(world->hours);
	g_free(world->affected);
	g_free(world->interest);
	g_hash_table_unref(world->rates);
}

/* DRAWS of the rate that COUNT incidents suggest. */
static const double *
rates_of(World *world, long count)
{
	double *draws =
	    g_hash_table_lookup(world->rates, GSIZE_TO_POINTER((gsize)count));
	Rng rng;

	if (draws != NULL)
		return draws;
	draws = g_new(double, DRAWS);
	rng_init(&rng, world->evidence->seed, "debt.incident.rate");
	for (int i = 0; i < DRAWS; i++)
		draws[i] = event_rate_quantile(
		    count, world->months, rng_uniform(&rng));
	g_hash_table_insert(
	    world->rates, GSIZE_TO_POINTER((gsize)count), draws);
	return draws;
}

/* An item that an issue stands for has no part in its area. */
static bool
takes_part(const DebtItem *item)
{
	return item->tracked_by == NULL;
}

static DebtItem *
item_at(const DebtRegisterResult *result, guint i)
{
	return g_ptr_array_index(result->items, i);
}

/* How many of the items INCIDENT is linked to; each has its share of it. */
static double
count_linked(const DebtRegisterResult *result, const DebtIncident *incident)
{
	double count = 0;

	for (guint i = 0; i < result->items->len; i++)
		count += item_at(result, i)->issue != NULL &&
			 g_ptr_array_find(
			     incident->issues, item_at(result, i)->issue, NULL);
	return count;
}

/* LINKED, by item, is how many incidents are its own. */
static void
add_incident(const DebtRegisterResult *result, const DebtIncident *incident,
    Area *areas, double *linked)
{
	const double count =
	    incident->issues->len > 0 ? count_linked(result, incident) : 0;

	if (count == 0)
		areas[incident->area].others++;
	for (guint i = 0; count > 0 && i < result->items->len; i++) {
		DebtItem *item = item_at(result, i);

		if (item->issue == NULL ||
		    !g_ptr_array_find(incident->issues, item->issue, NULL))
			continue;
		item->incidents++;
		linked[i] += 1 / count;
		areas[item->area].linked += 1 / count;
	}
}

/* The part of its area's rate, of which DRAWS are drawn, that is ITEM's. */
static void
share_area(const Area *area, double linked, double months, DebtItem *item)
{
	const double all = (double)area->others + nearbyint(area->linked);
	const double part =
	    takes_part(item) && area->hours > 0 ? item->hours / area->hours : 0;
	const double own = linked + ((double)area->others + 0.5) * part;

	item->event_share = own / (all + 0.5);
	item->events = item->event_share * event_rate(all, months);
}

/* Area by area: the incidents of each are its items'. */
static Area *
share_incidents(DebtRegisterResult *result)
{
	const DebtIncidents *incidents = result->incidents;
	Area *areas = g_new0(Area, incidents->area_count + 1);
	g_autofree double *linked = g_new0(double, result->items->len + 1);

	for (guint i = 0; i < result->items->len; i++) {
		const DebtItem *item = item_at(result, i);

		if (takes_part(item))
			areas[item->area].hours += item->hours;
	}
	for (guint i = 0; i < incidents->list->len; i++) {
		const DebtIncident *incident = debt_incident_at(incidents, i);

		if (!incident->counted)
			continue;
		result->waiting.events++;
		add_incident(result, incident, areas, linked);
	}
	for (guint i = 0; i < result->items->len; i++)
		share_area(&areas[item_at(result, i)->area], linked[i],
		    incidents->months, item_at(result, i));
	return areas;
}

/* COUNT draws of what waiting MONTHS costs besides incidents: not known where
 * the rows to migrate are not. */
static void
draw_work(const World *world, const DebtItem *item, int months, int count,
    double *draws)
{
	if (item->finding != NULL && item->finding->moves_rows &&
	    !item->finding->rows_known) {
		for (int i = 0; i < count; i++)
			draws[i] = NAN;
		return;
	}
	if (item->finding != NULL) {
		migration_draw_delay(world->evidence, world->results,
		    item->finding, months, count, draws);
		return;
	}
	for (int i = 0; i < count; i++)
		draws[i] = world->hourly_rate * item->hours *
			   world->interest[i] * months;
}

/* Hours for which all users stand still since a key has run out by then:
 * until those who work on one migration are through with it.  NAN: there is
 * no such key. */
static double
hours_run_out(const World *world, const DebtItem *item, int months, int i)
{
	const double growth = world->results->users->growth_draws[i];
	const double people =
	    assume(&world->evidence->config->assumptions, ASSUME_LEAD_PEOPLE);

	if (item->finding == NULL || isnan(item->finding->exhausted_at))
		return NAN;
	return pow(1 + growth, months) >= item->finding->exhausted_at
		   ? item->finding->hours / people
		   : 0;
}

/* The sum of what is known of both; NAN where neither is. */
static double
add_known(double a, double b)
{
	if (isnan(a))
		return b;
	return isnan(b) ? a : a + b;
}

/* What is rare and dear may have its mean beyond P90: the range has it. */
static Expected
expected_of(double *draws, int count)
{
	const Spread spread = spread_of(draws, (size_t)count);
	double sum = 0;

	for (int i = 0; i < count; i++)
		sum += draws[i];
	sum /= count;
	return (Expected){ sum, fmin(sum, spread.p10), fmax(sum, spread.p90) };
}

static void
draw_wait(World *world, const Area *area, int wait, int count, DebtItem *item)
{
	const long all = area->others + lround(area->linked);
	const double *rates =
	    isnan(world->months) ? NULL : rates_of(world, all);
	g_autofree double *cost = g_new(double, count);
	g_autofree double *users = g_new(double, count);

	draw_work(world, item, waits[wait], count, cost);
	for (int i = 0; i < count; i++) {
		const double degraded =
		    rates == NULL ? NAN
				  : rates[i] * item->event_share *
					world->events[wait][i] *
					world->hours[i] * world->affected[i];
		const double hours = add_known(
		    degraded, hours_run_out(world, item, waits[wait], i));

		cost[i] = add_known(cost[i], hours * world->revenue_hour);
		users[i] = hours * world->active;
	}
	item->cost[wait] = expected_of(cost, count);
	item->user_hours[wait] = expected_of(users, count);
}

static void
draw_item(World *world, const Area *areas, int count, DebtItem *item)
{
	for (int w = 0; w < WAIT_COUNT; w++)
		draw_wait(world, &areas[item->area], w, count, item);
	item->draws = count;
}

/* More first, unknown last; 0: equal. */
static int
compare_known(double a, double b)
{
	if (isnan(a) || isnan(b))
		return (int)isnan(a) - (int)isnan(b);
	return (a < b) - (a > b);
}

/* What costs most to leave for longest, then what concerns most users, then
 * what is most work. */
static int
compare_costs(gconstpointer a, gconstpointer b)
{
	const DebtItem *left = *(DebtItem *const *)a;
	const DebtItem *right = *(DebtItem *const *)b;
	const int last = WAIT_COUNT - 1;
	int order =
	    compare_known(left->cost[last].mean, right->cost[last].mean);

	if (order == 0)
		order = compare_known(
		    left->user_hours[last].mean, right->user_hours[last].mean);
	if (order == 0)
		order = compare_known(left->hours, right->hours);
	return order != 0 ? order : strcmp(left->id, right->id);
}

/* Of the items as they rank. */
static void
choose_shown(DebtRegisterResult *result)
{
	guint each[DEBT_CATEGORIES] = { 0 }, all = 0;

	for (guint i = 0; i < result->items->len; i++) {
		DebtItem *item = item_at(result, i);

		item->shown = each[item->verdict.category]++ < DEBT_SHOWN_EACH;
		all += item->shown;
	}
	for (guint i = 0; i < result->items->len && all < DEBT_SHOWN; i++) {
		all += !item_at(result, i)->shown;
		item_at(result, i)->shown = true;
	}
}

void
debt_waiting_compute(const Evidence *evidence, const Results *results,
    DebtRegisterResult *result)
{
	g_autofree Area *areas = share_incidents(result);
	World world;

	make_world(evidence, results, result, &world);
	for (guint i = 0; i < result->items->len; i++) {
		DebtItem *item = item_at(result, i);

		item->interest =
		    item->issue != NULL
			? item->hours * result->waiting.interest_rate
			: NAN;
		draw_item(&world, areas, FEW_DRAWS, item);
	}
	g_ptr_array_sort(result->items, compare_costs);
	choose_shown(result);
	for (guint i = 0; i < result->items->len; i++)
		if (item_at(result, i)->shown)
			draw_item(&world, areas, DRAWS, item_at(result, i));
	g_ptr_array_sort(result->items, compare_costs);
	for (guint i = 0; i < result->items->len; i++)
		item_at(result, i)->rank = i;
	clear_world(&world);
}
