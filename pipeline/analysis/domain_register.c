#include "pipeline/analysis/domain_register.h"

#include <math.h>

#include "pipeline/analysis/domain_figures.h"
#include "pipeline/analysis/domain_names.h"
#include "pipeline/analysis/domain_profile_cells.h"
#include "pipeline/analysis/migration_risk.h"
#include "pipeline/analysis/words.h"

/* Names of tables that a row of the page has room for, and does where there
 * are more domains than can be looked at one by one. */
enum { MOST_NAMES = 5, FEW_NAMES = 2, MOST_DOMAINS = 12 };

char *
domain_name_tables(const GPtrArray *tables, guint most)
{
	GString *names = g_string_new(NULL);
	const guint shown = MIN(tables->len, most);
	char left[NUMBER_TEXT_SIZE];
	g_autofree char *all = NULL;

	for (guint i = 0; i < shown; i++) {
		g_autofree char *name = migration_table_name(tables->pdata[i]);

		g_string_append(names, i > 0 ? ", " : "");
		g_string_append(names, name);
	}
	all = g_string_free(names, FALSE);
	if (shown == tables->len)
		return g_steal_pointer(&all);
	return lang_format(MSG_DOMAINS_NAMES_MORE, all,
	    number_format_count(tables->len - shown, left), NULL);
}

static int
compare_steps(gconstpointer a, gconstpointer b, gpointer data)
{
	const DomainMapResult *map = data;
	const guint left = domain_map_at(map, *(const guint *)a)->step;
	const guint right = domain_map_at(map, *(const guint *)b)->step;

	return (left > right) - (left < right);
}

GArray *
domain_order(const DomainMapResult *map)
{
	GArray *order = g_array_new(false, false, sizeof(guint));

	for (guint i = 0; i < map->domains->len; i++)
		g_array_append_val(order, i);
	g_array_sort_with_data(order, compare_steps, (gpointer)map);
	return order;
}

/* What a measure is held against; NAN where the verdict has no limit. */
typedef struct Criterion {
	const char *figure;
	Message label;
	NumberForm form;
	double value;
	bool least; /* WANTED is the least, not the most */
	double wanted;
} Criterion;

static const char *
met_words(const Criterion *criterion)
{
	if (isnan(criterion->value))
		return lang_text(MSG_DOMAINS_MET_UNKNOWN);
	if (isnan(criterion->wanted))
		return NUMBER_MISSING;
	if (criterion->least ? criterion->value >= criterion->wanted
			     : criterion->value <= criterion->wanted)
		return lang_text(MSG_DOMAINS_MET);
	return lang_text(MSG_DOMAINS_NOT_MET);
}

static void
add_criterion(const Criterion *criterion, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	char here[NUMBER_TEXT_SIZE], wanted[NUMBER_TEXT_SIZE],
	    machine[NUMBER_TEXT_SIZE];
	const bool known = !isnan(criterion->value);
	g_autofree char *words =
	    isnan(criterion->wanted)
		? g_strdup(lang_text(MSG_DOMAINS_NO_LIMIT))
		: lang_format(criterion->least ? MSG_DOMAINS_AT_LEAST
					       : MSG_DOMAINS_AT_MOST,
		      words_number(criterion->wanted, criterion->form, wanted),
		      NULL);

	report_row_add(row, lang_text(criterion->label), NULL, NULL);
	report_row_add(row,
	    known ? words_number(criterion->value, criterion->form, here)
		  : NULL,
	    known ? number_format_machine(criterion->value, machine) : NULL,
	    criterion->figure);
	report_row_add(row, words, NULL, NULL);
	report_row_add(row, met_words(criterion), NULL, NULL);
}

ReportTable *
domain_evidence_table(const Evidence *evidence, const DomainMapResult *map)
{
	static const ColumnWords columns[] = {
		{ "measure", MSG_DOMAINS_COL_MEASURE, ALIGN_TEXT },
		{ "value", MSG_DOMAINS_COL_VALUE, ALIGN_NUMBER },
		{ "modular", MSG_DOMAINS_COL_WANTED, ALIGN_TEXT },
		{ "met", MSG_DOMAINS_COL_MET, ALIGN_TEXT },
	};
	const Assumptions *a = &evidence->config->assumptions;
	const DomainEvidence *found = &map->evidence;
	const Criterion rows[] = {
		{ "domains.modularity", MSG_DOMAINS_MEASURE_Q, FORM_HUMAN,
		    found->modularity, true, assume(a, ASSUME_MODULAR_Q) },
		{ "domains.null_z", MSG_DOMAINS_MEASURE_Z, FORM_HUMAN,
		    found->null.z, true, assume(a, ASSUME_MODULAR_Z) },
		{ "domains.cross_share", MSG_DOMAINS_MEASURE_CROSS, FORM_SHARE,
		    found->cross_weight, false,
		    assume(a, ASSUME_MODULAR_CROSS) },
		{ "domains.cycle", MSG_DOMAINS_MEASURE_CYCLE, FORM_COUNT,
		    found->cycle, false, 1 },
		{ "domains.agreement", MSG_DOMAINS_MEASURE_AGREEMENT,
		    FORM_HUMAN, found->agreement, true,
		    assume(a, ASSUME_SURE_BOUNDARIES) },
		{ "domains.cross_all", MSG_DOMAINS_MEASURE_ALL, FORM_SHARE,
		    found->cross_all, false, NAN },
	};
	ReportTable *table = report_table_new(
	    "domain-evidence", lang_text(MSG_DOMAINS_EVIDENCE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		add_criterion(&rows[i], table);
	return table;
}

/* "domain.billing.keys_in" behind a number of its row. */
static void
add_number(GPtrArray *row, const Domain *domain, const char *what, double value)
{
	g_autofree char *id = g_strdup_printf("domain.%s.%s", domain->id, what);

	report_row_add_number(row, value, 2, id);
}

static void
add_count(GPtrArray *row, const Domain *domain, const char *what, guint count)
{
	g_autofree char *id = g_strdup_printf("domain.%s.%s", domain->id, what);
	char text[NUMBER_TEXT_SIZE];
	g_autofree char *machine = g_strdup_printf("%u", count);

	report_row_add(row, number_format_count(count, text), machine, id);
}

static void
add_cost(const Evidence *evidence, GPtrArray *row, const Domain *domain)
{
	g_autofree char *id = g_strdup_printf("domain.%s.cut_cost", domain->id);

	words_add_estimate(row, seam_cost(evidence, domain->cut_hours).p50,
	    evidence_currency(evidence), id);
}

static const char *
origin(const Domain *domain)
{
	return lang_text(
	    domain->configured ? MSG_DOMAINS_CONFIGURED : MSG_DOMAINS_PROPOSED);
}

/* DOMAIN's tables, those that most is tied to first. */
static GPtrArray *
central_tables(const DomainMapResult *map, guint domain)
{
	g_autofree double *strength = domain_strengths(map->graph, map->parts);
	g_autoptr(GArray) places =
	    domain_tables_by_ties(map->graph, map->parts, strength, domain);
	GPtrArray *tables = g_ptr_array_new();

	for (guint i = 0; i < places->len; i++)
		g_ptr_array_add(tables,
		    map->graph->tables->pdata[g_array_index(places, guint, i)]);
	return tables;
}

/* A cell of TEXT, which may be empty. */
static void
add_text(GPtrArray *row, const char *text)
{
	report_row_add(row, *text == '\0' ? NULL : text, NULL, NULL);
}

static void
add_page_row(const Evidence *evidence, const DomainMapResult *map, guint at,
    ReportTable *table)
{
	const Domain *domain = domain_map_at(map, at);
	const Coupling *c = &domain->coupling;
	GPtrArray *row = report_table_add_row(table);
	g_autoptr(GPtrArray) tables = central_tables(map, at);
	g_autofree char *names = domain_name_tables(
	    tables, map->domains->len > MOST_DOMAINS ? FEW_NAMES : MOST_NAMES);
	g_autofree char *cross =
	    g_strdup_printf("domain.%s.cross_share", domain->id);

	report_row_add(row, domain->name, NULL, NULL);
	add_count(row, domain, "step", domain->step);
	add_count(row, domain, "tables", domain->tables->len);
	add_text(row, names);
	add_count(row, domain, "keys_in", c->in);
	add_count(row, domain, "keys_out", c->out);
	add_number(row, domain, "instability", c->instability);
	words_add_share(row, c->cross_share, cross);
	add_number(row, domain, "cut_hours", domain->cut_hours.p50);
	add_cost(evidence, row, domain);
}

ReportTable *
domain_page_table(const Evidence *evidence, const DomainMapResult *map)
{
	static const ColumnWords columns[] = {
		{ "domain", MSG_DOMAINS_COL_DOMAIN, ALIGN_TEXT },
		{ "step", MSG_DOMAINS_COL_STEP, ALIGN_NUMBER },
		{ "tables", MSG_DOMAINS_COL_TABLES, ALIGN_NUMBER },
		{ "names", MSG_DOMAINS_COL_NAMES, ALIGN_TEXT },
		{ "keys_in", MSG_DOMAINS_COL_IN, ALIGN_NUMBER },
		{ "keys_out", MSG_DOMAINS_COL_OUT, ALIGN_NUMBER },
		{ "instability", MSG_DOMAINS_COL_INSTABILITY, ALIGN_NUMBER },
		{ "cross_share", MSG_DOMAINS_COL_CROSS, ALIGN_NUMBER },
		{ "cut_hours", MSG_DOMAINS_COL_HOURS, ALIGN_NUMBER },
		{ "cut_cost", MSG_DOMAINS_COL_COST, ALIGN_NUMBER },
	};
	g_autoptr(GArray) order = domain_order(map);
	ReportTable *table =
	    report_table_new("domain-map", lang_text(MSG_DOMAINS_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < order->len; i++)
		add_page_row(
		    evidence, map, g_array_index(order, guint, i), table);
	return table;
}

/* TEXTS, ended by NULL, between semicolons. */
static void
add_texts(GPtrArray *row, const char *const *texts)
{
	g_autofree char *joined =
	    lang_join(MSG_LIST_CLAUSE, (char *const *)texts);

	add_text(row, joined);
}

static void
add_register_row(const Evidence *evidence, const Results *results, guint at,
    ReportTable *table)
{
	const DomainMapResult *map = results->domains;
	const Domain *domain = domain_map_at(map, at);
	const Coupling *c = &domain->coupling;
	GPtrArray *row = report_table_add_row(table);
	g_autoptr(GPtrArray) tables = central_tables(map, at);
	g_autofree char *names = domain_name_tables(tables, G_MAXUINT);

	report_row_add(row, domain->name, NULL, NULL);
	report_row_add(row, domain->id, NULL, NULL);
	report_row_add(row, origin(domain),
	    domain->configured ? "configured" : "proposed", NULL);
	add_count(row, domain, "tables", domain->tables->len);
	add_text(row, names);
	add_texts(row, domain->components);
	add_texts(row, domain->cost_tags);
	add_count(row, domain, "keys_inside", c->inside);
	add_count(row, domain, "keys_in", c->in);
	add_count(row, domain, "keys_out", c->out);
	add_number(row, domain, "instability", c->instability);
	words_add_share(row, c->cross_share, NULL);
	words_add_share(row, c->cross_weight, NULL);
	add_count(row, domain, "step", domain->step);
	report_row_add_number(row, domain->cut_hours.p10, 2, NULL);
	add_number(row, domain, "cut_hours", domain->cut_hours.p50);
	report_row_add_number(row, domain->cut_hours.p90, 2, NULL);
	add_cost(evidence, row, domain);
	domain_profile_add_cells(
	    evidence, domain_profile_at(results->profile, at), row);
}

ReportTable *
domain_register(const Evidence *evidence, const Results *results)
{
	static const ColumnWords columns[] = {
		{ "domain", MSG_DOMAINS_COL_DOMAIN, ALIGN_TEXT },
		{ "id", MSG_DOMAINS_COL_ID, ALIGN_TEXT },
		{ "from", MSG_DOMAINS_COL_ORIGIN, ALIGN_TEXT },
		{ "tables", MSG_DOMAINS_COL_TABLES, ALIGN_NUMBER },
		{ "names", MSG_DOMAINS_COL_NAMES, ALIGN_TEXT },
		{ "components", MSG_DOMAINS_COL_COMPONENTS, ALIGN_TEXT },
		{ "cost_tags", MSG_DOMAINS_COL_COST_TAGS, ALIGN_TEXT },
		{ "keys_inside", MSG_DOMAINS_COL_INSIDE, ALIGN_NUMBER },
		{ "keys_in", MSG_DOMAINS_COL_IN, ALIGN_NUMBER },
		{ "keys_out", MSG_DOMAINS_COL_OUT, ALIGN_NUMBER },
		{ "instability", MSG_DOMAINS_COL_INSTABILITY, ALIGN_NUMBER },
		{ "cross_share", MSG_DOMAINS_COL_CROSS, ALIGN_NUMBER },
		{ "cross_weight", MSG_DOMAINS_COL_CROSS_WEIGHT, ALIGN_NUMBER },
		{ "extraction_step", MSG_DOMAINS_COL_STEP, ALIGN_NUMBER },
		{ "cut_hours_p10", MSG_DOMAINS_COL_HOURS_P10, ALIGN_NUMBER },
		{ "cut_hours", MSG_DOMAINS_COL_HOURS, ALIGN_NUMBER },
		{ "cut_hours_p90", MSG_DOMAINS_COL_HOURS_P90, ALIGN_NUMBER },
		{ "cut_cost", MSG_DOMAINS_COL_COST, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new("domain-map-register",
	    lang_text(MSG_DOMAINS_REGISTER), "domain-map");

	table->file_only = true;
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	domain_profile_add_columns(table);
	for (guint i = 0; i < results->domains->domains->len; i++)
		add_register_row(evidence, results, i, table);
	return table;
}

static void
add_table_row(const DomainMapResult *map, guint place, ReportTable *table)
{
	static const Message reasons[] = {
		[DOMAIN_BY_NONE] = MSG_DOMAINS_BY_NONE,
		[DOMAIN_BY_CONFIG] = MSG_DOMAINS_BY_CONFIG,
		[DOMAIN_BY_KEYS] = MSG_DOMAINS_BY_KEYS,
		[DOMAIN_BY_TIES] = MSG_DOMAINS_BY_TIES,
		[DOMAIN_BY_HUB] = MSG_DOMAINS_BY_HUB,
		[DOMAIN_BY_NAME] = MSG_DOMAINS_BY_NAME,
	};
	const guint at = map->parts->domain[place];
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *name =
	    migration_table_name(table_graph_table(map->graph, place));

	report_row_add(row, name, NULL, NULL);
	report_row_add(row,
	    at == NO_DOMAIN ? lang_text(MSG_DOMAINS_NO_DOMAIN)
			    : domain_map_at(map, at)->name,
	    at == NO_DOMAIN ? "" : NULL, NULL);
	report_row_add(
	    row, lang_text(reasons[map->parts->reason[place]]), NULL, NULL);
	report_row_add(row,
	    lang_text(
		map->graph->hub[place] ? MSG_DOMAINS_YES : MSG_DOMAINS_NO),
	    map->graph->hub[place] ? "true" : "false", NULL);
	report_row_add_number(row, map->graph->referrers[place], 6, NULL);
}

ReportTable *
domain_tables_register(const DomainMapResult *map)
{
	static const ColumnWords columns[] = {
		{ "table", MSG_DOMAINS_COL_TABLE, ALIGN_TEXT },
		{ "domain", MSG_DOMAINS_COL_DOMAIN, ALIGN_TEXT },
		{ "reason", MSG_DOMAINS_COL_REASON, ALIGN_TEXT },
		{ "hub", MSG_DOMAINS_COL_HUB, ALIGN_TEXT },
		{ "referrers", MSG_DOMAINS_COL_REFERRERS, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new("domain-tables",
	    lang_text(MSG_DOMAINS_TABLES_REGISTER), "domain-tables");

	table->file_only = true;
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < map->graph->tables->len; i++)
		add_table_row(map, i, table);
	return table;
}

/* "orders.user_id", "orders.(tenant_id, user_id)". */
static char *
key_name(const Seam *seam)
{
	g_autofree char *table = migration_table_name(seam->table);
	const GPtrArray *columns = seam->key->columns;
	GString *name = g_string_new(table);

	g_string_append(name, columns->len > 1 ? ".(" : ".");
	for (guint i = 0; i < columns->len; i++) {
		g_string_append(name, i > 0 ? ", " : "");
		g_string_append(name, columns->pdata[i]);
	}
	g_string_append(name, columns->len > 1 ? ")" : "");
	return g_string_free(name, FALSE);
}

static void
add_seam(const Evidence *evidence, const DomainMapResult *map, const Seam *seam,
    ReportTable *table)
{
	const Spread hours = map->seams->hours[seam->kind];
	const char *kind = seam_kind_name(seam->kind);
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *key = key_name(seam);
	g_autofree char *target = migration_table_name(seam->target);
	g_autofree char *hours_id =
	    g_strdup_printf("domains.seam_hours.%s", kind);
	g_autofree char *cost_id =
	    g_strdup_printf("domains.seam_cost.%s", kind);

	report_row_add_number(row, seam->step, 6, NULL);
	report_row_add(row, key, NULL, NULL);
	report_row_add(row, target, NULL, NULL);
	report_row_add(row, domain_map_at(map, seam->from)->name, NULL, NULL);
	report_row_add(row, domain_map_at(map, seam->to)->name, NULL, NULL);
	if (seam->key->inferred)
		report_row_add(row, lang_text(MSG_DOMAINS_SEAM_INFERRED),
		    "inferred", NULL);
	else
		report_row_add(row, seam_kind_words(seam->kind), kind, NULL);
	report_row_add_number(row, hours.p50, 2, hours_id);
	words_add_estimate(row, seam_cost(evidence, hours).p50,
	    evidence_currency(evidence), cost_id);
}

ReportTable *
domain_seams_table(const Evidence *evidence, const DomainMapResult *map)
{
	static const ColumnWords columns[] = {
		{ "step", MSG_DOMAINS_COL_STEP, ALIGN_NUMBER },
		{ "key", MSG_DOMAINS_COL_KEY, ALIGN_TEXT },
		{ "refers_to", MSG_DOMAINS_COL_TARGET, ALIGN_TEXT },
		{ "from_domain", MSG_DOMAINS_COL_FROM, ALIGN_TEXT },
		{ "to_domain", MSG_DOMAINS_COL_TO, ALIGN_TEXT },
		{ "kind", MSG_DOMAINS_COL_KIND, ALIGN_TEXT },
		{ "hours", MSG_DOMAINS_COL_HOURS, ALIGN_NUMBER },
		{ "cost", MSG_DOMAINS_COL_COST, ALIGN_NUMBER },
	};
	ReportTable *table =
	    report_table_new("seams", lang_text(MSG_DOMAINS_SEAMS), "seams");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < map->seams->list->len; i++)
		add_seam(evidence, map,
		    &g_array_index(map->seams->list, Seam, i), table);
	return table;
}

static void
add_tie(const DomainMapResult *map, const SeamTie *tie, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *id = seam_tie_figure(map, tie);

	report_row_add(row, domain_map_at(map, tie->from)->name, NULL, NULL);
	report_row_add(row, domain_map_at(map, tie->to)->name, NULL, NULL);
	report_row_add_number(row, tie->keys, 6, id);
	report_row_add(row,
	    lang_text(
		tie->inferred == tie->keys ? MSG_DOMAINS_YES : MSG_DOMAINS_NO),
	    tie->inferred == tie->keys ? "true" : "false", NULL);
}

ReportTable *
domain_ties_table(const DomainMapResult *map)
{
	static const ColumnWords columns[] = {
		{ "from_domain", MSG_DOMAINS_COL_FROM, ALIGN_TEXT },
		{ "to_domain", MSG_DOMAINS_COL_TO, ALIGN_TEXT },
		{ "keys", MSG_DOMAINS_COL_KEYS, ALIGN_NUMBER },
		{ "inferred", MSG_DOMAINS_COL_INFERRED, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "domain-ties", lang_text(MSG_DOMAINS_TIES), "domain-ties");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < map->seams->ties->len; i++)
		add_tie(
		    map, &g_array_index(map->seams->ties, SeamTie, i), table);
	return table;
}
