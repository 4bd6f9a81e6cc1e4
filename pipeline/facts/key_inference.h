/*
 * key_inference.h - foreign keys that nobody declared, guessed by names.
 *
 * MyISAM, ORMs and sharded databases leave foreign keys to the program, whose
 * names still tell them: "customer_id" means a customer.  The guesses are
 * marked as inferred; a name that could mean two tables means none.
 *
 * The rules; the first that gives one table wins:
 *
 *  1. One table alone numbers a primary key of the column's name, and is
 *     called so at its end: "website_id" means store_website (website_id).
 *     Nothing is stronger than two names that agree.
 *  2. "customer_id", "CustomerId", "id_customer", "customer_uuid",
 *     "fk_customer": the table of that name, singular or plural, which is how
 *     most programs name keys.  Where there is none, that of the own module:
 *     "order_id" in sales_order_item means sales_order, "user_id" in
 *     wp_usermeta means wp_users, since modules name tables with a prefix;
 *     and at last that with the prefix of half of all tables.
 *  3. As 1, however the table is called, since primary keys named after
 *     something keep that name elsewhere; of several that of the own module.
 *     Keys that no table numbers (codes, UUIDs) need 1's agreement, too: others
 *     have them from another table.
 *  4. Words ahead say in which role: "billing_address_id" means addresses.
 *     Not "external_id": such words say that the key is somebody else's.
 *  5. "parent_id" means the own table if it can be a tree, which begins with
 *     NULL or has levels, and if no other table's name begins its name: the
 *     parent of a sales_order_item is rather a sales_order.
 *
 * A key needs a target with a single-column primary or unique key of the
 * same class of type; text must be as long.  The own schema goes first.
 * "owner_id" beside "owner_type" means a different table in each row, and
 * none here.  What a table numbers itself refers to nothing; its other own
 * keys may be another table's by 1 and 2 only.
 */
#ifndef PIPELINE_FACTS_KEY_INFERENCE_H
#define PIPELINE_FACTS_KEY_INFERENCE_H

#include <glib.h>

#include "pipeline/facts/schema.h"

/*
 * Appends inferred foreign keys to TABLES (of Table *): the base tables of one
 * database, of which none has any.  Returns how many.  Takes time in
 * proportion to the number of columns.
 */
long keys_infer(const GPtrArray *tables);

#endif
