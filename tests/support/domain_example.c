#include "tests/support/domain_example.h"

#include <math.h>

void
domain_example_refer(
    Table *table, const char *column, const char *target, int weight)
{
	ForeignKey *key;

	company_refer(table, column, "bigint", target, true);
	table_find_column(table, column)->not_null = weight >= 2;
	key = g_ptr_array_index(
	    table->foreign_keys, table->foreign_keys->len - 1);
	key->on_delete_cascade = weight >= 3;
}

void
domain_example_add(Company *company)
{
	Table *memberships = company_add_table(company, "memberships", NAN);
	Table *orders = company_add_table(company, "orders", NAN);
	Table *items = company_add_table(company, "order_items", NAN);
	Table *invoices = company_add_table(company, "invoices", NAN);
	Table *payments = company_add_table(company, "payments", NAN);

	company_add_table(company, "users", NAN);
	company_add_table(company, "orgs", NAN);
	company_add_table(company, "products", NAN);
	domain_example_refer(memberships, "user_id", "users", 3);
	domain_example_refer(memberships, "org_id", "orgs", 3);
	domain_example_refer(orders, "user_id", "users", 2);
	domain_example_refer(items, "order_id", "orders", 3);
	domain_example_refer(items, "product_id", "products", 2);
	domain_example_refer(invoices, "order_id", "orders", 2);
	domain_example_refer(payments, "invoice_id", "invoices", 2);
	domain_example_refer(invoices, "org_id", "orgs", 2);
}
