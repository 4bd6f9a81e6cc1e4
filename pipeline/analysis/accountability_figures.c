#include <math.h>

#include "pipeline/analysis/accountability.h"
#include "pipeline/analysis/shown_rows.h"

bool
accountability_has_baseline(const Evidence *evidence)
{
	return evidence->history != NULL && evidence->history->baseline != NULL;
}

static void
reads_review(Figure *figure, const PastReview *review)
{
	figure_add_input(figure, "file:%s", review->path);
}

/* Of another review's draws, or of none. */
static void
set_range(Figure *figure, Spread spread)
{
	figure->lo = isfinite(spread.p10) ? spread.p10 : NAN;
	figure->hi = isfinite(spread.p90) ? spread.p90 : NAN;
}

static const char *
date_words(Date date, char buf[DATE_TEXT_SIZE])
{
	return date_format_human(date, buf);
}

/* What REVIEW had of NOW, as a figure of this review. */
static void
add_then(const PastReview *review, const Change *change, FigureSet *figures)
{
	const PastFigure *then = change->then;
	char date[DATE_TEXT_SIZE];
	g_autofree char *id =
	    g_strdup_printf("accountability.then.%s", then->id);
	g_autofree char *label = lang_format(MSG_ACCOUNT_FIGURE_THEN,
	    change->now->label, date_words(review->as_of, date), NULL);
	Figure *figure;

	if (then->text != NULL) {
		figure = figure_set_text(figures, id, label, change->now->unit,
		    then->text, lang_text(MSG_ACCOUNT_THEN_METHOD));
	} else {
		figure =
		    figure_set_number(figures, id, label, change->now->unit,
			then->value, lang_text(MSG_ACCOUNT_THEN_METHOD));
		figure->lo = then->lo;
		figure->hi = then->hi;
	}
	reads_review(figure, review);
}

static void
add_changes(
    const Evidence *evidence, const Changes *changes, FigureSet *figures)
{
	const PastReview *baseline;
	char date[DATE_TEXT_SIZE];
	Figure *figure;

	if (changes == NULL) {
		const char *reason = lang_text(MSG_ACCOUNT_WHY_NO_EARLIER);

		figure_set_missing(figures, "accountability.since",
		    lang_text(MSG_ACCOUNT_FIGURE_SINCE), "date", reason);
		figure_set_missing(figures, "accountability.changed",
		    lang_text(MSG_ACCOUNT_FIGURE_CHANGED), "changes", reason);
		return;
	}
	baseline = evidence->history->baseline;
	figure = figure_set_text(figures, "accountability.since",
	    lang_text(MSG_ACCOUNT_FIGURE_SINCE), "date",
	    date_format_iso(baseline->as_of, date),
	    lang_text(MSG_ACCOUNT_SINCE_METHOD));
	reads_review(figure, baseline);
	figure = figure_set_number(figures, "accountability.changed",
	    lang_text(MSG_ACCOUNT_FIGURE_CHANGED), "changes",
	    changes->list->len, lang_text(MSG_ACCOUNT_CHANGED_METHOD));
	figure_add_input(figure, "accountability.since");
	figure_uses(figure, ASSUME_CHANGE_SHARE);
	figure_uses(figure, ASSUME_CHANGE_DAYS);
	for (guint i = 0; i < changes->list->len; i++) {
		const Change *change = &g_array_index(changes->list, Change, i);

		if (change->then != NULL)
			add_then(baseline, change, figures);
	}
}

char *
hindsight_figure(const Hindsight *hindsight, const char *what)
{
	char date[DATE_TEXT_SIZE];

	return g_strdup_printf("accountability.%s.%s.%s", what,
	    hindsight->forecast->id, date_format_iso(hindsight->made, date));
}

static void
add_hindsight(const Hindsight *hindsight, FigureSet *figures)
{
	const Forecast *forecast = hindsight->forecast;
	const Figure *outcome = figure_set_find(figures, forecast->outcome);
	g_autofree char *name = forecast_words(forecast);
	g_autofree char *said = hindsight_figure(hindsight, "said");
	g_autofree char *inside = hindsight_figure(hindsight, "inside");
	g_autofree char *said_label =
	    lang_format(MSG_ACCOUNT_FIGURE_SAID, name, NULL);
	g_autofree char *inside_label =
	    lang_format(MSG_ACCOUNT_FIGURE_INSIDE, name, NULL);
	Figure *figure =
	    figure_set_number(figures, said, said_label, outcome->unit,
		hindsight->said.p50, lang_text(MSG_ACCOUNT_SAID_METHOD));

	set_range(figure, hindsight->said);
	reads_review(figure, hindsight->origin);
	if (!hindsight->ranged)
		return;
	figure = figure_set_text(figures, inside, inside_label, "text",
	    hindsight->inside ? "yes" : "no",
	    lang_text(MSG_ACCOUNT_INSIDE_METHOD));
	figure_add_input(figure, "%s", said);
	figure_add_input(figure, "%s", forecast->outcome);
}

static void
add_share(const AccountabilityResult *result, FigureSet *figures)
{
	const Hindsights *all = &result->hindsights;
	Figure *figure;

	if (all->ranged == 0) {
		figure_set_missing(figures, "accountability.inside_share",
		    lang_text(MSG_ACCOUNT_FIGURE_SHARE), "share",
		    lang_text(MSG_ACCOUNT_WHY_NOT_COMPARED));
		return;
	}
	figure = figure_set_number(figures, "accountability.inside_share",
	    lang_text(MSG_ACCOUNT_FIGURE_SHARE), "share",
	    (double)all->inside / (double)all->ranged,
	    lang_text(MSG_ACCOUNT_SHARE_METHOD));
	figure->lo = result->share_lo;
	figure->hi = result->share_hi;
	figure->n = (double)all->ranged;
	for (guint i = 0; i < all->list->len; i++) {
		const Hindsight *hindsight =
		    &g_array_index(all->list, Hindsight, i);
		g_autofree char *id = hindsight_figure(hindsight, "inside");

		if (hindsight->ranged)
			figure_add_input(figure, "%s", id);
	}
}

char *
run_figure(const Run *run)
{
	char date[DATE_TEXT_SIZE];

	return run->review == NULL
		   ? g_strdup("headroom.multiple")
		   : g_strdup_printf("accountability.headroom.%s",
			 date_format_iso(run->as_of, date));
}

static void
add_runs(const AccountabilityResult *result, FigureSet *figures)
{
	for (guint i = 0; i < result->runs->len; i++) {
		const Run *run = &g_array_index(result->runs, Run, i);
		g_autofree char *id = run_figure(run);
		char date[DATE_TEXT_SIZE];
		g_autofree char *label = lang_format(
		    MSG_ACCOUNT_FIGURE_RUN, date_words(run->as_of, date), NULL);
		Figure *figure;

		if (run->review == NULL)
			continue;
		figure = figure_set_number(figures, id, label, "x",
		    run->headroom.p50, lang_text(MSG_ACCOUNT_THEN_METHOD));
		set_range(figure, run->headroom);
		reads_review(figure, run->review);
	}
}

/* COUNT of the actions that are due; the rows are the issues that act on
 * them. */
static void
add_actions(const Evidence *evidence, const AccountabilityResult *result,
    const char *id, Message label, Message method, double count,
    FigureSet *figures)
{
	Figure *figure;

	if (!result->tracker) {
		figure_set_missing(figures, id, lang_text(label), "decisions",
		    lang_text(MSG_ACCOUNT_WHY_NO_TRACKER));
		return;
	}
	figure = figure_set_number(figures, id, lang_text(label), "decisions",
	    count, lang_text(method));
	figure_reads_all(figure, evidence, INPUT_ISSUES);
	for (guint i = 0; i < result->actions->len; i++) {
		const Action *action = g_ptr_array_index(result->actions, i);

		if (action->state != ACTION_ACT)
			continue;
		if (action->due != DATE_NONE)
			figure_add_input(
			    figure, "limit.%s.decide_by", action->limit->id);
		if (action->trigger != NULL)
			figure_add_input(
			    figure, "trigger.%s.state", action->trigger->id);
		if (action->failure != FAILURE_MODES)
			figure_add_input(figure, "failure.%s.state",
			    failure_mode_id(action->failure));
		if (action->progress == PROGRESS_OPEN)
			figure_shows_issue(
			    figure, evidence, action->issue, action->label);
	}
}

void
accountability_figures(const Evidence *evidence, const Results *results,
    const Changes *changes, FigureSet *figures)
{
	const AccountabilityResult *result = results->accountability;
	const GArray *list = result->hindsights.list;

	forecast_figures(result->forecasts, figures);
	add_changes(evidence, changes, figures);
	for (guint i = 0; i < list->len; i++)
		add_hindsight(&g_array_index(list, Hindsight, i), figures);
	add_share(result, figures);
	add_runs(result, figures);
	add_actions(evidence, result, "accountability.ignored",
	    MSG_ACCOUNT_FIGURE_IGNORED, MSG_ACCOUNT_IGNORED_METHOD,
	    (double)result->ignored, figures);
	add_actions(evidence, result, "accountability.acted",
	    MSG_ACCOUNT_FIGURE_ACTED, MSG_ACCOUNT_ACTED_METHOD,
	    (double)result->acted, figures);
}
