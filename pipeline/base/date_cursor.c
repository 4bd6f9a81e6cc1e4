#include "pipeline/base/date_cursor.h"

#include <glib.h>
#include <string.h>

enum { SHORTEST_NAME = 3, MOST_NAMES = 12 };

/*
 * Month names, accents folded and Cyrillic in Latin letters; any unambiguous
 * prefix of three letters or more is read too ("abr", "févr", "Sept").
 */
static const char *const month_names[12][MOST_NAMES + 1] = {
	{ "january", "enero", "januar", "janner", "janvier", "gennaio",
	    "janeiro", "stycznia", "styczen", "ynvary" },
	{ "february", "febrero", "februar", "fevrier", "febbraio", "fevereiro",
	    "lutego", "luty", "fevraly" },
	{ "march", "marzo", "marz", "maerz", "mars", "marco", "maart", "mrt",
	    "marca", "marzec", "marta" },
	{ "april", "abril", "avril", "aprile", "kwietnia", "kwiecien",
	    "aprely" },
	{ "may", "mayo", "mai", "maggio", "maio", "mei", "maj", "maja" },
	{ "june", "junio", "juni", "juin", "giugno", "junho", "czerwca",
	    "czerwiec", "iuny" },
	{ "july", "julio", "juli", "juillet", "luglio", "julho", "lipca",
	    "lipiec", "iuly" },
	{ "august", "agosto", "aout", "augusti", "sierpnia", "sierpien",
	    "avgusta" },
	{ "september", "septiembre", "setiembre", "septembre", "settembre",
	    "setembro", "wrzesnia", "wrzesien", "sentybry" },
	{ "october", "octubre", "oktober", "octobre", "ottobre", "outubro",
	    "pazdziernika", "oktybry" },
	{ "november", "noviembre", "novembre", "novembro", "listopada",
	    "noybry" },
	{ "december", "diciembre", "dezember", "decembre", "dicembre",
	    "dezembro", "desember", "grudnia", "grudzien", "dekabry" },
};

static const char *const weekday_names[] = { "monday", "tuesday", "wednesday",
	"thursday", "friday", "saturday", "sunday", NULL };

bool
date_cursor_at_end(const DateCursor *c)
{
	return c->p == c->end;
}

bool
date_cursor_take(DateCursor *c, char wanted)
{
	if (date_cursor_at_end(c) || *c->p != wanted)
		return false;
	c->p++;
	return true;
}

bool
date_cursor_take_text(DateCursor *c, const char *wanted)
{
	size_t length = strlen(wanted);

	if ((size_t)(c->end - c->p) < length ||
	    memcmp(c->p, wanted, length) != 0)
		return false;
	c->p += length;
	return true;
}

/* The character at C; 0 at the end and where the bytes are no UTF-8. */
static gunichar
peek(const DateCursor *c)
{
	gunichar ch;

	if (date_cursor_at_end(c))
		return 0;
	if ((unsigned char)*c->p < 0x80)
		return (unsigned char)*c->p;
	ch = g_utf8_get_char_validated(c->p, c->end - c->p);
	return ch >= (gunichar)-2 ? 0 : ch;
}

static bool
is_blank(gunichar ch)
{
	return ch < 0x80 ? g_ascii_isspace((char)ch) : g_unichar_isspace(ch);
}

bool
date_cursor_skip_blanks(DateCursor *c)
{
	const char *start = c->p;

	while (is_blank(peek(c)))
		c->p = g_utf8_next_char(c->p);
	return c->p > start;
}

int
date_cursor_number(DateCursor *c, int *value)
{
	int digits = 0;

	*value = 0;
	for (; !date_cursor_at_end(c) && g_ascii_isdigit(*c->p);
	     c->p++, digits++)
		if (digits < 9)
			*value = *value * 10 + (*c->p - '0');
	return digits;
}

/* One Latin letter for each from а to я; a blank for the silent ones. */
static gunichar
romanized(gunichar ch)
{
	static const char letters[] = "abvgdejziiklmnoprstufhccss y euy";

	return ch >= 0x430 && ch <= 0x44f ? (gunichar)letters[ch - 0x430] : ch;
}

static gunichar
unaccented(gunichar ch)
{
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

	if (ch < 0x80)
		return (gunichar)g_ascii_tolower((char)ch);
	g_unichar_fully_decompose(ch, FALSE, parts, G_N_ELEMENTS(parts));
	return romanized(g_unichar_tolower(parts[0]));
}

static bool
is_letter(gunichar ch)
{
	if (ch < 0x80)
		return g_ascii_isalpha((char)ch);
	return g_unichar_isalpha(ch) || g_unichar_ismark(ch);
}

size_t
date_cursor_word(DateCursor *c, char word[DATE_WORD_SIZE])
{
	size_t length = 0;
	gunichar ch;

	for (; is_letter(ch = peek(c)); c->p = g_utf8_next_char(c->p)) {
		if (g_unichar_ismark(ch) || length == DATE_WORD_SIZE - 1)
			continue;
		ch = unaccented(ch);
		if (ch != ' ')
			word[length++] = ch < 0x80 ? (char)ch : '?';
	}
	word[length] = '\0';
	return length;
}

/* Whether WORD begins one of NAMES, which end with NULL. */
static bool
abbreviates(const char *word, const char *const *names)
{
	size_t length = strlen(word);

	if (length < SHORTEST_NAME)
		return false;
	for (; *names != NULL; names++)
		if (**names == *word && strncmp(*names, word, length) == 0)
			return true;
	return false;
}

/* 1 to 12; 0 for "jui" and other words that name no month or two. */
static int
month_of_word(const char *word)
{
	int found = 0;

	for (int i = 0; i < 12; i++) {
		if (!abbreviates(word, month_names[i]))
			continue;
		if (found != 0)
			return 0;
		found = i + 1;
	}
	return found;
}

/* The longer ones first, of which others are the end. */
static const char *const counted_months[] = { "十二", "十一", "十", "九", "八",
	"七", "六", "五", "四", "三", "二", "一" };

/* "10月", "十月", "10월"; 0, and nothing read, if none stands here. */
static int
take_counted_month(DateCursor *c)
{
	DateCursor start = *c;
	int month = 0;

	if (date_cursor_number(c, &month) == 0)
		for (size_t i = 0;
		     i < G_N_ELEMENTS(counted_months) && month == 0; i++)
			if (date_cursor_take_text(c, counted_months[i]))
				month = 12 - (int)i;
	if (month >= 1 && month <= 12 &&
	    (date_cursor_take_text(c, "月") || date_cursor_take_text(c, "월")))
		return month;
	*c = start;
	return 0;
}

int
date_cursor_month(DateCursor *c)
{
	char word[DATE_WORD_SIZE];
	int month = take_counted_month(c);

	if (month != 0)
		return month;
	date_cursor_word(c, word);
	if (strcmp(word, "de") == 0 && date_cursor_skip_blanks(c))
		date_cursor_word(c, word);
	month = month_of_word(word);
	if (month != 0)
		date_cursor_take(c, '.');
	return month;
}

/* Whether a comma, a point or a blank follows, which is read too. */
static bool
take_word_end(DateCursor *c)
{
	bool blank = date_cursor_skip_blanks(c);
	bool mark = date_cursor_take(c, ',') || date_cursor_take(c, '.');

	return date_cursor_skip_blanks(c) || mark || blank;
}

void
date_cursor_skip_weekday(DateCursor *c)
{
	DateCursor start = *c;
	char word[DATE_WORD_SIZE];

	date_cursor_word(c, word);
	if (!abbreviates(word, weekday_names) || !take_word_end(c))
		*c = start;
}
