#include <math.h>

#include "pipeline/analysis/ladder.h"

bool
rung_overdue(const Rung *rung)
{
	return rung->decide_weeks < 0;
}

const char *
rung_no_multiple(const Rung *rung)
{
	return lang_text(isnan(rung->multiple.p50) ? MSG_LADDER_WHY_TIME
						   : MSG_LADDER_WHY_NEVER);
}

const char *
rung_no_date(const Rung *rung)
{
	if (!isinf(rung->months.p50))
		return lang_text(MSG_LADDER_WHY_LEAD);
	return lang_text(isfinite(rung->multiple.p50) ? MSG_LADDER_WHY_STILL
						      : MSG_LADDER_WHY_NEVER);
}

char *
rung_decide_words(const Evidence *evidence, const Rung *rung)
{
	char date[DATE_TEXT_SIZE];

	if (isinf(rung->months.p50))
		return g_strdup(lang_text(isfinite(rung->multiple.p50)
					      ? MSG_LADDER_STILL
					      : MSG_LADDER_NOTHING_YET));
	if (isnan(rung->decide_weeks))
		return g_strdup(lang_text(MSG_LADDER_LEAD_UNKNOWN));
	if (rung_overdue(rung))
		return g_strdup(lang_text(MSG_LADDER_DECIDE_NOW));
	return lang_format(MSG_LADDER_DECIDE_BY,
	    date_format_human(
		date_add_days(evidence->as_of, rung->decide_weeks * 7), date),
	    NULL);
}

static const char *
month_after(const Evidence *evidence, double months, char buf[MONTH_TEXT_SIZE])
{
	return month_format_human(
	    date_month(date_add_months(evidence->as_of, months)), buf);
}

char *
rung_breaks_words(const Evidence *evidence, const Rung *rung)
{
	char from[MONTH_TEXT_SIZE], to[MONTH_TEXT_SIZE];

	if (isinf(rung->months.p10))
		return g_strdup(lang_text(isfinite(rung->multiple.p10)
					      ? MSG_LADDER_STILL
					      : MSG_LADDER_NOT_IN_SIGHT));
	if (rung->months.p90 <= 0)
		return g_strdup(lang_text(MSG_LADDER_ALREADY));
	month_after(evidence, rung->months.p10, from);
	if (isinf(rung->months.p90))
		return lang_format(MSG_LADDER_FROM, from, NULL);
	month_after(evidence, rung->months.p90, to);
	if (g_str_equal(from, to))
		return g_strdup(from);
	return lang_format(MSG_WORDS_RANGE, from, to, NULL);
}
