#include <math.h>

#include "pipeline/analysis/ladder.h"

static void
copy_inputs(const GPtrArray *inputs, Figure *figure)
{
	for (guint i = 0; i < inputs->len; i++)
		figure_add_input(
		    figure, "%s", (const char *)g_ptr_array_index(inputs, i));
}

static void
add_multiple(const Rung *rung, const char *name, FigureSet *figures)
{
	const Limit *limit = rung->limit;
	g_autofree char *id = g_strdup_printf("limit.%s.multiple", limit->id);
	g_autofree char *label =
	    lang_format(MSG_LADDER_FIGURE_MULTIPLE, name, NULL);
	Figure *figure;

	if (!isfinite(rung->multiple.p50)) {
		figure_set_missing(
		    figures, id, label, "x", rung_no_multiple(rung));
		return;
	}
	figure = figure_set_number(figures, id, label, "x", rung->multiple.p50,
	    lang_text(MSG_LADDER_MULTIPLE_METHOD));
	figure_set_spread(figure, rung->multiple);
	figure->tags |= limit->tags | (limit->proxy ? FIGURE_PROXY : 0);
	copy_inputs(limit->inputs, figure);
}

static void
add_months(const Rung *rung, const char *name, FigureSet *figures)
{
	const Limit *limit = rung->limit;
	g_autofree char *id = g_strdup_printf("limit.%s.months", limit->id);
	g_autofree char *label =
	    lang_format(MSG_LADDER_FIGURE_MONTHS, name, NULL);
	Figure *figure;

	if (!isfinite(rung->months.p50)) {
		figure_set_missing(
		    figures, id, label, "months", rung_no_date(rung));
		return;
	}
	figure =
	    figure_set_number(figures, id, label, "months", rung->months.p50,
		lang_text(limit->months != NULL ? MSG_LADDER_TREND_METHOD
						: MSG_LADDER_MONTHS_METHOD));
	figure_set_spread(figure, rung->months);
	figure->tags |= limit->tags | (limit->proxy ? FIGURE_PROXY : 0);
	copy_inputs(limit->inputs, figure);
	if (limit->months == NULL)
		figure_add_input(figure, "users.growth");
}

static void
add_decide_by(const Evidence *evidence, const Rung *rung, const char *name,
    FigureSet *figures)
{
	const Limit *limit = rung->limit;
	g_autofree char *id = g_strdup_printf("limit.%s.decide_by", limit->id);
	g_autofree char *label =
	    lang_format(MSG_LADDER_FIGURE_DECIDE, name, NULL);
	char date[DATE_TEXT_SIZE];
	Figure *figure;

	if (!isfinite(rung->decide_weeks)) {
		figure_set_missing(
		    figures, id, label, "date", rung_no_date(rung));
		return;
	}
	date_format_iso(
	    date_add_days(evidence->as_of, rung->decide_weeks * 7), date);
	figure = figure_set_text(figures, id, label, "date", date,
	    lang_text(MSG_LADDER_DECIDE_METHOD));
	figure_add_input(figure, "limit.%s.months", limit->id);
	copy_inputs(limit->fix_inputs, figure);
	if (limit->hours > 0) {
		figure_uses(figure, ASSUME_LEAD_PEOPLE);
		figure_uses(figure, ASSUME_HOURS_PER_WEEK);
	}
	if (limit->hours > 0 && evidence->config->team.hires > 0) {
		figure_configured(figure, "team.hires");
		figure_uses(figure, ASSUME_HIRE_MONTHS);
		figure_uses(figure, ASSUME_RAMP_MONTHS);
	}
	figure_uses(figure, ASSUME_DECIDE_BUFFER);
}

static void
add_broken(const Rung *rung, const char *name, int m, FigureSet *figures)
{
	const Limit *limit = rung->limit;
	char times[NUMBER_TEXT_SIZE];
	g_autofree char *id = g_strdup_printf(
	    "limit.%s.broken_at.%s", limit->id, multiple_names[m]);
	g_autofree char *label = lang_format(MSG_LADDER_FIGURE_BROKEN, name,
	    words_times(multiples[m], times), NULL);
	Figure *figure;

	if (isnan(rung->broken_at[m])) {
		figure_set_missing(
		    figures, id, label, "probability", rung_no_multiple(rung));
		return;
	}
	figure = figure_set_number(figures, id, label, "probability",
	    rung->broken_at[m], lang_text(MSG_LADDER_BROKEN_METHOD));
	figure->n = DRAWS;
	figure->tags |= FIGURE_SIMULATED;
	figure_add_input(figure, "limit.%s.multiple", limit->id);
}

static void
add_risk(const Evidence *evidence, const Rung *rung, const char *name, int m,
    FigureSet *figures)
{
	const Limit *limit = rung->limit;
	char times[NUMBER_TEXT_SIZE];
	g_autofree char *id =
	    g_strdup_printf("limit.%s.risk.%s", limit->id, multiple_names[m]);
	g_autofree char *label = lang_format(MSG_LADDER_FIGURE_RISK, name,
	    words_times(multiples[m], times), NULL);
	Figure *figure;

	if (isnan(rung->risk[m])) {
		figure_set_missing(figures, id, label,
		    evidence_currency(evidence),
		    isnan(rung->broken_at[m]) ? rung_no_multiple(rung)
					      : lang_text(MSG_LADDER_WHY_COST));
		return;
	}
	figure =
	    figure_set_number(figures, id, label, evidence_currency(evidence),
		rung->risk[m], lang_text(MSG_LADDER_RISK_METHOD));
	figure->tags |= FIGURE_SIMULATED;
	figure_add_input(
	    figure, "limit.%s.broken_at.%s", limit->id, multiple_names[m]);
	if (limit->cost_figure != NULL)
		figure_add_input(
		    figure, "%s.%s", limit->cost_figure, multiple_names[m]);
}

static void
add_total(const Evidence *evidence, const LadderResult *ladder, int m,
    FigureSet *figures)
{
	char times[NUMBER_TEXT_SIZE];
	g_autofree char *id =
	    g_strdup_printf("risk.total.%s", multiple_names[m]);
	g_autofree char *label = lang_format(
	    MSG_LADDER_RISK_TOTAL, words_times(multiples[m], times), NULL);
	Figure *figure;

	if (isnan(ladder->risk_total[m])) {
		figure_set_missing(figures, id, label,
		    evidence_currency(evidence),
		    lang_text(ladder->rungs->len == 0 ? MSG_LADDER_WHY_NO_LIMIT
						      : MSG_LADDER_WHY_COST));
		return;
	}
	figure =
	    figure_set_number(figures, id, label, evidence_currency(evidence),
		ladder->risk_total[m], lang_text(MSG_LADDER_TOTAL_METHOD));
	figure->tags |= FIGURE_SIMULATED;
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = ladder_rung(ladder, r);

		if (!isnan(rung->risk[m]))
			figure_add_input(figure, "limit.%s.risk.%s",
			    rung->limit->id, multiple_names[m]);
	}
}

static void
add_no_headroom(const LadderResult *ladder, FigureSet *figures)
{
	const char *reason =
	    ladder->systems == 0          ? lang_text(MSG_LADDER_WHY_NO_LIMIT)
	    : isnan(ladder->headroom.p50) ? lang_text(MSG_LADDER_WHY_TIME)
					  : lang_text(MSG_LADDER_WHY_NEVER);

	figure_set_missing(figures, "headroom.multiple",
	    lang_text(MSG_LADDER_HEADROOM), "x", reason);
	figure_set_missing(figures, "headroom.limit",
	    lang_text(MSG_LADDER_FIRST), "text", reason);
}

static void
add_headroom(const LadderResult *ladder, FigureSet *figures)
{
	Figure *figure;

	if (!isfinite(ladder->headroom.p50)) {
		add_no_headroom(ladder, figures);
		return;
	}
	figure = figure_set_number(figures, "headroom.multiple",
	    lang_text(MSG_LADDER_HEADROOM), "x", ladder->headroom.p50,
	    lang_text(MSG_LADDER_HEADROOM_METHOD));
	figure_set_spread(figure, ladder->headroom);
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = ladder_rung(ladder, r);

		if (rung->limit->kind == LIMIT_SYSTEM)
			figure_add_input(
			    figure, "limit.%s.multiple", rung->limit->id);
	}
	figure = figure_set_text(figures, "headroom.limit",
	    lang_text(MSG_LADDER_FIRST), "text",
	    ladder_rung(ladder, (guint)ladder->first)->limit->id,
	    lang_text(MSG_LADDER_FIRST_METHOD));
	figure->tags |= FIGURE_SIMULATED;
	figure_add_input(figure, "headroom.multiple");
}

void
ladder_figures(
    const Evidence *evidence, const LadderResult *ladder, FigureSet *figures)
{
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = ladder_rung(ladder, r);
		g_autofree char *name = limit_label(rung->limit);

		add_multiple(rung, name, figures);
		add_months(rung, name, figures);
		add_decide_by(evidence, rung, name, figures);
		for (int m = 1; m < MULTIPLE_COUNT; m++) {
			add_broken(rung, name, m, figures);
			add_risk(evidence, rung, name, m, figures);
		}
	}
	for (int m = 1; m < MULTIPLE_COUNT; m++)
		add_total(evidence, ladder, m, figures);
	add_headroom(ladder, figures);
}
