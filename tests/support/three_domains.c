#include "tests/support/three_domains.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/users.h"

static ConfigDomain *
add_domain(Company *company, const char *name, const char *tables,
    const char *components)
{
	ConfigDomain *domain = g_new0(ConfigDomain, 1);

	domain->name = g_strdup(name);
	domain->tables = g_strsplit(tables, ",", 0);
	domain->components = g_strsplit(components, ",", 0);
	domain->cost_tags = g_strsplit(name, ",", 0);
	g_ptr_array_add(company->config->domains, domain);
	return domain;
}

ThreeDomains
three_domains_new(double rows)
{
	Company *company = company_new("2026-07-01");
	ThreeDomains three = {
		.company = company,
		.orders =
		    add_domain(company, "orders", "orders,order_*", "Shop"),
		.billing = add_domain(
		    company, "billing", "invoices,payments", "Money"),
		.search = add_domain(company, "search", "search_*", "Find"),
		.order_table = company_add_table(company, "orders", rows),
		.order_items = company_add_table(company, "order_items", rows),
		.order_notes = company_add_table(company, "order_notes", rows),
		.invoices = company_add_table(company, "invoices", rows),
		.payments = company_add_table(company, "payments", rows),
		.search_terms =
		    company_add_table(company, "search_terms", rows),
	};

	company_refer(three.order_items, "order_id", "bigint", "orders", true);
	company_refer(three.order_notes, "order_id", "bigint", "orders", true);
	company_refer(three.payments, "invoice_id", "bigint", "invoices", true);
	company_refer(
	    three.order_table, "invoice_id", "bigint", "invoices", true);
	return three;
}

void
three_domains_add_issue(Company *company, const char *component,
    const char *summary, const char *assignee, const char *end)
{
	const char *const components[] = { component, NULL };
	Issue issue = company_feature(company, end, end, 1);

	issue.created -= (Instant)7 * SECONDS_PER_DAY;
	issue.started = issue.created;
	issue.components = components;
	issue.summary = summary;
	issue.assignee = assignee;
	company_add_issue(company, &issue);
}

const DomainProfileResult *
three_domains_compute(Company *company)
{
	const Evidence *evidence = company_evidence(company);

	if (company->results->profile != NULL)
		return company->results->profile;
	users_compute(evidence, company->results, NULL);
	spend_compute(evidence, company->results, NULL);
	domain_map_compute(evidence, company->results, NULL);
	assert_true(domain_profile_compute(evidence, company->results, NULL));
	return company->results->profile;
}

const DomainProfile *
three_domains_find(const DomainProfileResult *result, const char *name)
{
	for (guint i = 0; i < result->list->len; i++)
		if (g_str_equal(
			domain_profile_at(result, i)->domain->name, name))
			return domain_profile_at(result, i);
	fail_msg("no domain %s", name);
	return NULL;
}
