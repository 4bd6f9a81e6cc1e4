#include "pipeline/ingest/hbm_collection.h"

#include <string.h>

#include "pipeline/ingest/hbm_walk.h"

typedef enum Kind {
	KIND_BAG, /* no key of its own */
	KIND_SET, /* the owner and the element */
	KIND_INDEXED, /* the owner and the position */
	KIND_IDBAG, /* a key of its own */
} Kind;

static bool
find_kind(const xmlNode *node, Kind *kind)
{
	static const struct {
		const char *name;
		Kind kind;
	} names[] = {
		{ "set", KIND_SET },
		{ "bag", KIND_BAG },
		{ "list", KIND_INDEXED },
		{ "map", KIND_INDEXED },
		{ "array", KIND_INDEXED },
		{ "primitive-array", KIND_INDEXED },
		{ "idbag", KIND_IDBAG },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (!hbm_is(node, names[i].name))
			continue;
		*kind = names[i].kind;
		return true;
	}
	return false;
}

static const char *
class_of(const HbmModel *model, const xmlNode *node)
{
	const char *class = hbm_attribute(model, node, "class");

	return class ? class : hbm_attribute(model, node, "entity-name");
}

/* Positions, keys of maps: columns, or a relation to a further class. */
static void
read_index(const HbmPlace *between, const xmlNode *node, GPtrArray *out)
{
	static const char *const columns[] = { "list-index", "index",
		"map-key" };
	static const char *const relations[] = { "map-key-many-to-many",
		"index-many-to-many" };
	const xmlNode *child;

	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
		child = hbm_child(node, columns[i]);
		if (child)
			hbm_columns(between, child, "idx", out);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(relations); i++) {
		g_autoptr(GPtrArray) own = g_ptr_array_new();

		child = hbm_child(node, relations[i]);
		if (child == NULL)
			continue;
		hbm_columns(between, child, "idx", own);
		hbm_key_to_class(
		    between, child, class_of(between->model, child), own);
		g_ptr_array_extend(out, own, NULL, NULL);
	}
}

/* A key to the owner, in the table of the class that is collected. */
static void
read_one_to_many(
    const HbmPlace *owner, const xmlNode *node, const xmlNode *element)
{
	const HbmModel *model = owner->model;
	const char *name = class_of(model, element);
	const HbmClass *class =
	    name ? hbm_model_find(model, owner->class->unit, name) : NULL;
	g_autoptr(GPtrArray) key = g_ptr_array_new();
	HbmGaps *gaps;
	HbmPlace many = *owner;

	if (class && class->table) {
		many.table = class->table;
		many.optional = true;
		hbm_walk_key(&many, node, owner->table, "id", key);
		read_index(&many, node, key);
		return;
	}
	gaps = hbm_model_gaps(owner->model, owner->class->unit->input);
	if (gaps->outside++ == 0)
		gaps->outside_line = xmlGetLineNo((xmlNode *)node);
}

/* Values that may be absent are no part of a key. */
static void
add_required(const Table *table, GPtrArray *out)
{
	for (unsigned i = 0; i < table->columns->len; i++) {
		const Column *column = table->columns->pdata[i];

		if (column->not_null)
			g_ptr_array_add(out, column->name);
	}
}

static void
read_element(const HbmPlace *between, const xmlNode *node, GPtrArray *out)
{
	const xmlNode *many = hbm_child(node, "many-to-many");
	const xmlNode *any = hbm_child(node, "many-to-any");
	const xmlNode *plain = hbm_child(node, "element");
	const xmlNode *composite = hbm_child(node, "composite-element");

	if (many) {
		hbm_columns(between, many, "elt", out);
		hbm_key_to_class(
		    between, many, class_of(between->model, many), out);
	}
	if (any)
		hbm_columns(between, any, "elt", out);
	if (plain)
		hbm_columns(between, plain, "elt", NULL);
	if (composite)
		hbm_walk(between, composite);
	if (plain || composite)
		add_required(between->table->table, out);
}

static void
make_primary(const HbmPlace *between, const xmlNode *node, Kind kind,
    GPtrArray *key, const GPtrArray *index, const GPtrArray *element)
{
	const GPtrArray *rest = kind == KIND_SET ? element : index;
	const xmlNode *id = hbm_child(node, "collection-id");
	g_autoptr(GPtrArray) own = g_ptr_array_new();

	if (kind == KIND_IDBAG && id) {
		hbm_columns(between, id, "id", own);
		hbm_make_primary(between->table, own);
		return;
	}
	if (kind == KIND_BAG || rest->len == 0)
		return;
	for (unsigned i = 0; i < rest->len; i++)
		g_ptr_array_add(key, rest->pdata[i]);
	hbm_make_primary(between->table, key);
}

static HbmTable *
find_table(const HbmPlace *owner, const xmlNode *node)
{
	const HbmModel *model = owner->model;
	const char *name = hbm_attribute(model, node, "table");
	g_autofree char *made = NULL;

	if (name == NULL) {
		name = hbm_attribute(model, node, "name");
		made = g_strdup_printf(
		    "%s_%s", owner->table->table->name, name ? name : "list");
		name = made;
	}
	return hbm_model_table(owner->model, owner->class->unit,
	    hbm_attribute(model, node, "schema"), name,
	    xmlGetLineNo((xmlNode *)node));
}

/* A table between the owner's and what it collects. */
static void
read_between(const HbmPlace *owner, const xmlNode *node, Kind kind)
{
	g_autoptr(GPtrArray) key = g_ptr_array_new();
	g_autoptr(GPtrArray) index = g_ptr_array_new();
	g_autoptr(GPtrArray) element = g_ptr_array_new();
	HbmPlace between = *owner;

	between.table = find_table(owner, node);
	between.optional = false;
	hbm_walk_key(&between, node, owner->table, "id", key);
	read_index(&between, node, index);
	read_element(&between, node, element);
	make_primary(&between, node, kind, key, index, element);
}

static void
read_collection(const HbmPlace *owner, const xmlNode *node, Kind kind)
{
	const xmlNode *many = hbm_child(node, "one-to-many");

	if (many)
		read_one_to_many(owner, node, many);
	else
		read_between(owner, node, kind);
}

static bool
is_container(const xmlNode *node)
{
	static const char *const names[] = { "component", "dynamic-component",
		"properties", "natural-id", "join" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (hbm_is(node, names[i]))
			return true;
	return false;
}

void
hbm_collections(const HbmPlace *place, const xmlNode *node)
{
	Kind kind;

	for (const xmlNode *child = node->children; child;
	     child = child->next) {
		if (find_kind(child, &kind))
			read_collection(place, child, kind);
		else if (is_container(child))
			hbm_collections(place, child);
	}
}
