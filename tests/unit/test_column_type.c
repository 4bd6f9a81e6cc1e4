#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/facts/schema.h"
#include "tests/support/assert_close.h"

typedef struct TypeCase {
	const char *text;
	ColumnType want;
} TypeCase;

static const TypeCase cases[] = {
	/* PostgreSQL */
	{ "smallint", COLUMN_INT2 },
	{ "integer", COLUMN_INT4 },
	{ "int4", COLUMN_INT4 },
	{ "bigint", COLUMN_INT8 },
	{ "int8", COLUMN_INT8 },
	{ "serial", COLUMN_INT4 },
	{ "bigserial", COLUMN_INT8 },
	{ "smallserial", COLUMN_INT2 },
	{ "pg_catalog.int4", COLUMN_INT4 },
	{ "\"pg_catalog\".\"int8\"", COLUMN_INT8 },
	{ "numeric", COLUMN_DECIMAL },
	{ "numeric(12,2)", COLUMN_DECIMAL },
	{ "money", COLUMN_DECIMAL },
	{ "real", COLUMN_FLOAT },
	{ "double precision", COLUMN_FLOAT },
	{ "Double  Precision", COLUMN_FLOAT },
	{ "float8", COLUMN_FLOAT },
	{ "boolean", COLUMN_BOOL },
	{ "character varying", COLUMN_CHAR },
	{ "character varying(255)", COLUMN_CHAR },
	{ "character(2)", COLUMN_CHAR },
	{ "bpchar", COLUMN_CHAR },
	{ "text", COLUMN_TEXT },
	{ "public.citext", COLUMN_TEXT },
	{ "uuid", COLUMN_UUID },
	{ "json", COLUMN_JSON },
	{ "jsonb", COLUMN_JSON },
	{ "bytea", COLUMN_BINARY },
	{ "java.sql.Types.LONGNVARCHAR", COLUMN_TEXT },
	{ "java.sql.Types.TIMESTAMP_WITH_TIMEZONE", COLUMN_TIMESTAMPTZ },
	{ "currency", COLUMN_DECIMAL },
	{ "Binary Large Object", COLUMN_BINARY },
	{ "BINARY_DOUBLE", COLUMN_FLOAT },
	{ "VARCHAR_IGNORECASE(50)", COLUMN_CHAR },
	{ "long raw", COLUMN_BINARY },
	{ "XMLTYPE", COLUMN_TEXT },
	{ "bit(8)", COLUMN_BINARY },
	{ "bit varying(64)", COLUMN_BINARY },
	{ "date", COLUMN_DATE },
	{ "time without time zone", COLUMN_TIME },
	{ "time(3) with time zone", COLUMN_TIME },
	{ "timestamp without time zone", COLUMN_TIMESTAMP },
	{ "timestamp(6) without time zone", COLUMN_TIMESTAMP },
	{ "timestamp(6) with time zone", COLUMN_TIMESTAMPTZ },
	{ "timestamptz", COLUMN_TIMESTAMPTZ },
	{ "integer[]", COLUMN_OTHER },
	{ "character varying(10)[]", COLUMN_OTHER },
	{ "_int4", COLUMN_OTHER },
	{ "ARRAY", COLUMN_OTHER },
	{ "USER-DEFINED", COLUMN_OTHER },
	{ "email_address", COLUMN_OTHER },
	{ "interval", COLUMN_OTHER },
	{ "tsvector", COLUMN_OTHER },
	/* MySQL, MariaDB */
	{ "int(11)", COLUMN_INT4 },
	{ "int(10) unsigned", COLUMN_INT4 },
	{ "int unsigned", COLUMN_INT4 },
	{ "bigint(20) unsigned zerofill", COLUMN_INT8 },
	{ "mediumint(8) unsigned", COLUMN_INT4 },
	{ "tinyint(1)", COLUMN_BOOL },
	{ "tinyint(4)", COLUMN_INT2 },
	{ "tinyint", COLUMN_INT2 },
	{ "decimal(10,2) unsigned", COLUMN_DECIMAL },
	{ "double(8,2)", COLUMN_FLOAT },
	{ "bit(1)", COLUMN_BOOL },
	{ "enum('a','b')", COLUMN_ENUM },
	{ "enum('left (old)','it''s unsigned')", COLUMN_ENUM },
	{ "set('x','y')", COLUMN_ENUM },
	{ "varchar(64) CHARACTER SET utf8mb4", COLUMN_CHAR },
	{ "longtext", COLUMN_TEXT },
	{ "mediumblob", COLUMN_BINARY },
	{ "datetime(6)", COLUMN_TIMESTAMP },
	{ "timestamp", COLUMN_TIMESTAMP },
	{ "year(4)", COLUMN_OTHER },
	{ "int(11) NOT NULL AUTO_INCREMENT", COLUMN_INT4 },
	/* SQL Server, Oracle and friends */
	{ "[int]", COLUMN_INT4 },
	{ "[bigint] IDENTITY(1,1)", COLUMN_INT8 },
	{ "[nvarchar](max)", COLUMN_TEXT },
	{ "varchar(-1)", COLUMN_TEXT },
	{ "nvarchar(50)", COLUMN_CHAR },
	{ "[dbo].[Flag]", COLUMN_OTHER },
	{ "bit", COLUMN_BOOL },
	{ "datetime2(7)", COLUMN_TIMESTAMP },
	{ "datetimeoffset", COLUMN_TIMESTAMPTZ },
	{ "smallmoney", COLUMN_DECIMAL },
	{ "uniqueidentifier", COLUMN_UUID },
	{ "varbinary(max)", COLUMN_BINARY },
	{ "NUMBER(10)", COLUMN_DECIMAL },
	{ "VARCHAR2(30 CHAR)", COLUMN_CHAR },
	{ "TIMESTAMP WITH LOCAL TIME ZONE", COLUMN_TIMESTAMPTZ },
	{ "java.sql.Types.BIGINT", COLUMN_INT8 },
	/* what nobody meant */
	{ "", COLUMN_OTHER },
	{ "[", COLUMN_OTHER },
	{ "[]", COLUMN_OTHER },
	{ "((((", COLUMN_OTHER },
	{ "))", COLUMN_OTHER },
	{ ".", COLUMN_OTHER },
	{ "int(", COLUMN_INT4 },
};

typedef struct LimitCase {
	const char *text;
	double want;
	bool is_unsigned;
} LimitCase;

static const LimitCase limits[] = {
	{ "integer", 2147483647, false },
	{ "serial", 2147483647, false },
	{ "int(10) unsigned", 4294967295, true },
	{ "smallint", 32767, false },
	{ "smallint(5) unsigned", 65535, true },
	{ "tinyint(4)", 127, false },
	{ "tinyint(3) unsigned", 255, true },
	{ "mediumint(8)", 8388607, false },
	{ "mediumint(8) unsigned", 16777215, true },
	{ "bigint", 9223372036854775807.0, false },
	{ "bigint unsigned", 18446744073709551615.0, true },
	{ "tinyint(1)", NAN, false },
	{ "numeric(10,0)", NAN, false },
	{ "uuid", NAN, false },
	{ "integer[]", NAN, false },
};

static void
reads_every_spelling(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		ColumnType got = column_type_from_text(cases[i].text);

		if (got == cases[i].want)
			continue;
		wrong++;
		print_error("\"%s\" is %s, want %s\n", cases[i].text,
		    column_type_name(got), column_type_name(cases[i].want));
	}
	assert_int_equal(wrong, 0);
}

static void
knows_integer_limits(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(limits); i++) {
		g_autoptr(Table) table = table_new(NULL, "t");
		Column *column = table_add_column(table, "c", limits[i].text);

		assert_int_equal(column->is_unsigned, limits[i].is_unsigned);
		assert_close(
		    column_integer_limit(column), limits[i].want, 1e-15);
	}
}

static void
names_every_class(void **state)
{
	(void)state;
	for (int type = COLUMN_OTHER; type <= COLUMN_TIMESTAMPTZ; type++)
		assert_non_null(column_type_name((ColumnType)type));
	assert_string_equal(column_type_name(COLUMN_INT8), "int8");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_spelling),
		cmocka_unit_test(knows_integer_limits),
		cmocka_unit_test(names_every_class),
	};

	return cmocka_run_group_tests_name("column_type", tests, NULL, NULL);
}
