#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_settle.h"
#include "tests/support/sql_script.h"

typedef struct Case {
	const char *name;
	SqlDialect dialect;
	const char *text;
	const char *tables;
	InputCounts counts; /* tables … indexes */
} Case;

static const Case cases[] = {
	{ "nothing", SQL_POSTGRES, "", "", { 0 } },
	{ "partitions as pg_dump writes them", SQL_POSTGRES,
	    "CREATE TABLE public.e (id bigint NOT NULL, at date NOT NULL)\n"
	    "PARTITION BY RANGE (at);\n"
	    "CREATE TABLE parts.e_1 (id bigint NOT NULL, at date NOT NULL);\n"
	    "CREATE TABLE public.u (id bigint NOT NULL);\n"
	    "CREATE VIEW public.v AS SELECT 1;\n"
	    "ALTER TABLE ONLY public.e ATTACH PARTITION parts.e_1 FOR VALUES "
	    "FROM ('2026-01-01') TO ('2027-01-01');\n"
	    "ALTER TABLE ONLY public.e ADD CONSTRAINT e_pkey PRIMARY KEY (id, "
	    "at);\n"
	    "ALTER TABLE ONLY parts.e_1 ADD CONSTRAINT e_1_pkey PRIMARY KEY "
	    "(id, at);\n"
	    "ALTER TABLE ONLY public.u ADD CONSTRAINT u_pkey PRIMARY KEY (id);"
	    "CREATE INDEX e_at ON ONLY public.e USING btree (at);\n"
	    "CREATE INDEX e_1_at ON parts.e_1 USING btree (at);\n"
	    "ALTER INDEX public.e_at ATTACH PARTITION parts.e_1_at;\n"
	    "ALTER TABLE public.e ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES "
	    "public.u(id);\n",
	    "table e by RANGE (at)\n id bigint int8 notnull\n"
	    " at date date notnull\n primary e_pkey (id at)\n index e_at (at)\n"
	    " key f (id) > u (id)\n"
	    "partition parts.e_1 of e\n id bigint int8 notnull\n"
	    " at date date notnull\n primary e_1_pkey (id at)\n"
	    " index e_1_at (at)\n"
	    "table u\n id bigint int8 notnull\n primary u_pkey (id)\n",
	    { .tables = 3,
		.partitions = 1,
		.views = 1,
		.columns = 5,
		.primary_keys = 3,
		.foreign_keys = 1,
		.indexes = 5 } },
	{ "partitions as people write them", SQL_POSTGRES,
	    "CREATE TABLE e (id bigint PRIMARY KEY, x int UNIQUE)"
	    "PARTITION BY HASH (id);"
	    "CREATE TABLE e0 PARTITION OF e FOR VALUES WITH (MODULUS 2, "
	    "REMAINDER 0) PARTITION BY RANGE (x);"
	    "CREATE TABLE e00 PARTITION OF e0 DEFAULT;"
	    "CREATE INDEX ON e (x);",
	    "table e by HASH (id)\n id bigint int8 notnull\n x int int4\n"
	    " primary - (id)\n unique - (x)\n index - (x)\n"
	    "partition e0 of e by RANGE (x)\n id bigint int8 notnull\n"
	    " x int int4\n primary - (id)\n unique - (x)\n index - (x)\n"
	    "partition e00 of e0\n id bigint int8 notnull\n x int int4\n"
	    " primary - (id)\n unique - (x)\n index - (x)\n",
	    { .tables = 3,
		.partitions = 2,
		.columns = 6,
		.primary_keys = 3,
		.indexes = 9 } },
	{ "partitions by heritage", SQL_POSTGRES,
	    "CREATE TABLE e (id int PRIMARY KEY, at date);"
	    "CREATE TABLE e_1 (CHECK (at < '2026-01-01')) INHERITS (e);"
	    "CREATE TABLE e_2 (CONSTRAINT c CHECK (at > '2026-01-01')) "
	    "INHERITS (e); CREATE TABLE kind (note text, CHECK (id > 0)) "
	    "INHERITS (e); CREATE TABLE alike () INHERITS (e);",
	    "table e by -\n id int int4 notnull\n at date date\n"
	    " primary - (id)\n"
	    "partition e_1 of e\n id int int4 notnull\n at date date\n"
	    "partition e_2 of e\n id int int4 notnull\n at date date\n"
	    "table kind\n id int int4 notnull\n at date date\n"
	    " note text text\n"
	    "table alike\n id int int4 notnull\n at date date\n",
	    { .tables = 5,
		.partitions = 2,
		.columns = 11,
		.primary_keys = 1,
		.indexes = 1 } },
	{ "keys that InnoDB indexes", SQL_MYSQL,
	    "CREATE TABLE a (b int, c int, d int, KEY k (b,c), "
	    "FOREIGN KEY (b) REFERENCES x (y), "
	    "CONSTRAINT f FOREIGN KEY (c, d) REFERENCES x (y, z),"
	    "CONSTRAINT g FOREIGN KEY (c) REFERENCES x (z));",
	    "table a\n b int int4\n c int int4\n d int int4\n"
	    " index k (b c)\n index f (c d)\n key - (b) > x (y)\n"
	    " key f (c d) > x (y z)\n key g (c) > x (z)\n",
	    { .tables = 1, .columns = 3, .foreign_keys = 3, .indexes = 2 } },
	{ "a parent renamed, a parent dropped", SQL_POSTGRES,
	    "CREATE TABLE p (a int) PARTITION BY LIST (a);"
	    "CREATE TABLE c PARTITION OF p DEFAULT;"
	    "ALTER TABLE p RENAME TO q; ALTER TABLE q SET SCHEMA s;"
	    "CREATE TABLE x (a int) PARTITION BY LIST (a);"
	    "CREATE TABLE y PARTITION OF x DEFAULT; DROP TABLE x;",
	    "table s.q by LIST (a)\n a int int4\n"
	    "partition c of s.q\n a int int4\n",
	    { .tables = 2, .partitions = 1, .columns = 2 } },
	{ "names in several schemas", SQL_POSTGRES,
	    "SET search_path = s; CREATE TYPE m AS ENUM ('a');"
	    "CREATE SEQUENCE q; CREATE TABLE t (id int DEFAULT nextval('q') "
	    "PRIMARY KEY, x m); SELECT setval('q', 5);"
	    "SET search_path = public; CREATE TABLE t (x m);",
	    "table s.t id 5\n id int int4 notnull auto =nextval('q')\n"
	    " x m enum\n primary - (id)\ntable t\n x m other\n",
	    { .tables = 2, .columns = 3, .primary_keys = 1, .indexes = 1 } },
};

static void
counts_as_the_server_does(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		SqlScript script;

		sql_script_run(&script, c->dialect, c->text);
		if (strcmp(script.tables, c->tables) != 0)
			print_error("%s\n", c->name);
		assert_string_equal(script.tables, c->tables);
		assert_memory_equal(
		    &script.counts, &c->counts, sizeof c->counts);
		sql_script_clear(&script);
	}
}

static void
says_what_it_takes_for_partitions(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_POSTGRES, cases[3].text);
	assert_string_equal(script.notes,
	    "sql-heritage 1: \"e_1\" inherits from \"e\", adds no columns and "
	    "has a CHECK: it is read as a partition (and 1 more like it)\n");
	sql_script_clear(&script);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_as_the_server_does),
		cmocka_unit_test(says_what_it_takes_for_partitions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
