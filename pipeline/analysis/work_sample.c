#include <math.h>
#include <string.h>

#include "pipeline/analysis/work_sample.h"

/* Fewer features than this, and tasks are taken with them. */
enum { LEAST_FEATURES = 30 };

static const char *const never_done[] = { "Duplicate", "Won't Fix", "Won't Do",
	"Wont Fix", "Cannot Reproduce", "Invalid", "Declined", "Rejected",
	"Obsolete", "Not a Bug", "Incomplete", "Abandoned" };

static bool
was_never_done(const Issue *issue)
{
	if (issue->resolution == NULL)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(never_done); i++)
		if (g_ascii_strcasecmp(issue->resolution, never_done[i]) == 0)
			return true;
	return false;
}

static long
count_kind(const GPtrArray *issues, IssueKind kind)
{
	long count = 0;

	for (guint i = 0; i < issues->len; i++)
		count +=
		    ((const Issue *)g_ptr_array_index(issues, i))->kind == kind;
	return count;
}

static bool
is_candidate(const WorkSample *sample, const Issue *issue)
{
	return issue->kind == ISSUE_FEATURE ||
	       (sample->with_tasks && issue->kind == ISSUE_TASK);
}

static char *
points_stratum(const Issue *issue)
{
	if (!(issue->points > 0))
		return NULL;
	if (issue->points <= 2)
		return g_strdup("1–2 points");
	if (issue->points < 4)
		return g_strdup("3 points");
	if (issue->points < 6.5)
		return g_strdup("5 points");
	if (issue->points < 10.5)
		return g_strdup("8 points");
	return g_strdup("13 points and more");
}

static char *
estimate_stratum(const Issue *issue)
{
	if (!(issue->estimate_hours > 0))
		return NULL;
	return g_strdup_printf(
	    "about %g h", exp2(nearbyint(log2(issue->estimate_hours))));
}

static char *
component_stratum(const Issue *issue)
{
	if (issue->components[0] == NULL)
		return NULL;
	return g_strdup_printf(
	    "%s, %s", issue->components[0], issue_kind_name(issue->kind));
}

static char *
no_stratum(const Issue *issue)
{
	(void)issue;
	return g_strdup("all sizes");
}

/* The scope of ISSUE; NULL when the tracker does not say it. */
static char *(*const scope_of[SCOPE_COUNT])(const Issue *issue) = {
	[SCOPE_POINTS] = points_stratum,
	[SCOPE_ESTIMATE] = estimate_stratum,
	[SCOPE_COMPONENT] = component_stratum,
	[SCOPE_NONE] = no_stratum,
};

/* The first scheme that covers half of the candidates. */
static ScopeScheme
choose_scheme(const WorkSample *sample, const GPtrArray *issues)
{
	for (int scheme = 0; scheme < SCOPE_NONE; scheme++) {
		long covered = 0;

		for (guint i = 0; i < issues->len; i++) {
			const Issue *issue = g_ptr_array_index(issues, i);
			g_autofree char *scope = is_candidate(sample, issue)
						     ? scope_of[scheme](issue)
						     : NULL;

			covered += scope != NULL;
		}
		if (covered > 0 && 2 * covered >= sample->candidates)
			return (ScopeScheme)scheme;
	}
	return SCOPE_NONE;
}

static bool
is_started_usable(const Issue *issue)
{
	return issue->started != INSTANT_NONE &&
	       (issue->resolved == INSTANT_NONE ||
		   issue->resolved >= issue->started);
}

/* Starts are used if half of the finished candidates have one. */
static void
choose_start(WorkSample *sample, const GPtrArray *issues)
{
	long finished = 0, started = 0, approximate = 0;

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		if (!is_candidate(sample, issue) ||
		    issue->resolved == INSTANT_NONE || was_never_done(issue))
			continue;
		finished++;
		if (is_started_usable(issue)) {
			started++;
			approximate += issue->started_approximate;
		}
	}
	sample->lead_time = started == 0 || 2 * started < finished;
	sample->approximate = !sample->lead_time && approximate > 0;
}

/* False when ISSUE has no usable start, or is not begun. */
static bool
measure(
    const WorkSample *sample, const Issue *issue, Instant now, WorkItem *item)
{
	Instant start = sample->lead_time ? issue->created : issue->started;
	Instant end = issue->resolved;

	item->ended = end != INSTANT_NONE;
	if (!item->ended)
		end = now;
	if (start == INSTANT_NONE || end < start)
		return false;
	item->issue = issue;
	item->start = instant_date(start);
	item->days = (double)(end - start) / SECONDS_PER_DAY;
	return true;
}

static int
stratum_index(WorkSample *sample, char *name)
{
	for (guint i = 0; i < sample->strata->len; i++)
		if (g_str_equal(g_ptr_array_index(sample->strata, i), name)) {
			g_free(name);
			return (int)i;
		}
	g_ptr_array_add(sample->strata, name);
	return (int)sample->strata->len - 1;
}

static void
take_issue(const Evidence *evidence, WorkSample *sample, const Issue *issue)
{
	const double least_days =
	    assume(&evidence->config->assumptions, ASSUME_SHORTEST_ISSUE) / 60 /
	    24;
	WorkItem item = { .issue = NULL };
	char *scope;

	if (was_never_done(issue)) {
		sample->not_done++;
		return;
	}
	if (issue->resolved == INSTANT_NONE && issue->category == STATUS_DONE) {
		sample->undated++;
		return;
	}
	if (!sample->lead_time && issue->resolved == INSTANT_NONE &&
	    issue->started == INSTANT_NONE)
		return;
	if (!measure(sample, issue, date_instant(evidence->as_of + 1), &item)) {
		sample->undated++;
		return;
	}
	if (item.ended && item.days < least_days) {
		sample->too_short++;
		return;
	}
	scope = scope_of[sample->scheme](issue);
	if (scope == NULL) {
		sample->unscoped++;
		return;
	}
	item.stratum = stratum_index(sample, scope);
	sample->ended += item.ended;
	g_array_append_val(sample->items, item);
}

static int
compare_items(gconstpointer a, gconstpointer b)
{
	const WorkItem *left = a, *right = b;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return strcmp(left->issue->key, right->issue->key);
}

WorkSample *
work_sample_new(const Evidence *evidence)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	WorkSample *sample = g_new0(WorkSample, 1);

	sample->items = g_array_new(FALSE, TRUE, sizeof(WorkItem));
	sample->strata = g_ptr_array_new_with_free_func(g_free);
	sample->candidates = count_kind(issues, ISSUE_FEATURE);
	if (sample->candidates < LEAST_FEATURES &&
	    count_kind(issues, ISSUE_TASK) > 0) {
		sample->with_tasks = true;
		sample->candidates += count_kind(issues, ISSUE_TASK);
	}
	sample->scheme = choose_scheme(sample, issues);
	choose_start(sample, issues);
	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		if (is_candidate(sample, issue))
			take_issue(evidence, sample, issue);
	}
	g_array_sort(sample->items, compare_items);
	return sample;
}

void
work_sample_free(WorkSample *sample)
{
	if (sample == NULL)
		return;
	g_array_unref(sample->items);
	g_ptr_array_unref(sample->strata);
	g_free(sample);
}
