#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/debt_items.h"
#include "tests/support/report_checks.h"

/* The I-th block of KIND that says WORDS; NULL. */
static const Block *
find_words(const Report *report, BlockKind kind, const char *words)
{
	const Section *section = report_find_section(report, "debt-register");

	for (guint i = 0; i < section->blocks->len; i++) {
		const Block *block = g_ptr_array_index(section->blocks, i);

		if (block->kind == kind && strstr(block->text, words) != NULL)
			return block;
	}
	return NULL;
}

static void
the_lead_counts_what_causes_rewrites(void **state)
{
	g_autoptr(Company) company = debt_shop();
	const Report *report = company_report(company);

	(void)state;
	assert_string_equal(report_find_section(report, "debt-register")->lead,
	    "5 open pieces of debt are about 100 hours of work; 2 of them "
	    "came to light after the launch, the kind that causes rewrites.");
}

/* All, one that is none, and none at all have words of their own. */
static void
the_lead_knows_all_and_none(void **state)
{
	static const char *const label[] = { "tech-debt", NULL };
	g_autoptr(Company) other = company_new("2026-07-01");
	g_autoptr(Company) all = company_new("2026-07-01");
	Issue issue = debt_task(other, "2026-05-01", "Old", label, NULL);

	(void)state;
	company_add_issue(other, &issue);
	assert_non_null(strstr(
	    report_find_section(company_report(other), "debt-register")->lead,
	    "it is not of the kind that causes rewrites."));
	company_key(company_add_table(all, "orders", 1e6), "integer", 2e9);
	company_key(company_add_table(all, "boats", 1e6), "integer", 2e9);
	assert_non_null(strstr(
	    report_find_section(company_report(all), "debt-register")->lead,
	    "all of them are in the structure"));
}

static void
shortcuts_and_audits_are_called_for(void **state)
{
	g_autoptr(Company) company = debt_shop();
	const Report *report = company_report(company);
	const Block *block = find_words(report, BLOCK_FINDING, "shortcut");

	(void)state;
	assert_non_null(block);
	assert_non_null(strstr(block->text, "SHOP-2"));
	assert_null(strstr(block->text, "SHOP-1"));
	assert_non_null(
	    find_words(report, BLOCK_FINDING, "overdue by 62 days"));
	assert_null(find_words(report, BLOCK_FINDING, "no owner"));
	assert_null(find_block(report, "debt-register", BLOCK_INSUFFICIENT));
}

/* Each thing that is missing is asked for by name. */
static void
what_is_missing_is_asked_for(void **state)
{
	static const char *const label[] = { "tech-debt", NULL };
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Company) empty = company_new("2026-07-01");
	g_autoptr(Company) schema = company_new("2026-07-01");
	Issue issue = debt_task(company, "2026-05-01", "Old", label, NULL);
	const Block *block;

	(void)state;
	company_add_issue(company, &issue);
	block = find_words(
	    company_report(company), BLOCK_INSUFFICIENT, "on purpose");
	assert_non_null(block);
	assert_non_null(strstr(block->detail, "business.launch"));
	assert_non_null(strstr(block->detail, "1 of those"));
	company_key(company_add_table(schema, "orders", 1e6), "integer", 2e9);
	block = find_words(
	    company_report(schema), BLOCK_INSUFFICIENT, "on purpose");
	assert_non_null(block);
	assert_null(strstr(block->detail, "of those"));
	assert_null(strstr(
	    report_find_section(company_report(company), "debt-register")->lead,
	    "launch"));
	assert_non_null(find_words(
	    company_report(company), BLOCK_INSUFFICIENT, "users feel debt"));
	block = find_words(
	    company_report(empty), BLOCK_INSUFFICIENT, "What debt there is");
	assert_non_null(block);
	assert_non_null(strstr(block->detail, "issue tracker"));
	assert_null(find_table(company_report(empty), "debt-items"));
	check_report(company_report(empty));
}

/* It is not told that nobody may add these up without saying so. */
static void
interest_is_told_with_its_limits(void **state)
{
	g_autoptr(Company) company = debt_shop();

	(void)state;
	assert_non_null(find_words(
	    company_report(company), BLOCK_TEXT, "never for adding up"));
	assert_non_null(
	    find_words(company_report(company), BLOCK_TEXT, "1 incident in"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lead_counts_what_causes_rewrites),
		cmocka_unit_test(the_lead_knows_all_and_none),
		cmocka_unit_test(shortcuts_and_audits_are_called_for),
		cmocka_unit_test(what_is_missing_is_asked_for),
		cmocka_unit_test(interest_is_told_with_its_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
