/*
 * descriptor.h - what an export format looks like and what it means.
 *
 * One YAML file in schemas/formats/ describes one format; docs are in
 * schemas/formats/README.md.  Those files are compiled into the program;
 * more come from --formats DIR, where a later one of the same name replaces
 * an earlier one.  Everything here is read-only once loaded and lives as
 * long as its DescriptorSet.
 */
#ifndef PIPELINE_INGEST_DESCRIPTOR_H
#define PIPELINE_INGEST_DESCRIPTOR_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/date.h"
#include "pipeline/facts/inputs.h"
#include "pipeline/ingest/convert.h"
#include "pipeline/ingest/field.h"

typedef enum ReaderKind {
	READER_CSV,
	READER_XML,
	READER_SQL,
	READER_HIBERNATE,
	READER_LIQUIBASE,
	READER_MARKDOWN,
	READER_SKIP,	/* known, and not needed */
	READER_REFUSE,	/* known, and not readable: the reason says why */
} ReaderKind;

/* What one record of a schema export is. */
typedef enum RowKind {
	ROWS_WHOLE,		/* a table with all that belongs to it */
	ROWS_TABLES,
	ROWS_COLUMNS,
	ROWS_CONSTRAINTS,
	ROWS_KEY_COLUMNS,
	ROWS_REFERENCES,	/* foreign key to the key it points at */
	ROWS_REFERENCED,	/* foreign key to the table it points at */
	ROWS_INDEXES,
	ROWS_INDEX_COLUMNS,	/* one column of an index */
	ROWS_SIZES,
	ROWS_CATALOG,		/* each says by row-of what it is */
	ROWS_KIND_COUNT
} RowKind;

/* What all values of a column are. */
typedef enum Holds {
	HOLDS_ANYTHING,
	HOLDS_TIMES,
	HOLDS_NUMBERS,
	HOLDS_TEXTS,
	HOLDS_MONTHS,		/* what its name says: values of a month */
} Holds;

typedef struct ColumnSet {
	char **all;
	unsigned all_count;
	char **none;		/* names of other formats' columns */
	unsigned none_count;
} ColumnSet;

/* How content gives a format away. */
typedef struct Detection {
	ColumnSet *columns;	/* CSV: the header has one of these sets */
	unsigned columns_count;
	char *root;		/* XML: name of the root element */
	char **elements;	/* XML: one of these paths is there, too */
	unsigned elements_count;
	char **begins;		/* the text begins with one of these */
	unsigned begins_count;
	char **markers;		/* one of these is in the first 64 KiB */
	unsigned markers_count;
	char **lines;		/* globs that the first lines match */
	unsigned lines_count;
	char **proofs;		/* refused SQL: one of these phrases … */
	unsigned proofs_count;
	char **hints;		/* … or more of these than any SQL that is
				 * read has of its markers … */
	unsigned hints_count;
	char **unless;		/* … and none of these */
	unsigned unless_count;
	bool table;		/* CSV: told by its values, not by names */
	bool months;		/* CSV: a column for each of some months */
} Detection;

/* Values of an export's columns or paths become one Field. */
typedef struct FieldMap {
	Field to;
	char **from;		/* the first that has a value wins; with a
				 * leading "/": from before the header */
	unsigned from_count;
	char *value;		/* what it is where none has one; NULL */
	char *present;		/* XML: what it is where the path is; NULL */
	char *by;		/* XML: path of the qualifier */
	char **only;		/* qualifiers that count; empty: all */
	unsigned only_count;
	char *map;		/* name of a ValueMap; NULL: as it is */
	char *split;		/* separates several values; NULL: one */
	bool each;		/* every column is a record of its own */
	bool header;		/* what "*" stands for, not the cell */
	Holds holds;		/* only of columns that hold this */
	Convert convert;
	Unit unit;
	Check check;
} FieldMap;

typedef struct MapEntry {
	char *to;
	char **of;
	unsigned of_count;
} MapEntry;

/* Spellings to one spelling; ASCII case ignored, "*" stands for any text. */
typedef struct ValueMap {
	char *name;
	MapEntry *entries;
	unsigned entries_count;
	char *otherwise;	/* NULL: what is not listed has no value */
	bool keep;		/* what is not listed stays as it is */
	bool wild;		/* some spelling has "*"; not in the file */
} ValueMap;

/* A row whose cell in COLUMN (NULL: the first) matches is no record. */
typedef struct SkipRule {
	char *column;
	char *match, *reason;
} SkipRule;

typedef enum RuleType {
	RULE_TEXT,
	RULE_DECIMAL,
	RULE_DATETIME,
} RuleType;

/* What the specification demands of a column; breaches are findings. */
typedef struct ColumnRule {
	char *column;
	char *since;		/* version that brought it; NULL: the first */
	char *until;		/* version that no longer demands it; NULL */
	RuleType type;
	bool mandatory;		/* the file must have the column */
	bool not_null;		/* every row must have a value */
	char **values;		/* allowed; empty: any */
	unsigned values_count;
} ColumnRule;

typedef struct Descriptor {
	char *name, *title;
	InputKind kind;
	ReaderKind reader;
	RowKind rows;
	char *family;		/* formats that tell the same records; NULL */
	Detection detect;
	char *reason;		/* READER_SKIP, READER_REFUSE */
	char *how;		/* which menu or command makes it; NULL */
	char *note;		/* a limit of the format that a reader must know */
	char *delimiter;	/* NULL: sniffed from the header */
	char **names;		/* CSV without header: its columns */
	unsigned names_count;
	unsigned more;		/* columns that may follow those */
	bool escapes;		/* CSV: backslashes, where quotes are none */
	char *record;		/* XML: path of the element of one record */
	bool fold;		/* XML: names compare without case */
	DateOrder dates;	/* where the values leave it open */
	bool focus;		/* billing that speaks FOCUS */
	char **nulls;		/* spellings of "no value" besides "" */
	unsigned nulls_count;
	FieldMap *fields;
	unsigned fields_count;
	unsigned mapped;	/* the first fields, by headroom.yaml; not in
				 * the file */
	ValueMap *maps;
	unsigned maps_count;
	SkipRule *skip;
	unsigned skip_count;
	ColumnRule *rules;
	unsigned rules_count;
	GHashTable **lookups;	/* of each map; not in the file */
} Descriptor;

typedef struct DescriptorSet DescriptorSet;	/* opaque */

/*
 * The built-in formats and those of FORMATS_DIR (NULL: none).  A descriptor
 * that is wrong is an error with file, line and what is wrong.
 */
DescriptorSet *descriptor_set_load(const char *formats_dir, GError **error);
void descriptor_set_free(DescriptorSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DescriptorSet, descriptor_set_free)

/* Adds one descriptor from memory; FILE is for messages. */
bool descriptor_set_add(DescriptorSet *set, const char *file,
    const char *yaml, size_t length, GError **error);

/* Sorted by name. */
size_t descriptor_set_count(const DescriptorSet *set);
const Descriptor *descriptor_set_get(const DescriptorSet *set, size_t i);

/* NULL when there is none so named. */
const Descriptor *descriptor_set_find(const DescriptorSet *set,
    const char *name);

/* TEXT (trimmed) is a spelling of "no value". */
bool descriptor_is_null(const Descriptor *descriptor, const char *text,
    size_t length);

/* What VALUE means after MAP's value map, if it has one; NULL: nothing. */
const char *descriptor_translate(const Descriptor *descriptor,
    const FieldMap *map, const char *value);

/* Within which its keys are unique: the family, or else the format. */
const char *descriptor_scope(const Descriptor *descriptor);

#endif
