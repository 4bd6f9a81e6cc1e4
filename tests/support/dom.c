#include "tests/support/dom.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <string.h>

static xmlXPathObject *
find(xmlDoc *document, const char *path)
{
	xmlXPathContext *context = xmlXPathNewContext(document);
	xmlXPathObject *found =
	    xmlXPathEvalExpression((const xmlChar *)path, context);

	xmlXPathFreeContext(context);
	if (found == NULL)
		fail_msg("not an XPath: %s", path);
	return found;
}

size_t
dom_count(xmlDoc *document, const char *path)
{
	xmlXPathObject *found = find(document, path);
	size_t count = (size_t)xmlXPathNodeSetGetLength(found->nodesetval);

	xmlXPathFreeObject(found);
	return count;
}

char *
dom_text(xmlDoc *document, const char *path)
{
	g_autofree char *all = g_strdup_printf("normalize-space(%s)", path);
	xmlXPathObject *found;
	char *text;

	if (dom_count(document, path) == 0)
		fail_msg("nothing at %s", path);
	found = find(document, all);
	text = g_strdup((const char *)found->stringval);
	xmlXPathFreeObject(found);
	return text;
}

void
assert_dom_text(xmlDoc *document, const char *path, const char *want)
{
	g_autofree char *text = dom_text(document, path);

	if (strcmp(text, want) != 0)
		fail_msg("%s is \"%s\", not \"%s\"", path, text, want);
}

void
assert_dom_count(xmlDoc *document, const char *path, size_t want)
{
	size_t count = dom_count(document, path);

	if (count != want)
		fail_msg("%zu at %s, not %zu", count, path, want);
}

static void
collect_error(void *context, xmlError *error)
{
	GString *errors = context;

	if (error->code != XML_HTML_UNKNOWN_TAG)
		g_string_append_printf(
		    errors, "line %d: %s", error->line, error->message);
}

/* Adds the id of every element to IDS, and complains of those twice. */
static void
collect_ids(xmlDoc *page, GHashTable *ids, GString *complaint)
{
	xmlXPathObject *found = find(page, "//@id");

	for (int i = 0; i < xmlXPathNodeSetGetLength(found->nodesetval); i++) {
		xmlChar *id = xmlNodeGetContent(
		    xmlXPathNodeSetItem(found->nodesetval, i));

		if (!g_hash_table_add(ids, g_strdup((char *)id)))
			g_string_append_printf(
			    complaint, "two have the id %s\n", id);
		xmlFree(id);
	}
	xmlXPathFreeObject(found);
}

static void
check_places(
    xmlDoc *page, GHashTable *ids, const char *path, GString *complaint)
{
	xmlXPathObject *found = find(page, path);

	for (int i = 0; i < xmlXPathNodeSetGetLength(found->nodesetval); i++) {
		xmlChar *text = xmlNodeGetContent(
		    xmlXPathNodeSetItem(found->nodesetval, i));
		const char *id = (const char *)text + (*text == '#');

		if (!g_hash_table_contains(ids, id))
			g_string_append_printf(
			    complaint, "%s leads nowhere\n", text);
		xmlFree(text);
	}
	xmlXPathFreeObject(found);
}

static void
check_page(xmlDoc *page, GString *complaint)
{
	g_autoptr(GHashTable) ids =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	collect_ids(page, ids, complaint);
	check_places(page, ids, "//@href[starts-with(., '#')]", complaint);
	check_places(page, ids,
	    "//@*[name() = 'xlink:href' and starts-with(., '#')]", complaint);
	check_places(
	    page, ids, "//@aria-labelledby[not(contains(., ' '))]", complaint);
}

static xmlDoc *
parse(const char *text, GString *complaint)
{
	xmlDoc *page;

	xmlSetStructuredErrorFunc(complaint, collect_error);
	page = htmlReadMemory(
	    text, (int)strlen(text), NULL, "UTF-8", HTML_PARSE_NONET);
	xmlSetStructuredErrorFunc(NULL, NULL);
	if (page != NULL)
		check_page(page, complaint);
	return page;
}

char *
dom_complaint(const char *text)
{
	GString *complaint = g_string_new(NULL);

	xmlFreeDoc(parse(text, complaint));
	return g_string_free(complaint, complaint->len == 0);
}

xmlDoc *
dom_parse_page(const char *text)
{
	GString *complaint = g_string_new(NULL);
	xmlDoc *page = parse(text, complaint);

	if (complaint->len > 0)
		fail_msg("%s", complaint->str);
	g_string_free(complaint, TRUE);
	return page;
}
