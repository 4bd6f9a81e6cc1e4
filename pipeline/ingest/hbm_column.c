#include "pipeline/ingest/hbm_column.h"

#include <string.h>

#include "pipeline/ingest/type_text.h"

/* Of the element `column` or else of what it stands in. */
static const char *
detail(const HbmModel *model, const xmlNode *column, const xmlNode *node,
    const char *name)
{
	const char *text = column ? hbm_attribute(model, column, name) : NULL;

	return text ? text : hbm_attribute(model, node, name);
}

static const char *
declared_type(const HbmModel *model, const xmlNode *node)
{
	const xmlNode *type = hbm_child(node, "type");
	const char *text = hbm_attribute(model, node, "type");

	if (text == NULL && type)
		text = hbm_attribute(model, type, "name");
	if (text == NULL && hbm_is(node, "version"))
		text = "integer";
	if (text == NULL && hbm_is(node, "timestamp"))
		text = "timestamp";
	if (text == NULL && hbm_is(node, "discriminator"))
		text = "string";
	return text;
}

/* The map that the descriptor has for its column types. */
static const char *
translate(const Descriptor *descriptor, const char *type)
{
	for (unsigned i = 0; i < descriptor->fields_count; i++) {
		const FieldMap *map = &descriptor->fields[i];

		if (map->to == FIELD_COLUMN_TYPE)
			return descriptor_translate(descriptor, map, type);
	}
	return type;
}

static char *
make_type(const HbmPlace *place, const xmlNode *node, const xmlNode *column)
{
	const HbmModel *model = place->model;
	const char *sql =
	    column ? hbm_attribute(model, column, "sql-type") : NULL;
	const char *type = declared_type(model, node);
	const char *precision = detail(model, column, node, "precision");

	if (sql)
		return g_strdup(sql);
	if (type == NULL)
		return g_strdup("");
	return type_text_make(translate(place->class->unit->descriptor, type),
	    precision ? precision : detail(model, column, node, "length"),
	    detail(model, column, node, "scale"), false);
}

static void
set_type(Column *column, const char *text)
{
	g_free(column->type_text);
	column->type_text = g_strdup(text);
	column->type = column_type_from_text(text);
}

static Index *
find_index(const Table *table, const char *name)
{
	for (unsigned i = 0; i < table->indexes->len; i++) {
		Index *index = table->indexes->pdata[i];

		if (g_strcmp0(index->name, name) == 0)
			return index;
	}
	return NULL;
}

static bool
has_text(const GPtrArray *texts, const char *text)
{
	for (unsigned i = 0; i < texts->len; i++)
		if (g_strcmp0(texts->pdata[i], text) == 0)
			return true;
	return false;
}

/* Elements that name one index make it together. */
static void
add_named_index(Table *table, const char *name, const char *column, bool unique)
{
	Index *index = name ? find_index(table, name) : NULL;

	if (name == NULL)
		return;
	if (index == NULL)
		index = table_add_index(table, name, unique);
	if (!has_text(index->columns, column))
		index_add_column(index, column);
}

static bool
has_unique(const Table *table, const char *column)
{
	for (unsigned i = 0; i < table->indexes->len; i++) {
		const Index *index = table->indexes->pdata[i];

		if (index->unique && index->columns->len == 1 &&
		    g_strcmp0(index->columns->pdata[0], column) == 0)
			return true;
	}
	return false;
}

static void
add_indexes(const HbmPlace *place, const xmlNode *node, const xmlNode *column,
    const char *name)
{
	const HbmModel *model = place->model;
	Table *table = place->table->table;

	add_named_index(
	    table, detail(model, column, node, "index"), name, false);
	add_named_index(
	    table, detail(model, column, node, "unique-key"), name, true);
	if (g_strcmp0(detail(model, column, node, "unique"), "true") == 0 &&
	    !has_unique(table, name))
		index_add_column(table_add_index(table, NULL, true), name);
}

/* PARTS have no room for one more, which is left out. */
static bool
is_full(const HbmPlace *place, const GPtrArray *parts)
{
	if (parts->len < TABLE_PARTS_MAX)
		return false;
	hbm_model_gaps(place->model, place->class->unit->input)->beyond++;
	return true;
}

/* Several elements may map one column; the first that tells a type counts. */
static void
add_column(const HbmPlace *place, const xmlNode *node, const xmlNode *from,
    const char *name)
{
	const HbmModel *model = place->model;
	const char *not_null = detail(model, from, node, "not-null");
	const char *text = from ? hbm_attribute(model, from, "default") : NULL;
	g_autofree char *type = make_type(place, node, from);
	Column *column;

	if (is_full(place, place->table->table->columns))
		return;
	column = table_find_column(place->table->table, name);
	if (column == NULL) {
		column = table_add_column(place->table->table, name, type);
		column->line = xmlGetLineNo((xmlNode *)node);
	} else if (*column->type_text == '\0') {
		set_type(column, type);
	}
	column->not_null |= place->key || (!place->optional &&
					      g_strcmp0(not_null, "true") == 0);
	if (column->default_text == NULL)
		column->default_text = g_strdup(text);
	add_indexes(place, node, from, name);
}

void
hbm_columns(const HbmPlace *place, const xmlNode *node, const char *fallback,
    GPtrArray *out)
{
	const HbmModel *model = place->model;
	const char *name = hbm_attribute(model, node, "column");
	bool any = false;

	for (const xmlNode *child = node->children; child;
	     child = child->next) {
		if (!hbm_is(child, "column") && !hbm_is(child, "formula"))
			continue;
		any = true;
		if (hbm_is(child, "formula"))
			continue;
		name = hbm_attribute(model, child, "name");
		name = name ? name : fallback;
		add_column(place, node, child, name);
		if (out)
			g_ptr_array_add(out, (char *)name);
	}
	if (any || hbm_attribute(model, node, "formula"))
		return;
	name = name ? name : fallback;
	add_column(place, node, NULL, name);
	if (out)
		g_ptr_array_add(out, (char *)name);
}

static bool
same_columns(const GPtrArray *a, const GPtrArray *b)
{
	if (a->len != b->len)
		return false;
	for (unsigned i = 0; i < a->len; i++)
		if (g_ascii_strcasecmp(a->pdata[i], b->pdata[i]) != 0)
			return false;
	return true;
}

/* The two ends of a relation tell one key. */
static ForeignKey *
find_key(const Table *table, const GPtrArray *columns, const char *target)
{
	for (unsigned i = 0; i < table->foreign_keys->len; i++) {
		ForeignKey *key = table->foreign_keys->pdata[i];

		if (same_columns(key->columns, columns) &&
		    g_ascii_strcasecmp(key->ref_table, target) == 0)
			return key;
	}
	return NULL;
}

static void
describe_key(const HbmPlace *place, const xmlNode *node, ForeignKey *key)
{
	const HbmModel *model = place->model;
	const char *name = hbm_attribute(model, node, "foreign-key");
	bool none = g_strcmp0(name, "none") == 0;

	if (key->name == NULL && !none)
		key->name = g_strdup(name);
	key->on_delete_cascade |=
	    g_strcmp0(hbm_attribute(model, node, "on-delete"), "cascade") == 0;
	key->inferred |=
	    none ||
	    g_strcmp0(hbm_attribute(model, node, "not-found"), "ignore") == 0;
}

/* NULL: there is no room. */
static ForeignKey *
add_key(const HbmPlace *place, const xmlNode *node, const char *schema,
    const char *target, const GPtrArray *columns)
{
	Table *table = place->table->table;
	ForeignKey *key;

	if (is_full(place, table->foreign_keys))
		return NULL;
	key = find_key(table, columns, target);
	if (key == NULL) {
		key = table_add_foreign_key(table, NULL, schema, target);
		key->line = xmlGetLineNo((xmlNode *)node);
		for (unsigned i = 0; i < columns->len; i++)
			foreign_key_add_column(key, columns->pdata[i], NULL);
	}
	describe_key(place, node, key);
	return key;
}

void
hbm_key_to_table(const HbmPlace *place, const xmlNode *node,
    const HbmTable *target, const GPtrArray *columns)
{
	if (columns->len == 0)
		return;
	add_key(
	    place, node, target->table->schema, target->table->name, columns);
	for (unsigned i = 0; i < columns->len; i++) {
		HbmDebt debt = { place->table->table, columns->pdata[i], target,
			i };

		g_array_append_val(place->model->debts, debt);
	}
}

static void
key_to_unknown(const HbmPlace *place, const xmlNode *node, const char *name,
    const GPtrArray *columns)
{
	HbmGaps *gaps = hbm_model_gaps(place->model, place->class->unit->input);

	if (name) {
		hbm_model_miss(place->model, place->class->unit->input, name);
		add_key(place, node, NULL, name, columns);
		return;
	}
	if (gaps->classless++ > 0)
		return;
	gaps->relation = hbm_attribute(place->model, node, "name");
	gaps->line = xmlGetLineNo((xmlNode *)node);
}

/* The element of CLASS or its parents that maps PROPERTY; NULL. */
static const xmlNode *
find_property(
    const HbmModel *model, const HbmClass *class, const char *property)
{
	for (int i = 0; class && i < HBM_DEPTH_MAX; i++, class = class->parent)
		for (const xmlNode *child = class->node->children; child;
		     child = child->next)
			if (child->type == XML_ELEMENT_NODE &&
			    g_strcmp0(hbm_attribute(model, child, "name"),
				property) == 0)
				return child;
	return NULL;
}

/* The key points at the columns of a property, not at the primary key. */
static void
point_at_property(const HbmPlace *place, ForeignKey *key, const HbmClass *class,
    const char *property)
{
	const HbmModel *model = place->model;
	const xmlNode *node = find_property(model, class, property);
	const xmlNode *column = node ? hbm_child(node, "column") : NULL;
	const char *name;

	if (node == NULL || key == NULL || key->ref_columns->len > 0 ||
	    key->columns->len > 1)
		return;
	name = column ? hbm_attribute(model, column, "name")
		      : hbm_attribute(model, node, "column");
	g_ptr_array_add(key->ref_columns, g_strdup(name ? name : property));
}

void
hbm_key_to_class(const HbmPlace *place, const xmlNode *node, const char *name,
    const GPtrArray *columns)
{
	const HbmModel *model = place->model;
	const HbmClass *class =
	    name ? hbm_model_find(model, place->class->unit, name) : NULL;
	const char *property = hbm_attribute(model, node, "property-ref");
	g_autofree char *bare =
	    name ? g_strndup(name, strcspn(name, ", ")) : NULL;

	if (columns->len == 0)
		return;
	if (class && class->table && property)
		point_at_property(place,
		    add_key(place, node, class->table->table->schema,
			class->table->table->name, columns),
		    class, property);
	else if (class && class->table)
		hbm_key_to_table(place, node, class->table, columns);
	else
		key_to_unknown(place, node,
		    bare ? facts_intern(model->facts, hbm_short_name(bare))
			 : NULL,
		    columns);
}

void
hbm_make_primary(HbmTable *table, const GPtrArray *columns)
{
	Index *index;

	if (columns->len == 0 || table->ids->len > 0)
		return;
	index = table_add_index(table->table, NULL, true);
	index->primary = true;
	for (unsigned i = 0; i < columns->len; i++) {
		Column *column =
		    table_find_column(table->table, columns->pdata[i]);

		if (has_text(table->ids, columns->pdata[i]))
			continue;
		index_add_column(index, columns->pdata[i]);
		g_ptr_array_add(table->ids, columns->pdata[i]);
		if (column)
			column->not_null = true;
	}
}
