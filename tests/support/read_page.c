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
	g_autoptr(Drawings) drawings = NULL;
	g_autoptr(xmlDoc) page = NULL;
	g_autofree char *text = NULL;

	assert_non_null(typeset);
	report_seal(report);
	drawings = drawings_new(report, typeset, &error);
	if (drawings == NULL)
		fail_msg("%s", error->message);
	page = page_new(report, drawings, whole ? "p { margin: 0 }" : NULL);
	text = html_to_text(page);
	report_free(report);
	return dom_parse_page(text);
}
