#include <stdlib.h>
#include <string.h>

#include "pipeline/analysis/rules.h"
#include "pipeline/base/text.h"

/* Attribute tables have few columns. */
enum { MOST_ATTRIBUTE_COLUMNS = 6 };

static bool
is_one_of(const char *name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (g_ascii_strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}

/* The column of TABLE with one of NAMES; NULL: none. */
static const Column *
find_one_of(const Table *table, const char *const *names, size_t count)
{
	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		if (is_one_of(column->name, names, count))
			return column;
	}
	return NULL;
}

/* An attribute has a value for each language or store, which it is not of. */
static bool
is_variant(const char *name)
{
	g_autofree char *word = text_find_word(
	    name, "store,website,site,language,lang,locale,tenant");

	return word != NULL;
}

/* Whose attribute it is: an id other than that of ATTRIBUTE and the row's
 * own. */
static const Column *
find_owner(const Table *table, const Column *attribute)
{
	const Column *key = table_single_key(table);

	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		if (column != attribute && column != key &&
		    !is_variant(column->name) &&
		    (g_str_has_suffix(column->name, "_id") ||
			table_refers_by(table, column->name, false)))
			return column;
	}
	return NULL;
}

/* Without what every table has: its own key and when rows came. */
static guint
count_columns(const Table *table)
{
	const Column *key = table_single_key(table);
	guint count = 0;

	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		count +=
		    column != key && !g_str_has_suffix(column->name, "_at");
	}
	return count;
}

bool
rule_attributes(const SchemaView *view, const Table *table, Hit *hit)
{
	static const char *const attributes[] = { "attribute", "attribute_id",
		"attribute_name", "attribute_code", "attr", "attr_id",
		"attr_name", "key", "name", "k", "field", "field_id",
		"field_name", "property", "property_id", "property_name",
		"keyword", "meta_key", "option_name", "custom_field_id",
		"variable" };
	static const char *const values[] = { "value", "val", "v", "meta_value",
		"attribute_value", "attr_value", "field_value",
		"property_value", "option_value", "string_value",
		"text_value" };
	const Column *attribute =
	    find_one_of(table, attributes, G_N_ELEMENTS(attributes));
	const Column *value = find_one_of(table, values, G_N_ELEMENTS(values));
	const Column *owner;

	(void)view;
	if (attribute == NULL || value == NULL ||
	    table_class_of(table) == TABLE_APPEND ||
	    count_columns(table) > MOST_ATTRIBUTE_COLUMNS)
		return false;
	/* A number with a name is a measurement. */
	if (!g_str_has_suffix(attribute->name, "_id") &&
	    value->type != COLUMN_TEXT && value->type != COLUMN_CHAR &&
	    value->type != COLUMN_JSON && value->type != COLUMN_BINARY)
		return false;
	owner = find_owner(table, attribute);
	if (owner == NULL)
		return false;
	hit_add_column(hit, owner);
	hit_add_column(hit, attribute);
	hit_add_column(hit, value);
	hit->severity = SEVERITY_MEDIUM;
	hit->seen = MSG_MIGRATION_D8_SEEN;
	hit->tables = 1;
	return true;
}

/* A unit beside it makes it none: total_ms, tax_rate, cost_factor. */
static bool
is_float_money(const Column *column)
{
	g_autofree char *money = NULL;
	g_autofree char *unit = NULL;

	if (column->type != COLUMN_FLOAT)
		return false;
	money = text_find_word(column->name,
	    "price,cost,fee,balance,revenue,subtotal,amount,total,tax,"
	    "discount");
	unit = text_find_word(column->name,
	    "factor,multiplier,coefficient,rate,percent,percentage,pct,ratio,"
	    "share,score,weight,count,ms,time,duration,seconds,minutes,hours,"
	    "days,bytes,size,distance,space,storage,memory,cpu,usage,used,"
	    "utilized,utilization,volume,area,load,speed,quantity,qty");
	return money != NULL && unit == NULL;
}

bool
rule_float_money(const SchemaView *view, const Table *table, Hit *hit)
{
	(void)view;
	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		if (is_float_money(column))
			hit_add_column(hit, column);
	}
	if (hit->places->len == 0)
		return false;
	hit->severity = SEVERITY_HIGH;
	hit->seen = MSG_MIGRATION_D9_SEEN;
	hit->tables = 1;
	return true;
}

bool
rule_naive_time(const SchemaView *view, const Table *table, Hit *hit)
{
	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		if (column_is_naive_time(view->evidence, table, column))
			hit_add_column(hit, column);
	}
	if (hit->places->len == 0)
		return false;
	hit->severity = SEVERITY_LOW;
	hit->convention = view->naive_times;
	hit->seen = view->naive_times ? MSG_MIGRATION_D10_CONVENTION
				      : MSG_MIGRATION_D10_SEEN;
	hit->tables = 1;
	return true;
}

/* Texts so called hold what a program has packed. */
static bool
is_packed_text(const Column *column)
{
	static const char *const parts[] = { "json", "xml", "serial", "payload",
		"data", "config", "params", "options", "settings" };
	static const char *const plain[] = { "clob", "longtext", "mediumtext",
		"nclob", "ntext", "text" };
	g_autofree char *type = g_ascii_strdown(column->type_text, -1);
	g_autofree char *name = g_ascii_strdown(column->name, -1);

	if (g_str_equal(type, "xml"))
		return true;
	if (column->type != COLUMN_TEXT ||
	    !is_one_of(type, plain, G_N_ELEMENTS(plain)))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		if (strstr(name, parts[i]) != NULL &&
		    strstr(name, "date") == NULL)
			return true;
	return false;
}

static bool
is_large_binary(const Column *column)
{
	g_autofree char *type = g_ascii_strdown(column->type_text, -1);

	if (column->type != COLUMN_BINARY)
		return false;
	if (strchr(type, '(') != NULL)
		return strstr(type, "(max)") != NULL;
	return !g_str_has_prefix(type, "bit") &&
	       !g_str_equal(type, "rowversion") &&
	       !g_str_equal(type, "timestamp") &&
	       !g_str_equal(type, "tinyblob") && !g_str_equal(type, "raw");
}

/* A document or file, not a short secret, digest or address in bytes. */
static bool
is_document(const Column *column)
{
	g_autofree char *small = text_find_word(column->name,
	    "encrypted,iv,token,hash,digest,sha,sha1,sha256,checksum,"
	    "fingerprint,key,salt,signature,uuid,guid,ip,mask,secret,password,"
	    "username,id,ids,hmac,nonce,commit");

	return small == NULL &&
	       (column->type == COLUMN_JSON || is_packed_text(column) ||
		   is_large_binary(column));
}

bool
rule_documents(const SchemaView *view, const Table *table, Hit *hit)
{
	const bool large = schema_view_is_large(view, table);

	if (table_class_of(table) == TABLE_LOOKUP)
		return false;
	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		if (is_document(column))
			hit_add_column(hit, column);
	}
	hit->severity = large ? SEVERITY_MEDIUM : SEVERITY_LOW;
	hit->seen = large ? MSG_MIGRATION_D12_LARGE : MSG_MIGRATION_D12_SEEN;
	hit->number = hit->places->len;
	hit->form = FORM_COUNT;
	hit->tables = 1;
	return hit->places->len >= (large ? 1 : 2);
}

/* Where the number that NAME ends in begins; NULL: in none, or one that
 * counts nothing: "sha1", "x1". */
static const char *
trailing_number(const char *name)
{
	static const char *const others[] = { "sha", "md", "ipv", "utf",
		"oauth", "base", "level", "lat", "lon", "lng", "int", "web",
		"phase", "top", "age", "win" };
	const char *end = name + strlen(name);
	const char *start = end;
	size_t stem;
	g_autofree char *word = NULL;

	while (start > name && g_ascii_isdigit(start[-1]))
		start--;
	stem = (size_t)(start - name);
	if (start == end || end - start > 2)
		return NULL;
	while (stem > 0 && name[stem - 1] == '_')
		stem--;
	word = g_strndup(name, stem);
	if (stem < 2 || is_one_of(word, others, G_N_ELEMENTS(others)))
		return NULL;
	return start;
}

/* Column NUMBER of the row that FIRST begins; NULL where it ends. */
static const Column *
find_numbered(const Table *table, const Column *first, int number)
{
	const char *digits = trailing_number(first->name);
	g_autofree char *name =
	    g_strdup_printf("%.*s%0*d", (int)(digits - first->name),
		first->name, (int)strlen(digits), number);
	const Column *column = table_find_column(table, name);

	return column != NULL && column->type == first->type ? column : NULL;
}

/* A postal address has two lines and no more. */
static bool
is_line_of_address(const Column *column)
{
	g_autofree char *lower = g_ascii_strdown(column->name, -1);

	return strstr(lower, "addr") != NULL ||
	       strstr(lower, "street") != NULL || strstr(lower, "line") != NULL;
}

/* Adds the row of columns that FIRST begins, if it does and is one. */
static void
add_repeated(const Table *table, const Column *first, Hit *hit)
{
	const char *digits = trailing_number(first->name);
	const int start = digits != NULL ? atoi(digits) : -1;
	int n = 1;

	if (start != 0 && start != 1)
		return;
	if (start == 1 && find_numbered(table, first, 0) != NULL)
		return;
	while (find_numbered(table, first, start + n) != NULL)
		n++;
	if (n < 2 || (n < 3 && is_line_of_address(first)))
		return;
	for (int i = 0; i < n; i++)
		hit_add_column(hit, find_numbered(table, first, start + i));
}

bool
rule_repeated(const SchemaView *view, const Table *table, Hit *hit)
{
	(void)view;
	for (guint i = 0; i < table->columns->len; i++)
		add_repeated(table, g_ptr_array_index(table->columns, i), hit);
	hit->severity = SEVERITY_LOW;
	hit->seen = MSG_MIGRATION_D14_SEEN;
	hit->tables = 1;
	return hit->places->len > 0;
}
