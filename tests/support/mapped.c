#include "tests/support/mapped.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/bound.h"
#include "tests/support/describe_table.h"

static void
check(const MappedCase *c)
{
	g_autofree char *text = g_strdup_printf(
	    "<hibernate-mapping package=\"shop\">%s</hibernate-mapping>",
	    c->mapping);
	g_autofree char *described = NULL;
	const Table *table;
	Bound bound;

	print_message("%s\n", c->mapping);
	bound_init(&bound);
	bound_read(&bound, "shop.hbm.xml", text);
	bound_seal(&bound);
	assert_null(bound.error);
	table = facts_find_table(bound.facts, NULL, c->table);
	if (c->expected) {
		assert_non_null(table);
		described = describe_table(table);
		assert_string_equal(described, c->expected);
	} else {
		assert_null(table);
	}
	bound_clear(&bound);
}

void
mapped_assert(const MappedCase *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check(&cases[i]);
}
