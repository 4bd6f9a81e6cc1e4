/* Any review.json is read, or refused in a sentence; what was read is written
 * so that it can be read again. */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <string.h>

#include "pipeline/history/review_read.h"
#include "renderers/data/review_json.h"

int
fuzz_one(const uint8_t *bytes, size_t size)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Report) report =
	    review_parse("r.json", (const char *)bytes, size, &error);
	g_autoptr(Report) again = NULL;
	g_autofree char *text = NULL;

	g_assert_true((report == NULL) == (error != NULL));
	if (error != NULL)
		g_assert_true(g_str_has_prefix(error->message, "r.json:"));
	if (report == NULL)
		return 0;
	text = review_json_to_text(report);
	again = review_parse("r.json", text, strlen(text), &error);
	g_assert_no_error(error);
	return 0;
}
