/* Real exports, which are not ours to ship: where HEADROOM_CORPUS names a
 * folder of them, their counts and totals are checked. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/ingest.h"

typedef struct CorpusCase {
	const char *path, *format;
	long rows, used;
	const char *billed, *effective; /* of the only currency; NULL */
	InputCounts counts;
} CorpusCase;

static const CorpusCase cases[] = {
	{ "issues/jira-csv-server-herokudeploy/JIRA.csv", "jira-csv", 90, 90,
	    NULL, NULL, { .issues = 90 } },
	{ "issues/jira-csv-filter-invotra/JIRA.csv", "jira-csv", 64, 64, NULL,
	    NULL, { .issues = 64 } },
	{ "issues/jira-csv-cloud-kap/Jira.csv", "jira-csv", 34, 34, NULL, NULL,
	    { .issues = 34 } },
	{ "issues/jira-csv-cloud-spanish/Jira3.csv", "jira-csv", 356, 356, NULL,
	    NULL, { .issues = 356 } },
	{ "issues/jira-csv-cloud-wide-masked/Jira.csv", "jira-csv", 311, 311,
	    NULL, NULL, { .issues = 311 } },
	{ "issues/jira-xml-insurance/SearchRequest.xml", "jira-xml", 15, 15,
	    NULL, NULL, { .issues = 15 } },
	{ "issues/gitlab-csv-fixture/csv_gitlab_export.csv", "gitlab-csv", 4, 4,
	    NULL, NULL, { .issues = 4 } },
	{ "issues/linear-csv/linear-export.csv", "linear-csv", 10, 10, NULL,
	    NULL, { .issues = 10 } },
	{ "issues/bugzilla-csv-mozilla/buglist.csv", "bugzilla-csv", 1995, 1995,
	    NULL, NULL, { .issues = 1995 } },
	{ "issues/bugzilla-xml-3.4/bugzilla.xml", "bugzilla-xml", 8, 8, NULL,
	    NULL, { .issues = 8 } },
	{ "issues/bugzilla-xml-perceval/bugzilla_bug.xml", "bugzilla-xml", 1, 1,
	    NULL, NULL, { .issues = 1 } },
	{ "issues/bugzilla-xml-perceval/bugzilla_bugs_details.xml",
	    "bugzilla-xml", 5, 5, NULL, NULL, { .issues = 5 } },
	{ "issues/bugzilla-xml-perceval/bugzilla_bugs_details_next.xml",
	    "bugzilla-xml", 2, 2, NULL, NULL, { .issues = 2 } },
	{ "issues/bugzilla-xml-perceval/bugzilla_bugs_invalid_chars.xml",
	    "bugzilla-xml", 1, 1, NULL, NULL, { .issues = 1 } },
	{ "issues/gh-issue-list-tsv/issues.csv", "github-list-tsv", 8607, 8607,
	    NULL, NULL, { .issues = 8607 } },
	{ "issues/azure-devops-csv/workitems.csv", "azure-devops-csv", 6, 6,
	    NULL, NULL, { .issues = 6 } },
	{ "issues/redmine-csv/issues.csv", "redmine-csv", 190, 190, NULL, NULL,
	    { .issues = 190 } },
	{ "issues/redmine-xml/issues.xml", "redmine-xml", 4, 4, NULL, NULL,
	    { .issues = 4 } },
	{ "billing/koku-aws/koku-local-1.csv.gz", "aws-cur-csv", 13380, 13380,
	    "143227.76367818761501799105", "143227.76367818761501799105",
	    { .lines = 13380 } },
	{ "billing/koku-aws/test_cur.csv", "aws-cur-csv", 19, 19,
	    "0.0827499841274349353", "0.0827499841274349353", { .lines = 19 } },
	{ "billing/koku-aws/2023-06-01.csv", "aws-cur-csv", 3, 3, "30", "0.3",
	    { .lines = 3 } },
	{ "billing/koku-aws/2022-07-01-alt-columns.csv", "aws-cur-csv", 2, 2,
	    "0", "0", { .lines = 2 } },
	{ "billing/aws-cur-legacy/sample-anonymous-aws-export-dataset.csv",
	    "aws-cur-csv", 1281, 1281, "1.6823086974", "1.6823086974",
	    { .lines = 1281 } },
	{ "billing/focus-1.0-sample/focus_sample.csv", "focus-csv", 1000, 1000,
	    "20.52022672899", "14.97651418586", { .lines = 1000 } },
	{ "billing/aws-cost-explorer/costs.csv", "aws-cost-explorer-csv", 6, 5,
	    "34.5458457914", "34.5458457914", { .lines = 27 } },
	{ "billing/azure-ea-amortized/EA_AmortizedCost_Small.csv",
	    "azure-cost-csv", 28, 28, "15.797780136168644627485419",
	    "16.296932136636644627485419", { .lines = 28 } },
	{ "billing/koku-gcp/2022-08-01_5.csv", "gcp-bigquery-csv", 9, 9,
	    "0.000012", "0.000012", { .lines = 9 } },
	{ "billing/koku-gcp/gcp_202011.csv", "gcp-bigquery-csv", 25, 25, "0",
	    "0", { .lines = 25 } },
	{ "ops/cloudwatch-api-csv/cloudwatch.csv", "metrics-long-csv", 8643,
	    8638, NULL, NULL, { .points = 8638 } },
	{ "ops/grafana-table/grafana_data_export.csv", "grafana-table-csv",
	    1527, 1527, NULL, NULL, { .points = 4581 } },
	{ "schema/fineract-liquibase/0001_initial_schema.xml", "liquibase-xml",
	    982, 982, NULL, NULL,
	    { .tables = 220,
		.columns = 2062,
		.primary_keys = 214,
		.foreign_keys = 368,
		.indexes = 667 } },
	{ "schema/liquibase-tests/testFkPkDependencies.xml", "liquibase-xml",
	    90, 89, NULL, NULL,
	    { .tables = 21,
		.views = 5,
		.columns = 123,
		.primary_keys = 14,
		.foreign_keys = 35,
		.indexes = 42 } },
	{ "schema/gen-mariadb-sakila/mysqldump_no_data.xml", "mysqldump-xml",
	    23, 16, NULL, NULL,
	    { .tables = 16,
		.views = 7,
		.columns = 89,
		.primary_keys = 16,
		.indexes = 41 } },
	{ "schema/schemaspy-mysql/xmlit.xmlit.xml", "schemaspy-xml", 5, 4, NULL,
	    NULL,
	    { .tables = 4,
		.views = 1,
		.columns = 13,
		.primary_keys = 4,
		.foreign_keys = 3,
		.indexes = 9 } },
	{ "schema/schemaspy-informix/test.informix.xml", "schemaspy-xml", 3, 1,
	    NULL, NULL,
	    { .tables = 1,
		.views = 2,
		.columns = 6,
		.primary_keys = 1,
		.indexes = 2 } },
	{ "schema/symmetricds-ddlutils/symmetric-schema.xml", "ddlutils-xml",
	    46, 46, NULL, NULL,
	    { .tables = 46,
		.columns = 700,
		.primary_keys = 46,
		.foreign_keys = 16,
		.indexes = 62 } },
	/* One column of its 1,730 is written twice. */
	{ "schema/corebos-adodb-axmls/DatabaseSchema.xml", "adodb-axmls-xml",
	    458, 458, NULL, NULL,
	    { .tables = 458,
		.columns = 1729,
		.primary_keys = 285,
		.foreign_keys = 214,
		.indexes = 528 } },
	{ "schema/gen-mariadb-magento/is_COLUMNS_client.xml", "mysql-columns",
	    500, 500, NULL, NULL, { .tables = 67, .columns = 500 } },
	{ "schema/openmrs-hibernate/Concept.hbm.xml", "hibernate-hbm-xml", 3, 3,
	    NULL, NULL,
	    { .tables = 3,
		.columns = 26,
		.primary_keys = 3,
		.foreign_keys = 7,
		.indexes = 4 } },
	{ "schema/openmrs-hibernate/Obs.hbm.xml", "hibernate-hbm-xml", 1, 1,
	    NULL, NULL,
	    { .tables = 1,
		.columns = 30,
		.primary_keys = 1,
		.foreign_keys = 12,
		.indexes = 3 } },
	{ "schema/openmrs-hibernate/Person.hbm.xml", "hibernate-hbm-xml", 1, 1,
	    NULL, NULL,
	    { .tables = 1,
		.columns = 19,
		.primary_keys = 1,
		.foreign_keys = 4,
		.indexes = 2 } },
	{ "schema/gen-mariadb-Chinook/mysqldump_no_data.xml", "mysqldump-xml",
	    11, 11, NULL, NULL,
	    { .tables = 11,
		.columns = 64,
		.primary_keys = 11,
		.indexes = 22 } },
	{ "schema/gen-mariadb-ilias/mysqldump_no_data.xml", "mysqldump-xml",
	    695, 695, NULL, NULL,
	    { .tables = 695,
		.columns = 3353,
		.primary_keys = 633,
		.indexes = 996 } },
	/* Alone they do not tell the view from the tables. */
	{ "schema/gen-mariadb-magento/is_COLUMNS.tsv", "mysql-columns", 3165,
	    3165, NULL, NULL, { .tables = 391, .columns = 3165 } },
	{ "schema/gen-mariadb-magento/is_COLUMNS_into_outfile.csv",
	    "mysql-columns", 3165, 3165, NULL, NULL,
	    { .tables = 391, .columns = 3165 } },
	{ "schema/mssql-information-schema/information_schema_columns.csv",
	    "information-schema-columns", 2153, 2153, NULL, NULL,
	    { .tables = 224, .columns = 2153 } },
	{ "schema/gen-mariadb-magento/mysqldump_no_data.xml", "mysqldump-xml",
	    391, 390, NULL, NULL,
	    { .tables = 390,
		.views = 1,
		.columns = 3159,
		.primary_keys = 377,
		.indexes = 1181 } },
};

static char *
corpus_path(const char *relative)
{
	const char *root = g_getenv("HEADROOM_CORPUS");

	return root ? g_build_filename(root, relative, NULL) : NULL;
}

static Facts *
ingest(const char *path)
{
	const IngestInput input = { path, NULL, true, NULL };
	Facts *facts = facts_new(date_from_ymd(2026, 12, 31));

	assert_true(
	    ingest_inputs(facts, &ingest_default_options, &input, 1, NULL));
	return facts;
}

static void
assert_counts(const InputCounts *got, const InputCounts *want)
{
	assert_int_equal(got->tables, want->tables);
	assert_int_equal(got->views, want->views);
	assert_int_equal(got->columns, want->columns);
	assert_int_equal(got->primary_keys, want->primary_keys);
	assert_int_equal(got->foreign_keys, want->foreign_keys);
	assert_int_equal(got->indexes, want->indexes);
	assert_int_equal(got->issues, want->issues);
	assert_int_equal(got->lines, want->lines);
	assert_int_equal(got->points, want->points);
}

static void
assert_total(const Input *input, const CorpusCase *c)
{
	const CurrencyTotal *total;
	g_autofree char *billed = NULL, *effective = NULL;

	if (c->billed == NULL)
		return;
	assert_int_equal(input->totals->len, 1);
	total = input->totals->pdata[0];
	billed = decimal_format(total->billed);
	effective = decimal_format(total->effective);
	assert_string_equal(billed, c->billed);
	assert_string_equal(effective, c->effective);
}

static void
counts_and_totals_are_right(void **state)
{
	const CorpusCase *c = *state;
	g_autofree char *path = corpus_path(c->path);
	g_autoptr(Facts) facts = NULL;
	const Input *input;

	if (path == NULL) {
		print_message("HEADROOM_CORPUS is not set\n");
		skip();
	}
	facts = ingest(path);
	input = facts_input(facts, 0);
	assert_string_equal(input->format, c->format);
	assert_false(input->failed);
	assert_int_equal(input->rows_read, c->rows);
	assert_int_equal(input->rows_used, c->used);
	assert_int_equal(input->rows_rejected, 0);
	assert_int_equal(input->rows_skipped, c->rows - c->used);
	assert_counts(&input->counts, &c->counts);
	assert_total(input, c);
}

typedef struct RefusedCase {
	const char *path;
	const char *reason; /* a part of it */
} RefusedCase;

static const RefusedCase refused[] = {
	{ "issues/gitlab-import-fixtures/csv_comma.csv", "import into GitLab" },
	{ "issues/gitlab-import-fixtures/csv_complex.csv",
	    "import into GitLab" },
	{ "issues/gitlab-import-fixtures/csv_semicolon.csv",
	    "import into GitLab" },
	{ "issues/gitlab-import-fixtures/csv_tab.csv", "import into GitLab" },
	{ "issues/gitlab-import-fixtures/csv_no_headers.csv",
	    "no known format" },
	{ "issues/redmine-import-fixtures/import_issues.csv",
	    "import into Redmine" },
	{ "issues/redmine-import-fixtures/import_issues_auto_mapping.csv",
	    "import into Redmine" },
	{ "issues/redmine-import-fixtures/import_issues_utf8_with_bom.csv",
	    "import into Redmine" },
	{ "issues/redmine-import-fixtures/import_subtasks.csv",
	    "import into Redmine" },
	{ "issues/redmine-import-fixtures/import_iso8859-1.csv",
	    "no known format" },
	{ "issues/redmine-import-fixtures/invalid-Shift_JIS.csv",
	    "no known format" },
	{ "issues/bugzilla-xml-perceval/bugzilla_bugs_details_not_valid.xml",
	    "not well-formed" },
};

static bool
has_reason(const Input *input, const char *reason)
{
	for (size_t i = 0; i < finding_list_count(input->findings); i++)
		if (strstr(
			finding_list_get(input->findings, i)->message, reason))
			return true;
	return false;
}

static void
import_lists_and_broken_files_are_refused(void **state)
{
	(void)state;
	if (g_getenv("HEADROOM_CORPUS") == NULL) {
		print_message("HEADROOM_CORPUS is not set\n");
		skip();
	}
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
		g_autofree char *path = corpus_path(refused[i].path);
		g_autoptr(Facts) facts = ingest(path);
		const Input *input = facts_input(facts, 0);

		print_message("%s\n", refused[i].path);
		assert_true(input->failed);
		assert_int_equal(input->rows_used, 0);
		assert_true(has_reason(input, refused[i].reason));
	}
}

static void
add_counts(InputCounts *sum, const InputCounts *more)
{
	sum->tables += more->tables;
	sum->views += more->views;
	sum->columns += more->columns;
	sum->primary_keys += more->primary_keys;
	sum->foreign_keys += more->foreign_keys;
	sum->indexes += more->indexes;
}

/* Eight CSVs and one SQL dump of the same database agree. */
static void
gitlab_is_one_schema_in_nine_files(void **state)
{
	static const InputCounts want = { .tables = 1401,
		.views = 14,
		.columns = 13940,
		.primary_keys = 1401,
		.foreign_keys = 2309,
		.indexes = 6040 };
	g_autofree char *folder = corpus_path("schema/gen-postgres15-gitlab");
	InputCounts sum = { 0 };
	g_autoptr(Facts) facts = NULL;

	(void)state;
	if (folder == NULL) {
		print_message("HEADROOM_CORPUS is not set\n");
		skip();
	}
	facts = ingest(folder);
	for (unsigned i = 0; i < facts_inputs(facts)->len; i++) {
		const Input *input = facts_inputs(facts)->pdata[i];

		assert_int_equal(input->rows_read, input->rows_used +
						       input->rows_skipped +
						       input->rows_rejected);
		if (!g_str_has_suffix(input->format, "-sql"))
			add_counts(&sum, &input->counts);
	}
	assert_counts(&sum, &want);
	facts_seal(facts);
	assert_int_equal(
	    facts_tables(facts)->len + facts_partitions(facts)->len, 1401);
}

/* Six tables of information_schema say what MariaDB itself counts. */
static void
magento_is_one_schema_in_six_files(void **state)
{
	static const char *const names[] = { "COLUMNS", "TABLES", "STATISTICS",
		"KEY_COLUMN_USAGE", "TABLE_CONSTRAINTS",
		"REFERENTIAL_CONSTRAINTS" };
	static const InputCounts want = { .tables = 390,
		.views = 1,
		.columns = 3159,
		.primary_keys = 377,
		.foreign_keys = 402,
		.indexes = 1181 };
	IngestInput inputs[G_N_ELEMENTS(names)];
	g_autofree char *folder = corpus_path("schema/gen-mariadb-magento");
	g_autoptr(GPtrArray) paths = NULL;
	g_autoptr(Facts) facts = NULL;
	InputCounts sum = { 0 };

	(void)state;
	if (folder == NULL) {
		print_message("HEADROOM_CORPUS is not set\n");
		skip();
	}
	paths = g_ptr_array_new_with_free_func(g_free);
	facts = facts_new(date_from_ymd(2026, 12, 31));
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		char *path = g_strdup_printf("%s/is_%s.tsv", folder, names[i]);

		g_ptr_array_add(paths, path);
		inputs[i] = (IngestInput){ path, NULL, true, NULL };
	}
	assert_true(ingest_inputs(
	    facts, &ingest_default_options, inputs, G_N_ELEMENTS(names), NULL));
	for (unsigned i = 0; i < facts_inputs(facts)->len; i++) {
		const Input *input = facts_inputs(facts)->pdata[i];

		assert_int_equal(input->rows_rejected, 0);
		add_counts(&sum, &input->counts);
	}
	assert_counts(&sum, &want);
}

/* Its owner put a second header, with commas, below the first. */
static void
grafana_with_a_second_header_loses_only_that(void **state)
{
	g_autofree char *path =
	    corpus_path("ops/grafana-sep-wide/grafana_data_export.csv");
	g_autoptr(Facts) facts = NULL;
	const Input *input;

	(void)state;
	if (path == NULL) {
		print_message("HEADROOM_CORPUS is not set\n");
		skip();
	}
	facts = ingest(path);
	input = facts_input(facts, 0);
	assert_string_equal(input->format, "metrics-wide-csv");
	assert_int_equal(input->rows_read, 28552);
	assert_int_equal(input->rows_used, 28014);
	assert_int_equal(input->rows_rejected, 1);
	assert_int_equal(input->counts.points, 70232);
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(cases) + 4] = {
		[G_N_ELEMENTS(cases) + 3] =
		    cmocka_unit_test(magento_is_one_schema_in_six_files),
		[G_N_ELEMENTS(cases) + 2] =
		    cmocka_unit_test(import_lists_and_broken_files_are_refused),
		[G_N_ELEMENTS(cases) + 1] = cmocka_unit_test(
		    grafana_with_a_second_header_loses_only_that),
		[G_N_ELEMENTS(cases)] =
		    cmocka_unit_test(gitlab_is_one_schema_in_nine_files),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].path,
			.test_func = counts_and_totals_are_right,
			.initial_state = (void *)&cases[i] };
	return cmocka_run_group_tests_name("corpus", tests, NULL, NULL);
}
