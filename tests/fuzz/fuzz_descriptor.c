/* Any description of a format is loaded, or refused with a message that has
 * its file. */
#include "tests/fuzz/fuzz.h"

#include <glib.h>

#include "pipeline/ingest/descriptor.h"

int
fuzz_one(const uint8_t *bytes, size_t size)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	g_autoptr(GError) error = NULL;
	bool added = descriptor_set_add(
	    set, "fuzz.yaml", size ? (const char *)bytes : "", size, &error);

	g_assert_true(added == (error == NULL));
	if (error)
		g_assert_true(g_str_has_prefix(error->message, "fuzz.yaml"));
	return 0;
}
