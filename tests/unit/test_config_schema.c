#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/config/config_schema.h"

static void
check_table(const ConfigKey *keys)
{
	assert_in_range(config_keys_count(keys), 1, 200);
	for (const ConfigKey *key = keys; key->name; key++) {
		bool has_keys =
		    key->kind == KEY_SECTION || key->kind == KEY_LIST;
		bool has_limits =
		    key->kind == KEY_NUMBER || key->kind == KEY_FRACTION;

		assert_ptr_equal(config_keys_find(keys, key->name), key);
		assert_int_equal(key->keys != NULL, has_keys);
		assert_int_equal(key->new_item != NULL, key->kind == KEY_LIST);
		assert_int_equal(key->min < key->max, has_limits);
		if (has_keys)
			check_table(key->keys);
		/* items are told apart by their first key */
		if (key->kind == KEY_LIST)
			assert_true(key->keys[0].kind == KEY_TEXT ||
				    key->keys[0].kind == KEY_CURRENCY);
	}
}

static void
the_table_is_whole(void **state)
{
	(void)state;
	check_table(config_keys);
}

static void
every_assumption_is_a_key(void **state)
{
	const ConfigKey *section = config_keys_find(config_keys, "assumptions");

	(void)state;
	assert_int_equal(config_keys_count(section->keys), ASSUME_COUNT);
	for (int id = 0; id < ASSUME_COUNT; id++) {
		const ConfigKey *key = config_keys_find(
		    section->keys, assumption_info((AssumptionId)id)->name);

		assert_non_null(key);
		assert_int_equal(key->offset, (size_t)id * sizeof(Assumption));
	}
}

static void
names_are_exact(void **state)
{
	(void)state;
	assert_null(config_keys_find(config_keys, "Users"));
	assert_null(config_keys_find(config_keys, ""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_whole),
		cmocka_unit_test(every_assumption_is_a_key),
		cmocka_unit_test(names_are_exact),
	};

	return cmocka_run_group_tests_name("config_schema", tests, NULL, NULL);
}
