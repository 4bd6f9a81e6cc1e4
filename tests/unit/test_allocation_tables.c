#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/allocation_tables.h"
#include "tests/support/assert_close.h"
#include "tests/support/report_checks.h"
#include "tests/support/sprint_example.h"

static const double debt[] = { 11, 6, 9, 8 }, all[] = { 50, 50, 60, 40 };

static void
newest_sprints_come_first(void **state)
{
	g_autoptr(Company) company = sprint_example_new(debt, all, 4);
	const ReportTable *table =
	    find_table(company_report(company), "allocation");
	const GPtrArray *row = g_ptr_array_index(table->rows, 0);

	(void)state;
	assert_int_equal(table->rows->len, 4);
	assert_string_equal(
	    ((TableCell *)g_ptr_array_index(row, 0))->text, "Sprint 4");
	assert_string_equal(cell_machine(table, "Sprint 2", "share"), "0.12");
	assert_string_equal(
	    find_cell(table, "Sprint 4", "rolling_3")->text, "15 %");
	assert_string_equal(find_cell(table, "Sprint 4", "share")->figure,
	    "debt.sprint.sprint-4.share");
}

static const GPtrArray *
ladder_row(const ReportTable *table, EscalationRule rule)
{
	return g_ptr_array_index(table->rows, rule);
}

static const char *
machine_of(const GPtrArray *row, guint column)
{
	const TableCell *cell = g_ptr_array_index(row, column);

	return cell->machine != NULL ? cell->machine : cell->text;
}

static void
ladder_says_which_rules_fire(void **state)
{
	static const char *const fires[ESCALATION_RULES] = {
		[RULE_LATEST] = "no",
		[RULE_ROLLING_3] = "yes",
		[RULE_LOW] = "no",
		[RULE_ROLLING_6] = "", /* not known of four sprints */
		[RULE_WAITING] = "no",
	};
	g_autoptr(Company) company = sprint_example_new(debt, all, 4);
	const ReportTable *table =
	    find_table(company_report(company), "escalation");

	(void)state;
	for (int i = 0; i < ESCALATION_RULES; i++)
		assert_string_equal(
		    machine_of(ladder_row(table, (EscalationRule)i), 1),
		    fires[i]);
	assert_string_equal(machine_of(ladder_row(table, RULE_LOW), 3), "0.12");
}

/* That none is marked as debt is not that there is none. */
static void
register_leaves_empty_what_is_not_marked(void **state)
{
	static const double none[] = { 0, 0, 0 };
	g_autoptr(Company) company = sprint_example_new(none, all, 3);
	const ReportTable *table =
	    find_table(company_report(company), "allocation-register");

	(void)state;
	assert_true(table->file_only);
	assert_string_equal(cell_machine(table, "Sprint 1", "effort"), "50");
	assert_string_equal(cell_machine(table, "Sprint 1", "share"), "");
	assert_string_equal(cell_machine(table, "Sprint 1", "debt"), "");
	assert_string_equal(cell_machine(table, "Sprint 1", "debt_issues"), "");
}

static void
register_has_all_there_is(void **state)
{
	g_autoptr(Company) company = sprint_example_new(debt, all, 4);
	const ReportTable *table =
	    find_table(company_report(company), "allocation-register");

	(void)state;
	assert_string_equal(table->register_name, "allocation");
	assert_string_equal(
	    cell_machine(table, "Sprint 4", "last"), "2026-06-30");
	assert_string_equal(
	    cell_machine(table, "Sprint 4", "first"), "2026-06-17");
	assert_string_equal(cell_machine(table, "Sprint 4", "state"), "over");
	assert_string_equal(
	    cell_machine(table, "Sprint 4", "measure"), "points");
	assert_string_equal(
	    cell_machine(table, "Sprint 1", "rolling_3"), "0.22");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(newest_sprints_come_first),
		cmocka_unit_test(ladder_says_which_rules_fire),
		cmocka_unit_test(register_leaves_empty_what_is_not_marked),
		cmocka_unit_test(register_has_all_there_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
