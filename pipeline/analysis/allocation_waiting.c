#include "pipeline/analysis/allocation_waiting.h"

#include <string.h>

#include "pipeline/analysis/issue_search.h"
#include "pipeline/analysis/work_sample.h"
#include "pipeline/gate/fingerprint.h"

/* What people call the work on each of the playbook's decisions. */
static const struct {
	const char *decision, *words;
} work[] = {
	{ "hosting",
	    "hosting,auto-scaling,autoscaling,multi-region,second region,"
	    "stateless,load balancer,horizontal scaling" },
	{ "database",
	    "read replica,read replicas,replica,replicas,connection pool,"
	    "connection pooling,pooling,pgbouncer,slow queries,slow query,"
	    "query latency,database latency" },
	{ "file_storage", "cdn,file storage,tiered storage,object storage" },
	{ "auth", "sso,saml,single sign-on,identity provider,oidc" },
	{ "search",
	    "elasticsearch,opensearch,typesense,search engine,search index" },
	{ "queuing",
	    "queue,queues,queuing,background job,background jobs,sqs,bullmq" },
};

static const char *
words_of(const Trigger *trigger)
{
	for (size_t i = 0; trigger->info != NULL && i < G_N_ELEMENTS(work); i++)
		if (strcmp(work[i].decision, trigger->info->name) == 0)
			return work[i].words;
	return trigger->name;
}

static char *
label_of(const Evidence *evidence, const Trigger *trigger)
{
	g_autofree char *subject = g_strdup_printf("trigger.%s", trigger->id);

	return fingerprint_label(evidence->config->service, subject);
}

static bool
is_acting(const AllocationResult *allocation, const Trigger *trigger,
    const Issue *issue)
{
	const Sprint *sprint = sprints_find(allocation->sprints, issue);

	if (issue->resolved != INSTANT_NONE)
		return instant_date(issue->resolved) >= trigger->since &&
		       !issue_was_never_done(issue);
	return issue->category != STATUS_DONE &&
	       (sprint != NULL || issue->category == STATUS_DOING ||
		   issue->started != INSTANT_NONE);
}

/* Those that have the label first, then those that are about it. */
static const Issue *
find_issue(const Evidence *evidence, const AllocationResult *allocation,
    const WaitingAct *act)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	const IssueSearch search = { .words = words_of(act->trigger) };
	g_autoptr(GPtrArray) found = issue_search(evidence, &search, NULL);

	for (guint i = issues->len; i-- > 0;) {
		const Issue *issue = g_ptr_array_index(issues, i);

		if (issue_has_label(issue, act->label) &&
		    is_acting(allocation, act->trigger, issue))
			return issue;
	}
	for (guint i = 0; i < found->len; i++)
		if (is_acting(
			allocation, act->trigger, g_ptr_array_index(found, i)))
			return g_ptr_array_index(found, i);
	return NULL;
}

static int
compare_days(const void *left, const void *right)
{
	const WaitingAct *a = left, *b = right;

	if (a->days != b->days)
		return a->days > b->days ? -1 : 1;
	return strcmp(a->trigger->id, b->trigger->id);
}

void
allocation_find_waiting(const Evidence *evidence, const Results *results,
    AllocationResult *allocation)
{
	const double most =
	    assume(&evidence->config->assumptions, ASSUME_ACT_DAYS);

	for (guint i = 0; i < results->triggers->triggers->len; i++) {
		const Trigger *trigger = trigger_at(results->triggers, i);
		WaitingAct act = { .trigger = trigger };

		if (trigger->state != TRIGGER_STATE_ACT ||
		    trigger->since == DATE_NONE)
			continue;
		act.days = evidence->as_of - trigger->since;
		if (!(act.days > most))
			continue;
		act.label = label_of(evidence, trigger);
		act.issue = find_issue(evidence, allocation, &act);
		g_array_append_val(allocation->waiting, act);
	}
	g_array_sort(allocation->waiting, compare_days);
}
