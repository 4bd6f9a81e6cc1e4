#include <math.h>

#include "pipeline/analysis/failure_checks.h"
#include "pipeline/analysis/issue_search.h"
#include "pipeline/analysis/practices.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/triggers.h"

/* Steps of spend longer ago are no scaling of today. */
enum { STEP_MONTHS = 12, MOST_SIGNS = 3 };

static const Trigger *
find_hosting(const TriggersResult *triggers)
{
	for (guint i = 0; i < triggers->triggers->len; i++) {
		const Trigger *trigger = trigger_at(triggers, i);

		if (trigger->info != NULL &&
		    g_str_equal(trigger->info->name, "hosting"))
			return trigger;
	}
	return NULL;
}

/* Signs of shared state are met prerequisites, not evidence against. */
static bool
shows_state(const Sign *sign)
{
	return sign->words != MSG_REGION_CACHE &&
	       sign->words != MSG_REGION_REPLICATED;
}

/* What shows that instances hold state; false: nothing. */
static bool
look_for_state(const MultiRegion *region, FailureCheck *check)
{
	const Prerequisite *stateless =
	    &region->prerequisites[PREREQUISITE_STATELESS];
	bool found =
	    stateless->configured && stateless->state == PREREQUISITE_UNMET;

	if (found)
		failure_add_sign(
		    check, MSG_FAIL_SIGN_TOLD_STATE, NULL, NAN, FORM_COUNT);
	for (guint i = 0; i < stateless->signs->len; i++) {
		const Sign *sign = &g_array_index(stateless->signs, Sign, i);
		FailureSign *own;

		if (!shows_state(sign))
			continue;
		found = true;
		if (check->signs->len > MOST_SIGNS)
			continue;
		own = failure_add_sign(
		    check, sign->words, sign->subject, NAN, FORM_COUNT);
		own->issue = sign->issue;
		own->table = sign->table;
	}
	return found;
}

/* The newest month of the last year in which compute stepped up;
 * MONTH_NONE. */
static const SpendEvent *
find_step(const Evidence *evidence, const SpendResult *spend)
{
	const SpendCategory *compute = spend_find_category(spend, "Compute");
	const SpendEvent *newest = NULL;

	for (guint i = 0; compute != NULL && i < compute->trend.events->len;
	     i++) {
		const SpendEvent *event =
		    &g_array_index(compute->trend.events, SpendEvent, i);

		if (!event->spike && event->factor > 1 &&
		    event->month >= date_month(evidence->as_of) - STEP_MONTHS)
			newest = event;
	}
	return newest;
}

/* Instances are being added, or will have to be. */
static bool
look_for_scaling(
    const Evidence *evidence, const Results *results, FailureCheck *check)
{
	const Trigger *hosting = find_hosting(results->triggers);
	const SpendEvent *step = find_step(evidence, results->spend);

	if (step != NULL)
		failure_add_sign(
		    check, MSG_FAIL_SIGN_STEP, NULL, step->factor, FORM_HUMAN)
		    ->date = month_first_day(step->month);
	if (hosting == NULL || hosting->state < TRIGGER_STATE_MONITOR)
		return step != NULL;
	failure_add_sign(
	    check, MSG_FAIL_SIGN_HOSTING, NULL, hosting->use, FORM_SHARE);
	return true;
}

void
failure_check_stateful(
    const Evidence *evidence, const Results *results, FailureCheck *check)
{
	const MultiRegion *region = &results->triggers->region;
	const bool state = look_for_state(region, check);
	const bool scaling = look_for_scaling(evidence, results, check);

	failure_reads(check, "region.stateless");
	failure_reads(check, "trigger.hosting.state");
	failure_reads(check, "config:infrastructure.hosting.stateless");
	if (state && scaling)
		failure_conclude(check, FAILURE_FAIL, MSG_FAIL_STATE_FAIL,
		    MSG_FAIL_STATE_DO);
	else if (state)
		failure_conclude(check, FAILURE_WARN, MSG_FAIL_STATE_WARN,
		    MSG_FAIL_STATE_DO);
	else if (region->prerequisites[PREREQUISITE_STATELESS].state ==
		 PREREQUISITE_MET)
		failure_conclude(check, FAILURE_PASS, MSG_FAIL_STATE_PASS,
		    MSG_FAIL_STATE_KEEP);
	else
		failure_conclude(check, FAILURE_UNKNOWN, MSG_FAIL_STATE_UNKNOWN,
		    MSG_FAIL_STATE_NEEDS);
}

/* An enterprise customer is in sight; false: nothing says so. */
static bool
look_for_enterprise(const Evidence *evidence, FailureCheck *check)
{
	static const IssueSearch search = {
		.words = "sso,saml,single sign-on,enterprise,soc 2,soc2,"
			 "msa,procurement",
		.months = 12,
	};
	g_autoptr(GPtrArray) found = issue_search(evidence, &search, NULL);
	const Date expected = evidence->config->governance.first_enterprise;
	const bool told =
	    evidence->config->business.enterprise == 1 || expected != DATE_NONE;
	const Issue *issue;

	if (evidence->config->business.enterprise == 1)
		failure_add_sign(
		    check, MSG_FAIL_SIGN_ENTERPRISE, NULL, NAN, FORM_COUNT);
	if (expected != DATE_NONE)
		failure_add_sign(
		    check, MSG_FAIL_SIGN_EXPECTED, NULL, NAN, FORM_COUNT)
		    ->date = expected;
	if (found->len == 0)
		return told;
	issue = g_ptr_array_index(found, 0);
	failure_add_sign(
	    check, MSG_FAIL_SIGN_ASKED, issue->key, found->len, FORM_COUNT)
	    ->issue = issue;
	return true;
}

static void
conclude_flags(PracticeState state, bool enterprise, FailureCheck *check)
{
	switch (state) {
	case PRACTICE_PRESENT:
		failure_conclude(check, FAILURE_PASS, MSG_FAIL_FLAGS_PASS,
		    MSG_FAIL_FLAGS_KEEP);
		return;
	case PRACTICE_MISSING:
		if (enterprise)
			failure_conclude(check, FAILURE_FAIL,
			    MSG_FAIL_FLAGS_FAIL, MSG_FAIL_FLAGS_DO);
		else
			failure_conclude(check, FAILURE_WARN,
			    MSG_FAIL_FLAGS_WARN, MSG_FAIL_FLAGS_DO);
		return;
	case PRACTICE_UNKNOWN:
	case PRACTICE_STATES:
		break;
	}
	failure_conclude(check, FAILURE_UNKNOWN, MSG_FAIL_FLAGS_UNKNOWN,
	    MSG_FAIL_FLAGS_NEEDS);
}

/* What shows flags, the strongest first. */
static void
show_flags(const PracticeCheck *flags, FailureCheck *check)
{
	for (guint i = 0; i < flags->signs->len && i < MOST_SIGNS; i++) {
		const PracticeSign *sign =
		    &g_array_index(flags->signs, PracticeSign, i);

		if (sign->name != NULL)
			failure_add_sign(check, MSG_FAIL_SIGN_FLAGS, sign->name,
			    NAN, FORM_COUNT)
			    ->issue = sign->issue;
	}
}

void
failure_check_flags(
    const Evidence *evidence, const Results *results, FailureCheck *check)
{
	const PracticeCheck *flags =
	    &results->practices->checks[PRACTICE_FLAGS];
	const bool enterprise = look_for_enterprise(evidence, check);

	show_flags(flags, check);
	failure_reads(check, "governance.practice.flags");
	failure_reads(check, "config:business.enterprise");
	failure_reads(check, "config:governance.first_enterprise");
	conclude_flags(flags->state, enterprise, check);
}
