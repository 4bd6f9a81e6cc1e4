#include "pipeline/ingest/column_rules.h"

#include <string.h>

#include "pipeline/base/money.h"
#include "pipeline/base/text.h"
#include "pipeline/ingest/layout.h"

enum { SAMPLE_LENGTH = 40, ABSENT = -1 };

typedef struct Breach {
	long count, first_line;
	char *sample;
} Breach;

typedef struct RuleState {
	const ColumnRule *rule;
	int column; /* ABSENT: the file does not have it */
	Breach empty, wrong;
	GString *last_good; /* most values repeat the row before */
} RuleState;

struct ColumnRules {
	const Descriptor *descriptor;
	GArray *states; /* of RuleState, one for each rule */
	GHashTable *wanted; /* set of columns */
	const char *version;
};

static void
clear_state(void *data)
{
	RuleState *state = data;

	g_free(state->empty.sample);
	g_free(state->wrong.sample);
	g_string_free(state->last_good, true);
}

static int
find_column(const GPtrArray *folded, const char *name)
{
	g_autofree char *wanted = layout_fold(name);

	for (unsigned i = 0; i < folded->len; i++)
		if (strcmp(folded->pdata[i], wanted) == 0)
			return i;
	return ABSENT;
}

static RuleState *
state_at(const ColumnRules *rules, unsigned i)
{
	return &g_array_index(rules->states, RuleState, i);
}

static void
add_state(ColumnRules *rules, const ColumnRule *rule, const GPtrArray *folded)
{
	RuleState state = {
		.rule = rule,
		.column = find_column(folded, rule->column),
		.last_good = g_string_new(NULL),
	};

	g_array_append_val(rules->states, state);
	if (state.column == ABSENT)
		return;
	g_hash_table_add(rules->wanted, GINT_TO_POINTER(state.column));
	if (rule->since &&
	    (!rules->version || strcmp(rule->since, rules->version) > 0))
		rules->version = rule->since;
}

ColumnRules *
column_rules_new(const Descriptor *descriptor, const GPtrArray *names)
{
	g_autoptr(GPtrArray) folded = g_ptr_array_new_with_free_func(g_free);
	ColumnRules *rules;

	if (descriptor->rules_count == 0)
		return NULL;
	for (unsigned i = 0; i < names->len; i++)
		g_ptr_array_add(folded, layout_fold(names->pdata[i]));
	rules = g_new0(ColumnRules, 1);
	rules->descriptor = descriptor;
	rules->states = g_array_new(false, true, sizeof(RuleState));
	g_array_set_clear_func(rules->states, clear_state);
	rules->wanted = g_hash_table_new(NULL, NULL);
	for (unsigned i = 0; i < descriptor->rules_count; i++)
		add_state(rules, &descriptor->rules[i], folded);
	return rules;
}

void
column_rules_free(ColumnRules *rules)
{
	if (rules == NULL)
		return;
	g_array_unref(rules->states);
	g_hash_table_unref(rules->wanted);
	g_free(rules);
}

bool
column_rules_want(const ColumnRules *rules, size_t i)
{
	return rules &&
	       g_hash_table_contains(rules->wanted, GINT_TO_POINTER((int)i));
}

static void
note_breach(Breach *breach, const Cell *cell, long line)
{
	if (breach->count++ > 0)
		return;
	breach->first_line = line;
	if (cell->text) {
		g_autofree char *clean = text_clean(cell->text);

		breach->sample = text_shorten(clean, SAMPLE_LENGTH);
	}
}

static bool
type_holds(RuleType type, const Cell *cell)
{
	Decimal decimal;
	Instant instant;
	DecimalParse parse;

	switch (type) {
	case RULE_TEXT:
		return true;
	case RULE_DECIMAL:
		parse = decimal_parse(cell->text, cell->length, &decimal);
		return parse == DECIMAL_OK || parse == DECIMAL_INEXACT;
	case RULE_DATETIME:
		return instant_parse(cell->text, cell->length, DATE_ORDER_YMD,
			   &instant) == DATE_PARSE_OK;
	}
	return true;
}

static bool
value_allowed(const ColumnRule *rule, const char *text)
{
	for (unsigned i = 0; i < rule->values_count; i++)
		if (strcmp(rule->values[i], text) == 0)
			return true;
	return rule->values_count == 0;
}

static void
check_cell(
    const Descriptor *descriptor, RuleState *state, const Cell *cell, long line)
{
	if (cell->text == NULL ||
	    descriptor_is_null(descriptor, cell->text, cell->length)) {
		if (state->rule->not_null)
			note_breach(&state->empty, cell, line);
		return;
	}
	if (cell->length == state->last_good->len &&
	    memcmp(cell->text, state->last_good->str, cell->length) == 0)
		return;
	if (type_holds(state->rule->type, cell) &&
	    value_allowed(state->rule, cell->text)) {
		g_string_truncate(state->last_good, 0);
		g_string_append_len(state->last_good, cell->text, cell->length);
	} else {
		note_breach(&state->wrong, cell, line);
	}
}

void
column_rules_check(ColumnRules *rules, const Cell *cells, long line)
{
	for (unsigned i = 0; i < rules->states->len; i++) {
		RuleState *state = state_at(rules, i);

		if (state->column != ABSENT)
			check_cell(rules->descriptor, state,
			    &cells[state->column], line);
	}
}

const char *
column_rules_version(const ColumnRules *rules)
{
	return rules ? rules->version : NULL;
}

/* The file's version no longer demands what RULE does. */
static bool
is_lifted(const ColumnRules *rules, const ColumnRule *rule)
{
	return rule->until && rules->version &&
	       strcmp(rule->until, rules->version) <= 0;
}

static bool
is_missing(const ColumnRules *rules, const RuleState *state)
{
	const ColumnRule *rule = state->rule;

	return state->column == ABSENT && rule->mandatory &&
	       !is_lifted(rules, rule) &&
	       (rule->since == NULL || rules->version == NULL ||
		   strcmp(rule->since, rules->version) <= 0);
}

static void
describe_missing(const ColumnRules *rules, Input *input)
{
	g_autoptr(GString) names = g_string_new(NULL);

	for (unsigned i = 0; i < rules->states->len; i++) {
		const RuleState *state = state_at(rules, i);

		if (is_missing(rules, state))
			g_string_append_printf(names, "%s%s",
			    names->len ? ", " : "", state->rule->column);
	}
	if (names->len > 0)
		finding_list_add(input->findings, FINDING_NOTE,
		    "column-missing", input->path, 0, 0,
		    "columns that the specification demands are missing: %s",
		    names->str);
}

static void
describe_state(const ColumnRules *rules, const RuleState *state, Input *input)
{
	const Breach *empty = &state->empty, *wrong = &state->wrong;
	long column = state->column + 1;

	if (empty->count > 0 && !is_lifted(rules, state->rule))
		finding_list_add(input->findings, FINDING_NOTE, "value-missing",
		    input->path, empty->first_line, column,
		    "the specification does not allow %s to be empty, as it is "
		    "in %ld row%s",
		    state->rule->column, empty->count,
		    empty->count == 1 ? "" : "s");
	if (wrong->count > 0)
		finding_list_add(input->findings, FINDING_NOTE, "value-unknown",
		    input->path, wrong->first_line, column,
		    "%s holds \"%s\" here, which the specification does not "
		    "allow (rows with such a value: %ld)",
		    state->rule->column, wrong->sample, wrong->count);
}

void
column_rules_describe(const ColumnRules *rules, Input *input)
{
	if (rules == NULL)
		return;
	describe_missing(rules, input);
	for (unsigned i = 0; i < rules->states->len; i++)
		describe_state(rules, state_at(rules, i), input);
}
