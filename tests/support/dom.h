/*
 * dom.h - questions to an HTML or XML tree, for tests.
 *
 * Paths are XPath 1.0; what is asked for must be there, or the running
 * cmocka test fails.
 */
#ifndef TESTS_SUPPORT_DOM_H
#define TESTS_SUPPORT_DOM_H

#include <libxml/tree.h>
#include <stddef.h>

size_t dom_count(xmlDoc *document, const char *path);

/* The text of the first match, spaces run together; the caller frees it. */
char *dom_text(xmlDoc *document, const char *path);

void assert_dom_text(xmlDoc *document, const char *path, const char *want);
void assert_dom_count(xmlDoc *document, const char *path, size_t want);

/*
 * What is wrong with TEXT as a page: any error but an element younger than
 * the parser, an id that is there twice, a link or label that leads to no
 * place on the page.  NULL if all is well; the caller frees it.
 */
char *dom_complaint(const char *text);

/* The tree of a page without complaints; the caller frees it. */
xmlDoc *dom_parse_page(const char *text);

#endif
