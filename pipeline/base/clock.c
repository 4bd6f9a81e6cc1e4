#include "pipeline/base/clock.h"

#include <glib.h>
#include <string.h>

typedef struct Zone {
	const char *name;
	int hours;
} Zone;

/* RFC 822's names and the ones that European trackers print. */
static const Zone zones[] = {
	{ "z", 0 },
	{ "utc", 0 },
	{ "ut", 0 },
	{ "gmt", 0 },
	{ "est", -5 },
	{ "edt", -4 },
	{ "cst", -6 },
	{ "cdt", -5 },
	{ "mst", -7 },
	{ "mdt", -6 },
	{ "pst", -8 },
	{ "pdt", -7 },
	{ "cet", 1 },
	{ "cest", 2 },
};

typedef struct Meridiem {
	const char *text;
	bool afternoon;
} Meridiem;

/* Of trackers whose users write in other letters. */
static const Meridiem meridiems[] = {
	{ "πμ", false },
	{ "μμ", true },
	{ "π.μ.", false },
	{ "μ.μ.", true },
	{ "上午", false },
	{ "下午", true },
	{ "午前", false },
	{ "午後", true },
	{ "오전", false },
	{ "오후", true },
	{ "صباحاً", false },
	{ "صباحا", false },
	{ "مساءاً", true },
	{ "مساءً", true },
	{ "مساء", true },
	{ "ص", false },
	{ "م", true },
};

static bool
take_other_meridiem(DateCursor *c, bool *afternoon)
{
	for (size_t i = 0; i < G_N_ELEMENTS(meridiems); i++) {
		if (!date_cursor_take_text(c, meridiems[i].text))
			continue;
		*afternoon = meridiems[i].afternoon;
		return true;
	}
	return false;
}

/* "AM", "p.m.", "a. m."; false, and nothing read, if there is none. */
static bool
take_latin_meridiem(DateCursor *c, bool *afternoon)
{
	DateCursor start = *c;
	bool found;

	*afternoon = date_cursor_take(c, 'P') || date_cursor_take(c, 'p');
	found =
	    *afternoon || date_cursor_take(c, 'A') || date_cursor_take(c, 'a');
	if (found && date_cursor_take(c, '.'))
		date_cursor_skip_blanks(c);
	found = found && (date_cursor_take(c, 'M') || date_cursor_take(c, 'm'));
	if (found)
		date_cursor_take(c, '.');
	if (found && (date_cursor_at_end(c) || !g_ascii_isalpha(*c->p)))
		return true;
	*c = start;
	return false;
}

static bool
take_meridiem(DateCursor *c, bool *afternoon)
{
	return take_latin_meridiem(c, afternoon) ||
	       take_other_meridiem(c, afternoon);
}

static bool
skip_word(DateCursor *c, const char *const *words, size_t count)
{
	DateCursor start = *c;
	char word[DATE_WORD_SIZE];

	date_cursor_word(c, word);
	for (size_t i = 0; i < count; i++)
		if (strcmp(word, words[i]) == 0)
			return true;
	*c = start;
	return false;
}

/* "13:12 h": the word for hours, or for o'clock. */
static void
skip_hour_word(DateCursor *c)
{
	static const char *const words[] = { "h", "hs", "hrs", "uhr" };

	skip_word(c, words, G_N_ELEMENTS(words));
}

/* "12:53", "10:53:30", "07:53:01.71"; after a T also "105330". */
static bool
take_clock(DateCursor *c, bool compact, int *hour, int *seconds)
{
	int minute = 0, second = 0, fraction,
	    digits = date_cursor_number(c, hour);

	if (compact && (digits == 4 || digits == 6)) {
		second = digits == 6 ? *hour % 100 : 0;
		*hour = digits == 6 ? *hour / 100 : *hour;
		minute = *hour % 100;
		*hour /= 100;
	} else if (digits < 1 || digits > 2 || !date_cursor_take(c, ':') ||
		   date_cursor_number(c, &minute) != 2 ||
		   (date_cursor_take(c, ':') &&
		       date_cursor_number(c, &second) != 2)) {
		return false;
	}
	if ((date_cursor_take(c, '.') || date_cursor_take(c, ',')) &&
	    date_cursor_number(c, &fraction) == 0)
		return false;
	*seconds = minute * 60 + second;
	return minute < 60 && second <= 60;
}

/* 24:00:00 is the end of the day. */
static bool
to_24_hours(bool meridiem, bool afternoon, int *hour, int rest)
{
	if (meridiem && *hour > 12)
		return false;
	if (meridiem && *hour == 12)
		*hour = 0;
	if (meridiem && afternoon)
		*hour += 12;
	return *hour < 24 || (*hour == 24 && rest == 0);
}

/* "-0700", "+05:30", "+2" in seconds. */
static bool
take_offset(DateCursor *c, int *offset)
{
	bool negative = !date_cursor_at_end(c) && *c->p == '-';
	int hours, minutes = 0, digits;

	c->p++;
	digits = date_cursor_number(c, &hours);
	if (digits == 4) {
		minutes = hours % 100;
		hours /= 100;
	} else if (digits < 1 || digits > 2 ||
		   (date_cursor_take(c, ':') &&
		       date_cursor_number(c, &minutes) != 2)) {
		return false;
	}
	*offset = (hours * 60 + minutes) * (negative ? -60 : 60);
	return hours <= 15 && minutes < 60;
}

static bool
find_zone(const char *name, int *offset)
{
	for (size_t i = 0; i < G_N_ELEMENTS(zones); i++) {
		if (strcmp(zones[i].name, name) != 0)
			continue;
		*offset = zones[i].hours * 3600;
		return true;
	}
	return false;
}

/* Nothing, or a zone: "Z", "PDT", "+0000 UTC", "GMT+0000 (GMT)". */
static bool
take_zone(DateCursor *c, int *offset)
{
	char word[DATE_WORD_SIZE];

	*offset = 0;
	if (date_cursor_word(c, word) > 0 && !find_zone(word, offset))
		return false;
	if (!date_cursor_at_end(c) && (*c->p == '+' || *c->p == '-')) {
		if (!take_offset(c, offset))
			return false;
		date_cursor_skip_blanks(c);
		date_cursor_word(c, word);
	}
	date_cursor_skip_blanks(c);
	if (date_cursor_take(c, '(')) {
		c->p = memchr(c->p, ')', (size_t)(c->end - c->p));
		if (c->p == NULL)
			return false;
		c->p++;
	}
	date_cursor_skip_blanks(c);
	return date_cursor_at_end(c);
}

/* What parts a date from its time: a T, a comma, blanks, "at", "à", and what
 * Russian puts behind a year. */
static bool
skip_gap(DateCursor *c, bool *letter)
{
	static const char *const words[] = { "at", "a", "um", "om", "kl", "klo",
		"g", "r" };
	bool mark, blank;

	*letter = date_cursor_take(c, 'T') || date_cursor_take(c, 't');
	mark = *letter || date_cursor_take(c, ',');
	blank = date_cursor_skip_blanks(c);
	if (blank && skip_word(c, words, G_N_ELEMENTS(words))) {
		date_cursor_take(c, '.');
		date_cursor_take(c, ',');
		date_cursor_skip_blanks(c);
	}
	return *letter || mark || blank;
}

static bool
is_blank(DateCursor c)
{
	date_cursor_skip_blanks(&c);
	return date_cursor_at_end(&c);
}

/* "2026.03.17.": the point of a date that has one behind each number. */
static void
skip_last_point(DateCursor *c)
{
	if (c->end - c->p > 1 && c->p[0] == '.' && c->p[1] == ' ')
		c->p++;
	else if (c->end - c->p == 1)
		date_cursor_take(c, '.');
}

bool
clock_parse(DateCursor *c, int64_t *seconds)
{
	bool letter, meridiem, afternoon;
	int hour, rest, offset;

	skip_last_point(c);
	if (is_blank(*c)) {
		*seconds = 0;
		return true;
	}
	if (!skip_gap(c, &letter))
		return false;
	meridiem = take_other_meridiem(c, &afternoon);
	date_cursor_skip_blanks(c);
	if (!take_clock(c, letter, &hour, &rest))
		return false;
	date_cursor_skip_blanks(c);
	meridiem = meridiem || take_meridiem(c, &afternoon);
	if (!meridiem)
		skip_hour_word(c);
	date_cursor_skip_blanks(c);
	if (!to_24_hours(meridiem, afternoon, &hour, rest) ||
	    !take_zone(c, &offset))
		return false;
	*seconds = hour * 3600 + rest - offset;
	return true;
}
