#include "pipeline/ingest/bind_kinds.h"

#include "pipeline/ingest/whole_table.h"

typedef struct SchemaBinder {
	const Binding *binding;
	WholeLosses losses;
} SchemaBinder;

static void *
open_binder(const Binding *binding)
{
	SchemaBinder *self = g_new0(SchemaBinder, 1);

	self->binding = binding;
	return self;
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

static bool
tells_foreign_keys(const Descriptor *descriptor)
{
	for (unsigned i = 0; i < descriptor->fields_count; i++)
		if (descriptor->fields[i].to == FIELD_TARGET_TABLE ||
		    descriptor->fields[i].to == FIELD_CONSTRAINT_SQL)
			return true;
	return false;
}

static void
take_whole(SchemaBinder *self, const Record *record)
{
	const Binding *binding = self->binding;
	const char *schema = record_text(record, FIELD_SCHEMA);
	g_autoptr(Table) table =
	    table_new(schema, record_text(record, FIELD_TABLE));

	table->input = binding->index;
	table->line = record->line;
	table->foreign_keys_unknown = !tells_foreign_keys(binding->descriptor);
	if (!whole_table_fill(table, record, &self->losses)) {
		binding->input->counts.views++;
		binding_skip(binding, "view");
		return;
	}
	count_table(&binding->input->counts, table);
	facts_add_table(binding->facts, g_steal_pointer(&table));
	binding_use(binding);
}

static void
take_part(const Binding *binding, const Record *record)
{
	const char *lacks = schema_assembler_take(binding->assembler,
	    binding->index, binding->descriptor->rows, record);

	if (lacks)
		binding_reject(
		    binding, record->line, 0, NULL, "lacks %s", lacks);
	else
		binding_use(binding);
}

static void
take(void *data, const Record *record)
{
	SchemaBinder *self = data;
	const Binding *binding = self->binding;
	const char *schema = record_text(record, FIELD_SCHEMA);
	const char *skip = record_text(record, FIELD_SKIP);

	if (schema == NULL)
		schema = record_text(record, FIELD_CONSTRAINT_SCHEMA);
	if (skip)
		binding_skip(binding, skip);
	else if (schema_is_system(schema))
		binding_skip(binding, "system schema");
	else if (binding->descriptor->rows != ROWS_WHOLE)
		take_part(binding, record);
	else if (record_text(record, FIELD_TABLE) == NULL)
		binding_reject(binding, record->line, 0, NULL,
		    "lacks the name of a table");
	else
		take_whole(self, record);
}

static void
append_loss(GString *text, long count, const char *what)
{
	if (count > 0)
		g_string_append_printf(
		    text, "%s%ld %s", text->len > 0 ? ", " : "", count, what);
}

static void
finish(void *data)
{
	const SchemaBinder *self = data;
	const WholeLosses *losses = &self->losses;
	Input *input = self->binding->input;
	g_autoptr(GString) text = g_string_new(NULL);

	append_loss(
	    text, losses->columns, "columns without a name of their own");
	append_loss(
	    text, losses->keys, "foreign keys without a table or a column");
	append_loss(
	    text, losses->constraints, "constraints whose SQL is not known");
	append_loss(text, losses->beyond, "more than a table can have");
	if (text->len > 0)
		finding_list_add(input->findings, FINDING_WARNING,
		    "schema-parts-lost", input->path, losses->line, 0,
		    "parts of tables were left out (%s); the first such table "
		    "begins here, check how it was written",
		    text->str);
}

const BinderClass bind_schema_class = {
	.open = open_binder,
	.take = take,
	.finish = finish,
	.free = g_free,
};
