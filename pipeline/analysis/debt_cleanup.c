#include "pipeline/analysis/debt_cleanup.h"

#include <math.h>

#include "pipeline/lang/lang.h"

enum { YEAR_DAYS = 365, LEAST_OTHERS = 3 };

/* Effort of several sprints. */
static void
add_tally(WorkTally *sum, const WorkTally *tally)
{
	sum->effort += tally->effort;
	sum->debt += tally->debt;
	sum->issues += tally->issues;
	sum->debt_issues += tally->debt_issues;
	sum->stated += tally->stated;
}

DebtCleanup
debt_cleanup(const Evidence *evidence, const AllocationResult *allocation)
{
	const Assumptions *a = &evidence->config->assumptions;
	const double least = assume(a, ASSUME_CLEANUP_SHARE);
	DebtCleanup cleanup = { NULL, NAN, NAN };
	WorkTally others = { 0 };
	int count = 0;

	for (guint i = 0;
	     allocation->gap == GAP_NONE && i < allocation->shares->len; i++) {
		const SprintShare *one =
		    &g_array_index(allocation->shares, SprintShare, i);

		if (one->sprint->last < evidence->as_of - YEAR_DAYS)
			continue;
		if (one->share >= least) {
			cleanup.sprint = one->sprint;
			cleanup.share = one->share;
			continue;
		}
		add_tally(&others, &one->sprint->tally);
		count++;
	}
	cleanup.between = work_tally_share(&others);
	if (count < LEAST_OTHERS ||
	    !(cleanup.between < assume(a, ASSUME_CLEANUP_BETWEEN)))
		cleanup.sprint = NULL;
	return cleanup;
}

char *
debt_cleanup_name(const DebtCleanup *cleanup)
{
	char last[DATE_TEXT_SIZE];

	if (cleanup->sprint->name != NULL)
		return g_strdup(cleanup->sprint->name);
	return lang_format(MSG_REGISTER_CLEANUP_SPRINT,
	    date_format_human(cleanup->sprint->last, last), NULL);
}

static void
add_figure(const Evidence *evidence, const char *id, Message label,
    double share, FigureSet *figures)
{
	Figure *figure = figure_set_number(figures, id, lang_text(label),
	    "share", share, lang_text(MSG_REGISTER_FIG_CLEANUP_METHOD));

	figure_reads_all(figure, evidence, INPUT_ISSUES);
	figure_configured(figure, "debt.labels");
	figure_uses(figure, ASSUME_CLEANUP_SHARE);
	figure_uses(figure, ASSUME_CLEANUP_BETWEEN);
}

void
debt_cleanup_figures(
    const Evidence *evidence, const DebtCleanup *cleanup, FigureSet *figures)
{
	if (cleanup->sprint == NULL)
		return;
	add_figure(evidence, "debt.cleanup.share", MSG_REGISTER_FIG_CLEANUP,
	    cleanup->share, figures);
	add_figure(evidence, "debt.cleanup.between", MSG_REGISTER_FIG_BETWEEN,
	    cleanup->between, figures);
}
