#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cmd/options.h"
#include "pipeline/base/number.h"

/* What GOption writes into, before it is checked. */
typedef struct Raw {
	char *config, *output, *formats_dir, *format, *max_rejects, *as_of;
	char *how_name, *baseline, *history;
	gboolean json, descriptor, pseudonymise, png, quiet, version;
	bool how;
	gint64 scale, seed;
	char **inputs;
} Raw;

void
complain(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fputs("headroom: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
}

/* On a terminal, one line that is written over; elsewhere a line each. */
void
progress(const Options *options, const char *format, ...)
{
	va_list args;

	if (options->quiet)
		return;
	if (options->terminal)
		fputs("\r\033[K", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	if (!options->terminal)
		fputc('\n', stderr);
}

void
progress_end(const Options *options)
{
	if (options->terminal && !options->quiet)
		fputs("\r\033[K", stderr);
}

static void
add_run_entries(GOptionContext *context, Raw *raw)
{
	const GOptionEntry entries[] = {
		{ "config", 'c', 0, G_OPTION_ARG_FILENAME, &raw->config,
		    "Read the configuration from FILE", "FILE" },
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &raw->output,
		    "Write the report to DIR (default: artifacts)", "DIR" },
		{ "as-of", 0, 0, G_OPTION_ARG_STRING, &raw->as_of,
		    "Report as of DATE (default: SOURCE_DATE_EPOCH, or today)",
		    "YYYY-MM-DD" },
		{ "format", 0, 0, G_OPTION_ARG_STRING, &raw->format,
		    "Print the report to standard output as FORMAT (tree) "
		    "instead of writing files",
		    "FORMAT" },
		{ "baseline", 0, 0, G_OPTION_ARG_FILENAME, &raw->baseline,
		    "Tell what changed since REVIEW, the review.json or the "
		    "folder of an earlier run",
		    "REVIEW" },
		{ "history", 0, 0, G_OPTION_ARG_FILENAME, &raw->history,
		    "Compare what the earlier reviews in DIR predicted with "
		    "what happened",
		    "DIR" },
		{ "pseudonymise", 0, 0, G_OPTION_ARG_NONE, &raw->pseudonymise,
		    "Call people by numbers in all that is written", NULL },
		{ "png", 0, 0, G_OPTION_ARG_NONE, &raw->png,
		    "Write the charts as PNG too, for mail and chat", NULL },
		{ "quiet", 'q', 0, G_OPTION_ARG_NONE, &raw->quiet,
		    "Only tell what is wrong", NULL },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	g_option_context_add_main_entries(context, entries, NULL);
}

static void
add_ingest_entries(GOptionContext *context, Raw *raw)
{
	const GOptionEntry entries[] = {
		{ "formats", 0, 0, G_OPTION_ARG_FILENAME, &raw->formats_dir,
		    "Know the formats described in DIR too", "DIR" },
		{ "max-rejects", 0, 0, G_OPTION_ARG_STRING, &raw->max_rejects,
		    "Give up on a file with a larger share of unreadable rows "
		    "(default: 1%)",
		    "SHARE" },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	g_option_context_add_main_entries(context, entries, NULL);
}

static void
add_demo_entries(GOptionContext *context, Raw *raw)
{
	const GOptionEntry entries[] = {
		{ "scale", 0, 0, G_OPTION_ARG_INT64, &raw->scale,
		    "Make the company N times as large (default: 1)", "N" },
		{ "seed", 0, 0, G_OPTION_ARG_INT64, &raw->seed,
		    "Make another company (default: 1)", "N" },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	g_option_context_add_main_entries(context, entries, NULL);
}

/* --how may stand alone. */
static gboolean
read_how(const char *option, const char *value, void *data, GError **error)
{
	Raw *raw = data;

	(void)option;
	(void)error;
	raw->how = true;
	g_free(raw->how_name);
	raw->how_name = g_strdup(value);
	return TRUE;
}

static void
add_format_entries(GOptionContext *context)
{
	const GOptionEntry entries[] = {
		{ "how", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK,
		    __extension__(void *) read_how,
		    "Print how to export NAME, a source or a format, as a "
		    "query where there is one (alone: list the names)",
		    "NAME" },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	g_option_context_add_main_entries(context, entries, NULL);
}

static void
add_inspect_entries(GOptionContext *context, Raw *raw)
{
	const GOptionEntry entries[] = {
		{ "descriptor", 0, 0, G_OPTION_ARG_NONE, &raw->descriptor,
		    "Print only a description to start from, of the file in "
		    "no known format",
		    NULL },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	g_option_context_add_main_entries(context, entries, NULL);
}

static GOptionContext *
make_context(
    Raw *raw, unsigned groups, const char *arguments, const char *description)
{
	GOptionContext *context = g_option_context_new(arguments);
	const GOptionEntry json[] = {
		{ "json", 0, 0, G_OPTION_ARG_NONE, &raw->json,
		    "Print JSON instead of text", NULL },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};
	const GOptionEntry rest[] = {
		{ "version", 0, 0, G_OPTION_ARG_NONE, &raw->version,
		    "Print the version", NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
		    &raw->inputs, NULL, NULL },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	g_option_context_set_summary(context, description);
	g_option_context_set_main_group(
	    context, g_option_group_new(NULL, NULL, NULL, raw, NULL));
	if (groups & OPTIONS_RUN)
		add_run_entries(context, raw);
	if (groups & OPTIONS_INGEST)
		add_ingest_entries(context, raw);
	if (groups & OPTIONS_FORMATS)
		add_format_entries(context);
	if (groups & OPTIONS_INSPECT)
		add_inspect_entries(context, raw);
	if (groups & OPTIONS_DEMO)
		add_demo_entries(context, raw);
	if (groups & OPTIONS_JSON)
		g_option_context_add_main_entries(context, json, NULL);
	g_option_context_add_main_entries(context, rest, NULL);
	return context;
}

/* --as-of, else SOURCE_DATE_EPOCH, else the clock. */
static bool
read_as_of(const char *text, Date *out)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	int64_t seconds;

	if (text != NULL) {
		if (date_parse_iso(text, out))
			return true;
		complain("--as-of %s is not a date; write YYYY-MM-DD.", text);
		return false;
	}
	if (epoch != NULL && epoch[0] != '\0') {
		if (number_parse_int(epoch, &seconds)) {
			*out = instant_date(seconds);
			return true;
		}
		complain(
		    "SOURCE_DATE_EPOCH=%s is not a number of seconds.", epoch);
		return false;
	}
	*out = instant_date((Instant)time(NULL));
	return true;
}

static bool
check(const Raw *raw, Options *options)
{
	options->max_rejects = 0.01;
	if (raw->max_rejects != NULL &&
	    (!number_parse(raw->max_rejects, &options->max_rejects) ||
		options->max_rejects < 0 || options->max_rejects > 1)) {
		complain("--max-rejects %s is not a share from 0 to 1 (or "
			 "0%% to 100%%).",
		    raw->max_rejects);
		return false;
	}
	if (raw->format != NULL && strcmp(raw->format, "tree") != 0) {
		complain(
		    "--format %s is not known; it can be tree.", raw->format);
		return false;
	}
	if (raw->scale < 1 || raw->scale > 1000) {
		complain("--scale must be from 1 to 1000.");
		return false;
	}
	return read_as_of(raw->as_of, &options->as_of);
}

static void
take(Raw *raw, Options *options)
{
	options->config = g_steal_pointer(&raw->config);
	options->output = raw->output != NULL ? g_steal_pointer(&raw->output)
					      : g_strdup("artifacts");
	options->formats_dir = g_steal_pointer(&raw->formats_dir);
	options->format = g_steal_pointer(&raw->format);
	options->baseline = g_steal_pointer(&raw->baseline);
	options->history = g_steal_pointer(&raw->history);
	options->inputs = raw->inputs != NULL ? g_steal_pointer(&raw->inputs)
					      : g_new0(char *, 1);
	options->how = raw->how;
	options->how_name = g_steal_pointer(&raw->how_name);
	options->json = raw->json;
	options->descriptor = raw->descriptor;
	options->pseudonymise = raw->pseudonymise;
	options->png = raw->png;
	options->quiet = raw->quiet;
	options->terminal =
	    isatty(STDERR_FILENO) && g_strcmp0(getenv("TERM"), "dumb") != 0;
	options->scale = raw->scale;
	options->seed = (guint64)raw->seed;
}

static void
raw_clear(Raw *raw)
{
	g_free(raw->config);
	g_free(raw->output);
	g_free(raw->formats_dir);
	g_free(raw->format);
	g_free(raw->max_rejects);
	g_free(raw->as_of);
	g_free(raw->how_name);
	g_free(raw->baseline);
	g_free(raw->history);
	g_strfreev(raw->inputs);
}

bool
options_read(Options *options, int argc, char **argv, unsigned groups,
    const char *arguments, const char *description, ExitCode *exit_code)
{
	Raw raw = { .scale = 1, .seed = 1 };
	g_autoptr(GOptionContext) context = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *name = g_strdup_printf("headroom %s", argv[0]);
	char **copy = g_new0(char *, (gsize)argc + 1);
	bool good = false;

	memset(options, 0, sizeof *options);
	for (int i = 0; i < argc; i++)
		copy[i] = argv[i];
	g_set_prgname(name);
	context = make_context(&raw, groups, arguments, description);
	*exit_code = EXIT_USAGE;
	if (!g_option_context_parse(context, &argc, &copy, &error)) {
		complain("%s; see `%s --help`.", error->message, name);
	} else if (raw.version) {
		puts("headroom " HEADROOM_VERSION);
		*exit_code = EXIT_FINE;
	} else if (check(&raw, options)) {
		good = true;
	}
	if (good)
		take(&raw, options);
	raw_clear(&raw);
	g_free(copy);
	return good;
}

void
options_clear(Options *options)
{
	g_free(options->config);
	g_free(options->output);
	g_free(options->formats_dir);
	g_free(options->format);
	g_free(options->how_name);
	g_free(options->baseline);
	g_free(options->history);
	g_strfreev(options->inputs);
}
