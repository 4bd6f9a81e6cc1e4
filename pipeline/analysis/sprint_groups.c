#include "pipeline/analysis/sprint_groups.h"

#include <math.h>
#include <string.h>

#include "pipeline/stats/quantile.h"

static void
sprint_group_free(SprintGroup *group)
{
	g_clear_pointer(&group->done, g_ptr_array_unref);
	g_clear_pointer(&group->open, g_ptr_array_unref);
	g_free(group);
}

const char *
issue_sprint_name(const Issue *issue)
{
	static const char *const none[] = { "", "-", "--", "---", "backlog",
		"product backlog", "icebox", "unplanned", "none", "unspecified",
		"future", "later", "someday", "triage" };
	const char *name = issue->sprint, *slash;

	if (name == NULL ||
	    (issue->project != NULL && strcmp(name, issue->project) == 0))
		return NULL;
	slash = strrchr(name, '\\');
	name = slash != NULL ? slash + 1 : name;
	for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
		if (g_ascii_strcasecmp(name, none[i]) == 0)
			return NULL;
	return name;
}

static double
day_of(const Issue *issue)
{
	return instant_date(issue->resolved);
}

static void
date_group(SprintGroup *group)
{
	const guint n = group->done->len;
	g_autofree double *days = g_new(double, n + 1);

	for (guint i = 0; i < n; i++)
		days[i] = day_of(g_ptr_array_index(group->done, i));
	sort_values(days, n);
	group->lo = quantile(days, n, 0.1);
	group->mid = quantile(days, n, 0.5);
	group->hi = quantile(days, n, 0.9);
}

/* By name, then in time, those without finished work last. */
static int
compare_names(const void *left, const void *right)
{
	const SprintGroup *a = *(SprintGroup *const *)left,
			  *b = *(SprintGroup *const *)right;
	const int names = strverscmp(a->name, b->name);

	if (names != 0)
		return names;
	if (isnan(a->lo) != isnan(b->lo))
		return isnan(a->lo) ? 1 : -1;
	if (a->lo != b->lo && !isnan(a->lo))
		return a->lo < b->lo ? -1 : 1;
	return g_strcmp0(a->project, b->project);
}

static int
compare_ends(const void *left, const void *right)
{
	const SprintGroup *a = *(SprintGroup *const *)left,
			  *b = *(SprintGroup *const *)right;

	if (isnan(a->hi) != isnan(b->hi))
		return isnan(a->hi) ? 1 : -1;
	if (a->hi != b->hi && !isnan(a->hi))
		return a->hi < b->hi ? -1 : 1;
	return compare_names(left, right);
}

static SprintGroup *
take_group(GPtrArray *groups, GHashTable *known, const Issue *issue)
{
	const char *name = issue_sprint_name(issue);
	g_autofree char *id =
	    g_strjoin("\x1f", issue->scope != NULL ? issue->scope : "",
		issue->project != NULL ? issue->project : "", name, NULL);
	SprintGroup *group = g_hash_table_lookup(known, id);

	if (group != NULL)
		return group;
	group = g_new0(SprintGroup, 1);
	group->name = name;
	group->project = issue->project;
	group->done = g_ptr_array_new();
	group->open = g_ptr_array_new();
	g_ptr_array_add(groups, group);
	g_hash_table_insert(known, g_steal_pointer(&id), group);
	return group;
}

static bool
is_unfinished(const Issue *issue)
{
	return issue->resolved == INSTANT_NONE &&
	       issue->category != STATUS_DONE && issue->kind != ISSUE_EPIC;
}

/* One for each sprint of each project, dated. */
static GPtrArray *
group_issues(const Evidence *evidence)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	g_autoptr(GHashTable) known =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *groups =
	    g_ptr_array_new_with_free_func((GDestroyNotify)sprint_group_free);

	for (guint i = 0; i < issues->len; i++) {
		Issue *issue = g_ptr_array_index(issues, i);
		const bool done = work_is_done(evidence, issue);
		SprintGroup *group;

		if (issue_sprint_name(issue) == NULL ||
		    (!done && !is_unfinished(issue)))
			continue;
		group = take_group(groups, known, issue);
		g_ptr_array_add(done ? group->done : group->open, issue);
	}
	for (guint i = 0; i < groups->len; i++)
		date_group(g_ptr_array_index(groups, i));
	return groups;
}

/* The same sprint: projects of one team share its name and its days. */
static bool
is_same(const SprintGroup *a, const SprintGroup *b)
{
	return strcmp(a->name, b->name) == 0 && !(b->lo > a->hi);
}

static void
merge_projects(GPtrArray *groups)
{
	guint i = 1;

	g_ptr_array_sort(groups, compare_names);
	while (i < groups->len) {
		SprintGroup *into = g_ptr_array_index(groups, i - 1);
		SprintGroup *from = g_ptr_array_index(groups, i);

		if (!is_same(into, from)) {
			i++;
			continue;
		}
		g_ptr_array_extend(into->done, from->done, NULL, NULL);
		g_ptr_array_extend(into->open, from->open, NULL, NULL);
		date_group(into);
		g_ptr_array_remove_index(groups, i);
	}
	g_ptr_array_sort(groups, compare_ends);
}

guint
sprint_groups_dated(const GPtrArray *groups)
{
	guint n = 0;

	while (n < groups->len &&
	       !isnan(((SprintGroup *)g_ptr_array_index(groups, n))->hi))
		n++;
	return n;
}

double
sprint_groups_days(const GPtrArray *groups, guint n)
{
	g_autofree double *days = g_new(double, n + 1);

	if (n < 3)
		return SPRINT_WINDOW_DAYS;
	for (guint i = 1; i < n; i++) {
		const SprintGroup *last = g_ptr_array_index(groups, i - 1);
		const SprintGroup *next = g_ptr_array_index(groups, i);

		days[i - 1] = next->hi - last->hi;
	}
	return median(days, n - 1);
}

bool
sprint_groups_overlap(const GPtrArray *groups, guint n)
{
	guint beside = 0;

	for (guint i = 1; i < n; i++) {
		const SprintGroup *last = g_ptr_array_index(groups, i - 1);
		const SprintGroup *next = g_ptr_array_index(groups, i);

		beside += next->mid <= last->hi && next->lo < last->hi;
	}
	return n > 1 && 3 * beside >= n - 1;
}

GPtrArray *
sprint_groups_new(const Evidence *evidence)
{
	GPtrArray *groups = group_issues(evidence);

	merge_projects(groups);
	return groups;
}
