#include "pipeline/facts/facts_private.h"

#include <string.h>

static Flag *
copy_flag(Facts *facts, const Flag *flag)
{
	Flag *copy = g_new0(Flag, 1);
	const char **const texts[] = { &copy->scope, &copy->key, &copy->project,
		&copy->owner, &copy->type };

	*copy = *flag;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		*texts[i] = facts_intern(facts, *texts[i]);
	return copy;
}

/* What it was before a change after the report date is not known. */
static void
undo_future(const Facts *facts, Flag *flag)
{
	if (!facts_is_late(facts, flag->last_changed))
		return;
	flag->last_changed = INSTANT_NONE;
	flag->state = FLAG_STATE_UNKNOWN;
}

static int
count_fields(const Flag *flag)
{
	return (flag->owner != NULL) + (flag->type != NULL) +
	       (flag->state != FLAG_STATE_UNKNOWN) +
	       (flag->lifespan != FLAG_LIFESPAN_UNKNOWN) +
	       (flag->created != INSTANT_NONE);
}

/* Whether A is to be kept rather than B; a total order of distinct rows. */
static bool
is_better(const Facts *facts, const void *left, const void *right)
{
	const Flag *a = left, *b = right;
	int fields = count_fields(a) - count_fields(b);
	int order;

	if (a->last_changed != b->last_changed)
		return a->last_changed > b->last_changed;
	if (fields != 0)
		return fields > 0;
	order =
	    strcmp(facts_path(facts, a->input), facts_path(facts, b->input));
	return order ? order > 0 : a->line > b->line;
}

static int
compare_flags(const void *left, const void *right)
{
	const Flag *a = *(const Flag *const *)left;
	const Flag *b = *(const Flag *const *)right;
	int order = strcmp(a->key, b->key);

	if (order == 0)
		order = g_strcmp0(a->project, b->project);
	return order ? order : g_strcmp0(a->scope, b->scope);
}

void
facts_flags_init(Facts *facts)
{
	static const KeyedClass class = {
		.input = G_STRUCT_OFFSET(Flag, input),
		.free = g_free,
		.is_better = is_better,
		.compare = compare_flags,
	};

	keyed_rows_init(&facts->flags, &class);
}

FactsAdd
facts_add_flag(Facts *facts, const Flag *flag)
{
	g_autofree char *identity =
	    g_strdup_printf("%s\n%s\n%s", flag->scope ? flag->scope : "",
		flag->project ? flag->project : "", flag->key);
	Flag *copy;

	if (facts_is_late(facts, flag->created))
		return FACTS_TOO_LATE;
	copy = copy_flag(facts, flag);
	undo_future(facts, copy);
	return keyed_rows_add(&facts->flags, facts, identity, copy);
}

const GPtrArray *
facts_flags(const Facts *facts)
{
	return facts->flags.rows;
}
