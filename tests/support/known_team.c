#include "tests/support/known_team.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
	const char *who, *component;
	double age;
} done[] = {
	{ "Ana Example", "billing", 10 },
	{ "Ana Example", "billing", 40 },
	{ "Ana Example", "billing", 200 },
	{ "Ben Example", "billing", 400 },
	{ "Ana Example", "auth", 5 },
	{ "Ana Example", "auth", 30 },
	{ "Ana Example", "auth", 60 },
	{ "Cy Example", "auth", 20 },
	{ "Cy Example", "auth", 90 },
	{ "Ben Example", "core", 15 },
	{ "Ben Example", "core", 15 },
	{ "Ben Example", "core", 100 },
	{ "Ben Example", "core", 300 },
	{ "Ana Example", "core", 35 },
	{ "Ana Example", "core", 70 },
	{ "Ana Example", "core", 150 },
	{ "Cy Example", "search", 7 },
	{ "Cy Example", "search", 250 },
};

Company *
known_team_empty(void)
{
	Company *company = company_new("2026-07-01");

	company_configure(
	    company, "assumptions: {knowledge_events: 1, expert_least: 0.5}\n");
	return company;
}

void
known_team_add(
    Company *company, const char *who, const char *component, double age)
{
	const char *const components[] = { component, NULL };
	const Date today = company->evidence.as_of;
	char start[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];
	Issue issue;

	date_format_iso(today - (Date)(age < 0 ? 20 : age + 3), start);
	date_format_iso(today - (Date)(age < 0 ? 0 : age), end);
	issue = company_feature(company, start, age < 0 ? NULL : end, 1);
	issue.assignee = who;
	issue.components = components;
	company_add_issue(company, &issue);
}

Company *
known_team_new(void)
{
	Company *company = known_team_empty();

	for (size_t i = 0; i < G_N_ELEMENTS(done); i++)
		known_team_add(
		    company, done[i].who, done[i].component, done[i].age);
	return company;
}

const KnowledgeMapResult *
known_team_map(Company *company)
{
	company_report(company);
	return company->results->knowledge;
}

const KnowledgeArea *
known_team_area(const KnowledgeMapResult *map, const char *name)
{
	for (guint i = 0; i < map->list->len; i++)
		if (g_str_equal(knowledge_map_at(map, i)->name, name))
			return knowledge_map_at(map, i);
	fail_msg("no area %s", name);
	return NULL;
}
