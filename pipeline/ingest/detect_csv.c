#include "pipeline/ingest/detect_csv.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/ingest/convert.h"
#include "pipeline/ingest/csv_header.h"
#include "pipeline/ingest/csv_sample.h"
#include "pipeline/ingest/detect_bare.h"
#include "pipeline/ingest/detect_table.h"
#include "pipeline/ingest/nearest.h"
#include "pipeline/ingest/value_shape.h"

enum { SEARCH_LINES = 20, SHOWN_HEADER = 120 };

/* Rows that show whether a column holds issue keys. */
enum { KEY_LINES = 50, KEYS_ENOUGH = 2 };

typedef struct Best {
	const Descriptor *descriptor;
	unsigned matched;
	long line;
	char delimiter;
	bool quoted; /* the header has quotes */
} Best;

static bool
has_set(const CsvHeader *header, const ColumnSet *set)
{
	for (unsigned i = 0; i < set->all_count; i++)
		if (!csv_header_has(header, set->all[i]))
			return false;
	for (unsigned i = 0; i < set->none_count; i++)
		if (csv_header_has(header, set->none[i]))
			return false;
	return true;
}

static bool
has_any_set(const CsvHeader *header, const Descriptor *descriptor)
{
	for (unsigned i = 0; i < descriptor->detect.columns_count; i++)
		if (has_set(header, &descriptor->detect.columns[i]))
			return true;
	return false;
}

/* How many of the names that DESCRIPTOR maps are there. */
static unsigned
count_matches(const CsvHeader *header, const Descriptor *descriptor)
{
	unsigned matched = 0;

	for (unsigned i = 0; i < descriptor->fields_count; i++)
		for (unsigned j = 0; j < descriptor->fields[i].from_count; j++)
			matched += csv_header_has(
			    header, descriptor->fields[i].from[j]);
	return matched;
}

static void
judge(const CsvHeader *header, const Descriptor *descriptor, bool forced,
    Best *best)
{
	unsigned matched;

	if (!forced && !has_any_set(header, descriptor))
		return;
	matched = count_matches(header, descriptor);
	if (matched > best->matched)
		*best = (Best){ descriptor, matched, header->line,
			header->delimiter, header->quoted };
}

static bool
delimiter_fits(const Descriptor *descriptor, char delimiter)
{
	return descriptor->delimiter == NULL ||
	       descriptor->delimiter[0] == delimiter;
}

static void
judge_line(const DescriptorSet *set, const Descriptor *forced,
    const CsvHeader *header, Best *best)
{
	if (forced) {
		judge(header, forced, true, best);
		return;
	}
	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *descriptor = descriptor_set_get(set, i);

		if (descriptor->reader == READER_CSV &&
		    delimiter_fits(descriptor, header->delimiter))
			judge(header, descriptor, false, best);
	}
}

static void
describe(const Best *best, Detected *out)
{
	const char *name = best->delimiter == '\t' ? "tab" : NULL;

	out->why = g_strdup_printf(
	    "its header in line %ld, delimited by %s%.*s%s, has %u names of "
	    "this format",
	    best->line, name ? name : "\"", name ? 0 : 1, &best->delimiter,
	    name ? "" : "\"", best->matched);
}

static bool
any_begins(const Detection *detect, const char *text)
{
	for (unsigned i = 0; i < detect->begins_count; i++)
		if (g_str_has_prefix(text, detect->begins[i]))
			return true;
	return detect->begins_count == 0;
}

static const Descriptor *
find_refused(
    const DescriptorSet *set, const char *text, const CsvHeader *header)
{
	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *descriptor = descriptor_set_get(set, i);

		if ((descriptor->reader == READER_REFUSE ||
			descriptor->reader == READER_SKIP) &&
		    any_begins(&descriptor->detect, text) &&
		    has_any_set(header, descriptor))
			return descriptor;
	}
	return NULL;
}

/* Of what no format reads, the header may tell why. */
static bool
detect_refused(
    const DescriptorSet *set, const char *text, size_t length, Detected *out)
{
	g_auto(CsvHeader) header = { 0 };

	csv_header_guess(text, length, &header);
	out->descriptor = find_refused(set, text, &header);
	if (out->descriptor)
		out->why = g_strdup("its header has names of this format");
	return out->descriptor != NULL;
}

bool
detect_csv(const DescriptorSet *set, const Descriptor *forced, const char *text,
    size_t length, Detected *out)
{
	CsvLines lines;
	Best best = { 0 };
	const char *line;
	size_t line_length;
	char told = 0;

	csv_lines_init(&lines, text, length);
	while (lines.number < SEARCH_LINES &&
	       csv_lines_next(&lines, &line, &line_length)) {
		if (lines.number == 1)
			told = csv_told_delimiter(line, line_length);
		for (const char *d = csv_delimiters; *d; d++) {
			CsvHeader candidate;

			if (told && *d != told)
				continue;
			csv_header_init(
			    &candidate, line, line_length, lines.number, *d);
			judge_line(set, forced, &candidate, &best);
			csv_header_clear(&candidate);
		}
	}
	if (best.descriptor == NULL)
		return detect_bare(
			   set, forced, text, length, lines.newline, out) ||
		       detect_table(set, forced, text, length, out) ||
		       detect_months(set, forced, text, length, out) ||
		       (!forced && detect_refused(set, text, length, out));
	out->descriptor = best.descriptor;
	out->shape = (CsvShape){ .delimiter = best.delimiter,
		.newline = lines.newline,
		.header_line = best.line,
		.max_record = CSV_MAX_RECORD,
		.style = best.descriptor->escapes && best.delimiter == '\t' &&
				 !best.quoted
			     ? CSV_ESCAPES
			     : CSV_QUOTES,
		.holds = detect_holds(
		    best.descriptor, text, length, best.delimiter) };
	describe(&best, out);
	return true;
}

static void
count_keys(const CsvHeader *row, unsigned *hits, unsigned columns)
{
	for (unsigned i = 0; i < columns; i++)
		hits[i] += value_looks_like_key(row->cells->pdata[i]);
}

/* The column of HEADER under which nine of ten rows have "SHOP-12", as only
 * Jira names its issues; -1: none. */
static int
find_key_column(const char *text, size_t length, const CsvHeader *header)
{
	CsvLines lines;
	unsigned columns = header->cells->len, rows = 0;
	g_autofree unsigned *hits = g_new0(unsigned, columns);
	const char *line;
	size_t line_length;

	csv_lines_init(&lines, text, length);
	while (lines.number < KEY_LINES &&
	       csv_lines_next(&lines, &line, &line_length)) {
		CsvHeader row;

		csv_header_init(
		    &row, line, line_length, lines.number, header->delimiter);
		if (lines.number > 1 && row.cells->len == columns) {
			count_keys(&row, hits, columns);
			rows++;
		}
		csv_header_clear(&row);
	}
	for (unsigned i = 0; i < columns; i++)
		if (hits[i] >= KEYS_ENOUGH && 10 * hits[i] >= 9 * rows)
			return (int)i;
	return -1;
}

static void
append_language(
    GString *near, const char *text, size_t length, const CsvHeader *header)
{
	int column = find_key_column(text, length, header);

	if (column >= 0)
		g_string_append_printf(near,
		    "; \"%s\" holds issue keys: if this is Jira's export in "
		    "another language, choose English in your Jira profile and "
		    "export again",
		    (const char *)header->cells->pdata[column]);
}

/* Any name may stand above measurements, which then only the user knows. */
static void
append_table(
    GString *near, const DescriptorSet *set, const char *text, size_t length)
{
	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *descriptor = descriptor_set_get(set, i);
		Detected found = { 0 };

		if (descriptor->detect.table &&
		    detect_table(set, descriptor, text, length, &found))
			g_string_append_printf(near,
			    "; if these are measurements over time, name it as "
			    "%s=PATH",
			    descriptor->name);
		detected_clear(&found);
	}
}

static char *
join_header(const CsvHeader *header)
{
	g_autoptr(GString) joined = g_string_new(NULL);
	g_autofree char *clean = NULL;

	for (unsigned i = 0; i < header->cells->len; i++) {
		g_string_append(joined, i > 0 ? ", " : "");
		g_string_append(joined, header->cells->pdata[i]);
		if (joined->len > 4 * SHOWN_HEADER)
			break;
	}
	clean = text_clean(joined->str);
	return text_shorten(clean, SHOWN_HEADER);
}

static void
append_headless(GString *near, const CsvHeader *header)
{
	if (near->len == 0 || csv_header_is_data(header))
		g_string_append(near,
		    "; if that is a row, export the file with the names of "
		    "its columns above it");
}

void
detect_csv_unknown(
    const DescriptorSet *set, const char *text, size_t length, Detected *out)
{
	g_autoptr(GPtrArray) ranked = NULL;
	g_autoptr(GString) near = g_string_new(NULL);
	g_autofree char *names = NULL;
	g_auto(CsvHeader) header = { 0 };

	csv_header_guess(text, length, &header);
	names = join_header(&header);
	out->code = "format-unknown";
	if (!csv_sample_is_table(text, length, &header)) {
		out->problem = g_strdup_printf(
		    "is in no known format; it begins with \"%s\", which is "
		    "no table but prose, a log or the like",
		    names);
		return;
	}
	ranked = nearest_csv(set, &header);
	nearest_append(ranked, near);
	append_language(near, text, length, &header);
	append_table(near, set, text, length);
	append_headless(near, &header);
	out->problem = g_strdup_printf(
	    "is in no known format; it begins with \"%s\"%s; `headroom "
	    "inspect` offers a description to edit",
	    names, near->str);
}
