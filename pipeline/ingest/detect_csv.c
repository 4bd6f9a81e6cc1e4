#include "pipeline/ingest/detect_csv.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/ingest/convert.h"
#include "pipeline/ingest/detect_table.h"
#include "pipeline/ingest/layout.h"

enum { SEARCH_LINES = 20, NEAREST = 3, SHOWN_HEADER = 120 };

/* Rows that show whether a column holds issue keys. */
enum { KEY_LINES = 50, KEYS_ENOUGH = 2 };

static const char delimiters[] = ",;\t|";

/* One line under one delimiter, as a header might be. */
typedef struct Candidate {
	GPtrArray *cells; /* of char *, as in the file */
	GHashTable *folded; /* set of folded cells */
	long line;
	char delimiter;
} Candidate;

typedef struct Best {
	const Descriptor *descriptor;
	unsigned matched;
	long line;
	char delimiter;
} Best;

static char
find_newline(const char *text, size_t length)
{
	return memchr(text, '\n', length) || !memchr(text, '\r', length) ? '\n'
									 : '\r';
}

static void
candidate_init(Candidate *candidate, const char *line, size_t length,
    long number, char delimiter)
{
	candidate->cells = csv_split(line, length, delimiter);
	candidate->folded =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (unsigned i = 0; i < candidate->cells->len; i++)
		g_hash_table_add(
		    candidate->folded, layout_fold(candidate->cells->pdata[i]));
	candidate->line = number;
	candidate->delimiter = delimiter;
}

static void
candidate_clear(Candidate *candidate)
{
	g_ptr_array_unref(candidate->cells);
	g_hash_table_unref(candidate->folded);
}

static bool
has_name(const Candidate *candidate, const char *name)
{
	g_autofree char *folded = layout_fold(name);

	return g_hash_table_contains(candidate->folded, folded);
}

static bool
has_set(const Candidate *candidate, const ColumnSet *set)
{
	for (unsigned i = 0; i < set->all_count; i++)
		if (!has_name(candidate, set->all[i]))
			return false;
	for (unsigned i = 0; i < set->none_count; i++)
		if (has_name(candidate, set->none[i]))
			return false;
	return true;
}

static bool
has_any_set(const Candidate *candidate, const Descriptor *descriptor)
{
	for (unsigned i = 0; i < descriptor->detect.columns_count; i++)
		if (has_set(candidate, &descriptor->detect.columns[i]))
			return true;
	return false;
}

/* How many of the names that DESCRIPTOR maps are there. */
static unsigned
count_matches(const Candidate *candidate, const Descriptor *descriptor)
{
	unsigned matched = 0;

	for (unsigned i = 0; i < descriptor->fields_count; i++)
		for (unsigned j = 0; j < descriptor->fields[i].from_count; j++)
			matched +=
			    has_name(candidate, descriptor->fields[i].from[j]);
	return matched;
}

static void
judge(const Candidate *candidate, const Descriptor *descriptor, bool forced,
    Best *best)
{
	unsigned matched;

	if (!forced && !has_any_set(candidate, descriptor))
		return;
	matched = count_matches(candidate, descriptor);
	if (matched > best->matched)
		*best = (Best){ descriptor, matched, candidate->line,
			candidate->delimiter };
}

static bool
delimiter_fits(const Descriptor *descriptor, char delimiter)
{
	return descriptor->delimiter == NULL ||
	       descriptor->delimiter[0] == delimiter;
}

static void
judge_line(const DescriptorSet *set, const Descriptor *forced,
    const Candidate *candidate, Best *best)
{
	if (forced) {
		judge(candidate, forced, true, best);
		return;
	}
	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *descriptor = descriptor_set_get(set, i);

		if (descriptor->reader == READER_CSV &&
		    delimiter_fits(descriptor, candidate->delimiter))
			judge(candidate, descriptor, false, best);
	}
}

/* "sep=;" says the delimiter; 0: LINE does not. */
static char
told_delimiter(const char *line, size_t length)
{
	if (length < 5 || g_ascii_strncasecmp(line, "sep=", 4) != 0)
		return 0;
	return line[4];
}

typedef struct Lines {
	const char *at, *end;
	char newline;
	long number;
} Lines;

static bool
next_line(Lines *lines, const char **line, size_t *length)
{
	const char *stop;

	if (lines->at >= lines->end)
		return false;
	stop = memchr(lines->at, lines->newline, lines->end - lines->at);
	*line = lines->at;
	*length = (stop ? stop : lines->end) - lines->at;
	lines->at = stop ? stop + 1 : lines->end;
	lines->number++;
	return true;
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

/* The cell of the column that the descriptor calls NAME. */
static const char *
named_cell(const Descriptor *descriptor, char *const *cells, const char *name)
{
	for (unsigned i = 0; i < descriptor->names_count; i++)
		if (strcmp(descriptor->names[i], name) == 0)
			return cells[i];
	return "";
}

/* The value is one that the field can have: it passes the check, and the
 * map lists it. */
static bool
is_plausible(
    const Descriptor *descriptor, const FieldMap *map, const char *text)
{
	if (!check_holds(map->check, text, strlen(text)))
		return false;
	return map->map == NULL || map->split ||
	       descriptor_translate(descriptor, map, text);
}

/* Without a header, the first line must read as a record. */
static bool
reads_as(const Descriptor *descriptor, const char *text, size_t length)
{
	bool cr = length > 0 && text[length - 1] == '\r';
	g_autofree char *line = g_strndup(text, length - cr);
	g_auto(GStrv) cells = g_strsplit(line, descriptor->delimiter, -1);

	if (g_strv_length(cells) != descriptor->names_count)
		return false;
	for (unsigned i = 0; i < descriptor->fields_count; i++) {
		const FieldMap *map = &descriptor->fields[i];

		for (unsigned j = 0; j < map->from_count; j++)
			if (!is_plausible(descriptor, map,
				named_cell(descriptor, cells, map->from[j])))
				return false;
	}
	return true;
}

static const Descriptor *
find_bare(const DescriptorSet *set, const char *line, size_t length)
{
	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *descriptor = descriptor_set_get(set, i);

		if (descriptor->names_count > 0 &&
		    reads_as(descriptor, line, length))
			return descriptor;
	}
	return NULL;
}

static bool
detect_bare(const DescriptorSet *set, const Descriptor *forced,
    const char *text, size_t length, Detected *out)
{
	Lines lines = { text, text + length, find_newline(text, length), 0 };
	const char *line;
	size_t line_length;
	const Descriptor *found = forced;

	if (!next_line(&lines, &line, &line_length))
		return false;
	if (forced == NULL)
		found = find_bare(set, line, line_length);
	if (found == NULL || found->names_count == 0)
		return false;
	out->descriptor = found;
	out->shape = (CsvShape){ .delimiter = found->delimiter[0],
		.newline = lines.newline,
		.max_record = CSV_MAX_RECORD,
		.bare = true };
	out->why = g_strdup("it has no header, and its first line reads as a "
			    "record of this format");
	return true;
}

/* The first line, under the delimiter that makes most of it. */
static void
guess_header(const char *text, size_t length, Candidate *out)
{
	Lines lines = { text, text + length, find_newline(text, length), 0 };
	const char *line = text;
	size_t line_length = 0;

	next_line(&lines, &line, &line_length);
	if (told_delimiter(line, line_length))
		next_line(&lines, &line, &line_length);
	candidate_init(out, line, line_length, 1, ',');
	for (const char *d = delimiters + 1; *d; d++) {
		Candidate other;

		candidate_init(&other, line, line_length, 1, *d);
		if (other.cells->len > out->cells->len) {
			Candidate less = *out;

			*out = other;
			other = less;
		}
		candidate_clear(&other);
	}
}

static const Descriptor *
find_refused(const DescriptorSet *set, const Candidate *candidate)
{
	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *descriptor = descriptor_set_get(set, i);

		if (descriptor->reader == READER_REFUSE &&
		    has_any_set(candidate, descriptor))
			return descriptor;
	}
	return NULL;
}

/* Of what no format reads, the header may tell why. */
static bool
detect_refused(
    const DescriptorSet *set, const char *text, size_t length, Detected *out)
{
	Candidate candidate;

	guess_header(text, length, &candidate);
	out->descriptor = find_refused(set, &candidate);
	candidate_clear(&candidate);
	if (out->descriptor)
		out->why = g_strdup("its header has names of this format");
	return out->descriptor != NULL;
}

bool
detect_csv(const DescriptorSet *set, const Descriptor *forced, const char *text,
    size_t length, Detected *out)
{
	Lines lines = { text, text + length, find_newline(text, length), 0 };
	Best best = { 0 };
	const char *line;
	size_t line_length;
	char told = 0;

	while (lines.number < SEARCH_LINES &&
	       next_line(&lines, &line, &line_length)) {
		if (lines.number == 1)
			told = told_delimiter(line, line_length);
		for (const char *d = delimiters; *d; d++) {
			Candidate candidate;

			if (told && *d != told)
				continue;
			candidate_init(
			    &candidate, line, line_length, lines.number, *d);
			judge_line(set, forced, &candidate, &best);
			candidate_clear(&candidate);
		}
	}
	if (best.descriptor == NULL)
		return detect_bare(set, forced, text, length, out) ||
		       detect_table(set, forced, text, length, out) ||
		       (!forced && detect_refused(set, text, length, out));
	out->descriptor = best.descriptor;
	out->shape = (CsvShape){ best.delimiter, lines.newline, best.line,
		CSV_MAX_RECORD, false, NULL };
	describe(&best, out);
	return true;
}

/* A format's set of columns that is nearest to what the file has. */
typedef struct Near {
	const Descriptor *descriptor;
	const ColumnSet *set;
	unsigned missing;
} Near;

/* Relative, so that long sets are not at a disadvantage. */
static int
compare_near(const void *left, const void *right)
{
	const Near *a = left, *b = right;
	unsigned x = a->missing * b->set->all_count;
	unsigned y = b->missing * a->set->all_count;

	if (x != y)
		return x < y ? -1 : 1;
	return strcmp(a->descriptor->name, b->descriptor->name);
}

static Near
nearest_set(const Candidate *candidate, const Descriptor *descriptor)
{
	Near best = { descriptor, NULL, 0 };

	for (unsigned i = 0; i < descriptor->detect.columns_count; i++) {
		Near near = { descriptor, &descriptor->detect.columns[i], 0 };

		for (unsigned j = 0; j < near.set->all_count; j++)
			near.missing += !has_name(candidate, near.set->all[j]);
		if (best.set == NULL || compare_near(&near, &best) < 0)
			best = near;
	}
	return best;
}

static void
append_near(GString *text, const Candidate *candidate, const Near *near)
{
	const char *comma = " (lacks ";

	g_string_append(text, near->descriptor->name);
	for (unsigned i = 0; i < near->set->all_count; i++) {
		if (has_name(candidate, near->set->all[i]))
			continue;
		g_string_append(text, comma);
		g_string_append(text, near->set->all[i]);
		comma = ", ";
	}
	if (near->missing > 0)
		g_string_append_c(text, ')');
}

static GArray *
rank_formats(const DescriptorSet *set, const Candidate *candidate)
{
	GArray *ranked = g_array_new(false, false, sizeof(Near));

	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *descriptor = descriptor_set_get(set, i);
		Near near;

		if (descriptor->reader != READER_CSV ||
		    descriptor->names_count > 0 ||
		    descriptor->detect.columns_count == 0)
			continue;
		near = nearest_set(candidate, descriptor);
		if (near.missing < near.set->all_count)
			g_array_append_val(ranked, near);
	}
	g_array_sort(ranked, compare_near);
	return ranked;
}

/* "SHOP-12", in capitals: "i-12" may be anything. */
static bool
looks_like_key(const char *cell)
{
	size_t length = strlen(cell);

	for (size_t i = 0; i < length; i++)
		if (g_ascii_islower(cell[i]))
			return false;
	return check_holds(CHECK_ISSUE_KEY, cell, length);
}

static void
count_keys(const Candidate *row, unsigned *hits, unsigned columns)
{
	for (unsigned i = 0; i < columns; i++)
		hits[i] += looks_like_key(row->cells->pdata[i]);
}

/* The column of HEADER under which nine of ten rows have "SHOP-12", as only
 * Jira names its issues; -1: none. */
static int
find_key_column(const char *text, size_t length, const Candidate *header)
{
	Lines lines = { text, text + length, find_newline(text, length), 0 };
	unsigned columns = header->cells->len, rows = 0;
	g_autofree unsigned *hits = g_new0(unsigned, columns);
	const char *line;
	size_t line_length;

	while (lines.number < KEY_LINES &&
	       next_line(&lines, &line, &line_length)) {
		Candidate row;

		candidate_init(
		    &row, line, line_length, lines.number, header->delimiter);
		if (lines.number > 1 && row.cells->len == columns) {
			count_keys(&row, hits, columns);
			rows++;
		}
		candidate_clear(&row);
	}
	for (unsigned i = 0; i < columns; i++)
		if (hits[i] >= KEYS_ENOUGH && 10 * hits[i] >= 9 * rows)
			return (int)i;
	return -1;
}

static void
append_language(
    GString *near, const char *text, size_t length, const Candidate *header)
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

void
detect_csv_unknown(
    const DescriptorSet *set, const char *text, size_t length, Detected *out)
{
	g_autoptr(GArray) ranked = NULL;
	g_autoptr(GString) near = g_string_new(NULL);
	g_autofree char *joined = NULL, *clean = NULL, *header = NULL;
	Candidate candidate;

	guess_header(text, length, &candidate);
	ranked = rank_formats(set, &candidate);
	for (unsigned i = 0; i < ranked->len && i < NEAREST; i++) {
		g_string_append(near, i > 0 ? ", " : "; nearest: ");
		append_near(near, &candidate, &g_array_index(ranked, Near, i));
	}
	append_language(near, text, length, &candidate);
	append_table(near, set, text, length);
	g_ptr_array_add(candidate.cells, NULL);
	joined = g_strjoinv(", ", (char **)candidate.cells->pdata);
	clean = text_clean(joined);
	header = text_shorten(clean, SHOWN_HEADER);
	out->code = "format-unknown";
	out->problem = g_strdup_printf(
	    "is in no known format; it begins with \"%s\"%s; `headroom "
	    "formats` lists all",
	    header, near->str);
	g_ptr_array_set_size(candidate.cells, candidate.cells->len - 1);
	candidate_clear(&candidate);
}
