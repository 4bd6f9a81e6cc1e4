#include <string.h>

#include "pipeline/analysis/assumption_words.h"
#include "pipeline/analysis/assumptions_used.h"
#include "pipeline/analysis/swings.h"
#include "pipeline/analysis/words.h"

/* How many figures rest on each assumption. */
static void
count_uses(const FigureSet *figures, long uses[ASSUME_COUNT])
{
	g_autoptr(GPtrArray) all = figure_set_list(figures);
	const size_t prefix = strlen("assumption:");

	for (guint i = 0; i < all->len; i++) {
		const Figure *figure = g_ptr_array_index(all, i);

		for (guint k = 0; k < figure->inputs->len; k++) {
			const char *input =
			    g_ptr_array_index(figure->inputs, k);
			AssumptionId id;

			if (g_str_has_prefix(input, "assumption:") &&
			    assumption_find(input + prefix, &id))
				uses[id]++;
		}
	}
}

/* "2 weeks (1 to 4 weeks)". */
static char *
value_words(AssumptionId id, const Assumption *value)
{
	g_autofree char *mode = assumption_value_words(id, value->mode);
	g_autofree char *range =
	    assumption_range_words(id, value->low, value->high);

	return value->low == value->high
		   ? g_steal_pointer(&mode)
		   : lang_format(MSG_WORDS_WITH_RANGE, mode, range, NULL);
}

static void
add_row(
    const Evidence *evidence, AssumptionId id, long uses, ReportTable *table)
{
	const AssumptionInfo *info = assumption_info(id);
	const Assumption *value = &evidence->config->assumptions.values[id];
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *words = value_words(id, value);
	char machine[NUMBER_TEXT_SIZE];

	report_row_add(row, info->name, NULL, NULL);
	report_row_add(
	    row, words, number_format_machine(value->mode, machine), NULL);
	report_row_add(row, assumption_about(id), NULL, NULL);
	report_row_add(row,
	    lang_text(value->overridden ? MSG_ASSUMPTIONS_CONFIGURED
					: MSG_ASSUMPTIONS_OURS),
	    NULL, NULL);
	report_row_add_number(row, (double)uses, 12, NULL);
}

void
assumptions_used_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	static const ColumnWords columns[] = {
		{ "assumption", MSG_ASSUMPTIONS_COL_NAME, ALIGN_TEXT },
		{ "value", MSG_ASSUMPTIONS_COL_VALUE, ALIGN_NUMBER },
		{ "origin", MSG_ASSUMPTIONS_COL_ORIGIN, ALIGN_TEXT },
		{ "source", MSG_ASSUMPTIONS_COL_SOURCE, ALIGN_TEXT },
		{ "figures", MSG_ASSUMPTIONS_COL_USES, ALIGN_NUMBER },
	};
	Section *section = report_add_section(report, "assumptions",
	    RANK_ASSUMPTIONS, lang_text(MSG_ASSUMPTIONS_SECTION));
	ReportTable *table = report_table_new(
	    "assumptions", lang_text(MSG_ASSUMPTIONS_TABLE), NULL);
	long uses[ASSUME_COUNT] = { 0 };

	count_uses(report->figures, uses);
	section_set_lead(section, lang_text(MSG_ASSUMPTIONS_LEAD));
	if (results->swings != NULL)
		swings_describe(evidence, results, section, report->figures);
	if (section->blocks->len > 0) {
		section_add_heading(section, lang_text(MSG_ASSUMPTIONS_ALL));
		section_add_text(section, lang_text(MSG_ASSUMPTIONS_LEAD));
	}
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int id = 0; id < ASSUME_COUNT; id++)
		if (uses[id] > 0)
			add_row(evidence, (AssumptionId)id, uses[id], table);
	section_add_table(section, table);
}
