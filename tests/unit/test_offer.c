#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/offer.h"

static GPtrArray *
make_columns(const char *const *names, size_t count)
{
	GPtrArray *columns = g_ptr_array_new_with_free_func(offer_column_free);

	for (size_t i = 0; i < count; i++) {
		OfferColumn *column = offer_column_new(names[i]);

		g_ptr_array_add(column->values, g_strdup("x\ny # z"));
		g_ptr_array_add(columns, column);
	}
	return columns;
}

/* Whatever the names are, what is written loads. */
static void
every_offer_loads(void **state)
{
	static const char *const rows[][3] = {
		{ "Ticket", "Opened", "Status" },
		{ "colour", "colour", "" },
		{ "/path", "say \"no\" \\", "a\nb\t\xc2\x85" },
		{ "*", "# x", "{a: [b]}" },
		{ "値段", "€", "\xe2\x80\xae" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
		g_autoptr(GPtrArray) columns = make_columns(rows[i], 3);
		const OfferFile csv = { .path = "a\nb.csv" };
		const OfferFile xml = { "b.xml", "list", "list/item" };
		g_autofree char *table = offer_write(&csv, "mine", columns);
		g_autofree char *tree = offer_write(&xml, "ours", columns);
		g_autoptr(GError) error = NULL;

		descriptor_set_add(
		    set, "mine.yaml", table, strlen(table), &error);
		assert_null(error);
		descriptor_set_add(
		    set, "ours.yaml", tree, strlen(tree), &error);
		assert_null(error);
		assert_non_null(descriptor_set_find(set, "mine"));
		assert_string_equal(
		    descriptor_set_find(set, "ours")->record, "list/item");
	}
}

typedef struct NameCase {
	const char *path, *name;
} NameCase;

static const NameCase names[] = {
	{ "exports/Tickets 2026-11.csv.gz", "tickets" },
	{ "jira-csv.csv", "my-jira-csv" },
	{ "-", "my-export" },
	{ "2026-11-01.csv", "my-export" },
	{ "値段.csv", "my-export" },
};

static void
names_are_new_and_plain(void **state)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *name = offer_name(set, names[i].path);

		assert_string_equal(name, names[i].name);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_offer_loads),
		cmocka_unit_test(names_are_new_and_plain),
	};

	return cmocka_run_group_tests_name("offer", tests, NULL, NULL);
}
