#include "pipeline/analysis/debt_waiting.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/incident_impact.h"
#include "pipeline/analysis/migration_price.h"
#include "pipeline/analysis/users.h"
#include "pipeline/stats/expected_events.h"

/* Draws for the items that are far from the first. */
enum { FEW_DRAWS = 400 };

/* DRAWS of what all items have in common. */
typedef struct World {
	const Evidence *evidence;
	const Results *results;
	IncidentImpact *impact;
	double *interest; /* a month, of each hour of debt; NAN */
	double hourly_rate, active;
} World;

/* What an area has, by place. */
typedef struct Area {
	double hours; /* of its items */
	double linked; /* incidents that are linked to one of its items */
	long others; /* incidents in it that are linked to none */
} Area;

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
	    draw_estimate(evidence, ASSUME_DEBT_INTEREST, "debt.interest");
	double *draws =
	    draw_estimate(evidence, ASSUME_DEBT_WASTE, "debt.waste");
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
	*world = (World){
		.evidence = evidence,
		.results = results,
		.impact = incident_impact_new(
		    evidence, results->users, result->incidents),
		.interest = draw_interest(evidence, results, result),
		.hourly_rate = evidence_hourly_rate(evidence),
		.active = results->users->active,
	};
	result->waiting.hours_measured = world->impact->hours_measured;
	result->waiting.impact_hours = world->impact->mean_hours;
}

static void
clear_world(World *world)
{
	incident_impact_free(world->impact);
	g_free(world->interest);
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

/* INCIDENT is linked to the issue, or names the table of the finding. */
static bool
is_linked(const DebtIncident *incident, const DebtItem *item)
{
	if (item->issue != NULL)
		return g_ptr_array_find(incident->issues, item->issue, NULL);
	return takes_part(item) &&
	       g_ptr_array_find(incident->tables, item->table, NULL);
}

/* How many of the items INCIDENT is linked to; each has its share of it. */
static double
count_linked(const DebtRegisterResult *result, const DebtIncident *incident)
{
	double count = 0;

	for (guint i = 0; i < result->items->len; i++)
		count += is_linked(incident, item_at(result, i));
	return count;
}

/* LINKED, by item, is how many incidents are its own. */
static void
add_incident(const DebtRegisterResult *result, const DebtIncident *incident,
    Area *areas, double *linked)
{
	const bool ties =
	    incident->issues->len > 0 || incident->tables->len > 0;
	const double count = ties ? count_linked(result, incident) : 0;

	if (count == 0)
		areas[incident->area].others++;
	for (guint i = 0; count > 0 && i < result->items->len; i++) {
		DebtItem *item = item_at(result, i);

		if (!is_linked(incident, item))
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
	const double *rates = incident_impact_rates(world->impact, all);
	g_autofree double *cost = g_new(double, count);
	g_autofree double *users = g_new(double, count);

	draw_work(world, item, waits[wait], count, cost);
	for (int i = 0; i < count; i++) {
		const double degraded =
		    rates == NULL ? NAN
				  : rates[i] * item->event_share *
					world->impact->events[wait][i] *
					world->impact->hours[i] *
					world->impact->affected[i];
		const double hours = add_known(
		    degraded, hours_run_out(world, item, waits[wait], i));

		cost[i] =
		    add_known(cost[i], hours * world->impact->revenue_hour);
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
