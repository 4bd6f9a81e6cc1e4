/*
 * inputs.h - every file that was read and what became of its rows.
 *
 * rows_read = rows_used + rows_skipped + rows_rejected, always.  What a
 * "row" is depends on the kind: a CSV record, an XML item, an SQL statement.
 */
#ifndef PIPELINE_FACTS_INPUTS_H
#define PIPELINE_FACTS_INPUTS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/finding.h"
#include "pipeline/base/money.h"

typedef enum InputKind {
	INPUT_UNKNOWN,
	INPUT_ISSUES,
	INPUT_SCHEMA,
	INPUT_BILLING,
	INPUT_METRICS,
	INPUT_FLAGS,
	INPUT_INCIDENTS,
	INPUT_DECISIONS,
} InputKind;

typedef struct SkipReason {
	char *reason;		/* "footer", "dated after the report date" */
	long count;
} SkipReason;

typedef struct MappedColumn {
	char *name;		/* in the file */
	char *field;		/* what it maps to; NULL: not used */
	char *sample;		/* up to three values seen, between them
				 * " · "; NULL: none */
} MappedColumn;

/* A format that a file in no known format comes near to. */
typedef struct NearFormat {
	char *format;
	char **missing;		/* what it would need; never empty */
	long matched;		/* names of the format that the file has */
} NearFormat;

typedef struct CurrencyTotal {
	char currency[CURRENCY_SIZE];
	Decimal billed, effective;
} CurrencyTotal;

typedef struct InputCounts {
	long tables, partitions, views, columns, primary_keys;
	long foreign_keys, inferred_foreign_keys, indexes;
	long issues, lines, points, flags, incidents, decisions;
} InputCounts;

typedef struct Input {
	char *path;		/* as the user named it */
	char *format;		/* descriptor's name; NULL: unknown */
	InputKind kind;
	char *why;		/* what the detector saw */
	char *encoding, *compression;	/* "utf-8", "gzip"; NULL: none */
	char delimiter;		/* 0 where there is none */
	char *sha256;
	long long bytes;	/* as stored */
	long rows_read, rows_used, rows_skipped, rows_rejected;
	GPtrArray *skips;	/* of SkipReason *, most first after seal */
	GPtrArray *columns;	/* of MappedColumn *, in file order */
	GPtrArray *nearest;	/* of NearFormat *, the nearest first */
	char *descriptor;	/* to start from where FORMAT is NULL; NULL */
	GPtrArray *totals;	/* of CurrencyTotal *, by currency */
	InputCounts counts;
	FindingList *findings;	/* about this file */
	bool required;		/* if it fails, so does the run */
	bool failed;		/* missing, unreadable, beyond --max-rejects */
} Input;

typedef struct Reject {
	size_t input;
	long line, column;	/* 1-based; column 0: the whole row */
	char *reason;
	char *excerpt;		/* cleaned and shortened */
} Reject;

Input *input_new(const char *path);
void input_free(Input *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Input, input_free)

/* Appends a column; FIELD and SAMPLE may be NULL. */
void input_add_column(Input *input, const char *name, const char *field,
    const char *sample);

void near_format_free(void *near_format);

/* ROWS rows skipped for REASON; counts them in rows_skipped. */
void input_skip(Input *input, const char *reason, long rows);

/* Moves ROWS from used to skipped for REASON (a superseded bill). */
void input_unuse(Input *input, const char *reason, long rows);

/* False, and nothing added, on overflow. */
bool input_add_total(Input *input, const char *currency, Decimal billed,
    Decimal effective);

const char *input_kind_name(InputKind kind);

#endif
