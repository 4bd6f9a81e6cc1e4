#include "pipeline/facts/facts_private.h"

#include <string.h>

static DecisionRecord *
copy_record(Facts *facts, const DecisionRecord *record)
{
	DecisionRecord *copy = g_new0(DecisionRecord, 1);
	const char **const texts[] = { &copy->number, &copy->title,
		&copy->deciders, &copy->words };

	*copy = *record;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		*texts[i] = facts_intern(facts, *texts[i]);
	return copy;
}

static int
count_parts(const DecisionRecord *record)
{
	return record->has_context + record->has_options +
	       record->has_decision + (record->deciders != NULL);
}

/* Whether A is to be kept rather than B; a total order of distinct rows. */
static bool
is_better(const Facts *facts, const void *left, const void *right)
{
	const DecisionRecord *a = left, *b = right;
	int parts = count_parts(a) - count_parts(b);
	int order;

	if (a->status != b->status)
		return a->status > b->status;
	if (parts != 0)
		return parts > 0;
	order =
	    strcmp(facts_path(facts, a->input), facts_path(facts, b->input));
	return order ? order > 0 : a->line > b->line;
}

/* Without leading zeros the longer one is the larger one. */
static int
compare_numbers(const char *a, const char *b)
{
	const size_t length_a = a == NULL ? 0 : strlen(a);
	const size_t length_b = b == NULL ? 0 : strlen(b);

	if (length_a != length_b)
		return length_a < length_b ? -1 : 1;
	return g_strcmp0(a, b);
}

static int
compare_records(const void *left, const void *right)
{
	const DecisionRecord *a = *(const DecisionRecord *const *)left;
	const DecisionRecord *b = *(const DecisionRecord *const *)right;
	int order;

	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	order = compare_numbers(a->number, b->number);
	return order ? order : strcmp(a->title, b->title);
}

void
facts_decisions_init(Facts *facts)
{
	static const KeyedClass class = {
		.input = G_STRUCT_OFFSET(DecisionRecord, input),
		.free = g_free,
		.is_better = is_better,
		.compare = compare_records,
	};

	keyed_rows_init(&facts->decisions, &class);
}

FactsAdd
facts_add_decision(Facts *facts, const DecisionRecord *record)
{
	g_autofree char *title = g_utf8_casefold(record->title, -1);
	g_autofree char *identity = g_strdup_printf("%s\n%d\n%s",
	    record->number ? record->number : "", record->date, title);

	if (record->date != DATE_NONE && record->date > facts->as_of)
		return FACTS_TOO_LATE;
	return keyed_rows_add(
	    &facts->decisions, facts, identity, copy_record(facts, record));
}

const GPtrArray *
facts_decisions(const Facts *facts)
{
	return facts->decisions.rows;
}
