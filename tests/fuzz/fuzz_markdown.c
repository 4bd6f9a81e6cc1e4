/* Any document is read as a decision record, and ends as used or skipped. */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <glib/gstdio.h>

#include "pipeline/ingest/ingest.h"

enum { AS_OF = 20779 }; /* 2026-11-22 */

static void
check_input(const Input *input)
{
	if (input->failed)
		return;
	g_assert_cmpint(input->rows_read, ==, 1);
	g_assert_cmpint(input->rows_used + input->rows_skipped, ==, 1);
	g_assert_cmpint(input->counts.decisions, ==, input->rows_used);
}

int
fuzz_one(const uint8_t *bytes, size_t size)
{
	g_autofree char *path = fuzz_file(bytes, size);
	g_autoptr(Facts) facts = facts_new(AS_OF);
	g_autoptr(GError) error = NULL;
	IngestInput input = { path, "decision-records", true, NULL };
	bool done =
	    ingest_inputs(facts, &ingest_default_options, &input, 1, &error);

	g_unlink(path);
	g_assert_no_error(error);
	g_assert_true(done);
	facts_seal(facts);
	for (guint i = 0; i < facts_inputs(facts)->len; i++)
		check_input(facts_inputs(facts)->pdata[i]);
	return 0;
}
