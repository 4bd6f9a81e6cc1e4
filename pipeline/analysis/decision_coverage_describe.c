#include "pipeline/analysis/decision_coverage_describe.h"

#include <math.h>

#include "pipeline/analysis/shown_rows.h"
#include "pipeline/analysis/words.h"

static void
read_detected(
    const Evidence *evidence, const DecisionCoverage *coverage, Figure *figure)
{
	for (guint i = 0; i < coverage->detected->len; i++) {
		const DetectedDecision *decision =
		    &g_array_index(coverage->detected, DetectedDecision, i);

		if (decision->issue != NULL)
			figure_shows_issue(
			    figure, evidence, decision->issue, decision->name);
	}
	figure_reads_all(figure, evidence, INPUT_BILLING);
	figure_reads_all(figure, evidence, INPUT_ISSUES);
	figure_uses(figure, ASSUME_PRACTICE_MONTHS);
	figure_uses(figure, ASSUME_DECISION_SPEND);
}

static Figure *
add_figure(FigureSet *figures, const char *id, Message label, const char *unit,
    double value, Message method, Message reason)
{
	if (isnan(value)) {
		figure_set_missing(
		    figures, id, lang_text(label), unit, lang_text(reason));
		return NULL;
	}
	return figure_set_number(
	    figures, id, lang_text(label), unit, value, lang_text(method));
}

static char *
lack_words(const DecisionRecord *record)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new();

	if (!record->has_context)
		g_ptr_array_add(
		    list, (char *)lang_text(MSG_COVERAGE_LACKS_CONTEXT));
	if (!record->has_options)
		g_ptr_array_add(
		    list, (char *)lang_text(MSG_COVERAGE_LACKS_OPTIONS));
	if (!record->has_decision)
		g_ptr_array_add(
		    list, (char *)lang_text(MSG_COVERAGE_LACKS_DECISION));
	g_ptr_array_add(list, NULL);
	return lang_join(MSG_LIST_NEXT, (char **)list->pdata);
}

/* Those that lack something, which is what there is to do. */
static void
show_records(const Evidence *evidence, Figure *figure)
{
	const GPtrArray *records = facts_decisions(evidence->facts);

	for (guint i = 0; i < records->len; i++) {
		const DecisionRecord *record = g_ptr_array_index(records, i);
		const Input *input = g_ptr_array_index(
		    facts_inputs(evidence->facts), record->input);
		g_autofree char *lacks = lack_words(record);
		g_autofree char *words = NULL;

		if (*lacks == '\0')
			continue;
		words = lang_format(MSG_COVERAGE_LACKING, lacks, NULL);
		figure_add_evidence(
		    figure, input->path, record->line, record->title, words);
	}
}

static void
add_figures(const Evidence *evidence, const DecisionCoverage *coverage,
    FigureSet *figures)
{
	const double detected =
	    coverage->detected->len > 0 ? coverage->detected->len : NAN;
	Figure *figure = add_figure(figures, "governance.adr_coverage",
	    MSG_COVERAGE_FIGURE, "share", coverage->share, MSG_COVERAGE_METHOD,
	    coverage->records == 0 ? MSG_COVERAGE_WHY_NO_RECORDS
				   : MSG_COVERAGE_WHY_NONE);

	if (figure != NULL) {
		figure->n = detected;
		figure_add_input(figure, "governance.decisions.detected");
		figure_reads_all(figure, evidence, INPUT_DECISIONS);
		figure_uses(figure, ASSUME_DECISION_DAYS);
	}
	figure = add_figure(figures, "governance.decisions.detected",
	    MSG_COVERAGE_DETECTED, "decisions", detected,
	    MSG_COVERAGE_DETECTED_METHOD, MSG_COVERAGE_WHY_NONE);
	if (figure != NULL)
		read_detected(evidence, coverage, figure);
	figure = add_figure(figures, "governance.decisions.hours",
	    MSG_COVERAGE_HOURS, "h", isnan(detected) ? NAN : coverage->hours,
	    MSG_COVERAGE_HOURS_METHOD, MSG_COVERAGE_WHY_NONE);
	if (figure != NULL) {
		figure_add_input(figure, "governance.decisions.detected");
		figure_uses(figure, ASSUME_DECISION_HOURS);
	}
	figure = add_figure(figures, "governance.decisions.complete",
	    MSG_COVERAGE_WHOLE, "records",
	    coverage->records > 0 ? (double)coverage->whole : NAN,
	    MSG_COVERAGE_WHOLE_METHOD, MSG_COVERAGE_WHY_NO_RECORDS);
	if (figure != NULL) {
		figure->n = (double)coverage->records;
		figure_reads_all(figure, evidence, INPUT_DECISIONS);
		show_records(evidence, figure);
	}
}

/* How far back decisions count. */
static const char *
months_of(const Evidence *evidence, char buf[NUMBER_TEXT_SIZE])
{
	return number_format_human(
	    assume(&evidence->config->assumptions, ASSUME_PRACTICE_MONTHS), 3,
	    buf);
}

/* "12. Use queues", "Use queues". */
static char *
record_words(const DecisionRecord *record)
{
	if (record == NULL)
		return g_strdup(lang_text(MSG_COVERAGE_NO_RECORD));
	if (record->number == NULL)
		return g_strdup(record->title);
	return lang_format(
	    MSG_COVERAGE_RECORD, record->number, record->title, NULL);
}

static void
add_detected(const DetectedDecision *decision, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *service =
	    decision->kind == DETECTED_SERVICE
		? lang_format(MSG_COVERAGE_SERVICE, decision->name, NULL)
		: NULL;
	g_autofree char *record = record_words(decision->record);
	char date[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE];

	report_row_add(
	    row, service != NULL ? service : decision->name, NULL, NULL);
	report_row_add(row,
	    decision->kind == DETECTED_SERVICE
		? month_format_human(date_month(decision->date), date)
		: date_format_human(decision->date, date),
	    date_format_iso(decision->date, iso), NULL);
	report_row_add(row,
	    decision->issue != NULL ? decision->issue->key
				    : lang_text(MSG_COVERAGE_BILL),
	    NULL, NULL);
	report_row_add(
	    row, record, decision->record == NULL ? "" : record, NULL);
}

static ReportTable *
make_table(const Evidence *evidence, const DecisionCoverage *coverage)
{
	static const ColumnWords columns[] = {
		{ "decision", MSG_COVERAGE_COL_NAME, ALIGN_TEXT },
		{ "date", MSG_COVERAGE_COL_DATE, ALIGN_TEXT },
		{ "seen_in", MSG_COVERAGE_COL_SOURCE, ALIGN_TEXT },
		{ "record", MSG_COVERAGE_COL_RECORD, ALIGN_TEXT },
	};
	char months[NUMBER_TEXT_SIZE];
	g_autofree char *caption =
	    lang_format(MSG_COVERAGE_TABLE, months_of(evidence, months), NULL);
	ReportTable *table =
	    report_table_new("decisions", caption, "decisions");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < coverage->detected->len; i++)
		add_detected(
		    &g_array_index(coverage->detected, DetectedDecision, i),
		    table);
	return table;
}

static void
add_record(
    const Evidence *evidence, const DecisionRecord *record, ReportTable *table)
{
	const Input *input =
	    g_ptr_array_index(facts_inputs(evidence->facts), record->input);
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *lacks = lack_words(record);
	char date[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE];

	report_row_add(row, record->title, NULL, NULL);
	report_row_add(row, record->number, NULL, NULL);
	report_row_add(row, date_format_human(record->date, date),
	    date_format_iso(record->date, iso), NULL);
	report_row_add(row, decision_status_name(record->status), NULL, NULL);
	report_row_add(row, record->deciders, NULL, NULL);
	report_row_add(
	    row, *lacks != '\0' ? lacks : NUMBER_MISSING, lacks, NULL);
	report_row_add(row, input->path, NULL, NULL);
}

static ReportTable *
make_records(const Evidence *evidence)
{
	static const ColumnWords columns[] = {
		{ "title", MSG_COVERAGE_COL_TITLE, ALIGN_TEXT },
		{ "number", MSG_COVERAGE_COL_NUMBER, ALIGN_TEXT },
		{ "date", MSG_COVERAGE_COL_DATE, ALIGN_TEXT },
		{ "status", MSG_COVERAGE_COL_STATUS, ALIGN_TEXT },
		{ "deciders", MSG_COVERAGE_COL_DECIDERS, ALIGN_TEXT },
		{ "lacks", MSG_COVERAGE_COL_LACKS, ALIGN_TEXT },
		{ "file", MSG_COVERAGE_COL_FILE, ALIGN_TEXT },
	};
	const GPtrArray *records = facts_decisions(evidence->facts);
	ReportTable *table = report_table_new("decision-records",
	    lang_text(MSG_COVERAGE_RECORD_TABLE), "decision-records");

	table->file_only = true;
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < records->len; i++)
		add_record(evidence, g_ptr_array_index(records, i), table);
	return table;
}

static void
add_lead(const Evidence *evidence, const DecisionCoverage *coverage,
    Section *section)
{
	char covered[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE],
	    months[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	number_format_count(coverage->covered, covered);
	number_format_count(coverage->detected->len, all);
	months_of(evidence, months);
	text =
	    coverage->records == 0
		? lang_format(MSG_COVERAGE_LEAD_NO_RECORDS, all, months, NULL)
		: lang_format(MSG_COVERAGE_LEAD, covered, all, months, NULL);
	section_add_text(section, text);
}

static void
add_low(const Evidence *evidence, const DecisionCoverage *coverage,
    Section *section)
{
	char hours[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (!(coverage->share < assume(&evidence->config->assumptions,
				    ASSUME_DECISION_COVERAGE)))
		return;
	text = lang_count(MSG_COVERAGE_LOW_ONE, MSG_COVERAGE_LOW_MANY,
	    coverage->detected->len - coverage->covered,
	    number_format_human(coverage->hours, 2, hours), NULL);
	section_add_finding(
	    section, FINDING_WARNING, text, lang_text(MSG_COVERAGE_LOW_DETAIL));
}

static void
add_records(const Evidence *evidence, const DecisionCoverage *coverage,
    Section *section)
{
	char read[NUMBER_TEXT_SIZE], whole[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (coverage->records == 0)
		return;
	text = lang_format(MSG_COVERAGE_RECORDS,
	    number_format_count(coverage->records, read),
	    number_format_count(coverage->whole, whole), NULL);
	section_add_text(section, text);
	section_add_table(section, make_records(evidence));
}

void
decision_coverage_describe(const Evidence *evidence,
    const DecisionCoverage *coverage, Section *section, FigureSet *figures)
{
	add_figures(evidence, coverage, figures);
	if (coverage->detected->len == 0 && coverage->records == 0)
		return;
	section_add_heading(section, lang_text(MSG_COVERAGE_HEADING));
	if (coverage->detected->len > 0) {
		add_lead(evidence, coverage, section);
		add_low(evidence, coverage, section);
		section_add_table(section, make_table(evidence, coverage));
	}
	add_records(evidence, coverage, section);
}
