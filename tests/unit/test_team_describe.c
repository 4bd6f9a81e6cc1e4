#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/report_checks.h"
#include "tests/support/small_team.h"

static const char *
lead_of(Company *company)
{
	return report_find_section(company_report(company), "team")->lead;
}

static void
the_lead_says_what_to_do(void **state)
{
	static const struct {
		double users, growth, heads;
		const char *says; /* NULL heads: the small team as it is */
	} cases[] = {
		{ 4000, 0.08, 8,
		    "2.5× today's. The team of 8 needs 6 more people for it; "
		    "start looking now." },
		{ 4000, 0, 8, "needs 6 more people for it; start looking now" },
		{ 300, 0.02, 3,
		    "needs 2 more people for it; start looking by" },
		{ 200000, 0.08, 20, "needs 18 more people to be what" },
		{ 200000, 0.08, NAN, "Scale stage, the last one." },
		{ 4000, 0.08, NAN, "2.5× today's." },
		{ NAN, 0.08, 8, "cannot be told" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = cases[i].heads == 8
						 ? small_team_new()
						 : company_new("2026-07-01");

		company->config->team.headcount = cases[i].heads;
		if (cases[i].heads == 3 || cases[i].heads == 20)
			company_configure(company,
			    "team:\n"
			    "  people:\n"
			    "    - {name: Ana, roles: [devops, qa]}\n"
			    "    - {name: Ben, roles: [data]}\n");
		company->config->team.headcount = cases[i].heads;
		company->config->users.active = cases[i].users;
		company->config->users.growth = cases[i].growth;
		if (isnan(cases[i].heads))
			g_ptr_array_set_size(company->config->team.people, 0);
		if (strstr(lead_of(company), cases[i].says) == NULL)
			fail_msg("case %zu: %s", i, lead_of(company));
		check_report(company_report(company));
	}
}

static void
misfits_are_findings(void **state)
{
	g_autoptr(Company) behind = small_team_new();
	g_autoptr(Company) ahead = small_team_new();
	const Block *block;

	(void)state;
	company_report(behind);
	block = find_block(behind->report, "team", BLOCK_FINDING);
	assert_string_equal(block->text,
	    "The users are ahead of the team: Early Scale asks for 1 QA "
	    "engineer more than there are.");
	company_configure(ahead, "team:\n"
				 "  people:\n"
				 "    - {name: Di, roles: [qa, devops]}\n"
				 "    - {name: Ed, roles: [data]}\n");
	company_set_users(ahead, 4000, 0.08);
	ahead->config->team.headcount = 40;
	company_report(ahead);
	block = find_block(ahead->report, "team", BLOCK_FINDING);
	assert_string_equal(block->text, "The team is ahead of its users: 40 "
					 "people, where Early Scale has 9 at "
					 "most.");
	assert_non_null(strstr(block->detail, "780 pairs"));
}

static void
what_is_missing_is_asked_for(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Block *block;

	(void)state;
	company->config->team.headcount = 6;
	company_set_users(company, 4000, 0.08);
	company_report(company);
	block = find_block(company->report, "team", BLOCK_INSUFFICIENT);
	assert_non_null(strstr(block->detail, "roles: [backend, devops]"));
	assert_non_null(strstr(lead_of(company), "at least 8 more people"));
}

static void
a_team_that_was_counted_is_said_to_be(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Issue issue = company_feature(company, "2026-06-01", NULL, 1);
	const Block *block;

	(void)state;
	issue.assignee = "Ana";
	company_add_issue(company, &issue);
	company_set_users(company, 300, 0.08);
	company_report(company);
	block = find_block(company->report, "team", BLOCK_FINDING);
	assert_int_equal(block->level, FINDING_NOTE);
	assert_string_equal(block->text,
	    "The team is taken to be the 1 person who had issues assigned in "
	    "the last 90 days.");
	check_report(company->report);
}

static void
the_roadmap_goes_from_now_to_later(void **state)
{
	static const char *const expected[] = { "Now: Early Scale",
		"Next: Growth, in Jun 2027", "Later: Scale, in Dec 2029" };
	g_autoptr(Company) company = small_team_new();
	const Section *section =
	    report_find_section(company_report(company), "team");
	size_t found = 0;

	(void)state;
	for (guint i = 0; i < section->blocks->len; i++) {
		const Block *block = g_ptr_array_index(section->blocks, i);

		if (block->kind == BLOCK_HEADING && found < 3)
			assert_string_equal(block->text, expected[found++]);
	}
	assert_int_equal(found, 3);
}

static void
all_hires_are_summed_up(void **state)
{
	g_autoptr(Company) company = small_team_new();
	const Section *section =
	    report_find_section(company_report(company), "team");
	bool found = false;

	(void)state;
	for (guint i = 0; i < section->blocks->len; i++) {
		const Block *block = g_ptr_array_index(section->blocks, i);

		found |= g_strcmp0(block->text,
			     "Up to Scale that makes 23 people and $220,000 a "
			     "month more than today.") == 0;
	}
	assert_true(found);
}

static void
what_rests_on_one_person_is_to_be_learned_first(void **state)
{
	static const char *const components[2][2] = { { "Core", NULL },
		{ "Web", NULL } };
	g_autoptr(Company) company = small_team_new();
	const Section *section;
	bool found = false;

	(void)state;
	for (int i = 0; i < 20; i++) {
		Issue issue =
		    company_feature(company, "2026-06-01", "2026-06-02", 1);

		issue.assignee = issue.reporter = "Ana";
		issue.components = components[i % 2];
		company_add_issue(company, &issue);
	}
	section = report_find_section(company_report(company), "team");
	for (guint i = 0; i < section->blocks->len; i++) {
		const Block *block = g_ptr_array_index(section->blocks, i);

		found |=
		    block->text != NULL &&
		    strstr(block->text,
			"2 parts of the product rest on one person each, and "
			"were 1 person to leave") != NULL;
	}
	assert_true(found);
	check_report(company->report);
}

static void
odd_roles_are_told(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Finding *finding = NULL;

	(void)state;
	company_configure(company, "team:\n"
				   "  people:\n"
				   "    - {name: Ana, roles: [wizard, qa]}\n");
	company_report(company);
	for (size_t i = 0; i < finding_list_count(company->report->findings);
	     i++) {
		finding = finding_list_get(company->report->findings, i);
		if (strcmp(finding->code, "role-unknown") == 0)
			break;
	}
	assert_string_equal(finding->code, "role-unknown");
	assert_int_equal(finding->line, 3);
	assert_non_null(strstr(finding->message, "\"wizard\" of Ana"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lead_says_what_to_do),
		cmocka_unit_test(misfits_are_findings),
		cmocka_unit_test(what_is_missing_is_asked_for),
		cmocka_unit_test(a_team_that_was_counted_is_said_to_be),
		cmocka_unit_test(the_roadmap_goes_from_now_to_later),
		cmocka_unit_test(all_hires_are_summed_up),
		cmocka_unit_test(
		    what_rests_on_one_person_is_to_be_learned_first),
		cmocka_unit_test(odd_roles_are_told),
	};

	return cmocka_run_group_tests_name("team_describe", tests, NULL, NULL);
}
