#include <math.h>

#include "pipeline/analysis/allocation.h"
#include "pipeline/analysis/failure_checks.h"
#include "pipeline/analysis/issue_search.h"
#include "pipeline/analysis/knowledge_map.h"
#include "pipeline/analysis/work_sample.h"

enum {
	MOST_AREAS = 4, /* named as evidence */
	HIRED = 2, /* people more than half a year ago that are growth */
	LAST_SPRINTS = 2, /* in which knowledge has to be handed on */
};

/* The day on which the last sprints began; times without any are none. */
static Date
recent_from(const Evidence *evidence, const Sprints *sprints)
{
	const Date least =
	    evidence->as_of - 2 * LAST_SPRINTS * (Date)sprints->days;

	if (sprints->over < LAST_SPRINTS)
		return least;
	return MAX(
	    least, sprints_at(sprints, sprints->over - LAST_SPRINTS)->first);
}

/* Finished in the last sprints, or being worked on. */
static bool
is_recent(const Issue *issue, const Sprints *sprints, Date from)
{
	const Sprint *sprint = sprints_find(sprints, issue);

	if (issue->resolved != INSTANT_NONE)
		return instant_date(issue->resolved) >= from &&
		       !issue_was_never_done(issue);
	return issue->category == STATUS_DOING ||
	       (sprint != NULL && sprint->state == SPRINT_OPEN);
}

/* Per area: somebody hands on what they know of it. */
static bool *
find_transfers(const Evidence *evidence, const Results *results)
{
	static const IssueSearch search = {
		.words = "knowledge transfer,knowledge-transfer,"
			 "knowledge sharing,knowledge-sharing,pairing,"
			 "pair programming,handover,hand-over,shadowing,"
			 "walkthrough,runbook,documentation",
	};
	const KnowledgeAreas *areas = results->knowledge->areas;
	const Sprints *sprints = results->allocation->sprints;
	const Date from = recent_from(evidence, sprints);
	g_autoptr(GPtrArray) found = issue_search(evidence, &search, NULL);
	bool *transfers = g_new0(bool, areas->names->len + 1);

	for (guint i = 0; i < areas->issues->len; i++) {
		Issue *issue = g_ptr_array_index(areas->issues, i);

		if (!g_ptr_array_find(found, issue, NULL) ||
		    !is_recent(issue, sprints, from))
			continue;
		for (guint k = areas->first[i]; k < areas->first[i + 1]; k++)
			transfers[g_array_index(areas->places, guint, k)] =
			    true;
	}
	return transfers;
}

/* Areas that one person knows and hands on to nobody, the riskiest first. */
static guint
look_at_areas(
    const Evidence *evidence, const Results *results, FailureCheck *check)
{
	const KnowledgeMapResult *map = results->knowledge;
	g_autofree bool *transfers = find_transfers(evidence, results);
	guint held = 0;

	for (guint i = 0; i < map->order->len; i++) {
		const guint place = g_array_index(map->order, guint, i);
		const KnowledgeArea *area = knowledge_map_at(map, place);

		if (area->state != AREA_SOLE || transfers[place])
			continue;
		if (held++ >= MOST_AREAS)
			continue;
		failure_add_sign(check, MSG_FAIL_SIGN_AREA, area->name,
		    area->top_share, FORM_SHARE);
		failure_reads(check, "component.%s.top_share", area->id);
	}
	return held;
}

/* More people, and one of them knows as much of all as before. */
static bool
grows_around_one(const KnowledgeMapResult *map)
{
	return map->top_now.active >= map->top_before.active + HIRED &&
	       map->top_now.share >= map->top_before.share;
}

static void
conclude(const KnowledgeMapResult *map, guint held, FailureCheck *check)
{
	const TruckFactor *truck = &map->truck[TRUCK_AREAS];

	if (map->judged == 0 || !truck->known)
		failure_conclude(check, FAILURE_UNKNOWN, MSG_FAIL_BUS_UNKNOWN,
		    MSG_FAIL_BUS_NEEDS);
	else if (truck->size == 0)
		failure_conclude(
		    check, FAILURE_FAIL, MSG_FAIL_BUS_GONE, MSG_FAIL_BUS_DO);
	else if (truck->size == 1)
		failure_conclude(
		    check, FAILURE_FAIL, MSG_FAIL_BUS_TRUCK, MSG_FAIL_BUS_DO);
	else if (grows_around_one(map))
		failure_conclude(
		    check, FAILURE_FAIL, MSG_FAIL_BUS_HIRES, MSG_FAIL_BUS_DO);
	else if (held > 0)
		failure_conclude_at(check, FAILURE_WARN, MSG_FAIL_BUS_HELD,
		    held, FORM_COUNT, MSG_FAIL_BUS_DO);
	else
		failure_conclude(
		    check, FAILURE_PASS, MSG_FAIL_BUS_PASS, MSG_FAIL_BUS_KEEP);
}

void
failure_check_bus_factor(
    const Evidence *evidence, const Results *results, FailureCheck *check)
{
	const KnowledgeMapResult *map = results->knowledge;
	const TruckFactor *truck = &map->truck[TRUCK_AREAS];
	guint held;

	failure_reads(check, "team.truck_factor");
	if (map->judged > 0 && truck->known)
		failure_add_sign(check, MSG_FAIL_SIGN_TRUCK, NULL,
		    (double)truck->size, FORM_COUNT);
	if (grows_around_one(map))
		failure_add_sign(check, MSG_FAIL_SIGN_HIRES, NULL,
		    map->top_now.active - map->top_before.active, FORM_COUNT);
	held = look_at_areas(evidence, results, check);
	conclude(map, held, check);
}
