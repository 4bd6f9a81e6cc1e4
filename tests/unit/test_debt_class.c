#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/debt_items.h"

#define LABELS(...) ((const char *const[]){ __VA_ARGS__, NULL })

typedef enum Want {
	NO_DEBT = DEBT_CATEGORIES,
} Want;

typedef struct Case {
	const char *created;
	const char *summary;
	const char *label; /* NULL: none */
	const char *component; /* NULL: none */
	int want; /* DebtCategory, or NO_DEBT */
	DebtSign sign;
} Case;

/* The launch was on 1 March 2026. */
static const Case cases[] = {
	{ "2026-01-10", "Hard-code the tax", "tech-debt", NULL,
	    DEBT_INTENTIONAL, DEBT_BY_LAUNCH },
	{ "2026-03-15", "On the fourteenth day after", "tech-debt", NULL,
	    DEBT_INTENTIONAL, DEBT_BY_LAUNCH },
	{ "2026-03-16", "On the fifteenth day after", "tech-debt", NULL,
	    DEBT_ACCUMULATING, DEBT_BY_REST },
	/* known before the launch, whatever it names */
	{ "2026-01-10", "order_items has no key", "tech-debt", NULL,
	    DEBT_INTENTIONAL, DEBT_BY_LAUNCH },
	{ "2026-05-01", "order_items has no key", "tech-debt", NULL,
	    DEBT_DISCOVERED, DEBT_BY_TABLE },
	/* plain words are tables only where they are about data, at home */
	{ "2026-05-01", "Customers find orders slow", "tech-debt", NULL,
	    DEBT_ACCUMULATING, DEBT_BY_REST },
	{ "2026-05-01", "Checkout forgets the basket", "tech-debt", "Checkout",
	    DEBT_DISCOVERED, DEBT_BY_COMPONENT },
	{ "2026-05-01", "The checkouts disagree", "tech-debt", "Checkout",
	    DEBT_DISCOVERED, DEBT_BY_COMPONENT },
	/* a component is where it lives */
	{ "2026-05-01", "Basket is forgotten", "tech-debt", "Checkout",
	    DEBT_ACCUMULATING, DEBT_BY_REST },
	{ "2026-05-01", "Refactor the checkout", "tech-debt", "Checkout",
	    DEBT_ACCUMULATING, DEBT_BY_UPKEEP },
	{ "2026-05-01", "Upgrade what reads order_items", "tech-debt", NULL,
	    DEBT_DISCOVERED, DEBT_BY_TABLE },
	{ "2026-05-01", "Too much in one place", "tech-debt/checkout",
	    "Checkout", DEBT_DISCOVERED, DEBT_BY_LABEL },
	{ "2026-05-01", "Too much in one place", "tech-debt::high", "Checkout",
	    DEBT_ACCUMULATING, DEBT_BY_REST },
	{ "2026-05-01", "Nobody knows what this does", "audit", NULL,
	    DEBT_DISCOVERED, DEBT_BY_AUDIT },
	{ "2026-05-01", "Slow", NULL, "Checkout", NO_DEBT, DEBT_BY_REST },
	{ "2026-05-01", "Slow", "tech-debtor", NULL, NO_DEBT, DEBT_BY_REST },
};

static Company *
new_shop(void)
{
	Company *company = company_new("2026-07-01");
	Table *items = company_add_table(company, "order_items", 1000);

	date_parse_iso("2026-03-01", &company->config->business.launch);
	company_add_table(company, "orders", 1000);
	company_refer(items, "order_id", "bigint", "orders", true);
	return company;
}

static void
what_is_known_sets_the_kind(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_autoptr(Company) company = new_shop();
		const char *labels[] = { c->label, NULL };
		const char *components[] = { c->component, NULL };
		Issue issue = debt_task(
		    company, c->created, c->summary, labels, components);
		const DebtItem *item;

		company_add_issue(company, &issue);
		item = debt_find_item(company, "SHOP-1");
		print_message("%zu %s\n", i, c->summary);
		assert_int_equal(item != NULL, c->want != NO_DEBT);
		if (item == NULL)
			continue;
		assert_int_equal(item->verdict.category, c->want);
		assert_int_equal(item->verdict.sign, c->sign);
		assert_false(item->undated);
	}
}

/* It could be intentional: that is said, and not guessed. */
static void
without_a_launch_nothing_is_intentional(void **state)
{
	g_autoptr(Company) company = new_shop();
	Issue issue = debt_task(
	    company, "2026-01-10", "Hard-code it", LABELS("tech-debt"), NULL);
	const DebtItem *item;

	(void)state;
	company->config->business.launch = DATE_NONE;
	company_add_issue(company, &issue);
	item = debt_find_item(company, "SHOP-1");
	assert_int_equal(item->verdict.category, DEBT_ACCUMULATING);
	assert_true(item->undated);
}

static void
closed_work_epics_and_plain_bugs_are_none(void **state)
{
	g_autoptr(Company) company = new_shop();
	Issue closed =
	    debt_task(company, "2026-05-01", "Done", LABELS("tech-debt"), NULL);
	Issue epic = debt_task(
	    company, "2026-05-01", "All of it", LABELS("tech-debt"), NULL);
	Issue bug = debt_task(
	    company, "2026-05-01", "order_items is wrong", NULL, NULL);

	(void)state;
	closed.category = STATUS_DONE;
	epic.kind = ISSUE_EPIC;
	bug.kind = ISSUE_BUG;
	company_add_issue(company, &closed);
	company_add_issue(company, &epic);
	company_add_issue(company, &bug);
	assert_null(debt_find_item(company, "SHOP-1"));
	assert_null(debt_find_item(company, "SHOP-2"));
	assert_null(debt_find_item(company, "SHOP-3"));
}

/* What is left to do after an incident; a bug only if it names a table. */
static void
incidents_leave_debt_behind(void **state)
{
	static const struct {
		IssueKind kind;
		const char *summary, *label;
		int want;
	} rows[] = {
		{ ISSUE_TASK, "Take it apart", NULL, DEBT_DISCOVERED },
		{ ISSUE_BUG, "It was down", NULL, NO_DEBT },
		{ ISSUE_BUG, "order_items lost rows", NULL, DEBT_DISCOVERED },
		{ ISSUE_FEATURE, "A status page", NULL, NO_DEBT },
		{ ISSUE_TASK, "It was down", "incident", NO_DEBT },
		{ ISSUE_TASK, "Refactor it", "tech-debt", DEBT_DISCOVERED },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Company) company = new_shop();
		const char *labels[] = { rows[i].label, NULL };
		const IssueLink link = { LINK_RELATES, "SHOP-1" };
		Issue incident = debt_task(
		    company, "2026-05-01", "Down", LABELS("incident"), NULL);
		Issue issue = debt_task(
		    company, "2026-05-02", rows[i].summary, labels, NULL);
		const DebtItem *item;

		issue.kind = rows[i].kind;
		issue.links = &link;
		issue.link_count = 1;
		company_add_issue(company, &incident);
		company_add_issue(company, &issue);
		item = debt_find_item(company, "SHOP-2");
		print_message("%zu\n", i);
		assert_int_equal(item != NULL, rows[i].want != NO_DEBT);
		if (item == NULL)
			continue;
		assert_int_equal(item->verdict.category, rows[i].want);
		assert_int_equal(item->verdict.sign, DEBT_BY_INCIDENT);
		assert_string_equal(item->verdict.name, "SHOP-1");
	}
}

/* Intentional debt is acceptable with a document and a plan. */
static void
a_shortcut_needs_a_document_and_a_plan(void **state)
{
	static const struct {
		const char *summary, *label, *sprint, *version, *due;
		bool documented, planned;
	} rows[] = {
		{ "Hard-code it", NULL, NULL, NULL, NULL, false, false },
		{ "Hard-code it", "documented", NULL, NULL, NULL, true, false },
		{ "Hard-code it", "ADR-0012", "Sprint 9", NULL, NULL, true,
		    true },
		{ "Hard-code it, see ADR-12", NULL, NULL, "2.0", NULL, true,
		    true },
		{ "Why: https://wiki.shop.example/tax", NULL, NULL, NULL,
		    "2026-09-01", true, true },
		{ "Hard-code it", "documented", "Backlog", NULL, NULL, true,
		    false },
		/* that date is over */
		{ "Hard-code it", "documented", NULL, NULL, "2026-05-01", true,
		    false },
		{ "Hard-code an ADR viewer", NULL, "Sprint 9", NULL, NULL,
		    false, true },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Company) company = new_shop();
		const char *labels[] = { "tech-debt", rows[i].label, NULL };
		Issue issue = debt_task(
		    company, "2026-02-01", rows[i].summary, labels, NULL);
		const DebtItem *item;
		Date due;

		issue.sprint = rows[i].sprint;
		issue.fix_version = rows[i].version;
		if (rows[i].due != NULL && date_parse_iso(rows[i].due, &due))
			issue.due = date_instant(due);
		company_add_issue(company, &issue);
		item = debt_find_item(company, "SHOP-1");
		print_message("%zu\n", i);
		assert_int_equal(item->document != NULL, rows[i].documented);
		assert_int_equal(item->planned, rows[i].planned);
		assert_int_equal(debt_item_is_undocumented(item),
		    !(rows[i].documented && rows[i].planned));
	}
}

static void
a_linked_decision_is_a_document(void **state)
{
	g_autoptr(Company) company = new_shop();
	const IssueLink link = { LINK_RELATES, "SHOP-1" };
	Issue decision = debt_task(company, "2026-02-01",
	    "Taxes are a constant", LABELS("decision-record"), NULL);
	Issue issue = debt_task(
	    company, "2026-02-01", "Hard-code it", LABELS("debt"), NULL);

	(void)state;
	issue.links = &link;
	issue.link_count = 1;
	company_add_issue(company, &decision);
	company_add_issue(company, &issue);
	assert_string_equal(
	    debt_find_item(company, "SHOP-2")->document, "SHOP-1");
}

/* Its words name the issue, and no other. */
static void
a_record_of_the_decision_is_a_document(void **state)
{
	g_autoptr(Company) company = new_shop();
	Issue first = debt_task(
	    company, "2026-02-01", "Hard-code it", LABELS("debt"), NULL);
	Issue second =
	    debt_task(company, "2026-02-01", "Skip it", LABELS("debt"), NULL);
	DecisionRecord record = {
		.number = "7",
		.title = "Taxes are a constant",
		.words = "taxes are a constant\nuntil shop-1 is done",
		.date = DATE_NONE,
		.input =
		    company_file(company, "adr/0007-taxes.md", INPUT_DECISIONS),
	};

	(void)state;
	facts_input(company->facts, record.input)->rows_read++;
	facts_input(company->facts, record.input)->rows_used++;
	facts_add_decision(company->facts, &record);
	company_add_issue(company, &first);
	company_add_issue(company, &second);
	assert_string_equal(
	    debt_find_item(company, "SHOP-1")->document, "ADR-7");
	assert_null(debt_find_item(company, "SHOP-2")->document);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_known_sets_the_kind),
		cmocka_unit_test(without_a_launch_nothing_is_intentional),
		cmocka_unit_test(closed_work_epics_and_plain_bugs_are_none),
		cmocka_unit_test(incidents_leave_debt_behind),
		cmocka_unit_test(a_shortcut_needs_a_document_and_a_plan),
		cmocka_unit_test(a_linked_decision_is_a_document),
		cmocka_unit_test(a_record_of_the_decision_is_a_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
