/*
 * date_cursor.h - reads numbers, blanks and calendar words from a span.
 *
 * Only date_parse.c and clock.c read with it.  It never looks at END or
 * beyond, so that cells need no terminator; bad UTF-8 just stops a word.
 */
#ifndef PIPELINE_BASE_DATE_CURSOR_H
#define PIPELINE_BASE_DATE_CURSOR_H

#include <stdbool.h>
#include <stddef.h>

enum { DATE_WORD_SIZE = 16 };

typedef struct DateCursor {
	const char *p, *end;
} DateCursor;

bool date_cursor_at_end(const DateCursor *c);

/* Whether the next byte is WANTED, which is then read. */
bool date_cursor_take(DateCursor *c, char wanted);

/* The same for all bytes of WANTED, or none. */
bool date_cursor_take_text(DateCursor *c, const char *wanted);

/* Blanks of all kinds: newer Javas put U+202F before "PM". */
bool date_cursor_skip_blanks(DateCursor *c);

/* Reads all digits; returns how many.  VALUE stops growing after nine. */
int date_cursor_number(DateCursor *c, int *value);

/* Reads a word as lower-case Latin letters without accents; its length, which
 * is capped, and 0 if no letter stands here. */
size_t date_cursor_word(DateCursor *c, char word[DATE_WORD_SIZE]);

/* Reads a month's name in one of nine languages, or three letters or more
 * of its beginning, and a point after it, or "10月"; 1 to 12, or 0. */
int date_cursor_month(DateCursor *c);

/* "Sun, " or "Sat " in English, as RFC 822 and JavaScript write it. */
void date_cursor_skip_weekday(DateCursor *c);

#endif
