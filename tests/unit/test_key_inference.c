#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/facts/key_inference.h"

/*
 * A database in short: tables parted by ";", each "name: column type, …".
 * Behind a type "+" is a primary key that the table numbers itself, "!" any
 * other primary key, "u" a unique column, "n" NOT NULL; a table may be
 * "schema.name".  KEYS are what is inferred.
 */
typedef struct KeysCase {
	const char *database, *keys;
} KeysCase;

#define USERS "users: id int+;"

static const KeysCase cases[] = {
	/* Every way to write it. */
	{ USERS "a: user_id int, userId int, id_user int, fk_user int, "
		"user_fk int, user_fk_id int, userid int, UserID int",
	    "a.user_id>users.id a.userId>users.id a.id_user>users.id "
	    "a.fk_user>users.id a.user_fk>users.id a.user_fk_id>users.id "
	    "a.userid>users.id a.UserID>users.id" },
	{ "users: id uuid!; a: user_uuid uuid, user_guid uuid",
	    "a.user_uuid>users.id a.user_guid>users.id" },
	{ "Person: PersonId int+; Categories: id int+;"
	  "a: personId int, category_id int, people_id int",
	    "a.personId>Person.PersonId a.category_id>Categories.id "
	    "a.people_id>Person.PersonId" },
	/* Names that only look like keys. */
	{ USERS "a: id int, uuid uuid, paid int, user int, user_name int, "
		"user_ids int, valid int",
	    "" },
	/* A value of the one could not be one of the other. */
	{ USERS "a: user_id bigint", "a.user_id>users.id" },
	{ USERS "a: user_id varchar(20)", "" },
	{ "users: id varchar(36)!; a: user_id varchar(20)", "" },
	{ "users: id varchar(36)!; a: user_id VARCHAR(36)",
	    "a.user_id>users.id" },
	/* Nothing identifies a row, or not alone. */
	{ "users: id int, name text; a: user_id int", "" },
	{ "users: a int!, b int!; c: user_id int", "" },
	{ "users: id intu; a: user_id int", "a.user_id>users.id" },
	{ "users: id intu, no intu; a: user_id int", "" },
	/* Two that are equally good are none. */
	{ "user: id int+; users: id int+; a: user_id int", "" },
	{ "user: id int+; users: user_id int+; a: user_id int",
	    "a.user_id>users.user_id" },
	/* The module's own table comes after the plain name. */
	{ "order: id int+; sales_order: id int+; sales_order_item: id int+, "
	  "order_id int",
	    "sales_order_item.order_id>order.id" },
	{ "sales_order: id int+; sales_order_item: id int+, order_id int; "
	  "log: order_id int",
	    "sales_order_item.order_id>sales_order.id" },
	{ "wp_posts: ID int+; wp_users: ID int+; "
	  "wp_postmeta: post_id int; wp_usermeta: user_id int",
	    "wp_postmeta.post_id>wp_posts.ID wp_usermeta.user_id>wp_users.ID" },
	{ "m_client: id int+; m_loan: id int+, client_id int; m_fee: id int+; "
	  "sms: client_id int",
	    "m_loan.client_id>m_client.id sms.client_id>m_client.id" },
	{ "m_client: id int+; m_loan: id int+; a: id int+; b: id int+; "
	  "c: id int+; sms: client_id int",
	    "" },
	/* A key's name, as far as one table numbers it. */
	{ "staff_member: staff_id int+; shop: staff_id int",
	    "shop.staff_id>staff_member.staff_id" },
	{ "a_x: x_id int+; b_y: x_id int!; c: x_id int",
	    "b_y.x_id>a_x.x_id c.x_id>a_x.x_id" },
	{ "a: x_id int+; b: x_id int+; c: x_id int", "" },
	{ "sale: rule_id int+; tax: rule_id int+; sale_coupon: rule_id int",
	    "sale_coupon.rule_id>sale.rule_id" },
	{ "geo_country: country_id char(2)!; a: country_id char(2)",
	    "a.country_id>geo_country.country_id" },
	/* A link table's own name says the same in two ways. */
	{ "film: film_id int+; actor: actor_id int+; "
	  "film_actor: film_id int!, actor_id int!",
	    "film_actor.film_id>film.film_id "
	    "film_actor.actor_id>actor.actor_id" },
	/* Its own key is no reference, unless another table numbers it. */
	{ "users: user_id int!; user_detail: user_id int!",
	    "user_detail.user_id>users.user_id" },
	{ "users: id int+, user_id int", "" },
	/* Roles. */
	{ "addresses: id int+; o: billing_address_id int, "
	  "last_used_shipping_address_id int",
	    "o.billing_address_id>addresses.id "
	    "o.last_used_shipping_address_id>addresses.id" },
	{ USERS "a: external_user_id int, remote_user_id int", "" },
	{ "issues: id int+, parent_issue_id int",
	    "issues.parent_issue_id>issues.id" },
	/* Parents. */
	{ "groups: id int+, parent_id int", "groups.parent_id>groups.id" },
	{ "groups: id int+, parent_id intn", "" },
	{ "groups: id int+, parent_id intn, level int",
	    "groups.parent_id>groups.id" },
	{ "orders: id int+; order_item: id int+, parent_id int", "" },
	{ "parents: id int+; pupil: id int+, parent_id int",
	    "pupil.parent_id>parents.id" },
	/* A different table in each row. */
	{ "owners: id int+; a: owner_id int, owner_type text", "" },
	{ "owners: id int+; a: ownerId int, ownerType text", "" },
	{ "owners: id int+; a: owner_id int, type text",
	    "a.owner_id>owners.id" },
	/* The own schema first, then the only other. */
	{ "s.users: id int+; t.users: id int+; t.a: user_id int; "
	  "r.a: user_id int",
	    "a.user_id>t.users.id" },
	{ "s.users: id int+; t.a: user_id int", "a.user_id>s.users.id" },
	/* Names of nothing. */
	{ "_: _ int, id_id int, __id int; id: id int+, a_id int", "" },
};

static Column *
add_column(Table *table, const char *text)
{
	g_auto(GStrv) words = g_strsplit(g_strstrip((char *)text), " ", 2);
	char *type = words[1];
	char mark = type[strlen(type) - 1];
	Column *column;
	Index *key = NULL;

	if (strchr("+!un", mark) && !g_str_has_suffix(type, "id"))
		type[strlen(type) - 1] = '\0';
	column = table_add_column(table, words[0], type);
	column->auto_increment = mark == '+';
	column->not_null = mark == 'n';
	if (mark == '!' || mark == '+')
		for (unsigned i = 0; i < table->indexes->len; i++) {
			Index *index = table->indexes->pdata[i];

			key = index->primary ? index : key;
		}
	if (strchr("+!u", mark) && key == NULL)
		key = table_add_index(table, NULL, true);
	if (key) {
		key->primary = mark != 'u';
		index_add_column(key, words[0]);
	}
	return column;
}

static Table *
make_table(char *text)
{
	char *colon = strchr(text, ':'), *dot;
	g_auto(GStrv) columns = g_strsplit(colon + 1, ",", -1);
	Table *table;

	*colon = '\0';
	text = g_strstrip(text);
	dot = strchr(text, '.');
	if (dot)
		*dot = '\0';
	table = table_new(dot ? text : NULL, dot ? dot + 1 : text);
	for (char **column = columns; *column; column++)
		add_column(table, *column);
	return table;
}

static void
free_table(void *table)
{
	table_free(table);
}

static GPtrArray *
make_tables(const char *database)
{
	GPtrArray *tables = g_ptr_array_new_with_free_func(free_table);
	g_auto(GStrv) texts = g_strsplit(database, ";", -1);

	for (char **text = texts; *text; text++)
		if (strchr(*text, ':'))
			g_ptr_array_add(tables, make_table(*text));
	return tables;
}

static char *
list_keys(const GPtrArray *tables)
{
	GString *list = g_string_new(NULL);

	for (unsigned i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);

		for (unsigned j = 0; j < table->foreign_keys->len; j++) {
			const ForeignKey *key =
			    g_ptr_array_index(table->foreign_keys, j);

			assert_true(key->inferred);
			g_string_append_printf(list, "%s%s.%s>%s%s%s.%s",
			    list->len ? " " : "", table->name,
			    (const char *)key->columns->pdata[0],
			    key->ref_schema ? key->ref_schema : "",
			    key->ref_schema ? "." : "", key->ref_table,
			    (const char *)key->ref_columns->pdata[0]);
		}
	}
	return g_string_free(list, FALSE);
}

static void
names_tell_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) tables = make_tables(cases[i].database);
		long inferred = keys_infer(tables), found = 0;
		g_autofree char *list = list_keys(tables);

		print_message("%s\n", cases[i].database);
		assert_string_equal(list, cases[i].keys);
		for (unsigned k = 0; k < tables->len; k++)
			found += ((Table *)tables->pdata[k])->foreign_keys->len;
		assert_int_equal(inferred, found);
	}
}

/* Schemas as programs make them, with all keys that they mean. */
static const KeysCase whole[] = {
	/* A rental shop: keys are called after their tables. */
	{ "country: country_id int+; city: city_id int+, country_id int; "
	  "address: address_id int+, city_id int; language: language_id int+; "
	  "store: store_id int+, manager_staff_id int, address_id int; "
	  "staff: staff_id int+, address_id int, store_id int; "
	  "customer: customer_id int+, store_id int, address_id int; "
	  "film: film_id int+, language_id int, original_language_id int; "
	  "inventory: inventory_id int+, film_id int, store_id int; "
	  "rental: rental_id int+, inventory_id int, customer_id int, "
	  "staff_id int, returned_to int; "
	  "payment: payment_id int+, customer_id int, rental_id int, "
	  "amount decimal, terminal_id int",
	    "city.country_id>country address.city_id>city "
	    "store.manager_staff_id>staff store.address_id>address "
	    "staff.address_id>address staff.store_id>store "
	    "customer.store_id>store customer.address_id>address "
	    "film.language_id>language film.original_language_id>language "
	    "inventory.film_id>film inventory.store_id>store "
	    "rental.inventory_id>inventory rental.customer_id>customer "
	    "rental.staff_id>staff rental.returned_to>store "
	    "payment.customer_id>customer payment.rental_id>rental" },
	/* A tracker by an ORM: plurals, roles, things of any kind. */
	{ "users: id int+, external_id int; teams: id int+, parent_id int; "
	  "memberships: id int+, user_id int, team_id int; "
	  "projects: id int+, team_id int, lead_user_id int; "
	  "issues: id int+, project_id int, author_id int, assignee_id int, "
	  "duplicate_issue_id int, status_id int, milestone_id int; "
	  "statuses: id int+; milestones: id int+, project_id int; "
	  "comments: id int+, commentable_id int, commentable_type text, "
	  "user_id int; labels: id int+; "
	  "issue_labels: issue_id int!, label_id int!; "
	  "webhooks: id int+, project_id int, remote_issue_id int",
	    "teams.parent_id>teams memberships.user_id>users "
	    "memberships.team_id>teams projects.team_id>teams "
	    "projects.lead_user_id>users issues.project_id>projects "
	    "issues.author_id>users issues.assignee_id>users "
	    "issues.duplicate_issue_id>issues issues.status_id>statuses "
	    "issues.milestone_id>milestones milestones.project_id>projects "
	    "comments.user_id>users issue_labels.issue_id>issues "
	    "issue_labels.label_id>labels webhooks.project_id>projects" },
	/* A shop of modules: prefixes, natural keys, one key for two tables. */
	{ "mz_catalog_product: entity_id int+; "
	  "mz_catalog_category: entity_id int+, parent_id intn, path text; "
	  "mz_catalog_product_price: value_id int+, product_id int, "
	  "site_id int; mz_store_site: site_id int+; "
	  "mz_store_group: group_id int+, site_id int; "
	  "mz_customer_group: group_id int+; "
	  "mz_customer: customer_id int+, group_id int, site_id int, "
	  "default_group_id int; "
	  "mz_customer_login: customer_id int!, last_at datetime; "
	  "mz_sales_order: order_id int+, customer_id int, "
	  "currency_id char(3); mz_currency: currency_id char(3)!; "
	  "mz_sales_order_item: item_id int+, order_id int, product_id int",
	    "mz_catalog_category.parent_id>mz_catalog_category "
	    "mz_catalog_product_price.product_id>mz_catalog_product "
	    "mz_catalog_product_price.site_id>mz_store_site "
	    "mz_store_group.site_id>mz_store_site "
	    "mz_customer.group_id>mz_customer_group "
	    "mz_customer.site_id>mz_store_site "
	    "mz_customer.default_group_id>mz_customer_group "
	    "mz_customer_login.customer_id>mz_customer "
	    "mz_sales_order.customer_id>mz_customer "
	    "mz_sales_order.currency_id>mz_currency "
	    "mz_sales_order_item.order_id>mz_sales_order "
	    "mz_sales_order_item.product_id>mz_catalog_product" },
};

static long
count_right(const GPtrArray *tables, const char *meant)
{
	g_auto(GStrv) keys = g_strsplit(meant, " ", -1);
	long right = 0;

	for (unsigned i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);

		for (unsigned j = 0; j < table->foreign_keys->len; j++) {
			const ForeignKey *key =
			    g_ptr_array_index(table->foreign_keys, j);
			g_autofree char *text = g_strdup_printf("%s.%s>%s",
			    table->name, (const char *)key->columns->pdata[0],
			    key->ref_table);

			right +=
			    g_strv_contains((const char *const *)keys, text);
		}
	}
	return right;
}

/* Some keys no name tells; a wrong one is worse than a missing one. */
static void
most_are_right_and_most_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(whole); i++) {
		g_autoptr(GPtrArray) tables = make_tables(whole[i].database);
		long inferred = keys_infer(tables);
		long right = count_right(tables, whole[i].keys);
		g_auto(GStrv) keys = g_strsplit(whole[i].keys, " ", -1);
		long all = g_strv_length(keys);

		print_message("%ld meant, %ld inferred, %ld right\n", all,
		    inferred, right);
		assert_true(100 * right >= 95 * inferred);
		assert_true(100 * right >= 75 * all);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_tell_keys),
		cmocka_unit_test(most_are_right_and_most_are_found),
	};

	return cmocka_run_group_tests_name("key_inference", tests, NULL, NULL);
}
