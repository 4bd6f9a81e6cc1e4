#include "tests/support/read_page.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/html/page.h"
#include "tests/support/dom.h"

xmlDoc *
read_page(Report *report, bool whole)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Typeset) typeset = typeset_new(&error);
	g_autoptr(xmlDoc) page = NULL;
	g_autofree char *text = NULL;

	assert_non_null(typeset);
	report_seal(report);
	page =
	    page_new(report, typeset, whole ? "p { margin: 0 }" : NULL, &error);
	if (page == NULL)
		fail_msg("%s", error->message);
	text = html_to_text(page);
	report_free(report);
	return dom_parse_page(text);
}
