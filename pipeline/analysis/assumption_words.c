#include "pipeline/analysis/assumption_words.h"

#include "pipeline/lang/lang.h"
#include "pipeline/report/figure.h"

static const Message about[ASSUME_COUNT] = {
#define A(symbol, name, low, mode, high, unit)                                 \
	[ASSUME_##symbol] = MSG_ASSUMED_##symbol,
#include "pipeline/config/assumptions.def"
#undef A
};

const char *
assumption_about(AssumptionId id)
{
	return lang_text(about[id]);
}

char *
assumption_value_words(AssumptionId id, double value)
{
	const Figure like = { .unit = (char *)assumption_info(id)->unit };
	char text[FIGURE_TEXT_SIZE];

	return g_strdup(figure_format(&like, value, text));
}

char *
assumption_range_words(AssumptionId id, double low, double high)
{
	const Figure like = { .unit = (char *)assumption_info(id)->unit };

	return figure_format_range(&like, low, high);
}
