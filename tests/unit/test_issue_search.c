#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/issue_search.h"
#include "tests/support/company.h"

static void
add(Company *company, const char *summary, const char *label,
    const char *created, const char *resolved)
{
	static const char *labels[2];
	Issue issue = company_feature(company, created, resolved, 1);

	labels[0] = label;
	issue.summary = summary;
	issue.labels = labels;
	company_add_issue(company, &issue);
}

static Company *
tracker(void)
{
	Company *company = company_new("2026-07-01");

	add(company, "Add SAML for a customer", NULL, "2026-05-01", NULL);
	add(company, "Sign-in page", "sso", "2026-06-01", NULL);
	add(company, "SSO for all", NULL, "2025-01-01", "2025-03-01");
	add(company, "Lessons on dissonance", NULL, "2026-06-02", NULL);
	add(company, NULL, NULL, "2026-06-03", NULL);
	return company;
}

static void
words_are_whole_and_anywhere(void **state)
{
	g_autoptr(Company) company = tracker();
	const IssueSearch search = { .words = "SSO,SAML" };
	long of;
	g_autoptr(GPtrArray) found =
	    issue_search(company_evidence(company), &search, &of);

	(void)state;
	assert_int_equal(found->len, 3);
	assert_int_equal(of, 5);
	/* the newest first */
	assert_string_equal(
	    ((const Issue *)found->pdata[0])->summary, "Sign-in page");
	assert_string_equal(
	    ((const Issue *)found->pdata[2])->summary, "SSO for all");
}

static void
what_is_over_or_old_can_be_left_out(void **state)
{
	static const struct {
		IssueSearch search;
		guint found;
		long of;
	} cases[] = {
		{ { .words = "SSO,SAML", .open = true }, 2, 4 },
		{ { .words = "SSO,SAML", .months = 1.5 }, 1, 3 },
		{ { .words = "SSO,SAML", .months = 24 }, 3, 5 },
		{ { .words = "OIDC" }, 0, 5 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = tracker();
		long of;
		g_autoptr(GPtrArray) found = issue_search(
		    company_evidence(company), &cases[i].search, &of);

		print_message("%zu\n", i);
		assert_int_equal(found->len, cases[i].found);
		assert_int_equal(of, cases[i].of);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_whole_and_anywhere),
		cmocka_unit_test(what_is_over_or_old_can_be_left_out),
	};

	return cmocka_run_group_tests_name("issue_search", tests, NULL, NULL);
}
