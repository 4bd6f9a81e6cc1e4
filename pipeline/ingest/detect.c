#include "pipeline/ingest/detect.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/ingest/detect_csv.h"
#include "pipeline/ingest/detect_sql.h"
#include "pipeline/ingest/markdown_reader.h"
#include "pipeline/ingest/nearest.h"
#include "pipeline/ingest/rowset.h"
#include "pipeline/ingest/xml_outline.h"

enum { SQL_LINES = 200, CONTROL_SHARE = 100, CONTROL_FLOOR = 2 };

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

static bool
has_element(const XmlOutline *outline, const Detection *detect)
{
	for (unsigned i = 0; i < detect->elements_count; i++)
		if (g_hash_table_contains(
			outline->elements, detect->elements[i]))
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
find_xml(const Window *window, const XmlOutline *outline)
{
	for (size_t i = 0; i < descriptor_set_count(window->set); i++) {
		const Descriptor *d = descriptor_set_get(window->set, i);

		if (d->detect.root && is_root(d, outline->root) &&
		    has_element(outline, &d->detect) &&
		    any_marker(window, &d->detect))
			return d;
	}
	return NULL;
}

static void
set_xml_problem(const Window *window, const XmlOutline *outline, Detected *out)
{
	g_autoptr(GPtrArray) nearest = NULL;
	g_autoptr(GString) near = g_string_new(NULL);

	out->code = "format-unknown";
	if (outline->root == NULL) {
		out->problem =
		    g_strdup("looks like XML and has no root element");
		return;
	}
	nearest = nearest_xml(window->set, outline);
	nearest_append(nearest, near);
	out->problem = g_strdup_printf(
	    "is XML in no known format, with the root element <%s>%s; "
	    "`headroom inspect` offers a description to edit",
	    outline->root, near->str);
}

static void
detect_xml(const Window *window, Detected *out)
{
	g_autoptr(XmlOutline) outline =
	    xml_outline_new(strchr(window->start, '<'));

	if (g_strcmp0(outline->root, ROWSET_ROOT) == 0) {
		rowset_detect(window->set, NULL, window->start, out);
		return;
	}
	out->descriptor = outline->root ? find_xml(window, outline) : NULL;
	if (out->descriptor)
		out->why =
		    g_strdup_printf("its root element is <%s>", outline->root);
	else
		set_xml_problem(window, outline, out);
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

static bool
detect_markdown(const Window *window, Detected *out)
{
	for (size_t i = 0; i < descriptor_set_count(window->set); i++) {
		const Descriptor *d = descriptor_set_get(window->set, i);

		if (d->reader != READER_MARKDOWN ||
		    !markdown_is_record(d, window->text))
			continue;
		out->descriptor = d;
		out->why = g_strdup("it has the headings of this format");
		return true;
	}
	return false;
}

static void
detect_text(const Window *window, char *const *lines, Detected *out)
{
	bool browser = begins_with(window, "This XML file does not appear");

	if (detect_markdown(window, out))
		return;
	if (*window->start == '<' || (browser && strchr(window->start, '<'))) {
		detect_xml(window, out);
	} else if (strchr("{[", *window->start)) {
		set_problem(out, "format-unknown",
		    "is JSON in no known format; make CSV of its records "
		    "(jq -r '.[] | [.key, .created] | @csv')");
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
	if (*window->start == '<' &&
	    strstr(window->start, "<" ROWSET_ROOT) != NULL)
		rowset_detect(window->set, forced, window->start, out);
	else
		detect_csv(
		    window->set, forced, window->text, window->length, out);
	if (out->descriptor)
		return;
	g_free(out->problem);
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
