#include "tests/support/build_table.h"

#include <string.h>

static void
add_key(Table *table, const char *column, char *target)
{
	char *dot = strchr(target, '.');
	ForeignKey *key;

	if (dot)
		*dot = '\0';
	key = table_add_foreign_key(
	    table, NULL, dot ? target : NULL, dot ? dot + 1 : target);
	foreign_key_add_column(key, column, NULL);
}

static void
add_column(Table *table, char *text)
{
	char *name = g_strstrip(text);
	char *target = strstr(name, " > ");
	char *type;

	if (target)
		*target = '\0';
	type = strchr(name, ' ');
	*type++ = '\0';
	table_add_column(table, name, type);
	if (target)
		add_key(table, name, target + strlen(" > "));
	if (g_str_equal(name, "id")) {
		Index *index = table_add_index(table, NULL, true);

		index->primary = true;
		index_add_column(index, "id");
	}
}

Table *
build_table(const char *schema, const char *name, const char *columns)
{
	Table *table = table_new(schema, name);
	g_auto(GStrv) parts = g_strsplit(columns, ",", -1);

	for (size_t i = 0; parts[i]; i++)
		add_column(table, parts[i]);
	return table;
}

Table *
build_partition(const char *name, const char *parent, const char *columns)
{
	Table *table = build_table(NULL, name, columns);

	table->kind = TABLE_PARTITION;
	table->parent = g_strdup(parent);
	return table;
}

static size_t
find_input(Facts *facts, const char *path)
{
	const GPtrArray *inputs = facts_inputs(facts);

	for (unsigned i = 0; i < inputs->len; i++)
		if (g_str_equal(facts_input(facts, i)->path, path))
			return i;
	return facts_add_input(facts, input_new(path));
}

void
give_table(Facts *facts, const char *path, Table *table)
{
	table->input = find_input(facts, path);
	facts_add_table(facts, table);
}

const Finding *
find_finding(const Facts *facts, const char *code)
{
	const FindingList *findings = facts_findings(facts);

	for (size_t i = 0; i < finding_list_count(findings); i++)
		if (g_str_equal(finding_list_get(findings, i)->code, code))
			return finding_list_get(findings, i);
	return NULL;
}
