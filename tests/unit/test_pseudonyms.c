#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "pipeline/analysis/pseudonyms.h"
#include "tests/support/company.h"

static void
trace(Company *company, const char *who, const char *when)
{
	Issue issue = company_feature(company, when, when, 1);

	issue.assignee = who;
	issue.summary = "Ask Ana Prado";
	company_add_issue(company, &issue);
}

static Company *
nasty_company(void)
{
	Company *company = company_new("2026-07-01");

	company_configure(company,
	    "team:\n"
	    "  people:\n"
	    "    - {name: Ana Prado, aliases: [aprado]}\n"
	    "    - {name: Mark Rose}\n"
	    "    - {name: Nele Quast}\n"
	    "domains:\n"
	    "  - {name: money, components: [Prado's corner]}\n"
	    "infrastructure:\n"
	    "  - {name: hosting, approach: as Ana left it, metric: ana_load}\n"
	    "scenarios:\n"
	    "  - {name: Without Ana, users: {growth: 0.1}}\n");
	trace(company, "Mark Rose", "2026-06-01");
	trace(company, "Ana Prado <ana.prado@shop.example>", "2026-05-01");
	trace(company, "Zoë Kránich (Inactive)", "2026-06-02");
	trace(company, "山田太郎", "2026-06-03");
	trace(company, "Ben Rose", "2026-06-04");
	return company;
}

typedef struct Case {
	const char *text, *wanted;
} Case;

static const Case cases[] = {
	{ "Analytics, bananas and Anatole", NULL },
	{ "Ask Ana.", "Ask Person 1." },
	{ "ask ana, ANA or @ana", "ask Person 1, Person 1 or @Person 1" },
	{ "ana_export of prado-team", "Person 1_export of Person 1-team" },
	{ "Prado, Ana and Ana  Prado", "Person 1 and Person 1" },
	{ "mailto:Ana.Prado@Shop.example!", "mailto:Person 1!" },
	{ "APRADO", "Person 1" },
	{ "zoe kranich did, Zoe\xcc\x88 did, Kránich's",
	    "Person 3 did, Person 3 did, Person 3's" },
	{ "Kranichfeld", NULL },
	/* common words want a capital */
	{ "mark it with a rose", NULL },
	{ "Mark said so", "Person 2 said so" },
	{ "tell @mark", "tell @Person 2" },
	{ "mark rose did", "Person 2 did" },
	{ "Markus", NULL },
	/* a surname of two */
	{ "the Rose way", "the somebody way" },
	{ "山田太郎さんへ", "Person 4さんへ" },
	{ "Nele", "Newcomer 1" },
	{ "", NULL },
	{ "50 % of 1,234", NULL },
};

static void
names_go_and_words_stay(void **state)
{
	g_autoptr(Company) company = nasty_company();
	g_autoptr(People) people = people_new(company_evidence(company));
	g_autoptr(Pseudonyms) pseudonyms = pseudonyms_new(people);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *made =
		    pseudonyms_apply(pseudonyms, cases[i].text);
		const char *wanted =
		    cases[i].wanted != NULL ? cases[i].wanted : cases[i].text;

		if (!g_str_equal(made, wanted))
			fail_msg("\"%s\" becomes \"%s\", not \"%s\"",
			    cases[i].text, made, wanted);
	}
}

static void
facts_and_configuration_lose_the_names(void **state)
{
	g_autoptr(Company) company = nasty_company();
	const Config *config = company->config;
	const GPtrArray *issues;
	const ConfigPerson *person;
	const ConfigDecision *hosting;

	(void)state;
	company_evidence(company);
	pseudonymise(company->facts, company->config, company->evidence.as_of);
	issues = facts_issues(company->facts);
	assert_string_equal(
	    ((const Issue *)issues->pdata[0])->assignee, "Person 1");
	assert_string_equal(
	    ((const Issue *)issues->pdata[0])->summary, "Ask Person 1");
	/* still told as gone */
	assert_string_equal(
	    ((const Issue *)issues->pdata[2])->assignee, "Person 3 (Inactive)");
	person = config->team.people->pdata[0];
	assert_string_equal(person->name, "Person 1");
	assert_string_equal(person->aliases[0], "Person 1");
	hosting = config->infrastructure->pdata[0];
	assert_string_equal(hosting->approach, "as Person 1 left it");
	assert_string_equal(hosting->metric, "ana_load");
	assert_string_equal(
	    ((const Config *)config->scenarios->pdata[0])->scenario,
	    "Without Person 1");
}

/* What is found afterwards is the same but for the names. */
static void
people_stay_who_they_are(void **state)
{
	g_autoptr(Company) company = nasty_company();
	g_autoptr(People) before = people_new(company_evidence(company));
	g_autoptr(People) after = NULL;

	(void)state;
	pseudonymise(company->facts, company->config, company->evidence.as_of);
	after = people_new(&company->evidence);
	assert_int_equal(people_count(after), people_count(before));
	for (guint i = 0; i < people_count(after); i++) {
		assert_int_equal(
		    people_is_gone(after, i), people_is_gone(before, i));
		assert_int_equal(
		    people_last_seen(after, i), people_last_seen(before, i));
	}
}

static void
who_comes_later_changes_no_number(void **state)
{
	g_autoptr(Company) company = nasty_company();
	g_autoptr(People) people = NULL;
	g_autoptr(Pseudonyms) pseudonyms = NULL;
	g_autofree char *made = NULL;

	(void)state;
	trace(company, "Aaron First", "2026-06-20");
	people = people_new(company_evidence(company));
	pseudonyms = pseudonyms_new(people);
	made = pseudonyms_apply(
	    pseudonyms, "Ana Prado, Mark Rose, Ben Rose, Aaron First");
	assert_string_equal(made, "Person 1, Person 2, Person 5, Person 6");
}

/* Neither the tracker nor team.people has them; roles are no names. */
static void
owners_of_processes_lose_theirs_too(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ConfigGovernance *governance;
	const ConfigProcess *process;

	(void)state;
	company_configure(company,
	    "team: {people: [{name: Ana Example}]}\n"
	    "governance:\n"
	    "  owners: {lead: Ana Example, pm: Cleo Sundry, em: Mark,\n"
	    "    rota: [Dora Else, cleo sundry]}\n"
	    "  processes:\n"
	    "    - name: adr_triage\n"
	    "      owner: Emil Nobody\n"
	    "      with: [product, Fay Other, Cleo Sundry and product]\n");
	company_evidence(company);
	pseudonymise(company->facts, company->config, company->evidence.as_of);
	governance = &company->config->governance;
	assert_string_equal(governance->owners.lead, "Newcomer 1");
	assert_string_equal(governance->owners.pm, "Newcomer 2");
	assert_string_equal(governance->owners.em, "Newcomer 3");
	assert_string_equal(governance->owners.rota[0], "Newcomer 4");
	assert_string_equal(governance->owners.rota[1], "Newcomer 2");
	process = g_ptr_array_index(governance->processes, 0);
	assert_string_equal(process->name, "adr_triage");
	assert_string_equal(process->owner, "Newcomer 5");
	assert_string_equal(process->with[0], "product");
	assert_string_equal(process->with[1], "Newcomer 6");
	assert_string_equal(process->with[2], "Newcomer 2 and product");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_go_and_words_stay),
		cmocka_unit_test(facts_and_configuration_lose_the_names),
		cmocka_unit_test(people_stay_who_they_are),
		cmocka_unit_test(who_comes_later_changes_no_number),
		cmocka_unit_test(owners_of_processes_lose_theirs_too),
	};

	return cmocka_run_group_tests_name("pseudonyms", tests, NULL, NULL);
}
