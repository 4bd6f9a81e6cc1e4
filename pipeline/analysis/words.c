#include "pipeline/analysis/words.h"

#include <math.h>

#include "pipeline/analysis/analysis.h"

/* Smaller rates are told as such. */
static const double least_rate = 0.001;

static const char *
rate_words(double rate, char buf[NUMBER_TEXT_SIZE])
{
	char least[NUMBER_TEXT_SIZE];

	if (!(rate > 0) || rate >= least_rate)
		return number_format_rate(rate, buf);
	g_snprintf(buf, NUMBER_TEXT_SIZE, "< %s",
	    number_format_rate(least_rate, least));
	return buf;
}

const char *
words_number(double value, NumberForm form, char buf[NUMBER_TEXT_SIZE])
{
	switch (form) {
	case FORM_HUMAN:
		return number_format_human(value, 3, buf);
	case FORM_COUNT:
		return number_format_count((int64_t)value, buf);
	case FORM_SHARE:
		return number_format_percent(value, buf);
	case FORM_RATE:
		return rate_words(value, buf);
	}
	g_assert_not_reached();
}

const char *
words_times(double multiple, char buf[NUMBER_TEXT_SIZE])
{
	number_format_human(multiple, 3, buf);
	g_strlcat(buf, "×", NUMBER_TEXT_SIZE);
	return buf;
}

char *
words_range_multiple(Spread multiple)
{
	char from[NUMBER_TEXT_SIZE], to[NUMBER_TEXT_SIZE];

	if (isnan(multiple.p10))
		return g_strdup(NUMBER_MISSING);
	number_format_multiple(multiple.p10, from);
	if (!isfinite(multiple.p90))
		return lang_format(MSG_WORDS_FROM, from, NULL);
	number_format_multiple(multiple.p90, to);
	if (g_str_equal(from, to))
		return g_strdup("");
	return lang_format(MSG_WORDS_RANGE, from, to, NULL);
}

char *
words_multiple(Spread multiple)
{
	char middle[NUMBER_TEXT_SIZE];
	g_autofree char *range = NULL;

	if (!isfinite(multiple.p50))
		return g_strdup(NUMBER_MISSING);
	number_format_multiple(multiple.p50, middle);
	range = words_range_multiple(multiple);
	if (range[0] == '\0' || isnan(multiple.p10))
		return g_strdup(middle);
	return lang_format(MSG_WORDS_WITH_RANGE, middle, range, NULL);
}

void
words_add_multiple(GPtrArray *row, Spread multiple, const char *figure)
{
	g_autofree char *text = words_multiple(multiple);
	char machine[NUMBER_TEXT_SIZE];

	report_row_add(row, text,
	    isfinite(multiple.p50)
		? number_format_machine(multiple.p50, machine)
		: "",
	    figure);
}

char *
words_counts(const CountWords *counts, size_t n)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);

	for (size_t i = 0; i < n; i++)
		if (counts[i].count > 0)
			g_ptr_array_add(
			    list, lang_count(counts[i].one, counts[i].many,
				      counts[i].count, NULL));
	return lang_list((const char *const *)list->pdata, list->len);
}

void
words_add_columns(ReportTable *table, const ColumnWords *columns, size_t n)
{
	for (size_t i = 0; i < n; i++)
		report_table_add_column(table, columns[i].key,
		    lang_text(columns[i].title), columns[i].align);
}

void
words_add_multiple_columns(
    ReportTable *table, const char *prefix, Message title, int i)
{
	for (; i < MULTIPLE_COUNT; i++) {
		char head[NUMBER_TEXT_SIZE];
		g_autofree char *key =
		    g_strdup_printf("%s_%s", prefix, multiple_names[i]);
		g_autofree char *text =
		    lang_format(title, words_times(multiples[i], head), NULL);

		report_table_add_column(table, key, text, ALIGN_NUMBER);
	}
}

static void
add_amount(GPtrArray *row, double amount, const char *text, const char *figure)
{
	char machine[NUMBER_TEXT_SIZE];

	if (isfinite(amount))
		report_row_add(
		    row, text, number_format_machine(amount, machine), figure);
	else
		report_row_add(row, NULL, NULL, figure);
}

void
words_add_money(
    GPtrArray *row, double amount, const char *currency, const char *figure)
{
	char text[NUMBER_TEXT_SIZE];

	add_amount(
	    row, amount, number_format_money(amount, currency, text), figure);
}

void
words_add_estimate(
    GPtrArray *row, double amount, const char *currency, const char *figure)
{
	char text[NUMBER_TEXT_SIZE];

	add_amount(row, amount, number_format_estimate(amount, currency, text),
	    figure);
}

void
words_add_share(GPtrArray *row, double share, const char *figure)
{
	char text[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];

	if (isfinite(share))
		report_row_add(row, number_format_percent(share, text),
		    number_format_machine(share, machine), figure);
	else
		report_row_add(row, NULL, NULL, figure);
}
