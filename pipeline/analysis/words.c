#include <math.h>

#include "pipeline/analysis/words.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"
#include "pipeline/report/report.h"

char *
words_multiple_only(double value)
{
	char text[NUMBER_TEXT_SIZE];

	return g_strdup(number_format_multiple(value, text));
}

char *
words_range_multiple(double lo, double hi)
{
	char from[NUMBER_TEXT_SIZE], to[NUMBER_TEXT_SIZE];

	if (isnan(lo))
		return g_strdup(NUMBER_MISSING);
	number_format_multiple(lo, from);
	if (!isfinite(hi))
		return lang_format(MSG_WORDS_FROM, from, NULL);
	number_format_multiple(hi, to);
	return lang_format(MSG_WORDS_RANGE, from, to, NULL);
}

char *
words_multiple(double value, double lo, double hi)
{
	g_autofree char *middle = words_multiple_only(value);
	g_autofree char *range = words_range_multiple(lo, hi);

	if (!isfinite(value))
		return g_strdup(NUMBER_MISSING);
	if (lo == hi)
		return g_steal_pointer(&middle);
	return lang_format(MSG_WORDS_WITH_RANGE, middle, range, NULL);
}

void
words_add_money(
    GPtrArray *row, double amount, const char *currency, const char *figure)
{
	char text[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];

	if (isnan(amount)) {
		report_row_add(row, NUMBER_MISSING, "", figure);
		return;
	}
	report_row_add(row, number_format_money(amount, currency, text),
	    number_format_machine(amount, machine), figure);
}
