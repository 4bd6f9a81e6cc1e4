#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/base/filetree.h"
#include "pipeline/ingest/bystanders.h"
#include "tests/support/scratch.h"

static const char *const bystanders[] = { ".gitkeep", ".DS_Store", "README",
	"README.txt", "Readme.md", "LICENSE", "licence.txt", "notes.md",
	"logo.PNG", "plan.pdf", "headroom.yaml", "fetch.sh", "CODEOWNERS",
	"Thumbs.db" };

/* Whatever may be an export must be read, or refused aloud. */
static const char *const others[] = { "issues.csv", "README.csv", "notice.xml",
	"license.json", "changes.sql", "readme.tsv", "bill.csv.gz",
	"readme.zip", "schema", "dump.txt", "page.html", "structure.SQL", "md",
	"" };

static void
names_tell(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bystanders); i++) {
		print_message("%s\n", bystanders[i]);
		assert_true(bystanders_has_name(bystanders[i]));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
		print_message("%s\n", others[i]);
		assert_false(bystanders_has_name(others[i]));
	}
}

static void
documents_may_be_records(void **state)
{
	static const char *const documents[] = { "0001-use-queues.md",
		"notes.MD", "a.markdown" };
	static const char *const none[] = { "README.md", "changelog.md",
		".hidden.md", "a.txt", "md", "issues.csv" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(documents); i++)
		assert_true(bystanders_is_document(documents[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
		assert_false(bystanders_is_document(none[i]));
}

static GHashTable *
new_set(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

static void
artifacts_are_what_the_manifest_says_and_still_are(void **state)
{
	g_autofree char *index =
	    scratch_write_text(*state, "o/index.html", "a");
	g_autofree char *own =
	    scratch_write_text(*state, "o/registers/d.csv", "b");
	g_autofree char *edited = scratch_write_text(*state, "o/e.csv", "c");
	g_autofree char *issues =
	    scratch_write_text(*state, "o/issues.csv", "d");
	g_autofree char *a = filetree_sha256(index, NULL, NULL);
	g_autofree char *b = filetree_sha256(own, NULL, NULL);
	g_autofree char *text = g_strdup_printf(
	    "{\"files\": [{\"path\": \"index.html\", \"sha256\": \"%s\"}, "
	    "{\"path\": \"registers/d.csv\", \"sha256\": \"%s\"}, "
	    "{\"path\": \"e.csv\", \"sha256\": \"%s\"}], "
	    "\"inputs\": [{\"path\": \"issues.csv\", \"digest\": "
	    "\"sha256:x\"}], \"version\": \"1\", \"as_of\": "
	    "\"2026-01-01\"}",
	    a, b, a);
	g_autofree char *manifest =
	    scratch_write_text(*state, "o/manifest.json", text);
	g_autofree char *folder = g_path_get_dirname(manifest);
	g_autoptr(GHashTable) set = new_set();

	assert_true(bystanders_add_artifacts(folder, set));
	assert_true(bystanders_is_artifact(set, manifest));
	assert_true(bystanders_is_artifact(set, index));
	assert_true(bystanders_is_artifact(set, own));
	assert_false(bystanders_is_artifact(set, edited));
	assert_false(bystanders_is_artifact(set, issues));
}

static void
other_manifests_are_not_ours(void **state)
{
	static const char *const texts[] = { "{\"assemblyId\": \"1\"}", "[]",
		"{", "{\"files\": [{\"path\": 1}]}" };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *path =
		    scratch_write_text(*state, "m/manifest.json", texts[i]);
		g_autofree char *folder = g_path_get_dirname(path);
		g_autoptr(GHashTable) set = new_set();

		assert_false(bystanders_add_artifacts(folder, set));
		assert_false(bystanders_is_artifact(set, path));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_tell),
		cmocka_unit_test(documents_may_be_records),
		cmocka_unit_test(
		    artifacts_are_what_the_manifest_says_and_still_are),
		cmocka_unit_test(other_manifests_are_not_ours),
	};

	return cmocka_run_group_tests_name(
	    "bystanders", tests, scratch_setup, scratch_teardown);
}
