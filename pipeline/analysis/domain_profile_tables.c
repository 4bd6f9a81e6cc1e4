#include "pipeline/analysis/domain_profile_tables.h"

#include <math.h>

#include "pipeline/analysis/domain_profile_cells.h"
#include "pipeline/analysis/domain_profile_figures.h"
#include "pipeline/analysis/migration_risk.h"

/* What a page has room for. */
enum { MOST_DOMAINS = 20, MOST_LOADS = 10, MOST_NAMES = 4 };

static int
compare_ranks(gconstpointer a, gconstpointer b, gpointer data)
{
	const DomainProfileResult *result = data;
	const size_t left = domain_profile_at(result, *(const guint *)a)->rank;
	const size_t right = domain_profile_at(result, *(const guint *)b)->rank;

	return (left > right) - (left < right);
}

GArray *
domain_profile_order(const DomainProfileResult *result)
{
	GArray *order = g_array_new(false, false, sizeof(guint));

	for (guint i = 0; i < result->list->len; i++)
		g_array_append_val(order, i);
	g_array_sort_with_data(order, compare_ranks, (gpointer)result);
	return order;
}

static void
add_page_row(
    const Evidence *evidence, const DomainProfile *profile, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, profile->domain->name, NULL, NULL);
	profile_add_risk(row, profile);
	profile_add_rank(row, profile);
	profile_add_time(evidence, row, profile);
	profile_add_rows(row, profile, 0);
	profile_add_rows(row, profile, 1);
	profile_add_experts(row, profile);
	profile_add_issues(row, profile);
	profile_add_spend(evidence, row, profile);
}

static char *
table_caption(const DomainProfileResult *result)
{
	char shown[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];

	if (result->list->len <= MOST_DOMAINS)
		return g_strdup(lang_text(MSG_PROFILE_TABLE));
	return lang_format(MSG_PROFILE_TABLE_SOME,
	    number_format_count(MOST_DOMAINS, shown),
	    number_format_count(result->list->len, all), NULL);
}

ReportTable *
domain_profile_table(
    const Evidence *evidence, const DomainProfileResult *result)
{
	static const ColumnWords first[] = {
		{ "domain", MSG_PROFILE_COL_DOMAIN, ALIGN_TEXT },
		{ "risk", MSG_PROFILE_COL_RISK, ALIGN_NUMBER },
		{ "rank", MSG_PROFILE_COL_RANK, ALIGN_NUMBER },
		{ "separate", MSG_PROFILE_COL_SEPARATE, ALIGN_TEXT },
		{ "because", MSG_PROFILE_COL_BECAUSE, ALIGN_TEXT },
	};
	static const ColumnWords rest[] = {
		{ "experts", MSG_PROFILE_COL_EXPERTS, ALIGN_NUMBER },
		{ "new_issues", MSG_PROFILE_COL_RECENT, ALIGN_NUMBER },
		{ "spend", MSG_PROFILE_COL_SPEND, ALIGN_NUMBER },
	};
	g_autoptr(GArray) order = domain_profile_order(result);
	g_autofree char *caption = table_caption(result);
	ReportTable *table = report_table_new("domain-risk", caption, NULL);

	words_add_columns(table, first, G_N_ELEMENTS(first));
	profile_add_rows_column(table, 0);
	profile_add_rows_column(table, 1);
	words_add_columns(table, rest, G_N_ELEMENTS(rest));
	for (guint i = 0; i < order->len && i < MOST_DOMAINS; i++)
		add_page_row(evidence,
		    domain_profile_at(result, g_array_index(order, guint, i)),
		    table);
	return table;
}

static void
add_parts_row(const DomainProfile *profile, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, profile->domain->name, NULL, NULL);
	profile_add_risk(row, profile);
	for (int p = 0; p < DOMAIN_RISK_PARTS; p++) {
		g_autofree char *id = g_strdup_printf("domain.%s.risk.%s",
		    profile->domain->id, domain_risk_part_names[p]);

		words_add_share(row, profile->parts[p].value, id);
	}
}

ReportTable *
domain_parts_table(const DomainProfileResult *result, guint most)
{
	static const ColumnWords first[] = {
		{ "domain", MSG_PROFILE_COL_DOMAIN, ALIGN_TEXT },
		{ "risk", MSG_PROFILE_COL_RISK, ALIGN_NUMBER },
	};
	g_autoptr(GArray) order = domain_profile_order(result);
	ReportTable *table = report_table_new(
	    "domain-risk-parts", lang_text(MSG_PROFILE_PARTS_TABLE), NULL);

	words_add_columns(table, first, G_N_ELEMENTS(first));
	for (int p = 0; p < DOMAIN_RISK_PARTS; p++)
		report_table_add_column(table, domain_risk_part_names[p],
		    domain_risk_part_words((DomainRiskPart)p), ALIGN_NUMBER);
	for (guint i = 0; i < order->len && i < most; i++)
		add_parts_row(
		    domain_profile_at(result, g_array_index(order, guint, i)),
		    table);
	return table;
}

static int
compare_loads(gconstpointer a, gconstpointer b, gpointer data)
{
	const DomainProfileResult *result = data;
	const guint left = *(const guint *)a, right = *(const guint *)b;
	const double x = domain_profile_at(result, left)->rows.ratio;
	const double y = domain_profile_at(result, right)->rows.ratio;

	if (isnan(x) != isnan(y))
		return isnan(x) ? 1 : -1;
	if (x != y && !isnan(x))
		return x > y ? -1 : 1;
	return (left > right) - (left < right);
}

static bool
has_load(const DomainProfile *profile)
{
	return !isnan(profile->rows.ratio) ||
	       !isnan(profile->rows.per_user_month) ||
	       (profile->config != NULL && profile->config->load != NULL);
}

ReportTable *
domain_load_table(const DomainProfileResult *result)
{
	static const ColumnWords domain[] = {
		{ "domain", MSG_PROFILE_COL_DOMAIN, ALIGN_TEXT },
	};
	g_autoptr(GArray) order = domain_profile_order(result);
	ReportTable *table = report_table_new(
	    "domain-load", lang_text(MSG_PROFILE_LOAD_TABLE), NULL);

	words_add_columns(table, domain, 1);
	words_add_columns(table, profile_load_columns, PROFILE_LOAD_COLUMNS);
	g_array_sort_with_data(order, compare_loads, (gpointer)result);
	for (guint i = 0; i < order->len && table->rows->len < MOST_LOADS;
	     i++) {
		const DomainProfile *profile =
		    domain_profile_at(result, g_array_index(order, guint, i));
		GPtrArray *row;

		if (!has_load(profile))
			continue;
		row = report_table_add_row(table);
		report_row_add(row, profile->domain->name, NULL, NULL);
		profile_add_load(row, profile);
	}
	if (table->rows->len == 0)
		g_clear_pointer(&table, report_table_free);
	return table;
}

/* "users.stripe_customer_id, orders.stripe_charge_id and 3 more"; NULL if
 * there are none. */
static char *
name_columns(const Integration *integration)
{
	const GArray *columns = integration->columns;
	g_autoptr(GString) names = g_string_new(NULL);
	char more[NUMBER_TEXT_SIZE];

	for (guint i = 0; i < columns->len && i < MOST_NAMES; i++) {
		const VendorColumn *entry =
		    &g_array_index(columns, VendorColumn, i);
		g_autofree char *table = migration_table_name(entry->table);

		g_string_append_printf(names, "%s%s.%s", i > 0 ? ", " : "",
		    table, entry->column->name);
	}
	if (columns->len == 0)
		return NULL;
	if (columns->len <= MOST_NAMES)
		return g_strdup(names->str);
	return lang_format(MSG_PROFILE_MORE, names->str,
	    number_format_count(columns->len - MOST_NAMES, more), NULL);
}

static void
add_integration(const Integration *integration, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *columns = name_columns(integration);
	const guint core = integration->core->len;
	g_autofree char *core_id =
	    g_strdup_printf("integration.%s.core_tables", integration->id);
	g_autofree char *own_id =
	    g_strdup_printf("integration.%s.own_tables", integration->id);
	g_autofree char *issues_id =
	    g_strdup_printf("integration.%s.issues", integration->id);

	report_row_add(row, integration->name, NULL, NULL);
	report_row_add_number(row, core, 6, core_id);
	report_row_add(row, columns, columns == NULL ? "" : NULL, NULL);
	report_row_add_number(row, integration->own->len, 6, own_id);
	report_row_add(row,
	    lang_text(integration->billed ? MSG_PROFILE_YES : MSG_PROFILE_NO),
	    integration->billed ? "true" : "false", NULL);
	report_row_add_number(row, integration->issues, 6, issues_id);
	report_row_add(row,
	    lang_text(core > 1    ? MSG_PROFILE_IS_WOVEN
		      : core == 1 ? MSG_PROFILE_IS_HELD
				  : MSG_PROFILE_IS_APART),
	    NULL, NULL);
}

ReportTable *
domain_integrations(const DomainProfileResult *result)
{
	static const ColumnWords columns[] = {
		{ "third_party", MSG_PROFILE_COL_VENDOR, ALIGN_TEXT },
		{ "core_tables", MSG_PROFILE_COL_CORE, ALIGN_NUMBER },
		{ "where", MSG_PROFILE_COL_WHERE, ALIGN_TEXT },
		{ "own_tables", MSG_PROFILE_COL_OWN, ALIGN_NUMBER },
		{ "billed", MSG_PROFILE_COL_BILLED, ALIGN_TEXT },
		{ "issues", MSG_PROFILE_COL_NAMED, ALIGN_NUMBER },
		{ "advice", MSG_PROFILE_COL_ADVICE, ALIGN_TEXT },
	};
	ReportTable *table;

	if (result->integrations->len == 0)
		return NULL;
	table = report_table_new("integrations",
	    lang_text(MSG_PROFILE_INTEGRATIONS), "integrations");
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < result->integrations->len; i++)
		add_integration(result->integrations->pdata[i], table);
	return table;
}
