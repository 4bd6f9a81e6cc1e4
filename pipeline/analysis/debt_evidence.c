#include "pipeline/analysis/debt_evidence.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/debt_trend.h"
#include "pipeline/analysis/shown_rows.h"
#include "pipeline/analysis/words.h"

/* Items of the sample that are taken; of const WorkItem *. */
static GPtrArray *
take_items(const Evidence *evidence, const DebtResult *debt,
    bool (*take)(const Evidence *, const DebtResult *, const WorkItem *))
{
	const GArray *items = debt->sample->items;
	GPtrArray *taken = g_ptr_array_new();

	for (guint i = 0; i < items->len; i++) {
		WorkItem *item = &g_array_index(items, WorkItem, i);

		if (take(evidence, debt, item))
			g_ptr_array_add(taken, item);
	}
	return taken;
}

static int
compare_days(const void *left, const void *right)
{
	const WorkItem *a = *(const WorkItem *const *)left;
	const WorkItem *b = *(const WorkItem *const *)right;

	if (a->days != b->days)
		return a->days < b->days ? -1 : 1;
	return strcmp(a->issue->key, b->issue->key);
}

/* MOST of ITEMS, evenly from the first to the last, as MESSAGE says it. */
static void
show_items(const Evidence *evidence, const GPtrArray *items, size_t most,
    Message message, Figure *figure)
{
	const size_t shown = MIN(items->len, most);

	for (size_t i = 0; i < shown; i++) {
		const WorkItem *item = g_ptr_array_index(
		    items, figure_spread_evidence(items->len, shown, i));
		char days[NUMBER_TEXT_SIZE], date[DATE_TEXT_SIZE];
		g_autofree char *value =
		    lang_format(item->ended ? message : MSG_DEBT_ROW_OPEN,
			number_format_human(item->days, 3, days),
			date_format_human(item->start, date), NULL);

		figure_shows_issue(figure, evidence, item->issue, value);
	}
}

static bool
is_any(const Evidence *evidence, const DebtResult *debt, const WorkItem *item)
{
	(void)evidence;
	(void)debt;
	(void)item;
	return true;
}

static bool
is_of_now(
    const Evidence *evidence, const DebtResult *debt, const WorkItem *item)
{
	(void)debt;
	return debt_window_of(evidence, item) == WINDOW_NOW;
}

static bool
is_of_then(
    const Evidence *evidence, const DebtResult *debt, const WorkItem *item)
{
	(void)debt;
	return debt_window_of(evidence, item) == WINDOW_THEN;
}

void
debt_show_durations(
    const Evidence *evidence, const DebtResult *debt, Figure *figure)
{
	g_autoptr(GPtrArray) items = take_items(evidence, debt, is_any);

	g_ptr_array_sort(items, compare_days);
	show_items(evidence, items, FIGURE_EVIDENCE, MSG_DEBT_ROW, figure);
}

void
debt_show_trend(
    const Evidence *evidence, const DebtResult *debt, Figure *figure)
{
	show_items(
	    evidence, debt->fitted, FIGURE_EVIDENCE, MSG_DEBT_ROW, figure);
}

void
debt_show_windows(
    const Evidence *evidence, const DebtResult *debt, Figure *figure)
{
	g_autoptr(GPtrArray) now = take_items(evidence, debt, is_of_now);
	g_autoptr(GPtrArray) then = take_items(evidence, debt, is_of_then);

	if (debt->six.from_trend) {
		figure_add_input(figure, "debt.rate_monthly");
		return;
	}
	g_ptr_array_sort(now, compare_days);
	g_ptr_array_sort(then, compare_days);
	show_items(
	    evidence, now, FIGURE_EVIDENCE / 2, MSG_DEBT_ROW_NOW, figure);
	show_items(
	    evidence, then, FIGURE_EVIDENCE / 2, MSG_DEBT_ROW_THEN, figure);
}

/* An issue and what is told of it; more comes first. */
typedef struct Ranked {
	const Issue *issue;
	double weight;
	char *words;
} Ranked;

static int
compare_ranked(const void *left, const void *right)
{
	const Ranked *a = left, *b = right;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return strcmp(a->issue->key, b->issue->key);
}

static void
ranked_clear(void *ranked)
{
	g_free(((Ranked *)ranked)->words);
}

static GArray *
ranked_new(void)
{
	GArray *ranked = g_array_new(FALSE, FALSE, sizeof(Ranked));

	g_array_set_clear_func(ranked, ranked_clear);
	return ranked;
}

static void
show_ranked(const Evidence *evidence, GArray *ranked, Figure *figure)
{
	g_array_sort(ranked, compare_ranked);
	for (guint i = 0; i < ranked->len && i < FIGURE_EVIDENCE; i++) {
		const Ranked *one = &g_array_index(ranked, Ranked, i);

		figure_shows_issue(figure, evidence, one->issue, one->words);
	}
}

static char *
hours_words(const DebtResult *debt, double hours)
{
	char text[NUMBER_TEXT_SIZE];

	if (isnan(hours))
		return g_strdup(
		    lang_text(isnan(debt->own_hours) ? MSG_DEBT_ROW_NO_HOURS
						     : MSG_DEBT_ROW_OWN_HOURS));
	return lang_format(
	    MSG_DEBT_ROW_HOURS, number_format_human(hours, 3, text), NULL);
}

void
debt_show_principal(
    const Evidence *evidence, const DebtResult *debt, Figure *figure)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	g_autoptr(GArray) ranked = ranked_new();

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		const double hours = debt_stated_hours(evidence, issue);
		Ranked one = { issue,
			isnan(hours) ? debt->unstated_hours : hours, NULL };

		if (!debt_is_open_debt(evidence->config, issue))
			continue;
		one.words = hours_words(debt, hours);
		g_array_append_val(ranked, one);
	}
	show_ranked(evidence, ranked, figure);
}

void
debt_show_allocation(
    const Evidence *evidence, const DebtResult *debt, Figure *figure)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	g_autoptr(GArray) ranked = ranked_new();

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		Ranked one = { issue, (double)issue->resolved, NULL };

		if (!debt_is_recent_work(evidence, issue) ||
		    !debt_is_debt(evidence->config, issue))
			continue;
		one.words = work_effort_words(debt->measure, issue);
		g_array_append_val(ranked, one);
	}
	show_ranked(evidence, ranked, figure);
}
