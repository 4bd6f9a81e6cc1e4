#include "pipeline/ingest/csv_rows.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/ingest/csv_columns.h"
#include "pipeline/ingest/csv_reader.h"
#include "pipeline/ingest/source.h"

enum { SAMPLE_LENGTH = 60 };

CsvRows *
csv_rows_new(
    const Binding *binding, Binder *binder, char delimiter, const GArray *holds)
{
	CsvRows *rows = g_new0(CsvRows, 1);

	rows->binding = binding;
	rows->binder = binder;
	rows->delimiter = delimiter;
	rows->holds = holds;
	rows->preamble = preamble_new(delimiter);
	rows->names = g_ptr_array_new_with_free_func(g_free);
	rows->glued = -1;
	rows->text = g_string_new(NULL);
	record_init(&rows->record);
	return rows;
}

void
csv_rows_free(CsvRows *rows)
{
	preamble_free(rows->preamble);
	g_free(rows->skip_columns);
	g_ptr_array_unref(rows->names);
	layout_free(rows->layout);
	column_rules_free(rows->rules);
	g_free(rows->wanted);
	record_clear(&rows->record);
	g_string_free(rows->text, true);
	g_free(rows->cells);
	g_free(rows->offsets);
	g_free(rows);
}

static void
trim(const char **bytes, size_t *length)
{
	while (*length > 0 && g_ascii_isspace((*bytes)[*length - 1]))
		--*length;
	while (*length > 0 && g_ascii_isspace(**bytes)) {
		++*bytes;
		--*length;
	}
}

static void
keep_cell(CsvRows *rows, unsigned i, const char *bytes, size_t length)
{
	rows->offsets[i] = rows->text->len;
	rows->cells[i].length = length;
	g_string_append_len(rows->text, bytes, length);
	g_string_append_c(rows->text, '\0');
}

void
csv_rows_cell(CsvRows *rows, const char *bytes, size_t length)
{
	unsigned i = rows->count++;
	LayoutColumn *column;

	trim(&bytes, &length);
	if (rows->layout == NULL) {
		g_ptr_array_add(rows->names, g_strndup(bytes, length));
		return;
	}
	if (i >= rows->columns) {
		rows->extra |= length > 0;
		if (i > rows->columns || rows->glued < 0)
			return;
	} else if (length > 0) {
		column = layout_column(rows->layout, i);
		if (column->samples.looks < SAMPLES_LOOKS)
			samples_add(&column->samples, bytes, length);
	}
	rows->any |= length > 0;
	if (rows->wanted[i] || rows->glued >= 0)
		keep_cell(rows, i, bytes, length);
}

static void
end_header(CsvRows *rows, long line)
{
	rows->header_line = line;
	rows->glued = layout_find_glued(rows->names, &rows->glued_at);
	csv_columns_lay_out(rows);
	csv_columns_check_mapped(rows);
}

void
csv_rows_name(CsvRows *rows, unsigned columns)
{
	const Descriptor *descriptor = rows->binding->descriptor;

	for (unsigned i = 0; i < descriptor->names_count; i++)
		g_ptr_array_add(rows->names, g_strdup(descriptor->names[i]));
	while (rows->names->len < columns)
		g_ptr_array_add(rows->names,
		    g_strdup_printf("column %u", rows->names->len + 1));
	end_header(rows, 0);
}

static void
fill_value(CsvRows *rows, size_t index, const Cell *cell)
{
	const Value *value = &g_array_index(rows->record.values, Value, index);

	if (value->map->header)
		record_set_text(&rows->record, index, value->qualifier,
		    strlen(value->qualifier));
	else
		record_set_text(&rows->record, index, cell->text, cell->length);
}

/* Offsets become texts now that the buffer no longer moves. */
static void
fill_record(CsvRows *rows, long line)
{
	g_string_chunk_clear(rows->record.texts);
	preamble_fill(rows->preamble, &rows->record);
	for (unsigned i = 0; i < rows->columns; i++) {
		Cell *cell = &rows->cells[i];
		const LayoutColumn *column = layout_column(rows->layout, i);

		if (!rows->wanted[i])
			continue;
		if (i < rows->count)
			cell->text = rows->text->str + rows->offsets[i];
		else
			*cell = (Cell){ NULL, 0 };
		for (size_t j = 0; j < column->value_count; j++)
			fill_value(rows, column->first_value + j, cell);
	}
	rows->record.line = line;
}

/* "(12 rows)" alone in its row, as psql ends a table. */
static bool
is_row_count(const CsvRows *rows)
{
	const char *text = rows->cells[0].text;
	size_t digits;

	if (rows->count != 1 || text == NULL || *text != '(')
		return false;
	digits = strspn(text + 1, "0123456789");
	text += 1 + digits;
	return digits > 0 &&
	       (strcmp(text, " rows)") == 0 || strcmp(text, " row)") == 0);
}

static const char *
find_skip_reason(const CsvRows *rows)
{
	const Descriptor *descriptor = rows->binding->descriptor;

	if (is_row_count(rows))
		return "footer";
	for (unsigned i = 0; i < descriptor->skip_count; i++) {
		int column = rows->skip_columns[i];
		const char *text = column < 0 ? NULL : rows->cells[column].text;

		if (text && text_matches(descriptor->skip[i].match, text))
			return descriptor->skip[i].reason;
	}
	return NULL;
}

/* Files joined end to end bring their headers along. */
static bool
is_repeated_header(const CsvRows *rows)
{
	size_t same = 0;

	for (unsigned i = 0; i < rows->columns; i++) {
		if (!rows->wanted[i])
			continue;
		if (rows->cells[i].text == NULL ||
		    strcmp(rows->cells[i].text, rows->names->pdata[i]) != 0)
			return false;
		same++;
	}
	return same > 0;
}

/* Several tables in one file: the next begins with the same first name. */
static bool
begins_table(const CsvRows *rows)
{
	const Descriptor *descriptor = rows->binding->descriptor;
	bool wide = false;

	for (unsigned i = 0; i < descriptor->fields_count; i++)
		wide |= descriptor->fields[i].each;
	return wide && rows->cells[0].text &&
	       strcmp(rows->cells[0].text, rows->names->pdata[0]) == 0;
}

static void
begin_table(CsvRows *rows, const char *raw, size_t length)
{
	GPtrArray *names = csv_split(raw, length, rows->delimiter);

	g_ptr_array_unref(rows->names);
	rows->names = names;
	csv_columns_lay_out(rows);
}

static char *
excerpt_of(const char *raw, size_t length)
{
	return g_strndup(raw, MIN(length, 4 * SAMPLE_LENGTH));
}

/* False: the row's length rules it out; it is accounted for. */
static bool
length_fits(CsvRows *rows, long line, const char *raw, size_t length)
{
	g_autofree char *excerpt = excerpt_of(raw, length);
	bool ends = length > 0 && strchr("\r\n", raw[length - 1]);

	if (rows->broken_line && rows->count != rows->columns) {
		binding_reject(rows->binding, line, 0, excerpt,
		    "follows the quote left open in line %ld and does not "
		    "have the header's %u cells",
		    rows->broken_line, rows->columns);
		return false;
	}
	if (rows->count > rows->columns && rows->extra) {
		binding_reject(rows->binding, line, 0, excerpt,
		    "%u cells where the header has %u: some cell holds an "
		    "unquoted delimiter",
		    rows->count, rows->columns);
		return false;
	}
	if (rows->count >= rows->columns)
		return true;
	if (!ends && rows->padded.count == 0) {
		rows->cut_line = line;
		binding_reject(rows->binding, line, 0, excerpt,
		    "the file breaks off in this row");
		return false;
	}
	if (rows->padded.count++ == 0)
		rows->padded.first_line = line;
	return true;
}

static void
take_row(CsvRows *rows, long line, const char *raw, size_t length)
{
	const char *reason = NULL;

	rows->binding->input->rows_read++;
	if (rows->glued >= 0)
		csv_columns_settle_glued(rows);
	fill_record(rows, line);
	if (!rows->any && !rows->extra)
		reason = "empty row";
	else
		reason = find_skip_reason(rows);
	if (reason == NULL && is_repeated_header(rows))
		reason = "repeated header";
	if (reason) {
		binding_skip(rows->binding, reason);
		return;
	}
	if (begins_table(rows)) {
		begin_table(rows, raw, length);
		binding_skip(rows->binding, "header of another table");
		return;
	}
	if (!length_fits(rows, line, raw, length))
		return;
	if (rows->rules)
		column_rules_check(rows->rules, rows->cells, line);
	record_refine(&rows->record, rows->binding->descriptor);
	binder_take(rows->binder, &rows->record);
}

bool
csv_rows_end(CsvRows *rows, long line, const char *raw, size_t length)
{
	bool full;

	if (rows->layout == NULL)
		end_header(rows, line);
	else
		take_row(rows, line, raw, length);
	full = rows->count == rows->columns;
	if (full)
		rows->broken_line = 0;
	rows->count = 0;
	rows->any = rows->extra = false;
	g_string_truncate(rows->text, 0);
	return full;
}

void
csv_rows_preamble(CsvRows *rows, const char *raw, size_t length)
{
	if (length > 4 && g_ascii_strncasecmp(raw, "sep=", 4) == 0)
		return;
	preamble_add(rows->preamble, raw, length);
	rows->binding->input->rows_read++;
	binding_skip(rows->binding, "before the header");
}

static void
forget_row(CsvRows *rows)
{
	rows->count = 0;
	rows->any = rows->extra = false;
	g_string_truncate(rows->text, 0);
}

void
csv_rows_give_up(CsvRows *rows, long line, const char *raw, size_t length)
{
	g_autofree char *excerpt = excerpt_of(raw, length);

	rows->binding->input->rows_read++;
	binding_reject(rows->binding, line, 0, excerpt,
	    rows->broken_line
		? "follows a quote left open and leaves one open itself"
		: "a quote opens in this row and never closes");
	if (rows->broken_line == 0)
		rows->broken_line = line;
	forget_row(rows);
}

void
csv_rows_too_long(
    CsvRows *rows, long line, size_t limit, const char *raw, size_t length)
{
	g_autofree char *excerpt = excerpt_of(raw, length);

	rows->binding->input->rows_read++;
	binding_reject(rows->binding, line, 0, excerpt,
	    "longer than %zu bytes, as no row should be", limit);
	forget_row(rows);
}

static void
describe_padded(const CsvRows *rows)
{
	Input *input = rows->binding->input;

	if (rows->padded.count > 0)
		finding_list_add(input->findings, FINDING_WARNING, "row-short",
		    input->path, rows->padded.first_line, 0,
		    "%ld row%s with fewer cells than the header's %u: the "
		    "missing ones were taken to be the last, and empty",
		    rows->padded.count, rows->padded.count == 1 ? "" : "s",
		    rows->columns);
}

static void
describe_version(const CsvRows *rows)
{
	const char *version = column_rules_version(rows->rules);
	Input *input = rows->binding->input;
	char *why;

	if (version == NULL)
		return;
	why = g_strdup_printf("%s; version %s by its newest column",
	    input->why ? input->why : "", version);
	g_free(input->why);
	input->why = why;
}

bool
csv_rows_finish(CsvRows *rows, GError **error)
{
	Input *input = rows->binding->input;

	if (rows->layout)
		layout_describe(rows->layout, &rows->record, input);
	describe_padded(rows);
	describe_version(rows);
	column_rules_describe(rows->rules, input);
	if (rows->cut_line == 0)
		return true;
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_DAMAGED,
	    "%s:%ld: is cut short: the last row breaks off; export it again",
	    input->path, rows->cut_line);
	return false;
}
