#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/facts/facts.h"

static const char *const no_words[] = { NULL };

static Instant
day(int year, int month, int day_of_month)
{
	return date_instant(date_from_ymd(year, month, day_of_month));
}

static Issue
make_issue(const char *key, size_t input, Instant updated)
{
	return (Issue){
		.key = key,
		.kind = ISSUE_FEATURE,
		.summary = "a parcel",
		.created = day(2025, 1, 10),
		.updated = updated,
		.started = INSTANT_NONE,
		.resolved = INSTANT_NONE,
		.due = INSTANT_NONE,
		.points = NAN,
		.estimate_hours = NAN,
		.spent_hours = NAN,
		.components = no_words,
		.labels = no_words,
		.input = input,
		.line = 2,
	};
}

static Facts *
make_facts(void)
{
	Facts *facts = facts_new(date_from_ymd(2025, 6, 30));

	facts_add_input(facts, input_new("b.csv"));
	facts_add_input(facts, input_new("a.csv"));
	facts_input(facts, 0)->rows_used = 10;
	facts_input(facts, 1)->rows_used = 10;
	return facts;
}

static const Issue *
issue_at(const Facts *facts, unsigned i)
{
	return g_ptr_array_index(facts_issues(facts), i);
}

static const Input *
input_at(const Facts *facts, unsigned i)
{
	return g_ptr_array_index(facts_inputs(facts), i);
}

/* Adds an older and a newer row, in this or the other order. */
static void
newer_wins(bool newer_first)
{
	g_autoptr(Facts) facts = make_facts();
	Issue older = make_issue("SHOP-12", 0, day(2025, 2, 1));
	Issue newer = make_issue("SHOP-12", 1, day(2025, 3, 1));

	newer.status = "Done";
	if (newer_first) {
		assert_int_equal(facts_add_issue(facts, &newer), FACTS_ADDED);
		assert_int_equal(
		    facts_add_issue(facts, &older), FACTS_DUPLICATE);
	} else {
		assert_int_equal(facts_add_issue(facts, &older), FACTS_ADDED);
		assert_int_equal(
		    facts_add_issue(facts, &newer), FACTS_REPLACED);
		assert_int_equal(facts_input(facts, 0)->rows_used, 9);
		assert_int_equal(facts_input(facts, 0)->rows_skipped, 1);
	}
	facts_seal(facts);
	assert_int_equal(facts_issues(facts)->len, 1);
	assert_string_equal(issue_at(facts, 0)->status, "Done");
	assert_string_equal(
	    input_at(facts, (unsigned)issue_at(facts, 0)->input)->path,
	    "a.csv");
}

static void
newer_row_wins_in_any_order(void **state)
{
	(void)state;
	newer_wins(false);
	newer_wins(true);
}

static void
ties_go_to_more_fields_then_later_path(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	Issue plain = make_issue("SHOP-1", 0, day(2025, 2, 1));
	Issue full = make_issue("SHOP-1", 1, day(2025, 2, 1));
	Issue early = make_issue("SHOP-2", 1, day(2025, 2, 1));
	Issue late = make_issue("SHOP-2", 0, day(2025, 2, 1));

	(void)state;
	full.points = 3;
	early.status = "in a.csv";
	late.status = "in b.csv";
	facts_add_issue(facts, &plain);
	assert_int_equal(facts_add_issue(facts, &full), FACTS_REPLACED);
	assert_int_equal(facts_add_issue(facts, &plain), FACTS_DUPLICATE);
	facts_add_issue(facts, &late);
	assert_int_equal(facts_add_issue(facts, &early), FACTS_DUPLICATE);
	facts_seal(facts);
	assert_true(issue_at(facts, 0)->points == 3);
	assert_string_equal(issue_at(facts, 1)->status, "in b.csv");
}

static void
bare_numbers_need_their_project(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	Issue depot = make_issue("12", 0, day(2025, 2, 1));
	Issue fleet = make_issue("12", 0, day(2025, 2, 1));
	Issue named = make_issue("SHOP-12", 0, day(2025, 2, 1));
	Issue bare = make_issue("SHOP-12", 1, day(2025, 2, 1));

	(void)state;
	depot.project = "depot";
	fleet.project = "fleet";
	named.project = "The shop";
	assert_int_equal(facts_add_issue(facts, &depot), FACTS_ADDED);
	assert_int_equal(facts_add_issue(facts, &fleet), FACTS_ADDED);
	assert_int_equal(facts_add_issue(facts, &named), FACTS_ADDED);
	assert_int_equal(facts_add_issue(facts, &bare), FACTS_DUPLICATE);
	facts_seal(facts);
	assert_int_equal(facts_issues(facts)->len, 3);
}

static Issue
scoped(const char *scope, const char *project, const char *key,
    const char *summary)
{
	Issue issue = make_issue(key, 0, INSTANT_NONE);

	issue.scope = scope;
	issue.project = project;
	issue.summary = summary;
	issue.created = INSTANT_NONE;
	return issue;
}

static FactsAdd
add(Facts *facts, Issue issue)
{
	return facts_add_issue(facts, &issue);
}

/* Redmine's #12 is not Bugzilla's; SHOP-12 is one in any export. */
static void
numbers_are_of_their_tracker(void **state)
{
	g_autoptr(Facts) facts = make_facts();

	(void)state;
	add(facts, scoped("redmine", "shop", "12", "a"));
	assert_int_equal(
	    add(facts, scoped("bugzilla", "shop", "12", "b")), FACTS_ADDED);
	assert_int_equal(
	    add(facts, scoped("redmine", "shop", "12", "c")), FACTS_DUPLICATE);
	assert_int_equal(
	    add(facts, scoped("jira-csv", NULL, "SHOP-12", "d")), FACTS_ADDED);
	assert_int_equal(add(facts, scoped("jira-xml", NULL, "SHOP-12", "d")),
	    FACTS_DUPLICATE);
	assert_int_equal(add(facts, scoped("github", NULL, "shop/web#12", "e")),
	    FACTS_ADDED);
	facts_seal(facts);
	assert_int_equal(facts_issues(facts)->len, 4);
}

/* Lists of two repositories say neither where they are from. */
static void
without_a_project_birth_or_title_tells(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	Issue born = scoped("trac", NULL, "7", "slow");

	(void)state;
	add(facts, scoped("github", NULL, "12", "slow"));
	assert_int_equal(
	    add(facts, scoped("github", NULL, "12", "down")), FACTS_ADDED);
	assert_int_equal(
	    add(facts, scoped("github", NULL, "12", "slow")), FACTS_DUPLICATE);
	born.created = day(2025, 1, 1);
	add(facts, born);
	born.summary = "slower";
	assert_int_equal(add(facts, born), FACTS_DUPLICATE);
	born.created = day(2025, 1, 2);
	assert_int_equal(add(facts, born), FACTS_ADDED);
}

static void
links_stay_in_their_tracker(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	const Issue shop = scoped("redmine", "shop", "1", NULL);
	const Issue other = scoped("bugzilla", "any", "1", NULL);

	(void)state;
	add(facts, scoped("redmine", "shop", "12", "a"));
	add(facts, scoped("redmine", "depot", "12", "b"));
	add(facts, scoped("redmine", "depot", "13", "c"));
	add(facts, scoped("bugzilla", "shop", "13", "d"));
	add(facts, scoped("jira-csv", NULL, "SHOP-12", "e"));
	facts_seal(facts);
	assert_string_equal(
	    facts_find_linked(facts, &shop, "12")->summary, "a");
	assert_string_equal(
	    facts_find_linked(facts, &shop, "13")->summary, "c");
	assert_string_equal(
	    facts_find_linked(facts, &other, "13")->summary, "d");
	assert_string_equal(
	    facts_find_linked(facts, &other, "SHOP-12")->summary, "e");
	assert_null(facts_find_linked(facts, &other, "12"));
	assert_null(facts_find_linked(facts, &shop, "99"));
}

/* Which of two projects is meant is not guessed. */
static void
links_that_may_mean_two_mean_none(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	const Issue from = scoped("redmine", "fleet", "1", NULL);

	(void)state;
	add(facts, scoped("redmine", "shop", "12", "a"));
	add(facts, scoped("redmine", "depot", "12", "b"));
	facts_seal(facts);
	assert_null(facts_find_linked(facts, &from, "12"));
}

static void
future_is_undone(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	Issue unborn = make_issue("SHOP-1", 0, INSTANT_NONE);
	Issue resolved = make_issue("SHOP-2", 0, day(2025, 8, 1));
	Issue today = make_issue("SHOP-3", 0, day(2025, 6, 30));
	const Issue *got;

	(void)state;
	unborn.created = day(2025, 7, 1);
	resolved.started = day(2025, 5, 1);
	resolved.resolved = day(2025, 7, 1);
	resolved.category = STATUS_DONE;
	resolved.status = "Done";
	resolved.resolution = "Fixed";
	resolved.due = day(2026, 1, 1);
	today.resolved = day(2025, 6, 30) + SECONDS_PER_DAY - 1;
	today.category = STATUS_DONE;
	assert_int_equal(facts_add_issue(facts, &unborn), FACTS_TOO_LATE);
	facts_add_issue(facts, &resolved);
	facts_add_issue(facts, &today);
	facts_seal(facts);
	assert_int_equal(facts_issues(facts)->len, 2);
	got = issue_at(facts, 0);
	assert_true(got->resolved == INSTANT_NONE);
	assert_int_equal(got->category, STATUS_DOING);
	assert_null(got->status);
	assert_null(got->resolution);
	assert_true(got->updated < day(2025, 7, 1));
	assert_true(got->due == day(2026, 1, 1));
	assert_string_equal(got->project, "SHOP");
	assert_int_equal(issue_at(facts, 1)->category, STATUS_DONE);
}

static void
copies_are_deep(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	char key[] = "SHOP-7", label[] = "debt", linked[] = "SHOP-1";
	const char *labels[] = { label, NULL };
	IssueLink link = { LINK_BLOCKS, linked };
	Issue issue = make_issue(key, 0, INSTANT_NONE);

	(void)state;
	issue.labels = labels;
	issue.links = &link;
	issue.link_count = 1;
	facts_add_issue(facts, &issue);
	key[0] = label[0] = linked[0] = '#';
	assert_string_equal(issue_at(facts, 0)->key, "SHOP-7");
	assert_string_equal(issue_at(facts, 0)->labels[0], "debt");
	assert_string_equal(issue_at(facts, 0)->links[0].key, "SHOP-1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(newer_row_wins_in_any_order),
		cmocka_unit_test(ties_go_to_more_fields_then_later_path),
		cmocka_unit_test(bare_numbers_need_their_project),
		cmocka_unit_test(numbers_are_of_their_tracker),
		cmocka_unit_test(without_a_project_birth_or_title_tells),
		cmocka_unit_test(links_stay_in_their_tracker),
		cmocka_unit_test(links_that_may_mean_two_mean_none),
		cmocka_unit_test(future_is_undone),
		cmocka_unit_test(copies_are_deep),
	};

	return cmocka_run_group_tests_name("facts_issues", tests, NULL, NULL);
}
