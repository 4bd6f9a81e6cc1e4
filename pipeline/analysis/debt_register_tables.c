#include "pipeline/analysis/debt_register_tables.h"

#include <math.h>

#include "pipeline/analysis/debt_register_words.h"
#include "pipeline/analysis/migration_words.h"
#include "pipeline/base/text.h"

enum { TITLE_ON_PAGE = 60 };

static void
add_count(GPtrArray *row, DebtCategory category, const char *what, double count)
{
	g_autofree char *figure = g_strdup_printf(
	    "debt.register.%s.%s", debt_category_name(category), what);

	report_row_add_number(row, count, 3, figure);
}

static void
add_kind(DebtCategory category, const DebtCount *count, GPtrArray *row)
{
	/* Nothing is known of it: missing, not none. */
	const double known = count->known ? 1 : NAN;

	report_row_add(row, debt_category_words(category),
	    debt_category_name(category), NULL);
	add_count(row, category, "items", known * (double)count->items);
	add_count(row, category, "effort_hours", known * count->hours);
	add_count(
	    row, category, "over_a_year", known * (double)count->over_a_year);
	add_count(row, category, "oldest_months",
	    known * count->oldest / DAYS_PER_MONTH);
	add_count(row, category, "nobodys", known * (double)count->nobodys);
}

ReportTable *
debt_counts_table(const DebtRegisterResult *result)
{
	static const ColumnWords columns[] = {
		{ "category", MSG_REGISTER_COL_CATEGORY, ALIGN_TEXT },
		{ "items", MSG_REGISTER_COL_COUNT, ALIGN_NUMBER },
		{ "effort_hours", MSG_REGISTER_COL_EFFORT, ALIGN_NUMBER },
		{ "over_a_year", MSG_REGISTER_COL_OVER_A_YEAR, ALIGN_NUMBER },
		{ "oldest_months", MSG_REGISTER_COL_OLDEST, ALIGN_NUMBER },
		{ "nobodys", MSG_REGISTER_COL_NOBODYS, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new(
	    "debt-kinds", lang_text(MSG_REGISTER_COUNTS), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int c = 0; c < DEBT_CATEGORIES; c++)
		add_kind((DebtCategory)c, &result->counts[c],
		    report_table_add_row(table));
	return table;
}

static void
add_cost(
    const Evidence *evidence, GPtrArray *row, double cost, const char *figure)
{
	words_add_estimate(row, cost, evidence_currency(evidence), figure);
}

/* "Ida, 14 months"; a finding has neither. */
static void
add_owner(const DebtItem *item, GPtrArray *row)
{
	const char *owner =
	    item->owner != NULL ? item->owner : lang_text(MSG_REGISTER_NOBODY);
	g_autofree char *age = debt_item_figure(item, "age_months");
	char months[NUMBER_TEXT_SIZE];
	g_autofree char *words = lang_format(MSG_REGISTER_OWNER_AGE, owner,
	    number_format_human(item->age / DAYS_PER_MONTH, 2, months), NULL);

	if (item->issue == NULL)
		report_row_add(row, NULL, NULL, NULL);
	else if (isnan(item->age))
		report_row_add(row, owner, NULL, NULL);
	else
		report_row_add(row, words, NULL, age);
}

static char *
item_words(const DebtItem *item)
{
	g_autofree char *key = debt_item_key(item);
	g_autofree char *title = debt_item_title(item);
	g_autofree char *brief = text_shorten(title, TITLE_ON_PAGE);

	return *brief == '\0'
		   ? g_steal_pointer(&key)
		   : lang_format(MSG_REGISTER_ITEM, key, brief, NULL);
}

static void
add_page_row(const Evidence *evidence, const DebtItem *item, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *words = item_words(item);
	g_autofree char *why = debt_item_evidence(evidence, item);
	g_autofree char *hours = debt_item_figure(item, "effort_hours");
	g_autofree char *users =
	    debt_wait_figure(item, "user_hours", WAIT_COUNT - 1);

	report_row_add(
	    row, debt_category_words(item->verdict.category), NULL, NULL);
	report_row_add(row, words, NULL, NULL);
	report_row_add_number(row, item->hours, 2, hours);
	for (int w = 0; w < WAIT_COUNT; w++) {
		g_autofree char *id = debt_wait_figure(item, "risk", w);

		add_cost(evidence, row, item->cost[w].mean, id);
	}
	report_row_add_number(
	    row, item->user_hours[WAIT_COUNT - 1].mean, 2, users);
	add_owner(item, row);
	report_row_add(row, why, NULL, NULL);
}

void
debt_add_wait_column(ReportTable *table, const char *prefix, const char *suffix,
    Message title, int wait)
{
	char months[NUMBER_TEXT_SIZE];
	g_autofree char *words =
	    lang_format(title, number_format_count(waits[wait], months), NULL);
	g_autofree char *key =
	    g_strdup_printf("%s_%dm%s", prefix, waits[wait], suffix);

	report_table_add_column(table, key, words, ALIGN_NUMBER);
}

static char *
page_caption(const DebtRegisterResult *result)
{
	char shown[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE],
	    each[NUMBER_TEXT_SIZE];

	if (result->items->len <= DEBT_SHOWN)
		return g_strdup(lang_text(MSG_REGISTER_TABLE_ALL));
	return lang_format(MSG_REGISTER_TABLE,
	    number_format_count(DEBT_SHOWN, shown),
	    number_format_count(result->items->len, all),
	    number_format_count(DEBT_SHOWN_EACH, each), NULL);
}

ReportTable *
debt_page_table(const Evidence *evidence, const DebtRegisterResult *result)
{
	static const ColumnWords before[] = {
		{ "category", MSG_REGISTER_COL_CATEGORY, ALIGN_TEXT },
		{ "item", MSG_REGISTER_COL_ITEM, ALIGN_TEXT },
		{ "effort_hours", MSG_REGISTER_COL_EFFORT, ALIGN_NUMBER },
	};
	static const ColumnWords after[] = {
		{ "owner", MSG_REGISTER_COL_OWNER_AGE, ALIGN_TEXT },
		{ "evidence", MSG_REGISTER_COL_WHY, ALIGN_TEXT },
	};
	g_autofree char *caption = page_caption(result);
	ReportTable *table = report_table_new("debt-items", caption, NULL);

	words_add_columns(table, before, G_N_ELEMENTS(before));
	for (int w = 0; w < WAIT_COUNT; w++)
		debt_add_wait_column(
		    table, "cost", "", MSG_REGISTER_COL_WAIT, w);
	debt_add_wait_column(table, "user_hours", "",
	    MSG_REGISTER_COL_USER_HOURS, WAIT_COUNT - 1);
	words_add_columns(table, after, G_N_ELEMENTS(after));
	for (guint i = 0; i < result->items->len; i++)
		if (debt_item_at(result, i)->shown)
			add_page_row(evidence, debt_item_at(result, i), table);
	return table;
}
