#include "renderers/html/html_tree.h"

#include <libxml/HTMLtree.h>
#include <stdbool.h>
#include <string.h>

#include "pipeline/base/text.h"

/* Letters before or after a place to break inside a long name. */
enum { SHORTEST_PIECE = 6 };

static const xmlChar *
chars(const char *text)
{
	return (const xmlChar *)text;
}

xmlDoc *
html_new(const char *lang)
{
	xmlDoc *document = htmlNewDocNoDtD(NULL, NULL);
	xmlNode *root = xmlNewDocNode(document, NULL, chars("html"), NULL);

	xmlCreateIntSubset(document, chars("html"), NULL, NULL);
	xmlDocSetRootElement(document, root);
	html_set(root, "lang", lang);
	html_add_text(root, "\n");
	return document;
}

xmlNode *
html_add_inline(xmlNode *parent, const char *name, const char *class)
{
	xmlNode *node = xmlNewChild(parent, NULL, chars(name), NULL);

	if (class != NULL)
		html_set(node, "class", class);
	return node;
}

xmlNode *
html_add(xmlNode *parent, const char *name, const char *class)
{
	xmlNode *node = html_add_inline(parent, name, class);

	xmlAddNextSibling(node, xmlNewDocText(parent->doc, chars("\n")));
	return node;
}

xmlNode *
html_add_inline_with(
    xmlNode *parent, const char *name, const char *class, const char *text)
{
	xmlNode *node = html_add_inline(parent, name, class);

	html_add_text(node, text);
	return node;
}

xmlNode *
html_add_with(
    xmlNode *parent, const char *name, const char *class, const char *text)
{
	xmlNode *node = html_add(parent, name, class);

	html_add_text(node, text);
	return node;
}

xmlNode *
html_add_link(
    xmlNode *parent, const char *class, const char *href, const char *text)
{
	xmlNode *node = html_add_inline_with(parent, "a", class, text);

	html_set(node, "href", href);
	return node;
}

/* "20 %" is one word: no line may end between a number and its sign. */
static char *
keep_percents_whole(const char *text)
{
	GString *out = g_string_new(NULL);

	for (size_t i = 0; text[i] != '\0'; i++)
		if (text[i] == ' ' && text[i + 1] == '%' && i > 0 &&
		    g_ascii_isdigit(text[i - 1]))
			g_string_append(out, "\u00a0");
		else
			g_string_append_c(out, text[i]);
	return g_string_free(out, FALSE);
}

void
html_add_text(xmlNode *parent, const char *text)
{
	g_autofree char *clean = text_clean(text);
	g_autofree char *whole =
	    strstr(clean, " %") != NULL ? keep_percents_whole(clean) : NULL;

	xmlAddChild(parent,
	    xmlNewDocText(parent->doc, chars(whole != NULL ? whole : clean)));
}

/* For void elements that are younger than libxml2's list of them, which it
 * would close: in an HTML tree, CDATA is written as it is. */
static void
add_raw(xmlNode *parent, const char *markup)
{
	xmlAddChild(parent, xmlNewCDataBlock(parent->doc, chars(markup),
				xmlStrlen(chars(markup))));
}

/* Between words joined by "_", ".", "/" or ":", where both sides have
 * letters: 3.4 stays whole. */
static bool
is_joint(const char *text, size_t i)
{
	return i > 0 && strchr("_./:", text[i]) != NULL &&
	       g_ascii_isalnum(text[i - 1]) && g_ascii_isalpha(text[i + 1]);
}

/* A joint of the word that goes on from START, with enough on both sides. */
static bool
may_break_after(const char *text, size_t start, size_t i)
{
	return i + 1 - start >= SHORTEST_PIECE &&
	       strcspn(text + i + 1, " ") >= SHORTEST_PIECE &&
	       is_joint(text, i);
}

void
html_add_name(xmlNode *parent, const char *text)
{
	size_t start = 0, piece = 0;

	for (size_t i = 0; text[i] != '\0'; i++) {
		g_autofree char *part = NULL;

		if (text[i] == ' ')
			piece = i + 1;
		if (!may_break_after(text, piece, i))
			continue;
		part = g_strndup(text + start, i + 1 - start);
		html_add_text(parent, part);
		add_raw(parent, "<wbr>");
		start = piece = i + 1;
	}
	html_add_text(parent, text + start);
}

void
html_add_source(xmlNode *parent, const char *media, const char *srcset)
{
	g_autofree char *markup = g_markup_printf_escaped(
	    "<source media=\"%s\" srcset=\"%s\">", media, srcset);

	add_raw(parent, markup);
}

void
html_add_copy(xmlNode *parent, xmlDoc *document)
{
	xmlAddChild(parent,
	    xmlDocCopyNode(xmlDocGetRootElement(document), parent->doc, 1));
}

void
html_keep_as_xml(xmlNode *node)
{
	xmlBuffer *buffer = xmlBufferCreate();

	xmlNodeDump(buffer, node->doc, node, 0, 0);
	xmlReplaceNode(
	    node, xmlNewCDataBlock(node->doc, xmlBufferContent(buffer),
		      xmlBufferLength(buffer)));
	xmlFreeNode(node);
	xmlBufferFree(buffer);
}

void
html_set(xmlNode *node, const char *attribute, const char *value)
{
	g_autofree char *clean = text_clean(value);

	xmlSetProp(node, chars(attribute), chars(clean));
}

void
html_set_id(xmlNode *node, const char *prefix, const char *name)
{
	g_autofree char *id = g_strconcat(prefix, name, NULL);

	html_set(node, "id", id);
}

/* Not htmlDocDumpMemory(): that rewrites the charset and escapes all that
 * is not ASCII. */
char *
html_to_text(xmlDoc *document)
{
	xmlBuffer *buffer = xmlBufferCreate();
	xmlOutputBuffer *out = xmlOutputBufferCreateBuffer(buffer, NULL);
	char *text;

	htmlNodeDumpFormatOutput(
	    out, document, (xmlNode *)document, "UTF-8", 0);
	xmlOutputBufferClose(out);
	text = g_strdup((const char *)xmlBufferContent(buffer));
	xmlBufferFree(buffer);
	return text;
}
