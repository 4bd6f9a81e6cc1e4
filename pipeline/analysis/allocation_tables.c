#include "pipeline/analysis/allocation_tables.h"

#include <math.h>

#include "pipeline/analysis/allocation_figures.h"
#include "pipeline/analysis/allocation_words.h"
#include "pipeline/analysis/words.h"

static const SprintShare *
share_at(const AllocationResult *allocation, guint i)
{
	return &g_array_index(allocation->shares, SprintShare, i);
}

/* Where nothing is marked as debt, that none is found says nothing. */
static bool
is_marked(const AllocationResult *allocation)
{
	return allocation->gap != GAP_NOT_MARKED;
}

static void
add_date(GPtrArray *row, Date date)
{
	char human[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE];

	if (date == DATE_NONE)
		report_row_add(row, NULL, NULL, NULL);
	else
		report_row_add(row, date_format_human(date, human),
		    date_format_iso(date, iso), NULL);
}

static const char *
state_words(SprintState state)
{
	static const Message words[] = {
		[SPRINT_OVER] = MSG_ALLOC_OVER,
		[SPRINT_OPEN] = MSG_ALLOC_OPEN,
		[SPRINT_PLANNED] = MSG_ALLOC_PLANNED,
	};

	return lang_text(words[state]);
}

static void
add_sprint_row(const AllocationResult *allocation, guint i, const char *slug,
    ReportTable *table)
{
	const Sprint *sprint = sprints_at(allocation->sprints, i);
	const bool over = i < allocation->shares->len;
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *name = sprint_words(sprint);
	g_autofree char *effort = allocation_sprint_figure(slug, "effort");
	g_autofree char *debt = allocation_sprint_figure(slug, "debt");
	g_autofree char *share = allocation_sprint_figure(slug, "share");
	g_autofree char *rolling = allocation_sprint_figure(slug, "rolling_3");

	report_row_add(row, name, NULL, NULL);
	add_date(row, sprint->last);
	report_row_add(row, state_words(sprint->state), NULL, NULL);
	report_row_add_number(row, sprint->tally.effort, 3, effort);
	report_row_add_number(row, sprint->tally.debt, 3, debt);
	words_add_share(row, work_tally_share(&sprint->tally), share);
	words_add_share(row, over ? share_at(allocation, i)->rolling_3 : NAN,
	    over ? rolling : NULL);
}

ReportTable *
allocation_sprint_table(const AllocationResult *allocation)
{
	static const ColumnWords columns[] = {
		{ "sprint", MSG_ALLOC_COL_SPRINT, ALIGN_TEXT },
		{ "last", MSG_ALLOC_COL_LAST, ALIGN_TEXT },
		{ "state", MSG_ALLOC_COL_STATE, ALIGN_TEXT },
		{ "effort", MSG_ALLOC_COL_EFFORT, ALIGN_NUMBER },
		{ "debt", MSG_ALLOC_COL_DEBT, ALIGN_NUMBER },
		{ "share", MSG_ALLOC_COL_SHARE, ALIGN_NUMBER },
		{ "rolling_3", MSG_ALLOC_COL_ROLLING_3, ALIGN_NUMBER },
	};
	g_autoptr(GPtrArray) ids = allocation_sprint_ids(allocation);
	g_autofree char *caption = lang_format(
	    MSG_ALLOC_TABLE, measure_words(allocation->sprints->measure), NULL);
	ReportTable *table = report_table_new("allocation", caption, NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = allocation_end_shown(allocation);
	     i-- > allocation_first_shown(allocation);)
		add_sprint_row(allocation, i, g_ptr_array_index(ids, i), table);
	return table;
}

static void
add_register_row(
    const AllocationResult *allocation, guint i, ReportTable *table)
{
	const Sprint *sprint = sprints_at(allocation->sprints, i);
	const WorkTally *tally = &sprint->tally;
	const bool marked = is_marked(allocation);
	const SprintShare *one = marked && i < allocation->shares->len
				     ? share_at(allocation, i)
				     : NULL;
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *name = sprint_words(sprint);

	report_row_add(row, name, NULL, NULL);
	add_date(row, sprint->first);
	add_date(row, sprint->last);
	report_row_add(row, state_words(sprint->state), NULL, NULL);
	report_row_add_number(row, (double)tally->issues, 12, NULL);
	report_row_add_number(
	    row, marked ? (double)tally->debt_issues : NAN, 12, NULL);
	report_row_add_number(row, (double)sprint->unplanned, 12, NULL);
	report_row_add(
	    row, measure_unit(allocation->sprints->measure), NULL, NULL);
	report_row_add_number(row, tally->effort, 6, NULL);
	report_row_add_number(row, marked ? tally->debt : NAN, 6, NULL);
	words_add_share(row, marked ? work_tally_share(tally) : NAN, NULL);
	words_add_share(row, one != NULL ? one->lo : NAN, NULL);
	words_add_share(row, one != NULL ? one->hi : NAN, NULL);
	words_add_share(row, one != NULL ? one->rolling_3 : NAN, NULL);
	words_add_share(row, one != NULL ? one->rolling_6 : NAN, NULL);
}

ReportTable *
allocation_register(const AllocationResult *allocation)
{
	static const ColumnWords columns[] = {
		{ "sprint", MSG_ALLOC_COL_SPRINT, ALIGN_TEXT },
		{ "first", MSG_ALLOC_COL_FIRST, ALIGN_TEXT },
		{ "last", MSG_ALLOC_COL_LAST, ALIGN_TEXT },
		{ "state", MSG_ALLOC_COL_STATE, ALIGN_TEXT },
		{ "issues", MSG_ALLOC_COL_ISSUES, ALIGN_NUMBER },
		{ "debt_issues", MSG_ALLOC_COL_DEBT_ISSUES, ALIGN_NUMBER },
		{ "unplanned", MSG_ALLOC_COL_UNPLANNED, ALIGN_NUMBER },
		{ "measure", MSG_ALLOC_COL_MEASURE, ALIGN_TEXT },
		{ "effort", MSG_ALLOC_COL_EFFORT, ALIGN_NUMBER },
		{ "debt", MSG_ALLOC_COL_DEBT, ALIGN_NUMBER },
		{ "share", MSG_ALLOC_COL_SHARE, ALIGN_NUMBER },
		{ "share_lo", MSG_ALLOC_COL_LO, ALIGN_NUMBER },
		{ "share_hi", MSG_ALLOC_COL_HI, ALIGN_NUMBER },
		{ "rolling_3", MSG_ALLOC_COL_ROLLING_3, ALIGN_NUMBER },
		{ "rolling_6", MSG_ALLOC_COL_ROLLING_6, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new(
	    "allocation-register", lang_text(MSG_ALLOC_REGISTER), "allocation");

	table->file_only = true;
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = allocation->sprints->list->len; i-- > 0;)
		add_register_row(allocation, i, table);
	return table;
}

/* What RULE compares with, today's value, and the figure behind it. */
typedef struct RuleWords {
	Message when, who;
	const char *figure;
} RuleWords;

static const RuleWords rules[ESCALATION_RULES] = {
	[RULE_LATEST] = { MSG_ALLOC_RULE_LATEST, MSG_ALLOC_WHO_1,
	    "debt.sprint_share" },
	[RULE_ROLLING_3] = { MSG_ALLOC_RULE_ROLLING_3, MSG_ALLOC_WHO_2,
	    "debt.rolling_3" },
	[RULE_LOW] = { MSG_ALLOC_RULE_LOW, MSG_ALLOC_WHO_2,
	    "debt.least_share" },
	[RULE_ROLLING_6] = { MSG_ALLOC_RULE_ROLLING_6, MSG_ALLOC_WHO_3,
	    "debt.rolling_6" },
	[RULE_WAITING] = { MSG_ALLOC_RULE_WAITING, MSG_ALLOC_WHO_3, NULL },
};

static char *
when_words(const Evidence *evidence, const AllocationResult *allocation,
    EscalationRule rule)
{
	const double thresholds[] = {
		[RULE_LATEST] = allocation->target,
		[RULE_ROLLING_3] = allocation->target,
		[RULE_LOW] = allocation->low,
		[RULE_ROLLING_6] = allocation->stop,
		[RULE_WAITING] =
		    assume(&evidence->config->assumptions, ASSUME_ACT_DAYS),
	};
	char text[NUMBER_TEXT_SIZE];

	if (rule == RULE_WAITING)
		number_format_human(thresholds[rule], 3, text);
	else
		number_format_percent(thresholds[rule], text);
	return lang_format(rules[rule].when, text, NULL);
}

static double
value_of(const AllocationResult *allocation, EscalationRule rule)
{
	const SprintShare *latest = allocation_latest(allocation);

	if (allocation->gap != GAP_NONE)
		return NAN;
	switch (rule) {
	case RULE_LATEST:
		return latest->share;
	case RULE_ROLLING_3:
		return allocation->shares->len < 3 ? NAN : latest->rolling_3;
	case RULE_LOW:
		return allocation->least;
	case RULE_ROLLING_6:
		return latest->rolling_6;
	case RULE_WAITING:
	case ESCALATION_RULES:
		break;
	}
	return NAN;
}

static void
add_now(const AllocationResult *allocation, EscalationRule rule, GPtrArray *row)
{
	const double value = value_of(allocation, rule);
	const WaitingAct *act =
	    allocation->waiting->len > 0
		? &g_array_index(allocation->waiting, WaitingAct, 0)
		: NULL;
	char days[NUMBER_TEXT_SIZE];
	g_autofree char *name = NULL;
	g_autofree char *words = NULL;
	g_autofree char *figure = NULL;

	if (rule != RULE_WAITING) {
		words_add_share(
		    row, value, isnan(value) ? NULL : rules[rule].figure);
		return;
	}
	if (act == NULL) {
		report_row_add(
		    row, lang_text(MSG_ALLOC_NOTHING_WAITS), NULL, NULL);
		return;
	}
	name = trigger_label(act->trigger);
	words = lang_format(MSG_ALLOC_WAITS, name,
	    number_format_human(act->days, 4, days), NULL);
	figure = allocation_waiting_figure(act);
	report_row_add(row, words, NULL, figure);
}

static void
add_fired(
    const AllocationResult *allocation, EscalationRule rule, GPtrArray *row)
{
	const bool known = rule == RULE_WAITING
			       ? allocation->gap != GAP_NO_WORK
			       : !isnan(value_of(allocation, rule));

	if (allocation->fired[rule])
		report_row_add(row, lang_text(MSG_ALLOC_FIRES), "yes", NULL);
	else if (known)
		report_row_add(row, lang_text(MSG_ALLOC_QUIET), "no", NULL);
	else
		report_row_add(row, lang_text(MSG_ALLOC_NOT_KNOWN), "", NULL);
}

ReportTable *
allocation_ladder_table(
    const Evidence *evidence, const AllocationResult *allocation)
{
	static const ColumnWords columns[] = {
		{ "level", MSG_ALLOC_COL_LEVEL, ALIGN_TEXT },
		{ "fires", MSG_ALLOC_COL_FIRED, ALIGN_TEXT },
		{ "when", MSG_ALLOC_COL_RULE, ALIGN_TEXT },
		{ "now", MSG_ALLOC_COL_NOW, ALIGN_NUMBER },
		{ "who", MSG_ALLOC_COL_WHO, ALIGN_TEXT },
	};
	ReportTable *table =
	    report_table_new("escalation", lang_text(MSG_ALLOC_LADDER), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int i = 0; i < ESCALATION_RULES; i++) {
		const EscalationRule rule = (EscalationRule)i;
		GPtrArray *row = report_table_add_row(table);
		g_autofree char *when = when_words(evidence, allocation, rule);

		report_row_add(row, escalation_words(escalation_level_of(rule)),
		    NULL, NULL);
		add_fired(allocation, rule, row);
		report_row_add(row, when, NULL, NULL);
		add_now(allocation, rule, row);
		report_row_add(row, lang_text(rules[rule].who), NULL, NULL);
	}
	return table;
}

static void
add_crowd_share(
    GPtrArray *row, double share, const char *slug, const char *what)
{
	g_autofree char *figure = allocation_crowd_figure(slug, what);

	words_add_share(row, share, isnan(share) ? NULL : figure);
}

ReportTable *
allocation_crowd_table(const AllocationResult *allocation)
{
	static const ColumnWords columns[] = {
		{ "work", MSG_ALLOC_COL_WHAT, ALIGN_TEXT },
		{ "below", MSG_ALLOC_COL_BELOW, ALIGN_NUMBER },
		{ "kept", MSG_ALLOC_COL_KEPT, ALIGN_NUMBER },
	};
	g_autoptr(GPtrArray) ids = allocation_crowd_ids(allocation);
	char n[NUMBER_TEXT_SIZE];
	g_autofree char *caption = lang_format(
	    allocation->below == 1 ? MSG_ALLOC_CROWD_ONE : MSG_ALLOC_CROWD,
	    number_format_count(allocation->below, n), NULL);
	ReportTable *table =
	    report_table_new("allocation-crowd", caption, NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < allocation->crowd->len; i++) {
		const Crowd *crowd =
		    &g_array_index(allocation->crowd, Crowd, i);
		const char *slug = g_ptr_array_index(ids, i);
		GPtrArray *row = report_table_add_row(table);
		g_autofree char *words = crowd_words(crowd);

		report_row_add(row, words, NULL, NULL);
		add_crowd_share(row, crowd->below, slug, "below");
		add_crowd_share(row, crowd->kept, slug, "kept");
	}
	return table;
}
