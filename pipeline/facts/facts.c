#include "pipeline/facts/facts_private.h"
#include "pipeline/base/text.h"

#include <string.h>

enum { STRING_BLOCK = 1 << 16, EXCERPT_SIZE = 120 };

static void
free_input(void *input)
{
	input_free(input);
}

static void
free_reject(void *data)
{
	Reject *reject = data;

	g_free(reject->reason);
	g_free(reject->excerpt);
	g_free(reject);
}

Facts *
facts_new(Date as_of)
{
	Facts *facts = g_new0(Facts, 1);

	facts->as_of = as_of;
	facts->strings = g_string_chunk_new(STRING_BLOCK);
	facts->inputs = g_ptr_array_new_with_free_func(free_input);
	facts->rejects = g_ptr_array_new_with_free_func(free_reject);
	facts->findings = finding_list_new();
	facts_issues_init(facts);
	facts_flags_init(facts);
	facts_incidents_init(facts);
	facts_decisions_init(facts);
	facts_tables_init(facts);
	facts_costs_init(facts);
	facts_series_init(facts);
	return facts;
}

void
facts_free(Facts *facts)
{
	if (facts == NULL)
		return;
	facts_series_clear(facts);
	facts_costs_clear(facts);
	facts_tables_clear(facts);
	keyed_rows_clear(&facts->decisions);
	keyed_rows_clear(&facts->incidents);
	keyed_rows_clear(&facts->flags);
	facts_issues_clear(facts);
	finding_list_free(facts->findings);
	g_ptr_array_unref(facts->rejects);
	g_ptr_array_unref(facts->inputs);
	g_string_chunk_free(facts->strings);
	g_free(facts);
}

bool
facts_is_late(const Facts *facts, Instant instant)
{
	return instant != INSTANT_NONE && instant_date(instant) > facts->as_of;
}

const char *
facts_intern(Facts *facts, const char *text)
{
	if (text == NULL)
		return NULL;
	return g_string_chunk_insert_const(facts->strings, text);
}

size_t
facts_add_input(Facts *facts, Input *input)
{
	g_ptr_array_add(facts->inputs, input);
	return facts->inputs->len - 1;
}

Input *
facts_input(Facts *facts, size_t index)
{
	return g_ptr_array_index(facts->inputs, index);
}

const char *
facts_path(const Facts *facts, size_t input)
{
	return ((const Input *)g_ptr_array_index(facts->inputs, input))->path;
}

void
facts_add_reject(Facts *facts, size_t input, long line, long column,
    const char *reason, const char *excerpt)
{
	Reject *reject = g_new0(Reject, 1);
	g_autofree char *clean = excerpt ? text_clean(excerpt) : NULL;

	reject->input = input;
	reject->line = line;
	reject->column = column;
	reject->reason = g_strdup(reason);
	reject->excerpt = clean ? text_shorten(clean, EXCERPT_SIZE) : NULL;
	g_ptr_array_add(facts->rejects, reject);
}

static int
compare_inputs(const void *left, const void *right)
{
	const Input *a = *(const Input *const *)left;
	const Input *b = *(const Input *const *)right;
	int order = g_strcmp0(a->path, b->path);

	return order ? order : g_strcmp0(a->sha256, b->sha256);
}

static int
compare_skips(const void *left, const void *right)
{
	const SkipReason *a = *(const SkipReason *const *)left;
	const SkipReason *b = *(const SkipReason *const *)right;

	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	return strcmp(a->reason, b->reason);
}

/* Sorts the inputs; returns each old index's new one. */
static size_t *
sort_inputs(GPtrArray *inputs)
{
	size_t *rank = g_new0(size_t, inputs->len + 1);
	g_autoptr(GHashTable) places = g_hash_table_new(NULL, NULL);

	for (unsigned i = 0; i < inputs->len; i++)
		g_hash_table_insert(
		    places, g_ptr_array_index(inputs, i), GUINT_TO_POINTER(i));
	g_ptr_array_sort(inputs, compare_inputs);
	for (unsigned i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		rank[GPOINTER_TO_UINT(g_hash_table_lookup(places, input))] = i;
	}
	return rank;
}

static int
compare_rejects(const void *left, const void *right)
{
	const Reject *a = *(const Reject *const *)left;
	const Reject *b = *(const Reject *const *)right;

	if (a->input != b->input)
		return a->input < b->input ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	return strcmp(a->reason, b->reason);
}

static void
sort_rejects(GPtrArray *rejects, const size_t *rank)
{
	for (unsigned i = 0; i < rejects->len; i++) {
		Reject *reject = g_ptr_array_index(rejects, i);

		reject->input = rank[reject->input];
	}
	g_ptr_array_sort(rejects, compare_rejects);
}

bool
facts_is_withdrawn(const Facts *facts, size_t input)
{
	const Input *file = g_ptr_array_index(facts->inputs, input);

	return file->failed;
}

static void
withdraw_rows(Facts *facts)
{
	for (unsigned i = 0; i < facts->inputs->len; i++) {
		Input *input = facts_input(facts, i);

		if (input->failed && input->rows_used > 0)
			input_unuse(input, SKIP_WITHDRAWN, input->rows_used);
	}
}

void
facts_seal(Facts *facts)
{
	g_autofree size_t *rank = sort_inputs(facts->inputs);

	withdraw_rows(facts);
	sort_rejects(facts->rejects, rank);
	facts_issues_seal(facts, rank);
	keyed_rows_seal(&facts->flags, facts, rank);
	keyed_rows_seal(&facts->incidents, facts, rank);
	keyed_rows_seal(&facts->decisions, facts, rank);
	facts_tables_seal(facts, rank);
	facts_costs_seal(facts, rank);
	facts_series_seal(facts, rank);
	for (unsigned i = 0; i < facts->inputs->len; i++)
		g_ptr_array_sort(facts_input(facts, i)->skips, compare_skips);
	finding_list_sort(facts->findings);
}

const GPtrArray *
facts_inputs(const Facts *facts)
{
	return facts->inputs;
}

const GPtrArray *
facts_rejects(const Facts *facts)
{
	return facts->rejects;
}

const FindingList *
facts_findings(const Facts *facts)
{
	return facts->findings;
}

void
facts_add_finding(Facts *facts, FindingLevel level, const char *code,
    const char *file, const char *message)
{
	finding_list_add(
	    facts->findings, level, code, file, 0, 0, "%s", message);
}
