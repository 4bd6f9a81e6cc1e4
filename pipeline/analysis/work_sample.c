#include <math.h>
#include <string.h>

#include "pipeline/analysis/work_sample.h"
#include "pipeline/stats/rng.h"

/* Fewer features than this, and tasks are taken with them. */
enum { LEAST_FEATURES = 30 };

static const char *const never_done[] = { "Duplicate", "Won't Fix", "Won't Do",
	"Wont Fix", "Won’t Fix", "Won’t Do", "Cannot Reproduce", "Invalid",
	"Declined", "Rejected", "Obsolete", "Not a Bug", "Incomplete",
	"Abandoned", "Cancelled", "Canceled", "Not Planned", "Withdrawn" };

static bool
says_never_done(const char *text)
{
	for (size_t i = 0; text != NULL && i < G_N_ELEMENTS(never_done); i++)
		if (g_ascii_strcasecmp(text, never_done[i]) == 0)
			return true;
	return false;
}

bool
issue_was_never_done(const Issue *issue)
{
	return says_never_done(issue->resolution) ||
	       says_never_done(issue->status);
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

static bool
points_scope(const Issue *issue, WorkStratum *out)
{
	static const double bins[] = { 2, 3, 5, 8 };
	static const double most[] = { 2, 4, 6.5, 10.5 };

	out->size = 13;
	for (size_t i = G_N_ELEMENTS(bins); i-- > 0;)
		if (issue->points <= most[i])
			out->size = bins[i];
	return issue->points > 0;
}

static bool
estimate_scope(const Issue *issue, WorkStratum *out)
{
	out->size = exp2(nearbyint(log2(issue->estimate_hours)));
	return issue->estimate_hours > 0;
}

static bool
component_scope(const Issue *issue, WorkStratum *out)
{
	out->component = issue->components[0];
	out->kind = issue->kind;
	return out->component != NULL;
}

static bool
no_scope(const Issue *issue, WorkStratum *out)
{
	(void)issue;
	(void)out;
	return true;
}

/* Fills the scope of ISSUE; false when the tracker does not say it. */
static bool (*const scope_of[SCOPE_COUNT])(
    const Issue *issue, WorkStratum *out) = {
	[SCOPE_POINTS] = points_scope,
	[SCOPE_ESTIMATE] = estimate_scope,
	[SCOPE_COMPONENT] = component_scope,
	[SCOPE_NONE] = no_scope,
};

/* The first scheme that covers half of the candidates. */
static ScopeScheme
choose_scheme(const WorkSample *sample, const GPtrArray *issues)
{
	for (int scheme = 0; scheme < SCOPE_NONE; scheme++) {
		long covered = 0;

		for (guint i = 0; i < issues->len; i++) {
			const Issue *issue = g_ptr_array_index(issues, i);
			WorkStratum scope;

			covered += is_candidate(sample, issue) &&
				   scope_of[scheme](issue, &scope);
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
		    issue->resolved == INSTANT_NONE ||
		    issue_was_never_done(issue))
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

/* Of work that starts and ends on one date, without times. */
static const double same_day = 0.5;

static Instant
start_of(const WorkSample *sample, const Issue *issue)
{
	return sample->lead_time ? issue->created : issue->started;
}

static bool
is_in_whole_days(const WorkSample *sample, const Issue *issue)
{
	return start_of(sample, issue) % SECONDS_PER_DAY == 0 &&
	       issue->resolved % SECONDS_PER_DAY == 0;
}

/* Dates have no times where those of half of the finished candidates have
 * none: here and there work starts or ends at midnight. */
static void
choose_precision(WorkSample *sample, const GPtrArray *issues)
{
	long finished = 0, whole = 0;

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		if (!is_candidate(sample, issue) ||
		    issue->resolved == INSTANT_NONE ||
		    start_of(sample, issue) == INSTANT_NONE)
			continue;
		finished++;
		whole += is_in_whole_days(sample, issue);
	}
	sample->whole_days = whole > 0 && 2 * whole >= finished;
}

/* False when ISSUE has no usable start, or is not begun. */
static bool
measure(
    const WorkSample *sample, const Issue *issue, Instant now, WorkItem *item)
{
	Instant start = start_of(sample, issue);
	Instant end = issue->resolved;

	item->ended = end != INSTANT_NONE;
	if (!item->ended)
		end = now;
	if (start == INSTANT_NONE || end < start)
		return false;
	item->issue = issue;
	item->start = instant_date(start);
	item->days = (double)(end - start) / SECONDS_PER_DAY;
	if (sample->whole_days && item->ended && end == start)
		item->days = same_day;
	item->likely_days = item->days;
	return true;
}

static int
compare_strata(gconstpointer a, gconstpointer b)
{
	const WorkStratum *left = a, *right = b;
	int order;

	if (left->size != right->size)
		return left->size < right->size ? -1 : 1;
	order = g_strcmp0(left->component, right->component);
	return order != 0 ? order : (int)left->kind - (int)right->kind;
}

static int
stratum_index(GArray *strata, const WorkStratum *scope)
{
	for (guint i = 0; i < strata->len; i++)
		if (compare_strata(
			&g_array_index(strata, WorkStratum, i), scope) == 0)
			return (int)i;
	g_array_append_vals(strata, scope, 1);
	return (int)strata->len - 1;
}

/* Sorts the strata, and points every item at its own again. */
static void
sort_strata(WorkSample *sample)
{
	GArray *found = sample->strata;

	sample->strata = g_array_copy(found);
	g_array_sort(sample->strata, compare_strata);
	for (guint i = 0; i < sample->items->len; i++) {
		WorkItem *item = &g_array_index(sample->items, WorkItem, i);

		item->stratum = stratum_index(sample->strata,
		    &g_array_index(found, WorkStratum, item->stratum));
	}
	g_array_unref(found);
}

static void
take_issue(const Evidence *evidence, WorkSample *sample, const Issue *issue)
{
	const double least_days =
	    assume(&evidence->config->assumptions, ASSUME_SHORTEST_ISSUE) / 60 /
	    24;
	WorkItem item = { .issue = NULL };
	WorkStratum scope = { 0 };

	if (issue_was_never_done(issue)) {
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
	if (!scope_of[sample->scheme](issue, &scope)) {
		sample->unscoped++;
		return;
	}
	item.stratum = stratum_index(sample->strata, &scope);
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

/*
 * Work from one date to another K days later took any time from K - 1 to K + 1
 * days, and likeliest K.  Taken as K, most of a small stratum would tie, and a
 * median of slopes between ties is 0 whatever the trend.
 */
static void
spread_whole_days(WorkSample *sample, uint64_t seed)
{
	Rng rng;

	rng_init(&rng, seed, "work.times");
	for (guint i = 0; i < sample->items->len; i++) {
		WorkItem *item = &g_array_index(sample->items, WorkItem, i);
		const Issue *issue = item->issue;
		double days;

		if (!item->ended || !is_in_whole_days(sample, issue))
			continue;
		days = (double)(issue->resolved - start_of(sample, issue)) /
		       SECONDS_PER_DAY;
		days -= rng_uniform(&rng);
		days += rng_uniform(&rng);
		item->likely_days = fabs(days);
	}
}

WorkSample *
work_sample_new(const Evidence *evidence)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	WorkSample *sample = g_new0(WorkSample, 1);

	sample->items = g_array_new(FALSE, TRUE, sizeof(WorkItem));
	sample->strata = g_array_new(FALSE, TRUE, sizeof(WorkStratum));
	sample->candidates = count_kind(issues, ISSUE_FEATURE);
	if (sample->candidates < LEAST_FEATURES &&
	    count_kind(issues, ISSUE_TASK) > 0) {
		sample->with_tasks = true;
		sample->candidates += count_kind(issues, ISSUE_TASK);
	}
	sample->scheme = choose_scheme(sample, issues);
	choose_start(sample, issues);
	choose_precision(sample, issues);
	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		if (is_candidate(sample, issue))
			take_issue(evidence, sample, issue);
	}
	g_array_sort(sample->items, compare_items);
	sort_strata(sample);
	if (sample->whole_days)
		spread_whole_days(sample, evidence->seed);
	return sample;
}

void
work_sample_free(WorkSample *sample)
{
	if (sample == NULL)
		return;
	g_array_unref(sample->items);
	g_array_unref(sample->strata);
	g_free(sample);
}
