#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/debt_register_words.h"
#include "tests/support/debt_items.h"

static void
each_piece_says_what_set_its_kind(void **state)
{
	static const struct {
		const char *key, *kind, *evidence;
	} cases[] = {
		{ "SHOP-1", "intentional",
		    "tech-debt, written 1 Feb 2026; launch 1 Mar 2026; "
		    "documented: adr" },
		{ "SHOP-2", "intentional",
		    "tech-debt, written 1 Feb 2026; launch 1 Mar 2026; "
		    "undocumented" },
		{ "SHOP-3", "discovered", "linked to incident INC-1" },
		{ "SHOP-4", "accumulating", "tech-debt, speaks of refactor" },
		{ "order_items", "discovered",
		    "schema: D1; SHOP-3 stands for it" },
	};
	g_autoptr(Company) company = debt_shop();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const DebtItem *item = debt_find_item(company, cases[i].key);
		g_autofree char *evidence =
		    debt_item_evidence(company_evidence(company), item);

		assert_string_equal(
		    debt_category_words(item->verdict.category), cases[i].kind);
		assert_string_equal(evidence, cases[i].evidence);
	}
}

static void
pieces_are_called_by_key_and_title(void **state)
{
	g_autoptr(Company) company = debt_shop();
	const DebtItem *issue = debt_find_item(company, "SHOP-4");
	const DebtItem *finding = debt_find_item(company, "order_items");
	g_autofree char *key = debt_item_key(finding);
	g_autofree char *title = debt_item_title(issue);
	g_autofree char *found = debt_item_title(finding);
	g_autofree char *figure = debt_wait_figure(issue, "risk", 1);

	(void)state;
	assert_string_equal(key, "table order_items");
	assert_string_equal(title, "Refactor the basket");
	assert_string_equal(found, "narrow integer key (id)");
	assert_string_equal(figure, "debt.item.shop-4.risk.6m");
}

/* Far from the first, they have no figures. */
static void
only_the_first_have_figures(void **state)
{
	static const struct {
		bool shown;
		guint rank;
		const char *want;
	} cases[] = {
		{ false, DEBT_FIGURED, NULL },
		{ false, DEBT_FIGURED - 1, "debt.item.shop-1.effort_hours" },
		{ true, DEBT_FIGURED, "debt.item.shop-1.effort_hours" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const DebtItem item = { .id = (char *)"shop-1",
			.shown = cases[i].shown,
			.rank = cases[i].rank };
		g_autofree char *figure =
		    debt_item_figure(&item, "effort_hours");

		assert_true(g_strcmp0(figure, cases[i].want) == 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_piece_says_what_set_its_kind),
		cmocka_unit_test(pieces_are_called_by_key_and_title),
		cmocka_unit_test(only_the_first_have_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
