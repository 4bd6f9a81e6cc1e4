#include "pipeline/analysis/people.h"

typedef struct Person {
	const char *name;
	bool listed; /* in headroom.yaml */
	Instant seen; /* last */
} Person;

struct People {
	GHashTable *places; /* folded name or alias -> place + 1; bots 0 */
	GArray *list; /* of Person */
	bool has_list;
	Instant absent; /* who was seen last before then is gone */
};

static void
claim(People *people, const char *name, guint place)
{
	g_hash_table_replace(people->places, g_utf8_casefold(name, -1),
	    GUINT_TO_POINTER(place + 1));
}

static guint
append(People *people, const char *name, bool listed)
{
	const Person person = { name, listed, INSTANT_NONE };
	const guint place = people->list->len;

	g_array_append_val(people->list, person);
	claim(people, name, place);
	return place;
}

static void
add_listed(People *people, const ConfigTeam *team)
{
	people->has_list = team->people->len > 0;
	for (guint i = 0; i < team->people->len; i++) {
		const ConfigPerson *person = g_ptr_array_index(team->people, i);
		const guint place = append(people, person->name, true);

		for (char **alias = person->aliases; *alias != NULL; alias++)
			claim(people, *alias, place);
	}
}

guint
people_find(const People *people, const char *name)
{
	g_autofree char *folded =
	    name == NULL ? NULL : g_utf8_casefold(name, -1);
	const guint place =
	    name == NULL
		? 0
		: GPOINTER_TO_UINT(g_hash_table_lookup(people->places, folded));

	return place > 0 ? place - 1 : NO_PERSON;
}

/* NAME did something at TIME. */
static void
see(const Evidence *evidence, People *people, const char *name, Instant time)
{
	guint place = people_find(people, name);
	Person *person;

	if (name == NULL || evidence_is_bot(evidence, name))
		return;
	if (place == NO_PERSON)
		place = append(people, name, false);
	person = &g_array_index(people->list, Person, place);
	person->seen = MAX(person->seen, time);
}

People *
people_new(const Evidence *evidence)
{
	const Config *config = evidence->config;
	const GPtrArray *issues = facts_issues(evidence->facts);
	const double absent =
	    assume(&config->assumptions, ASSUME_KNOWLEDGE_ABSENT);
	People *people = g_new0(People, 1);

	people->places =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	people->list = g_array_new(FALSE, FALSE, sizeof(Person));
	people->absent =
	    date_instant(evidence->as_of) - (Instant)(absent * SECONDS_PER_DAY);
	add_listed(people, &config->team);
	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		see(evidence, people, issue->reporter, issue->created);
		see(evidence, people, issue->assignee,
		    MAX(MAX(issue->created, issue->resolved), issue->started));
	}
	return people;
}

void
people_free(People *people)
{
	if (people == NULL)
		return;
	g_hash_table_unref(people->places);
	g_array_unref(people->list);
	g_free(people);
}

guint
people_count(const People *people)
{
	return people->list->len;
}

const char *
people_name(const People *people, guint person)
{
	return g_array_index(people->list, Person, person).name;
}

bool
people_is_gone(const People *people, guint person)
{
	const Person *p = &g_array_index(people->list, Person, person);

	return p->seen < people->absent || (people->has_list && !p->listed);
}
