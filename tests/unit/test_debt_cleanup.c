#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/debt_items.h"
#include "tests/support/report_checks.h"

/* Sprints of two weeks, ten issues in each: so many of them debt, the oldest
 * first; the last ends on 28 June. */
static Company *
with_sprints(const int *debts, int n)
{
	static const char *const label[] = { "tech-debt", NULL };
	Company *company = company_new("2026-07-01");
	Date end;

	date_parse_iso("2026-06-28", &end);
	for (int s = 0; s < n; s++)
		for (int i = 0; i < 10; i++) {
			g_autofree char *name =
			    g_strdup_printf("Sprint %d", s + 1);
			const Date day = end - 14 * (n - 1 - s) - 13 + i;
			char text[DATE_TEXT_SIZE];
			Issue issue;

			date_format_iso(day, text);
			issue = debt_task(company, text, "Work",
			    i < debts[s] ? label : NULL, NULL);
			issue.category = STATUS_DONE;
			issue.started = issue.created;
			issue.resolved = issue.created + 3600;
			issue.sprint = name;
			company_add_issue(company, &issue);
		}
	return company;
}

static void
sprints_of_their_own_are_found(void **state)
{
	static const struct {
		int debts[5];
		bool found;
		const char *name;
	} cases[] = {
		{ { 0, 0, 9, 0, 0 }, true, "Sprint 3" },
		{ { 8, 0, 0, 0, 0 }, true, "Sprint 1" },
		{ { 9, 0, 0, 0, 9 }, true, "Sprint 5" }, /* the newest */
		{ { 0, 0, 7, 0, 0 }, false, NULL }, /* other work in it, too */
		{ { 0, 1, 9, 1, 0 }, false, NULL }, /* debt in others, too */
		{ { 9, 9, 9, 0, 0 }, false, NULL }, /* the others are few */
		{ { 0, 0, 0, 0, 0 }, false, NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = with_sprints(cases[i].debts, 5);
		const DebtCleanup *cleanup =
		    &debt_register_of(company)->cleanup;
		g_autofree char *name = NULL;

		print_message("%zu\n", i);
		assert_int_equal(cleanup->sprint != NULL, cases[i].found);
		if (!cases[i].found)
			continue;
		name = debt_cleanup_name(cleanup);
		assert_string_equal(name, cases[i].name);
		assert_close(cleanup->between, 0, 0);
		assert_close(
		    figure_value(company_report(company), "debt.cleanup.share"),
		    cleanup->share, 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sprints_of_their_own_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
