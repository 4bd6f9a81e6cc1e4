#include "pipeline/config/cadence.h"

#include <string.h>

enum { NO_DAY = -1, QUARTER = 3, YEAR = 12 };

static const char example[] =
    "write it as in \"weekly on Wednesday\", \"every 2 weeks on Friday\", "
    "\"quarterly, second Tuesday\" or FREQ=MONTHLY;BYDAY=-1FR";
static const char which_day[] =
    "it names no day of the week; write it as in \"weekly on Wednesday\"";
static const char how_often[] =
    "it does not say how often; write it as in \"weekly on Wednesday\" or "
    "\"monthly, first Thursday\"";
static const char which_one[] =
    "it does not say which one of the month; write it as in \"monthly, first "
    "Thursday\", from first to fourth, or last";
static const char every_one[] =
    "a week has each day once; leave out first, second … or last, or write "
    "month";
static const char too_long[] =
    "an interval is from 1 to 52; write it as in \"every 2 weeks on Friday\"";

typedef enum WordKind {
	WORD_UNIT, /* value: months of it; 0 for weeks */
	WORD_EVERY_TWO, /* biweekly */
	WORD_NTH,
	WORD_DAY, /* value: Monday is 0 */
	WORD_OTHER, /* every other */
	WORD_FILLER,
} WordKind;

typedef struct Word {
	const char *text; /* may end in an s */
	WordKind kind;
	int value;
} Word;

static const Word words[] = {
	{ "week", WORD_UNIT, 0 },
	{ "weekly", WORD_UNIT, 0 },
	{ "biweekly", WORD_EVERY_TWO, 0 },
	{ "fortnightly", WORD_EVERY_TWO, 0 },
	{ "fortnight", WORD_EVERY_TWO, 0 },
	{ "month", WORD_UNIT, 1 },
	{ "monthly", WORD_UNIT, 1 },
	{ "quarter", WORD_UNIT, QUARTER },
	{ "quarterly", WORD_UNIT, QUARTER },
	{ "year", WORD_UNIT, YEAR },
	{ "yearly", WORD_UNIT, YEAR },
	{ "annually", WORD_UNIT, YEAR },
	{ "first", WORD_NTH, 1 },
	{ "1st", WORD_NTH, 1 },
	{ "second", WORD_NTH, 2 },
	{ "2nd", WORD_NTH, 2 },
	{ "third", WORD_NTH, 3 },
	{ "3rd", WORD_NTH, 3 },
	{ "fourth", WORD_NTH, 4 },
	{ "4th", WORD_NTH, 4 },
	{ "last", WORD_NTH, -1 },
	{ "mo", WORD_DAY, 0 },
	{ "mon", WORD_DAY, 0 },
	{ "monday", WORD_DAY, 0 },
	{ "tu", WORD_DAY, 1 },
	{ "tue", WORD_DAY, 1 },
	{ "tuesday", WORD_DAY, 1 },
	{ "we", WORD_DAY, 2 },
	{ "wed", WORD_DAY, 2 },
	{ "wednesday", WORD_DAY, 2 },
	{ "th", WORD_DAY, 3 },
	{ "thu", WORD_DAY, 3 },
	{ "thursday", WORD_DAY, 3 },
	{ "fr", WORD_DAY, 4 },
	{ "fri", WORD_DAY, 4 },
	{ "friday", WORD_DAY, 4 },
	{ "sa", WORD_DAY, 5 },
	{ "sat", WORD_DAY, 5 },
	{ "saturday", WORD_DAY, 5 },
	{ "su", WORD_DAY, 6 },
	{ "sun", WORD_DAY, 6 },
	{ "sunday", WORD_DAY, 6 },
	{ "other", WORD_OTHER, 2 },
	{ "every", WORD_FILLER, 0 },
	{ "each", WORD_FILLER, 0 },
	{ "on", WORD_FILLER, 0 },
	{ "of", WORD_FILLER, 0 },
	{ "in", WORD_FILLER, 0 },
	{ "the", WORD_FILLER, 0 },
	{ "a", WORD_FILLER, 0 },
	{ "and", WORD_FILLER, 0 },
};

/* What has been read; 0 where nothing has, and NO_DAY. */
typedef struct Draft {
	bool told; /* how often */
	RecurrenceUnit unit;
	int months, interval, weekday, nth;
	int count; /* a number that waits for its unit */
	bool doubled; /* a thing was told twice */
} Draft;

/* FREQ and BYDAY tell a rule as words do. */
static bool
finish(const Draft *draft, Recurrence *out, const char **why)
{
	const bool months = draft->unit == RECURRENCE_MONTHS;

	*why = NULL;
	if (draft->doubled)
		*why = example;
	else if (draft->weekday == NO_DAY)
		*why = which_day;
	else if (!draft->told || draft->count != 0)
		*why = how_often;
	else if (months && draft->nth == 0)
		*why = which_one;
	else if (!months && draft->nth != 0)
		*why = every_one;
	else if (draft->interval < 1 || draft->interval > RECURRENCE_LONGEST)
		*why = too_long;
	if (*why != NULL)
		return false;
	*out = (Recurrence){ draft->unit, draft->interval, draft->weekday,
		draft->nth };
	return true;
}

static void
set_once(Draft *draft, int *place, int unset, int value)
{
	draft->doubled = draft->doubled || *place != unset;
	*place = value;
}

/* "quarterly, second Tuesday of the month": the month says nothing new. */
static void
take_unit(Draft *draft, int months)
{
	const int count = draft->count > 0 ? draft->count : 1;
	const RecurrenceUnit unit =
	    months > 0 ? RECURRENCE_MONTHS : RECURRENCE_WEEKS;

	if (draft->told && draft->count == 0 && months > 0 &&
	    draft->unit == RECURRENCE_MONTHS)
		return;
	draft->doubled = draft->doubled || draft->told;
	draft->told = true;
	draft->unit = unit;
	draft->interval = count * MAX(months, 1);
	draft->count = 0;
}

static void
take(Draft *draft, const Word *word)
{
	switch (word->kind) {
	case WORD_UNIT:
		take_unit(draft, word->value);
		break;
	case WORD_EVERY_TWO:
		set_once(draft, &draft->count, 0, 2);
		take_unit(draft, 0);
		break;
	case WORD_NTH:
		set_once(draft, &draft->nth, 0, word->value);
		break;
	case WORD_DAY:
		set_once(draft, &draft->weekday, NO_DAY, word->value);
		break;
	case WORD_OTHER:
		set_once(draft, &draft->count, 0, word->value);
		break;
	case WORD_FILLER:
		break;
	}
}

static const Word *
find_word(const char *text)
{
	const size_t length = strlen(text);

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		const size_t known = strlen(words[i].text);

		if (strncmp(words[i].text, text, known) == 0 &&
		    (length == known ||
			(length == known + 1 && text[known] == 's')))
			return &words[i];
	}
	return NULL;
}

/* "every other Friday" is every two weeks; "every second Friday" may be that
 * or one of the month, and is refused for having no unit. */
static bool
parse_words(char **tokens, Recurrence *out, const char **why)
{
	Draft draft = { .weekday = NO_DAY };

	for (; *tokens != NULL; tokens++) {
		const Word *word = find_word(*tokens);
		guint64 number;

		if (**tokens == '\0')
			continue;
		if (word != NULL) {
			take(&draft, word);
		} else if (g_ascii_string_to_unsigned(*tokens, 10, 1,
			       RECURRENCE_LONGEST, &number, NULL)) {
			set_once(&draft, &draft.count, 0, (int)number);
		} else {
			*why = example;
			return false;
		}
	}
	if (!draft.told && draft.count == 2 && draft.nth == 0)
		take_unit(&draft, 0);
	return finish(&draft, out, why);
}

static bool
parse_byday(const char *value, Draft *draft)
{
	char *day;
	const gint64 nth = g_ascii_strtoll(value, &day, 10);
	const Word *word = strlen(day) == 2 ? find_word(day) : NULL;

	if (word == NULL || word->kind != WORD_DAY || nth < -1 || nth > 4 ||
	    (nth == 0 && day != value))
		return false;
	set_once(draft, &draft->weekday, NO_DAY, word->value);
	draft->nth = (int)nth;
	return true;
}

static bool
parse_part(const char *key, const char *value, Draft *draft)
{
	guint64 number;

	if (g_str_equal(key, "freq")) {
		draft->doubled = draft->doubled || draft->told;
		draft->told = true;
		draft->unit = g_str_equal(value, "monthly") ? RECURRENCE_MONTHS
							    : RECURRENCE_WEEKS;
		return draft->unit == RECURRENCE_MONTHS ||
		       g_str_equal(value, "weekly");
	}
	if (g_str_equal(key, "byday"))
		return parse_byday(value, draft);
	if (g_str_equal(key, "interval") &&
	    g_ascii_string_to_unsigned(
		value, 10, 1, RECURRENCE_LONGEST, &number, NULL)) {
		set_once(draft, &draft->interval, 0, (int)number);
		return true;
	}
	return g_str_equal(key, "wkst") && g_str_equal(value, "mo");
}

static bool
parse_rrule(const char *text, Recurrence *out, const char **why)
{
	Draft draft = { .weekday = NO_DAY };
	g_auto(GStrv) parts = g_strsplit(text, ";", -1);

	for (char **part = parts; *part != NULL; part++) {
		char *value = strchr(*part, '=');

		if (value != NULL)
			*value++ = '\0';
		if (value == NULL || !parse_part(*part, value, &draft)) {
			*why = example;
			return false;
		}
	}
	draft.interval = MAX(draft.interval, 1);
	return finish(&draft, out, why);
}

bool
cadence_parse(const char *text, Recurrence *out, const char **why)
{
	g_autofree char *folded = g_ascii_strdown(text, -1);
	g_auto(GStrv) tokens = NULL;

	g_strstrip(folded);
	if (g_str_has_prefix(folded, "rrule:"))
		return parse_rrule(folded + strlen("rrule:"), out, why);
	if (strchr(folded, '=') != NULL)
		return parse_rrule(folded, out, why);
	tokens = g_strsplit_set(folded, " ,\t\n", -1);
	return parse_words(tokens, out, why);
}
