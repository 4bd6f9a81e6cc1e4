#include "pipeline/ingest/hbm_walk.h"

#include <string.h>

typedef struct Element {
	const char *name;
	void (*read)(const HbmPlace *place, const xmlNode *node);
} Element;

static const char *
name_of(const HbmPlace *place, const xmlNode *node, const char *fallback)
{
	const char *name = hbm_attribute(place->model, node, "name");

	return name ? name : fallback;
}

/* Generators that a database's own counter stands behind, or may. */
static bool
is_counter(const HbmModel *model, const xmlNode *generator)
{
	static const char *const words[] = { "identity", "native", "sequence",
		"increment", "hilo", "table" };
	const char *class = hbm_attribute(model, generator, "class");
	g_autofree char *folded = g_ascii_strdown(class ? class : "", -1);

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(folded, words[i]))
			return true;
	return false;
}

static void
read_id(const HbmPlace *place, const xmlNode *node, GPtrArray *ids)
{
	const xmlNode *generator = hbm_child(node, "generator");
	Column *column;

	hbm_columns(place, node, name_of(place, node, "id"), ids);
	if (generator == NULL || ids->len == 0)
		return;
	column = table_find_column(place->table->table, ids->pdata[0]);
	if (column)
		column->auto_increment |= is_counter(place->model, generator);
}

static void
read_relation(const HbmPlace *place, const xmlNode *node, GPtrArray *out)
{
	const HbmModel *model = place->model;
	const char *class = hbm_attribute(model, node, "class");
	unsigned first = out->len;
	g_autoptr(GPtrArray) columns = g_ptr_array_new();

	if (class == NULL)
		class = hbm_attribute(model, node, "entity-name");
	hbm_columns(place, node, name_of(place, node, "id"), out);
	for (unsigned i = first; i < out->len; i++)
		g_ptr_array_add(columns, out->pdata[i]);
	hbm_key_to_class(place, node, class, columns);
}

static void
read_composite_id(const HbmPlace *place, const xmlNode *node, GPtrArray *ids)
{
	for (const xmlNode *child = node->children; child;
	     child = child->next) {
		if (hbm_is(child, "key-property"))
			hbm_columns(
			    place, child, name_of(place, child, "id"), ids);
		else if (hbm_is(child, "key-many-to-one"))
			read_relation(place, child, ids);
	}
}

void
hbm_walk_id(const HbmPlace *place, const xmlNode *node)
{
	g_autoptr(GPtrArray) ids = g_ptr_array_new();
	HbmPlace inside = *place;

	inside.key = true;
	for (const xmlNode *child = node->children; child;
	     child = child->next) {
		if (hbm_is(child, "id"))
			read_id(&inside, child, ids);
		else if (hbm_is(child, "composite-id"))
			read_composite_id(&inside, child, ids);
	}
	hbm_make_primary(place->table, ids);
}

void
hbm_walk_key(const HbmPlace *place, const xmlNode *node, const HbmTable *target,
    const char *fallback, GPtrArray *out)
{
	const xmlNode *key = hbm_child(node, "key");

	if (key)
		hbm_columns(place, key, fallback, out);
	if (key && target)
		hbm_key_to_table(place, key, target, out);
}

static void
read_plain(const HbmPlace *place, const xmlNode *node)
{
	hbm_columns(place, node, name_of(place, node, "value"), NULL);
}

static void
read_discriminator(const HbmPlace *place, const xmlNode *node)
{
	HbmPlace inside = *place;

	inside.key = true; /* never null, like a key */
	if (!place->inherited)
		hbm_columns(&inside, node, "class", NULL);
}

static void
read_many_to_one(const HbmPlace *place, const xmlNode *node)
{
	g_autoptr(GPtrArray) columns = g_ptr_array_new();

	read_relation(place, node, columns);
}

/* Rows that share their key with those of another class. */
static void
read_one_to_one(const HbmPlace *place, const xmlNode *node)
{
	const HbmModel *model = place->model;
	const char *constrained = hbm_attribute(model, node, "constrained");

	if (g_strcmp0(constrained, "true") == 0)
		hbm_key_to_class(place, node,
		    hbm_attribute(model, node, "class"), place->table->ids);
}

/* The row pointed at may be in any table. */
static void
read_any(const HbmPlace *place, const xmlNode *node)
{
	hbm_columns(place, node, name_of(place, node, "id"), NULL);
}

/* A second table with the rest of the columns. */
static void
read_join(const HbmPlace *place, const xmlNode *node)
{
	const HbmModel *model = place->model;
	const char *table = hbm_attribute(model, node, "table");
	g_autoptr(GPtrArray) key = g_ptr_array_new();
	HbmPlace inside = *place;

	if (table == NULL)
		return;
	inside.table = hbm_model_table(place->model, place->class->unit,
	    hbm_attribute(model, node, "schema"), table,
	    xmlGetLineNo((xmlNode *)node));
	hbm_walk_key(&inside, node, place->table, "id", key);
	hbm_make_primary(inside.table, key);
	hbm_walk(&inside, node);
}

static const Element elements[] = {
	{ "property", read_plain },
	{ "version", read_plain },
	{ "timestamp", read_plain },
	{ "key-property", read_plain },
	{ "many-to-one", read_many_to_one },
	{ "key-many-to-one", read_many_to_one },
	{ "one-to-one", read_one_to_one },
	{ "any", read_any },
	{ "discriminator", read_discriminator },
	{ "join", read_join },
	{ "component", hbm_walk },
	{ "dynamic-component", hbm_walk },
	{ "nested-composite-element", hbm_walk },
	{ "natural-id", hbm_walk },
	{ "properties", hbm_walk },
};

void
hbm_walk(const HbmPlace *place, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next)
		for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
			if (hbm_is(child, elements[i].name))
				elements[i].read(place, child);
}
