#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/analysis/team.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static void
add(Company *company, int count, const char *from, const char *by,
    const char *component)
{
	const char *const components[] = { component, NULL };

	for (int i = 0; i < count; i++) {
		Issue issue =
		    company_feature(company, "2026-06-01", "2026-06-09", 1);

		issue.reporter = from;
		issue.assignee = by;
		issue.components = components;
		company_add_issue(company, &issue);
	}
}

static Company *
company_of(const char *ceremonies)
{
	Company *company = company_new("2026-07-01");
	g_autofree char *text = g_strconcat("team:\n"
					    "  headcount: 3\n"
					    "  groups:\n"
					    "    - name: Kiln Lane\n"
					    "      site: Gdansk\n"
					    "      external: yes\n"
					    "      people: [Cy]\n",
	    ceremonies, NULL);

	company_configure(company, text);
	return company;
}

static const Block *
finding_of(Company *company)
{
	const Section *section =
	    report_find_section(company_report(company), "team");

	for (guint i = 0; i < section->blocks->len; i++) {
		const Block *block = g_ptr_array_index(section->blocks, i);

		if (block->kind == BLOCK_FINDING &&
		    strstr(block->text, "Kiln Lane") != NULL)
			return block;
	}
	fail_msg("nothing is said of Kiln Lane");
	return NULL;
}

static void
tickets_in_code_out_is_a_warning(void **state)
{
	g_autoptr(Company) company = company_of("      ceremonies: no\n");
	const Report *report;
	const Block *block;
	const Figure *context;

	(void)state;
	add(company, 10, "Ana", "Ana", "Core");
	add(company, 6, "Ana", "Cy", "Web");
	add(company, 1, "Cy", "Cy", "Web");
	block = finding_of(company);
	assert_int_equal(block->level, FINDING_WARNING);
	assert_string_equal(block->text,
	    "Kiln Lane gets tickets and returns code: of the playbook's three "
	    "conditions it meets 1.");
	assert_non_null(strstr(block->detail, "reviews and decisions"));
	assert_non_null(strstr(block->detail, "planning"));
	assert_null(strstr(block->detail, "for which it answers"));
	report = company_report(company);
	check_report(report);
	context =
	    figure_set_find(report->figures, "team.group.kiln-lane.context");
	assert_close(context->value, 1.0 / 16, 1e-12);
	assert_int_equal(context->evidence->len, 1);
	assert_close(figure_value(report, "team.group.kiln-lane.owned"), 1, 0);
	assert_close(figure_value(report, "team.group.kiln-lane.met"), 1, 0);
	assert_string_equal(
	    figure_set_find(report->figures, "team.group.kiln-lane.verdict")
		->text,
	    "tickets in, code out");
}

static void
what_is_not_known_says_what_would_tell(void **state)
{
	g_autoptr(Company) company = company_of("");
	const Block *block;
	const ReportTable *table;

	(void)state;
	company_set_users(company, 4000, 0.08);
	block = finding_of(company);
	assert_int_equal(block->level, FINDING_NOTE);
	assert_non_null(strstr(block->text, "is not known"));
	assert_non_null(strstr(block->detail, "ceremonies: yes or no"));
	assert_non_null(strstr(block->detail, "assignees, reporters"));
	assert_non_null(strstr(block->detail, "need components"));
	check_missing(company_report(company), "team.group.kiln-lane.context",
	    "too few issues");
	check_missing(
	    company_report(company), "team.group.kiln-lane.owned", "enough");
	table = find_table(company_report(company), "team-groups");
	assert_string_equal(
	    cell_machine(table, "Kiln Lane", "same_ceremonies"), "unknown");
	assert_string_equal(
	    find_cell(table, "Kiln Lane", "verdict")->text, "not known");
	check_report(company_report(company));
}

static void
one_team_has_nothing_to_do(void **state)
{
	g_autoptr(Company) company = company_of("      ceremonies: yes\n");
	const Block *block;

	(void)state;
	add(company, 10, "Ana", "Ana", "Core");
	add(company, 10, "Cy", "Cy", "Web");
	block = finding_of(company);
	assert_non_null(strstr(block->text, "works as part of the team"));
	assert_null(block->detail);
	assert_string_equal(
	    cell_machine(find_table(company_report(company), "team-groups"),
		"Kiln Lane", "own_components"),
	    "met");
}

static void
names_that_nobody_knows_are_told(void **state)
{
	static const char *const said[] = { "1 of the people of Kiln Lane is neither",
		"no issue has the component Wbe that Kiln Lane" };
	g_autoptr(Company) company = company_new("2026-07-01");
	size_t found = 0;

	(void)state;
	company_configure(company, "team:\n"
				   "  headcount: 3\n"
				   "  groups:\n"
				   "    - name: Kiln Lane\n"
				   "      people: [Cy, Cyy]\n"
				   "      external: yes\n"
				   "      components: [Web, Wbe]\n");
	add(company, 1, "Cy", "Cy", "Web");
	company_report(company);
	for (size_t i = 0; i < finding_list_count(company->report->findings);
	     i++) {
		const Finding *finding =
		    finding_list_get(company->report->findings, i);

		if (strcmp(finding->code, "group-unknown") != 0)
			continue;
		assert_true(found < G_N_ELEMENTS(said));
		assert_non_null(strstr(finding->message, said[found++]));
	}
	assert_int_equal(found, 2);
}

static void
without_groups_nothing_is_said(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	assert_null(find_table(company_report(company), "team-groups"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tickets_in_code_out_is_a_warning),
		cmocka_unit_test(what_is_not_known_says_what_would_tell),
		cmocka_unit_test(one_team_has_nothing_to_do),
		cmocka_unit_test(names_that_nobody_knows_are_told),
		cmocka_unit_test(without_groups_nothing_is_said),
	};

	return cmocka_run_group_tests_name(
	    "team_groups_describe", tests, NULL, NULL);
}
