#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/detect_bare.h"

#define HALF                                                                   \
	"1,\\N,\"NO\",\"int\",\\N,\\N,10,0,\\N,\\N,\\N,\"int(10)\",\"PRI\","
#define QUOTED "\"def\",\"shop\",\"orders\",\"id\"," HALF "\"\",\"select\",\"\""
#define TABBED                                                                 \
	"def\tshop\torders\tid\t1\t\\N\tNO\tint\t\\N\t\\N\t10\t0\t\\N\t\\N\t"  \
	"\\N\tint\tPRI\t\tselect\tSays \"no\""
#define PLAIN                                                                  \
	"\"def\",\"shop\",\"orders\",\"id\",\"1\",NULL,\"NO\",\"int\",NULL,"   \
	"NULL,\"10\",\"0\",NULL,NULL,NULL,\"int\",\"PRI\",\"\",\"select\","    \
	"\"a \\\""

typedef struct BareCase {
	const char *text;
	const char *format; /* NULL: none */
	CsvStyle style;
	unsigned columns;
} BareCase;

static const BareCase cases[] = {
	/* MariaDB 10.1, MySQL 5.7, MySQL 8.0 or MariaDB 10.2, MariaDB 11.4. */
	{ QUOTED "\n", "mysql-columns", CSV_ESCAPES_QUOTES, 20 },
	{ QUOTED ",\"\"\n", "mysql-columns", CSV_ESCAPES_QUOTES, 21 },
	{ QUOTED ",\"NEVER\",\\N\n", "mysql-columns", CSV_ESCAPES_QUOTES, 22 },
	{ QUOTED ",\"NEVER\",\\N,\"NO\",\"NO\"\n", "mysql-columns",
	    CSV_ESCAPES_QUOTES, 24 },
	{ QUOTED ",1,2,3,4,5\n", NULL, 0, 0 },
	/* As INTO OUTFILE writes if it is told nothing. */
	{ TABBED "\n", "mysql-columns", CSV_ESCAPES, 20 },
	/* A comment of two lines, as the first record's last cell. */
	{ TABBED " and\\\nyes\tNEVER\t\\N\n", "mysql-columns", CSV_ESCAPES,
	    22 },
	{ "\"def\",\"shop\",\"orders\",\"id\"," HALF "\"\",\"select\","
	  "\"a\nb \\\"c\\\"\",\"NEVER\",\\N\n",
	    "mysql-columns", CSV_ESCAPES_QUOTES, 22 },
	/* As phpMyAdmin writes: quotes are doubled, backslashes text. */
	{ PLAIN "\n", "mysql-columns", CSV_QUOTES, 20 },
	/* The order is another one: the number is no number. */
	{ "def\tshop\torders\t1\tid\t\\N\tNO\tint\t\\N\t\\N\t10\t0\t\\N\t\\N\t"
	  "\\N\tint\tPRI\t\tselect\t\n",
	    NULL, 0, 0 },
	{ "def\tshop\torders\tBASE TABLE\tInnoDB\t10\tDynamic\t0\t0\t16384\t0\t"
	  "0\t0\t1\t\\N\t\\N\t\\N\tutf8\t\\N\t\t\n",
	    "mysql-tables", CSV_ESCAPES, 21 },
	{ "def\tshop\torders\t0\tshop\tPRIMARY\t1\tid\tA\t0\t\\N\t\\N\t\tBTREE"
	  "\t\t\tYES\t\\N\n",
	    "mysql-statistics", CSV_ESCAPES, 18 },
	{ "\"def\";\"shop\";\"fk\";\"def\";\"shop\";\"PRIMARY\";\"NONE\";"
	  "\"RESTRICT\";\"CASCADE\";\"orders\";\"customers\"\r\n",
	    "mysql-referential-constraints", CSV_QUOTES, 11 },
	{ "7\tOPEN\tPay\t\t2026-03-01T10:00:00Z\n", "github-list-tsv",
	    CSV_PLAIN, 5 },
	{ "7\tSOLD\tPay\t\t2026-03-01T10:00:00Z\n", NULL, 0, 0 },
	{ "a,b,c\n", NULL, 0, 0 },
	{ "", NULL, 0, 0 },
};

static void
values_tell_the_format(void **state)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const BareCase *c = &cases[i];
		Detected found = { 0 };
		bool fits = detect_bare(
		    set, NULL, c->text, strlen(c->text), '\n', &found);

		print_message("%s", c->text);
		assert_int_equal(fits, c->format != NULL);
		if (!fits)
			continue;
		assert_string_equal(found.descriptor->name, c->format);
		assert_int_equal(found.shape.style, c->style);
		assert_int_equal(found.shape.columns, c->columns);
		assert_int_equal(found.shape.header_line, 0);
		detected_clear(&found);
	}
}

/* Who names the format may know of states that we do not. */
static void
a_named_format_is_taken_at_its_word(void **state)
{
	static const char text[] = "7\tMERGED\tPay\t\t2026-03-01T10:00:00Z\n";
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	const Descriptor *list = descriptor_set_find(set, "github-list-tsv");
	const Descriptor *columns = descriptor_set_find(set, "mysql-columns");
	Detected found = { 0 };

	(void)state;
	assert_true(detect_bare(set, list, text, strlen(text), '\n', &found));
	assert_int_equal(found.shape.delimiter, '\t');
	detected_clear(&found);
	assert_false(
	    detect_bare(set, columns, text, strlen(text), '\n', &found));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_tell_the_format),
		cmocka_unit_test(a_named_format_is_taken_at_its_word),
	};

	return cmocka_run_group_tests_name("detect_bare", tests, NULL, NULL);
}
