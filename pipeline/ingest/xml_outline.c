#include "pipeline/ingest/xml_outline.h"

#include <libxml/parser.h>
#include <stdbool.h>
#include <string.h>

#include "pipeline/ingest/offer_guess.h"

enum {
	DEPTH_LIMIT = 32,
	ELEMENT_DEPTH = 6,
	PATH_LIMIT = 500,
	VALUE_LIMIT = 100,
	LONGEST = 200
};

/* Attributes come as paths of their own, "a/b@c". */
typedef struct Path {
	char *path;
	GPtrArray *values;
	unsigned depth, count;
	bool inner; /* has elements or attributes */
} Path;

typedef struct Walk {
	XmlOutline *outline;
	GPtrArray *paths; /* of Path *, in order */
	GHashTable *index;
	GString *path; /* of the open element */
	GArray *lengths; /* of PATH before each open element; size_t */
	GString *text; /* of the open element */
} Walk;

static void
path_free(void *data)
{
	Path *path = data;

	g_free(path->path);
	g_ptr_array_unref(path->values);
	g_free(path);
}

/* NULL: there are too many. */
static Path *
find_path(Walk *walk)
{
	Path *path = g_hash_table_lookup(walk->index, walk->path->str);

	if (path || walk->paths->len >= PATH_LIMIT)
		return path;
	path = g_new0(Path, 1);
	path->path = g_strdup(walk->path->str);
	path->values = g_ptr_array_new_with_free_func(g_free);
	path->depth = walk->lengths->len;
	g_ptr_array_add(walk->paths, path);
	g_hash_table_insert(walk->index, path->path, path);
	return path;
}

static void
add_value(Path *path, const char *text, size_t length)
{
	const char *end;
	char *value;

	if (path == NULL || path->values->len >= VALUE_LIMIT)
		return;
	g_utf8_validate_len(text, MIN(length, LONGEST), &end);
	value = g_strstrip(g_strndup(text, end - text));
	if (*value)
		g_ptr_array_add(path->values, value);
	else
		g_free(value);
}

static void
mark_inner(Walk *walk)
{
	Path *path = g_hash_table_lookup(walk->index, walk->path->str);

	if (path)
		path->inner = true;
}

/* libxml2 gives five pointers for each: name, prefix, URI, value, its end. */
static void
take_attributes(Walk *walk, const xmlChar **list, int count)
{
	size_t length = walk->path->len;

	for (int i = 0; i < count; i++) {
		const char *value = (const char *)list[5 * i + 3];

		g_string_append_printf(
		    walk->path, "@%s", (const char *)list[5 * i]);
		add_value(find_path(walk), value,
		    (const char *)list[5 * i + 4] - value);
		g_string_truncate(walk->path, length);
	}
	if (count > 0)
		mark_inner(walk);
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespaces, const xmlChar **namespace_list,
    int attributes, int defaulted, const xmlChar **attribute_list)
{
	Walk *walk = data;
	const char *local = (const char *)name;
	Path *path;

	(void)prefix, (void)uri, (void)namespaces, (void)namespace_list;
	(void)defaulted;
	if (walk->outline->root == NULL)
		walk->outline->root = g_strdup(local);
	g_hash_table_add(walk->outline->names, g_strdup(local));
	if (walk->lengths->len < DEPTH_LIMIT)
		mark_inner(walk);
	g_array_append_val(walk->lengths, walk->path->len);
	g_string_truncate(walk->text, 0);
	if (walk->lengths->len > DEPTH_LIMIT)
		return;
	if (walk->path->len > 0)
		g_string_append_c(walk->path, '/');
	g_string_append(walk->path, local);
	if (walk->lengths->len <= ELEMENT_DEPTH)
		g_hash_table_add(walk->outline->elements,
		    g_ascii_strdown(walk->path->str, -1));
	path = find_path(walk);
	if (path)
		path->count++;
	take_attributes(walk, attribute_list, attributes);
}

static void
on_text(void *data, const xmlChar *text, int length)
{
	Walk *walk = data;

	if (walk->text->len < LONGEST)
		g_string_append_len(walk->text, (const char *)text, length);
}

static void
on_end(
    void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	Walk *walk = data;
	unsigned last = walk->lengths->len - 1;

	(void)name, (void)prefix, (void)uri;
	if (last < DEPTH_LIMIT)
		add_value(g_hash_table_lookup(walk->index, walk->path->str),
		    walk->text->str, walk->text->len);
	g_string_truncate(
	    walk->path, g_array_index(walk->lengths, size_t, last));
	g_array_set_size(walk->lengths, last);
	g_string_truncate(walk->text, 0);
}

/* Nearer to the root, then more frequent. */
static bool
is_better_record(const Path *path, const Path *than)
{
	if (path->depth < 2 || !path->inner || strchr(path->path, '@'))
		return false;
	if (than == NULL)
		return true;
	if ((path->count > 1) != (than->count > 1))
		return path->count > 1;
	if (path->depth != than->depth)
		return path->depth < than->depth;
	return path->count > than->count;
}

static const Path *
find_record(const Walk *walk)
{
	const Path *best = NULL;

	for (unsigned i = 0; i < walk->paths->len; i++)
		if (is_better_record(walk->paths->pdata[i], best))
			best = walk->paths->pdata[i];
	return best ? best : walk->paths->pdata[0];
}

/* Its elements without elements in them, and its attributes. */
static void
list_columns(const Walk *walk, const char *record)
{
	size_t length = strlen(record);

	for (unsigned i = 0; i < walk->paths->len; i++) {
		Path *path = walk->paths->pdata[i];
		const char *rest = path->path + length;
		OfferColumn *column;

		if (!g_str_has_prefix(path->path, record) ||
		    (*rest != '/' && *rest != '@') ||
		    (path->inner && path->values->len == 0))
			continue;
		column = offer_column_new(rest + (*rest == '/'));
		g_ptr_array_unref(column->values);
		column->values = g_ptr_array_ref(path->values);
		g_ptr_array_add(walk->outline->columns, column);
	}
}

/* Behind what AT begins with, if that is OPEN up to CLOSE; else NULL. */
static const char *
skip_part(const char *at, const char *open, const char *close)
{
	const char *end;

	if (!g_str_has_prefix(at, open))
		return NULL;
	end = strstr(at, close);
	return end ? end + strlen(close) : NULL;
}

/* Behind the declaration of the type that AT begins with; NULL: none. */
static const char *
skip_type(const char *at)
{
	char quote = '\0';
	int inner = 0;

	for (; *at; at++) {
		if (quote)
			quote = *at == quote ? '\0' : quote;
		else if (*at == '"' || *at == '\'')
			quote = *at;
		else if (*at == '[' || *at == ']')
			inner += *at == '[' ? 1 : -1;
		else if (*at == '>' && inner == 0)
			return at + 1;
	}
	return NULL;
}

/* Behind what declares the document's type, which may refer to entities that
 * nobody resolves; TEXT itself where nothing does. */
static const char *
skip_doctype(const char *text)
{
	const char *at = text, *next = text;

	while (next) {
		at = next + strspn(next, " \t\r\n");
		if (g_str_has_prefix(at, "<!DOCTYPE")) {
			next = skip_type(at);
			return next ? next : text;
		}
		next = skip_part(at, "<?", "?>");
		if (next == NULL)
			next = skip_part(at, "<!--", "-->");
	}
	return text;
}

static void
parse(Walk *walk, const char *text)
{
	xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.cdataBlock = on_text,
	};
	xmlParserCtxt *context =
	    xmlCreatePushParserCtxt(&handler, walk, NULL, 0, NULL);

	xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC |
				       XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	text = skip_doctype(text);
	xmlParseChunk(context, text, strlen(text), 0);
	xmlFreeDoc(context->myDoc); /* made for the entities of a DTD */
	xmlFreeParserCtxt(context);
}

XmlOutline *
xml_outline_new(const char *text)
{
	XmlOutline *outline = g_new0(XmlOutline, 1);
	Walk walk = { .outline = outline };

	outline->columns = g_ptr_array_new_with_free_func(offer_column_free);
	outline->elements =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	outline->names =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	walk.paths = g_ptr_array_new_with_free_func(path_free);
	walk.index = g_hash_table_new(g_str_hash, g_str_equal);
	walk.path = g_string_new(NULL);
	walk.lengths = g_array_new(false, false, sizeof(size_t));
	walk.text = g_string_new(NULL);
	parse(&walk, text);
	if (walk.paths->len > 0) {
		outline->record = g_strdup(find_record(&walk)->path);
		list_columns(&walk, outline->record);
	}
	g_ptr_array_unref(walk.paths);
	g_hash_table_unref(walk.index);
	g_string_free(walk.path, true);
	g_array_unref(walk.lengths);
	g_string_free(walk.text, true);
	return outline;
}

void
xml_outline_free(XmlOutline *outline)
{
	if (outline == NULL)
		return;
	g_free(outline->root);
	g_free(outline->record);
	g_ptr_array_unref(outline->columns);
	g_hash_table_unref(outline->elements);
	g_hash_table_unref(outline->names);
	g_free(outline);
}
