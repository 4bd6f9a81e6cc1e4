#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/debt_items.h"

#define LABELS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const DebtIncidents *
incidents_of(Company *company)
{
	return debt_register_of(company)->incidents;
}

static void
without_incidents_nothing_is_known(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Issue issue =
	    debt_task(company, "2026-02-01", "Untidy", LABELS("debt"), NULL);

	(void)state;
	company_add_issue(company, &issue);
	assert_true(isnan(incidents_of(company)->months));
	assert_int_equal(incidents_of(company)->list->len, 0);
}

/* From the first issue on, or the launch: before it nobody was there. */
static void
a_tracker_is_watched_since_it_began(void **state)
{
	static const struct {
		const char *launch;
		double months;
	} cases[] = { { NULL, 151 }, { "2026-03-03", 120 },
		{ "2027-01-01", 151 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Issue first =
		    debt_task(company, "2026-01-31", "First", NULL, NULL);
		Issue down = debt_task(
		    company, "2026-05-01", "Down", LABELS("Incident"), NULL);

		if (cases[i].launch != NULL)
			date_parse_iso(
			    cases[i].launch, &company->config->business.launch);
		company_add_issue(company, &first);
		company_add_issue(company, &down);
		assert_close(incidents_of(company)->months,
		    cases[i].months / DAYS_PER_MONTH, 1e-9);
		assert_false(incidents_of(company)->exported);
	}
}

/* From either side, and each once. */
static void
links_tie_issues_to_incidents(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const IssueLink to_second = { LINK_BLOCKS, "SHOP-2" };
	const IssueLink to_first = { LINK_RELATES, "SHOP-1" };
	Issue down =
	    debt_task(company, "2026-05-01", "Down", LABELS("incident"), NULL);
	Issue after = debt_task(company, "2026-05-02", "After", NULL, NULL);
	const DebtIncidents *incidents;
	const DebtIncident *last = NULL;

	(void)state;
	down.links = &to_second;
	after.links = &to_first;
	down.link_count = after.link_count = 1;
	company_add_issue(company, &down);
	company_add_issue(company, &after);
	incidents = incidents_of(company);
	assert_int_equal(incidents->list->len, 1);
	assert_int_equal(debt_incident_at(incidents, 0)->issues->len, 1);
	assert_int_equal(debt_incidents_of(incidents,
			     debt_find_item(company, "SHOP-2")->issue, &last),
	    1);
	assert_string_equal(last->name, "SHOP-1");
}

/* An incident names an issue in its title or cause; an issue an incident in
 * its summary, a label or a link. */
static void
keys_tie_what_no_link_does(void **state)
{
	static const struct {
		const char *id, *title, *cause, *summary, *label;
		bool linked;
	} cases[] = {
		{ "INC-7", "Down", "see shop-1 for why", "Untidy", NULL, true },
		{ "INC-7", "SHOP-1: down", NULL, "Untidy", NULL, true },
		{ "INC-7", "Down", NULL, "Left over from INC-7.", NULL, true },
		{ "INC-7", "Down", NULL, "Untidy", "inc-7", true },
		{ "INC-7", "Down", "SHOP-12", "Untidy", "inc-77", false },
		/* a number is everything and nothing */
		{ "7", "Down 1", NULL, "Untidy 7", NULL, false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const char *labels[] = { "debt", cases[i].label, NULL };
		Issue issue = debt_task(
		    company, "2026-05-01", cases[i].summary, labels, NULL);
		const DebtIncident *incident;

		company_add_issue(company, &issue);
		debt_add_incident(company, "2026-04-01", 2, "Checkout",
		    cases[i].id, cases[i].title, cases[i].cause);
		incident = debt_incident_at(incidents_of(company), 0);
		print_message("%zu\n", i);
		assert_int_equal(incident->issues->len, cases[i].linked);
		assert_close(incident->hours, 2, 1e-9);
		assert_true(incidents_of(company)->exported);
	}
}

/* An export has them all: the tracker's own only link. */
static void
an_export_is_not_counted_twice(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Issue down =
	    debt_task(company, "2026-01-31", "Down", LABELS("incident"), NULL);

	(void)state;
	company_add_issue(company, &down);
	debt_add_incident(
	    company, "2026-04-02", NAN, "Checkout", "INC-1", "Down", NULL);
	assert_int_equal(incidents_of(company)->list->len, 2);
	assert_false(debt_incident_at(incidents_of(company), 0)->counted);
	assert_true(debt_incident_at(incidents_of(company), 1)->counted);
	assert_true(isnan(debt_incident_at(incidents_of(company), 1)->hours));
	assert_close(incidents_of(company)->months, 90 / DAYS_PER_MONTH, 1e-9);
}

/* The domain that components and tables tell, else the component. */
static void
an_area_is_a_domain_or_a_component(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Issue of_domain = debt_task(
	    company, "2026-05-01", "Untidy", LABELS("debt"), LABELS("Cart"));
	Issue of_part = debt_task(
	    company, "2026-05-01", "Untidy", LABELS("debt"), LABELS("Search"));
	Issue of_none =
	    debt_task(company, "2026-05-01", "Untidy", LABELS("debt"), NULL);
	guint area[3];

	(void)state;
	company_configure(company,
	    "domains: [{name: shop, tables: [carts], components: [Cart]}]");
	company_add_table(company, "carts", 10);
	company_add_issue(company, &of_domain);
	company_add_issue(company, &of_part);
	company_add_issue(company, &of_none);
	debt_add_incident(
	    company, "2026-04-01", 1, "cart", "A-1", "Down", NULL);
	debt_add_incident(
	    company, "2026-04-02", 1, "SEARCH", "A-2", "Down", NULL);
	debt_add_incident(company, "2026-04-03", 1, NULL, "A-3", "Down", NULL);
	for (int i = 0; i < 3; i++)
		area[i] =
		    debt_incident_at(incidents_of(company), (guint)i)->area;
	assert_int_equal(area[0], debt_find_item(company, "SHOP-1")->area);
	assert_int_equal(area[1], debt_find_item(company, "SHOP-2")->area);
	assert_int_equal(area[2], debt_find_item(company, "SHOP-3")->area);
	assert_int_not_equal(area[0], area[1]);
	assert_int_not_equal(area[1], area[2]);
}

/* A plain word is a table only in an incident of its domain, about data. */
static void
incidents_name_what_broke(void **state)
{
	static const struct {
		const char *title, *cause, *component;
		guint tables;
	} cases[] = {
		{ "Down", "deadlock on cart_items", NULL, 1 },
		{ "cart_items and CART_ITEMS", NULL, NULL, 1 },
		{ "Carts are empty", NULL, "Cart", 0 },
		{ "carts lost an index", NULL, "Cart", 1 },
		{ "carts lost an index", NULL, "Search", 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		company_configure(company,
		    "domains: [{name: shop, tables: [\"cart*\"], "
		    "components: [Cart]}]");
		company_add_table(company, "carts", 10);
		company_add_table(company, "cart_items", 10);
		debt_add_incident(company, "2026-04-01", 1, cases[i].component,
		    "A-1", cases[i].title, cases[i].cause);
		print_message("%zu\n", i);
		assert_int_equal(
		    debt_incident_at(incidents_of(company), 0)->tables->len,
		    cases[i].tables);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_incidents_nothing_is_known),
		cmocka_unit_test(a_tracker_is_watched_since_it_began),
		cmocka_unit_test(links_tie_issues_to_incidents),
		cmocka_unit_test(keys_tie_what_no_link_does),
		cmocka_unit_test(an_export_is_not_counted_twice),
		cmocka_unit_test(an_area_is_a_domain_or_a_component),
		cmocka_unit_test(incidents_name_what_broke),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
