#include "pipeline/analysis/pseudonyms.h"

#include <string.h>

#include "pipeline/analysis/person_name.h"
#include "pipeline/config/config_rewrite.h"
#include "pipeline/facts/facts_rewrite.h"
#include "pipeline/lang/lang.h"

/* Shorter words are no names on their own; between the words of a name there
 * is at most so much. */
enum { LEAST_PART = 3, MOST_GAP = 3 };

/* Common words that are names, too, in lower case. */
static const char common_words[] =
    " abbey able account actor adam amber anchor angel apple april archer arch "
    "art ash autumn bailey baker band bank barber basil bay bean bear beck "
    "bell "
    "berry best bill birch bird bishop black blue bob bond booth bot bow brand "
    "brook brown buck bud burns bush butler carol carter case cash chance "
    "chase "
    "christian church clay clerk cliff close cole cook cooper coral cross cruz "
    "crystal daisy dale dawn day dean dell dick dill don drew duke earl east "
    "ember ernest example faith farmer fern field finch fisher fleet flora "
    "ford "
    "forest foster fox frank gale gates gene gilt glen gold good grace grant "
    "gray green grey guy hall harper hart hazel heath hill holly home honey "
    "hood "
    "hope hunt hunter iris island ivory ivy jack jade jasmine jay jean jet "
    "jewel "
    "joy june king kit knight lake lance lane lark laurel law lee lily link "
    "lock "
    "long love low major mark marsh marshall mason max may merry mike miles "
    "mill "
    "miller miner mint moon moss myrtle nick noble noon north norm oak ocean "
    "olive opal page park parker pat patience paul pearl penny pepper pike "
    "piper "
    "pitt pool pope porter post potter power prince price prior prudence quill "
    "quinn rain ranger ray read red reed rich ridge river rob robin rock rod "
    "roman root rose rowan ruby rush rusty sage sailor sand sandy sap saw "
    "scott "
    "shepherd short singer skip sky small smith snow south spring star "
    "sterling "
    "stone story street strong sue summer sunny tanner taylor teal test thorn "
    "tom trace tucker turner tyler vale van vine violet viola wade walker wall "
    "ward warden waters weaver webb wells west white wick will willow wing "
    "winter "
    "wise wolf wood woods wren wright young ";

struct Pseudonyms {
	GHashTable *phrases; /* folded words between spaces -> pseudonym */
	GHashTable *parts; /* single words of names -> pseudonym */
	GPtrArray *names; /* of const char *: per person */
	GPtrArray *solid; /* names in scripts without spaces, and after each
			     its pseudonym; both of char * */
	GHashTable *owners; /* folded names that only governance has ->
			       pseudonym */
	GStringChunk *strings;
	guint newcomers;
	guint longest; /* words of a phrase */
};

/* A word of a text. */
typedef struct Token {
	const char *begin;
	size_t length;
	char *folded;
} Token;

static void
clear_token(void *data)
{
	g_free(((Token *)data)->folded);
}

static bool
is_word(gunichar c)
{
	return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* TEXT is valid UTF-8. */
static GArray *
tokens_of(const char *text)
{
	GArray *tokens = g_array_new(FALSE, FALSE, sizeof(Token));

	g_array_set_clear_func(tokens, clear_token);
	while (*text != '\0') {
		const char *begin = text;
		g_autofree char *word = NULL;
		Token token;

		while (*text != '\0' && is_word(g_utf8_get_char(text)))
			text = g_utf8_next_char(text);
		if (text == begin) {
			text = g_utf8_next_char(text);
			continue;
		}
		word = g_strndup(begin, (size_t)(text - begin));
		token =
		    (Token){ begin, (size_t)(text - begin), person_fold(word) };
		g_array_append_val(tokens, token);
	}
	return tokens;
}

static const Token *
token_at(const GArray *tokens, guint i)
{
	return &g_array_index(tokens, Token, i);
}

static char *
join(const GArray *tokens, guint from, guint count)
{
	GString *words = g_string_new(NULL);

	for (guint i = from; i < from + count; i++) {
		if (i > from)
			g_string_append_c(words, ' ');
		g_string_append(words, token_at(tokens, i)->folded);
	}
	return g_string_free(words, FALSE);
}

static const char *
keep(Pseudonyms *self, const char *text)
{
	return g_string_chunk_insert_const(self->strings, text);
}

/* A word that several people have stands for none of them. */
static void
add_part(Pseudonyms *self, const char *word, const char *pseudonym)
{
	const char *held = g_hash_table_lookup(self->parts, word);

	if (g_utf8_strlen(word, -1) < LEAST_PART)
		return;
	if (held != NULL && !g_str_equal(held, pseudonym))
		pseudonym = lang_text(MSG_PEOPLE_SOMEBODY);
	g_hash_table_insert(
	    self->parts, (char *)keep(self, word), (char *)pseudonym);
}

/* A phrase of one common word is a part: it takes a capital. */
static void
add_phrase(
    Pseudonyms *self, const char *words, guint count, const char *pseudonym)
{
	if (count == 1)
		add_part(self, words, pseudonym);
	if (count == 0 || (count == 1 && strlen(words) < LEAST_PART - 1))
		return;
	if (!g_hash_table_contains(self->phrases, words))
		g_hash_table_insert(self->phrases, (char *)keep(self, words),
		    (char *)pseudonym);
	self->longest = MAX(self->longest, count);
}

/* TEXT as it stands, and the other way round; if PARTS its words, too. */
static void
add_name(Pseudonyms *self, const char *text, bool parts, const char *pseudonym)
{
	g_autoptr(GArray) tokens = tokens_of(text);
	g_autofree char *words = join(tokens, 0, tokens->len);
	g_autofree char *first = NULL, *rest = NULL, *turned = NULL;

	add_phrase(self, words, tokens->len, pseudonym);
	if (!parts || tokens->len < 2)
		return;
	first = join(tokens, 0, tokens->len - 1);
	rest = join(tokens, tokens->len - 1, 1);
	turned = g_strconcat(rest, " ", first, NULL);
	add_phrase(self, turned, tokens->len, pseudonym);
	for (guint i = 0; i < tokens->len; i++)
		add_part(self, token_at(tokens, i)->folded, pseudonym);
}

static bool
is_solid(const char *text)
{
	for (; *text != '\0'; text = g_utf8_next_char(text))
		if (g_unichar_iswide(g_utf8_get_char(text)))
			return true;
	return false;
}

static void
add_spelling(Pseudonyms *self, const char *spelling, const char *pseudonym)
{
	g_auto(PersonName) name = { NULL };

	person_name_init(&name, spelling);
	if (is_solid(name.shown)) {
		g_ptr_array_add(self->solid, (char *)keep(self, name.shown));
		g_ptr_array_add(self->solid, (char *)pseudonym);
	}
	add_name(self, name.shown, name.mail == NULL || name.name != NULL,
	    pseudonym);
	if (name.mail == NULL)
		return;
	add_name(self, name.mail, false, pseudonym);
	name.mail[strcspn(name.mail, "@")] = '\0';
	add_name(self, name.mail, true, pseudonym);
}

typedef struct Entry {
	guint person;
	Instant first;
	bool newcomer; /* listed, and never seen */
} Entry;

static int
compare_entries(const void *a, const void *b)
{
	const Entry *one = a, *other = b;
	const bool traced = one->first != INSTANT_NONE;

	if (traced != (other->first != INSTANT_NONE))
		return traced ? -1 : 1;
	if (one->first != other->first)
		return one->first < other->first ? -1 : 1;
	return (one->person > other->person) - (one->person < other->person);
}

static GArray *
in_order(const People *people)
{
	GArray *entries = g_array_new(FALSE, FALSE, sizeof(Entry));

	for (guint i = 0; i < people_count(people); i++) {
		const Instant first = people_first_seen(people, i);
		const Entry entry = { i, first,
			first == INSTANT_NONE && people_is_listed(people, i) };

		g_array_append_val(entries, entry);
	}
	g_array_sort(entries, compare_entries);
	return entries;
}

Pseudonyms *
pseudonyms_new(const People *people)
{
	Pseudonyms *self = g_new0(Pseudonyms, 1);
	g_autoptr(GArray) entries = in_order(people);
	guint counts[2] = { 0, 0 };

	self->phrases = g_hash_table_new(g_str_hash, g_str_equal);
	self->parts = g_hash_table_new(g_str_hash, g_str_equal);
	self->names = g_ptr_array_new();
	g_ptr_array_set_size(self->names, (int)entries->len);
	self->solid = g_ptr_array_new();
	self->owners =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	self->strings = g_string_chunk_new(4096);
	for (guint i = 0; i < entries->len; i++) {
		const Entry *entry = &g_array_index(entries, Entry, i);
		const GPtrArray *spellings =
		    people_spellings(people, entry->person);
		g_autofree char *number =
		    g_strdup_printf("%u", ++counts[entry->newcomer]);
		g_autofree char *made = lang_format(
		    entry->newcomer ? MSG_PEOPLE_NEWCOMER : MSG_PEOPLE_PERSON,
		    number, NULL);
		const char *pseudonym = keep(self, made);

		self->names->pdata[entry->person] = (char *)pseudonym;
		for (guint k = 0; k < spellings->len; k++)
			add_spelling(self, spellings->pdata[k], pseudonym);
	}
	self->newcomers = counts[1];
	return self;
}

void
pseudonyms_free(Pseudonyms *self)
{
	if (self == NULL)
		return;
	g_hash_table_unref(self->phrases);
	g_hash_table_unref(self->parts);
	g_ptr_array_unref(self->names);
	g_ptr_array_unref(self->solid);
	g_hash_table_unref(self->owners);
	g_string_chunk_free(self->strings);
	g_free(self);
}

static bool
is_close(const Token *one, const Token *next)
{
	return next->begin - (one->begin + one->length) <= MOST_GAP;
}

static bool
is_common(const char *folded)
{
	g_autofree char *word = g_strdup_printf(" %s ", folded);

	return strstr(common_words, word) != NULL;
}

/* A common word is a name where it has a capital, and where it is called. */
static const char *
find_part(const Pseudonyms *self, const char *text, const Token *token)
{
	const bool capital = g_unichar_isupper(g_utf8_get_char(token->begin));
	const bool called = token->begin > text && token->begin[-1] == '@';

	if (!capital && !called && is_common(token->folded))
		return NULL;
	return g_hash_table_lookup(self->parts, token->folded);
}

/* What the words from FROM on are called, and in COUNT how many these are. */
static const char *
find_name(const Pseudonyms *self, const char *text, const GArray *tokens,
    guint from, guint *count)
{
	guint most = 1;

	while (most < self->longest && from + most < tokens->len &&
	       is_close(token_at(tokens, from + most - 1),
		   token_at(tokens, from + most)))
		most++;
	for (*count = most; *count > 1; --*count) {
		g_autofree char *words = join(tokens, from, *count);
		const char *found = g_hash_table_lookup(self->phrases, words);

		if (found != NULL)
			return found;
	}
	if (!is_common(token_at(tokens, from)->folded)) {
		const char *found = g_hash_table_lookup(
		    self->phrases, token_at(tokens, from)->folded);

		if (found != NULL)
			return found;
	}
	return find_part(self, text, token_at(tokens, from));
}

static char *
replace_solid(const Pseudonyms *self, const char *text)
{
	GString *replaced = g_string_new(text);

	for (guint i = 0; i + 1 < self->solid->len; i += 2)
		g_string_replace(replaced, self->solid->pdata[i],
		    self->solid->pdata[i + 1], 0);
	return g_string_free(replaced, FALSE);
}

char *
pseudonyms_apply(const Pseudonyms *self, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autofree char *first = replace_solid(self, valid);
	g_autoptr(GArray) tokens = tokens_of(first);
	GString *out = g_string_new(NULL);
	const char *done = first;
	guint i = 0;

	while (i < tokens->len) {
		const Token *begin = token_at(tokens, i);
		const Token *end;
		guint count = 1;
		const char *name = find_name(self, first, tokens, i, &count);

		end = token_at(tokens, i + count - 1);
		if (name != NULL) {
			g_string_append_len(out, done, begin->begin - done);
			g_string_append(out, name);
			done = end->begin + end->length;
		}
		i += name != NULL ? count : 1;
	}
	g_string_append(out, done);
	return g_string_free(out, FALSE);
}

typedef struct Naming {
	const Pseudonyms *pseudonyms;
	const People *people;
} Naming;

/* Whoever owns a process need not be in a tracker, nor under team.people. */
static void
add_owner(const People *people, const char *name, Pseudonyms *self)
{
	g_autofree char *folded = NULL, *number = NULL, *made = NULL;
	const char *pseudonym;

	if (name == NULL || people_find(people, name) != NO_PERSON)
		return;
	folded = g_utf8_casefold(name, -1);
	if (g_hash_table_contains(self->owners, folded))
		return;
	number = g_strdup_printf("%u", ++self->newcomers);
	made = lang_format(MSG_PEOPLE_NEWCOMER, number, NULL);
	pseudonym = keep(self, made);
	g_hash_table_insert(
	    self->owners, g_steal_pointer(&folded), (char *)pseudonym);
	if (strchr(name, ' ') != NULL)
		add_name(self, name, false, pseudonym);
}

/* "Cleo Example", not "product" or "Product". */
static bool
is_full_name(const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	guint count = 0;

	for (; words[count] != NULL; count++)
		if (!g_unichar_isupper(g_utf8_get_char(words[count])))
			return false;
	return count > 1;
}

static void
add_owners(
    const People *people, const ConfigGovernance *governance, Pseudonyms *self)
{
	const ConfigOwners *owners = &governance->owners;

	add_owner(people, owners->lead, self);
	add_owner(people, owners->pm, self);
	add_owner(people, owners->em, self);
	for (char **name = owners->rota; *name != NULL; name++)
		add_owner(people, *name, self);
	for (guint i = 0; i < governance->processes->len; i++) {
		const ConfigProcess *process =
		    g_ptr_array_index(governance->processes, i);

		add_owner(people, process->owner, self);
		for (char **name = process->with; *name != NULL; name++)
			if (is_full_name(*name))
				add_owner(people, *name, self);
	}
}

/* A value that is a name as a whole, however common its words are. */
static char *
rename_text(void *data, const char *text)
{
	const Naming *naming = data;
	const guint person = people_find(naming->people, text);
	g_auto(PersonName) name = { NULL };
	g_autofree char *folded = g_utf8_casefold(text, -1);
	const char *owner =
	    g_hash_table_lookup(naming->pseudonyms->owners, folded);

	if (person == NO_PERSON)
		return owner != NULL
			   ? g_strdup(owner)
			   : pseudonyms_apply(naming->pseudonyms, text);
	person_name_init(&name, text);
	return g_strconcat(naming->pseudonyms->names->pdata[person],
	    name.closed ? " (Inactive)" : "", NULL);
}

void
pseudonymise(Facts *facts, Config *config, Date as_of)
{
	const Evidence evidence = {
		.facts = facts, .config = config, .as_of = as_of
	};
	g_autoptr(People) people = people_new(&evidence);
	g_autoptr(Pseudonyms) pseudonyms = pseudonyms_new(people);
	Naming naming = { pseudonyms, people };

	add_owners(people, &config->governance, pseudonyms);
	facts_rewrite(facts, rename_text, &naming);
	config_rewrite(config, rename_text, &naming);
}
