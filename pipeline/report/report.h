/*
 * report.h - the neutral document that every renderer reads.
 *
 * Sections of blocks, the flat set of figures, the findings and the inputs.
 * Analyses append; after report_seal() it is only read.  Renderers see
 * nothing else: whatever a page shows must be here.
 */
#ifndef PIPELINE_REPORT_REPORT_H
#define PIPELINE_REPORT_REPORT_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/base/date.h"
#include "pipeline/base/finding.h"
#include "pipeline/report/chart_spec.h"
#include "pipeline/report/figure.h"

typedef enum CellAlign {
	ALIGN_TEXT,
	ALIGN_NUMBER,
} CellAlign;

typedef struct TableColumn {
	char *key;		/* header in the register CSV: snake_case */
	char *title;		/* header on the page */
	CellAlign align;
} TableColumn;

typedef struct TableCell {
	char *text;		/* for people; never NULL ("–" if missing) */
	char *machine;		/* for files; NULL: same as text */
	char *figure;		/* id behind it; NULL */
	char *row;		/* where more of it is: "TABLE.KEY", of a table
				   whose rows are named; NULL */
} TableCell;

typedef struct ReportTable {
	char *id;		/* slug, unique in the report */
	char *caption;
	char *register_name;	/* registers/NAME.csv; NULL: page only */
	bool file_only;		/* register without a place on the page */
	bool named;		/* its rows can be led to, by their names */
	GPtrArray *columns;	/* of TableColumn * */
	GPtrArray *rows;	/* of GPtrArray * of TableCell * */
} ReportTable;

typedef enum BlockKind {
	BLOCK_HEADING,		/* text */
	BLOCK_TEXT,		/* text: a paragraph */
	BLOCK_LIST,		/* items */
	BLOCK_TABLE,		/* table */
	BLOCK_CHART,		/* chart */
	BLOCK_FINDING,		/* level, text, detail */
	BLOCK_KEY_FIGURE,	/* text (label), detail (the value as words),
				   note, figure id */
	BLOCK_EVENT,		/* date, text, detail */
	BLOCK_INSUFFICIENT,	/* text: what is missing; detail: how much
				   more is needed */
	BLOCK_FILE,		/* text: what it is; detail: its path beside
				   the pages */
} BlockKind;

typedef struct Block {
	BlockKind kind;
	char *text, *detail, *note;
	char *figure;
	FindingLevel level;
	Date date;
	GPtrArray *items;	/* of char * */
	ReportTable *table;
	ChartSpec *chart;
} Block;

/* What a short form of the report, such as a deck, shows of a section. */
typedef struct SectionBrief {
	char *chart;		/* its id; NULL: none */
	char *table;		/* its id; NULL: none */
	char **columns;		/* keys of those to show of the table, that
				   which names the row first; NULL ends them */
	char *caption;		/* of that part of it; NULL: the table's */
	char *whole;		/* id of the table that has every row, where
				   that one has not; NULL */
} SectionBrief;

typedef struct Section {
	char *id;		/* slug: "ladder", "migration-risk" */
	char *title;
	char *lead;		/* first sentence: the answer, in plain words */
	char *ask;		/* the decision asked for; NULL: none */
	SectionBrief *brief;	/* NULL: not in short forms */
	int rank;		/* place on the page, ascending; its tens are
				   the part that it belongs to */
	GPtrArray *blocks;	/* of Block * */
} Section;

/* A row of the limits array of review.json. */
typedef struct ReportLimit {
	char *id, *label, *kind;	/* "system", "organisation" */
	char *fingerprint;	/* of its fix; NULL: not told */
	bool proxy;
} ReportLimit;

/* What is to be decided: a row of the actions array of review.json. */
typedef struct ReportAction {
	char *subject;		/* how ids of its figures begin:
				   "trigger.hosting" */
	char *label;		/* for people */
	char *state;		/* "act", "monitor", "ok", "unknown" */
	char *fingerprint;	/* its issue's label is "headroom-" and this */
	char *issue;		/* the key of the one that acts on it; NULL */
	Date due;		/* last day to decide; DATE_NONE */
} ReportAction;

/* What the data section and review.json say of a file. */
typedef struct ReportInput {
	char *path, *format, *kind, *why, *sha256, *encoding, *compression;
	long long bytes;
	long rows_read, rows_used, rows_skipped, rows_rejected;
	GPtrArray *skips;	/* of char *: reason, rows, reason, rows … */
	GPtrArray *counts;	/* of char *: key, value, key, value … */
	GPtrArray *totals;	/* of char *: currency, billed, effective … */
	bool failed;
} ReportInput;

/* What figures rest on that is neither a figure nor a file: an assumption, a
 * key of headroom.yaml, a part of the playbook, a rule of the program. */
typedef struct ReportSource {
	char *id;		/* as in Figure.inputs: "assumption:growth" */
	char *label;		/* what it is, in words */
	char *unit;		/* of the numbers; NULL */
	double value, lo, hi;	/* NAN: no number */
	double usual, usual_lo, usual_hi;	/* the default; NAN: none */
	char *text;		/* the value where it is no number; NULL */
	char *key;		/* of headroom.yaml, which sets it; NULL */
	char *file;		/* where it is set; NULL: it is not */
	long line, column;
} ReportSource;

/* An earlier review that the report speaks of. */
typedef struct ReportEarlier {
	char *path, *sha256;
	long long bytes;
	Date as_of;
} ReportEarlier;

/* A day for calendars, or a series of them, all day long. */
typedef struct ReportEvent {
	char *key;		/* slug; what it is told by from run to run */
	char *title;
	char *description;	/* lines; NULL */
	char *category;		/* one or two words without commas; NULL */
	char *owner;		/* NULL: nobody yet */
	char *url;		/* NULL */
	char *rrule;		/* RFC 5545; NULL: once */
	Date start;		/* a day of the series */
} ReportEvent;

/* A row of rejects.csv. */
typedef struct ReportReject {
	char *file;
	long line, column;
	char *reason, *excerpt;
} ReportReject;

typedef struct Report {
	char *service;		/* NULL: not named */
	Date as_of;
	char *version;		/* of headroom */
	char *headline;		/* the answer in one sentence */
	bool pseudonymised;	/* people are called by numbers */
	char *since;		/* what changed since the last run; NULL */
	FigureSet *figures;
	GPtrArray *sections;	/* of Section *, by rank after seal */
	GPtrArray *limits;	/* of ReportLimit * */
	GPtrArray *actions;	/* of ReportAction *, in the order of adding */
	GPtrArray *inputs;	/* of ReportInput * */
	GPtrArray *rejects;	/* of ReportReject * */
	GPtrArray *sources;	/* of ReportSource *, by id after seal */
	GPtrArray *events;	/* of ReportEvent *, by key after seal */
	GPtrArray *earlier;	/* of ReportEarlier *, in the order of adding */
	FindingList *findings;
} Report;

Report *report_new(const char *service, Date as_of, const char *version);
void report_free(Report *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Report, report_free)

void report_set_headline(Report *report, const char *headline);
void report_set_since(Report *report, const char *since);

/* PATH's input with nothing counted yet; the caller fills it. */
ReportInput *report_add_input(Report *report, const char *path);

/* KIND is "system" or "organisation"; the caller may add the fingerprint. */
ReportLimit *report_add_limit(Report *report, const char *id,
    const char *label, const char *kind, bool proxy);

/* Of STATE "unknown" and due at no date until the caller fills it. */
ReportAction *report_add_action(Report *report, const char *subject,
    const char *label, const char *fingerprint);

void report_add_earlier(Report *report, const char *path, const char *sha256,
    long long bytes, Date as_of);

/* Nothing else of it is known yet: the caller fills it. */
ReportEvent *report_add_event(
    Report *report, const char *key, const char *title, Date start);

/* A source of which nothing but ID is known; the caller fills it. */
ReportSource *report_add_source(Report *report, const char *id);
void report_add_reject(Report *report, const char *file, long line,
    long column, const char *reason, const char *excerpt);

/* NULL when unknown; valid after report_seal(). */
const ReportSource *report_find_source(const Report *report, const char *id);

/*
 * Sorts sections by rank, inputs, rejects, sources, events and findings.  Checks that ids and
 * register names are unique, rows as wide as their table, and that every
 * chart's table, every figure and row named by a block or cell, and the columns of a
 * brief's table exist (g_error: a defect of ours).
 */
void report_seal(Report *report);

Section *report_add_section(Report *report, const char *id, int rank,
    const char *title);

/* Which of the playbook's six deliverables a section of RANK is about: the
 * twenties are 1, the seventies 6; 0: none of them. */
int section_deliverable(int rank);

/* NULL when unknown. */
Section *report_find_section(const Report *report, const char *id);
const ReportTable *section_find_table(const Section *section, const char *id);

void section_set_lead(Section *section, const char *lead);
void section_set_ask(Section *section, const char *ask);

/* SECTION is in short forms, with what BRIEF says, of which a copy is made.
 * Chart and tables need not be there in every report. */
void section_set_brief(Section *section, const SectionBrief *brief);

void section_add_heading(Section *section, const char *text);
void section_add_text(Section *section, const char *text);

/* ITEMS: NULL-terminated. */
void section_add_list(Section *section, const char *const *items);
void section_add_finding(Section *section, FindingLevel level,
    const char *text, const char *detail);
void section_add_insufficient(Section *section, const char *missing,
    const char *needed);
void section_add_key_figure(Section *section, const char *figure,
    const char *label, const char *value, const char *note);
/* A file that another renderer writes beside the pages. */
void section_add_file(Section *section, const char *text, const char *path);
void section_add_event(Section *section, Date date, const char *text,
    const char *detail);

/* These take their argument over and return it. */
ReportTable *section_add_table(Section *section, ReportTable *table);
ChartSpec *section_add_chart(Section *section, ChartSpec *chart);

ReportTable *report_table_new(const char *id, const char *caption,
    const char *register_name);
void report_table_free(ReportTable *table);
void report_table_add_column(ReportTable *table, const char *key,
    const char *title, CellAlign align);

/* A new row; cells are added to it in column order.  TEXT NULL: missing. */
GPtrArray *report_table_add_row(ReportTable *table);
void report_row_add(GPtrArray *row, const char *text, const char *machine,
    const char *figure);

/* The machine text of its first cell. */
const char *report_row_name(const GPtrArray *row);

/* The last cell of ROW leads to that of TABLE whose name is KEY. */
void report_row_lead_to(GPtrArray *row, const char *table, const char *key);

/* A number as people read it, its 12-digit form for machines, "–" and an
 * empty machine cell for NAN. */
void report_row_add_number(GPtrArray *row, double value, int digits,
    const char *figure);

/* The plain-text tree of the whole report: the cheapest golden. */
char *report_to_tree(const Report *report);

#endif
