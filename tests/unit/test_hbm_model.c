#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "tests/support/mapped.h"

#define POINTING(class) "<many-to-one name=\"b\" class=\"" class "\"/>"
#define EXPECTED(table) "id bigint!, b bigint | primary(id) | (b)>" table

static const MappedCase cases[] = {
	{ MAPPED_CLASS("Order", "orders", POINTING("Buyer"))
		MAPPED_CLASS("Buyer", "buyers", ""),
	    "orders", EXPECTED("buyers") },
	{ MAPPED_CLASS("shop.Order", "orders", POINTING("shop.Buyer"))
		MAPPED_CLASS("Buyer", "buyers", ""),
	    "orders", EXPECTED("buyers") },
	{ MAPPED_CLASS("Order", "orders", POINTING("Buyer, Shop"))
		MAPPED_CLASS("shop.Buyer, Shop", "buyers", ""),
	    "orders", EXPECTED("buyers") },
	/* Of another package, the only one of that name. */
	{ MAPPED_CLASS("Order", "orders", POINTING("Buyer"))
		MAPPED_CLASS("crm.Buyer", "buyers", ""),
	    "orders", EXPECTED("buyers") },
	{ MAPPED_CLASS("Order", "orders", POINTING("Buyer")) MAPPED_CLASS(
	      "crm.Buyer", "a", "") MAPPED_CLASS("web.Buyer", "b", ""),
	    "orders", "id bigint!, b ? | primary(id) | (b)>Buyer" },
	{ MAPPED_CLASS("Order", "orders", POINTING("web.Buyer"))
		MAPPED_CLASS("crm.Buyer", "buyers", ""),
	    "orders", "id bigint!, b ? | primary(id) | (b)>Buyer" },
	{ "<class name=\"shop.Order\"><id name=\"id\" type=\"int\"/></class>",
	    "Order", "id integer! | primary(id) |" },
	{ "<class entity-name=\"Order\" table=\"`order`\">"
	  "<id name=\"id\" type=\"int\"/></class>",
	    "order", "id integer! | primary(id) |" },
	{ "<class name=\"Sum\"><subselect>select 1 as id</subselect>"
	  "<id name=\"id\" type=\"int\"/></class>",
	    "Sum", NULL },
	/* Two classes of one table. */
	{ MAPPED_CLASS("Order", "orders", "") MAPPED_CLASS(
	      "Brief", "ORDERS", "<property name=\"a\" type=\"int\"/>"),
	    "orders", "id bigint!, a integer | primary(id) |" },
};

static void
classes_are_found_by_name(void **state)
{
	(void)state;
	mapped_assert(cases, G_N_ELEMENTS(cases));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(classes_are_found_by_name),
	};

	return cmocka_run_group_tests_name("hbm_model", tests, NULL, NULL);
}
