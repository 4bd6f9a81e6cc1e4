#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "tests/support/mapped.h"

static const MappedCase cases[] = {

	/* Both ends of one relation are one key. */
	{ MAPPED_CLASS("Order", "orders",
	      "<set name=\"lines\" inverse=\"true\" table=\"ignored\"><key "
	      "column=\"order_id\" on-delete=\"cascade\"/><one-to-many "
	      "class=\"Line\"/></set>") MAPPED_CLASS("Line", "lines",
	      "<many-to-one name=\"order\" class=\"Order\" "
	      "column=\"order_id\"/>"),
	    "lines",
	    "id bigint!, order_id bigint | primary(id) | (order_id)>orders "
	    "cascade" },
	{ MAPPED_CLASS("Order", "orders",
	      "<list name=\"lines\"><key not-null=\"true\"><column "
	      "name=\"order_id\"/></key><list-index column=\"position\" "
	      "base=\"1\"/><one-to-many class=\"shop.Line\"/></list>")
		MAPPED_CLASS("Line", "lines", ""),
	    "lines",
	    "id bigint!, order_id bigint, position ? | primary(id) | "
	    "(order_id)>orders" },
	{ MAPPED_CLASS("Order", "orders",
	      "<set name=\"lines\"><key/><one-to-many class=\"Lost\"/></set>"),
	    "Lost", NULL },
	{ MAPPED_CLASS("Order", "orders",
	      "<set name=\"tags\" table=\"order_tags\"><key "
	      "column=\"order_id\" foreign-key=\"fk_o\"/><many-to-many "
	      "class=\"Tag\" column=\"tag_id\" foreign-key=\"fk_t\"/></set>")
		MAPPED_CLASS("Tag", "tags",
		    "<set name=\"orders\" table=\"order_tags\" "
		    "inverse=\"true\"><key column=\"tag_id\"/><many-to-many "
		    "class=\"Order\" column=\"order_id\"/></set>"),
	    "order_tags",
	    "order_id bigint!, tag_id bigint! | primary(order_id,tag_id) | "
	    "fk_o(order_id)>orders; fk_t(tag_id)>tags" },
	{ MAPPED_CLASS("Order", "orders",
	      "<set name=\"tags\"><key/><many-to-many class=\"Lost\"/></set>"),
	    "orders_tags",
	    "id bigint!, elt ?! | primary(id,elt) | (id)>orders; (elt)>Lost" },
	{ MAPPED_CLASS("Order", "orders",
	      "<bag name=\"notes\" table=\"notes\"><key "
	      "column=\"order_id\"/><element type=\"string\" "
	      "column=\"note\"/></bag>"),
	    "notes", "order_id bigint, note varchar | | (order_id)>orders" },
	{ MAPPED_CLASS("Order", "orders",
	      "<set name=\"notes\" table=\"notes\"><key "
	      "column=\"order_id\"/><element type=\"string\" "
	      "column=\"note\"/></set>"),
	    "notes", "order_id bigint, note varchar | | (order_id)>orders" },
	{ MAPPED_CLASS("Order", "orders",
	      "<set name=\"notes\" table=\"notes\"><key "
	      "column=\"order_id\"/><element type=\"string\" column=\"note\" "
	      "not-null=\"true\"/></set>"),
	    "notes",
	    "order_id bigint!, note varchar! | primary(order_id,note) | "
	    "(order_id)>orders" },
	{ MAPPED_CLASS("Order", "orders",
	      "<map name=\"texts\" table=\"texts\"><key "
	      "column=\"order_id\"/><map-key column=\"lang\" type=\"string\" "
	      "length=\"2\"/><element type=\"text\" column=\"body\"/></map>"),
	    "texts",
	    "order_id bigint!, lang varchar(2)!, body text | "
	    "primary(order_id,lang) | (order_id)>orders" },
	{ MAPPED_CLASS("Order", "orders",
	      "<map name=\"by\" table=\"prices\"><key "
	      "column=\"order_id\"/><map-key-many-to-many class=\"Order\" "
	      "column=\"like_id\"/><composite-element "
	      "class=\"Price\"><property name=\"amount\" "
	      "type=\"double\"/><many-to-one name=\"who\" "
	      "class=\"Order\"/></composite-element></map>"),
	    "prices",
	    "order_id bigint!, like_id bigint!, amount double, who bigint | "
	    "primary(order_id,like_id) | (order_id)>orders; (like_id)>orders; "
	    "(who)>orders" },
	{ MAPPED_CLASS("Order", "orders",
	      "<idbag name=\"b\" table=\"bs\"><collection-id column=\"b_id\" "
	      "type=\"long\"><generator "
	      "class=\"increment\"/></collection-id><key "
	      "column=\"order_id\"/><element type=\"date\" "
	      "column=\"day\"/></idbag>"),
	    "bs",
	    "order_id bigint, day date, b_id bigint! | primary(b_id) | "
	    "(order_id)>orders" },
	{ MAPPED_CLASS("Order", "orders",
	      "<component name=\"c\"><array name=\"a\" table=\"as\"><key "
	      "column=\"o\"/><index column=\"i\" type=\"int\"/><many-to-any "
	      "id-type=\"long\"><column name=\"kind\"/><column "
	      "name=\"what\"/></many-to-any></array></component>"),
	    "as",
	    "o bigint!, i integer!, kind ?, what ? | primary(o,i) | "
	    "(o)>orders" },
	{ MAPPED_CLASS("Order", "orders",
	      "<set/><list><key/></list><map><one-to-many/></map>"),
	    "orders_list", "id bigint | | (id)>orders" },
};

static void
collections_make_keys_and_tables(void **state)
{
	(void)state;
	mapped_assert(cases, G_N_ELEMENTS(cases));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(collections_make_keys_and_tables),
	};

	return cmocka_run_group_tests_name("hbm_collection", tests, NULL, NULL);
}
