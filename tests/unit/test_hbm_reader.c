#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/bound.h"

#define DTD                                                                    \
	"<!DOCTYPE hibernate-mapping PUBLIC \"-//x\" \"http://dtd.example/"    \
	"h.dtd\""
#define ID "<id name=\"id\" type=\"int\"/>"

typedef struct ReaderCase {
	const char *text;
	long used, skipped, rejected, columns;
	const char *code; /* of a finding; NULL: none */
	const char *error; /* part of the message; NULL: none */
} ReaderCase;

static const ReaderCase cases[] = {
	{ DTD "><hibernate-mapping xmlns=\"urn:x\"><class name=\"A\">" ID
	      "<subclass name=\"B\"><subclass name=\"C\"/></subclass></class>"
	      "<query name=\"q\">from A</query><class name=\"D\">" ID
	      "</class></hibernate-mapping>",
	    4, 0, 0, 2, NULL, NULL },
	{ DTD " [<!ENTITY more SYSTEM \"classpath://shop/more.hbm\">]>"
	      "<hibernate-mapping><class name=\"A\">" ID
	      "&more;</class></hibernate-mapping>",
	    1, 0, 0, 1, "entities-left-out", NULL },
	{ DTD " [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">"
	      "<!ENTITY c \"&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;\">]>"
	      "<hibernate-mapping><class name=\"A\">" ID
	      "&d;&d;&d;</class></hibernate-mapping>",
	    0, 0, 0, 0, NULL, "reference loop" },
	{ "<hibernate-mapping><class>" ID "<subclass name=\"B\"/></class>"
	  "<class name=\"A\">" ID "</class></hibernate-mapping>",
	    1, 0, 1, 1, NULL, NULL },
	{ "<hibernate-mapping><class name=\"A\" subselect=\"select 1\">" ID
	  "</class></hibernate-mapping>",
	    0, 1, 0, 0, NULL, NULL },
	{ "<hibernate-mapping><class name=\"A\">" ID
	  "</class><class name=\"B\"><id",
	    1, 0, 0, 1, NULL, "cut short" },
	{ "<hibernate-mapping><x><class name=\"A\"/></x></hibernate-mapping>",
	    0, 0, 0, 0, NULL, NULL },
};

static void
every_class_is_accounted_for(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const ReaderCase *c = &cases[i];
		const Input *input;
		Bound bound;

		print_message("%s\n", c->text);
		bound_init(&bound);
		input = bound_read(&bound, "a.hbm.xml", c->text);
		bound_seal(&bound);
		bound_assert_rows(input, c->used, c->skipped, c->rejected);
		assert_int_equal(input->counts.columns, c->columns);
		assert_int_equal(input->counts.views, c->skipped);
		assert_int_equal(
		    finding_list_count(input->findings), c->code != NULL);
		if (c->code)
			assert_non_null(
			    bound_finding(input->findings, c->code));
		assert_int_equal(bound.error != NULL, c->error != NULL);
		if (c->error)
			assert_non_null(strstr(bound.error, c->error));
		bound_clear(&bound);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_class_is_accounted_for),
	};

	return cmocka_run_group_tests_name("hbm_reader", tests, NULL, NULL);
}
