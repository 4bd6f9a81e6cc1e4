#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/offer_guess.h"

typedef struct GuessCase {
	const char *columns; /* name=value/value|… */
	InputKind kind;
	const char *fields;
} GuessCase;

static const GuessCase cases[] = {
	{ "Ticket=SHOP-1|Opened=2026-01-01|Closed=|Owner=Ann|Colour=red",
	    INPUT_ISSUES, "key,created,resolved,assignee,ignored" },
	{ "createdAt=2026-01-01|issue_id=7|storyPoints=3|State=Open",
	    INPUT_ISSUES, "created,key,points,status" },
	/* Dates and keys by shape alone. */
	{ "Foo=AB-1|Bar=2026-01-01|Baz=2026-02-01", INPUT_ISSUES,
	    "key,created,resolved" },
	{ "Date=2026-01-01|Service=DB|Cost (EUR)=1.50|Currency=EUR",
	    INPUT_BILLING, "charged,service,billed,currency" },
	{ "Tag=2026-01-01|Wert=$4.10|Was=DB", INPUT_BILLING,
	    "charged,billed,ignored" },
	{ "table_name=users|column_name=id|data_type=int", INPUT_SCHEMA,
	    "table,column,column-type" },
	{ "Day=2026-01-01|Sessions=10|Orders=3|Note=x", INPUT_METRICS,
	    "time,value,ignored,ignored" },
	{ "Day=2026-01-01|What=users|Howmany=3", INPUT_METRICS,
	    "time,series,value" },
	{ "Colour=red|Shape=round", INPUT_UNKNOWN, "ignored,ignored" },
};

static GPtrArray *
read_columns(const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, "|", -1);
	GPtrArray *columns = g_ptr_array_new_with_free_func(offer_column_free);

	for (char **part = parts; *part; part++) {
		g_auto(GStrv) both = g_strsplit(*part, "=", 2);
		OfferColumn *column = offer_column_new(both[0]);

		if (*both[1])
			g_ptr_array_add(column->values, g_strdup(both[1]));
		g_ptr_array_add(columns, column);
	}
	return columns;
}

static void
names_and_shapes_tell_the_fields(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const GuessCase *c = &cases[i];
		g_autoptr(GPtrArray) columns = read_columns(c->columns);
		g_auto(OfferGuess) guess = { 0 };
		g_autoptr(GString) fields = g_string_new(NULL);

		print_message("%s\n", c->columns);
		offer_guess_init(&guess, columns);
		for (unsigned j = 0; j < columns->len; j++)
			g_string_append_printf(fields, "%s%s", j > 0 ? "," : "",
			    field_name(guess.fields[j]));
		assert_int_equal(guess.kind, c->kind);
		assert_string_equal(fields->str, c->fields);
	}
}

static void
currencies_are_seen_in_names_and_values(void **state)
{
	g_autoptr(GPtrArray) columns =
	    read_columns("Cost (GBP)=1|Cost=€4|Cost=4");

	(void)state;
	assert_string_equal(offer_currency(columns->pdata[0]), "GBP");
	assert_string_equal(offer_currency(columns->pdata[1]), "EUR");
	assert_null(offer_currency(columns->pdata[2]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_shapes_tell_the_fields),
		cmocka_unit_test(currencies_are_seen_in_names_and_values),
	};

	return cmocka_run_group_tests_name("offer_guess", tests, NULL, NULL);
}
