#include "pipeline/ingest/csv_rows.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/ingest/column_rules.h"
#include "pipeline/ingest/csv_reader.h"
#include "pipeline/ingest/layout.h"
#include "pipeline/ingest/preamble.h"
#include "pipeline/ingest/source.h"

enum { SAMPLE_LENGTH = 60 };

typedef struct ShortRows {
	long count, first_line;
} ShortRows;

struct CsvRows {
	char delimiter;
	const GArray *holds;
	Preamble *preamble;
	int *skip_columns; /* of each skip rule; -1: not in the file */
	const Binding *binding;
	Binder *binder;
	GPtrArray *names; /* of char *: the header */
	long header_line; /* 0: the file has none */
	int glued; /* two names run together; -1: none, settled */
	size_t glued_at;
	Layout *layout;
	ColumnRules *rules;
	bool *wanted; /* per column: its cells are kept */
	Record record;
	GString *text; /* of the cells kept, NUL after each */
	Cell *cells; /* per column; text is an offset until end */
	size_t *offsets;
	unsigned columns, count;
	bool any, extra; /* some cell, one beyond the header, has text */
	long broken_line; /* rows after it are not trusted; 0: none */
	ShortRows padded;
	long cut_line; /* the last row breaks off; 0: no */
};

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

static int
find_column(const CsvRows *rows, const char *name)
{
	g_autofree char *wanted = layout_fold(name);

	for (unsigned i = 0; i < rows->columns; i++) {
		g_autofree char *folded = layout_fold(rows->names->pdata[i]);

		if (strcmp(folded, wanted) == 0)
			return i;
	}
	return -1;
}

static void
find_skip_columns(CsvRows *rows)
{
	const Descriptor *descriptor = rows->binding->descriptor;

	rows->skip_columns =
	    g_renew(int, rows->skip_columns, descriptor->skip_count);
	for (unsigned i = 0; i < descriptor->skip_count; i++) {
		const char *name = descriptor->skip[i].column;
		int column = name ? find_column(rows, name) : 0;

		rows->skip_columns[i] = column;
		if (column >= 0)
			rows->wanted[column] = true;
	}
}

/* Settles what the columns mean; room for one more than the header has. */
static void
lay_out(CsvRows *rows)
{
	const Descriptor *descriptor = rows->binding->descriptor;

	rows->columns = rows->names->len;
	layout_free(rows->layout);
	column_rules_free(rows->rules);
	record_reset(&rows->record, 0);
	rows->layout = layout_new(descriptor, rows->names, rows->holds,
	    rows->binding->cost_tag, &rows->record);
	rows->rules = column_rules_new(descriptor, rows->names);
	rows->wanted = g_renew(bool, rows->wanted, rows->columns + 1);
	rows->cells = g_renew(Cell, rows->cells, rows->columns + 1);
	rows->offsets = g_renew(size_t, rows->offsets, rows->columns + 1);
	for (unsigned i = 0; i < rows->columns; i++)
		rows->wanted[i] =
		    i == 0 || layout_column(rows->layout, i)->value_count > 0 ||
		    column_rules_want(rows->rules, i);
	rows->wanted[rows->columns] = false;
	find_skip_columns(rows);
	preamble_lay_out(rows->preamble, descriptor, &rows->record);
}

/* What the user named for MAP is not there, however it is spelt. */
static bool
is_missing(const CsvRows *rows, const FieldMap *map)
{
	for (unsigned i = 0; i < map->from_count; i++)
		if (strchr(map->from[i], '*') || map->from[i][0] == '/' ||
		    find_column(rows, map->from[i]) >= 0)
			return false;
	return true;
}

static void
check_mapped(const CsvRows *rows)
{
	const Descriptor *descriptor = rows->binding->descriptor;
	Input *input = rows->binding->input;

	for (unsigned i = 0; i < descriptor->mapped; i++) {
		const FieldMap *map = &descriptor->fields[i];

		if (is_missing(rows, map))
			finding_list_add(input->findings, FINDING_WARNING,
			    "column-missing", input->path, rows->header_line, 0,
			    "has no column \"%s\", which headroom.yaml says "
			    "is %s",
			    map->from[0], field_name(map->to));
	}
}

static void
end_header(CsvRows *rows, long line)
{
	rows->header_line = line;
	rows->glued = layout_find_glued(rows->names, &rows->glued_at);
	lay_out(rows);
	check_mapped(rows);
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

/* The first row shows whether a comma was lost in the header alone. */
static void
settle_glued(CsvRows *rows)
{
	char *name = rows->names->pdata[rows->glued];
	Input *input = rows->binding->input;
	bool split = rows->count == rows->columns + 1;

	finding_list_add(input->findings, FINDING_WARNING, "header-glued",
	    input->path, rows->header_line, rows->glued + 1,
	    split ? "the header runs two names together, \"%s\", and the "
		    "rows have one cell more: read as two columns"
		  : "the header runs two names together, \"%s\": read as one "
		    "column; check the columns after it",
	    name);
	if (split) {
		g_ptr_array_insert(rows->names, rows->glued + 1,
		    g_strdup(name + rows->glued_at));
		name[rows->glued_at] = '\0';
		lay_out(rows);
	}
	rows->glued = -1;
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
	lay_out(rows);
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
		settle_glued(rows);
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
