#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/ingest/type_text.h"

typedef struct TypeCase {
	const char *type, *length, *scale;
	bool is_unsigned;
	const char *text;
} TypeCase;

static const TypeCase cases[] = {
	{ "varchar", "40", NULL, false, "varchar(40)" },
	{ "VARCHAR", "2147483647", "0", false, "VARCHAR" },
	{ "VARCHAR", "-1", NULL, false, "VARCHAR" },
	{ "varchar(40)", "80", NULL, false, "varchar(40)" },
	{ "int", "10", "0", false, "int" },
	{ "int", "10", NULL, true, "int unsigned" },
	{ "tinyint", "1", NULL, false, "tinyint" },
	{ "text", "65535", NULL, false, "text" },
	{ "decimal", "10", "2", false, "decimal(10,2)" },
	{ "decimal", "10", "0", false, "decimal(10)" },
	{ "decimal", "10,3", NULL, false, "decimal(10,3)" },
	{ "numeric", "25.3", NULL, false, "numeric(25,3)" },
	{ "numeric", "131089", "0", false, "numeric" },
	{ "bit", "8", NULL, false, "bit(8)" },
	{ "binary", "16", NULL, false, "binary(16)" },
	{ "varchar", "x", NULL, false, "varchar" },
	{ "varchar", "", NULL, false, "varchar" },
	{ "", "12", NULL, false, "" },
};

static void
only_sizes_that_say_something_stay(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const TypeCase *c = &cases[i];
		g_autofree char *text = type_text_make(
		    c->type, c->length, c->scale, c->is_unsigned);

		assert_string_equal(text, c->text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_sizes_that_say_something_stay),
	};

	return cmocka_run_group_tests_name("type_text", tests, NULL, NULL);
}
