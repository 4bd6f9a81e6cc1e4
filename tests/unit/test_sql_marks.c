#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/sql_marks.h"

typedef struct MarksCase {
	const char *text, *phrase;
	SqlDialect dialect;
	unsigned found;
} MarksCase;

static const MarksCase cases[] = {
	{ "a VARCHAR2(10)", "varchar2 (", SQL_OTHER, 1 },
	{ "a VARCHAR2 /* of */ (10)", "varchar2 (", SQL_OTHER, 1 },
	{ "a VARCHAR2\n  (10)", "VARCHAR2 (", SQL_OTHER, 1 },
	{ "a MYVARCHAR2(10)", "VARCHAR2 (", SQL_OTHER, 0 },
	{ "a VARCHAR2", "VARCHAR2 (", SQL_OTHER, 0 },
	/* Not in comments, strings, dollar quotes. */
	{ "-- a VARCHAR2(10)\nb", "VARCHAR2 (", SQL_OTHER, 0 },
	{ "/* VARCHAR2(10) */ b", "VARCHAR2 (", SQL_OTHER, 0 },
	{ "'VARCHAR2(10)'", "VARCHAR2 (", SQL_OTHER, 0 },
	{ "# VARCHAR2(10)\nb", "VARCHAR2 (", SQL_MYSQL, 0 },
	{ "'it\\'s VARCHAR2(10)'", "VARCHAR2 (", SQL_MYSQL, 0 },
	{ "$f$ VARCHAR2(10) $f$", "VARCHAR2 (", SQL_POSTGRES, 0 },
	/* Nor among rows, but after them. */
	{ "COPY t (a) FROM stdin;\nVARCHAR2(1)\n\\.\n", "VARCHAR2 (",
	    SQL_POSTGRES, 0 },
	{ "COPY t (a) FROM stdin;\nx\n\\.\nVARCHAR2(1)", "VARCHAR2 (",
	    SQL_POSTGRES, 1 },
	{ "COPY t (a) FROM stdin;\nVARCHAR2(1)", "VARCHAR2 (", SQL_POSTGRES,
	    0 },
	/* What stands for others. */
	{ "b int, family \"primary\" (a, b)", ", FAMILY \"primary\" (",
	    SQL_OTHER, 1 },
	{ ", FAMILY f (a, b)", ", FAMILY @ ( @ ,", SQL_OTHER, 1 },
	{ ", family varchar(10), b", ", FAMILY @ ( @ ,", SQL_OTHER, 0 },
	{ ", family numeric(10, 2)", ", FAMILY @ ( @ ,", SQL_OTHER, 0 },
	{ "PCTFREE 10 INITRANS 2", "PCTFREE # INITRANS", SQL_OTHER, 1 },
	{ "PCTFREE x INITRANS 2", "PCTFREE # INITRANS", SQL_OTHER, 0 },
	{ "a b c", "a * c", SQL_OTHER, 1 },
	{ "a b", "b *", SQL_OTHER, 0 },
	{ "", "a", SQL_OTHER, 0 },
	{ "'a", "a", SQL_OTHER, 0 },
};

static void
phrases_are_found_in_code_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const MarksCase *c = &cases[i];
		g_autofree char *phrase = g_strdup(c->phrase);

		print_message("%s\n", c->text);
		assert_int_equal(sql_marks_count(c->text, strlen(c->text),
				     c->dialect, &phrase, 1),
		    c->found);
	}
}

static void
each_phrase_counts_once(void **state)
{
	static const char text[] = "a b a b c";
	char a[] = "a b", b[] = "b a", c[] = "c a";
	char *phrases[] = { a, b, c };

	(void)state;
	assert_int_equal(
	    sql_marks_count(text, strlen(text), SQL_OTHER, phrases, 3), 2);
	assert_int_equal(
	    sql_marks_count(text, strlen(text), SQL_OTHER, phrases, 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phrases_are_found_in_code_alone),
		cmocka_unit_test(each_phrase_counts_once),
	};

	return cmocka_run_group_tests_name("sql_marks", tests, NULL, NULL);
}
