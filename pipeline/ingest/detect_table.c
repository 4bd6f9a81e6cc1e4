#include "pipeline/ingest/detect_table.h"

#include <string.h>

#include "pipeline/base/number.h"
#include "pipeline/ingest/convert.h"

enum {
	SAMPLE_ROWS = 100,
	ROWS_ENOUGH = 2,
	MONTHS_ENOUGH = 3,
	MOST_OTHERS = 3, /* columns beside those of months */
	EPOCH_MILLISECONDS_DIGITS = 13
};

/* A header and the rows below it, under one delimiter. */
typedef struct Sample {
	GPtrArray *header; /* of char * */
	GPtrArray *rows; /* of GPtrArray * of char * */
	long header_line;
	bool guarded; /* what is no number is in quotes */
} Sample;

static void
sample_clear(Sample *sample)
{
	g_ptr_array_unref(sample->header);
	g_ptr_array_unref(sample->rows);
}

static bool
is_bare_value(const char *text, size_t length)
{
	static const char *const words[] = { "null", "undefined", "true",
		"false", "" };
	g_autofree char *cell = g_strndup(text, length);
	double number;

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(cell, words[i]) == 0)
			return true;
	return number_parse(cell, &number);
}

/* Behind the quoted cell that opens at P; NULL: it does not close. */
static const char *
skip_quoted(const char *p, const char *end)
{
	for (p++; p < end; p++) {
		if (*p != '"')
			continue;
		if (p + 1 == end || p[1] != '"')
			return p + 1;
		p++;
	}
	return NULL;
}

static bool
is_guarded(const char *line, size_t length, char delimiter)
{
	const char *p = line, *end = line + length;

	while (p < end) {
		const char *stop;

		if (*p == '"') {
			stop = skip_quoted(p, end);
			if (stop == NULL || (stop < end && *stop != delimiter))
				return false;
		} else {
			stop = memchr(p, delimiter, end - p);
			stop = stop ? stop : end;
			if (!is_bare_value(p, stop - p))
				return false;
		}
		p = stop + 1;
	}
	return true;
}

static void
sample_add(Sample *sample, const char *line, size_t length, char delimiter)
{
	GPtrArray *cells = csv_split(line, length, delimiter);

	sample->guarded &= is_guarded(line, length, delimiter);
	if (sample->header->len > 0) {
		g_ptr_array_add(sample->rows, cells);
		return;
	}
	sample->guarded &= *line == '"';
	g_ptr_array_unref(sample->header);
	sample->header = cells;
}

/* Reads whole lines only: the window may end within one. */
static void
sample_init(Sample *sample, const char *text, size_t length, char delimiter)
{
	const char *end = text + length;
	long number = 0;

	*sample = (Sample){
		.header = g_ptr_array_new(),
		.rows = g_ptr_array_new_with_free_func(
		    (GDestroyNotify)g_ptr_array_unref),
		.guarded = true,
	};
	while (text < end && sample->rows->len < SAMPLE_ROWS) {
		const char *stop = memchr(text, '\n', end - text);
		size_t size = (stop ? stop : end) - text;
		bool told = number == 0 && size > 4 &&
			    g_ascii_strncasecmp(text, "sep=", 4) == 0;

		number++;
		if (size > 0 && text[size - 1] == '\r')
			size--;
		if (size > 0 && !told) {
			if (sample->header->len == 0)
				sample->header_line = number;
			sample_add(sample, text, size, delimiter);
		}
		text = stop ? stop + 1 : end;
	}
}

static bool
is_time(const char *text)
{
	size_t length = strlen(text);
	Instant instant;

	if (strspn(text, "0123456789") == length)
		return length == EPOCH_MILLISECONDS_DIGITS;
	return strchr(text, ':') &&
	       instant_parse(text, length, DATE_ORDER_UNKNOWN, &instant) !=
		   DATE_PARSE_BAD;
}

/* "timestamp", "Date/Time": below these, seconds since 1970 are times too. */
static bool
names_time(const char *name)
{
	g_autofree char *lower = g_ascii_strdown(name, -1);

	return strstr(lower, "time") || strstr(lower, "date");
}

static Holds
cell_holds(const char *text, bool told)
{
	double number;
	Instant instant;

	if (is_time(text) ||
	    (told && convert_epoch(text, strlen(text), &instant)))
		return HOLDS_TIMES;
	return number_parse(text, &number) ? HOLDS_NUMBERS : HOLDS_TEXTS;
}

/* What all cells of COLUMN are that are there. */
static Holds
column_holds(
    const Sample *sample, const Descriptor *descriptor, unsigned column)
{
	bool told = names_time(sample->header->pdata[column]);
	Holds all = HOLDS_ANYTHING;

	for (unsigned i = 0; i < sample->rows->len; i++) {
		const GPtrArray *row = sample->rows->pdata[i];
		const char *cell = column < row->len ? row->pdata[column] : "";
		Holds one;

		if (descriptor_is_null(descriptor, cell, strlen(cell)))
			continue;
		one = cell_holds(cell, told);
		all = all == HOLDS_ANYTHING || all == one ? one : HOLDS_TEXTS;
	}
	return all;
}

static bool
is_month(const char *name)
{
	Month month;

	return month_parse(name, strlen(name), &month);
}

static GArray *
read_holds(const Sample *sample, const Descriptor *descriptor)
{
	GArray *holds = g_array_new(false, false, sizeof(Holds));

	for (unsigned i = 0; i < sample->header->len; i++) {
		Holds one = is_month(sample->header->pdata[i])
				? HOLDS_MONTHS
				: column_holds(sample, descriptor, i);

		g_array_append_val(holds, one);
	}
	return holds;
}

static unsigned
count_holds(const GArray *holds, Holds what)
{
	unsigned count = 0;

	for (unsigned i = 0; i < holds->len; i++)
		count += g_array_index(holds, Holds, i) == what;
	return count;
}

static bool
some_hold(const GArray *holds, Holds what)
{
	return count_holds(holds, what) > 0;
}

static bool
fits_delimiter(const Descriptor *descriptor, char delimiter)
{
	return descriptor->delimiter == NULL ||
	       descriptor->delimiter[0] == delimiter;
}

/* Nothing but numbers beside times that the header calls so. */
static bool
is_plain(const Sample *sample, const GArray *holds)
{
	return holds->len > 0 && names_time(sample->header->pdata[0]) &&
	       g_array_index(holds, Holds, 0) == HOLDS_TIMES &&
	       count_holds(holds, HOLDS_TIMES) == 1 &&
	       !some_hold(holds, HOLDS_TEXTS);
}

static bool
judge(const Descriptor *descriptor, bool forced, char delimiter,
    const char *text, size_t length, Detected *out)
{
	g_autoptr(GArray) holds = NULL;
	bool newlines = memchr(text, '\n', length) != NULL, guarded, fits;
	long header_line;
	Sample sample;

	sample_init(&sample, text, length, delimiter);
	header_line = sample.header_line;
	holds = read_holds(&sample, descriptor);
	guarded = sample.guarded && fits_delimiter(descriptor, delimiter);
	fits = newlines && (forced || guarded || is_plain(&sample, holds)) &&
	       sample.rows->len >= ROWS_ENOUGH &&
	       some_hold(holds, HOLDS_TIMES) && some_hold(holds, HOLDS_NUMBERS);
	sample_clear(&sample);
	if (!fits)
		return false;
	out->descriptor = descriptor;
	out->shape = (CsvShape){ .delimiter = delimiter,
		.newline = '\n',
		.header_line = header_line,
		.max_record = CSV_MAX_RECORD,
		.holds = g_steal_pointer(&holds) };
	out->why = g_strdup(
	    guarded ? "a column of times, columns of numbers, and quotes "
		      "around all else"
		    : "a column of times and columns of numbers");
	return true;
}

static const Descriptor *
find_table_format(const DescriptorSet *set)
{
	for (size_t i = 0; i < descriptor_set_count(set); i++)
		if (descriptor_set_get(set, i)->detect.table)
			return descriptor_set_get(set, i);
	return NULL;
}

bool
detect_table(const DescriptorSet *set, const Descriptor *forced,
    const char *text, size_t length, Detected *out)
{
	const Descriptor *found = forced ? forced : find_table_format(set);

	if (found == NULL || !found->detect.table)
		return false;
	for (const char *d = ";,\t|"; *d; d++)
		if (judge(found, forced != NULL, *d, text, length, out))
			return true;
	return false;
}

static bool
judge_months(const Descriptor *descriptor, char delimiter, const char *text,
    size_t length, Detected *out)
{
	g_autoptr(GArray) holds = NULL;
	long header_line;
	Sample sample;
	unsigned months, rows;

	sample_init(&sample, text, length, delimiter);
	header_line = sample.header_line;
	rows = sample.rows->len;
	holds = read_holds(&sample, descriptor);
	sample_clear(&sample);
	months = count_holds(holds, HOLDS_MONTHS);
	if (months < MONTHS_ENOUGH || holds->len > months + MOST_OTHERS ||
	    rows == 0 || !some_hold(holds, HOLDS_TEXTS))
		return false;
	out->descriptor = descriptor;
	out->shape = (CsvShape){ .delimiter = delimiter,
		.newline = '\n',
		.header_line = header_line,
		.max_record = CSV_MAX_RECORD,
		.holds = g_steal_pointer(&holds) };
	out->why =
	    g_strdup_printf("its header has %u months and little else", months);
	return true;
}

bool
detect_months(const DescriptorSet *set, const Descriptor *forced,
    const char *text, size_t length, Detected *out)
{
	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *descriptor = descriptor_set_get(set, i);

		if (!descriptor->detect.months ||
		    (forced && forced != descriptor))
			continue;
		for (const char *d = ",;\t|"; *d; d++)
			if (judge_months(descriptor, *d, text, length, out))
				return true;
	}
	return false;
}

GArray *
detect_holds(const Descriptor *descriptor, const char *text, size_t length,
    char delimiter)
{
	bool asked = false;
	GArray *holds;
	Sample sample;

	for (unsigned i = 0; i < descriptor->fields_count; i++)
		asked |= descriptor->fields[i].holds != HOLDS_ANYTHING;
	if (!asked)
		return NULL;
	sample_init(&sample, text, length, delimiter);
	holds = read_holds(&sample, descriptor);
	sample_clear(&sample);
	return holds;
}
