#include "pipeline/demo/demo_issue.h"

#include <math.h>

#include "pipeline/demo/demo_choice.h"
#include "pipeline/demo/demo_words.h"
#include "pipeline/stats/distribution.h"
#include "pipeline/stats/rng.h"

enum {
	MINUTE = 60,
	HOUR = 3600,
	WEEK_DAYS = 7,
	WORK_DAYS = 5,
	WORK_BEGINS = 9 * HOUR,
	WORK_TIME = 9 * HOUR, /* of a day in the office, with its breaks */
	LEAST_TIME = 40 * MINUTE,
	EPIC_EVERY = 43, /* issues */
	FIX_FROM_END = 11, /* issues */
	LINK_EVERY = 29,
	LINK_SPAN = 3, /* issues between the two that are linked */
	ISSUE_DAYS = 548, /* 18 months */
	AUDIT_BEGINS = 64, /* days after the launch */
	AUDIT_ENDS = 85,
	PLANNED_DAYS = 45,
};

#define STORY_SIGMA 0.42
#define OTHER_SIGMA 0.8
#define QUEUE_DAYS 7.0 /* median wait before work begins */
#define DROPPED 0.05
#define TAKEN_LATE 0.6 /* share of what waits that nobody has yet */
#define WORK_TAKEN 0.9 /* share of what is no debt that is ever worked on */

/* The share of debt that is, by the months that it is old: there is a rule for
 * it since nine months, and features have crowded it out of late. */
static const struct {
	double months, taken;
} debt_taken[] = { { 9, 0.12 }, { 1.6, 0.95 }, { 0, 0.6 } };

typedef struct Size {
	int points;
	double share;
	double days; /* median at the start of the history */
} Size;

static const Size sizes[] = { { 1, 0.08, 1.2 }, { 2, 0.17, 2.2 },
	{ 3, 0.28, 3.6 }, { 5, 0.26, 5.8 }, { 8, 0.15, 9.2 },
	{ 13, 0.06, 15.0 } };

/* Days of work on what has no points. */
static const double other_days[] = {
	[DEMO_EPIC] = 120,
	[DEMO_STORY] = 0,
	[DEMO_BUG] = 1.6,
	[DEMO_TASK] = 2.8,
	[DEMO_DEBT] = 6,
};

static bool
happens(Rng *rng, double probability)
{
	return rng_uniform(rng) < probability;
}

static double
log_normal(Rng *rng, double median, double sigma)
{
	return median * exp(sigma * normal_quantile(rng_uniform(rng)));
}

long
demo_issue_count(const Larkfield *company)
{
	return ISSUES * company->scale;
}

/* The SHARE of all working time of the history, so that issues are created
 * in office hours and in the order of their numbers. */
static Instant
working_time(const Larkfield *company, double share)
{
	const Date first = company->as_of - ISSUE_DAYS;
	const Date monday = first - date_weekday(first);
	const double weeks =
	    (double)(company->as_of - monday) / WEEK_DAYS * share;
	const double days = (weeks - floor(weeks)) * WORK_DAYS;
	const Date day = monday + (Date)floor(weeks) * WEEK_DAYS + (Date)days;

	return date_instant(day) + WORK_BEGINS +
	       (Instant)((days - floor(days)) * WORK_TIME);
}

/* The same day, but in office hours. */
static Instant
in_office(Instant instant)
{
	const Instant day = date_instant(instant_date(instant));

	return day + WORK_BEGINS +
	       (instant - day) * WORK_TIME / SECONDS_PER_DAY;
}

static Instant
not_on_weekend(Instant instant)
{
	const int weekday = date_weekday(instant_date(instant));

	return weekday < WORK_DAYS
		   ? instant
		   : instant + (Instant)(WEEK_DAYS - weekday) * SECONDS_PER_DAY;
}

/* In office hours, a SHARE of the way. */
static Instant
between(Instant from, Instant to, double share)
{
	const Instant raw = from + (Instant)((double)(to - from) * share);

	return share > 0 ? CLAMP(in_office(raw), from, to) : from;
}

static bool
is_past(const Larkfield *company, Instant instant)
{
	return instant < date_instant(company->as_of + 1);
}

static DemoKind
draw_kind(const Larkfield *company, long number, Rng *rng)
{
	const double history =
	    (double)number / (double)demo_issue_count(company);
	const double debt = 0.06 + 0.10 * history;
	const double p = rng_uniform(rng);

	if ((number - 1) % EPIC_EVERY == 0)
		return DEMO_EPIC;
	if (p < debt)
		return DEMO_DEBT;
	if (p < debt + 0.19)
		return DEMO_BUG;
	return p < debt + 0.31 ? DEMO_TASK : DEMO_STORY;
}

static const Size *
draw_size(Rng *rng)
{
	double p = rng_uniform(rng);
	size_t i = 0;

	while (i + 1 < G_N_ELEMENTS(sizes) && p >= sizes[i].share)
		p -= sizes[i++].share;
	return &sizes[i];
}

static void
draw_scope(DemoIssue *issue, const Size *size, Rng *rng)
{
	if (issue->kind == DEMO_STORY) {
		issue->points = size->points;
		issue->estimate = (long)size->points * 4 * HOUR;
	} else if (issue->kind == DEMO_DEBT) {
		issue->estimate = (2 + 2 * (long)rng_index(rng, 23)) * HOUR;
	} else if (issue->kind == DEMO_TASK) {
		issue->estimate = (4 + 4 * (long)rng_index(rng, 3)) * HOUR;
	}
}

/* Who is elsewhere gets tickets, and raises none. */
static size_t
at_home(size_t engineer)
{
	return engineer == LARKFIELD_AWAY || engineer == LARKFIELD_AWAY + 1
		   ? engineer - 2
		   : engineer;
}

/* Whose issue it becomes: its owner's, the second's, or OTHER's. */
static size_t
draw_assignee(
    const DemoIssue *issue, const Larkfield *company, size_t other, Rng *rng)
{
	const Part *part = &larkfield_parts[issue->part];
	const double p = rng_uniform(rng);
	const bool left = part->owner == LEAVER &&
			  larkfield_age(company, issue->created) < LEFT_MONTHS;

	if (p < part->owned)
		return left ? other : part->owner;
	return p < part->owned + part->shared ? part->second : other;
}

static void
draw_people(DemoIssue *issue, const Larkfield *company, Rng *rng)
{
	const size_t other = rng_index(rng, ENGINEERS);

	issue->assignee = draw_assignee(issue, company, other, rng);
	issue->reporter = issue->kind == DEMO_BUG
			      ? ENGINEERS + rng_index(rng, REPORTERS)
			  : issue->kind == DEMO_DEBT ? at_home(other)
						     : ENGINEERS;
}

static void
draw_summary(DemoIssue *issue, Rng *rng)
{
	const PartWords *words = &demo_words[issue->part];
	const char *const *lists[] = {
		[DEMO_EPIC] = words->epics,
		[DEMO_STORY] = words->stories,
		[DEMO_BUG] = words->bugs,
		[DEMO_TASK] = words->tasks,
		[DEMO_DEBT] = words->debts,
	};
	static const size_t counts[] = {
		[DEMO_EPIC] = EPIC_WORDS,
		[DEMO_STORY] = STORY_WORDS,
		[DEMO_BUG] = BUG_WORDS,
		[DEMO_TASK] = TASK_WORDS,
		[DEMO_DEBT] = DEBT_WORDS,
	};
	const char *text =
	    lists[issue->kind][rng_index(rng, counts[issue->kind])];

	issue->audience = rng_index(rng, AUDIENCES);
	issue->summary = issue->kind == DEMO_STORY
			     ? g_strdup_printf("%s, for %s", text,
				   demo_audiences[issue->audience])
			     : g_strdup(text);
}

static double
days_of_work(const Larkfield *company, const DemoIssue *issue, const Size *size,
    Rng *rng)
{
	const double months =
	    HISTORY_MONTHS - larkfield_age(company, issue->started);

	if (issue->kind != DEMO_STORY)
		return log_normal(rng, other_days[issue->kind], OTHER_SIGMA);
	return log_normal(rng, size->days, STORY_SIGMA) *
	       pow(1 + PLANTED_DEBT_RATE, months);
}

static void
draw_resolution(
    DemoIssue *issue, const Larkfield *company, const Size *size, Rng *rng)
{
	const double days = days_of_work(company, issue, size, rng);
	Instant end = in_office(
	    issue->started + (Instant)llround(days * SECONDS_PER_DAY));

	end = MAX(end, issue->started + LEAST_TIME);
	if (!is_past(company, end)) {
		issue->state = DEMO_IN_PROGRESS;
		return;
	}
	issue->resolved = end;
	issue->state = DEMO_DONE;
}

static double
share_taken(const Larkfield *company, const DemoIssue *issue)
{
	const double age = larkfield_age(company, issue->created);
	size_t i = 0;

	if (issue->kind != DEMO_DEBT)
		return WORK_TAKEN;
	while (i + 1 < G_N_ELEMENTS(debt_taken) && age < debt_taken[i].months)
		i++;
	return debt_taken[i].taken;
}

static void
draw_times(
    DemoIssue *issue, const Larkfield *company, const Size *size, Rng *rng)
{
	const double wait = log_normal(rng, QUEUE_DAYS, OTHER_SIGMA);
	const bool taken = happens(rng, share_taken(company, issue));
	const bool dropped = happens(rng, DROPPED);
	const Instant start = MAX(issue->created + LEAST_TIME,
	    not_on_weekend(in_office(
		issue->created + (Instant)llround(wait * SECONDS_PER_DAY))));

	if (!is_past(company, start))
		return;
	if (dropped && issue->kind != DEMO_EPIC) {
		issue->resolved = start;
		issue->state = DEMO_DROPPED;
	} else if (taken) {
		issue->started = start;
		draw_resolution(issue, company, size, rng);
	}
}

/* The first is the start; the last is at most the end. */
static void
draw_work(DemoIssue *issue, const Larkfield *company, Rng *rng)
{
	const Instant now = date_instant(company->as_of) + WORK_BEGINS;
	const Instant end = MAX(issue->started,
	    issue->resolved == INSTANT_NONE ? now : issue->resolved);
	const size_t most =
	    1 + (size_t)((end - issue->started) / SECONDS_PER_DAY / 2);

	if (issue->started == INSTANT_NONE || issue->kind == DEMO_EPIC)
		return;
	issue->work_count = MIN(most, MAX_WORK_LOGS);
	for (size_t i = 0; i < issue->work_count; i++)
		issue->work[i] = (WorkLog){
			.time = between(issue->started, end,
			    (double)i / (double)issue->work_count),
			.seconds = (2 + (long)rng_index(rng, 7)) * HOUR,
			.words = rng_index(rng, WORK_WORDS),
		};
}

static void
draw_comments(DemoIssue *issue, const Larkfield *company, Rng *rng)
{
	const Instant last = issue->resolved == INSTANT_NONE
				 ? date_instant(company->as_of) + WORK_BEGINS
				 : issue->resolved;
	const size_t words = issue->started == INSTANT_NONE
				 ? COMMENTS_BEFORE_WORK
				 : COMMENT_WORDS;
	const size_t first = rng_index(rng, words);

	issue->comment_count = rng_index(rng, MAX_COMMENTS + 1);
	for (size_t i = 0; i < issue->comment_count; i++)
		issue->comments[i] = (DemoComment){
			.time =
			    between(issue->created, MAX(issue->created, last),
				(double)(i + 1) / (MAX_COMMENTS + 1)),
			.author = rng_index(rng, ENGINEERS + REPORTERS - 1),
			.words = (first + i) % words,
		};
}

/* Days from the launch to when ISSUE was made. */
static double
days_after_launch(const Larkfield *company, const DemoIssue *issue)
{
	const Date launch = date_add_months(company->as_of, -LAUNCH_MONTHS);

	return instant_date(issue->created) - launch;
}

/* What is known of debt: shortcuts of before the launch are written down,
 * every other one, and have a date; an audit came two months after it. */
static const char *
debt_sign(const Larkfield *company, DemoIssue *issue)
{
	const double days = days_after_launch(company, issue);

	if (days <= 0 && issue->number % 2 == 0) {
		if (issue->state == DEMO_TO_DO)
			issue->due = company->as_of + PLANNED_DAYS;
		return "documented";
	}
	return days >= AUDIT_BEGINS && days < AUDIT_ENDS ? "audit" : NULL;
}

static void
draw_labels(const Larkfield *company, DemoIssue *issue, Rng *rng)
{
	static const char *const extras[] = { "customer-request", "mobile",
		"quick-win" };
	const size_t extra = rng_index(rng, 6);
	const char *sign = NULL;
	size_t count = 0;

	if (issue->kind == DEMO_DEBT) {
		issue->labels[count++] = "tech-debt";
		sign = debt_sign(company, issue);
	}
	if (sign != NULL) {
		issue->labels[count++] = sign;
		return;
	}
	if (issue->kind == DEMO_BUG && happens(rng, 0.15))
		issue->labels[count++] = "incident";
	if (extra < G_N_ELEMENTS(extras) && issue->kind != DEMO_EPIC)
		issue->labels[count++] = extras[extra];
	if (count > 0 && happens(rng, 0.3))
		issue->labels[count++] = "needs-review";
}

/* One of the newest is to mend what breaks first, unless it is over. */
static void
make_fix(const Larkfield *company, DemoIssue *issue)
{
	const bool open =
	    issue->state == DEMO_TO_DO || issue->state == DEMO_IN_PROGRESS;

	if (issue->number != demo_issue_count(company) - FIX_FROM_END || !open)
		return;
	g_free(issue->summary);
	issue->summary = g_strdup("Give the slots ids that do not run out");
	for (size_t i = 0; i < MAX_LABELS; i++)
		issue->labels[i] = i == 0 ? PLANTED_LABEL : NULL;
}

/* One of the three epics before it. */
static void
draw_epic(DemoIssue *issue, Rng *rng)
{
	const long latest = (issue->number - 1) / EPIC_EVERY;
	const long epic = latest - (long)rng_index(rng, 3);

	if (issue->kind != DEMO_EPIC && happens(rng, 0.85))
		issue->epic = MAX(0, epic) * EPIC_EVERY + 1;
}

static bool
is_linked(const Larkfield *company, long number)
{
	return number >= 1 && number % LINK_EVERY == 0 &&
	       number + LINK_SPAN <= demo_issue_count(company);
}

static void
find_links(DemoIssue *issue, const Larkfield *company)
{
	if (is_linked(company, issue->number))
		issue->blocks = issue->number + LINK_SPAN;
	if (is_linked(company, issue->number - LINK_SPAN))
		issue->blocked_by = issue->number - LINK_SPAN;
}

static Instant
last_change(const DemoIssue *issue)
{
	Instant last = MAX(issue->created, issue->resolved);

	last = MAX(last, issue->started);
	if (issue->work_count > 0)
		last = MAX(last, issue->work[issue->work_count - 1].time);
	if (issue->comment_count > 0)
		last =
		    MAX(last, issue->comments[issue->comment_count - 1].time);
	return last;
}

void
demo_issue_init(DemoIssue *issue, const Larkfield *company, long number)
{
	static const char *const priorities[] = { "Highest", "High", "Medium",
		"Medium", "Medium", "Medium", "Low", "Lowest" };
	const double place = (double)(number - 1);
	g_autofree char *stream = g_strdup_printf("issue.%ld", number);
	const Size *size;
	Rng rng;

	rng_init(&rng, company->seed, stream);
	*issue = (DemoIssue){
		.number = number,
		.started = INSTANT_NONE,
		.resolved = INSTANT_NONE,
		.due = DATE_NONE,
	};
	issue->created = working_time(company,
	    (place + rng_uniform(&rng)) / (double)demo_issue_count(company));
	issue->kind = draw_kind(company, number, &rng);
	issue->kind = demo_choice_kind(company, issue);
	issue->part = rng_index(&rng, PARTS);
	issue->priority = priorities[rng_index(&rng, G_N_ELEMENTS(priorities))];
	size = draw_size(&rng);
	draw_scope(issue, size, &rng);
	draw_people(issue, company, &rng);
	draw_summary(issue, &rng);
	draw_times(issue, company, size, &rng);
	if (issue->state == DEMO_TO_DO && happens(&rng, TAKEN_LATE))
		issue->assignee = PEOPLE;
	draw_work(issue, company, &rng);
	draw_comments(issue, company, &rng);
	draw_labels(company, issue, &rng);
	demo_choice_label(company, issue);
	make_fix(company, issue);
	draw_epic(issue, &rng);
	find_links(issue, company);
	issue->updated = last_change(issue);
}

void
demo_issue_clear(DemoIssue *issue)
{
	g_clear_pointer(&issue->summary, g_free);
}
