#include "tests/support/team_scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/team.h"

void
team_scene_add(Company *company, int count, const char *from, const char *by,
    const char *component, const char *end)
{
	const char *const components[] = { component, NULL };

	for (int i = 0; i < count; i++) {
		Issue issue = company_feature(company, end, end, 1);

		issue.reporter = from;
		issue.assignee = by;
		issue.components = components;
		company_add_issue(company, &issue);
	}
}

Company *
team_scene_new(const char *more)
{
	Company *company = company_new("2026-07-01");
	g_autofree char *text =
	    g_strconcat("team:\n"
			"  people: [{name: Ana}, {name: Ben}, {name: Cy, "
			"aliases: [cyril]}, {name: Di}]\n"
			"  groups:\n"
			"    - name: Kiln Lane\n"
			"      people: [cyril, Di]\n",
		more, NULL);

	company_configure(company, text);
	return company;
}

const TeamGroup *
team_scene_group(Company *company)
{
	const TeamGroups *groups;

	company_report(company);
	groups = company->results->team->groups;
	assert_int_equal(groups->list->len, 1);
	return team_groups_at(groups, 0);
}
