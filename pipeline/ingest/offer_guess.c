#include "pipeline/ingest/offer_guess.h"

#include <stdbool.h>
#include <string.h>

enum { ALL_ESSENTIALS = 20 };

#define BIT(shape) (1u << (shape))

enum {
	ANY = 0xffff,
	DATES = BIT(SHAPE_DATE) | BIT(SHAPE_NOTHING),
	NUMBERS = BIT(SHAPE_NUMBER) | BIT(SHAPE_MONEY) | BIT(SHAPE_NOTHING),
	TIMES = BIT(SHAPE_NUMBER) | BIT(SHAPE_MONEY) | BIT(SHAPE_SPAN) |
		BIT(SHAPE_NOTHING),
	TEXTS = BIT(SHAPE_TEXT) | BIT(SHAPE_KEY) | BIT(SHAPE_NOTHING),
	NAMES = BIT(SHAPE_TEXT) | BIT(SHAPE_KEY) | BIT(SHAPE_CURRENCY) |
		BIT(SHAPE_NUMBER) | BIT(SHAPE_NOTHING),
};

/* A field that a column may be, and what speaks for it. */
typedef struct Rule {
	InputKind kind;
	Field field;
	bool essential; /* the kind makes no sense without it */
	unsigned shapes; /* of values that the field can have */
	unsigned by_shape; /* that are enough without a name */
	const char *words; /* in names, best first; "=": all of it */
} Rule;

/* Of one kind, the earlier rule takes a column first. */
static const Rule rules[] = {
	{ INPUT_ISSUES, FIELD_KEY, true, NAMES, BIT(SHAPE_KEY),
	    "issue key|key|issue id|ticket id|=ticket|=issue|story id|=id|#|"
	    "=number|=no|=nr|=case" },
	{ INPUT_ISSUES, FIELD_SUMMARY, false, TEXTS, 0,
	    "summary|title|subject|headline|=name" },
	{ INPUT_ISSUES, FIELD_STATUS, false, TEXTS, 0,
	    "status|state|stage|=column|workflow" },
	{ INPUT_ISSUES, FIELD_RESOLVED, false, DATES, 0,
	    "resolved|closed|completed|finished|=done|fixed|solved|end date|"
	    "delivered" },
	{ INPUT_ISSUES, FIELD_STARTED, false, DATES, 0,
	    "started|start date|in progress|begun|=start" },
	{ INPUT_ISSUES, FIELD_UPDATED, false, DATES, 0,
	    "updated|modified|changed|last activity" },
	{ INPUT_ISSUES, FIELD_DUE, false, DATES, 0,
	    "due|deadline|target date" },
	{ INPUT_ISSUES, FIELD_CREATED, false, DATES, BIT(SHAPE_DATE),
	    "created|opened|submitted|reported|raised|added|entered|logged|"
	    "=date" },
	{ INPUT_ISSUES, FIELD_RESOLVED, false, DATES, BIT(SHAPE_DATE), "" },
	{ INPUT_ISSUES, FIELD_TYPE, false, TEXTS, 0,
	    "issue type|=type|tracker|kind|=category" },
	{ INPUT_ISSUES, FIELD_RESOLUTION, false, TEXTS, 0, "resolution" },
	{ INPUT_ISSUES, FIELD_PRIORITY, false, NAMES, 0,
	    "priority|severity|urgency|importance" },
	{ INPUT_ISSUES, FIELD_ASSIGNEE, false, TEXTS, 0,
	    "assignee|assigned|owner|responsible|developer" },
	{ INPUT_ISSUES, FIELD_REPORTER, false, TEXTS, 0,
	    "reporter|author|creator|requester|submitter|opened by" },
	{ INPUT_ISSUES, FIELD_POINTS, false, NUMBERS, 0,
	    "story points|points|=size|=sp|effort" },
	{ INPUT_ISSUES, FIELD_ESTIMATE, false, TIMES, 0,
	    "original estimate|estimate|estimated|est|planned" },
	{ INPUT_ISSUES, FIELD_SPENT, false, TIMES, 0,
	    "time spent|spent|logged|actual|worked" },
	{ INPUT_ISSUES, FIELD_PARENT, false, NAMES, 0, "parent|epic" },
	{ INPUT_ISSUES, FIELD_SPRINT, false, NAMES, 0,
	    "sprint|iteration|cycle" },
	{ INPUT_ISSUES, FIELD_FIX_VERSION, false, NAMES, 0,
	    "fix version|version|release|milestone" },
	{ INPUT_ISSUES, FIELD_COMPONENT, false, TEXTS, 0,
	    "component|components|module|=area|subsystem|=system|=service" },
	{ INPUT_ISSUES, FIELD_LABEL, false, TEXTS, 0,
	    "labels|label|tags|tag|keywords" },
	{ INPUT_ISSUES, FIELD_PROJECT, false, TEXTS, 0,
	    "project|=product|=team|=board|=queue" },

	{ INPUT_BILLING, FIELD_BILLED, true, NUMBERS, BIT(SHAPE_MONEY),
	    "billed|billed cost|cost|total cost|amount|charge|charges|price|"
	    "=total|spend|kosten|betrag|costo|coste|importe|montant" },
	{ INPUT_BILLING, FIELD_CHARGED, true, DATES, BIT(SHAPE_DATE),
	    "charge start|usage date|usage start|=start|date|=day|period|"
	    "=month|datum|fecha|data" },
	{ INPUT_BILLING, FIELD_CURRENCY, false,
	    BIT(SHAPE_CURRENCY) | BIT(SHAPE_NOTHING), BIT(SHAPE_CURRENCY),
	    "currency" },
	{ INPUT_BILLING, FIELD_SERVICE, false, NAMES, 0,
	    "service name|service|product|=item|sku|meter|resource type|"
	    "description|dienst|servicio" },
	{ INPUT_BILLING, FIELD_SERVICE_CATEGORY, false, TEXTS, 0,
	    "service category|category|=group" },
	{ INPUT_BILLING, FIELD_ACCOUNT, false, NAMES, 0,
	    "account|subscription|project|customer|tenant" },
	{ INPUT_BILLING, FIELD_PROVIDER, false, TEXTS, 0,
	    "provider|vendor|supplier" },
	{ INPUT_BILLING, FIELD_INVOICE, false, NAMES, 0, "invoice" },
	{ INPUT_BILLING, FIELD_IDENTITY, false, NAMES, 0,
	    "line id|line item|resource|id" },

	{ INPUT_SCHEMA, FIELD_TABLE, true, TEXTS, 0,
	    "table name|=table|relation|tablename" },
	{ INPUT_SCHEMA, FIELD_COLUMN, true, TEXTS, 0,
	    "column name|=column|=field|attribute" },
	{ INPUT_SCHEMA, FIELD_COLUMN_TYPE, false, TEXTS, 0,
	    "column type|data type|datatype|=type" },
	{ INPUT_SCHEMA, FIELD_SCHEMA, false, TEXTS, 0,
	    "table schema|schema|owner|database" },
	{ INPUT_SCHEMA, FIELD_NULLABLE, false, ANY, 0,
	    "is nullable|nullable|null" },
	{ INPUT_SCHEMA, FIELD_DEFAULT, false, ANY, 0, "default" },
	{ INPUT_SCHEMA, FIELD_ORDINAL, false, NUMBERS, 0,
	    "ordinal position|ordinal|position" },

	{ INPUT_METRICS, FIELD_TIME, true, DATES, BIT(SHAPE_DATE),
	    "time|timestamp|date|month|day|week|period" },
	{ INPUT_METRICS, FIELD_VALUE, true, NUMBERS,
	    BIT(SHAPE_NUMBER) | BIT(SHAPE_MONEY),
	    "value|count|users|=total|amount|=number" },
	{ INPUT_METRICS, FIELD_SERIES, false, NAMES & ~BIT(SHAPE_NUMBER),
	    BIT(SHAPE_TEXT), "series|metric|measure|kpi|=name" },
};

static const InputKind kinds[] = { INPUT_ISSUES, INPUT_BILLING, INPUT_SCHEMA,
	INPUT_METRICS };

OfferColumn *
offer_column_new(const char *name)
{
	OfferColumn *column = g_new0(OfferColumn, 1);

	column->name = g_strdup(name);
	column->values = g_ptr_array_new_with_free_func(g_free);
	return column;
}

void
offer_column_free(void *data)
{
	OfferColumn *column = data;

	g_free(column->name);
	g_ptr_array_unref(column->values);
	g_free(column);
}

const char *
offer_currency(const OfferColumn *column)
{
	static const char *const signs[][2] = { { "€", "EUR" }, { "£", "GBP" },
		{ "$", "USD" }, { "¥", "JPY" } };
	const char *first = column->values->len ? column->values->pdata[0] : "";

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (strstr(column->name, signs[i][0]) ||
		    strstr(first, signs[i][0]) ||
		    strstr(column->name, signs[i][1]))
			return signs[i][1];
	return NULL;
}

/* " created at ": "CreatedAt", "created_at" and "Created at (UTC)" alike. */
static char *
plain_words(const char *name)
{
	GString *words = g_string_new(" ");
	gunichar last = ' ';

	for (const char *p = name; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		bool part = g_unichar_isalnum(c) || c == '#';

		if (part && g_unichar_isupper(c) && g_unichar_islower(last))
			g_string_append_c(words, ' ');
		if (part)
			g_string_append_unichar(words, g_unichar_tolower(c));
		else if (words->str[words->len - 1] != ' ')
			g_string_append_c(words, ' ');
		last = c;
	}
	if (words->str[words->len - 1] != ' ')
		g_string_append_c(words, ' ');
	return g_string_free(words, FALSE);
}

/* One kind that is tried, on all columns. */
typedef struct Trial {
	const GPtrArray *columns;
	char **names; /* plain_words() */
	const ValueShape *shapes;
	Field *fields;
	unsigned score;
} Trial;

static bool
is_free(const Trial *trial, const Rule *rule, unsigned i, unsigned shapes)
{
	return trial->fields[i] == FIELD_IGNORED &&
	       (shapes & BIT(trial->shapes[i])) && rule->shapes != 0;
}

static bool
is_taken(const Trial *trial, Field field)
{
	for (unsigned i = 0; i < trial->columns->len; i++)
		if (trial->fields[i] == field)
			return true;
	return false;
}

/* A column whose name is WORD, else one that has it; -1: none. */
static int
find_word(const Trial *trial, const Rule *rule, const char *word)
{
	bool whole = *word == '=';
	g_autofree char *spaced = g_strdup_printf(" %s ", word + whole);
	int found = -1;

	for (unsigned i = 0; i < trial->columns->len; i++) {
		if (!is_free(trial, rule, i, rule->shapes))
			continue;
		if (strcmp(trial->names[i], spaced) == 0)
			return (int)i;
		if (!whole && found < 0 && strstr(trial->names[i], spaced))
			found = (int)i;
	}
	return found;
}

static int
find_named(const Trial *trial, const Rule *rule)
{
	g_auto(GStrv) words = g_strsplit(rule->words, "|", -1);
	int found = -1;

	for (char **word = words; *word && found < 0; word++)
		if (**word)
			found = find_word(trial, rule, *word);
	return found;
}

static bool
has_free_number(const Trial *trial)
{
	for (unsigned i = 0; i < trial->columns->len; i++)
		if (trial->fields[i] == FIELD_IGNORED &&
		    (trial->shapes[i] == SHAPE_NUMBER ||
			trial->shapes[i] == SHAPE_MONEY))
			return true;
	return false;
}

static int
find_shaped(const Trial *trial, const Rule *rule)
{
	/* Beside more numbers than one, a text tells nothing of them. */
	if (rule->field == FIELD_SERIES && has_free_number(trial))
		return -1;
	for (unsigned i = 0; i < trial->columns->len; i++)
		if (is_free(trial, rule, i, rule->by_shape))
			return (int)i;
	return -1;
}

/* All names before any shape, so that no shape takes what has a name. */
static void
try_rules(
    Trial *trial, InputKind kind, int (*find)(const Trial *, const Rule *))
{
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		const Rule *rule = &rules[i];
		int found;

		if (rule->kind != kind || is_taken(trial, rule->field))
			continue;
		found = find(trial, rule);
		if (found < 0)
			continue;
		trial->fields[found] = rule->field;
		trial->score++;
	}
}

static bool
has_essentials(const Trial *trial, InputKind kind)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
		if (rules[i].kind == kind && rules[i].essential &&
		    !is_taken(trial, rules[i].field))
			return false;
	return true;
}

static bool
has_priced_bill(const Trial *trial)
{
	for (unsigned i = 0; i < trial->columns->len; i++)
		if (trial->fields[i] == FIELD_BILLED &&
		    offer_currency(trial->columns->pdata[i]))
			return true;
	return false;
}

static void
try_kind(Trial *trial, InputKind kind)
{
	for (unsigned i = 0; i < trial->columns->len; i++)
		trial->fields[i] = FIELD_IGNORED;
	trial->score = 0;
	try_rules(trial, kind, find_named);
	try_rules(trial, kind, find_shaped);
	if (has_essentials(trial, kind))
		trial->score += ALL_ESSENTIALS;
	if (has_priced_bill(trial))
		trial->score += ALL_ESSENTIALS;
}

static void
list_absent(OfferGuess *guess, const Trial *trial)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
		if (rules[i].kind == guess->kind && *rules[i].words &&
		    !is_taken(trial, rules[i].field))
			g_array_append_val(guess->absent, rules[i].field);
}

void
offer_guess_init(OfferGuess *guess, const GPtrArray *columns)
{
	g_auto(GStrv) names = g_new0(char *, columns->len + 1);
	g_autofree ValueShape *shapes = g_new0(ValueShape, columns->len + 1);
	Trial trial = { columns, names, shapes, NULL, 0 };
	unsigned best = ALL_ESSENTIALS;

	for (unsigned i = 0; i < columns->len; i++) {
		const OfferColumn *column = columns->pdata[i];

		names[i] = plain_words(column->name);
		shapes[i] = value_shape(column->values);
	}
	guess->kind = INPUT_UNKNOWN;
	guess->absent = g_array_new(false, false, sizeof(Field));
	guess->fields = trial.fields = g_new(Field, columns->len + 1);
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		try_kind(&trial, kinds[i]);
		if (trial.score <= best)
			continue;
		best = trial.score;
		guess->kind = kinds[i];
	}
	try_kind(&trial, guess->kind);
	list_absent(guess, &trial);
}

void
offer_guess_clear(OfferGuess *guess)
{
	g_clear_pointer(&guess->fields, g_free);
	g_clear_pointer(&guess->absent, g_array_unref);
}
