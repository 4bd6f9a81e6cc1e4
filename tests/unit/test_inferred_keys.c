#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/bound.h"

#define USERS "CREATE TABLE users (id int PRIMARY KEY AUTO_INCREMENT);\n"
#define POSTS "CREATE TABLE posts (id int PRIMARY KEY, user_id int);\n"
#define NOTES                                                                  \
	"CREATE TABLE notes (id int PRIMARY KEY, user_id int, "                \
	"post_id int REFERENCES posts (id));\n"
#define XML                                                                    \
	"<?xml version=\"1.0\"?>\n<mysqldump><database name=\"blog\">"         \
	"<table_structure name=\"users\">"                                     \
	"<field Field=\"id\" Type=\"int\" Null=\"NO\" Key=\"PRI\" "            \
	"Extra=\"auto_increment\" />"                                          \
	"<key Table=\"users\" Non_unique=\"0\" Key_name=\"PRIMARY\" "          \
	"Seq_in_index=\"1\" Column_name=\"id\" /></table_structure>"           \
	"<table_structure name=\"posts\">"                                     \
	"<field Field=\"user_id\" Type=\"int\" Null=\"YES\" />"                \
	"<field Field=\"editor_user_id\" Type=\"int\" Null=\"YES\" />"         \
	"</table_structure></database></mysqldump>\n"
#define KEYS                                                                   \
	"CONSTRAINT_CATALOG\tCONSTRAINT_SCHEMA\tCONSTRAINT_NAME\t"             \
	"TABLE_CATALOG\tTABLE_SCHEMA\tTABLE_NAME\tCOLUMN_NAME\t"               \
	"ORDINAL_POSITION\tREFERENCED_TABLE_SCHEMA\tREFERENCED_TABLE_NAME\t"   \
	"REFERENCED_COLUMN_NAME\n"                                             \
	"def\tblog\tfk\tdef\tblog\tposts\tuser_id\t1\tblog\tusers\tid\n"

static const ForeignKey *
only_key(const Bound *bound, const char *name)
{
	const Table *table = facts_find_table(bound->facts, NULL, name);

	assert_non_null(table);
	assert_int_equal(table->foreign_keys->len, 1);
	return table->foreign_keys->pdata[0];
}

/* What a database declares not at all is inferred, counted apart and told. */
static void
undeclared_keys_are_inferred(void **state)
{
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "blog.sql", USERS POSTS);
	bound_seal(&bound);
	assert_true(only_key(&bound, "posts")->inferred);
	assert_int_equal(input->counts.foreign_keys, 0);
	assert_int_equal(input->counts.inferred_foreign_keys, 1);
	assert_string_equal(
	    bound_finding(input->findings, "foreign-keys-inferred")->message,
	    "no foreign key is declared in this database; 1 was inferred by "
	    "name and is marked so; declare those that are right");
	bound_clear(&bound);
}

/* Who declares some declares all. */
static void
a_declared_key_leaves_no_room_for_guesses(void **state)
{
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "blog.sql", USERS POSTS NOTES);
	bound_seal(&bound);
	assert_false(only_key(&bound, "notes")->inferred);
	assert_int_equal(input->counts.inferred_foreign_keys, 0);
	assert_null(bound_finding(input->findings, "foreign-keys-inferred"));
	bound_clear(&bound);
}

/* mysqldump --xml tells no foreign keys, unlike KEY_COLUMN_USAGE. */
static void
keys_of_another_file_count_as_declared(void **state)
{
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "x/dump.xml", XML);
	bound_seal(&bound);
	assert_int_equal(input->counts.inferred_foreign_keys, 2);
	assert_string_equal(
	    bound_finding(input->findings, "foreign-keys-inferred")->message,
	    "no file tells this database's foreign keys; 2 were inferred by "
	    "name and are marked so; export them too to have the declared "
	    "ones instead");
	bound_clear(&bound);
	bound_init(&bound);
	input = bound_read(&bound, "x/dump.xml", XML);
	bound_read(&bound, "x/keys.tsv", KEYS);
	bound_seal(&bound);
	assert_false(only_key(&bound, "posts")->inferred);
	assert_int_equal(input->counts.inferred_foreign_keys, 0);
	bound_clear(&bound);
}

/* Every database by itself. */
static void
databases_are_apart(void **state)
{
	const Input *blog, *shop;
	Bound bound;

	(void)state;
	bound_init(&bound);
	blog = bound_read(&bound, "blog.sql", USERS POSTS NOTES);
	shop = bound_read(&bound, "shop.sql",
	    "CREATE TABLE goods (id int PRIMARY KEY);\n"
	    "CREATE TABLE offers (good_id int, user_id int);\n");
	bound_seal(&bound);
	assert_int_equal(blog->counts.inferred_foreign_keys, 0);
	assert_int_equal(shop->counts.inferred_foreign_keys, 1);
	assert_string_equal(only_key(&bound, "offers")->ref_table, "goods");
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(undeclared_keys_are_inferred),
		cmocka_unit_test(a_declared_key_leaves_no_room_for_guesses),
		cmocka_unit_test(keys_of_another_file_count_as_declared),
		cmocka_unit_test(databases_are_apart),
	};

	return cmocka_run_group_tests_name("inferred_keys", tests, NULL, NULL);
}
