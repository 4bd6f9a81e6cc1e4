#include "pipeline/ingest/hbm_model.h"

#include <string.h>

static void
free_unit(void *unit)
{
	g_free(unit);
}

static void
free_table(void *data)
{
	HbmTable *table = data;

	table_free(table->table);
	g_ptr_array_unref(table->ids);
	g_free(table);
}

static void
free_gaps(void *data)
{
	HbmGaps *gaps = data;

	g_ptr_array_unref(gaps->classes);
	g_hash_table_unref(gaps->seen);
	g_free(gaps);
}

HbmModel *
hbm_model_new(Facts *facts)
{
	HbmModel *model = g_new0(HbmModel, 1);

	model->facts = facts;
	model->holder = xmlNewDoc(BAD_CAST "1.0");
	xmlDocSetRootElement(
	    model->holder, xmlNewNode(NULL, BAD_CAST "mappings"));
	model->units = g_ptr_array_new_with_free_func(free_unit);
	model->classes = g_ptr_array_new_with_free_func(g_free);
	model->tables = g_ptr_array_new_with_free_func(free_table);
	model->by_name = g_hash_table_new(g_str_hash, g_str_equal);
	model->by_short = g_hash_table_new(g_str_hash, g_str_equal);
	model->by_table =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	model->gaps = g_hash_table_new_full(NULL, NULL, NULL, free_gaps);
	model->debts = g_array_new(false, false, sizeof(HbmDebt));
	return model;
}

void
hbm_model_free(HbmModel *model)
{
	if (model == NULL)
		return;
	g_ptr_array_unref(model->units);
	g_ptr_array_unref(model->classes);
	g_ptr_array_unref(model->tables);
	g_hash_table_unref(model->by_name);
	g_hash_table_unref(model->by_short);
	g_hash_table_unref(model->by_table);
	g_hash_table_unref(model->gaps);
	g_array_unref(model->debts);
	xmlFreeDoc(model->holder);
	g_free(model);
}

bool
hbm_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)node->name, name) == 0;
}

const xmlNode *
hbm_child(const xmlNode *node, const char *name)
{
	const xmlNode *child = node->children;

	while (child && !hbm_is(child, name))
		child = child->next;
	return child;
}

bool
hbm_class_kind(const xmlNode *node, HbmKind *kind)
{
	static const char *const names[] = {
		[HBM_CLASS] = "class",
		[HBM_SUBCLASS] = "subclass",
		[HBM_JOINED] = "joined-subclass",
		[HBM_UNION] = "union-subclass",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (!hbm_is(node, names[i]))
			continue;
		*kind = i;
		return true;
	}
	return false;
}

const char *
hbm_attribute(const HbmModel *model, const xmlNode *node, const char *name)
{
	g_autofree char *text = NULL;
	xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
	size_t length;

	if (value == NULL)
		return NULL;
	text = g_strstrip(g_strdup((const char *)value));
	xmlFree(value);
	length = strlen(text);
	if (length > 2 && strchr("`\"[", text[0])) {
		text[length - 1] = '\0';
		return facts_intern(model->facts, text + 1);
	}
	return length > 0 ? facts_intern(model->facts, text) : NULL;
}

const char *
hbm_short_name(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot ? dot + 1 : name;
}

void
hbm_model_add(HbmModel *model, const HbmUnit *unit)
{
	HbmUnit *own = g_memdup2(unit, sizeof *unit);

	own->node = xmlDocCopyNode(unit->node, model->holder, 1);
	own->order = model->units->len;
	xmlAddChild(xmlDocGetRootElement(model->holder), own->node);
	g_ptr_array_add(model->units, own);
}

static int
compare_units(const void *left, const void *right, void *data)
{
	const HbmUnit *a = *(const HbmUnit *const *)left;
	const HbmUnit *b = *(const HbmUnit *const *)right;
	Facts *facts = data;

	if (a->input != b->input) {
		int order = strcmp(facts_input(facts, a->input)->path,
		    facts_input(facts, b->input)->path);

		if (order)
			return order;
	}
	return (a->order > b->order) - (a->order < b->order);
}

/* "shop.Order, Shop" (as in .NET) to "shop.Order", "Order" to "shop.Order". */
static const char *
full_name(const HbmModel *model, const HbmUnit *unit, const char *name)
{
	g_autofree char *bare = g_strndup(name, strcspn(name, ", "));
	g_autofree char *full = NULL;

	if (unit->package == NULL || strchr(bare, '.'))
		return facts_intern(model->facts, bare);
	full = g_strdup_printf("%s.%s", unit->package, bare);
	return facts_intern(model->facts, full);
}

HbmClass *
hbm_model_find(const HbmModel *model, const HbmUnit *unit, const char *name)
{
	const char *full = full_name(model, unit, name);
	HbmClass *found = g_hash_table_lookup(model->by_name, full);

	if (found == NULL && strchr(name, '.') == NULL)
		found =
		    g_hash_table_lookup(model->by_short, hbm_short_name(full));
	return found;
}

HbmTable *
hbm_model_table(HbmModel *model, const HbmUnit *unit, const char *schema,
    const char *name, long line)
{
	g_autofree char *plain = NULL, *key = NULL;
	HbmTable *table;

	if (schema == NULL)
		schema = unit->schema;
	plain = g_strdup_printf("%s\n%s", schema ? schema : "", name);
	key = g_ascii_strdown(plain, -1);
	table = g_hash_table_lookup(model->by_table, key);
	if (table)
		return table;
	table = g_new0(HbmTable, 1);
	table->table = table_new(schema, name);
	table->table->indexes_unknown = true;
	table->table->input = table->input = unit->input;
	table->table->line = line;
	table->ids = g_ptr_array_new();
	g_ptr_array_add(model->tables, table);
	g_hash_table_insert(model->by_table, g_steal_pointer(&key), table);
	return table;
}

HbmGaps *
hbm_model_gaps(HbmModel *model, size_t input)
{
	HbmGaps *gaps =
	    g_hash_table_lookup(model->gaps, GSIZE_TO_POINTER(input));

	if (gaps)
		return gaps;
	gaps = g_new0(HbmGaps, 1);
	gaps->classes = g_ptr_array_new();
	gaps->seen = g_hash_table_new(NULL, NULL);
	g_hash_table_insert(model->gaps, GSIZE_TO_POINTER(input), gaps);
	return gaps;
}

void
hbm_model_miss(HbmModel *model, size_t input, const char *class)
{
	HbmGaps *gaps = hbm_model_gaps(model, input);

	if (g_hash_table_add(gaps->seen, (char *)class))
		g_ptr_array_add(gaps->classes, (char *)class);
}

static void
register_class(HbmModel *model, HbmClass *class)
{
	char *name = (char *)class->name;
	char *brief = (char *)hbm_short_name(name);

	if (g_hash_table_contains(model->by_name, name))
		return;
	g_hash_table_insert(model->by_name, name, class);
	g_hash_table_insert(model->by_short, brief,
	    g_hash_table_contains(model->by_short, brief) ? NULL : class);
}

static const char *
name_of(const HbmModel *model, const xmlNode *node)
{
	static const char *const attributes[] = { "name", "entity-name",
		"table" };
	const char *name = NULL;

	for (size_t i = 0; name == NULL && i < G_N_ELEMENTS(attributes); i++)
		name = hbm_attribute(model, node, attributes[i]);
	return name;
}

static void
add_class(HbmModel *model, const HbmUnit *unit, const xmlNode *node,
    HbmKind kind, const char *parent)
{
	HbmClass *class = g_new0(HbmClass, 1);
	const char *extends = hbm_attribute(model, node, "extends");

	class->name = full_name(model, unit, name_of(model, node));
	class->kind = kind;
	class->node = node;
	class->unit = unit;
	class->extends = parent ? parent : extends;
	class->view = hbm_child(node, "subselect") ||
		      hbm_attribute(model, node, "subselect");
	g_ptr_array_add(model->classes, class);
	register_class(model, class);
	for (const xmlNode *child = node->children; child; child = child->next)
		if (hbm_class_kind(child, &kind) && name_of(model, child))
			add_class(model, unit, child, kind, class->name);
}

static bool
is_abstract(const HbmModel *model, const HbmClass *class)
{
	return g_strcmp0(
		   hbm_attribute(model, class->node, "abstract"), "true") == 0;
}

/* Subclasses with tables of their own leave an abstract one without. */
static bool
has_union_child(const HbmModel *model, const HbmClass *parent)
{
	for (unsigned i = 0; i < model->classes->len; i++) {
		const HbmClass *class = model->classes->pdata[i];

		if (class->parent == parent && class->kind == HBM_UNION)
			return true;
	}
	return false;
}

static void
find_parent(HbmModel *model, HbmClass *class)
{
	const HbmClass *up;

	if (class->kind == HBM_CLASS || class->extends == NULL)
		return;
	class->parent = hbm_model_find(model, class->unit, class->extends);
	up = class->parent;
	for (int i = 0; up && i < HBM_DEPTH_MAX; i++, up = up->parent)
		if (up == class)
			class->parent = NULL;
}

static void
make_table(HbmModel *model, HbmClass *class)
{
	const char *name = hbm_attribute(model, class->node, "table");

	if (class->table || class->view ||
	    (is_abstract(model, class) && has_union_child(model, class)))
		return;
	if (class->kind == HBM_SUBCLASS && class->extends)
		name = hbm_short_name(class->extends);
	class->table = hbm_model_table(model, class->unit,
	    hbm_attribute(model, class->node, "schema"),
	    name ? name : hbm_short_name(class->name),
	    xmlGetLineNo((xmlNode *)class->node));
}

/* Subclasses are in the table of the class above all of them. */
static void
give_table(HbmModel *model, HbmClass *class)
{
	HbmClass *top = class;

	for (int i = 0; i < HBM_DEPTH_MAX; i++)
		if (top->kind == HBM_SUBCLASS && top->parent)
			top = top->parent;
	make_table(model, top);
	class->table = top->table;
}

void
hbm_model_sort_out(HbmModel *model)
{
	g_ptr_array_sort_with_data(model->units, compare_units, model->facts);
	for (unsigned i = 0; i < model->units->len; i++) {
		const HbmUnit *unit = model->units->pdata[i];
		HbmKind kind;

		if (hbm_class_kind(unit->node, &kind) &&
		    name_of(model, unit->node))
			add_class(model, unit, unit->node, kind, NULL);
	}
	for (unsigned i = 0; i < model->classes->len; i++)
		find_parent(model, model->classes->pdata[i]);
	for (unsigned i = 0; i < model->classes->len; i++)
		give_table(model, model->classes->pdata[i]);
}
