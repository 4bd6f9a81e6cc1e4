/*
 * Each quirk of exports has a file in tests/unit/quirks; README.md there says
 * which tool writes it.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/base/number.h"
#include "pipeline/ingest/ingest.h"

#define QUIRKS "tests/unit/quirks/"

enum { AS_OF = 20779 }; /* 2026-11-22 */

typedef struct QuirkCase {
	const char *file;
	const char *rows; /* read = used + skipped + rejected, of each file */
	const char *says; /* what the values became */
	const char *encoding;
	const char *finding; /* its code; NULL: none is asked for */
} QuirkCase;

static const QuirkCase cases[] = {
	{ "cp1252-fallback.csv", "1=1+0+0", "7: Größe “10 €”; ", "windows-1252",
	    "encoding-guessed" },
	{ "cp932.csv", "1=1+0+0", "7: 支払い; ", "cp932", "encoding-guessed" },
	{ "crlf-rows-lf-cells.csv", "2=2+0+0",
	    "SHOP-1: Pay\nlater; SHOP-2: Ship; ", NULL, NULL },
	{ "cur-manifest", "30=30+0+0 30=30+0+0 0=0+0+0", "USD 37.5; USD 75; ",
	    NULL, NULL },
	{ "delimiter-pipe.csv", "2=2+0+0", "a,b: 01-01=10 02-01=20; ", NULL,
	    NULL },
	{ "delimiter-semicolon.csv", "2=2+0+0", "a,b: 01-01=10 02-01=20; ",
	    NULL, NULL },
	{ "delimiter-tab.csv", "2=2+0+0", "a,b: 01-01=10 02-01=20; ", NULL,
	    NULL },
	{ "doubled-quotes.csv", "1=1+0+0", "SHOP-1: Say \"hi\", twice; ", NULL,
	    NULL },
	{ "footer-generated-by.csv", "2=1+1+0", "SHOP-1: Pay; ", NULL, NULL },
	{ "footer-psql-row-count.csv", "3=2+1+0",
	    "orders.id default -; orders.note default -; ", NULL, NULL },
	{ "footer-rounding-error.csv", "10=1+9+0", "EUR 1012.504; ", NULL,
	    NULL },
	{ "footer-total.csv", "10=1+9+0", "EUR 1012.504; ", NULL, NULL },
	{ "gb18030.csv", "1=1+0+0", "7: 付款失败; ", "gb18030",
	    "encoding-guessed" },
	{ "guard-bugzilla.csv", "1=1+0+0", "7: =1+2 fails in C:＼temp; ", NULL,
	    NULL },
	{ "guard-gitlab.csv", "2=2+0+0",
	    "shop/web#12: =1+2 fails; shop/web#13: 'quoted' stays; ", NULL,
	    NULL },
	{ "guard-linear.csv", "1=1+0+0", "SHOP-1: -1 in stock; ", NULL, NULL },
	{ "gzip-by-magic.csv", "2=2+0+0", "users: 01-01=10 02-01=20; ", NULL,
	    NULL },
	{ "header-case-and-blanks.csv", "1=1+0+0", "SHOP-1: Pay; ", NULL,
	    NULL },
	{ "iso-8859-15.xml", "1=1+0+0", "7: Preis 10 €; ", "iso-8859-15",
	    NULL },
	{ "long-rows.csv", "2=1+0+1", "SHOP-2: Ship; ", NULL, NULL },
	{ "newline-in-cell.csv", "2=2+0+0",
	    "SHOP-1: Pay\nlater; or, never; SHOP-2: Ship; ", NULL, NULL },
	{ "null-backslash-n.csv", "2=2+0+0",
	    "orders.id default -; orders.note default 0; ", NULL, NULL },
	{ "null-bugzilla.csv", "1=1+0+0", "7: Pay; ", NULL, NULL },
	{ "null-default.csv", "2=2+0+0",
	    "orders.id default -; orders.note default 'NULL'::text; ", NULL,
	    NULL },
	{ "null-spellings.csv", "8=2+6+0", "users: 01-01=10 08-01=0; ", NULL,
	    NULL },
	{ "preamble-rows.csv", "9=1+8+0", "EUR 1012.504; ", NULL, NULL },
	{ "repeated-headers.csv", "1=1+0+0", "SHOP-1: Pay +web +urgent; ", NULL,
	    NULL },
	{ "sep-line.csv", "2=2+0+0", "users, all: 01-01=10 02-01=20; ", NULL,
	    NULL },
	{ "short-rows.csv", "2=2+0+0", "SHOP-1: Pay; SHOP-2: Ship +web; ", NULL,
	    "row-short" },
	{ "utf16-be-bom.csv", "2=2+0+0", "Gäste: 01-01=10 02-01=20; ",
	    "utf-16be", NULL },
	{ "utf16-le-bom.csv", "2=2+0+0", "Gäste: 01-01=10 02-01=20; ",
	    "utf-16le", NULL },
	{ "utf8-bom.csv", "1=1+0+0", "SHOP-1: Größe; ", NULL, NULL },
	{ "zip-by-magic.csv", "2=2+0+0", "users: 01-01=10 02-01=20; ", NULL,
	    NULL },
};

static void
say_issues(const Facts *facts, GString *out)
{
	const GPtrArray *issues = facts_issues(facts);

	for (unsigned i = 0; i < issues->len; i++) {
		const Issue *issue = issues->pdata[i];

		g_string_append_printf(out, "%s: %s", issue->key,
		    issue->summary ? issue->summary : "-");
		for (size_t j = 0; issue->labels[j]; j++)
			g_string_append_printf(out, " +%s", issue->labels[j]);
		g_string_append_printf(out, "%s%s; ",
		    issue->resolution ? " resolved " : "",
		    issue->resolution ? issue->resolution : "");
	}
}

static void
say_series(const Facts *facts, GString *out)
{
	const GPtrArray *all = facts_series(facts);

	for (unsigned i = 0; i < all->len; i++) {
		const Series *series = all->pdata[i];

		g_string_append_printf(out, "%s:", series->name);
		for (unsigned j = 0; j < series->points->len; j++) {
			const Point *point =
			    &g_array_index(series->points, Point, j);
			char date[DATE_TEXT_SIZE], number[NUMBER_TEXT_SIZE];

			date_format_iso(instant_date(point->time), date);
			g_string_append_printf(out, " %s=%s", date + 5,
			    number_format_machine(point->value, number));
		}
		g_string_append(out, "; ");
	}
}

static void
say_tables(const Facts *facts, GString *out)
{
	const GPtrArray *tables = facts_tables(facts);

	for (unsigned i = 0; i < tables->len; i++) {
		const Table *table = tables->pdata[i];

		for (unsigned j = 0; j < table->columns->len; j++) {
			const Column *column = table->columns->pdata[j];

			g_string_append_printf(out, "%s.%s default %s; ",
			    table->name, column->name,
			    column->default_text ? column->default_text : "-");
		}
	}
}

static void
say_bills(const Facts *facts, GString *out)
{
	const GPtrArray *inputs = facts_inputs(facts);

	for (unsigned i = 0; i < inputs->len; i++) {
		const Input *input = inputs->pdata[i];

		for (unsigned j = 0; j < input->totals->len; j++) {
			const CurrencyTotal *total = input->totals->pdata[j];
			g_autofree char *billed = decimal_format(total->billed);

			g_string_append_printf(
			    out, "%s %s; ", total->currency, billed);
		}
	}
}

static char *
say_rows(const Facts *facts)
{
	const GPtrArray *inputs = facts_inputs(facts);
	GString *rows = g_string_new(NULL);

	for (unsigned i = 0; i < inputs->len; i++) {
		const Input *input = inputs->pdata[i];

		g_string_append_printf(rows, "%s%ld=%ld+%ld+%ld",
		    i > 0 ? " " : "", input->rows_read, input->rows_used,
		    input->rows_skipped, input->rows_rejected);
	}
	return g_string_free(rows, FALSE);
}

static bool
has_finding(const Facts *facts, const char *code)
{
	const Input *first = facts_inputs(facts)->pdata[0];

	for (size_t i = 0; i < finding_list_count(first->findings); i++)
		if (g_str_equal(
			finding_list_get(first->findings, i)->code, code))
			return true;
	return false;
}

static void
check_case(const QuirkCase *c)
{
	g_autofree char *path = g_strconcat(QUIRKS, c->file, NULL);
	g_autoptr(Facts) facts = facts_new(AS_OF);
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) says = g_string_new(NULL);
	g_autofree char *rows = NULL;
	IngestOptions options = ingest_default_options;
	const IngestInput input = { .path = path, .required = true };
	const Input *first;

	options.max_rejects = 1;
	assert_true(ingest_inputs(facts, &options, &input, 1, &error));
	facts_seal(facts);
	first = facts_inputs(facts)->pdata[0];
	say_issues(facts, says);
	say_series(facts, says);
	say_tables(facts, says);
	say_bills(facts, says);
	rows = say_rows(facts);
	print_message(
	    "%s: %s %s %s\n", c->file, rows, says->str, first->encoding);
	assert_false(first->failed);
	assert_string_equal(rows, c->rows);
	assert_string_equal(says->str, c->says);
	assert_string_equal(
	    first->encoding, c->encoding ? c->encoding : "utf-8");
	if (c->finding)
		assert_true(has_finding(facts, c->finding));
}

static void
quirks_are_read_as_meant(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		check_case(&cases[i]);
}

/* A file without a case would only look like a test. */
static void
every_file_has_a_case(void **state)
{
	g_autoptr(GDir) folder = g_dir_open(QUIRKS, 0, NULL);
	const char *name;

	(void)state;
	assert_non_null(folder);
	while ((name = g_dir_read_name(folder))) {
		bool found = g_str_equal(name, "README.md");

		for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
			found |= g_str_equal(cases[i].file, name);
		if (!found)
			fail_msg("%s has no case", name);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quirks_are_read_as_meant),
		cmocka_unit_test(every_file_has_a_case),
	};

	return cmocka_run_group_tests_name("quirks", tests, NULL, NULL);
}
