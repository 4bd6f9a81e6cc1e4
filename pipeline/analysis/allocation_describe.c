#include <math.h>

#include "pipeline/analysis/allocation.h"
#include "pipeline/analysis/allocation_chart.h"
#include "pipeline/analysis/allocation_figures.h"
#include "pipeline/analysis/allocation_tables.h"
#include "pipeline/analysis/allocation_words.h"
#include "pipeline/analysis/debt.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

/* Fewer finished issues with a debt label may be for want of labels. */
enum { FEW_MARKED = 3 };

/* The longest that waits without an issue; NULL: none does. */
static const WaitingAct *
find_unanswered(const AllocationResult *allocation)
{
	for (guint i = 0; i < allocation->waiting->len; i++) {
		const WaitingAct *act =
		    &g_array_index(allocation->waiting, WaitingAct, i);

		if (act->issue == NULL)
			return act;
	}
	return NULL;
}

static char *
lead_of_waiting(const AllocationResult *allocation)
{
	const WaitingAct *act = find_unanswered(allocation);
	char days[NUMBER_TEXT_SIZE];
	g_autofree char *name = trigger_label(act->trigger);

	return lang_format(MSG_ALLOC_LEAD_3_WAITING, name,
	    number_format_human(act->days, 4, days), NULL);
}

/* What RULE says, with the shares it is about. */
static char *
lead_of_shares(const AllocationResult *allocation)
{
	const SprintShare *latest = allocation_latest(allocation);
	const bool *fired = allocation->fired;
	char run[NUMBER_TEXT_SIZE], target[NUMBER_TEXT_SIZE],
	    one[NUMBER_TEXT_SIZE];
	const bool few = allocation->shares->len < 3;
	Message message = few ? MSG_ALLOC_LEAD_0_SHORT : MSG_ALLOC_LEAD_0;
	double single = latest->share, over = latest->rolling_3;

	if (fired[RULE_ROLLING_6]) {
		message = MSG_ALLOC_LEAD_3;
		over = latest->rolling_6;
	} else if (fired[RULE_ROLLING_3]) {
		message = MSG_ALLOC_LEAD_2;
	} else if (fired[RULE_LOW]) {
		message = MSG_ALLOC_LEAD_2_LOW;
		single = allocation->least;
	} else if (fired[RULE_LATEST]) {
		message = few ? MSG_ALLOC_LEAD_1_SHORT : MSG_ALLOC_LEAD_1;
	}
	return lang_format(message, number_format_percent(over, run),
	    number_format_percent(allocation->target, target),
	    number_format_percent(single, one), NULL);
}

static char *
lead(const AllocationResult *allocation)
{
	if (allocation->fired[RULE_WAITING] &&
	    !allocation->fired[RULE_ROLLING_6])
		return lead_of_waiting(allocation);
	if (allocation->gap != GAP_NONE)
		return g_strdup(lang_text(MSG_ALLOC_LEAD_UNKNOWN));
	return lead_of_shares(allocation);
}

static void
add_insufficient(const Evidence *evidence, const AllocationResult *allocation,
    Section *section)
{
	static const struct {
		Message missing, needs;
	} words[] = {
		[GAP_NO_WORK] = { MSG_ALLOC_MISSING_WORK,
		    MSG_ALLOC_NEEDS_WORK },
		[GAP_NOT_MARKED] = { MSG_ALLOC_MISSING_MARKS,
		    MSG_ALLOC_NEEDS_MARKS },
		[GAP_NO_SPRINT] = { MSG_ALLOC_MISSING_SPRINT,
		    MSG_ALLOC_NEEDS_SPRINT },
		[GAP_STALE] = { MSG_ALLOC_MISSING_RECENT,
		    MSG_ALLOC_NEEDS_RECENT },
	};
	const SprintShare *latest = allocation_latest(allocation);
	char date[DATE_TEXT_SIZE];
	g_autofree char *labels =
	    lang_join(MSG_LIST_NEXT, evidence->config->debt.labels);
	g_autofree char *missing = NULL;
	g_autofree char *needs = NULL;

	if (allocation->gap == GAP_NONE)
		return;
	missing = lang_format(words[allocation->gap].missing,
	    date_format_human(
		latest != NULL ? latest->sprint->last : DATE_NONE, date),
	    NULL);
	needs = lang_format(words[allocation->gap].needs, labels, NULL);
	section_add_insufficient(section, missing, needs);
}

/* Who acts, and on what. */
static void
add_order(const AllocationResult *allocation, Section *section)
{
	static const Message orders[] = {
		[ESCALATION_1] = MSG_ALLOC_DO_1,
		[ESCALATION_2] = MSG_ALLOC_DO_2,
		[ESCALATION_3] = MSG_ALLOC_DO_3,
	};
	const WaitingAct *act = find_unanswered(allocation);
	char target[NUMBER_TEXT_SIZE];
	g_autofree char *name = NULL;
	g_autofree char *order = NULL;

	if (allocation->level < ESCALATION_1)
		return;
	number_format_percent(allocation->target, target);
	if (allocation->fired[RULE_WAITING]) {
		name = trigger_label(act->trigger);
		order = lang_format(
		    MSG_ALLOC_DO_3_WAITING, name, target, act->label, NULL);
	} else {
		order = lang_format(orders[allocation->level], target, NULL);
	}
	section_add_finding(section, FINDING_WARNING, order, NULL);
}

static void
add_next(const AllocationResult *allocation, Section *section)
{
	const char *unit = measure_unit(allocation->sprints->measure);
	char debt[NUMBER_TEXT_SIZE], effort[NUMBER_TEXT_SIZE],
	    share[NUMBER_TEXT_SIZE];
	g_autofree char *next = NULL;
	g_autofree char *planned = NULL;

	if (allocation->level < ESCALATION_1 || isnan(allocation->next_debt))
		return;
	number_format_human(allocation->next_effort, 2, effort);
	if (allocation->next_debt > allocation->next_effort)
		next = lang_format(MSG_ALLOC_NEXT_ALL, effort, unit, NULL);
	else
		next = lang_format(MSG_ALLOC_NEXT,
		    number_format_human(allocation->next_debt, 2, debt), effort,
		    unit,
		    number_format_percent(
			allocation->next_debt / allocation->next_effort, share),
		    NULL);
	section_add_text(section, next);
	planned = allocation->planned == 0
		      ? g_strdup(lang_text(MSG_ALLOC_PLANNED_NONE))
		      : lang_count(MSG_ALLOC_PLANNED_ONE,
			    MSG_ALLOC_PLANNED_MANY, allocation->planned, NULL);
	section_add_text(section, planned);
}

/* What is answered by an issue, so that nothing is fired by it. */
static void
add_answered(const AllocationResult *allocation, Section *section)
{
	for (guint i = 0; i < allocation->waiting->len; i++) {
		const WaitingAct *act =
		    &g_array_index(allocation->waiting, WaitingAct, i);
		char days[NUMBER_TEXT_SIZE];
		g_autofree char *name = trigger_label(act->trigger);
		g_autofree char *text = NULL;

		if (act->issue == NULL)
			continue;
		text = lang_format(MSG_ALLOC_WAITING_ISSUE, name,
		    number_format_human(act->days, 4, days), act->issue->key,
		    NULL);
		section_add_text(section, text);
	}
}

static void
add_unsure(const AllocationResult *allocation, Section *section)
{
	const SprintShare *latest = allocation_latest(allocation);
	char share[NUMBER_TEXT_SIZE], lo[NUMBER_TEXT_SIZE],
	    hi[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (isnan(latest->lo_3))
		return;
	text = lang_format(MSG_ALLOC_UNSURE,
	    number_format_percent(latest->rolling_3, share),
	    number_format_percent(latest->lo_3, lo),
	    number_format_percent(latest->hi_3, hi), NULL);
	section_add_text(section, text);
}

/* The playbook's share beside the one at which debt stops growing here. */
static void
add_enough(const AllocationResult *allocation, const DebtResult *debt,
    Section *section)
{
	const bool known =
	    debt->modelled && debt->repayable && debt->model.compounding > 0;
	char even[NUMBER_TEXT_SIZE], lo[NUMBER_TEXT_SIZE], hi[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (known)
		text = lang_format(debt->break_even > allocation->target
				       ? MSG_ALLOC_NOT_ENOUGH
				       : MSG_ALLOC_ENOUGH,
		    number_format_percent(debt->break_even, even),
		    number_format_percent(debt->break_even_spread.p10, lo),
		    number_format_percent(debt->break_even_spread.p90, hi),
		    NULL);
	else
		text = lang_format(MSG_ALLOC_ENOUGH_UNKNOWN,
		    number_format_percent(allocation->target, even), NULL);
	section_add_text(section, text);
}

static void
add_crowd(const AllocationResult *allocation, Section *section)
{
	const Crowd *most;
	char below[NUMBER_TEXT_SIZE], kept[NUMBER_TEXT_SIZE];
	g_autofree char *name = NULL;
	g_autofree char *text = NULL;

	if (allocation->crowd->len == 0)
		return;
	if (allocation->crowded < allocation->crowd->len) {
		most = &g_array_index(
		    allocation->crowd, Crowd, allocation->crowded);
		name = crowd_words(most);
		text = lang_format(isnan(most->kept) ? MSG_ALLOC_CROWDED_ALL
						     : MSG_ALLOC_CROWDED,
		    name, number_format_percent(most->below, below),
		    number_format_percent(most->kept, kept), NULL);
		section_add_text(section, text);
	}
	section_add_table(section, allocation_crowd_table(allocation));
}

static char *
mark_words(const AllocationResult *allocation)
{
	GString *words = g_string_new(NULL);

	for (guint i = 0; i < allocation->marks->len; i++) {
		const DebtMark *mark =
		    &g_array_index(allocation->marks, DebtMark, i);
		char n[NUMBER_TEXT_SIZE];
		g_autofree char *one = lang_format(MSG_ALLOC_MARK_COUNT,
		    mark->label, number_format_count(mark->issues, n), NULL);

		g_string_append_printf(words, "%s%s", i > 0 ? ", " : "", one);
	}
	return g_string_free(words, FALSE);
}

/* How many issues, what made some of them debt, and who says what they took. */
static char *
evidence_words(const AllocationResult *allocation)
{
	const WorkTally *recent = &allocation->recent;
	const char *measure = measure_words(allocation->sprints->measure);
	char all[NUMBER_TEXT_SIZE], debt[NUMBER_TEXT_SIZE],
	    stated[NUMBER_TEXT_SIZE];
	g_autofree char *marks = mark_words(allocation);

	number_format_count(recent->issues, all);
	number_format_percent(
	    (double)recent->stated / (double)recent->issues, stated);
	if (recent->debt_issues == 0)
		return lang_format(
		    MSG_ALLOC_EVIDENCE_NONE, all, measure, stated, NULL);
	return lang_format(MSG_ALLOC_EVIDENCE, all,
	    number_format_count(recent->debt_issues, debt), marks, stated,
	    measure, NULL);
}

static void
add_evidence(const AllocationResult *allocation, Section *section)
{
	char marked[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];
	g_autofree char *text = evidence_words(allocation);
	g_autofree char *few = NULL;

	section_add_text(section, text);
	if (allocation->recent.debt_issues >= FEW_MARKED)
		return;
	few = lang_format(MSG_ALLOC_FEW_MARKED,
	    number_format_count(allocation->marked, marked),
	    number_format_count(allocation->of, all), NULL);
	section_add_text(section, few);
}

static void
add_source(const AllocationResult *allocation, Section *section)
{
	static const Message words[] = {
		[SPRINTS_NAMED] = MSG_ALLOC_SOURCE_NAMED,
		[SPRINTS_UNNAMED] = MSG_ALLOC_SOURCE_UNNAMED,
		[SPRINTS_UNEVEN] = MSG_ALLOC_SOURCE_UNEVEN,
		[SPRINTS_PARALLEL] = MSG_ALLOC_SOURCE_PARALLEL,
	};
	const Sprints *sprints = allocation->sprints;
	char named[NUMBER_TEXT_SIZE], recent[NUMBER_TEXT_SIZE];
	g_autofree char *text = lang_format(words[sprints->source],
	    number_format_count(sprints->named, named),
	    number_format_count(sprints->recent, recent), NULL);

	section_add_text(section, text);
}

void
allocation_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const AllocationResult *allocation = results->allocation;
	const bool shares =
	    allocation->gap == GAP_NONE || allocation->gap == GAP_STALE;
	Section *section = report_add_section(report, "allocation",
	    RANK_ALLOCATION, lang_text(MSG_ALLOC_SECTION));
	g_autofree char *sentence = lead(allocation);

	allocation_figures(evidence, allocation, report->figures);
	section_set_lead(section, sentence);
	add_insufficient(evidence, allocation, section);
	add_order(allocation, section);
	add_next(allocation, section);
	add_answered(allocation, section);
	if (shares) {
		section_add_chart(section, allocation_chart(allocation));
		section_add_table(section, allocation_sprint_table(allocation));
	}
	if (allocation->gap == GAP_NONE || allocation->waiting->len > 0)
		section_add_table(
		    section, allocation_ladder_table(evidence, allocation));
	if (allocation->gap == GAP_NONE) {
		add_unsure(allocation, section);
		add_enough(allocation, results->debt, section);
	}
	add_crowd(allocation, section);
	if (shares) {
		add_evidence(allocation, section);
		add_source(allocation, section);
	}
	section_add_table(section, allocation_register(allocation));
}
