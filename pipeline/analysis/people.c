#include "pipeline/analysis/people.h"

#include "pipeline/analysis/person_name.h"

typedef struct Person {
	const char *name;
	GPtrArray *spellings; /* of const char *, borrowed */
	bool listed; /* in headroom.yaml */
	bool closed; /* a tracker says so of the account */
	Instant first, last; /* seen */
} Person;

/* A spelling, as long as it is not clear whose it is. */
typedef struct Spelling {
	const char *text; /* borrowed */
	PersonName name;
	guint listed; /* place in headroom.yaml, or NO_PERSON */
	guint same; /* the spelling that stands for the person; itself */
} Spelling;

struct People {
	GHashTable *places; /* spelling -> place + 1 */
	GHashTable *keys; /* folded name or mail -> place + 1 */
	GPtrArray *list; /* of Person * */
	GPtrArray *bots; /* of const char * */
	GStringChunk *strings;
	bool has_list;
	Date as_of;
	double created; /* weight of having reported an issue */
	Instant absent; /* who was seen last before then is gone */
};

/* Of a spelling yet to be sorted out. */
typedef struct Work {
	const Evidence *evidence;
	People *people;
	GArray *spellings; /* of Spelling */
	GHashTable *known; /* text -> index + 1 */
} Work;

static void
free_person(void *data)
{
	Person *person = data;

	g_ptr_array_unref(person->spellings);
	g_free(person);
}

static Spelling *
at(const Work *work, guint i)
{
	return &g_array_index(work->spellings, Spelling, i);
}

static void
add_spelling(Work *work, const char *text, guint listed)
{
	Spelling spelling = {
		.text = text,
		.listed = listed,
		.same = work->spellings->len,
	};

	if (text == NULL || *text == '\0' ||
	    g_hash_table_contains(work->known, text))
		return;
	spelling.text =
	    g_string_chunk_insert_const(work->people->strings, text);
	g_hash_table_insert(work->known, (char *)spelling.text,
	    GUINT_TO_POINTER(work->spellings->len + 1));
	if (listed == NO_PERSON && evidence_is_bot(work->evidence, text)) {
		g_ptr_array_add(work->people->bots, (char *)spelling.text);
		return;
	}
	person_name_init(&spelling.name, text);
	g_array_append_val(work->spellings, spelling);
}

static void
collect(Work *work)
{
	const ConfigTeam *team = &work->evidence->config->team;
	const GPtrArray *issues = facts_issues(work->evidence->facts);

	for (guint i = 0; i < team->people->len; i++) {
		const ConfigPerson *person = g_ptr_array_index(team->people, i);

		add_spelling(work, person->name, i);
		for (char **alias = person->aliases; *alias != NULL; alias++)
			add_spelling(work, *alias, i);
	}
	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		add_spelling(work, issue->reporter, NO_PERSON);
		add_spelling(work, issue->assignee, NO_PERSON);
	}
}

static guint
root_of(const Work *work, guint i)
{
	while (at(work, i)->same != i)
		i = at(work, i)->same;
	return i;
}

/* The earlier one stands for both; nobody becomes somebody else of
 * headroom.yaml. */
static void
join(Work *work, guint a, guint b)
{
	const guint one = root_of(work, a), other = root_of(work, b);
	const guint first = MIN(one, other), second = MAX(one, other);

	if (at(work, second)->listed == NO_PERSON ||
	    at(work, second)->listed == at(work, first)->listed)
		at(work, second)->same = first;
}

static void
join_by(Work *work, GHashTable *first, char *key, guint i)
{
	const guint held =
	    key == NULL ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(first, key));

	if (held > 0)
		join(work, held - 1, i);
	else if (key != NULL)
		g_hash_table_insert(first, key, GUINT_TO_POINTER(i + 1));
}

/* One name, one mail address, one entry of headroom.yaml. */
static void
join_equal(Work *work)
{
	g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < work->spellings->len; i++) {
		if (i > 0 && at(work, i)->listed != NO_PERSON &&
		    at(work, i)->listed == at(work, i - 1)->listed)
			join(work, i - 1, i);
		join_by(work, keys, at(work, i)->name.name, i);
		join_by(work, keys, at(work, i)->name.mail, i);
	}
}

#define SEVERAL (G_MAXUINT - 1)

/* Who has these words as a name, and as a mail's local part. */
typedef struct Holders {
	guint named, mailed; /* NO_PERSON, SEVERAL */
} Holders;

static void
hold(const Work *work, guint *holder, guint i)
{
	const guint root = root_of(work, i);

	if (*holder == NO_PERSON)
		*holder = root;
	else if (*holder != root)
		*holder = SEVERAL;
}

static char *
local_words(const PersonName *name)
{
	g_autofree char *local = g_strdup(name->mail);
	PersonName part;
	char *words;

	local[strcspn(local, "@")] = '\0';
	person_name_init(&part, local);
	words = g_steal_pointer(&part.words);
	person_name_clear(&part);
	return words;
}

static Holders *
holders_of(GHashTable *all, const char *words)
{
	Holders *holders = g_hash_table_lookup(all, words);

	if (holders == NULL) {
		holders = g_new(Holders, 1);
		*holders = (Holders){ NO_PERSON, NO_PERSON };
		g_hash_table_insert(all, g_strdup(words), holders);
	}
	return holders;
}

static void
join_words(Work *work)
{
	g_autoptr(GHashTable) all =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	for (guint i = 0; i < work->spellings->len; i++) {
		const PersonName *name = &at(work, i)->name;
		g_autofree char *local =
		    name->mail == NULL ? NULL : local_words(name);

		if (name->name != NULL)
			hold(work, &holders_of(all, name->words)->named, i);
		if (local != NULL)
			hold(work, &holders_of(all, local)->mailed, i);
	}
	for (guint i = 0; i < work->spellings->len; i++) {
		const Holders *holders =
		    holders_of(all, at(work, i)->name.words);

		if (holders->named < SEVERAL && holders->mailed < SEVERAL)
			join(work, holders->named, holders->mailed);
	}
}

/* A name with a space says more than an account. */
static void
improve_name(Person *person, const PersonName *name, GStringChunk *strings)
{
	if (person->listed || strchr(person->name, ' ') != NULL ||
	    strchr(name->shown, ' ') == NULL)
		return;
	person->name = g_string_chunk_insert_const(strings, name->shown);
}

static Person *
add_person(People *people, const Spelling *spelling)
{
	Person *person = g_new0(Person, 1);

	person->listed = spelling->listed != NO_PERSON;
	person->name = person->listed
			   ? spelling->text
			   : g_string_chunk_insert_const(
				 people->strings, spelling->name.shown);
	person->spellings = g_ptr_array_new();
	person->first = person->last = INSTANT_NONE;
	g_ptr_array_add(people->list, person);
	return person;
}

static void
claim(GHashTable *keys, GStringChunk *strings, const char *key, guint place)
{
	if (key != NULL)
		g_hash_table_insert(keys,
		    g_string_chunk_insert_const(strings, key),
		    GUINT_TO_POINTER(place + 1));
}

/* Each group of spellings becomes a person. */
static void
make_people(Work *work)
{
	People *people = work->people;
	g_autofree guint *place = g_new(guint, work->spellings->len + 1);

	for (guint i = 0; i < work->spellings->len; i++) {
		const Spelling *spelling = at(work, i);
		const guint root = root_of(work, i);
		Person *person;

		if (root == i) {
			place[i] = people->list->len;
			add_person(people, spelling);
		}
		place[i] = place[root];
		person = g_ptr_array_index(people->list, place[i]);
		person->closed = person->closed || spelling->name.closed;
		g_ptr_array_add(person->spellings, (char *)spelling->text);
		improve_name(person, &spelling->name, people->strings);
		g_hash_table_insert(people->places, (char *)spelling->text,
		    GUINT_TO_POINTER(place[i] + 1));
		claim(people->keys, people->strings, spelling->name.name,
		    place[i]);
		claim(people->keys, people->strings, spelling->name.mail,
		    place[i]);
	}
}

static guint
find_folded(const People *people, const char *text)
{
	g_auto(PersonName) name = { NULL };
	void *place = NULL;

	person_name_init(&name, text);
	if (name.mail != NULL)
		place = g_hash_table_lookup(people->keys, name.mail);
	if (place == NULL && name.name != NULL)
		place = g_hash_table_lookup(people->keys, name.name);
	return GPOINTER_TO_UINT(place);
}

guint
people_find(const People *people, const char *name)
{
	guint place;

	if (name == NULL)
		return NO_PERSON;
	place = GPOINTER_TO_UINT(g_hash_table_lookup(people->places, name));
	if (place == 0)
		place = find_folded(people, name);
	return place > 0 ? place - 1 : NO_PERSON;
}

/* NAME did something at TIME. */
static void
see(People *people, const char *name, Instant time)
{
	const guint place =
	    name == NULL
		? 0
		: GPOINTER_TO_UINT(g_hash_table_lookup(people->places, name));
	Person *person;

	if (place == 0 || time == INSTANT_NONE)
		return;
	person = g_ptr_array_index(people->list, place - 1);
	person->last = MAX(person->last, time);
	if (person->first == INSTANT_NONE || time < person->first)
		person->first = time;
}

static void
see_all(const Evidence *evidence, People *people)
{
	const GPtrArray *issues = facts_issues(evidence->facts);

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		see(people, issue->reporter, issue->created);
		see(people, issue->assignee, issue->created);
		see(people, issue->assignee, issue->started);
		see(people, issue->assignee, issue->resolved);
	}
}

People *
people_new(const Evidence *evidence)
{
	const Assumptions *a = &evidence->config->assumptions;
	const double absent = assume(a, ASSUME_KNOWLEDGE_ABSENT);
	People *people = g_new0(People, 1);
	Work work = { evidence, people,
		g_array_new(FALSE, FALSE, sizeof(Spelling)),
		g_hash_table_new(g_str_hash, g_str_equal) };

	people->places = g_hash_table_new(g_str_hash, g_str_equal);
	people->keys = g_hash_table_new(g_str_hash, g_str_equal);
	people->list = g_ptr_array_new_with_free_func(free_person);
	people->bots = g_ptr_array_new();
	people->strings = g_string_chunk_new(1024);
	people->has_list = evidence->config->team.people->len > 0;
	people->as_of = evidence->as_of;
	people->created = assume(a, ASSUME_KNOWLEDGE_CREATED);
	people->absent =
	    date_instant(evidence->as_of) - (Instant)(absent * SECONDS_PER_DAY);
	collect(&work);
	join_equal(&work);
	join_words(&work);
	make_people(&work);
	see_all(evidence, people);
	for (guint i = 0; i < work.spellings->len; i++)
		person_name_clear(&at(&work, i)->name);
	g_array_unref(work.spellings);
	g_hash_table_unref(work.known);
	return people;
}

void
people_free(People *people)
{
	if (people == NULL)
		return;
	g_hash_table_unref(people->places);
	g_hash_table_unref(people->keys);
	g_ptr_array_unref(people->list);
	g_ptr_array_unref(people->bots);
	g_string_chunk_free(people->strings);
	g_free(people);
}

guint
people_count(const People *people)
{
	return people->list->len;
}

static const Person *
person_at(const People *people, guint person)
{
	return g_ptr_array_index(people->list, person);
}

const char *
people_name(const People *people, guint person)
{
	return person_at(people, person)->name;
}

bool
people_is_gone(const People *people, guint person)
{
	const Person *p = person_at(people, person);

	return p->closed || p->last < people->absent ||
	       (people->has_list && !p->listed);
}

bool
people_is_listed(const People *people, guint person)
{
	return person_at(people, person)->listed;
}

Instant
people_first_seen(const People *people, guint person)
{
	return person_at(people, person)->first;
}

Instant
people_last_seen(const People *people, guint person)
{
	return person_at(people, person)->last;
}

const GPtrArray *
people_spellings(const People *people, guint person)
{
	return person_at(people, person)->spellings;
}

const GPtrArray *
people_bots(const People *people)
{
	return people->bots;
}

static void
add_event(const People *people, const char *name, Instant time, double weight,
    PersonEvent events[ISSUE_EVENTS], size_t *count)
{
	const guint person = people_find(people, name);

	if (person == NO_PERSON || time == INSTANT_NONE)
		return;
	events[(*count)++] = (PersonEvent){ person, time,
		people->as_of - instant_date(time), weight };
}

size_t
people_events_of(
    const People *people, const Issue *issue, PersonEvent events[ISSUE_EVENTS])
{
	size_t count = 0;

	add_event(people, issue->assignee, issue->resolved, 1, events, &count);
	add_event(people, issue->reporter, issue->created, people->created,
	    events, &count);
	return count;
}
