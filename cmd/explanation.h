/*
 * explanation.h - what one figure of a review was made from, down to the
 * lines of the exports as far as they are at hand.
 *
 * A file is only opened if the review names it among its inputs, and its
 * lines are only shown if it is, by its SHA-256, the one that was read then.
 */
#ifndef CMD_EXPLANATION_H
#define CMD_EXPLANATION_H

#include "pipeline/report/report.h"

typedef enum FileState {
	FILE_SAME, /* as it was when the review was made */
	FILE_CHANGED,
	FILE_ABSENT, /* not at hand */
	FILE_NAMING, /* its lines could name people whom the review does not */
	FILE_UNREAD, /* the review does not know it, or not its digest */
} FileState;

typedef struct ExplainedFile {
	char *path; /* as the review has it */
	char *found; /* where it is; NULL */
	char *member; /* of the archive FOUND; NULL: FOUND itself */
	FileState state;
	GArray *lines; /* of long, ascending: those that are asked for */
	GPtrArray *texts; /* of char *, NULL if there is no such line; empty
			     unless the file is the same */
} ExplainedFile;

/* "file:PATH:LINE", taken apart. */
typedef struct FileLine {
	char *path;
	long line; /* 0: none */
} FileLine;

typedef struct Explanation {
	const Report *report;
	GPtrArray *figures; /* of const Figure *: the one that was asked for,
			       and all below it, each once */
	GPtrArray *sources; /* of const ReportSource *, each once */
	GPtrArray *files; /* of ExplainedFile *, each once, by path */
} Explanation;

/* PATH is where REPORT was read from; files are looked for beside it too. */
Explanation *explanation_new(
    const Report *report, const Figure *figure, const char *path);
void explanation_free(Explanation *explanation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Explanation, explanation_free)

/* The path and line of the input SOURCE, "file:…"; false if it is another. */
bool explanation_parse_file(
    const Report *report, const char *source, FileLine *out);
void file_line_clear(FileLine *line);

/* NULL when FILE is not part of it, or its line is not at hand. */
const char *explanation_line(
    const Explanation *explanation, const char *path, long line);

/* For people, on standard output; sentences within WIDTH cells if WRAP. */
void explanation_print_text(
    const Explanation *explanation, size_t width, bool wrap);

/* {"figure", "figures", "sources", "files"}: the manual has the contract. */
void explanation_print_json(const Explanation *explanation);

#endif
