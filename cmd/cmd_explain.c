#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/explanation.h"
#include "cmd/options.h"
#include "cmd/terminal.h"
#include "pipeline/base/display.h"
#include "pipeline/base/text.h"
#include "pipeline/config/suggest.h"
#include "pipeline/history/review_read.h"
#include "renderers/data/review_json.h"

enum { NEAR_LIMIT = 4, VALUE_MOST = 24 };

/* Figures that WANTED means: the one of that id, else all that match it as a
 * pattern, else all whose ids begin with it; of const Figure *. */
static GPtrArray *
find_figures(const Report *report, const char *wanted)
{
	g_autoptr(GPtrArray) all = figure_set_list(report->figures);
	const Figure *exact = figure_set_find(report->figures, wanted);
	const bool pattern = strpbrk(wanted, "*?") != NULL;
	GPtrArray *found = g_ptr_array_new();

	if (exact != NULL)
		g_ptr_array_add(found, (void *)exact);
	for (unsigned i = 0; exact == NULL && i < all->len; i++) {
		Figure *figure = all->pdata[i];

		if (pattern ? text_matches(wanted, figure->id)
			    : g_ascii_strncasecmp(
				  wanted, figure->id, strlen(wanted)) == 0)
			g_ptr_array_add(found, figure);
	}
	return found;
}

/* The nearest ids, else the first of those that hold WANTED; NULL: none. */
static char *
name_near(const Report *report, const char *wanted)
{
	g_autoptr(GPtrArray) all = figure_set_list(report->figures);
	g_autofree const char **ids = g_new(const char *, all->len + 1);
	const char *near[NEAR_LIMIT + 1] = { NULL };
	size_t count;

	for (unsigned i = 0; i < all->len; i++)
		ids[i] = ((const Figure *)all->pdata[i])->id;
	count = suggest_names(wanted, ids, all->len, near, NEAR_LIMIT);
	for (unsigned i = 0; count < NEAR_LIMIT && i < all->len; i++) {
		const char *const *const end = near + count;
		bool known = false;

		for (const char *const *one = near; one < end; one++)
			known = known || *one == ids[i];
		if (!known && strstr(ids[i], wanted) != NULL)
			near[count++] = ids[i];
	}
	return count > 0 ? g_strjoinv(", ", (char **)near) : NULL;
}

static void
complain_unknown(const Report *report, const char *wanted)
{
	g_autofree char *shown = display_line(wanted);
	g_autofree char *near = name_near(report, wanted);

	if (near != NULL)
		complain("%s: no figure of this review is called so; near it: "
			 "%s",
		    shown, near);
	else
		complain("%s: no figure of this review is called so; `headroom "
			 "explain '*'` lists them all",
		    shown);
}

static void
list_text(const GPtrArray *found)
{
	const bool wrap = isatty(STDOUT_FILENO);
	const size_t width = terminal_width();
	char buffer[FIGURE_TEXT_SIZE];
	size_t longest = 0, widest = 0;

	for (unsigned i = 0; i < found->len; i++) {
		const Figure *figure = found->pdata[i];

		longest = MAX(longest, strlen(figure->id));
		widest = MAX(
		    widest, display_width(figure_format_value(figure, buffer)));
	}
	widest = MIN(widest, VALUE_MOST);
	for (unsigned i = 0; i < found->len; i++) {
		const Figure *figure = found->pdata[i];
		g_autoptr(GString) line = g_string_new(NULL);
		const char *label = figure->label != NULL ? figure->label : "";
		g_autofree char *shown = display_line(label);

		display_append(line, figure->id, longest);
		g_string_append(line, "  ");
		display_append(
		    line, figure_format_value(figure, buffer), widest);
		g_string_append(line, "  ");
		g_string_append(line, shown);
		if (wrap) {
			g_autofree char *clipped =
			    display_clip(g_strchomp(line->str), width);

			puts(clipped);
		} else {
			puts(g_strchomp(line->str));
		}
	}
}

static void
list_json(const GPtrArray *found)
{
	json_t *matches = json_object(), *root;
	char *text;

	for (unsigned i = 0; i < found->len; i++) {
		const Figure *figure = found->pdata[i];

		json_object_set_new(
		    matches, figure->id, review_json_figure(figure));
	}
	root = json_pack("{s:o}", "matches", matches);
	text = json_dumps(
	    root, JSON_INDENT(2) | JSON_SORT_KEYS | JSON_REAL_PRECISION(12));
	puts(text);
	free(text);
	json_decref(root);
}

static void
print(const Options *options, const Report *report, const GPtrArray *found,
    const char *path)
{
	g_autoptr(Explanation) explanation = NULL;

	if (found->len > 1) {
		if (options->json)
			list_json(found);
		else
			list_text(found);
		return;
	}
	explanation = explanation_new(report, found->pdata[0], path);
	if (options->json)
		explanation_print_json(explanation);
	else
		explanation_print_text(
		    explanation, terminal_width(), isatty(STDOUT_FILENO));
}

static bool
check_arguments(char **arguments)
{
	const unsigned count = g_strv_length(arguments);

	if (count == 0)
		complain("name a figure, such as headroom.multiple; `headroom "
			 "explain '*'` lists them all.");
	else if (count > 2)
		complain("a figure and a review are all that can be named; "
			 "quote a pattern: 'limit.*'.");
	return count == 1 || count == 2;
}

ExitCode
cmd_explain(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(Report) report = NULL;
	g_autoptr(GPtrArray) found = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *path = NULL;
	ExitCode exit_code;

	if (!options_read(&options, argc, argv, OPTIONS_JSON,
		"FIGURE [REVIEW.json]",
		"Tells how a figure of a review came about: how it was "
		"computed, and from\nwhich assumptions, settings and rows of "
		"which files.",
		&exit_code))
		return exit_code;
	if (!check_arguments(options.inputs))
		return EXIT_USAGE;
	path = options.inputs[1] != NULL
		   ? review_path(options.inputs[1])
		   : g_build_filename(options.output, "review.json", NULL);
	report = review_read(path, &error);
	if (report == NULL) {
		complain("%s", error->message);
		return EXIT_INPUT;
	}
	found = find_figures(report, options.inputs[0]);
	if (found->len == 0) {
		complain_unknown(report, options.inputs[0]);
		return EXIT_USAGE;
	}
	print(&options, report, found, path);
	if (fflush(stdout) == 0 && !ferror(stdout))
		return EXIT_FINE;
	complain("standard output: the explanation could not be written.");
	return EXIT_OUTPUT;
}
