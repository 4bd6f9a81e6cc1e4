#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "tests/support/mapped.h"

static const MappedCase cases[] = {

	{ "<class name=\"Order\"><id name=\"id\" column=\"order_id\" "
	  "type=\"int\"><generator class=\"shop.NativeOrAssigned\"/></id>"
	  "<discriminator column=\"kind\"/><version "
	  "name=\"version\"/><timestamp name=\"changed\"/></class>",
	    "Order",
	    "order_id integer!+, kind varchar!, version integer, changed "
	    "timestamp | primary(order_id) |" },
	{ "<class name=\"Order\" table=\"orders\"><id name=\"id\" "
	  "type=\"string\" length=\"32\"><generator "
	  "class=\"uuid\"/></id></class>",
	    "orders", "id varchar(32)! | primary(id) |" },
	{ "<class name=\"Line\" table=\"lines\"><composite-id><key-many-to-one "
	  "name=\"order\" class=\"Order\" column=\"order_id\"/>"
	  "<key-property name=\"line\" "
	  "type=\"short\"/></composite-id></class>" MAPPED_CLASS(
	      "Order", "orders", ""),
	    "lines",
	    "order_id bigint!, line smallint! | primary(order_id,line) | "
	    "(order_id)>orders" },
	{ MAPPED_CLASS("Order", "orders",
	      "<component name=\"address\"><property name=\"city\" "
	      "type=\"string\"/><component name=\"geo\"><property name=\"lat\" "
	      "type=\"double\"/></component>"
	      "<many-to-one name=\"country\" class=\"Order\"/></component>"
	      "<dynamic-component name=\"more\"><property name=\"x\" "
	      "type=\"int\"/></dynamic-component>"
	      "<natural-id><property name=\"code\" "
	      "type=\"string\"/></natural-id>"
	      "<properties name=\"p\"><property name=\"y\" "
	      "type=\"int\"/></properties>"
	      "<any name=\"what\" id-type=\"long\"><column "
	      "name=\"what_kind\"/><column name=\"what_id\"/></any>"),
	    "orders",
	    "id bigint!, city varchar, lat double, country bigint, x integer, "
	    "code varchar, y integer, what_kind ?, what_id ? | primary(id) | "
	    "(country)>orders" },
	{ MAPPED_CLASS("Order", "orders",
	      "<join table=\"order_notes\"><key column=\"order_id\" "
	      "on-delete=\"cascade\"/><property name=\"note\" "
	      "type=\"text\"/></join>"),
	    "order_notes",
	    "order_id bigint!, note text | primary(order_id) | "
	    "(order_id)>orders cascade" },
	{ "<class name=\"Pass\" table=\"passes\"><id name=\"id\" "
	  "type=\"long\"><generator class=\"foreign\"><param "
	  "name=\"property\">order</param></generator></id>"
	  "<one-to-one name=\"order\" class=\"Order\" "
	  "constrained=\"true\"/></class>" MAPPED_CLASS(
	      "Order", "orders", "<one-to-one name=\"pass\" class=\"Pass\"/>"),
	    "passes", "id bigint! | primary(id) | (id)>orders" },
	{ "<class name=\"Order\" "
	  "table=\"orders\"><id/><property/><many-to-one/><component/><version/"
	  "><any/><join/></class>",
	    "orders", "id ?!, value integer | primary(id) |" },
};

static void
every_element_makes_what_it_should(void **state)
{
	(void)state;
	mapped_assert(cases, G_N_ELEMENTS(cases));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_element_makes_what_it_should),
	};

	return cmocka_run_group_tests_name("hbm_walk", tests, NULL, NULL);
}
