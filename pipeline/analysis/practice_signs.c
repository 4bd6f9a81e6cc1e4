#include "pipeline/analysis/practice_signs.h"

#include "pipeline/analysis/incident_log.h"
#include "pipeline/analysis/issue_search.h"
#include "pipeline/base/text.h"

/* An issue or two may be about not having it. */
enum { LEAST_ISSUES = 3 };

/* What is called so; words between commas, NULL where nothing is. */
typedef struct SignWords {
	const char *services; /* on a bill */
	const char *issues; /* in summaries, labels and components */
	const char *const *tables; /* with * and ?, NULL-terminated */
	long least_issues; /* done ones that make a sign */
	double (*months)(const Evidence *); /* in which they were begun */
} SignWords;

static double
trace_months(const Evidence *evidence)
{
	return assume(&evidence->config->assumptions, ASSUME_PRACTICE_MONTHS);
}

static double
review_months(const Evidence *evidence)
{
	return assume(&evidence->config->assumptions, ASSUME_REVIEW_DAYS) /
	       DAYS_PER_MONTH;
}

static const char *const flag_tables[] = { "feature_flag*", "feature_toggle*",
	"featureflag*", "featuretoggle*", "flipper_*", "waffle_flag*",
	"waffle_switch*", "*_feature_flags", "*_feature_toggles", "toggles",
	"unleash_*", "growthbook_*", "flagsmith_*", NULL };

static const SignWords words[PRACTICE_COUNT] = {
	[PRACTICE_RECORDS] = { NULL, NULL, NULL, 0, trace_months },
	[PRACTICE_FLAGS] = { "LaunchDarkly,Flagsmith,Unleash,ConfigCat,"
			     "GrowthBook,Statsig,DevCycle,Split.io,"
			     "Optimizely,AppConfig,App Configuration,"
			     "Remote Config,Flipt,PostHog",
	    "feature flag,feature-flag,feature_flag,feature flags,"
	    "feature-flags,feature_flags,feature toggle,feature-toggle,"
	    "feature toggles,feature-toggles,launchdarkly,flagsmith",
	    flag_tables, LEAST_ISSUES, trace_months },
	[PRACTICE_ON_CALL] = { "PagerDuty,Opsgenie,VictorOps,Splunk On-Call,"
			       "incident.io,Squadcast,xMatters,FireHydrant,"
			       "Rootly,Grafana OnCall,Zenduty,AlertOps,"
			       "Incident Manager",
	    "on-call handover,on-call rotation,oncall rotation,"
	    "on-call rota,on-call schedule,postmortem,post-mortem",
	    NULL, LEAST_ISSUES, trace_months },
	[PRACTICE_REVIEW] = { NULL,
	    "architecture review,architectural review,"
	    "quarterly architecture review,architecture-review",
	    NULL, 1, review_months },
};

static Month
first_month(const Evidence *evidence)
{
	return date_month(
	    date_add_months(evidence->as_of, -trace_months(evidence)));
}

static void
add_sign(PracticeCheck *check, PracticeSign sign)
{
	g_array_append_val(check->signs, sign);
}

static bool
has_input(const Evidence *evidence, InputKind kind)
{
	const GPtrArray *inputs = facts_inputs(evidence->facts);

	for (guint i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		if (input->kind == kind && !input->failed)
			return true;
	}
	return false;
}

static bool
look_at(const Evidence *evidence, InputKind kind, PracticeCheck *check)
{
	if (!has_input(evidence, kind))
		return false;
	check->looked |= 1U << kind;
	return true;
}

static const char *
find_service(const Evidence *evidence, const char *names)
{
	const GPtrArray *bills = facts_bills(evidence->facts);
	const Month since = first_month(evidence);

	for (guint b = 0; b < bills->len; b++) {
		const Bill *bill = g_ptr_array_index(bills, b);

		for (guint i = 0; i < bill->cells->len; i++) {
			const CostCell *cell =
			    g_ptr_array_index(bill->cells, i);
			g_autofree char *found =
			    text_find_word(cell->service, names);

			if (found != NULL && !bill->superseded &&
			    cell->month >= since)
				return cell->service;
		}
	}
	return NULL;
}

static void
look_for_services(
    const Evidence *evidence, const SignWords *of, PracticeCheck *check)
{
	const char *service;

	if (of->services == NULL || !look_at(evidence, INPUT_BILLING, check))
		return;
	service = find_service(evidence, of->services);
	if (service != NULL)
		add_sign(check,
		    (PracticeSign){ .kind = SIGN_SERVICE, .name = service });
}

static bool
matches_any(const char *name, const char *const *patterns)
{
	for (; *patterns != NULL; patterns++)
		if (text_matches(*patterns, name))
			return true;
	return false;
}

static void
look_for_tables(
    const Evidence *evidence, const SignWords *of, PracticeCheck *check)
{
	const GPtrArray *tables = facts_tables(evidence->facts);

	if (of->tables == NULL || !look_at(evidence, INPUT_SCHEMA, check))
		return;
	for (guint i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);

		if (matches_any(table->name, of->tables)) {
			add_sign(check, (PracticeSign){ .kind = SIGN_TABLE,
					    .name = table->name });
			return;
		}
	}
}

static void
look_for_issues(
    const Evidence *evidence, const SignWords *of, PracticeCheck *check)
{
	const IssueSearch search = {
		.words = of->issues,
		.months = of->months(evidence),
	};
	g_autoptr(GPtrArray) found = NULL;
	PracticeSign sign = { .kind = SIGN_ISSUES };

	if (of->issues == NULL || !look_at(evidence, INPUT_ISSUES, check))
		return;
	found = issue_search(evidence, &search, NULL);
	for (guint i = 0; i < found->len; i++) {
		const Issue *issue = g_ptr_array_index(found, i);

		if (issue->category != STATUS_DONE)
			continue;
		if (sign.count++ == 0)
			sign.issue = issue;
	}
	if (sign.count >= of->least_issues) {
		sign.name = sign.issue->key;
		add_sign(check, sign);
	}
}

static void
look_at_flags(
    const Evidence *evidence, const FlagHygiene *flags, PracticeCheck *check)
{
	const guint in_use = flags->checks->len;

	if (look_at(evidence, INPUT_FLAGS, check) && in_use > 0)
		add_sign(check, (PracticeSign){ .kind = SIGN_FLAG_EXPORT,
				    .count = in_use });
}

static void
look_at_rota(const Evidence *evidence, PracticeCheck *check)
{
	char **rota = evidence->config->governance.owners.rota;
	const long count = (long)g_strv_length(rota);

	if (count > 0)
		add_sign(
		    check, (PracticeSign){ .kind = SIGN_ROTA, .count = count });
}

static void
look_at_incidents(const Evidence *evidence, PracticeCheck *check)
{
	const GPtrArray *incidents = facts_incidents(evidence->facts);
	const Date since = month_first_day(first_month(evidence));
	PracticeSign sign = { .kind = SIGN_ACKNOWLEDGED };

	if (!look_at(evidence, INPUT_INCIDENTS, check))
		return;
	for (guint i = 0; i < incidents->len; i++) {
		const Incident *incident = g_ptr_array_index(incidents, i);

		if (incident->started < date_instant(since))
			continue;
		sign.of++;
		sign.count += incident->acknowledged != INSTANT_NONE;
	}
	if (sign.count > 0)
		add_sign(check, sign);
}

/* Those without a date may be of any time. */
static void
look_at_records(const Evidence *evidence, PracticeCheck *check)
{
	const GPtrArray *records = facts_decisions(evidence->facts);
	const Date since =
	    date_add_months(evidence->as_of, -trace_months(evidence));
	PracticeSign sign = { .kind = SIGN_RECORDS };

	if (!look_at(evidence, INPUT_DECISIONS, check))
		return;
	for (guint i = 0; i < records->len; i++) {
		const DecisionRecord *record = g_ptr_array_index(records, i);

		if (record->date != DATE_NONE && record->date < since)
			continue;
		sign.of++;
		sign.count += decision_record_is_whole(record);
	}
	if (sign.count > 0)
		add_sign(check, sign);
}

static bool
is_recent_review(const Evidence *evidence)
{
	const Date date = evidence->config->governance.last_review;

	return date != DATE_NONE && date <= evidence->as_of &&
	       date_months_between(date, evidence->as_of) <=
		   review_months(evidence);
}

static void
look_at_review(const Evidence *evidence, PracticeCheck *check)
{
	if (is_recent_review(evidence))
		add_sign(check,
		    (PracticeSign){ .kind = SIGN_REVIEWED,
			.date = evidence->config->governance.last_review });
}

void
practice_signs_find(const Evidence *evidence, const FlagHygiene *flags,
    Practice practice, PracticeCheck *check)
{
	const SignWords *of = &words[practice];

	if (practice == PRACTICE_RECORDS)
		look_at_records(evidence, check);
	if (practice == PRACTICE_FLAGS)
		look_at_flags(evidence, flags, check);
	if (practice == PRACTICE_ON_CALL) {
		look_at_rota(evidence, check);
		look_at_incidents(evidence, check);
	}
	if (practice == PRACTICE_REVIEW)
		look_at_review(evidence, check);
	look_for_services(evidence, of, check);
	look_for_tables(evidence, of, check);
	look_for_issues(evidence, of, check);
}

static bool
looked_at(unsigned looked, InputKind kind)
{
	return (looked & (1U << kind)) != 0;
}

/* Flags live in a service, which is billed, or in a table; a bill shows the
 * services that page people.  A review may have left its trace elsewhere,
 * unless headroom.yaml says that the last one is long ago. */
bool
practice_would_show(
    const Evidence *evidence, Practice practice, unsigned looked)
{
	switch (practice) {
	case PRACTICE_FLAGS:
		return looked_at(looked, INPUT_FLAGS) ||
		       (looked_at(looked, INPUT_BILLING) &&
			   looked_at(looked, INPUT_SCHEMA));
	case PRACTICE_ON_CALL:
		return looked_at(looked, INPUT_INCIDENTS) &&
		       looked_at(looked, INPUT_BILLING);
	case PRACTICE_REVIEW:
		return evidence->config->governance.last_review != DATE_NONE;
	case PRACTICE_RECORDS:
		return looked_at(looked, INPUT_DECISIONS);
	case PRACTICE_COUNT:
		return false;
	}
	return false;
}
