#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/demo/cur_lines.h"
#include "pipeline/demo/larkfield.h"

enum { WHOLE = 1000 };

static void
shares_make_a_whole(void **state)
{
	int sum = 0, reserved = 0;

	(void)state;
	for (size_t i = 0; i < cur_kind_count; i++) {
		assert_true(cur_kinds[i].rate > 0);
		assert_true(cur_kinds[i].resources > 0);
		sum += cur_kinds[i].permille;
		reserved += cur_kinds[i].permille == 0;
	}
	assert_int_equal(sum, WHOLE);
	assert_int_equal(reserved, 1);
}

/* Tax is written when a product ends, so it may not come again. */
static void
lines_of_a_product_are_neighbours(void **state)
{
	(void)state;
	for (size_t i = 1; i < cur_kind_count; i++)
		for (size_t k = 0; k + 1 < i; k++)
			if (strcmp(cur_kinds[k].code, cur_kinds[i].code) == 0)
				assert_string_equal(
				    cur_kinds[i - 1].code, cur_kinds[i].code);
}

/* A line is known by its usage type, product and resource. */
static void
usage_types_are_unique_in_a_product(void **state)
{
	(void)state;
	for (size_t i = 0; i < cur_kind_count; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(cur_kinds[k].code, cur_kinds[i].code) == 0)
				assert_string_not_equal(cur_kinds[k].usage_type,
				    cur_kinds[i].usage_type);
}

static void
tags_name_parts_of_the_product(void **state)
{
	(void)state;
	for (size_t i = 0; i < cur_kind_count; i++) {
		bool known = cur_kinds[i].tag == NULL;

		for (size_t k = 0; k < PARTS && !known; k++)
			known = strcmp(cur_kinds[i].tag,
				    larkfield_parts[k].tag) == 0;
		assert_true(known);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares_make_a_whole),
		cmocka_unit_test(lines_of_a_product_are_neighbours),
		cmocka_unit_test(usage_types_are_unique_in_a_product),
		cmocka_unit_test(tags_name_parts_of_the_product),
	};

	return cmocka_run_group_tests_name("cur_lines", tests, NULL, NULL);
}
