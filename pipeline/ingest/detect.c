#include "pipeline/ingest/detect.h"

#include <libxml/parser.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/ingest/detect_csv.h"
#include "pipeline/ingest/detect_sql.h"

enum {
	SQL_LINES = 200,
	CONTROL_SHARE = 100,
	CONTROL_FLOOR = 2,
	ELEMENT_DEPTH = 6
};

/* The text under inspection. */
typedef struct Window {
	const DescriptorSet *set;
	const char *text; /* NUL-terminated */
	size_t length;
	const char *start; /* the first byte that is no blank */
} Window;

static bool
begins_with(const Window *window, const char *prefix)
{
	return g_ascii_strncasecmp(window->start, prefix, strlen(prefix)) == 0;
}

static bool
any_begins(const Window *window, const Detection *detect)
{
	for (unsigned i = 0; i < detect->begins_count; i++)
		if (begins_with(window, detect->begins[i]))
			return true;
	return detect->begins_count == 0;
}

static bool
any_marker(const Window *window, const Detection *detect)
{
	for (unsigned i = 0; i < detect->markers_count; i++)
		if (strstr(window->text, detect->markers[i]))
			return true;
	return detect->markers_count == 0;
}

/* The first lines, blank ones apart, match the globs one by one. */
static bool
lines_match(char *const *lines, const Detection *detect)
{
	unsigned matched = 0;

	for (size_t i = 0; lines[i] && matched < detect->lines_count; i++) {
		if (lines[i][strspn(lines[i], " \t\r")] == '\0')
			continue;
		if (!text_matches(detect->lines[matched], lines[i]))
			return false;
		matched++;
	}
	return matched == detect->lines_count;
}

/* Formats that are known only to be left alone. */
static bool
detect_unreadable(const Window *window, char *const *lines, Detected *out)
{
	for (size_t i = 0; i < descriptor_set_count(window->set); i++) {
		const Descriptor *d = descriptor_set_get(window->set, i);

		if ((d->reader != READER_SKIP && d->reader != READER_REFUSE) ||
		    d->detect.columns_count > 0 || detect_sql_is_dialect(d) ||
		    !any_begins(window, &d->detect) ||
		    !any_marker(window, &d->detect) ||
		    !lines_match(lines, &d->detect))
			continue;
		out->descriptor = d;
		out->why = g_strdup("it begins as this format does");
		return true;
	}
	return false;
}

/* The elements that begin in the first 64 KiB. */
typedef struct Elements {
	char *root;
	GString *path; /* of the open element, in lower case */
	int depth;
	GHashTable *paths; /* set of those at most ELEMENT_DEPTH deep */
} Elements;

static void
on_element(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespaces, const xmlChar **namespace_list,
    int attributes, int defaulted, const xmlChar **attribute_list)
{
	Elements *elements = data;
	g_autofree char *folded = NULL;

	(void)prefix, (void)uri, (void)namespaces, (void)namespace_list;
	(void)attributes, (void)defaulted, (void)attribute_list;
	if (elements->root == NULL)
		elements->root = g_strdup((const char *)name);
	if (elements->depth++ >= ELEMENT_DEPTH)
		return;
	folded = g_ascii_strdown((const char *)name, -1);
	g_string_append_printf(
	    elements->path, "%s%s", elements->path->len ? "/" : "", folded);
	g_hash_table_add(elements->paths, g_strdup(elements->path->str));
}

static void
on_element_end(
    void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	Elements *elements = data;
	const char *slash = strrchr(elements->path->str, '/');

	(void)name, (void)prefix, (void)uri;
	if (--elements->depth < ELEMENT_DEPTH)
		g_string_truncate(elements->path,
		    slash ? (size_t)(slash - elements->path->str) : 0);
}

/* Events come in order, so that faults further on hide nothing. */
static void
find_elements(const Window *window, Elements *elements)
{
	const char *start = strchr(window->start, '<');
	xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_element,
		.endElementNs = on_element_end,
	};
	xmlParserCtxt *context =
	    xmlCreatePushParserCtxt(&handler, elements, NULL, 0, NULL);

	xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC |
				       XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlParseChunk(context, start, strlen(start), 0);
	xmlFreeParserCtxt(context);
}

static bool
has_element(const Elements *elements, const Detection *detect)
{
	for (unsigned i = 0; i < detect->elements_count; i++)
		if (g_hash_table_contains(elements->paths, detect->elements[i]))
			return true;
	return detect->elements_count == 0;
}

static bool
is_root(const Descriptor *descriptor, const char *root)
{
	return descriptor->fold
		   ? g_ascii_strcasecmp(descriptor->detect.root, root) == 0
		   : strcmp(descriptor->detect.root, root) == 0;
}

static const Descriptor *
find_xml(const Window *window, const Elements *elements)
{
	for (size_t i = 0; i < descriptor_set_count(window->set); i++) {
		const Descriptor *d = descriptor_set_get(window->set, i);

		if (d->detect.root && is_root(d, elements->root) &&
		    has_element(elements, &d->detect) &&
		    any_marker(window, &d->detect))
			return d;
	}
	return NULL;
}

static void
detect_elements(const Window *window, const Elements *elements, Detected *out)
{
	const char *root = elements->root;

	out->descriptor = root ? find_xml(window, elements) : NULL;
	if (out->descriptor) {
		out->why = g_strdup_printf("its root element is <%s>", root);
		return;
	}
	out->code = "format-unknown";
	out->problem =
	    root ? g_strdup_printf("is XML whose root element <%s> no known "
				   "format has; `headroom formats` lists all",
		       root)
		 : g_strdup("looks like XML and has no root element");
}

static void
detect_xml(const Window *window, Detected *out)
{
	Elements elements = {
		.path = g_string_new(NULL),
		.paths = g_hash_table_new_full(
		    g_str_hash, g_str_equal, g_free, NULL),
	};

	find_elements(window, &elements);
	detect_elements(window, &elements, out);
	g_free(elements.root);
	g_string_free(elements.path, true);
	g_hash_table_unref(elements.paths);
}

static bool
is_binary(const Window *window, size_t nuls)
{
	size_t control = nuls;

	for (size_t i = 0; i < window->length; i++)
		control += (unsigned char)window->text[i] < 0x20 &&
			   !strchr("\t\n\r\f\v\x1b", window->text[i]);
	return control > CONTROL_FLOOR + window->length / CONTROL_SHARE;
}

static void
set_problem(Detected *out, const char *code, const char *problem)
{
	out->code = code;
	out->problem = g_strdup(problem);
}

static void
detect_text(const Window *window, char *const *lines, Detected *out)
{
	bool browser = begins_with(window, "This XML file does not appear");

	if (*window->start == '<' || (browser && strchr(window->start, '<'))) {
		detect_xml(window, out);
	} else if (strchr("{[", *window->start)) {
		set_problem(out, "format-unknown",
		    "is JSON in no known format; `headroom formats` lists "
		    "all");
	} else if (detect_sql_begins(window->start)) {
		detect_sql(window->set, window->start, out);
	} else if (!detect_csv(
		       window->set, NULL, window->text, window->length, out)) {
		if (detect_sql_inside(lines) &&
		    detect_sql(window->set, window->start, out))
			return;
		detect_csv_unknown(
		    window->set, window->text, window->length, out);
	}
}

static void
detect_forced(const Window *window, const Descriptor *forced, Detected *out)
{
	if (forced->reader != READER_CSV) {
		out->descriptor = forced;
		out->why = g_strdup("named on the command line");
		return;
	}
	if (detect_csv(window->set, forced, window->text, window->length, out))
		return;
	out->code = "format-unknown";
	out->problem = g_strdup_printf(
	    "was named as %s, but has no column of that format", forced->name);
}

void
detect(const DescriptorSet *set, const Descriptor *forced, const char *text,
    size_t length, size_t nuls, Detected *out)
{
	g_autofree char *copy = g_strndup(text, length);
	g_auto(GStrv) lines = g_strsplit_set(copy, "\n", SQL_LINES + 1);
	Window window = { set, copy, length, copy };

	*out = (Detected){ 0 };
	window.start += strspn(copy, " \t\r\n\f");
	if (length == 0 && nuls == 0)
		set_problem(out, "input-empty",
		    "is empty; a header alone would have been zero rows");
	else if (*window.start == '\0' && nuls == 0)
		set_problem(out, "input-empty", "holds nothing but blanks");
	else if (detect_unreadable(&window, lines, out))
		return;
	else if (is_binary(&window, nuls))
		set_problem(out, "input-binary",
		    "is binary data, not an export as text (CSV, XML, SQL)");
	else if (forced)
		detect_forced(&window, forced, out);
	else
		detect_text(&window, lines, out);
}

void
detected_clear(Detected *detected)
{
	g_clear_pointer(&detected->shape.holds, g_array_unref);
	g_free(detected->why);
	g_free(detected->problem);
}
