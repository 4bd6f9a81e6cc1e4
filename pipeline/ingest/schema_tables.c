#include "pipeline/ingest/schema_tables.h"

#include <string.h>

#include "pipeline/ingest/schema_indexes.h"
#include "pipeline/ingest/schema_keys.h"

typedef struct Build {
	Facts *facts;
	DatabasePart *database;
	SchemaKeys keys;
	long odd_indexes;
	GHashTable *told; /* set of lists whose rows are accounted for */
} Build;

/* Why rows about TABLE are skipped; NULL: it is a table. */
static const char *
no_table_reason(const TablePart *table)
{
	static const struct {
		const char *type, *reason;
	} others[] = {
		{ "view", "about a view" },
		{ "sequence", "about a sequence" },
		{ "temporary", "about a temporary table" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		if (part_is(table->type, others[i].type))
			return others[i].reason;
	return NULL;
}

/* The one database of the folder that lists TABLE; NULL: none, or several,
 * which TABLE then remembers. */
static DatabasePart *
find_home(
    const GPtrArray *databases, const DatabasePart *nameless, TablePart *table)
{
	DatabasePart *home = NULL;

	for (unsigned i = 0; i < databases->len; i++) {
		DatabasePart *database = databases->pdata[i];
		const TablePart *found;

		if (database->catalog == NULL ||
		    strcmp(database->folder, nameless->folder) != 0)
			continue;
		found =
		    database_part_find(database, table->schema, table->name);
		if (found == NULL || found->columns->len == 0)
			continue;
		if (home) {
			table->ambiguous = true;
			return NULL;
		}
		home = database;
	}
	return home;
}

static void
join_table(const GPtrArray *databases, DatabasePart *nameless, TablePart *table)
{
	DatabasePart *home = find_home(databases, nameless, table);

	if (home == NULL)
		return;
	table_part_absorb(
	    database_part_find(home, table->schema, table->name), table);
	for (size_t i = 0; i < ROWS_KIND_COUNT; i++) {
		if (!nameless->told[i] || home->told[i])
			continue;
		home->told[i] = true;
		home->inputs[i] = nameless->inputs[i];
	}
	home->targets_told |= nameless->targets_told;
	g_array_set_size(table->rows_of, 0);
}

void
schema_tables_join(GPtrArray *databases)
{
	for (unsigned i = 0; i < databases->len; i++) {
		DatabasePart *nameless = databases->pdata[i];
		g_autoptr(GPtrArray) tables = NULL;

		if (nameless->catalog)
			continue;
		tables = database_part_sorted(nameless);
		for (unsigned j = 0; j < tables->len; j++)
			join_table(databases, nameless, tables->pdata[j]);
	}
}

static int
compare_columns(const void *left, const void *right, void *data)
{
	const ColumnPart *a = left, *b = right;
	Facts *facts = data;

	if (a->ordinal < b->ordinal || a->ordinal > b->ordinal)
		return a->ordinal < b->ordinal ? -1 : 1;
	if (a->input != b->input)
		return strcmp(facts_input(facts, a->input)->path,
		    facts_input(facts, b->input)->path);
	return (a->line > b->line) - (a->line < b->line);
}

static bool
has_column(const Table *table, const char *name)
{
	for (unsigned i = 0; i < table->columns->len; i++) {
		const Column *column = table->columns->pdata[i];

		if (strcmp(column->name, name) == 0)
			return true;
	}
	return false;
}

/* Two files of one folder may tell the same column: the first by path. */
static void
add_columns(const Build *build, Table *table, TablePart *part)
{
	g_array_sort_with_data(part->columns, compare_columns, build->facts);
	for (unsigned i = 0; i < part->columns->len; i++) {
		const ColumnPart *from =
		    &g_array_index(part->columns, ColumnPart, i);
		Column *column;

		if (has_column(table, from->name))
			continue;
		column = table_add_column(table, from->name, from->type);
		column->not_null = from->not_null;
		column->auto_increment |= from->auto_increment;
		column->default_text = g_strdup(from->default_text);
		column->line = from->line;
	}
}

static InputCounts *
counts_of(const Build *build, RowKind rows)
{
	if (!build->database->told[rows])
		rows = ROWS_COLUMNS;
	if (!build->database->told[rows])
		rows = ROWS_SIZES;
	return &facts_input(build->facts, build->database->inputs[rows])
		    ->counts;
}

static void
count_table(const Build *build, const Table *table)
{
	counts_of(build, ROWS_TABLES)->tables++;
	counts_of(build, ROWS_COLUMNS)->columns += table->columns->len;
	if (table->keys_unknown)
		return;
	counts_of(build, ROWS_CONSTRAINTS)->primary_keys +=
	    table_primary_key(table) != NULL;
	counts_of(build, ROWS_REFERENCES)->foreign_keys +=
	    table->foreign_keys->len;
	counts_of(build, ROWS_INDEXES)->indexes += table->indexes->len;
}

static void
build_table(Build *build, TablePart *part)
{
	const DatabasePart *database = build->database;
	Table *table = table_new(part->schema, part->name);

	table->input = database->inputs[ROWS_COLUMNS];
	table->line = part->line;
	table->rows = part->rows;
	table->bytes = part->bytes;
	table->id_max = part->id_max;
	table->partitioned = part_is(part->type, "partitioned");
	table->keys_unknown = !database_part_knows_keys(database);
	table->foreign_keys_unknown =
	    !database_part_knows_foreign_keys(database);
	add_columns(build, table, part);
	if (database->told[ROWS_KEY_COLUMNS])
		schema_keys_add(&build->keys, table, part);
	build->odd_indexes += schema_indexes_add(database, table, part);
	count_table(build, table);
	facts_add_table(build->facts, table);
}

static void
unuse(const Build *build, const TablePart *part, const char *reason)
{
	for (unsigned i = 0; i < part->rows_of->len; i++) {
		const RowsTold *of = &g_array_index(part->rows_of, RowsTold, i);

		input_unuse(
		    facts_input(build->facts, of->input), reason, of->rows);
	}
}

static void
name_missing(GString *files, const char *file)
{
	g_string_append_printf(files, "%s%s", files->len ? ", " : "", file);
}

/* MySQL and MariaDB call their only catalog so. */
static bool
is_mysql(const DatabasePart *database)
{
	return g_strcmp0(database->catalog, "def") == 0 ||
	       database->targets_told;
}

/* The views of information_schema that would tell what is not told. */
static void
find_missing(const DatabasePart *database, GString *files)
{
	bool keys = database_part_knows_keys(database),
	     foreign = database_part_knows_foreign_keys(database);

	if (!database->told[ROWS_TABLES])
		name_missing(files, "tables");
	if (is_mysql(database)) {
		if (!keys || !database->told[ROWS_INDEXES])
			name_missing(files, "statistics");
		if (!foreign)
			name_missing(files, "key_column_usage");
		return;
	}
	if ((!keys || !foreign) && !database->told[ROWS_CONSTRAINTS])
		name_missing(files, "table_constraints");
	if ((!keys || !foreign) && !database->told[ROWS_KEY_COLUMNS])
		name_missing(files, "key_column_usage");
	if (!foreign && !database->told[ROWS_REFERENCES])
		name_missing(files, "referential_constraints");
}

static void
find_effects(const DatabasePart *database, GString *effects)
{
	if (!database->told[ROWS_TABLES])
		name_missing(effects, "views count as tables");
	if (!database_part_knows_keys(database))
		name_missing(effects, "keys are not known");
	if (!database_part_knows_foreign_keys(database))
		name_missing(effects, "foreign keys are not known");
}

static void
describe_missing(const Build *build)
{
	g_autoptr(GString) files = g_string_new(NULL);
	g_autoptr(GString) effects = g_string_new(NULL);
	Input *input =
	    facts_input(build->facts, build->database->inputs[ROWS_COLUMNS]);

	find_missing(build->database, files);
	find_effects(build->database, effects);
	if (effects->len > 0)
		finding_list_add(input->findings, FINDING_WARNING,
		    "schema-incomplete", input->path, 0, 0,
		    "%s; export these views of information_schema as well, "
		    "into the same folder: %s",
		    effects->str, files->str);
}

/* The file that findings about ROWS belong to. */
static Input *
blamed_input(const Build *build, RowKind rows)
{
	const DatabasePart *database = build->database;

	if (database->told[ROWS_COLUMNS])
		rows = ROWS_COLUMNS;
	return facts_input(build->facts, database->inputs[rows]);
}

static void
describe_lost(const Build *build)
{
	const SchemaKeys *keys = &build->keys;
	Input *input;

	if (keys->unresolved > 0) {
		input = blamed_input(build, ROWS_CONSTRAINTS);
		finding_list_add(input->findings, FINDING_WARNING,
		    "foreign-key-unresolved", input->path, 0, 0,
		    "foreign keys that share a name, or whose target no file "
		    "tells, were left out (%ld, %s for one); pg_dump "
		    "--schema-only tells them all",
		    keys->unresolved, keys->unresolved_example);
	}
	if (build->odd_indexes > 0) {
		input = blamed_input(build, ROWS_INDEXES);
		finding_list_add(input->findings, FINDING_WARNING,
		    "index-unknown", input->path, 0, 0,
		    "index definitions that could not be read were left out "
		    "(%ld)",
		    build->odd_indexes);
	}
}

/* The rows that tell of a constraint's target concern its table too. */
static void
add_told(Build *build, GArray *told, const GArray *list)
{
	if (list == NULL || !g_hash_table_add(build->told, (void *)list))
		return;
	for (unsigned i = 0; i < list->len; i++) {
		const size_t *input =
		    (const void *)(list->data +
				   i * g_array_get_element_size((void *)list));
		RowsTold row = { *input, 1 };

		g_array_append_val(told, row);
	}
}

static GArray *
gather_told(Build *build, const TablePart *part)
{
	const DatabasePart *database = build->database;
	GArray *told = g_array_new(false, false, sizeof(RowsTold));

	g_array_append_vals(told, part->rows_of->data, part->rows_of->len);
	for (unsigned i = 0; i < part->constraints->len; i++) {
		const ConstraintPart *c =
		    &g_array_index(part->constraints, ConstraintPart, i);

		add_told(
		    build, told, database_part_references(database, part, c));
		add_told(build, told,
		    database_part_peek(
			database->referenced, c->schema, c->name));
	}
	return told;
}

/* Of the files that tell of PART, the first by path. */
static size_t
first_input(const Build *build, const TablePart *part)
{
	size_t first = g_array_index(part->rows_of, RowsTold, 0).input;

	for (unsigned i = 1; i < part->rows_of->len; i++) {
		size_t input = g_array_index(part->rows_of, RowsTold, i).input;

		if (strcmp(facts_input(build->facts, input)->path,
			facts_input(build->facts, first)->path) < 0)
			first = input;
	}
	return first;
}

/* A dump may describe the table; the facts will know. */
static void
build_supplement(Build *build, TablePart *part)
{
	const DatabasePart *database = build->database;
	g_autoptr(GArray) told = NULL;
	Table *table;

	if (part->rows_of->len == 0)
		return;
	told = gather_told(build, part);
	table = table_new(part->schema, part->name);
	table->input = first_input(build, part);
	table->rows = part->rows;
	table->bytes = part->bytes;
	table->id_max = part->id_max;
	table->partitioned = part_is(part->type, "partitioned");
	table->keys_unknown = !database_part_knows_keys(database);
	table->foreign_keys_unknown =
	    !database_part_knows_foreign_keys(database);
	if (database->told[ROWS_KEY_COLUMNS])
		schema_keys_add(&build->keys, table, part);
	build->odd_indexes += schema_indexes_add(database, table, part);
	facts_add_supplement(build->facts, table, told);
}

static void
build_parts(Build *build, const GPtrArray *parts)
{
	for (unsigned i = 0; i < parts->len; i++) {
		TablePart *part = parts->pdata[i];

		const char *reason = no_table_reason(part);

		if (reason) {
			counts_of(build, ROWS_TABLES)->views +=
			    part_is(part->type, "view");
			unuse(build, part, reason);
		} else if (part->ambiguous) {
			unuse(build, part, SKIP_MANY_TABLES);
		} else if (part->columns->len == 0) {
			build_supplement(build, part);
		} else {
			build_table(build, part);
		}
	}
}

static void
unuse_untold(const Build *build, GHashTable *lists)
{
	GHashTableIter iter;
	void *list;

	g_hash_table_iter_init(&iter, lists);
	while (g_hash_table_iter_next(&iter, NULL, &list)) {
		g_autoptr(GArray) told =
		    g_array_new(false, false, sizeof(RowsTold));

		add_told((Build *)build, told, list);
		for (unsigned i = 0; i < told->len; i++)
			input_unuse(facts_input(build->facts,
					g_array_index(told, RowsTold, i).input),
			    "about a constraint that is no known key", 1);
	}
}

void
schema_tables_build(Facts *facts, DatabasePart *database)
{
	g_autoptr(GPtrArray) parts = database_part_sorted(database);
	g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);
	Build build = { .facts = facts, .database = database, .told = told };

	schema_keys_init(&build.keys, database, parts);
	build_parts(&build, parts);
	describe_lost(&build);
	if (database->told[ROWS_COLUMNS]) {
		describe_missing(&build);
	} else {
		unuse_untold(&build, database->references);
		unuse_untold(&build, database->referenced);
	}
	schema_keys_clear(&build.keys);
}
