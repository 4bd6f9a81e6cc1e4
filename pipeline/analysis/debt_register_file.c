#include "pipeline/analysis/debt_register_tables.h"

#include "pipeline/analysis/debt_register_words.h"
#include "pipeline/analysis/migration_words.h"

static const char *const source_names[] = {
	[HOURS_ESTIMATE] = "estimate",
	[HOURS_POINTS] = "points",
	[HOURS_OWN] = "own median",
	[HOURS_ASSUMED] = "assumption",
	[HOURS_RULE] = "rule",
};

/* A dash where there is none, and nothing for machines. */
static void
add_text(GPtrArray *row, const char *text)
{
	const bool is_there = text != NULL && text[0] != '\0';

	report_row_add(row, is_there ? text : "–", is_there ? text : "", NULL);
}

static char *
place_of(const Evidence *evidence, const DebtItem *item)
{
	const Input *input;

	if (item->issue == NULL)
		return risk_source(evidence, item->finding);
	input = g_ptr_array_index(
	    facts_inputs(evidence->facts), item->issue->input);
	return g_strdup_printf("%s:%ld", input->path, item->issue->line);
}

static void
add_identity(const Evidence *evidence, const DebtItem *item, GPtrArray *row)
{
	g_autofree char *key = debt_item_key(item);
	g_autofree char *title = debt_item_title(item);
	g_autofree char *why = debt_item_evidence(evidence, item);
	g_autofree char *owner = debt_owner_words(item);
	char created[DATE_TEXT_SIZE] = "";

	if (item->issue != NULL)
		date_format_iso(instant_date(item->issue->created), created);
	report_row_add(row, debt_category_words(item->verdict.category),
	    debt_category_name(item->verdict.category), NULL);
	report_row_add(row, key, NULL, NULL);
	add_text(row, title);
	report_row_add(row, debt_sign_name(item->verdict.sign), NULL, NULL);
	report_row_add(row, why, NULL, NULL);
	add_text(row, created);
	report_row_add_number(row, item->age / DAYS_PER_MONTH, 2, NULL);
	report_row_add(row, item->issue != NULL ? owner : NULL,
	    item->owner != NULL ? item->owner : "", NULL);
}

static void
add_plan(const DebtItem *item, GPtrArray *row)
{
	g_autofree char *hours = debt_item_figure(item, "effort_hours");

	report_row_add_number(row, item->hours, 3, hours);
	report_row_add(row, source_names[item->source], NULL, NULL);
	add_text(row, item->document);
	report_row_add(row, item->planned ? "yes" : "no", NULL, NULL);
	report_row_add_number(row, (double)item->incidents, 3, NULL);
	report_row_add_number(row, item->events, 2, NULL);
	report_row_add_number(row, item->interest, 2, NULL);
}

static void
add_costs(const Evidence *evidence, const DebtItem *item, GPtrArray *row)
{
	const char *currency = evidence_currency(evidence);

	for (int w = 0; w < WAIT_COUNT; w++) {
		const Expected cost = item->cost[w];
		g_autofree char *id = debt_wait_figure(item, "risk", w);

		words_add_estimate(row, cost.lo, currency, id);
		words_add_estimate(row, cost.mean, currency, id);
		words_add_estimate(row, cost.hi, currency, id);
		report_row_add_number(row, item->user_hours[w].mean, 2, NULL);
	}
}

static void
add_cost_columns(ReportTable *table)
{
	static const struct {
		const char *prefix, *suffix;
		Message title;
	} parts[] = {
		{ "cost", "_p10", MSG_REGISTER_COL_COST_LO },
		{ "cost", "", MSG_REGISTER_COL_COST },
		{ "cost", "_p90", MSG_REGISTER_COL_COST_HI },
		{ "user_hours", "", MSG_REGISTER_COL_USERS },
	};

	for (int w = 0; w < WAIT_COUNT; w++)
		for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
			debt_add_wait_column(table, parts[i].prefix,
			    parts[i].suffix, parts[i].title, w);
}

ReportTable *
debt_register_table(const Evidence *evidence, const DebtRegisterResult *result)
{
	static const ColumnWords before[] = {
		{ "category", MSG_REGISTER_COL_CATEGORY, ALIGN_TEXT },
		{ "key", MSG_REGISTER_COL_KEY, ALIGN_TEXT },
		{ "title", MSG_REGISTER_COL_TITLE, ALIGN_TEXT },
		{ "rule", MSG_REGISTER_COL_SIGN, ALIGN_TEXT },
		{ "evidence", MSG_REGISTER_COL_WHY, ALIGN_TEXT },
		{ "created", MSG_REGISTER_COL_CREATED, ALIGN_TEXT },
		{ "age_months", MSG_REGISTER_COL_AGE, ALIGN_NUMBER },
		{ "owner", MSG_REGISTER_COL_OWNER, ALIGN_TEXT },
		{ "effort_hours", MSG_REGISTER_COL_EFFORT, ALIGN_NUMBER },
		{ "effort_from", MSG_REGISTER_COL_SOURCE, ALIGN_TEXT },
		{ "documented_by", MSG_REGISTER_COL_DOCUMENT, ALIGN_TEXT },
		{ "planned", MSG_REGISTER_COL_PLANNED, ALIGN_TEXT },
		{ "incidents_linked", MSG_REGISTER_COL_INCIDENTS,
		    ALIGN_NUMBER },
		{ "incidents_per_month", MSG_REGISTER_COL_EVENTS,
		    ALIGN_NUMBER },
		{ "interest_hours_per_month", MSG_REGISTER_COL_INTEREST,
		    ALIGN_NUMBER },
	};
	static const ColumnWords after[] = {
		{ "tracked_by", MSG_REGISTER_COL_TRACKED, ALIGN_TEXT },
		{ "source", MSG_REGISTER_COL_PLACE, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "debt-register", lang_text(MSG_REGISTER_FULL), "debt");

	table->file_only = true;
	words_add_columns(table, before, G_N_ELEMENTS(before));
	add_cost_columns(table);
	words_add_columns(table, after, G_N_ELEMENTS(after));
	for (guint i = 0; i < result->items->len; i++) {
		const DebtItem *item = debt_item_at(result, i);
		GPtrArray *row = report_table_add_row(table);
		g_autofree char *place = place_of(evidence, item);

		add_identity(evidence, item, row);
		add_plan(item, row);
		add_costs(evidence, item, row);
		add_text(row, item->tracked_by);
		report_row_add(row, place, NULL, NULL);
	}
	return table;
}
