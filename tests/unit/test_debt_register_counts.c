#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/debt_items.h"
#include "tests/support/report_checks.h"

static void
counts_show_their_items(void **state)
{
	g_autoptr(Company) company = debt_shop();
	const Report *report = company_report(company);
	const Figure *figure =
	    figure_set_find(report->figures, "debt.register.undocumented");

	(void)state;
	assert_close(figure->value, 1, 0);
	assert_int_equal(figure->evidence->len, 1);
	assert_string_equal(
	    ((FigureRow *)g_ptr_array_index(figure->evidence, 0))->key,
	    "SHOP-2");
	assert_close(
	    figure_value(report, "debt.register.discovered.effort_hours"), 30,
	    1e-9);
	assert_close(
	    figure_value(report, "debt.register.discovered.nobodys"), 0, 0);
}

/* None is a number only where one could have been seen. */
static void
none_is_not_unknown(void **state)
{
	static const struct {
		const char *label, *launch;
		bool done;
		const char *items, *intentional; /* reasons; NULL: it is 0 */
	} cases[] = {
		{ NULL, "2026-03-01", false, "nothing that was read",
		    "nothing that was read" },
		{ "debt", "2026-03-01", true, NULL, NULL },
		{ "debt", NULL, true, NULL, "business.launch" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const char *labels[] = { cases[i].label, NULL };
		Issue issue =
		    debt_task(company, "2026-05-01", "It", labels, NULL);
		const Report *report;

		if (cases[i].done) {
			issue.category = STATUS_DONE;
			issue.resolved = issue.created;
		}
		if (cases[i].launch != NULL)
			date_parse_iso(
			    cases[i].launch, &company->config->business.launch);
		company_add_issue(company, &issue);
		report = company_report(company);
		print_message("%zu\n", i);
		if (cases[i].items != NULL)
			check_missing(
			    report, "debt.register.items", cases[i].items);
		else
			assert_close(
			    figure_value(report, "debt.register.items"), 0, 0);
		if (cases[i].intentional != NULL) {
			check_missing(report, "debt.register.intentional.items",
			    cases[i].intentional);
			check_missing(report, "debt.register.undocumented",
			    cases[i].intentional);
		} else {
			assert_close(
			    figure_value(report, "debt.register.undocumented"),
			    0, 0);
		}
		check_report(report);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_show_their_items),
		cmocka_unit_test(none_is_not_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
