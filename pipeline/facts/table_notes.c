#include "pipeline/facts/table_notes.h"

#include <string.h>

enum { EXAMPLES = 3 };

typedef struct Examples {
	GString *text;
	long count;
} Examples;

typedef struct PairNote {
	size_t first, second; /* inputs */
	long tables; /* told by both */
	Examples places; /* where they differ */
	Examples apart; /* names that mean different tables */
} PairNote;

struct TableNotes {
	GPtrArray *pairs; /* of PairNote *, by first, second */
};

static void
free_pair(void *data)
{
	PairNote *pair = data;

	g_string_free(pair->places.text, TRUE);
	g_string_free(pair->apart.text, TRUE);
	g_free(pair);
}

TableNotes *
table_notes_new(void)
{
	TableNotes *notes = g_new0(TableNotes, 1);

	notes->pairs = g_ptr_array_new_with_free_func(free_pair);
	return notes;
}

void
table_notes_free(TableNotes *notes)
{
	if (notes == NULL)
		return;
	g_ptr_array_unref(notes->pairs);
	g_free(notes);
}

static PairNote *
find_pair(TableNotes *notes, size_t first, size_t second)
{
	PairNote *pair;
	unsigned i;

	for (i = 0; i < notes->pairs->len; i++) {
		pair = g_ptr_array_index(notes->pairs, i);
		if (pair->first == first && pair->second == second)
			return pair;
		if (pair->first > first ||
		    (pair->first == first && pair->second > second))
			break;
	}
	pair = g_new0(PairNote, 1);
	pair->first = first;
	pair->second = second;
	pair->places.text = g_string_new(NULL);
	pair->apart.text = g_string_new(NULL);
	g_ptr_array_insert(notes->pairs, (int)i, pair);
	return pair;
}

static void add_example(Examples *examples, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

static void
add_example(Examples *examples, const char *format, ...)
{
	va_list arguments;

	if (examples->count++ >= EXAMPLES)
		return;
	if (examples->count > 1)
		g_string_append(examples->text, ", ");
	va_start(arguments, format);
	g_string_append_vprintf(examples->text, format, arguments);
	va_end(arguments);
}

static void
compare_column(
    PairNote *pair, const Table *a, const Column *column, const Table *b)
{
	const Column *other = table_find_column(b, column->name);

	if (other == NULL)
		add_example(&pair->places, "%s.%s only in the %s", a->name,
		    column->name, a->input < b->input ? "first" : "second");
	else if (a->input < b->input && other->type != column->type &&
		 other->type != COLUMN_OTHER && column->type != COLUMN_OTHER)
		add_example(&pair->places, "%s.%s is %s or %s", a->name,
		    column->name, column->type_text, other->type_text);
}

static void
compare_columns(PairNote *pair, const Table *a, const Table *b)
{
	if (b->columns->len == 0)
		return;
	for (unsigned i = 0; i < a->columns->len; i++)
		compare_column(pair, a, g_ptr_array_index(a->columns, i), b);
}

static unsigned
declared_keys(const Table *table)
{
	unsigned count = 0;

	for (unsigned i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *key =
		    g_ptr_array_index(table->foreign_keys, i);

		count += !key->inferred;
	}
	return count;
}

void
table_notes_same(TableNotes *notes, const Table *kept, const Table *other)
{
	const Table *a = kept->input < other->input ? kept : other;
	const Table *b = a == kept ? other : kept;
	unsigned keys_a = declared_keys(a), keys_b = declared_keys(b);
	PairNote *pair;

	if (a->input == b->input)
		return;
	pair = find_pair(notes, a->input, b->input);
	pair->tables++;
	compare_columns(pair, a, b);
	compare_columns(pair, b, a);
	if (keys_a > 0 && keys_b > 0 && keys_a != keys_b)
		add_example(&pair->places, "%s has %u or %u foreign keys",
		    a->name, keys_a, keys_b);
}

void
table_notes_apart(TableNotes *notes, const Table *kept, const Table *other)
{
	PairNote *pair;

	if (kept->input == other->input)
		return;
	pair = find_pair(notes, MIN(kept->input, other->input),
	    MAX(kept->input, other->input));
	add_example(&pair->apart, "%s", other->name);
}

/* "a, b, c and 4 more" */
static char *
list_examples(const Examples *examples)
{
	if (examples->count <= EXAMPLES)
		return g_strdup(examples->text->str);
	return g_strdup_printf(
	    "%s and %ld more", examples->text->str, examples->count - EXAMPLES);
}

static void
report_same(const PairNote *pair, Facts *facts)
{
	const char *first = facts_path(facts, pair->first);
	const char *second = facts_path(facts, pair->second);
	g_autofree char *places = list_examples(&pair->places);
	const char *noun = pair->tables == 1 ? "table" : "tables";

	if (pair->tables == 0)
		return;
	if (pair->places.count == 0)
		finding_list_add(facts->findings, FINDING_NOTE,
		    "table-told-twice", first, 0, 0,
		    "%s and %s both describe %ld %s, counted once; they "
		    "agree",
		    first, second, pair->tables, noun);
	else
		finding_list_add(facts->findings, FINDING_WARNING,
		    "tables-differ", first, 0, 0,
		    "%s and %s both describe %ld %s, counted once, but they "
		    "differ in %ld %s: %s; the richer description of each "
		    "table is used: leave out the file that is out of date",
		    first, second, pair->tables, noun, pair->places.count,
		    pair->places.count == 1 ? "place" : "places", places);
}

static void
report_apart(const PairNote *pair, Facts *facts)
{
	const char *first = facts_path(facts, pair->first);
	const char *second = facts_path(facts, pair->second);
	g_autofree char *names = list_examples(&pair->apart);

	if (pair->apart.count == 0)
		return;
	finding_list_add(facts->findings, FINDING_WARNING,
	    "same-name-different-table", first, 0, 0,
	    "%s and %s have different tables of the same name (%s); they are "
	    "kept apart as tables of two databases",
	    first, second, names);
}

void
table_notes_report(const TableNotes *notes, Facts *facts)
{
	for (unsigned i = 0; i < notes->pairs->len; i++) {
		const PairNote *pair = g_ptr_array_index(notes->pairs, i);

		report_same(pair, facts);
		report_apart(pair, facts);
	}
}
