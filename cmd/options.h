/*
 * options.h - the command line, read once, in GNU conventions.
 *
 * Only here are the environment and the clock read.
 */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

#include "cmd/command.h"
#include "pipeline/base/date.h"

typedef enum OptionGroup {
	OPTIONS_RUN = 1 << 0, /* configuration, output, report date */
	OPTIONS_INGEST = 1 << 1, /* formats and rejects */
	OPTIONS_JSON = 1 << 2,
	OPTIONS_DEMO = 1 << 3,
	OPTIONS_FORMATS = 1 << 4, /* how to export */
	OPTIONS_INSPECT = 1 << 5, /* --descriptor */
} OptionGroup;

typedef struct Options {
	char *config; /* -c; NULL: none */
	char *output; /* -o; default "artifacts" */
	char *formats_dir; /* --formats; NULL */
	char *format; /* --format tree; NULL: artifacts */
	char *baseline; /* --baseline; NULL */
	char *history; /* --history; NULL */
	double max_rejects; /* fraction of a file's rows */
	Date as_of; /* the report date */
	bool how; /* --how was given, */
	char *how_name; /* with this; NULL: alone */
	bool json;
	bool descriptor; /* --descriptor */
	long scale; /* of the demo */
	guint64 seed; /* of the demo's company */
	bool pseudonymise; /* --pseudonymise */
	bool png; /* --png */
	bool quiet;
	bool terminal; /* standard error is one */
	char **inputs; /* NULL-terminated, never NULL */
} Options;

/*
 * Reads ARGV by the GROUPS that a command takes.  False when the command is
 * over: help or version was printed (*EXIT_CODE is EXIT_FINE), or the line is
 * wrong and has been told (*EXIT_CODE is EXIT_USAGE).
 */
bool options_read(Options *options, int argc, char **argv, unsigned groups,
    const char *arguments, const char *description, ExitCode *exit_code);
void options_clear(Options *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* "headroom: MESSAGE" on standard error. */
void complain(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* What is being done, on standard error unless QUIET: a line per stage, or
 * on a terminal one line that progress_end() clears. */
void progress(const Options *options, const char *format, ...)
    G_GNUC_PRINTF(2, 3);
void progress_end(const Options *options);

#endif
