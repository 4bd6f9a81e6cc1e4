/* How well foreign keys are inferred: real schemas, which are not ours to
 * ship, lose their declared keys, and get them back or not.  Where
 * HEADROOM_CORPUS names the folder, precision and recall are printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/facts/key_inference.h"
#include "pipeline/ingest/ingest.h"

typedef struct SchemaCase {
	const char *name;
	const char *files; /* a glob in the corpus */
	double precision, recall; /* at least, per cent */
} SchemaCase;

/* GitLab, Magento and SymmetricDS leave many keys undeclared that they mean:
 * those count as wrong here.  ILIAS declares none. */
static const SchemaCase cases[] = {
	{ "sakila (MySQL)", "schema/sakila/mysql-*.sql", 95, 100 },
	{ "sakila (PostgreSQL)", "schema/sakila/postgres-*.sql", 100, 100 },
	{ "pagila", "schema/pagila/*.sql", 95, 100 },
	{ "chinook (MySQL)", "schema/chinook/*MySql.sql", 100, 80 },
	{ "chinook (PostgreSQL)", "schema/chinook/*Postgre*.sql", 100, 80 },
	{ "openstreetmap", "schema/openstreetmap-structure/*.sql", 95, 70 },
	{ "gitlab", "schema/gitlab-structure/*.sql", 75, 80 },
	{ "magento", "schema/gen-mariadb-magento/is_*.tsv", 50, 75 },
	{ "fineract", "schema/fineract-liquibase/*.xml", 85, 58 },
	{ "symmetric", "schema/symmetricds-ddlutils/*.xml", 10, 90 },
	{ "liquibase (tests)", "schema/liquibase-tests/*.xml", 85, 100 },
	{ "ilias", "schema/gen-mariadb-ilias/*.xml", 0, 0 },
};

static Facts *
ingest(const char *root, const char *files)
{
	g_autofree char *pattern = g_build_filename(root, files, NULL);
	g_autofree char *folder = g_path_get_dirname(pattern);
	g_autofree char *glob = g_path_get_basename(pattern);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) inputs =
	    g_array_new(FALSE, FALSE, sizeof(IngestInput));
	Facts *facts = facts_new(date_from_ymd(2026, 12, 31));
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		IngestInput input = { .required = true };

		if (!g_pattern_match_simple(glob, name))
			continue;
		input.path = g_build_filename(folder, name, NULL);
		g_ptr_array_add(paths, (char *)input.path);
		g_array_append_val(inputs, input);
	}
	assert_true(inputs->len > 0);
	assert_true(ingest_inputs(facts, &ingest_default_options,
	    (const IngestInput *)inputs->data, inputs->len, NULL));
	facts_seal(facts);
	return facts;
}

static char *
key_text(const Table *table, const ForeignKey *key)
{
	return g_strdup_printf("%s.%s -> %s", table->name,
	    (const char *)g_ptr_array_index(key->columns, 0), key->ref_table);
}

/* Takes all declared keys away; those of one column are returned. */
static GHashTable *
strip_keys(const GPtrArray *tables)
{
	GHashTable *declared =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned i = 0; i < tables->len; i++) {
		Table *table = g_ptr_array_index(tables, i);

		for (unsigned j = 0; j < table->foreign_keys->len; j++) {
			const ForeignKey *key =
			    g_ptr_array_index(table->foreign_keys, j);

			if (!key->inferred && key->columns->len == 1)
				g_hash_table_add(
				    declared, key_text(table, key));
		}
		g_ptr_array_set_size(table->foreign_keys, 0);
	}
	return declared;
}

static long
count_right(const GPtrArray *tables, GHashTable *declared)
{
	bool tell = g_getenv("HEADROOM_TELL_KEYS") != NULL;
	long right = 0;

	for (unsigned i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);

		for (unsigned j = 0; j < table->foreign_keys->len; j++) {
			g_autofree char *text = key_text(
			    table, g_ptr_array_index(table->foreign_keys, j));
			bool known = g_hash_table_remove(declared, text);

			right += known;
			if (tell && !known)
				print_message("  + %s\n", text);
		}
	}
	if (tell) {
		g_autoptr(GList) missed = g_list_sort(
		    g_hash_table_get_keys(declared), (GCompareFunc)strcmp);

		for (GList *i = missed; i; i = i->next)
			print_message("  - %s\n", (const char *)i->data);
	}
	return right;
}

static void
keys_come_back(void **state)
{
	const SchemaCase *c = *state;
	const char *root = g_getenv("HEADROOM_CORPUS");
	g_autoptr(Facts) facts = NULL;
	g_autoptr(GHashTable) declared = NULL;
	const GPtrArray *tables;
	long inferred, right;
	unsigned all;

	if (root == NULL) {
		print_message("HEADROOM_CORPUS is not set\n");
		skip();
	}
	facts = ingest(root, c->files);
	tables = facts_tables(facts);
	declared = strip_keys(tables);
	all = g_hash_table_size(declared);
	inferred = keys_infer(tables);
	right = count_right(tables, declared);
	print_message("%s: %u declared, %ld inferred, %ld right: precision "
		      "%.1f %%, recall %.1f %%\n",
	    c->name, all, inferred, right, 100.0 * right / MAX(inferred, 1),
	    100.0 * right / MAX(all, 1));
	assert_true(100.0 * right >= c->precision * inferred);
	assert_true(100.0 * right >= c->recall * all);
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(cases)];

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = keys_come_back,
			.initial_state = (void *)&cases[i] };
	return cmocka_run_group_tests_name("corpus_keys", tests, NULL, NULL);
}
