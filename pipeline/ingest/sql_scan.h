/*
 * sql_scan.h - the splitter's state, and its scanner outside of quotes.
 *
 * Only sql_split.c and sql_scan.c include this: the scanner finds where
 * statements, quotes and comments begin, the splitter what ends them.
 * Positions are offsets into BUF.
 */
#ifndef PIPELINE_INGEST_SQL_SCAN_H
#define PIPELINE_INGEST_SQL_SCAN_H

#include "pipeline/ingest/sql_split.h"

/*
 * Bytes that a decision may need beyond the current one; as long as more
 * bytes may come, nothing is decided with fewer in hand.
 */
enum { SQL_LOOKAHEAD = 256, TAG_SIZE = 66 };

typedef enum SqlMode {
	MODE_SQL,
	MODE_QUOTE,
	MODE_DOLLAR,
	MODE_LINE_COMMENT,
	MODE_BLOCK_COMMENT,
	MODE_COPY,
} SqlMode;

typedef enum SqlStep {
	STEP_ON, /* scanning goes on */
	STEP_STARVED, /* more bytes are needed */
	STEP_STATEMENT, /* END and RESUME are set */
} SqlStep;

/* A place whose line is known. */
typedef struct SqlLine {
	long number; /* of the line at AT … */
	size_t at;
	gssize begin; /* … which begins here, maybe before BUF */
} SqlLine;

struct SqlSplit {
	SqlDialect dialect;
	GString *buf;
	size_t at; /* everything before it is scanned */
	bool ended; /* no more bytes will come */
	SqlMode mode;
	size_t opened; /* where the quote or comment begins */
	long opened_line;

	bool open; /* inside a statement, which … */
	size_t start; /* … begins here … */
	size_t end, resume; /* … ends here; and scanning goes on here */
	SqlStatement st;
	bool cut; /* bytes were dropped from its middle */
	bool broken; /* a letter follows a closing quote at once */
	long broken_line;
	int depth; /* of parentheses */
	long words; /* seen so far; stops at five */
	bool create, insert, routine;
	int begins; /* BEGINs and CASEs without END in a routine */

	char quote;
	bool backslash; /* escapes inside this quote */
	bool escapes; /* standard_conforming_strings is off */
	bool escape_prefix; /* the last word was E */
	char tag[TAG_SIZE]; /* "$body$" */
	int comments; /* nested */
	bool conditional; /* inside a MySQL comment that is SQL */
	long version; /* of that comment */
	char delimiter[16];
	bool copy_lines; /* COPY data has one row per line */
	bool mid_row; /* the head of a very long row was dropped */

	int recoveries;

	SqlLine line; /* up to which lines are counted */
	SqlLine base; /* from which they can be counted again */
};

/* Counts lines up to POS; does not go back. */
void sql_scan_count_lines(SqlSplit *split, size_t pos);

/* True when more bytes may come and too few are in hand. */
bool sql_scan_starved(const SqlSplit *split);

/* The statement, if one is open, lies before END; scanning goes on at
 * RESUME. */
SqlStep sql_scan_end(SqlSplit *split, size_t end, size_t resume);

/* Scans in MODE_SQL until the mode changes or a statement ends. */
SqlStep sql_scan(SqlSplit *split);

#endif
