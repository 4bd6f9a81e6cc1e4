#include "pipeline/analysis/practices_figures.h"

#include <math.h>

#include "pipeline/analysis/shown_rows.h"
#include "pipeline/analysis/words.h"

static const char *const practice_ids[PRACTICE_COUNT] = {
	[PRACTICE_RECORDS] = "governance.practice.records",
	[PRACTICE_FLAGS] = "governance.practice.flags",
	[PRACTICE_ON_CALL] = "governance.practice.on_call",
	[PRACTICE_REVIEW] = "governance.practice.review",
};

const char *
practice_figure(Practice practice)
{
	return practice_ids[practice];
}

static void
name_sources(
    const Evidence *evidence, const PracticeCheck *check, Figure *figure)
{
	for (int kind = 0; kind <= INPUT_DECISIONS; kind++)
		if (check->looked & (1U << kind))
			figure_reads_all(figure, evidence, (InputKind)kind);
	figure_uses(figure, ASSUME_PRACTICE_MONTHS);
	for (guint i = 0; i < check->signs->len; i++) {
		const PracticeSign *sign =
		    &g_array_index(check->signs, PracticeSign, i);

		if (sign->issue != NULL)
			figure_shows_issue(figure, evidence, sign->issue, NULL);
	}
}

static void
add_practice(const Evidence *evidence, const PracticesResult *practices,
    Practice practice, FigureSet *figures)
{
	const PracticeCheck *check = &practices->checks[practice];
	g_autofree char *label =
	    lang_format(MSG_PRACTICES_FIGURE, practice_name(practice), NULL);
	g_autofree char *method = NULL;
	char months[NUMBER_TEXT_SIZE];
	Figure *figure;

	if (check->state == PRACTICE_UNKNOWN) {
		figure_set_missing(figures, practice_ids[practice], label,
		    "text", lang_text(MSG_PRACTICES_FIGURE_WHY));
		return;
	}
	method = lang_format(MSG_PRACTICES_FIGURE_METHOD,
	    number_format_human(
		assume(&evidence->config->assumptions, ASSUME_PRACTICE_MONTHS),
		3, months),
	    NULL);
	figure = figure_set_text(figures, practice_ids[practice], label, "text",
	    practice_state_name(check->state), method);
	name_sources(evidence, check, figure);
	if (practice == PRACTICE_ON_CALL)
		figure_configured(figure, "governance.owners.rota");
	if (practice == PRACTICE_REVIEW) {
		figure_configured(figure, "governance.last_review");
		figure_uses(figure, ASSUME_REVIEW_DAYS);
	}
}

static void
add_counts(const PracticesResult *practices, FigureSet *figures)
{
	static const struct {
		const char *id;
		Message label;
	} counts[PRACTICE_STATES] = {
		[PRACTICE_PRESENT] = { "governance.practices.present",
		    MSG_PRACTICES_COUNT_PRESENT },
		[PRACTICE_MISSING] = { "governance.practices.missing",
		    MSG_PRACTICES_COUNT_MISSING },
		[PRACTICE_UNKNOWN] = { "governance.practices.unknown",
		    MSG_PRACTICES_COUNT_UNKNOWN },
	};

	for (int state = 0; state < PRACTICE_STATES; state++) {
		Figure *figure = figure_set_number(figures, counts[state].id,
		    lang_text(counts[state].label), "processes",
		    (double)practices->states[state],
		    lang_text(MSG_PRACTICES_COUNT_METHOD));

		for (int i = 0; i < PRACTICE_COUNT; i++)
			figure_add_input(figure, "%s", practice_ids[i]);
	}
}

static void
show_flags(const Evidence *evidence, const FlagHygiene *flags, unsigned faults,
    Figure *figure)
{
	const GPtrArray *inputs = facts_inputs(evidence->facts);

	for (guint i = 0; i < flags->checks->len; i++) {
		const FlagCheck *check =
		    &g_array_index(flags->checks, FlagCheck, i);
		const Input *input =
		    g_ptr_array_index(inputs, check->flag->input);

		if ((check->faults & faults) != 0)
			figure_add_evidence(figure, input->path,
			    check->flag->line, check->flag->key,
			    flag_state_name(check->flag->state));
	}
}

static void
add_flags(
    const Evidence *evidence, const FlagHygiene *flags, FigureSet *figures)
{
	const struct {
		const char *id;
		Message label, method;
		long value;
		unsigned faults;
	} counts[] = {
		{ "governance.flags.count", MSG_FLAGS_COUNT,
		    MSG_FLAGS_COUNT_METHOD, flags->checks->len, 0 },
		{ "governance.flags.stale", MSG_FLAGS_STALE,
		    MSG_FLAGS_STALE_METHOD, flags->stale, FLAG_STALE },
		{ "governance.flags.risky", MSG_FLAGS_RISKY,
		    MSG_FLAGS_RISKY_METHOD, flags->risky,
		    ~(unsigned)FLAG_STALE },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
		Figure *figure;

		if (flags->checks->len + flags->archived == 0) {
			figure_set_missing(figures, counts[i].id,
			    lang_text(counts[i].label), "flags",
			    lang_text(MSG_FLAGS_WHY_NONE));
			continue;
		}
		figure = figure_set_number(figures, counts[i].id,
		    lang_text(counts[i].label), "flags",
		    (double)counts[i].value, lang_text(counts[i].method));
		figure_reads_all(figure, evidence, INPUT_FLAGS);
		if (counts[i].faults != 0)
			figure_uses(figure, ASSUME_STALE_FLAG);
		show_flags(evidence, flags, counts[i].faults, figure);
	}
}

static Figure *
add_figure(FigureSet *figures, const char *id, Message label, const char *unit,
    double value, Message method, Message reason)
{
	if (!isfinite(value)) {
		figure_set_missing(
		    figures, id, lang_text(label), unit, lang_text(reason));
		return NULL;
	}
	return figure_set_number(
	    figures, id, lang_text(label), unit, value, lang_text(method));
}

static void
add_rota(const OnCall *on_call, FigureSet *figures)
{
	Figure *figure = add_figure(figures, "governance.on_call.people",
	    MSG_ON_CALL_PEOPLE, "people", on_call->people,
	    MSG_ON_CALL_PEOPLE_METHOD, MSG_ON_CALL_WHY_NO_ROTA);

	if (figure != NULL)
		figure_configured(figure, "governance.owners.rota");
	figure = add_figure(figures, "governance.on_call.load",
	    MSG_ON_CALL_LOAD, "share", on_call->load, MSG_ON_CALL_LOAD_METHOD,
	    MSG_ON_CALL_WHY_NO_ROTA);
	if (figure == NULL)
		return;
	figure_add_input(figure, "governance.on_call.people");
	figure_uses(figure, ASSUME_ON_CALL_SEATS);
}

static void
read_incidents(const Evidence *evidence, Figure *figure)
{
	figure_reads_all(figure, evidence,
	    facts_incidents(evidence->facts)->len > 0 ? INPUT_INCIDENTS
						      : INPUT_ISSUES);
	figure_uses(figure, ASSUME_ON_CALL_DAYS);
}

static void
add_incidents(
    const Evidence *evidence, const OnCall *on_call, FigureSet *figures)
{
	Figure *figure = add_figure(figures, "governance.incidents.weekly",
	    MSG_ON_CALL_WEEKLY, "per week", on_call->per_week,
	    MSG_ON_CALL_WEEKLY_METHOD, MSG_ON_CALL_WHY_NO_INCIDENTS);
	const double outside = on_call->timed > 0 ? (double)on_call->outside /
							(double)on_call->timed
						  : NAN;

	if (figure != NULL) {
		figure->n = (double)on_call->incidents;
		read_incidents(evidence, figure);
	}
	figure = add_figure(figures, "governance.on_call.incidents",
	    MSG_ON_CALL_PERSONAL, "per person and week",
	    on_call->per_person_week, MSG_ON_CALL_PERSONAL_METHOD,
	    isnan(on_call->per_week) ? MSG_ON_CALL_WHY_NO_INCIDENTS
				     : MSG_ON_CALL_WHY_NO_ROTA);
	if (figure != NULL) {
		figure_add_input(figure, "governance.incidents.weekly");
		figure_add_input(figure, "governance.on_call.people");
	}
	figure = add_figure(figures, "governance.incidents.outside_hours",
	    MSG_ON_CALL_OUTSIDE, "share", outside, MSG_ON_CALL_OUTSIDE_METHOD,
	    isnan(on_call->per_week) ? MSG_ON_CALL_WHY_NO_INCIDENTS
				     : MSG_ON_CALL_WHY_NO_TIMES);
	if (figure == NULL)
		return;
	figure->n = (double)on_call->timed;
	read_incidents(evidence, figure);
	figure_uses(figure, ASSUME_WORK_BEGINS);
	figure_uses(figure, ASSUME_WORK_ENDS);
}

void
practices_figures(const Evidence *evidence, const PracticesResult *practices,
    FigureSet *figures)
{
	for (int i = 0; i < PRACTICE_COUNT; i++)
		add_practice(evidence, practices, (Practice)i, figures);
	add_counts(practices, figures);
	add_flags(evidence, practices->flags, figures);
	add_rota(&practices->on_call, figures);
	add_incidents(evidence, &practices->on_call, figures);
}
