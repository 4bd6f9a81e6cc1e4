#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "tests/support/mapped.h"

static const MappedCase cases[] = {

	{ MAPPED_CLASS("Order", "orders",
	      "<property name=\"state\" type=\"string\" length=\"20\" "
	      "not-null=\"true\" unique=\"true\"/>"
	      "<property name=\"total\" type=\"big_decimal\" precision=\"12\" "
	      "scale=\"2\"/>"
	      "<property name=\"note\"/>"
	      "<property name=\"count\" column=\"`count`\" "
	      "type=\"java.lang.Integer\"/>"),
	    "orders",
	    "id bigint!, state varchar(20)!, total numeric(12,2), note ?, "
	    "count integer | primary(id) unique(state) |" },
	{ MAPPED_CLASS("Order", "orders",
	      "<property name=\"a\" type=\"string\"><column name=\"b\" "
	      "length=\"8\" not-null=\"true\" unique-key=\"u\" "
	      "default=\"x\"/></property>"
	      "<property name=\"c\" type=\"shop.Money\"><column name=\"d\" "
	      "sql-type=\"decimal(9,2)\" unique-key=\"u\"/><column name=\"e\" "
	      "index=\"i\"/></property>"
	      "<property name=\"f\" formula=\"(select 1)\"/><property "
	      "name=\"g\"><formula>1 + 1</formula></property>"
	      "<property name=\"h\" type=\"date\" index=\"i\"/>"),
	    "orders",
	    "id bigint!, b varchar(8)!=x, d decimal(9,2), e shop.Money, h date "
	    "| primary(id) unique(b,d) index(e,h) |" },
	/* One column told twice. */
	{ MAPPED_CLASS("Order", "orders",
	      "<property name=\"buyerId\" column=\"buyer_id\" insert=\"false\" "
	      "update=\"false\"/>"
	      "<many-to-one name=\"buyer\" class=\"Buyer\" column=\"buyer_id\" "
	      "not-null=\"true\"/>") MAPPED_CLASS("Buyer", "buyers", ""),
	    "orders",
	    "id bigint!, buyer_id bigint! | primary(id) | (buyer_id)>buyers" },
	{ MAPPED_CLASS("Order", "orders",
	      "<many-to-one name=\"buyer\" class=\"other.Buyer\" "
	      "foreign-key=\"fk_buyer\" unique=\"true\"/>"
	      "<many-to-one name=\"seller\" foreign-key=\"none\" "
	      "entity-name=\"Seller\"/>"
	      "<many-to-one name=\"agent\" class=\"Agent, Shop\" "
	      "not-found=\"ignore\"/>"
	      "<many-to-one name=\"who\"/>"),
	    "orders",
	    "id bigint!, buyer ?, seller ?, agent ?, who ? | primary(id) "
	    "unique(buyer) | fk_buyer(buyer)>Buyer; (seller)>Seller guess; "
	    "(agent)>Agent guess" },
	{ MAPPED_CLASS("Order", "orders",
	      "<many-to-one name=\"buyer\" class=\"Buyer\" "
	      "property-ref=\"code\"/>") MAPPED_CLASS("Buyer", "buyers",
	      "<property name=\"code\" column=\"buyer_code\" "
	      "type=\"string\"/>"),
	    "orders",
	    "id bigint!, buyer ? | primary(id) | (buyer)>buyers(buyer_code)" },
};

static void
columns_and_keys_are_as_mapped(void **state)
{
	(void)state;
	mapped_assert(cases, G_N_ELEMENTS(cases));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_and_keys_are_as_mapped),
	};

	return cmocka_run_group_tests_name("hbm_column", tests, NULL, NULL);
}
