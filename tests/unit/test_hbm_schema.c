#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/bound.h"
#include "tests/support/describe_table.h"
#include "tests/support/mapped.h"

#define PAID "<property name=\"paid\" type=\"boolean\" not-null=\"true\"/>"
#define JOINED                                                                 \
	"<joined-subclass name=\"Gift\" table=\"gifts\" extends=\"Order\">"    \
	"<key column=\"order_id\" on-delete=\"cascade\"/>" PAID                \
	"</joined-subclass>"
#define UNIONS                                                                 \
	"<many-to-one name=\"next\" class=\"Order\"/>"                         \
	"<union-subclass name=\"Gift\" table=\"gifts\">" PAID                  \
	"</union-subclass>"

static const MappedCase cases[] = {
	{ MAPPED_CLASS("Order", "orders",
	      "<subclass name=\"Gift\">" PAID
	      "<subclass name=\"Deep\"><property name=\"x\" type=\"int\"/>"
	      "</subclass></subclass>"),
	    "orders", "id bigint!, paid boolean, x integer | primary(id) |" },
	{ MAPPED_CLASS("Order", "orders", JOINED), "gifts",
	    "order_id bigint!, paid boolean! | primary(order_id) | "
	    "(order_id)>orders cascade" },
	/* The parent comes later. */
	{ JOINED MAPPED_CLASS("Order", "orders", ""), "gifts",
	    "order_id bigint!, paid boolean! | primary(order_id) | "
	    "(order_id)>orders cascade" },
	{ JOINED, "gifts",
	    "order_id ?!, paid boolean! | primary(order_id) | "
	    "(order_id)>Order cascade" },
	{ "<subclass name=\"Gift\" extends=\"shop.Order\">" PAID "</subclass>",
	    "Order", "paid boolean | |" },
	{ MAPPED_CLASS("Order", "orders", UNIONS), "gifts",
	    "id bigint!, next bigint, paid boolean! | primary(id) | "
	    "(next)>orders" },
	{ "<class name=\"Order\" abstract=\"true\">"
	  "<id name=\"id\" type=\"long\"/><union-subclass name=\"Gift\" "
	  "table=\"gifts\">" PAID "</union-subclass></class>",
	    "Order", NULL },
};

static void
subclasses_share_join_or_copy(void **state)
{
	(void)state;
	mapped_assert(cases, G_N_ELEMENTS(cases));
}

static void
circles_of_classes_end(void **state)
{
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "a.hbm.xml",
	    "<hibernate-mapping><subclass name=\"A\" extends=\"B\"/>"
	    "<subclass name=\"B\" extends=\"C\"/>"
	    "<joined-subclass name=\"C\" extends=\"A\"><key column=\"id\"/>"
	    "</joined-subclass><union-subclass name=\"D\" extends=\"D\"/>"
	    "</hibernate-mapping>");
	bound_seal(&bound);
	bound_assert_rows(input, 4, 0, 0);
	bound_clear(&bound);
}

static const char order[] = "<hibernate-mapping package=\"shop\">" MAPPED_CLASS(
    "Order", "orders",
    "<many-to-one name=\"buyer\" class=\"Buyer\"/>"
    "<many-to-one name=\"agent\"/>"
    "<set name=\"tags\" table=\"order_tags\"><key column=\"order_id\"/>"
    "<many-to-many class=\"Tag\" column=\"tag_id\"/></set>"
    "<set name=\"notes\"><key/><one-to-many class=\"Note\"/></set>") "</"
								     "hibernate"
								     "-mapping"
								     ">";
static const char tag[] = "<hibernate-mapping package=\"shop\">" MAPPED_CLASS(
    "Tag", "tags",
    "<set name=\"orders\" table=\"order_tags\"><key column=\"tag_id\"/>"
    "<many-to-many class=\"Order\" column=\"order_id\"/></set>") "</"
								 "hibernate-"
								 "mapping>";

static char *
read_both(bool order_first)
{
	g_autoptr(GString) text = g_string_new(NULL);
	const Input *input;
	Bound bound;

	bound_init(&bound);
	if (!order_first)
		bound_read(&bound, "b/Tag.hbm.xml", tag);
	input = bound_read(&bound, "a/Order.hbm.xml", order);
	if (order_first)
		bound_read(&bound, "b/Tag.hbm.xml", tag);
	bound_seal(&bound);
	for (unsigned i = 0; i < facts_tables(bound.facts)->len; i++) {
		const Table *table = facts_tables(bound.facts)->pdata[i];
		g_autofree char *described = describe_table(table);

		g_string_append_printf(
		    text, "%s: %s\n", table->name, described);
	}
	assert_int_equal(input->counts.tables, 2);
	assert_int_equal(input->counts.columns, 5);
	assert_int_equal(input->counts.foreign_keys, 3);
	assert_int_equal(input->counts.primary_keys, 2);
	assert_non_null(
	    strstr(bound_finding(input->findings, "class-unmapped")->message,
		"(1: Buyer)"));
	assert_non_null(bound_finding(input->findings, "collection-unmapped"));
	assert_non_null(strstr(
	    bound_finding(input->findings, "relation-classless")->message,
	    "agent"));
	assert_non_null(strstr(
	    bound_finding(input->findings, "column-untyped")->message, "(2)"));
	bound_clear(&bound);
	return g_string_free(g_steal_pointer(&text), false);
}

static void
order_of_files_does_not_matter(void **state)
{
	g_autofree char *one = read_both(true);
	g_autofree char *other = read_both(false);

	(void)state;
	assert_string_equal(one, other);
	assert_string_equal(one,
	    "order_tags: order_id bigint!, tag_id bigint! | "
	    "primary(order_id,tag_id) | (order_id)>orders; (tag_id)>tags\n"
	    "orders: id bigint!, buyer ?, agent ? | primary(id) | "
	    "(buyer)>Buyer\n"
	    "tags: id bigint! | primary(id) |\n");
}

static void
hostile_mappings_end(void **state)
{
	g_autoptr(GString) text = g_string_new("<hibernate-mapping>");
	const Input *input;
	const Table *table;
	Bound bound;

	(void)state;
	for (int i = 0; i < 2 * TABLE_PARTS_MAX; i++)
		g_string_append_printf(text,
		    "<subclass name=\"A%d\" extends=\"A%d\">"
		    "<many-to-one name=\"b%d\" class=\"B%d\"/></subclass>",
		    i, i + 1, i, i);
	g_string_append(text, "<class name=\"C\"><id name=\"id\"/>");
	for (int i = 0; i < 2 * TABLE_PARTS_MAX; i++)
		g_string_append_printf(
		    text, "<many-to-one name=\"b%d\" class=\"B%d\"/>", i, i);
	g_string_append(text, "</class></hibernate-mapping>");
	bound_init(&bound);
	input = bound_read(&bound, "a.hbm.xml", text->str);
	bound_seal(&bound);
	bound_assert_rows(input, 2 * TABLE_PARTS_MAX + 1, 0, 0);
	assert_non_null(bound_finding(input->findings, "schema-parts-lost"));
	table = facts_find_table(bound.facts, NULL, "C");
	assert_non_null(table_find_column(table, "b4998"));
	assert_null(table_find_column(table, "b4999"));
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(subclasses_share_join_or_copy),
		cmocka_unit_test(circles_of_classes_end),
		cmocka_unit_test(order_of_files_does_not_matter),
		cmocka_unit_test(hostile_mappings_end),
	};

	return cmocka_run_group_tests_name("hbm_schema", tests, NULL, NULL);
}
