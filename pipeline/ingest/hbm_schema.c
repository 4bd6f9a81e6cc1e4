#include "pipeline/ingest/hbm_schema.h"

#include "pipeline/ingest/hbm_collection.h"
#include "pipeline/ingest/hbm_walk.h"

enum { CHAIN_LIMIT = 8, CLASSES_SHOWN = 5 };

static HbmPlace
place_of(HbmModel *model, const HbmClass *class)
{
	return (HbmPlace){
		.model = model,
		.class = class,
		.table = class->table,
		.optional = class->kind == HBM_SUBCLASS,
	};
}

/* The columns of the classes above, the highest first. */
static void
inherit(const HbmPlace *place, const HbmClass *parent, int depth)
{
	HbmPlace inside = *place;

	if (parent == NULL || depth > HBM_DEPTH_MAX)
		return;
	inherit(place, parent->parent, depth + 1);
	inside.class = parent;
	inside.inherited = true;
	hbm_walk_id(&inside, parent->node);
	hbm_walk(&inside, parent->node);
}

static void
join_parent(const HbmPlace *place)
{
	const HbmClass *class = place->class;
	const xmlNode *key = hbm_child(class->node, "key");
	g_autoptr(GPtrArray) columns = g_ptr_array_new();

	hbm_walk_key(place, class->node, NULL, "id", columns);
	if (key)
		hbm_key_to_class(place, key, class->extends, columns);
	hbm_make_primary(place->table, columns);
}

static void
read_keys(HbmModel *model, const HbmClass *class)
{
	HbmPlace place = place_of(model, class);

	if (class->kind == HBM_UNION)
		inherit(&place, class->parent, 0);
	else if (class->kind == HBM_JOINED)
		join_parent(&place);
	else
		hbm_walk_id(&place, class->node);
}

static void
note_lost_parent(HbmModel *model, const HbmClass *class)
{
	if (class->extends && class->parent == NULL &&
	    (class->kind == HBM_SUBCLASS || class->kind == HBM_UNION))
		hbm_model_miss(model, class->unit->input,
		    facts_intern(model->facts, hbm_short_name(class->extends)));
}

static void
for_classes(HbmModel *model, void (*visit)(HbmModel *, const HbmClass *))
{
	for (unsigned i = 0; i < model->classes->len; i++) {
		const HbmClass *class = model->classes->pdata[i];

		if (class->table)
			visit(model, class);
	}
}

static void
read_columns(HbmModel *model, const HbmClass *class)
{
	HbmPlace place = place_of(model, class);

	hbm_walk(&place, class->node);
}

static void
read_collections(HbmModel *model, const HbmClass *class)
{
	HbmPlace place = place_of(model, class);

	hbm_collections(&place, class->node);
}

/* Pays what can be paid; false if nothing could. */
static bool
pay_debts(const HbmModel *model)
{
	bool any = false;

	for (unsigned i = 0; i < model->debts->len; i++) {
		const HbmDebt *debt = &g_array_index(model->debts, HbmDebt, i);
		Column *column = table_find_column(debt->table, debt->column);
		const Column *from;

		if (column == NULL || *column->type_text ||
		    debt->position >= debt->target->ids->len)
			continue;
		from = table_find_column(debt->target->table,
		    debt->target->ids->pdata[debt->position]);
		if (from == NULL || *from->type_text == '\0')
			continue;
		g_free(column->type_text);
		column->type_text = g_strdup(from->type_text);
		column->type = from->type;
		any = true;
	}
	return any;
}

static void
count_table(InputCounts *counts, const Table *table)
{
	counts->tables++;
	counts->columns += table->columns->len;
	counts->primary_keys += table_primary_key(table) != NULL;
	counts->indexes += table->indexes->len;
	for (unsigned i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *key = table->foreign_keys->pdata[i];

		counts->foreign_keys += !key->inferred;
		counts->inferred_foreign_keys += key->inferred;
	}
}

static void
count_untyped(HbmModel *model, const HbmTable *table)
{
	for (unsigned i = 0; i < table->table->columns->len; i++) {
		const Column *column = table->table->columns->pdata[i];

		if (*column->type_text == '\0')
			hbm_model_gaps(model, table->input)->untyped++;
	}
}

static void
hand_over(HbmModel *model)
{
	for (unsigned i = 0; i < model->tables->len; i++) {
		HbmTable *table = model->tables->pdata[i];

		count_untyped(model, table);
		count_table(&facts_input(model->facts, table->input)->counts,
		    table->table);
		facts_add_table(model->facts, g_steal_pointer(&table->table));
	}
	for (unsigned i = 0; i < model->classes->len; i++) {
		const HbmClass *class = model->classes->pdata[i];

		if (class->view)
			facts_input(model->facts, class->unit->input)
			    ->counts.views++;
	}
}

static char *
list_classes(const HbmGaps *gaps)
{
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; i < gaps->classes->len && i < CLASSES_SHOWN; i++)
		g_string_append_printf(text, "%s%s", i > 0 ? ", " : "",
		    (const char *)gaps->classes->pdata[i]);
	if (gaps->classes->len > CLASSES_SHOWN)
		g_string_append(text, ", …");
	return g_string_free(text, false);
}

static void
describe_unmapped(const HbmGaps *gaps, Input *input)
{
	g_autofree char *classes = list_classes(gaps);

	if (gaps->classes->len > 0)
		finding_list_add(input->findings, FINDING_WARNING,
		    "class-unmapped", input->path, 0, 0,
		    "points at classes that no given file maps (%u: %s); keys "
		    "to them name the class for its table: give their mappings "
		    "too",
		    gaps->classes->len, classes);
	if (gaps->outside > 0)
		finding_list_add(input->findings, FINDING_WARNING,
		    "collection-unmapped", input->path, gaps->outside_line, 0,
		    "has collections of classes that no given file maps (%ld), "
		    "so that the keys of their tables are not known: give "
		    "their mappings too",
		    gaps->outside);
}

static void
describe(const HbmGaps *gaps, Input *input)
{
	describe_unmapped(gaps, input);
	if (gaps->classless > 0)
		finding_list_add(input->findings, FINDING_WARNING,
		    "relation-classless", input->path, gaps->line, 0,
		    "has relations that do not say which class they point at "
		    "(%ld, %s for one), as only the Java code does, and make "
		    "no key: add class=\"…\"",
		    gaps->classless, gaps->relation ? gaps->relation : "one");
	if (gaps->beyond > 0)
		finding_list_add(input->findings, FINDING_WARNING,
		    "schema-parts-lost", input->path, 0, 0,
		    "columns and keys beyond what a table can have were left "
		    "out (%ld); check how the file was written",
		    gaps->beyond);
	if (gaps->untyped > 0)
		finding_list_add(input->findings, FINDING_NOTE,
		    "column-untyped", input->path, 0, 0,
		    "has columns whose types only the Java classes tell, or "
		    "mappings that are not given (%ld); a dump of the database "
		    "tells them all",
		    gaps->untyped);
}

static void
describe_all(HbmModel *model)
{
	g_autoptr(GList) inputs = g_hash_table_get_keys(model->gaps);

	for (GList *i = inputs; i; i = i->next)
		describe(g_hash_table_lookup(model->gaps, i->data),
		    facts_input(model->facts, GPOINTER_TO_SIZE(i->data)));
}

void
hbm_schema_build(HbmModel *model)
{
	hbm_model_sort_out(model);
	for_classes(model, note_lost_parent);
	for_classes(model, read_keys);
	for_classes(model, read_columns);
	for_classes(model, read_collections);
	for (int i = 0; i < CHAIN_LIMIT && pay_debts(model); i++)
		continue;
	hand_over(model);
	describe_all(model);
}
