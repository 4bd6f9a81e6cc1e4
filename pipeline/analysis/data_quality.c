#include "pipeline/analysis/data_quality.h"

#include <stdlib.h>

#include "pipeline/analysis/words.h"

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
	add_count(counts, "decisions", from->decisions);
	add_count(counts, "flags", from->flags);
	add_count(counts, "foreign_keys", from->foreign_keys);
	add_count(counts, "incidents", from->incidents);
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

static void
copy_input(const Input *input, Report *report)
{
	ReportInput *out = report_add_input(report, input->path);

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
}

static void
copy_rejects(const Facts *facts, Report *report)
{
	const GPtrArray *rejects = facts_rejects(facts);
	const GPtrArray *inputs = facts_inputs(facts);

	for (guint i = 0; i < rejects->len; i++) {
		const Reject *reject = g_ptr_array_index(rejects, i);
		const Input *input = g_ptr_array_index(inputs, reject->input);

		report_add_reject(report, input->path, reject->line,
		    reject->column, reject->reason, reject->excerpt);
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

/* A document is a file of its own, and a folder of them one row. */
static bool
is_folded(const ReportInput *input, const ReportInput *first)
{
	g_autofree char *folder = g_path_get_dirname(input->path);
	g_autofree char *other = g_path_get_dirname(first->path);

	return g_str_equal(input->kind, input_kind_name(INPUT_DECISIONS)) &&
	       !input->failed && g_str_equal(folder, other);
}

static void
add_skips(const GPtrArray *from, GPtrArray *skips)
{
	for (guint i = 0; i + 1 < from->len; i += 2) {
		guint k = 0;
		long count = strtol(g_ptr_array_index(from, i + 1), NULL, 10);

		while (k < skips->len &&
		       !g_str_equal(skips->pdata[k], from->pdata[i]))
			k += 2;
		if (k == skips->len) {
			g_ptr_array_add(skips, g_strdup(from->pdata[i]));
			g_ptr_array_add(skips, g_strdup("0"));
		}
		count += strtol(skips->pdata[k + 1], NULL, 10);
		g_free(skips->pdata[k + 1]);
		skips->pdata[k + 1] = g_strdup_printf("%ld", count);
	}
}

/* One row for the N inputs from the first on. */
static void
add_folded(const GPtrArray *inputs, guint first, guint n, ReportTable *table)
{
	const ReportInput *one = g_ptr_array_index(inputs, first);
	g_autofree char *folder = g_path_get_dirname(one->path);
	char files[NUMBER_TEXT_SIZE];
	g_autofree char *path = lang_format(
	    MSG_DATA_FOLDER, folder, number_format_count(n, files), NULL);
	g_autoptr(GPtrArray) skips = g_ptr_array_new_with_free_func(g_free);
	ReportInput sum = {
		.path = path, .format = one->format, .skips = skips
	};

	for (guint i = first; i < first + n; i++) {
		const ReportInput *input = g_ptr_array_index(inputs, i);

		sum.rows_read += input->rows_read;
		sum.rows_used += input->rows_used;
		sum.rows_skipped += input->rows_skipped;
		sum.rows_rejected += input->rows_rejected;
		add_skips(input->skips, skips);
	}
	add_row(&sum, table);
}

static ReportTable *
make_table(const Report *report)
{
	static const ColumnWords columns[] = {
		{ "file", MSG_DATA_COL_FILE, ALIGN_TEXT },
		{ "format", MSG_DATA_COL_FORMAT, ALIGN_TEXT },
		{ "rows_read", MSG_DATA_COL_READ, ALIGN_NUMBER },
		{ "rows_used", MSG_DATA_COL_USED, ALIGN_NUMBER },
		{ "rows_skipped", MSG_DATA_COL_SKIPPED, ALIGN_NUMBER },
		{ "rows_rejected", MSG_DATA_COL_REJECTED, ALIGN_NUMBER },
		{ "skipped_because", MSG_DATA_COL_REASONS, ALIGN_TEXT },
	};
	const GPtrArray *inputs = report->inputs;
	ReportTable *table =
	    report_table_new("inputs", lang_text(MSG_DATA_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0, n; i < inputs->len; i += n) {
		const ReportInput *input = g_ptr_array_index(inputs, i);

		n = 1;
		while (i + n < inputs->len && is_folded(input, input) &&
		       is_folded(g_ptr_array_index(inputs, i + n), input))
			n++;
		if (n > 1)
			add_folded(inputs, i, n, table);
		else
			add_row(input, table);
	}
	return table;
}

/* Exact totals of what the bills say, per file and currency. */
static ReportTable *
make_totals(const Report *report)
{
	static const ColumnWords columns[] = {
		{ "file", MSG_DATA_COL_FILE, ALIGN_TEXT },
		{ "currency", MSG_DATA_COL_CURRENCY, ALIGN_TEXT },
		{ "billed_cost", MSG_DATA_COL_BILLED, ALIGN_NUMBER },
		{ "effective_cost", MSG_DATA_COL_EFFECTIVE, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new(
	    "billing-totals", lang_text(MSG_DATA_TOTALS), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
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

/* What became of the rows of all files. */
typedef struct RowSums {
	long read, used, skipped, rejected;
	bool billed; /* some file has totals of money */
} RowSums;

static RowSums
sum_rows(const GPtrArray *inputs)
{
	RowSums sums = { .billed = false };

	for (guint i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		sums.read += input->rows_read;
		sums.used += input->rows_used;
		sums.skipped += input->rows_skipped;
		sums.rejected += input->rows_rejected;
		sums.billed = sums.billed || input->totals->len > 0;
	}
	return sums;
}

static char *
lead(guint files, const RowSums *sums)
{
	char read[NUMBER_TEXT_SIZE], used[NUMBER_TEXT_SIZE],
	    skipped[NUMBER_TEXT_SIZE], rejected[NUMBER_TEXT_SIZE];

	if (files == 0)
		return g_strdup(lang_text(MSG_DATA_LEAD_NONE));
	number_format_count(sums->read, read);
	if (sums->read > 0 && sums->used == sums->read)
		return lang_count(MSG_DATA_LEAD_WHOLE_ONE,
		    MSG_DATA_LEAD_WHOLE_MANY, files, read, NULL);
	return lang_count(MSG_DATA_LEAD_ONE, MSG_DATA_LEAD_MANY, files, read,
	    number_format_count(sums->used, used),
	    number_format_count(sums->skipped, skipped),
	    number_format_count(sums->rejected, rejected), NULL);
}

static void
add_totals(const Evidence *evidence, const RowSums *sums, FigureSet *figures)
{
	add_total(evidence, figures, "inputs.rows_read", MSG_DATA_COL_READ,
	    sums->read);
	add_total(evidence, figures, "inputs.rows_used", MSG_DATA_COL_USED,
	    sums->used);
	add_total(evidence, figures, "inputs.rows_skipped",
	    MSG_DATA_COL_SKIPPED, sums->skipped);
	add_total(evidence, figures, "inputs.rows_rejected",
	    MSG_DATA_COL_REJECTED, sums->rejected);
}

/* No table of the report shows them one by one. */
static void
add_operations(const Facts *facts, Section *section)
{
	const unsigned flags = facts_flags(facts)->len;
	const unsigned incidents = facts_incidents(facts)->len;
	char known[NUMBER_TEXT_SIZE], happened[NUMBER_TEXT_SIZE];
	g_autofree char *sentence = NULL;

	if (flags + incidents == 0)
		return;
	sentence =
	    lang_format(MSG_DATA_OPERATIONS, number_format_count(flags, known),
		number_format_count(incidents, happened), NULL);
	section_add_text(section, sentence);
}

void
data_quality_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const GPtrArray *inputs = facts_inputs(evidence->facts);
	const RowSums sums = sum_rows(inputs);
	Section *section = report_add_section(
	    report, "data", RANK_DATA, lang_text(MSG_DATA_SECTION));
	g_autofree char *sentence = lead(inputs->len, &sums);

	(void)results;
	for (guint i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		copy_input(input, report);
		finding_list_extend(report->findings, input->findings);
	}
	finding_list_extend(report->findings, facts_findings(evidence->facts));
	finding_list_sort(report->findings);
	copy_rejects(evidence->facts, report);
	add_totals(evidence, &sums, report->figures);
	section_set_lead(section, sentence);
	if (inputs->len == 0)
		section_add_insufficient(section, lang_text(MSG_DATA_MISSING),
		    lang_text(MSG_DATA_NEEDS));
	else
		section_add_table(section, make_table(report));
	add_operations(evidence->facts, section);
	if (sums.billed)
		section_add_table(section, make_totals(report));
	add_findings(report, section);
}
