#include "pipeline/ingest/offer.h"

#include <string.h>

#include "pipeline/base/display.h"
#include "pipeline/base/text.h"
#include "pipeline/ingest/offer_states.h"
#include "pipeline/ingest/yaml_text.h"

enum {
	COMMENT_AT = 46,
	SAMPLES = 3,
	SAMPLE_WIDTH = 14,
	COMMENT_WIDTH = 70,
	DETECTING = 8
};

typedef struct Writer {
	const OfferFile *file;
	const GPtrArray *columns;
	OfferGuess guess;
	GString *out;
} Writer;

char *
offer_name(const DescriptorSet *set, const char *path)
{
	g_autofree char *base = g_path_get_basename(path);
	g_autofree char *slug = NULL;
	size_t length;

	base[strcspn(base, ".")] = '\0';
	slug = text_slug(base);
	length = strlen(slug);
	while (length > 0 && strchr("-_0123456789", slug[length - 1]))
		length--;
	slug[length] = '\0';
	if (length == 0 || descriptor_set_find(set, slug))
		return g_strdup_printf("my-%s", length ? slug : "export");
	return g_steal_pointer(&slug);
}

/* "  # red, green" behind the line that begins at START. */
static void
append_samples(GString *out, size_t start, const OfferColumn *column)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	size_t width = display_width(out->str + start);
	const char *before = "  # ";

	for (; width < COMMENT_AT && column->values->len; width++)
		g_string_append_c(out, ' ');
	for (unsigned i = 0; i < column->values->len; i++) {
		const char *value = column->values->pdata[i];
		g_autofree char *line = display_line(value);
		g_autofree char *clip = display_clip(line, SAMPLE_WIDTH);

		if (g_hash_table_size(seen) == SAMPLES)
			break;
		if (!g_hash_table_add(seen, (char *)value))
			continue;
		g_string_append_printf(out, "%s%s", before, clip);
		before = ", ";
	}
	g_string_append_c(out, '\n');
}

static const OfferColumn *
column_at(const Writer *w, unsigned i)
{
	return w->columns->pdata[i];
}

/* The first one of its name, and one that a descriptor can name. */
static bool
is_usable(const Writer *w, unsigned i)
{
	const char *name = column_at(w, i)->name;

	if (*name == '\0' || *name == '/')
		return false;
	for (unsigned j = 0; j < i; j++)
		if (strcmp(column_at(w, j)->name, name) == 0)
			return false;
	return true;
}

static bool
is_mapped(const Writer *w, unsigned i)
{
	return w->guess.fields[i] != FIELD_IGNORED && is_usable(w, i);
}

static void
append_detection_names(Writer *w, bool mapped, unsigned *count)
{
	for (unsigned i = 0; i < w->columns->len && *count < DETECTING; i++) {
		if (!is_usable(w, i) || is_mapped(w, i) != mapped)
			continue;
		g_string_append(w->out, (*count)++ ? ", " : "");
		yaml_append_text(w->out, column_at(w, i)->name);
	}
}

static void
append_detection(Writer *w)
{
	unsigned count = 0;

	g_string_append(w->out, "detect:\n");
	if (w->file->root) {
		g_string_append(w->out, "  root: ");
		yaml_append_text(w->out, w->file->root);
		g_string_append(w->out, "\nrecord: ");
		yaml_append_text(w->out, w->file->record);
		g_string_append_c(w->out, '\n');
		return;
	}
	g_string_append(w->out, "  columns:\n    - all: [");
	append_detection_names(w, true, &count);
	append_detection_names(w, false, &count);
	g_string_append(w->out, "]\n");
}

static bool
some_value_is_not_plain(const OfferColumn *column)
{
	for (unsigned i = 0; i < column->values->len; i++)
		if (!value_is_plain_number(column->values->pdata[i]))
			return true;
	return false;
}

static const char *
unit_of(const char *name)
{
	g_autofree char *lower = g_utf8_strdown(name, -1);

	if (strstr(lower, "sec") || strstr(lower, "(s)"))
		return "seconds";
	return strstr(lower, "min") ? "minutes" : "hours";
}

/* What turns the column's values into the field's. */
static void
append_details(GString *out, const OfferColumn *column, Field field)
{
	if ((field == FIELD_BILLED || field == FIELD_VALUE) &&
	    some_value_is_not_plain(column))
		g_string_append(out, ", convert: amount");
	else if (field == FIELD_ESTIMATE || field == FIELD_SPENT)
		g_string_append_printf(
		    out, ", unit: %s", unit_of(column->name));
	else if (field == FIELD_LABEL)
		g_string_append(out, ", split: \",\"");
}

static void
append_mapped(Writer *w, unsigned i, Field field, const char *details)
{
	const OfferColumn *column = column_at(w, i);
	size_t start = w->out->len;

	g_string_append_printf(
	    w->out, "  - {to: %s, from: [", field_name(field));
	yaml_append_text(w->out, column->name);
	g_string_append_c(w->out, ']');
	append_details(w->out, column, field);
	g_string_append_printf(w->out, "%s}", details);
	append_samples(w->out, start, column);
}

static bool
has_field(const Writer *w, Field field)
{
	for (unsigned i = 0; i < w->columns->len; i++)
		if (w->guess.fields[i] == field && is_usable(w, i))
			return true;
	return false;
}

/* Metrics without a column of series have one in each column of numbers. */
static bool
is_wide(const Writer *w)
{
	return w->guess.kind == INPUT_METRICS && !has_field(w, FIELD_SERIES) &&
	       !w->file->root;
}

static void
append_wide(Writer *w)
{
	for (unsigned i = 0; i < w->columns->len; i++) {
		const OfferColumn *column = column_at(w, i);
		ValueShape shape = value_shape(column->values);

		if (w->guess.fields[i] == FIELD_TIME)
			append_mapped(w, i, FIELD_TIME, "");
		else if (is_usable(w, i) && shape != SHAPE_NUMBER &&
			 shape != SHAPE_MONEY && shape != SHAPE_NOTHING)
			append_mapped(w, i, FIELD_IGNORED, "");
	}
	g_string_append(w->out,
	    "  - {to: series, from: [\"*\"], header: true}   # a column each\n"
	    "  - {to: value, from: [\"*\"], each: true, convert: amount}\n");
}

static const char *
find_currency(const Writer *w)
{
	for (unsigned i = 0; i < w->columns->len; i++)
		if (w->guess.fields[i] == FIELD_BILLED)
			return offer_currency(column_at(w, i));
	return NULL;
}

static void
append_constants(Writer *w)
{
	const char *currency = find_currency(w);

	if (w->guess.kind == INPUT_BILLING && !has_field(w, FIELD_CURRENCY))
		g_string_append_printf(w->out,
		    "  - {to: currency, value: %s}%s\n",
		    currency ? currency : "USD",
		    currency ? "" : "   # say which: the file does not");
	if (w->guess.kind == INPUT_METRICS && w->file->root &&
	    !has_field(w, FIELD_SERIES))
		g_string_append(
		    w->out, "  - {to: series, value: users}   # say what\n");
}

/* The statuses, where they are few enough to be ones; NULL: none. */
static const GPtrArray *
find_statuses(const Writer *w)
{
	for (unsigned i = 0; i < w->columns->len; i++)
		if (w->guess.fields[i] == FIELD_STATUS && is_usable(w, i) &&
		    column_at(w, i)->values->len > 0)
			return column_at(w, i)->values;
	return NULL;
}

static void
append_guessed(Writer *w)
{
	for (unsigned i = 0; i < w->columns->len; i++) {
		if (!is_mapped(w, i))
			continue;
		append_mapped(w, i, w->guess.fields[i], "");
		if (w->guess.fields[i] == FIELD_STATUS && find_statuses(w))
			append_mapped(
			    w, i, FIELD_CATEGORY_GUESS, ", map: statuses");
	}
	append_constants(w);
}

/* Detection needs some field with a name. */
static void
append_placeholder(Writer *w)
{
	for (unsigned i = 0; i < w->columns->len; i++)
		if (is_mapped(w, i))
			return;
	for (unsigned i = 0; i < w->columns->len; i++) {
		if (!is_usable(w, i))
			continue;
		append_mapped(w, i, FIELD_IGNORED, "");
		return;
	}
}

static void
append_unguessed(Writer *w)
{
	bool any = false;

	for (unsigned i = 0; i < w->columns->len; i++) {
		size_t start;

		if (is_mapped(w, i) || *column_at(w, i)->name == '\0')
			continue;
		if (!any)
			g_string_append(w->out,
			    "  # Not used; take away the # and name a "
			    "field to use one:\n");
		any = true;
		start = w->out->len;
		g_string_append(w->out, "  # - {to: FIELD, from: [");
		yaml_append_text(w->out, column_at(w, i)->name);
		g_string_append(w->out, "]}");
		append_samples(w->out, start, column_at(w, i));
	}
}

/* What a line of its own fills already. */
static bool
is_constant(Field field)
{
	return field == FIELD_CURRENCY || field == FIELD_SERIES;
}

static void
append_absent(Writer *w)
{
	size_t width = COMMENT_WIDTH;

	if (w->guess.absent->len <= 1)
		return;
	g_string_append(w->out, "  # Fields that nothing fills yet:");
	for (unsigned i = 0; i < w->guess.absent->len; i++) {
		Field field = g_array_index(w->guess.absent, Field, i);
		const char *name = field_name(field);

		if (is_constant(field))
			continue;
		if (width + strlen(name) + 1 > COMMENT_WIDTH) {
			g_string_append(w->out, "\n  #  ");
			width = 0;
		}
		g_string_append_printf(w->out, " %s", name);
		width += strlen(name) + 1;
	}
	g_string_append_c(w->out, '\n');
}

static void
append_head(Writer *w, const char *name)
{
	g_autofree char *path = display_line(w->file->path);
	bool sure = w->guess.kind != INPUT_UNKNOWN;
	InputKind kind = sure ? w->guess.kind : INPUT_ISSUES;

	g_string_append_printf(w->out,
	    "# A start, guessed from names and values; nothing was read by it."
	    "\n# Check each line, save it as DIR/%s.yaml, and see what it "
	    "makes of the file:\n"
	    "#   headroom inspect --formats DIR %s\n"
	    "# All that a description can hold: schemas/formats/README.md\n"
	    "name: %s\ntitle: ",
	    name, path, name);
	yaml_append_text(w->out, name);
	g_string_append_printf(w->out,
	    "\nkind: %s   # issues, billing, metrics or schema%s\nreader: "
	    "%s\n",
	    input_kind_name(kind), sure ? "" : ": say which",
	    w->file->root ? "xml" : "csv");
	if (kind == INPUT_SCHEMA)
		g_string_append(w->out, "rows: columns\n");
}

char *
offer_write(const OfferFile *file, const char *name, const GPtrArray *columns)
{
	Writer w = { file, columns, { 0 }, g_string_new(NULL) };
	const GPtrArray *statuses;

	offer_guess_init(&w.guess, columns);
	append_head(&w, name);
	append_detection(&w);
	g_string_append(w.out, "fields:\n");
	if (is_wide(&w))
		append_wide(&w);
	else
		append_guessed(&w);
	append_placeholder(&w);
	if (!is_wide(&w))
		append_unguessed(&w);
	append_absent(&w);
	statuses = w.guess.kind == INPUT_ISSUES ? find_statuses(&w) : NULL;
	if (statuses)
		offer_states_append(w.out, statuses);
	offer_guess_clear(&w.guess);
	return g_string_free(w.out, FALSE);
}
