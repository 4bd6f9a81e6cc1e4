#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <libxml/parser.h>
#include <stdbool.h>
#include <string.h>

#include "tests/support/svg_text.h"

xmlDoc *
svg_text_read(const char *body)
{
	g_autofree char *text =
	    g_strconcat("<svg xmlns=\"http://www.w3.org/2000/svg\" "
			"xmlns:xlink=\"http://www.w3.org/1999/xlink\">",
		body, "</svg>", NULL);
	xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), "test", "UTF-8",
	    XML_PARSE_NOBLANKS | XML_PARSE_NONET);

	assert_non_null(doc);
	return doc;
}

char *
svg_text_write(xmlDoc *doc)
{
	GString *out = g_string_new(NULL);
	const xmlNode *root = xmlDocGetRootElement(doc);

	for (xmlNode *n = root->children; n != NULL; n = n->next) {
		xmlBuffer *buffer = xmlBufferCreate();

		xmlNodeDump(buffer, doc, n, 0, 0);
		g_string_append(out, (const char *)xmlBufferContent(buffer));
		xmlBufferFree(buffer);
	}
	return g_string_free(out, false);
}
