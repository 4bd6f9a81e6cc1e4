#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/canvas/svg_style.h"
#include "tests/support/svg_text.h"

typedef struct StyleCase {
	const char *in, *out;
} StyleCase;

/* Keys: text is 02 5A A5, grid 05 5A A5, blue-outer 0C 5A A5. */
static const StyleCase styles[] = {
	{ "<path style=\" stroke:none;fill-rule:nonzero;"
	  "fill:rgb(0.784314%,35.294118%,64.705882%);fill-opacity:1;\" "
	  "d=\"M 0 0 L 1 0 Z \"/>",
	    "<path d=\"M0 0h1z\" fill=\"#1B1F24\" class=\"fill-text\"/>" },
	/* as cairo 1.18 spells it */
	{ "<path fill-rule=\"nonzero\" fill=\"rgb(0.784302%, 35.293579%, "
	  "64.70%)\" fill-opacity=\"1\" d=\"M 0 0 L 1 0 Z \"/>",
	    "<path fill=\"#1B1F24\" d=\"M0 0h1z\" class=\"fill-text\"/>" },
	{ "<path style=\"fill:none;stroke-width:1;stroke-linecap:butt;"
	  "stroke-linejoin:miter;stroke:rgb(1.960784%,35.294118%,64.705882%);"
	  "stroke-opacity:1;stroke-dasharray:4,3;stroke-miterlimit:10;\" "
	  "d=\"M 1 1 L 9 1 \"/>",
	    "<path d=\"M1 1h8\" fill=\"none\" stroke=\"#E3E6EA\" "
	    "stroke-dasharray=\"4,3\" class=\"stroke-grid\"/>" },
	{ "<rect x=\"0.50001\" width=\"20.333333\" style=\""
	  "fill:rgb(4.705882%,35.294118%,64.705882%);fill-opacity:0.18;"
	  "stroke:rgb(1.960784%,35.294118%,64.705882%)\"/>",
	    "<rect x=\".5\" width=\"20.33\" fill=\"#0072B2\" "
	    "fill-opacity=\".18\" stroke=\"#E3E6EA\" "
	    "class=\"fill-blue-outer stroke-grid\"/>" },
	{ "<g clip-path=\"url(#clip1)\" clip-rule=\"nonzero\"/>",
	    "<g clip-path=\"url(#clip1)\"/>" },
	{ "<g/>", "<g/>" },
};

static void
looks_are_said_in_attributes(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
		g_autoptr(xmlDoc) doc = svg_text_read(styles[i].in);
		g_autofree char *out = NULL;

		assert_true(
		    svg_style_tidy(xmlDocGetRootElement(doc)->children, NULL));
		out = svg_text_write(doc);
		assert_string_equal(out, styles[i].out);
	}
}

static const char *const strangers[] = {
	"<path style=\"fill:rgb(0%,0%,0%)\"/>",
	"<path fill=\"rgb(100%, 100%, 100%)\"/>",
	"<path stroke=\"#123456\"/>",
	"<path fill=\"rgb(1,2,3)\"/>",
	"<path fill=\"rgb(1%,2%\"/>",
	"<path fill=\"url(#gradient)\"/>",
};

static void
colours_of_no_role_are_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(strangers); i++) {
		g_autoptr(xmlDoc) doc = svg_text_read(strangers[i]);
		g_autoptr(GError) error = NULL;

		assert_false(svg_style_tidy(
		    xmlDocGetRootElement(doc)->children, &error));
		assert_true(
		    g_error_matches(error, SVG_ERROR, SVG_ERROR_COLOUR));
		assert_non_null(strstr(error->message, "<path>"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(looks_are_said_in_attributes),
		cmocka_unit_test(colours_of_no_role_are_refused),
	};

	return cmocka_run_group_tests_name("svg_style", tests, NULL, NULL);
}
