#include "pipeline/analysis/data_quality.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

static void
add_count(GPtrArray *counts, const char *key, long value)
{
	if (value == 0)
		return;
	g_ptr_array_add(counts, g_strdup(key));
	g_ptr_array_add(counts, g_strdup_printf("%ld", value));
}

static void
copy_counts(const InputCounts *from, GPtrArray *counts)
{
	add_count(counts, "columns", from->columns);
	add_count(counts, "foreign_keys", from->foreign_keys);
	add_count(counts, "indexes", from->indexes);
	add_count(counts, "inferred_foreign_keys", from->inferred_foreign_keys);
	add_count(counts, "issues", from->issues);
	add_count(counts, "lines", from->lines);
	add_count(counts, "partitions", from->partitions);
	add_count(counts, "points", from->points);
	add_count(counts, "primary_keys", from->primary_keys);
	add_count(counts, "tables", from->tables);
	add_count(counts, "views", from->views);
}

static ReportInput *
copy_input(const Input *input)
{
	ReportInput *out = g_new0(ReportInput, 1);

	out->path = g_strdup(input->path);
	out->format = g_strdup(input->format);
	out->kind = g_strdup(input_kind_name(input->kind));
	out->why = g_strdup(input->why);
	out->sha256 = g_strdup(input->sha256);
	out->encoding = g_strdup(input->encoding);
	out->compression = g_strdup(input->compression);
	out->bytes = input->bytes;
	out->rows_read = input->rows_read;
	out->rows_used = input->rows_used;
	out->rows_skipped = input->rows_skipped;
	out->rows_rejected = input->rows_rejected;
	out->failed = input->failed;
	out->skips = g_ptr_array_new_with_free_func(g_free);
	out->counts = g_ptr_array_new_with_free_func(g_free);
	out->totals = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < input->skips->len; i++) {
		const SkipReason *skip = g_ptr_array_index(input->skips, i);

		g_ptr_array_add(out->skips, g_strdup(skip->reason));
		g_ptr_array_add(
		    out->skips, g_strdup_printf("%ld", skip->count));
	}
	copy_counts(&input->counts, out->counts);
	for (guint i = 0; i < input->totals->len; i++) {
		const CurrencyTotal *total =
		    g_ptr_array_index(input->totals, i);

		g_ptr_array_add(out->totals, g_strdup(total->currency));
		g_ptr_array_add(out->totals, decimal_format(total->billed));
		g_ptr_array_add(out->totals, decimal_format(total->effective));
	}
	return out;
}

static void
copy_rejects(const Facts *facts, Report *report)
{
	const GPtrArray *rejects = facts_rejects(facts);
	const GPtrArray *inputs = facts_inputs(facts);

	for (guint i = 0; i < rejects->len; i++) {
		const Reject *reject = g_ptr_array_index(rejects, i);
		const Input *input = g_ptr_array_index(inputs, reject->input);
		ReportReject *out = g_new0(ReportReject, 1);

		out->file = g_strdup(input->path);
		out->line = reject->line;
		out->column = reject->column;
		out->reason = g_strdup(reject->reason);
		out->excerpt = g_strdup(reject->excerpt);
		g_ptr_array_add(report->rejects, out);
	}
}

static void
add_total(const Evidence *evidence, FigureSet *figures, const char *id,
    Message label, long value)
{
	const GPtrArray *inputs = facts_inputs(evidence->facts);
	Figure *figure = figure_set_number(figures, id, lang_text(label),
	    "rows", (double)value, lang_text(MSG_DATA_ROWS_METHOD));

	figure->tags |= FIGURE_MEASURED;
	for (guint i = 0; i < inputs->len; i++)
		figure_reads(figure, evidence, i);
}

/* "12 × footer; 3 × duplicate"; empty if nothing was skipped. */
static char *
skip_words(const GPtrArray *skips)
{
	GString *words = g_string_new(NULL);

	for (guint i = 0; i + 1 < skips->len; i += 2)
		g_string_append_printf(words, "%s%s × %s", i > 0 ? "; " : "",
		    (const char *)g_ptr_array_index(skips, i + 1),
		    (const char *)g_ptr_array_index(skips, i));
	return g_string_free(words, FALSE);
}

static void
add_row(const ReportInput *input, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *reasons = skip_words(input->skips);

	report_row_add(row, input->path, NULL, NULL);
	report_row_add(row,
	    input->format != NULL ? input->format
				  : lang_text(MSG_DATA_UNKNOWN_FORMAT),
	    NULL, NULL);
	report_row_add_number(row, (double)input->rows_read, 12, NULL);
	report_row_add_number(row, (double)input->rows_used, 12, NULL);
	report_row_add_number(row, (double)input->rows_skipped, 12, NULL);
	report_row_add_number(row, (double)input->rows_rejected, 12, NULL);
	report_row_add(
	    row, reasons[0] != '\0' ? reasons : NUMBER_MISSING, reasons, NULL);
}

static ReportTable *
make_table(const Report *report)
{
	ReportTable *table =
	    report_table_new("inputs", lang_text(MSG_DATA_TABLE), NULL);

	report_table_add_column(
	    table, "file", lang_text(MSG_DATA_COL_FILE), ALIGN_TEXT);
	report_table_add_column(
	    table, "format", lang_text(MSG_DATA_COL_FORMAT), ALIGN_TEXT);
	report_table_add_column(
	    table, "rows_read", lang_text(MSG_DATA_COL_READ), ALIGN_NUMBER);
	report_table_add_column(
	    table, "rows_used", lang_text(MSG_DATA_COL_USED), ALIGN_NUMBER);
	report_table_add_column(table, "rows_skipped",
	    lang_text(MSG_DATA_COL_SKIPPED), ALIGN_NUMBER);
	report_table_add_column(table, "rows_rejected",
	    lang_text(MSG_DATA_COL_REJECTED), ALIGN_NUMBER);
	report_table_add_column(table, "skipped_because",
	    lang_text(MSG_DATA_COL_REASONS), ALIGN_TEXT);
	for (guint i = 0; i < report->inputs->len; i++)
		add_row(g_ptr_array_index(report->inputs, i), table);
	return table;
}

/* Exact totals of what the bills say, per file and currency. */
static ReportTable *
make_totals(const Report *report)
{
	ReportTable *table = report_table_new(
	    "billing-totals", lang_text(MSG_DATA_TOTALS), NULL);

	report_table_add_column(
	    table, "file", lang_text(MSG_DATA_COL_FILE), ALIGN_TEXT);
	report_table_add_column(
	    table, "currency", lang_text(MSG_DATA_COL_CURRENCY), ALIGN_TEXT);
	report_table_add_column(
	    table, "billed_cost", lang_text(MSG_DATA_COL_BILLED), ALIGN_NUMBER);
	report_table_add_column(table, "effective_cost",
	    lang_text(MSG_DATA_COL_EFFECTIVE), ALIGN_NUMBER);
	for (guint i = 0; i < report->inputs->len; i++) {
		const ReportInput *input = g_ptr_array_index(report->inputs, i);

		for (guint t = 0; t + 2 < input->totals->len; t += 3) {
			GPtrArray *row = report_table_add_row(table);

			report_row_add(row, input->path, NULL, NULL);
			for (guint k = 0; k < 3; k++)
				report_row_add(row,
				    g_ptr_array_index(input->totals, t + k),
				    NULL, NULL);
		}
	}
	return table;
}

static void
add_findings(const Report *report, Section *section)
{
	const size_t n = finding_list_count(report->findings);

	if (n == 0)
		return;
	section_add_heading(section, lang_text(MSG_DATA_FINDINGS));
	for (size_t i = 0; i < n; i++) {
		const Finding *finding = finding_list_get(report->findings, i);
		g_autofree char *place = finding->file == NULL ? NULL
					 : finding->line > 0
					     ? g_strdup_printf("%s:%ld",
						   finding->file, finding->line)
					     : g_strdup(finding->file);

		section_add_finding(
		    section, finding->level, finding->message, place);
	}
}

void
data_quality_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const GPtrArray *inputs = facts_inputs(evidence->facts);
	Section *section = report_add_section(
	    report, "data", RANK_DATA, lang_text(MSG_DATA_SECTION));
	long read = 0, used = 0, skipped = 0, rejected = 0;
	char files_text[NUMBER_TEXT_SIZE], read_text[NUMBER_TEXT_SIZE],
	    used_text[NUMBER_TEXT_SIZE], rejected_text[NUMBER_TEXT_SIZE];
	g_autofree char *lead = NULL;
	bool totals = false;

	(void)results;
	for (guint i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		read += input->rows_read;
		used += input->rows_used;
		skipped += input->rows_skipped;
		rejected += input->rows_rejected;
		totals = totals || input->totals->len > 0;
		g_ptr_array_add(report->inputs, copy_input(input));
		finding_list_extend(report->findings, input->findings);
	}
	finding_list_extend(report->findings, facts_findings(evidence->facts));
	finding_list_sort(report->findings);
	copy_rejects(evidence->facts, report);
	add_total(evidence, report->figures, "inputs.rows_read",
	    MSG_DATA_COL_READ, read);
	add_total(evidence, report->figures, "inputs.rows_used",
	    MSG_DATA_COL_USED, used);
	add_total(evidence, report->figures, "inputs.rows_skipped",
	    MSG_DATA_COL_SKIPPED, skipped);
	add_total(evidence, report->figures, "inputs.rows_rejected",
	    MSG_DATA_COL_REJECTED, rejected);
	lead = lang_format(MSG_DATA_LEAD,
	    number_format_human(inputs->len, 12, files_text),
	    number_format_human((double)read, 12, read_text),
	    number_format_human((double)used, 12, used_text),
	    number_format_human((double)rejected, 12, rejected_text), NULL);
	section_set_lead(section, lead);
	section_add_table(section, make_table(report));
	if (totals)
		section_add_table(section, make_totals(report));
	add_findings(report, section);
}
