#include "pipeline/ingest/layout.h"

#include <string.h>

enum { LISTED = 1000 };

static void
clear_column(void *data)
{
	LayoutColumn *column = data;

	g_free(column->name);
	samples_clear(&column->samples);
}

char *
layout_fold(const char *name)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(name));
	g_autofree char *normal =
	    g_utf8_normalize(trimmed, -1, G_NORMALIZE_ALL_COMPOSE);

	return normal ? g_utf8_casefold(normal, -1) : g_strdup(trimmed);
}

bool
layout_matches(const char *pattern, const char *name, const char **qualifier,
    size_t *length)
{
	const char *star = strchr(pattern, '*');
	size_t head, tail, all = strlen(name);

	*qualifier = NULL;
	*length = 0;
	if (star == NULL)
		return strcmp(pattern, name) == 0;
	head = star - pattern;
	tail = strlen(star + 1);
	if (all <= head + tail || strncmp(name, pattern, head) != 0 ||
	    strcmp(name + all - tail, star + 1) != 0)
		return false;
	*qualifier = name + head;
	*length = all - head - tail;
	return true;
}

/* How much a name says: the first that fits a column are what it means. */
typedef enum Breadth {
	BREADTH_PLAIN,
	BREADTH_PART, /* "Outward issue link (*)" */
	BREADTH_ANY, /* "*" */
	BREADTH_COUNT
} Breadth;

/* What a name of the header is compared with. */
typedef struct Pattern {
	const FieldMap *map;
	unsigned from;
	char *folded;
	Breadth breadth;
} Pattern;

static void
clear_pattern(void *data)
{
	Pattern *pattern = data;

	g_free(pattern->folded);
}

static Breadth
breadth_of(const char *name)
{
	if (strcmp(name, "*") == 0)
		return BREADTH_ANY;
	return strchr(name, '*') ? BREADTH_PART : BREADTH_PLAIN;
}

static GArray *
fold_patterns(const Descriptor *descriptor)
{
	GArray *patterns = g_array_new(false, false, sizeof(Pattern));

	g_array_set_clear_func(patterns, clear_pattern);
	for (unsigned i = 0; i < descriptor->fields_count; i++) {
		const FieldMap *map = &descriptor->fields[i];

		for (unsigned j = 0; j < map->from_count; j++) {
			Pattern pattern = { map, j, layout_fold(map->from[j]),
				breadth_of(map->from[j]) };

			g_array_append_val(patterns, pattern);
		}
	}
	return patterns;
}

typedef struct Builder {
	const Descriptor *descriptor;
	const GArray *patterns, *holds;
	const char *tag;
	Record *record;
	Layout *layout;
} Builder;

/* What "*" of PATTERN stands for in NAME, as the file spells it. */
static const char *
spelt_qualifier(Builder *b, const Pattern *pattern, const char *name)
{
	const char *star = strchr(pattern->map->from[pattern->from], '*');
	size_t head = star - pattern->map->from[pattern->from];
	size_t tail = strlen(star + 1), all = strlen(name);
	g_autofree char *text = NULL;

	if (all < head + tail)
		return "";
	text = g_strstrip(g_strndup(name + head, all - head - tail));
	return g_string_chunk_insert(b->layout->qualifiers, text);
}

static bool
holds_it(const Builder *b, const FieldMap *map, long number)
{
	if (map->holds == HOLDS_ANYTHING)
		return true;
	return b->holds && (unsigned long)number <= b->holds->len &&
	       g_array_index(b->holds, Holds, number - 1) == map->holds;
}

/* Adds what column NUMBER means by the names of one BREADTH. */
static size_t
add_values(Builder *b, const char *name, const char *folded, long number,
    Breadth breadth)
{
	size_t count = 0;

	for (unsigned i = 0; i < b->patterns->len; i++) {
		const Pattern *p = &g_array_index(b->patterns, Pattern, i);
		const char *rest;
		g_autofree char *tag = NULL;
		size_t length;

		if (p->breadth != breadth || !holds_it(b, p->map, number) ||
		    !layout_matches(p->folded, folded, &rest, &length))
			continue;
		tag = rest ? g_strndup(rest, length) : NULL;
		if (p->map->to == FIELD_TAG && tag &&
		    (b->tag == NULL || strcmp(tag, b->tag) != 0))
			continue;
		record_add(b->record, b->descriptor, p->map, p->from,
		    rest ? spelt_qualifier(b, p, name) : NULL, number);
		count++;
	}
	return count;
}

static void
add_column(Builder *b, const char *name)
{
	g_autofree char *folded = layout_fold(name);
	LayoutColumn column = {
		.name = g_strdup(name),
		.first_value = b->record->values->len,
	};
	long number = b->layout->columns->len + 1;

	for (Breadth i = 0; i < BREADTH_COUNT && column.value_count == 0; i++)
		column.value_count = add_values(b, name, folded, number, i);
	g_array_append_val(b->layout->columns, column);
}

Layout *
layout_new(const Descriptor *descriptor, const GPtrArray *names,
    const GArray *holds, const char *tag, Record *record)
{
	g_autoptr(GArray) patterns = fold_patterns(descriptor);
	g_autofree char *folded_tag = tag ? layout_fold(tag) : NULL;
	Layout *layout = g_new0(Layout, 1);
	Builder builder = { descriptor, patterns, holds, folded_tag, record,
		layout };

	layout->columns = g_array_new(false, true, sizeof(LayoutColumn));
	g_array_set_clear_func(layout->columns, clear_column);
	layout->qualifiers = g_string_chunk_new(1024);
	for (unsigned i = 0; i < names->len; i++)
		add_column(&builder, names->pdata[i]);
	record_add_constants(record, descriptor);
	return layout;
}

void
layout_free(Layout *layout)
{
	if (layout == NULL)
		return;
	g_array_unref(layout->columns);
	g_string_chunk_free(layout->qualifiers);
	g_free(layout);
}

LayoutColumn *
layout_column(const Layout *layout, size_t i)
{
	return &g_array_index(layout->columns, LayoutColumn, i);
}

static char *
join_fields(const LayoutColumn *column, const Record *record)
{
	GString *fields = g_string_new(NULL);

	for (size_t i = 0; i < column->value_count; i++) {
		const Value *value = &g_array_index(
		    record->values, Value, column->first_value + i);

		if (fields->len > 0)
			g_string_append(fields, ", ");
		g_string_append(fields, field_name(value->map->to));
	}
	return g_string_free(fields, fields->len == 0);
}

static void
describe_column(const LayoutColumn *column, const Record *record, Input *input)
{
	g_autofree char *fields = join_fields(column, record);
	g_autofree char *sample = samples_join(&column->samples);

	input_add_column(input, column->name, fields, sample);
}

void
layout_describe(const Layout *layout, const Record *record, Input *input)
{
	for (unsigned i = 0; i < layout->columns->len; i++) {
		const LayoutColumn *column = layout_column(layout, i);

		if (column->value_count > 0 || i < LISTED)
			describe_column(column, record, input);
	}
	if (layout->columns->len > LISTED)
		finding_list_add(input->findings, FINDING_NOTE, "columns-many",
		    input->path, 0, 0,
		    "has %u columns; beyond the first %d only those that mean "
		    "something are listed",
		    layout->columns->len, LISTED);
}

int
layout_find_glued(const GPtrArray *names, size_t *split)
{
	for (unsigned i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];
		const char *slash = strchr(name, '/'), *second;
		g_autofree char *family = NULL;

		if (slash == NULL)
			continue;
		family = g_strndup(name, slash - name + 1);
		second = strstr(slash + 1, family);
		if (second == NULL || second == slash + 1)
			continue;
		*split = second - name;
		return i;
	}
	return -1;
}
