/* Any file is taken in, whatever it is, and each of its rows accounted for. */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <glib/gstdio.h>

#include "pipeline/ingest/ingest.h"

enum { AS_OF = 20779 }; /* 2026-11-22 */

static void
check_input(const Input *input)
{
	g_assert_cmpint(input->rows_read, ==,
	    input->rows_used + input->rows_skipped + input->rows_rejected);
	g_assert_cmpint(input->rows_used, >=, 0);
	g_assert_cmpint(input->rows_skipped, >=, 0);
	g_assert_cmpint(input->rows_rejected, >=, 0);
}

int
fuzz_one(const uint8_t *bytes, size_t size)
{
	g_autofree char *path = fuzz_file(bytes, size);
	g_autoptr(Facts) facts = facts_new(AS_OF);
	g_autoptr(GError) error = NULL;
	IngestInput input = { path, NULL, true, NULL };
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
