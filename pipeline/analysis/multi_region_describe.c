#include "pipeline/analysis/multi_region.h"
#include "pipeline/analysis/shown_rows.h"
#include "pipeline/analysis/words.h"

static const struct {
	const char *id; /* of the figure, and the key in headroom.yaml */
	Message label;
} kinds[PREREQUISITE_COUNT] = {
	[PREREQUISITE_STATELESS] = { "stateless", MSG_REGION_STATELESS },
	[PREREQUISITE_SESSIONS] = { "sessions", MSG_REGION_SESSIONS },
	[PREREQUISITE_REPLICATION] = { "replication", MSG_REGION_REPLICATION },
};

static const struct {
	const char *name;
	Message words;
} states[] = {
	[PREREQUISITE_UNKNOWN] = { "unknown", MSG_REGION_NOT_KNOWN },
	[PREREQUISITE_MET] = { "met", MSG_REGION_MET },
	[PREREQUISITE_UNMET] = { "unmet", MSG_REGION_UNMET },
};

/* What was found, in a row; NULL: nothing. */
static char *
signs_words(const Prerequisite *prerequisite)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < prerequisite->signs->len; i++) {
		const Sign *sign = &g_array_index(prerequisite->signs, Sign, i);

		g_ptr_array_add(
		    words, lang_format(sign->words, sign->subject, NULL));
	}
	g_ptr_array_add(words, NULL);
	return words->len == 1
		   ? NULL
		   : lang_join(MSG_LIST_CLAUSE, (char **)words->pdata);
}

static char *
evidence_words(const Prerequisite *prerequisite, const char *key)
{
	g_autofree char *signs = signs_words(prerequisite);
	const char *told = lang_text(MSG_REGION_CONFIGURED);

	if (prerequisite->configured)
		return signs == NULL
			   ? g_strdup(told)
			   : lang_format(MSG_LIST_CLAUSE, told, signs, NULL);
	if (signs != NULL)
		return g_steal_pointer(&signs);
	return lang_format(MSG_REGION_NOTHING, key, NULL);
}

static void
read_sign(const Evidence *evidence, const Sign *sign, Figure *figure)
{
	const GPtrArray *inputs = facts_inputs(evidence->facts);
	const Table *table = sign->table;

	if (sign->bills)
		figure_reads_all(figure, evidence, INPUT_BILLING);
	if (table != NULL) {
		const Input *input = g_ptr_array_index(inputs, table->input);

		figure_reads(figure, evidence, table->input);
		figure_add_evidence(figure, input->path, table->line,
		    table->name, sign->subject);
	}
	if (sign->issue != NULL) {
		figure_reads(figure, evidence, sign->issue->input);
		figure_shows_issue(
		    figure, evidence, sign->issue, sign->issue->summary);
	}
}

static void
describe_figure(const Evidence *evidence, const Prerequisite *prerequisite,
    int kind, FigureSet *figures)
{
	g_autofree char *id = g_strdup_printf("region.%s", kinds[kind].id);
	g_autofree char *label =
	    lang_format(MSG_REGION_FIGURE, lang_text(kinds[kind].label), NULL);
	g_autofree char *why = evidence_words(prerequisite, kinds[kind].id);
	Figure *figure;

	if (prerequisite->state == PREREQUISITE_UNKNOWN) {
		figure_set_missing(figures, id, label, "text", why);
		return;
	}
	figure = figure_set_text(figures, id, label, "text",
	    states[prerequisite->state].name, lang_text(MSG_REGION_METHOD));
	if (prerequisite->configured) {
		figure->tags |= FIGURE_CONFIGURED;
		figure_add_input(
		    figure, "config:infrastructure.hosting.%s", kinds[kind].id);
	}
	for (guint i = 0; i < prerequisite->signs->len; i++)
		read_sign(evidence,
		    &g_array_index(prerequisite->signs, Sign, i), figure);
}

static ReportTable *
make_table(const MultiRegion *region)
{
	static const ColumnWords columns[] = {
		{ "prerequisite", MSG_REGION_COL_PREREQUISITE, ALIGN_TEXT },
		{ "state", MSG_REGION_COL_STATE, ALIGN_TEXT },
		{ "evidence", MSG_REGION_COL_EVIDENCE, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "multi-region", lang_text(MSG_REGION_TABLE), "multi-region");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int k = 0; k < PREREQUISITE_COUNT; k++) {
		const Prerequisite *prerequisite = &region->prerequisites[k];
		GPtrArray *row = report_table_add_row(table);
		g_autofree char *why =
		    evidence_words(prerequisite, kinds[k].id);
		g_autofree char *figure =
		    g_strdup_printf("region.%s", kinds[k].id);

		report_row_add(
		    row, lang_text(kinds[k].label), kinds[k].id, NULL);
		report_row_add(row,
		    lang_text(states[prerequisite->state].words),
		    states[prerequisite->state].name, figure);
		report_row_add(row, why, NULL, NULL);
	}
	return table;
}

static void
add_warnings(
    const Evidence *evidence, const MultiRegion *region, Section *section)
{
	const Prerequisite *stateless =
	    &region->prerequisites[PREREQUISITE_STATELESS];

	if (region->stateful) {
		char factor[NUMBER_TEXT_SIZE];
		g_autofree char *text = lang_format(MSG_REGION_REWRITE,
		    number_format_human(assume(&evidence->config->assumptions,
					    ASSUME_STATEFUL_FACTOR),
			3, factor),
		    NULL);

		section_add_finding(section, FINDING_WARNING, text,
		    lang_text(MSG_REGION_REWRITE_HELP));
	}
	if (region->contradicted) {
		g_autofree char *signs = signs_words(stateless);
		g_autofree char *text =
		    lang_format(MSG_REGION_CONTRADICTED, signs, NULL);

		section_add_finding(section, FINDING_WARNING, text,
		    lang_text(MSG_REGION_CONTRADICTED_HELP));
	}
}

void
multi_region_describe(const Evidence *evidence, const MultiRegion *region,
    Section *section, FigureSet *figures)
{
	for (int k = 0; k < PREREQUISITE_COUNT; k++)
		describe_figure(
		    evidence, &region->prerequisites[k], k, figures);
	section_add_heading(section, lang_text(MSG_REGION_HEADING));
	add_warnings(evidence, region, section);
	section_add_table(section, make_table(region));
}
