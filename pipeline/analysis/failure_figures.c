#include "pipeline/analysis/failure_figures.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/failure_words.h"
#include "pipeline/analysis/shown_rows.h"

char *
failure_figure(FailureMode mode)
{
	return g_strdup_printf("failure.%s.state", failure_mode_id(mode));
}

char *
failure_quarter_figure(int quarter, const char *what)
{
	return g_strdup_printf(
	    "failure.quarter.%d-q%d.%s", quarter / 4, quarter % 4 + 1, what);
}

GPtrArray *
failure_known_inputs(const FailureCheck *check, const FigureSet *figures)
{
	GPtrArray *known = g_ptr_array_new();

	for (guint i = 0; i < check->inputs->len; i++) {
		char *input = g_ptr_array_index(check->inputs, i);

		if (strchr(input, ':') != NULL ||
		    figure_set_find(figures, input) != NULL)
			g_ptr_array_add(known, input);
	}
	return known;
}

static void
show_sign(const Evidence *evidence, const FailureSign *sign, Figure *figure)
{
	const GPtrArray *inputs = facts_inputs(evidence->facts);
	const Table *table = sign->table;

	if (table != NULL) {
		const Input *input = g_ptr_array_index(inputs, table->input);

		figure_reads(figure, evidence, table->input);
		figure_add_evidence(
		    figure, input->path, table->line, table->name, NULL);
	}
	if (sign->issue != NULL) {
		figure_reads(figure, evidence, sign->issue->input);
		figure_shows_issue(
		    figure, evidence, sign->issue, sign->issue->summary);
	}
}

static void
add_mode(const Evidence *evidence, const FailureCheck *check, FailureMode mode,
    FigureSet *figures)
{
	g_autoptr(GPtrArray) inputs = failure_known_inputs(check, figures);
	g_autofree char *id = failure_figure(mode);
	g_autofree char *label =
	    lang_format(MSG_FAIL_FIGURE, failure_mode_words(mode), NULL);
	g_autofree char *rule = failure_rule_words(check);
	g_autofree char *method = lang_format(MSG_FAIL_METHOD, rule, NULL);
	Figure *figure;

	if (check->state == FAILURE_UNKNOWN) {
		figure_set_missing(figures, id, label, "text", rule);
		return;
	}
	figure = figure_set_text(figures, id, label, "text",
	    failure_state_name(check->state), method);
	for (guint i = 0; i < inputs->len; i++)
		figure_add_input(
		    figure, "%s", (const char *)g_ptr_array_index(inputs, i));
	for (guint i = 0; i < check->signs->len; i++)
		show_sign(evidence,
		    &g_array_index(check->signs, FailureSign, i), figure);
}

static void
add_share(const Evidence *evidence, const DebtQuarter *one, const char *name,
    FigureSet *figures)
{
	g_autofree char *id = failure_quarter_figure(one->quarter, "share");
	g_autofree char *label =
	    lang_format(MSG_FAIL_FIGURE_QUARTER, name, NULL);
	Figure *figure;

	if (isnan(one->share)) {
		figure_set_missing(figures, id, label, "share",
		    lang_text(MSG_FAIL_WHY_NO_SHARE));
		return;
	}
	figure = figure_set_number(figures, id, label, "share", one->share,
	    lang_text(
		one->reviewed ? MSG_FAIL_METHOD_REVIEW : MSG_FAIL_METHOD_PAST));
	figure_reads_all(figure, evidence, INPUT_ISSUES);
	figure_add_input(figure, "config:debt.labels");
}

static void
add_quarter(
    const Evidence *evidence, const DebtQuarter *one, FigureSet *figures)
{
	g_autofree char *id = failure_quarter_figure(one->quarter, "changed");
	g_autofree char *name = failure_quarter_words(one->quarter);
	g_autofree char *label =
	    lang_format(MSG_FAIL_FIGURE_CHANGED, name, NULL);
	Figure *figure = figure_set_number(figures, id, label, "issues",
	    (double)one->changed, lang_text(MSG_FAIL_METHOD_COUNT));

	figure_reads_all(figure, evidence, INPUT_ISSUES);
	figure_add_input(figure, "config:debt.labels");
	add_share(evidence, one, name, figures);
}

void
failure_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures)
{
	const FailureModesResult *result = results->failure_modes;
	Figure *fails;

	for (int i = 0; i < FAILURE_MODES; i++)
		add_mode(evidence, &result->checks[i], (FailureMode)i, figures);
	fails = figure_set_number(figures, "failure.fails",
	    lang_text(MSG_FAIL_FIGURE_COUNT), "modes",
	    (double)result->states[FAILURE_FAIL],
	    lang_text(MSG_FAIL_METHOD_COUNT));
	for (int i = 0; i < FAILURE_MODES; i++) {
		g_autofree char *id = failure_figure((FailureMode)i);

		figure_add_input(fails, "%s", id);
	}
	for (guint i = 0; i < result->quarters->len; i++)
		add_quarter(evidence,
		    &g_array_index(result->quarters, DebtQuarter, i), figures);
}
