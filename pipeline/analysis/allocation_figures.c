#include "pipeline/analysis/allocation_figures.h"

#include <math.h>

#include "pipeline/analysis/allocation_words.h"
#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/shown_rows.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

char *
allocation_sprint_figure(const char *sprint, const char *what)
{
	return g_strdup_printf("debt.sprint.%s.%s", sprint, what);
}

char *
allocation_crowd_figure(const char *crowd, const char *what)
{
	return g_strdup_printf("debt.crowd.%s.%s", crowd, what);
}

char *
allocation_waiting_figure(const WaitingAct *act)
{
	return g_strdup_printf("debt.waiting.%s", act->trigger->id);
}

/* Those that are over, and the open one where something is finished in it. */
guint
allocation_end_shown(const AllocationResult *allocation)
{
	const Sprints *sprints = allocation->sprints;
	guint end = sprints->over;

	while (
	    end < sprints->list->len && sprints_at(sprints, end)->done->len > 0)
		end++;
	return end;
}

guint
allocation_first_shown(const AllocationResult *allocation)
{
	const guint end = allocation_end_shown(allocation);

	return end - MIN(end, SPRINTS_SHOWN);
}

static void
read_issues(const Evidence *evidence, Figure *figure)
{
	figure_reads_all(figure, evidence, INPUT_ISSUES);
	figure_add_input(figure, "config:debt.labels");
}

/* The debt that was finished in SPRINT, the newest first. */
static void
show_debt(const Evidence *evidence, const AllocationResult *allocation,
    const Sprint *sprint, Figure *figure)
{
	for (guint i = sprint->done->len; i-- > 0;) {
		const Issue *issue = g_ptr_array_index(sprint->done, i);
		const char *label = debt_label_of(evidence->config, issue);
		g_autofree char *effort =
		    work_effort_words(allocation->sprints->measure, issue);
		g_autofree char *words = NULL;

		if (label == NULL)
			continue;
		words = lang_format(MSG_ALLOC_ROW, effort, label, NULL);
		figure_shows_issue(figure, evidence, issue, words);
	}
}

/* The debt of the N newest sprints that are over. */
static void
show_newest(const Evidence *evidence, const AllocationResult *allocation,
    guint n, Figure *figure)
{
	const guint all = allocation->shares->len;

	for (guint i = all; i > 0 && i > all - MIN(all, n); i--)
		show_debt(evidence, allocation,
		    sprints_at(allocation->sprints, i - 1), figure);
}

static char *
method_words(const AllocationResult *allocation, Message message, Message count)
{
	const EffortMeasure measure = allocation->sprints->measure;

	return measure == EFFORT_COUNT
		   ? g_strdup(lang_text(count))
		   : lang_format(message, measure_words(measure), NULL);
}

/* A share with its limits, or why there is none. */
static Figure *
add_share(const Evidence *evidence, const AllocationResult *allocation,
    const char *id, const char *label, const double share[3], double n,
    const char *method, FigureSet *figures)
{
	Figure *figure;

	if (!isfinite(share[0])) {
		figure_set_missing(figures, id, label, "share",
		    allocation_gap_words(allocation->gap));
		return NULL;
	}
	figure =
	    figure_set_number(figures, id, label, "share", share[0], method);
	figure->lo = share[1];
	figure->hi = share[2];
	figure->n = n;
	read_issues(evidence, figure);
	return figure;
}

static bool
has_shares(const AllocationResult *allocation)
{
	return allocation->gap == GAP_NONE || allocation->gap == GAP_STALE;
}

static double
issues_of(const AllocationResult *allocation, guint n)
{
	const Sprints *sprints = allocation->sprints;

	return sprints->over == 0
		   ? NAN
		   : (double)sprints_rolling(sprints, sprints->over - 1, n)
			 .issues;
}

static void
add_latest(const Evidence *evidence, const AllocationResult *allocation,
    FigureSet *figures)
{
	const SprintShare *latest =
	    has_shares(allocation) ? allocation_latest(allocation) : NULL;
	const double none[3] = { NAN, NAN, NAN };
	const double one[3] = { latest ? latest->share : NAN,
		latest ? latest->lo : NAN, latest ? latest->hi : NAN };
	const double three[3] = { latest ? latest->rolling_3 : NAN,
		latest ? latest->lo_3 : NAN, latest ? latest->hi_3 : NAN };
	const double six[3] = { latest ? latest->rolling_6 : NAN, NAN, NAN };
	g_autofree char *method = method_words(
	    allocation, MSG_ALLOC_METHOD_SHARE, MSG_ALLOC_METHOD_SHARE_COUNT);
	g_autofree char *rolling = method_words(allocation,
	    MSG_ALLOC_METHOD_ROLLING, MSG_ALLOC_METHOD_ROLLING_COUNT);
	Figure *figure;

	figure = add_share(evidence, allocation, "debt.sprint_share",
	    lang_text(MSG_ALLOC_FIG_SPRINT), latest ? one : none,
	    issues_of(allocation, 1), method, figures);
	if (figure != NULL)
		show_newest(evidence, allocation, 1, figure);
	figure = add_share(evidence, allocation, "debt.rolling_3",
	    lang_text(MSG_ALLOC_FIG_ROLLING_3), latest ? three : none,
	    issues_of(allocation, 3), rolling, figures);
	if (figure != NULL)
		show_newest(evidence, allocation, 3, figure);
	if (allocation->gap == GAP_NONE && !isnan(allocation->least)) {
		figure = figure_set_number(figures, "debt.least_share",
		    lang_text(MSG_ALLOC_FIG_LEAST), "share", allocation->least,
		    method);
		read_issues(evidence, figure);
	}
	if (latest != NULL && isnan(latest->rolling_6)) {
		figure_set_missing(figures, "debt.rolling_6",
		    lang_text(MSG_ALLOC_FIG_ROLLING_6), "share",
		    lang_text(MSG_ALLOC_WHY_NOT_SIX));
		return;
	}
	figure = add_share(evidence, allocation, "debt.rolling_6",
	    lang_text(MSG_ALLOC_FIG_ROLLING_6), latest ? six : none,
	    issues_of(allocation, 6), rolling, figures);
	if (figure != NULL)
		show_newest(evidence, allocation, 6, figure);
}

static void
use_target(Figure *figure)
{
	figure_add_input(figure, "config:debt.allocation_target");
}

static void
add_level(const AllocationResult *allocation, FigureSet *figures)
{
	Figure *figure;

	if (allocation->level == ESCALATION_UNKNOWN) {
		figure_set_missing(figures, "debt.escalation",
		    lang_text(MSG_ALLOC_FIG_ESCALATION), "text",
		    allocation_gap_words(allocation->gap));
		return;
	}
	figure = figure_set_text(figures, "debt.escalation",
	    lang_text(MSG_ALLOC_FIG_ESCALATION), "text",
	    escalation_words(allocation->level),
	    lang_text(MSG_ALLOC_METHOD_LEVEL));
	figure_add_input(figure, "debt.sprint_share");
	figure_add_input(figure, "debt.rolling_3");
	figure_add_input(figure, "debt.rolling_6");
	use_target(figure);
	figure_uses(figure, ASSUME_LOW_SPRINT);
	figure_uses(figure, ASSUME_LOW_HALF_YEAR);
	figure_uses(figure, ASSUME_ACT_DAYS);
	figure_uses(figure, ASSUME_SPRINT_STALE);
	for (guint i = 0; i < allocation->waiting->len; i++) {
		g_autofree char *id = allocation_waiting_figure(
		    &g_array_index(allocation->waiting, WaitingAct, i));

		figure_add_input(figure, "%s", id);
	}
}

static void
add_next(const Evidence *evidence, const AllocationResult *allocation,
    FigureSet *figures)
{
	const char *unit = measure_unit(allocation->sprints->measure);
	Figure *figure;

	if (isnan(allocation->next_debt))
		return;
	figure = figure_set_number(figures, "debt.next_sprint_effort",
	    lang_text(MSG_ALLOC_FIG_NEXT_EFFORT), unit, allocation->next_effort,
	    lang_text(MSG_ALLOC_METHOD_MEAN));
	read_issues(evidence, figure);
	figure = figure_set_number(figures, "debt.next_sprint_debt",
	    lang_text(MSG_ALLOC_FIG_NEXT_DEBT), unit, allocation->next_debt,
	    lang_text(MSG_ALLOC_METHOD_NEXT));
	figure_add_input(figure, "debt.next_sprint_effort");
	figure_add_input(figure, "debt.rolling_3");
	use_target(figure);
	figure = figure_set_number(figures, "debt.next_sprint_share",
	    lang_text(MSG_ALLOC_FIG_NEXT), "share",
	    allocation->next_debt / allocation->next_effort,
	    lang_text(MSG_ALLOC_METHOD_NEXT));
	figure_add_input(figure, "debt.next_sprint_debt");
	figure_add_input(figure, "debt.next_sprint_effort");
}

static void
add_count(const Evidence *evidence, const char *id, Message label,
    const char *unit, double value, FigureSet *figures)
{
	Figure *figure = figure_set_number(figures, id, lang_text(label), unit,
	    value, lang_text(MSG_ALLOC_METHOD_COUNT));

	if (figure_has_value(figure))
		read_issues(evidence, figure);
}

static void
add_counts(const Evidence *evidence, const AllocationResult *allocation,
    FigureSet *figures)
{
	if (!has_shares(allocation))
		return;
	add_count(evidence, "debt.planned_items", MSG_ALLOC_FIG_PLANNED,
	    "issues", (double)allocation->planned, figures);
	add_count(evidence, "debt.sprints_below", MSG_ALLOC_FIG_BELOW,
	    "sprints", (double)allocation->below, figures);
	add_count(evidence, "debt.stated_share", MSG_ALLOC_FIG_STATED, "share",
	    (double)allocation->recent.stated /
		(double)allocation->recent.issues,
	    figures);
}

static void
add_sprint_number(const Evidence *evidence, const Sprint *sprint,
    const char *id, Message label_message, const char *unit, double value,
    const char *method, FigureSet *figures)
{
	g_autofree char *name = sprint_words(sprint);
	g_autofree char *label = lang_format(label_message, name, NULL);
	Figure *figure;

	if (!isfinite(value)) {
		figure_set_missing(figures, id, label, unit,
		    lang_text(MSG_ALLOC_WHY_NO_EFFORT));
		return;
	}
	figure = figure_set_number(figures, id, label, unit, value, method);
	figure->n = (double)sprint->tally.issues;
	read_issues(evidence, figure);
}

static void
add_sprint(const Evidence *evidence, const AllocationResult *allocation,
    guint i, const char *slug, FigureSet *figures)
{
	const Sprint *sprint = sprints_at(allocation->sprints, i);
	const EffortMeasure measure = allocation->sprints->measure;
	const char *unit = measure_unit(measure);
	g_autofree char *effort = allocation_sprint_figure(slug, "effort");
	g_autofree char *debt = allocation_sprint_figure(slug, "debt");
	g_autofree char *share = allocation_sprint_figure(slug, "share");
	g_autofree char *rolling = allocation_sprint_figure(slug, "rolling_3");
	g_autofree char *sum =
	    lang_format(MSG_ALLOC_METHOD_EFFORT, measure_words(measure), NULL);
	g_autofree char *part = method_words(
	    allocation, MSG_ALLOC_METHOD_SHARE, MSG_ALLOC_METHOD_SHARE_COUNT);
	g_autofree char *three = method_words(allocation,
	    MSG_ALLOC_METHOD_ROLLING, MSG_ALLOC_METHOD_ROLLING_COUNT);

	add_sprint_number(evidence, sprint, effort, MSG_ALLOC_FIG_OF_EFFORT,
	    unit, sprint->tally.effort, sum, figures);
	add_sprint_number(evidence, sprint, debt, MSG_ALLOC_FIG_OF_DEBT, unit,
	    sprint->tally.debt, sum, figures);
	add_sprint_number(evidence, sprint, share, MSG_ALLOC_FIG_OF_SHARE,
	    "share", work_tally_share(&sprint->tally), part, figures);
	if (i < allocation->shares->len)
		add_sprint_number(evidence, sprint, rolling,
		    MSG_ALLOC_FIG_OF_ROLLING, "share",
		    g_array_index(allocation->shares, SprintShare, i).rolling_3,
		    three, figures);
}

static void
add_crowd_number(const Evidence *evidence, const char *slug, const char *what,
    Message message, const char *name, double value, FigureSet *figures)
{
	g_autofree char *id = allocation_crowd_figure(slug, what);
	g_autofree char *label = lang_format(message, name, NULL);
	Figure *figure;

	if (isnan(value))
		return;
	figure = figure_set_number(figures, id, label, "share", value,
	    lang_text(MSG_ALLOC_METHOD_CROWD));
	read_issues(evidence, figure);
	use_target(figure);
}

static void
add_crowd(const Evidence *evidence, const AllocationResult *allocation,
    FigureSet *figures)
{
	g_autoptr(GPtrArray) ids = allocation_crowd_ids(allocation);

	for (guint i = 0; i < allocation->crowd->len; i++) {
		const Crowd *crowd =
		    &g_array_index(allocation->crowd, Crowd, i);
		const char *slug = g_ptr_array_index(ids, i);
		g_autofree char *name = crowd_words(crowd);

		add_crowd_number(evidence, slug, "below",
		    MSG_ALLOC_FIG_CROWD_BELOW, name, crowd->below, figures);
		add_crowd_number(evidence, slug, "kept",
		    MSG_ALLOC_FIG_CROWD_KEPT, name, crowd->kept, figures);
	}
}

static void
add_waiting(const AllocationResult *allocation, FigureSet *figures)
{
	for (guint i = 0; i < allocation->waiting->len; i++) {
		const WaitingAct *act =
		    &g_array_index(allocation->waiting, WaitingAct, i);
		g_autofree char *id = allocation_waiting_figure(act);
		g_autofree char *name = trigger_label(act->trigger);
		g_autofree char *label =
		    lang_format(MSG_ALLOC_FIG_WAITING, name, NULL);
		Figure *figure = figure_set_number(figures, id, label, "days",
		    act->days, lang_text(MSG_ALLOC_METHOD_WAITING));

		figure_add_input(figure, "trigger.%s.state", act->trigger->id);
		figure_add_input(figure, "trigger.%s.value", act->trigger->id);
	}
}

void
allocation_figures(const Evidence *evidence, const AllocationResult *allocation,
    FigureSet *figures)
{
	g_autoptr(GPtrArray) ids = allocation_sprint_ids(allocation);

	add_latest(evidence, allocation, figures);
	add_level(allocation, figures);
	add_next(evidence, allocation, figures);
	add_counts(evidence, allocation, figures);
	add_waiting(allocation, figures);
	add_crowd(evidence, allocation, figures);
	for (guint i = allocation_first_shown(allocation);
	     has_shares(allocation) && i < allocation_end_shown(allocation);
	     i++)
		add_sprint(evidence, allocation, i, g_ptr_array_index(ids, i),
		    figures);
}
