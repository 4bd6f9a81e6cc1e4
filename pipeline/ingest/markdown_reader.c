#include "pipeline/ingest/markdown_reader.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/ingest/markdown_outline.h"

enum { SAMPLE_LENGTH = 60 };

/* What one name of the document means. */
typedef struct Pair {
	const char *key, *text;
	long line;
} Pair;

static bool
means(const FieldMap *map, const char *key)
{
	for (unsigned i = 0; i < map->from_count; i++)
		if (text_matches(map->from[i], key))
			return true;
	return false;
}

static bool
has_field(const Descriptor *descriptor, const GPtrArray *parts, Field field)
{
	for (guint i = 0; i < parts->len; i++) {
		const MarkdownPart *part = g_ptr_array_index(parts, i);

		for (unsigned k = 0; k < descriptor->fields_count; k++)
			if (descriptor->fields[k].to == field &&
			    means(&descriptor->fields[k], part->key))
				return true;
	}
	return false;
}

bool
markdown_has_heading(const char *text)
{
	const char *hash = text;

	while ((hash = strchr(hash, '#')) != NULL) {
		const bool begins = hash == text || hash[-1] == '\n';

		hash += strspn(hash, "#");
		if (begins && *hash != '\n' && *hash != '\0')
			return true;
	}
	return strstr(text, "\n===") != NULL || strstr(text, "\n---") != NULL;
}

bool
markdown_is_record(const Descriptor *descriptor, const char *text)
{
	g_autoptr(GPtrArray) parts = NULL;
	bool decision, context, options;

	if (!markdown_has_heading(text))
		return false;
	parts = markdown_outline(text);
	decision = has_field(descriptor, parts, FIELD_DECISION);
	context = has_field(descriptor, parts, FIELD_CONTEXT);
	options = has_field(descriptor, parts, FIELD_OPTIONS);
	return (decision && (context || options ||
				has_field(descriptor, parts, FIELD_STATUS))) ||
	       (context && options);
}

/* All of it, or the first MARKDOWN_MOST bytes; NULL with ERROR. */
static char *
read_all(Source *source, bool *cut, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	char buffer[4096];
	ssize_t size;

	*cut = false;
	while ((size = source_read(source, buffer, sizeof(buffer), error)) > 0)
		if (text->len < MARKDOWN_MOST)
			g_string_append_len(text, buffer, size);
		else
			*cut = true;
	return size < 0 ? NULL : g_string_free(g_steal_pointer(&text), FALSE);
}

static bool
is_known(const Descriptor *descriptor, const char *key)
{
	for (unsigned i = 0; i < descriptor->fields_count; i++)
		if (means(&descriptor->fields[i], key))
			return true;
	return false;
}

/* The heading of the first level, or else one before all others that is no
 * part; NULL: none. */
static const MarkdownPart *
find_title(const Descriptor *descriptor, const GPtrArray *parts)
{
	const MarkdownPart *first = NULL;

	for (guint i = 0; i < parts->len; i++) {
		const MarkdownPart *part = g_ptr_array_index(parts, i);

		if (part->level == 1 && !is_known(descriptor, part->key))
			return part;
		if (part->level > 0 && first == NULL)
			first = part;
	}
	return first != NULL && !is_known(descriptor, first->key) ? first
								  : NULL;
}

static void
take_pair(const Descriptor *descriptor, const Pair *pair, Record *record)
{
	for (unsigned i = 0; i < descriptor->fields_count; i++) {
		const FieldMap *map = &descriptor->fields[i];

		for (unsigned k = 0; k < map->from_count; k++) {
			size_t index;

			if (!text_matches(map->from[k], pair->key))
				continue;
			index = record_add(record, descriptor, map, k, NULL, 0);
			record_copy_text(
			    record, index, pair->text, strlen(pair->text));
			break;
		}
	}
}

/* What PAIR means, for those who look at the file. */
static void
describe_pair(const Descriptor *descriptor, const Pair *pair, Input *input)
{
	g_autoptr(GPtrArray) fields = g_ptr_array_new();
	g_autofree char *line = g_strdup(pair->text);
	g_autofree char *sample = NULL;
	g_autofree char *names = NULL;

	line[strcspn(line, "\n")] = '\0';
	sample = text_shorten(line, SAMPLE_LENGTH);
	for (unsigned i = 0; i < descriptor->fields_count; i++)
		if (means(&descriptor->fields[i], pair->key))
			g_ptr_array_add(fields,
			    (char *)field_name(descriptor->fields[i].to));
	g_ptr_array_add(fields, NULL);
	names = g_strjoinv(", ", (char **)fields->pdata);
	input_add_column(input, pair->key, fields->len > 1 ? names : NULL,
	    *sample != '\0' ? sample : NULL);
}

static const char *
find_skip(const Descriptor *descriptor, const GArray *pairs)
{
	for (unsigned i = 0; i < descriptor->skip_count; i++) {
		const SkipRule *rule = &descriptor->skip[i];

		for (guint k = 0; k < pairs->len; k++) {
			const Pair *pair = &g_array_index(pairs, Pair, k);

			if (g_ascii_strcasecmp(rule->column, pair->key) == 0 &&
			    text_matches(rule->match, pair->text))
				return rule->reason;
		}
	}
	return NULL;
}

static void
add_pair(GArray *pairs, const char *key, const char *text, long line)
{
	const Pair pair = { key, text, line };

	g_array_append_val(pairs, pair);
}

static char *
stem_of(const char *path)
{
	char *stem = g_path_get_basename(path);
	char *dot = strchr(stem, '.');

	if (dot != NULL && dot != stem)
		*dot = '\0';
	return stem;
}

static void
take_document(const Binding *binding, Binder *binder, const GArray *pairs)
{
	const Descriptor *descriptor = binding->descriptor;
	const char *skip = find_skip(descriptor, pairs);
	Record record;

	binding->input->rows_read = 1;
	for (guint i = 0; i < pairs->len; i++)
		describe_pair(
		    descriptor, &g_array_index(pairs, Pair, i), binding->input);
	if (skip != NULL) {
		binding_skip(binding, skip);
		return;
	}
	record_init(&record);
	record_reset(&record, g_array_index(pairs, Pair, 0).line);
	for (guint i = 0; i < pairs->len; i++)
		take_pair(descriptor, &g_array_index(pairs, Pair, i), &record);
	record_add_constants(&record, descriptor);
	record_refine(&record, descriptor);
	binder_take(binder, &record);
	record_clear(&record);
}

bool
markdown_reader_read(
    Source *source, const Binding *binding, Binder *binder, GError **error)
{
	g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
	g_autofree char *stem = stem_of(binding->input->path);
	g_autoptr(GPtrArray) parts = NULL;
	g_autofree char *text = NULL;
	const MarkdownPart *title;
	bool cut;

	text = read_all(source, &cut, error);
	if (text == NULL)
		return false;
	parts = markdown_outline(text);
	title = find_title(binding->descriptor, parts);
	add_pair(pairs, "file", stem, title != NULL ? title->line : 1);
	if (title != NULL)
		add_pair(pairs, "#", title->name, title->line);
	for (guint i = 0; i < parts->len; i++) {
		const MarkdownPart *part = g_ptr_array_index(parts, i);

		if (part != title)
			add_pair(pairs, part->key, part->text, part->line);
	}
	if (cut)
		finding_list_add(binding->input->findings, FINDING_WARNING,
		    "markdown-long", binding->input->path, 0, 0,
		    "is longer than %d bytes; what comes after them is not "
		    "read",
		    MARKDOWN_MOST);
	take_document(binding, binder, pairs);
	return true;
}
