#include "pipeline/facts/facts_private.h"

#include <string.h>

static Incident *
copy_incident(Facts *facts, const Incident *incident)
{
	Incident *copy = g_new0(Incident, 1);
	const char **const texts[] = { &copy->scope, &copy->id, &copy->title,
		&copy->status, &copy->severity, &copy->service,
		&copy->component, &copy->cause };

	*copy = *incident;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		*texts[i] = facts_intern(facts, *texts[i]);
	return copy;
}

/* At the end of the report date it may not have been over yet. */
static void
undo_future(const Facts *facts, Incident *incident)
{
	if (facts_is_late(facts, incident->acknowledged))
		incident->acknowledged = INSTANT_NONE;
	if (!facts_is_late(facts, incident->resolved))
		return;
	incident->resolved = INSTANT_NONE;
	incident->status = NULL;
	incident->cause = NULL;
}

static int
count_fields(const Incident *incident)
{
	const char *const texts[] = { incident->title, incident->status,
		incident->severity, incident->service, incident->component,
		incident->cause };
	int count = incident->acknowledged != INSTANT_NONE;

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		count += texts[i] != NULL;
	return count;
}

/* Whether A is to be kept rather than B; a total order of distinct rows. */
static bool
is_better(const Facts *facts, const void *left, const void *right)
{
	const Incident *a = left, *b = right;
	bool over_a = a->resolved != INSTANT_NONE;
	int fields = count_fields(a) - count_fields(b);
	int order;

	if (over_a != (b->resolved != INSTANT_NONE))
		return over_a;
	if (fields != 0)
		return fields > 0;
	order =
	    strcmp(facts_path(facts, a->input), facts_path(facts, b->input));
	return order ? order > 0 : a->line > b->line;
}

static int
compare_incidents(const void *left, const void *right)
{
	const Incident *a = *(const Incident *const *)left;
	const Incident *b = *(const Incident *const *)right;
	int order;

	if (a->started != b->started)
		return a->started < b->started ? -1 : 1;
	order = g_strcmp0(a->id, b->id);
	if (order == 0)
		order = g_strcmp0(a->title, b->title);
	return order ? order : g_strcmp0(a->scope, b->scope);
}

void
facts_incidents_init(Facts *facts)
{
	static const KeyedClass class = {
		.input = G_STRUCT_OFFSET(Incident, input),
		.free = g_free,
		.is_better = is_better,
		.compare = compare_incidents,
	};

	keyed_rows_init(&facts->incidents, &class);
}

static bool
is_bare_number(const char *id)
{
	return id[strspn(id, "0123456789")] == '\0';
}

/* Two services both have a 12, but not of the same second; without an id,
 * what it was tells instead. */
static char *
make_identity(const Incident *incident)
{
	const char *scope = incident->scope ? incident->scope : "";
	const char *title = incident->title ? incident->title : "";

	if (incident->id && !is_bare_number(incident->id))
		return g_strdup_printf("%s\n%s", scope, incident->id);
	return g_strdup_printf("%s\n%s\n%" G_GINT64_FORMAT "\n%s", scope,
	    incident->id ? incident->id : "", (gint64)incident->started,
	    incident->id ? "" : title);
}

FactsAdd
facts_add_incident(Facts *facts, const Incident *incident)
{
	g_autofree char *identity = make_identity(incident);
	Incident *copy;

	if (facts_is_late(facts, incident->started))
		return FACTS_TOO_LATE;
	copy = copy_incident(facts, incident);
	undo_future(facts, copy);
	return keyed_rows_add(&facts->incidents, facts, identity, copy);
}

const GPtrArray *
facts_incidents(const Facts *facts)
{
	return facts->incidents.rows;
}
