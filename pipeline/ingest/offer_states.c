#include "pipeline/ingest/offer_states.h"

#include <stdbool.h>
#include <string.h>

#include "pipeline/ingest/yaml_text.h"

typedef struct State {
	const char *category;
	const char *const *words; /* in names of it, NULL-terminated */
} State;

static const char *const done[] = { "done", "closed", "resolved", "complete",
	"fixed", "finish", "cancel", "reject", "released", "deployed",
	"shipped", "won't", "wont", "duplicate", "archived", "verified", NULL };
static const char *const doing[] = { "progress", "doing", "review", "test",
	"active", "started", "develop", "working", "qa", "block", NULL };
static const char *const todo[] = { NULL };

/* The first with a word in the name; the last is all others. */
static const State states[] = { { "done", done }, { "doing", doing },
	{ "todo", todo } };

static bool
has_word(const State *state, const char *name)
{
	g_autofree char *lower = g_utf8_strdown(name, -1);

	for (const char *const *word = state->words; *word; word++)
		if (strstr(lower, *word))
			return true;
	return state->words == todo;
}

static const State *
state_of(const char *name)
{
	size_t i = 0;

	while (!has_word(&states[i], name))
		i++;
	return &states[i];
}

static void
append_entry(GString *out, const State *state, const GPtrArray *values)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	const char *before = "      - {to: ";

	for (unsigned i = 0; i < values->len; i++) {
		char *value = values->pdata[i];

		if (state_of(value) != state || !g_hash_table_add(seen, value))
			continue;
		g_string_append(out, before);
		if (g_hash_table_size(seen) == 1)
			g_string_append_printf(
			    out, "%s, of: [", state->category);
		yaml_append_text(out, value);
		before = ", ";
	}
	if (g_hash_table_size(seen) > 0)
		g_string_append(out, "]}\n");
}

void
offer_states_append(GString *out, const GPtrArray *values)
{
	g_string_append(out, "maps:\n  - name: statuses\n    entries:\n");
	for (size_t i = 0; i < G_N_ELEMENTS(states); i++)
		append_entry(out, &states[i], values);
}
