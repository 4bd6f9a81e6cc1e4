#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_type.h"

static const struct {
	SqlDialect dialect;
	const char *text;
	const char *want, *rest;
} types[] = {
	{ SQL_POSTGRES, "character varying(255) NOT NULL",
	    "character varying(255)", "NOT" },
	{ SQL_POSTGRES, "numeric ( 10 , 2 )", "numeric(10,2)", "" },
	{ SQL_POSTGRES, "timestamp(6) without time zone DEFAULT now()",
	    "timestamp(6) without time zone", "DEFAULT" },
	{ SQL_POSTGRES, "timestamp with time zone", "timestamp with time zone",
	    "" },
	{ SQL_POSTGRES, "double precision,", "double precision", "," },
	{ SQL_POSTGRES, "public.\"Mood\"[][3] COLLATE x",
	    "public.\"Mood\"[][3]", "COLLATE" },
	{ SQL_POSTGRES, "integer ARRAY", "integer ARRAY", "" },
	{ SQL_POSTGRES, "interval year to month", "interval year to month",
	    "" },
	{ SQL_POSTGRES, "text PRIMARY KEY", "text", "PRIMARY" },
	{ SQL_POSTGRES, "bigint GENERATED ALWAYS", "bigint", "GENERATED" },
	{ SQL_MYSQL, "int(10) unsigned zerofill AUTO_INCREMENT",
	    "int(10) unsigned zerofill", "AUTO_INCREMENT" },
	{ SQL_MYSQL, "varchar(3) CHARACTER SET utf8", "varchar(3)",
	    "CHARACTER" },
	{ SQL_MYSQL, "enum('a','b,c','d)') NOT NULL", "enum('a','b,c','d)')",
	    "NOT" },
	{ SQL_MYSQL, "set('a', 'b') COMMENT 'c'", "set('a','b')", "COMMENT" },
	{ SQL_OTHER, "[nvarchar](max) NULL", "[nvarchar](max)", "NULL" },
	{ SQL_OTHER, "national character varying(9)",
	    "national character varying(9)", "" },
	{ SQL_OTHER, "long raw", "long raw", "" },
	{ SQL_OTHER, "NOT NULL", "", "NOT" },
	{ SQL_OTHER, ", b int", "", "," },
	{ SQL_OTHER, "blob WITH DEFAULT", "blob", "WITH" },
	{ SQL_OTHER, "int NOVEL", "int", "NOVEL" },
};

static const struct {
	const char *text;
	const char *want, *rest;
} expressions[] = {
	{ "NULL NOT NULL", "NULL", "NOT" },
	{ "nextval('a'::regclass) NOT NULL", "nextval('a'::regclass)", "NOT" },
	{ "'x'::character varying, b", "'x'::character varying", "," },
	{ "'1'::timestamp with time zone NOT NULL",
	    "'1'::timestamp with time zone", "NOT" },
	{ "'{}'::text[] NOT NULL", "'{}'::text[]", "NOT" },
	{ "ARRAY[]::bigint[] CHECK (a)", "ARRAY[]::bigint[]", "CHECK" },
	{ "-1)", "-1", ")" },
	{ "(a || 'b,') UNIQUE", "(a || 'b,')", "UNIQUE" },
	{ "now() AT TIME ZONE 'utc' PRIMARY KEY", "now() AT TIME ZONE 'utc'",
	    "PRIMARY" },
	{ "a /* b */ +\n 1", "a + 1", "" },
	{ "", "", "" },
};

static void
check_rest(const SqlLexer *lx, const char *rest)
{
	g_autofree char *token = g_strndup(lx->text, lx->length);

	assert_string_equal(token, rest);
}

static void
reads_types(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
		SqlLexer lx;
		g_autofree char *got = NULL;

		sql_lex_init(&lx, types[i].text, strlen(types[i].text), 0,
		    types[i].dialect);
		got = sql_type_read(&lx);
		assert_string_equal(got, types[i].want);
		check_rest(&lx, types[i].rest);
	}
}

static void
reads_expressions(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(expressions); i++) {
		SqlLexer lx;
		g_autofree char *got = NULL;

		sql_lex_init(&lx, expressions[i].text,
		    strlen(expressions[i].text), 0, SQL_POSTGRES);
		got = sql_expression_read(&lx);
		assert_string_equal(got, expressions[i].want);
		check_rest(&lx, expressions[i].rest);
	}
}

static void
knows_serials(void **state)
{
	(void)state;
	assert_true(sql_type_is_serial("BIGSERIAL"));
	assert_true(sql_type_is_serial("serial4"));
	assert_false(sql_type_is_serial("serialised"));
	assert_false(sql_type_is_serial("bigint"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_types),
		cmocka_unit_test(reads_expressions),
		cmocka_unit_test(knows_serials),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
