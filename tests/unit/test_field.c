#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/field.h"

/* Descriptors name fields: two of one name would shadow each other. */
static void
names_are_unique_and_plain(void **state)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	(void)state;
	for (Field field = 0; field < FIELD_COUNT; field++) {
		const char *name = field_name(field);

		assert_true(*name != '\0');
		assert_int_equal(
		    strspn(name, "abcdefghijklmnopqrstuvwxyz-"), strlen(name));
		assert_true(g_hash_table_add(seen, (char *)name));
	}
}

static void
fields_are_found_by_name(void **state)
{
	(void)state;
	assert_int_equal(field_find("start-planned"), FIELD_START_PLANNED);
	assert_int_equal(field_find("key"), FIELD_KEY);
	assert_int_equal(field_find("keys"), FIELD_COUNT);
	assert_int_equal(field_find(""), FIELD_COUNT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_unique_and_plain),
		cmocka_unit_test(fields_are_found_by_name),
	};

	return cmocka_run_group_tests_name("field", tests, NULL, NULL);
}
