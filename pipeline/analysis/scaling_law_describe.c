#include <math.h>

#include "pipeline/analysis/scaling_law.h"
#include "pipeline/analysis/shown_rows.h"

/* A number of the fit; a peak that is nowhere is missing. */
static Figure *
add_figure(const Evidence *evidence, const ScalingLaw *law, FigureSet *figures,
    const char *id, const char *unit, Message label, double value,
    Message method)
{
	Figure *figure;

	if (!isfinite(value))
		return figure_set_missing(figures, id, lang_text(label), unit,
		    lang_text(MSG_LAW_NO_PEAK));
	figure = figure_set_number(
	    figures, id, lang_text(label), unit, value, lang_text(method));
	figure->n = (double)law->fit.n;
	figure_reads_series(figure, evidence, law->throughput, 3);
	figure_reads_series(figure, evidence, law->concurrency, 3);
	return figure;
}

static void
describe_figures(
    const Evidence *evidence, const ScalingLaw *law, FigureSet *figures)
{
	const Scalability *fit = &law->fit;
	Figure *figure;

	add_figure(evidence, law, figures, "scaling.throughput", "throughput",
	    MSG_LAW_FIGURE_NOW, law->now, MSG_LAW_NOW_METHOD);
	add_figure(evidence, law, figures, "scaling.sigma", "share",
	    MSG_LAW_FIGURE_SIGMA, fit->sigma, MSG_LAW_METHOD);
	add_figure(evidence, law, figures, "scaling.kappa", "per pair",
	    MSG_LAW_FIGURE_KAPPA, fit->kappa, MSG_LAW_METHOD);
	add_figure(evidence, law, figures, "scaling.best_concurrency",
	    "concurrency", MSG_LAW_FIGURE_BEST, fit->best, MSG_LAW_METHOD);
	figure =
	    add_figure(evidence, law, figures, "scaling.peak", "throughput",
		MSG_LAW_FIGURE_PEAK, law->peak.p50, MSG_LAW_PEAK_METHOD);
	if (figure_has_value(figure))
		figure_set_spread(figure, law->peak);
	figure = add_figure(evidence, law, figures, "scaling.multiple", "x",
	    MSG_LAW_FIGURE_MULTIPLE, law->multiple.p50,
	    MSG_LAW_MULTIPLE_METHOD);
	if (figure_has_value(figure))
		figure_set_spread(figure, law->multiple);
}

static char *
law_words(const ScalingLaw *law)
{
	char points[NUMBER_TEXT_SIZE], peak[NUMBER_TEXT_SIZE],
	    best[NUMBER_TEXT_SIZE], now[NUMBER_TEXT_SIZE],
	    multiple[NUMBER_TEXT_SIZE];

	number_format_count((int64_t)law->fit.n, points);
	number_format_human(law->now, 3, now);
	if (!isfinite(law->peak.p50))
		return lang_format(MSG_LAW_TEXT_ENDLESS, points, now, NULL);
	number_format_human(law->peak.p50, 3, peak);
	number_format_multiple(law->multiple.p50, multiple);
	if (!isfinite(law->fit.best))
		return lang_format(
		    MSG_LAW_TEXT_SATURATES, points, peak, now, multiple, NULL);
	return lang_format(MSG_LAW_TEXT, points, peak,
	    number_format_human(law->fit.best, 3, best), now, multiple, NULL);
}

void
scaling_law_describe(const Evidence *evidence, const ScalingLaw *law,
    Section *section, FigureSet *figures)
{
	g_autofree char *text = NULL;

	if (law->throughput == NULL || law->concurrency == NULL)
		return;
	section_add_heading(section, lang_text(MSG_LAW_HEADING));
	if (law->limit == NULL) {
		char pairs[NUMBER_TEXT_SIZE];

		number_format_count((int64_t)law->pairs, pairs);
		text = lang_format(MSG_LAW_FEW, law->throughput->name,
		    law->concurrency->name, pairs, NULL);
		section_add_text(section, text);
		return;
	}
	describe_figures(evidence, law, figures);
	text = law_words(law);
	section_add_text(section, text);
}
