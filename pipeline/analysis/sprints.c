#include "pipeline/analysis/sprints.h"

#include <math.h>
#include <string.h>

enum {
	SHORTEST_DAYS = 4, /* from one sprint to the next */
	LONGEST_DAYS = 45,
	FIRST_MONDAY = 4, /* days since 1970-01-01 */
};

/* A gap of more sprints than this is no part of the next one. */
#define LONGEST_GAP 2.0
/* So much later than its usual end a sprint may still be open. */
#define OVERTIME 1.5
/* Left alone for so many sprints, a plan is none. */
#define FORGOTTEN 3.0

static void
sprint_free(Sprint *sprint)
{
	g_ptr_array_unref(sprint->done);
	g_ptr_array_unref(sprint->open);
	g_free(sprint);
}

void
sprints_free(Sprints *sprints)
{
	if (sprints == NULL)
		return;
	g_ptr_array_unref(sprints->list);
	g_hash_table_unref(sprints->by_issue);
	g_free(sprints);
}

const Sprint *
sprints_at(const Sprints *sprints, guint i)
{
	return g_ptr_array_index(sprints->list, i);
}

const Sprint *
sprints_find(const Sprints *sprints, const Issue *issue)
{
	return g_hash_table_lookup(sprints->by_issue, issue);
}

static void
count_named(const Evidence *evidence, Sprints *sprints)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	const Instant from = work_recent_from(evidence);

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		if (!work_is_done(evidence, issue) || issue->resolved < from)
			continue;
		sprints->recent++;
		sprints->named += issue_sprint_name(issue) != NULL;
	}
}

static SprintSource
judge(const Sprints *sprints, const GPtrArray *groups, guint dated)
{
	const double days = sprint_groups_days(groups, dated);

	if (dated == 0 || 2 * sprints->named < sprints->recent)
		return SPRINTS_UNNAMED;
	if (sprint_groups_overlap(groups, dated))
		return SPRINTS_PARALLEL;
	if (days < SHORTEST_DAYS || days > LONGEST_DAYS)
		return SPRINTS_UNEVEN;
	return SPRINTS_NAMED;
}

static Sprint *
add_sprint(Sprints *sprints, const char *name, Date first, Date last,
    SprintState state)
{
	Sprint *sprint = g_new0(Sprint, 1);

	sprint->name = name;
	sprint->first = first;
	sprint->last = last;
	sprint->state = state;
	sprint->done = g_ptr_array_new();
	sprint->open = g_ptr_array_new();
	g_ptr_array_add(sprints->list, sprint);
	return sprint;
}

static void
add_group(Sprints *sprints, const SprintGroup *group, Date first, Date last,
    SprintState state)
{
	Sprint *sprint = add_sprint(sprints, group->name, first, last, state);

	g_ptr_array_extend(sprint->done, group->done, NULL, NULL);
	g_ptr_array_extend(sprint->open, group->open, NULL, NULL);
}

static Date
begin_after(const Sprints *sprints, const SprintGroup *group)
{
	const Sprint *before = sprints->list->len > 0
				   ? sprints_at(sprints, sprints->list->len - 1)
				   : NULL;
	const double usual = ceil(group->hi) - sprints->days + 1;

	if (before != NULL &&
	    group->hi - before->last <= LONGEST_GAP * sprints->days)
		return MIN(before->last + 1, (Date)ceil(group->hi));
	return (Date)floor(fmin(usual, group->lo));
}

/* Those with finished work; only the last can still be open. */
static void
add_dated(const Evidence *evidence, Sprints *sprints, const GPtrArray *groups,
    guint dated)
{
	for (guint i = 0; i < dated; i++) {
		const SprintGroup *group = g_ptr_array_index(groups, i);
		const Date first = begin_after(sprints, group);
		const Date last = (Date)ceil(group->hi);
		const bool open =
		    i + 1 == dated && group->open->len > 0 &&
		    evidence->as_of - first < OVERTIME * sprints->days;

		add_group(sprints, group, first,
		    open ? MAX(last, first + (Date)sprints->days - 1) : last,
		    open ? SPRINT_OPEN : SPRINT_OVER);
		sprints->over += !open;
	}
}

/* Somebody has touched it not long ago. */
static bool
is_alive(
    const Evidence *evidence, const Sprints *sprints, const SprintGroup *group)
{
	const double days = FORGOTTEN * sprints->days;

	for (guint i = 0; i < group->open->len; i++) {
		const Issue *issue = g_ptr_array_index(group->open, i);
		const Instant touched = MAX(issue->created, issue->updated);

		if (instant_date(touched) > evidence->as_of - days)
			return true;
	}
	return false;
}

static bool
has_begun(const SprintGroup *group)
{
	for (guint i = 0; i < group->open->len; i++) {
		const Issue *issue = g_ptr_array_index(group->open, i);

		if (issue->category == STATUS_DOING ||
		    issue->started != INSTANT_NONE)
			return true;
	}
	return false;
}

/* Those without finished work: begun ones, then those that have not. */
static void
add_undated(const Evidence *evidence, Sprints *sprints, const GPtrArray *groups,
    guint dated)
{
	const Date first =
	    sprints->list->len == 0
		? DATE_NONE
		: sprints_at(sprints, sprints->list->len - 1)->last + 1;

	for (int begun = 1; begun >= 0; begun--)
		for (guint i = dated; i < groups->len; i++) {
			const SprintGroup *group = g_ptr_array_index(groups, i);

			if (has_begun(group) == (begun != 0) &&
			    is_alive(evidence, sprints, group))
				add_group(sprints, group,
				    begun ? first : DATE_NONE, DATE_NONE,
				    begun ? SPRINT_OPEN : SPRINT_PLANNED);
		}
}

static int
compare_ends(const void *left, const void *right)
{
	const Issue *a = *(const Issue *const *)left;
	const Issue *b = *(const Issue *const *)right;

	if (a->resolved != b->resolved)
		return a->resolved < b->resolved ? -1 : 1;
	return strcmp(a->key, b->key);
}

/* Finished work, in the order in which it was finished. */
static GPtrArray *
list_work(const Evidence *evidence)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	GPtrArray *work = g_ptr_array_new();

	for (guint i = 0; i < issues->len; i++) {
		Issue *issue = g_ptr_array_index(issues, i);

		if (work_is_done(evidence, issue))
			g_ptr_array_add(work, issue);
	}
	g_ptr_array_sort(work, compare_ends);
	return work;
}

static Date
window_of(Date day)
{
	const int past = (day - FIRST_MONDAY) % SPRINT_WINDOW_DAYS;

	return day - (past < 0 ? past + SPRINT_WINDOW_DAYS : past);
}

/* From Monday to Sunday of the next week, the same ones on every day that
 * somebody asks; those in which nothing was finished are left out. */
static void
add_windows(const Evidence *evidence, Sprints *sprints, const GPtrArray *work)
{
	Sprint *window = NULL;

	for (guint i = 0; i < work->len; i++) {
		Issue *issue = g_ptr_array_index(work, i);
		const Date first = window_of(instant_date(issue->resolved));
		const Date last = first + SPRINT_WINDOW_DAYS - 1;

		if (window == NULL || window->first != first) {
			window = add_sprint(sprints, NULL, first, last,
			    last <= evidence->as_of ? SPRINT_OVER
						    : SPRINT_OPEN);
			sprints->over += window->state == SPRINT_OVER;
		}
		g_ptr_array_add(window->done, issue);
	}
}

/* Work that names no sprint, to the one in whose days it was finished. */
static void
place_unnamed(Sprints *sprints, const GPtrArray *work)
{
	guint at = 0;

	for (guint i = 0; i < work->len; i++) {
		Issue *issue = g_ptr_array_index(work, i);
		const Date day = instant_date(issue->resolved);
		Sprint *sprint;

		if (issue_sprint_name(issue) != NULL)
			continue;
		while (at < sprints->list->len &&
		       sprints_at(sprints, at)->last != DATE_NONE &&
		       sprints_at(sprints, at)->last < day)
			at++;
		if (at == sprints->list->len)
			return;
		sprint = g_ptr_array_index(sprints->list, at);
		if (sprint->last == DATE_NONE || sprint->first > day)
			continue;
		g_ptr_array_add(sprint->done, issue);
		sprint->unplanned++;
	}
}

static void
tally(const Evidence *evidence, Sprints *sprints, Sprint *sprint)
{
	g_ptr_array_sort(sprint->done, compare_ends);
	for (guint i = 0; i < sprint->done->len; i++) {
		Issue *issue = g_ptr_array_index(sprint->done, i);

		work_tally_add(
		    &sprint->tally, evidence, sprints->measure, issue);
		g_hash_table_insert(sprints->by_issue, issue, sprint);
	}
	for (guint i = 0; i < sprint->open->len; i++)
		g_hash_table_insert(sprints->by_issue,
		    g_ptr_array_index(sprint->open, i), sprint);
}

Sprints *
sprints_new(const Evidence *evidence)
{
	g_autoptr(GPtrArray) groups = sprint_groups_new(evidence);
	g_autoptr(GPtrArray) work = list_work(evidence);
	const guint dated = sprint_groups_dated(groups);
	Sprints *sprints = g_new0(Sprints, 1);

	sprints->list =
	    g_ptr_array_new_with_free_func((GDestroyNotify)sprint_free);
	sprints->by_issue = g_hash_table_new(NULL, NULL);
	sprints->measure = work_measure(evidence);
	count_named(evidence, sprints);
	sprints->source = judge(sprints, groups, dated);
	sprints->days = sprints->source == SPRINTS_NAMED
			    ? sprint_groups_days(groups, dated)
			    : SPRINT_WINDOW_DAYS;
	if (sprints->source == SPRINTS_NAMED) {
		add_dated(evidence, sprints, groups, dated);
		add_undated(evidence, sprints, groups, dated);
		place_unnamed(sprints, work);
	} else {
		add_windows(evidence, sprints, work);
	}
	for (guint i = 0; i < sprints->list->len; i++)
		tally(evidence, sprints, g_ptr_array_index(sprints->list, i));
	return sprints;
}

WorkTally
sprints_rolling(const Sprints *sprints, guint i, guint n)
{
	WorkTally sum = { 0 };

	for (guint k = i + 1 > n ? i + 1 - n : 0; k <= i; k++) {
		const WorkTally *one = &sprints_at(sprints, k)->tally;

		sum.effort += one->effort;
		sum.debt += one->debt;
		sum.issues += one->issues;
		sum.debt_issues += one->debt_issues;
		sum.stated += one->stated;
	}
	return sum;
}
