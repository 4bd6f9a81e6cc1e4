#include "tests/support/read_page.h"

#include "renderers/html/page.h"
#include "tests/support/dom.h"

xmlDoc *
read_page(Report *report, bool whole)
{
	g_autoptr(xmlDoc) page = NULL;
	g_autofree char *text = NULL;

	report_seal(report);
	page = page_new(report, whole, "p { margin: 0 }");
	text = html_to_text(page);
	report_free(report);
	return dom_parse_page(text);
}
