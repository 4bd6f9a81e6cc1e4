#include "cmd/explanation.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "pipeline/base/fsio.h"
#include "pipeline/base/number.h"
#include "pipeline/ingest/source_lines.h"
#include "renderers/data/review_json.h"

static const char file_prefix[] = "file:";

static void
file_free(void *data)
{
	ExplainedFile *file = data;

	g_free(file->path);
	g_free(file->found);
	g_free(file->member);
	g_array_unref(file->lines);
	g_ptr_array_unref(file->texts);
	g_free(file);
}

void
explanation_free(Explanation *explanation)
{
	if (explanation == NULL)
		return;
	g_ptr_array_unref(explanation->figures);
	g_ptr_array_unref(explanation->sources);
	g_ptr_array_unref(explanation->files);
	g_free(explanation);
}

void
file_line_clear(FileLine *line)
{
	g_clear_pointer(&line->path, g_free);
}

static const ReportInput *
find_input(const Report *report, const char *path)
{
	for (unsigned i = 0; i < report->inputs->len; i++) {
		const ReportInput *input = report->inputs->pdata[i];

		if (strcmp(input->path, path) == 0)
			return input;
	}
	return NULL;
}

/* Of an input or an earlier review; NULL: not told. */
static const char *
find_digest(const Report *report, const char *path)
{
	const ReportInput *input = find_input(report, path);

	for (unsigned i = 0; i < report->earlier->len; i++) {
		const ReportEarlier *review = report->earlier->pdata[i];

		if (strcmp(review->path, path) == 0)
			return review->sha256;
	}
	return input != NULL ? input->sha256 : NULL;
}

/* What follows the last colon is a line, unless a file is so called. */
bool
explanation_parse_file(const Report *report, const char *source, FileLine *out)
{
	const char *path, *colon;
	int64_t line;

	if (!g_str_has_prefix(source, file_prefix))
		return false;
	path = source + strlen(file_prefix);
	colon = strrchr(path, ':');
	if (find_input(report, path) != NULL || colon == NULL ||
	    !number_parse_int(colon + 1, &line) || line < 1) {
		*out = (FileLine){ g_strdup(path), 0 };
		return true;
	}
	*out =
	    (FileLine){ g_strndup(path, (size_t)(colon - path)), (long)line };
	return true;
}

static ExplainedFile *
find_file(const Explanation *explanation, const char *path)
{
	for (unsigned i = 0; i < explanation->files->len; i++) {
		ExplainedFile *file = explanation->files->pdata[i];

		if (strcmp(file->path, path) == 0)
			return file;
	}
	return NULL;
}

static void
want_line(Explanation *explanation, const char *path, long line)
{
	ExplainedFile *file = find_file(explanation, path);

	if (file == NULL) {
		file = g_new0(ExplainedFile, 1);
		file->path = g_strdup(path);
		file->lines = g_array_new(FALSE, FALSE, sizeof(long));
		file->texts = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(explanation->files, file);
	}
	if (line > 0)
		g_array_append_val(file->lines, line);
}

static void
take_input(Explanation *explanation, const char *id, GHashTable *seen)
{
	const Report *report = explanation->report;
	const Figure *figure = figure_set_find(report->figures, id);
	const ReportSource *source = report_find_source(report, id);
	FileLine place;

	if (explanation_parse_file(report, id, &place)) {
		want_line(explanation, place.path, place.line);
		file_line_clear(&place);
		return;
	}
	if (!g_hash_table_add(seen, (char *)id))
		return;
	if (figure != NULL)
		g_ptr_array_add(explanation->figures, (void *)figure);
	else if (source != NULL)
		g_ptr_array_add(explanation->sources, (void *)source);
}

static void
take_figure(Explanation *explanation, const Figure *figure, GHashTable *seen)
{
	for (unsigned i = 0; i < figure->inputs->len; i++)
		take_input(explanation, figure->inputs->pdata[i], seen);
	for (unsigned i = 0; i < figure->evidence->len; i++) {
		const FigureRow *row = figure->evidence->pdata[i];

		want_line(explanation, row->file, row->line);
	}
}

static bool
is_plain(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* PATH, or the archive that PATH is in, which *MEMBER then is the rest of;
 * NULL if there is neither. */
static char *
find_stored(const char *path, const char **member)
{
	g_autofree char *stored = g_strdup(path);
	char *slash;

	*member = NULL;
	while (!is_plain(stored)) {
		slash = strrchr(stored, '/');
		if (slash == NULL)
			return NULL;
		*slash = '\0';
		*member = path + (slash - stored) + 1;
	}
	return g_steal_pointer(&stored);
}

/* Whether the file at PATH has the digest SHA256; fills FILE if it is
 * there at all. */
static bool
is_same(const char *path, const char *sha256, ExplainedFile *file)
{
	const char *member;
	g_autofree char *stored = find_stored(path, &member);
	g_autofree char *digest = NULL;

	if (stored == NULL)
		return false;
	digest = fsio_sha256(stored, NULL);
	file->state = g_strcmp0(digest, sha256) == 0 ? FILE_SAME : FILE_CHANGED;
	g_free(file->found);
	g_free(file->member);
	file->found = g_steal_pointer(&stored);
	file->member = g_strdup(member);
	return file->state == FILE_SAME;
}

/* Where it was, from the review's folder or the one above it, and beside the
 * review. */
static void
look_for(ExplainedFile *file, const char *sha256, const char *review)
{
	g_autofree char *folder = g_path_get_dirname(review);
	g_autofree char *name = g_path_get_basename(file->path);
	const bool absolute = g_path_is_absolute(file->path);
	g_autofree char *below =
	    g_build_filename(absolute ? "" : folder, file->path, NULL);
	g_autofree char *above = g_build_filename(
	    absolute ? "" : folder, absolute ? "" : "..", file->path, NULL);
	g_autofree char *beside = g_build_filename(folder, name, NULL);

	file->state = FILE_ABSENT;
	if (!is_same(file->path, sha256, file) &&
	    !is_same(below, sha256, file) && !is_same(above, sha256, file))
		is_same(beside, sha256, file);
}

static int
compare_lines(const void *a, const void *b)
{
	const long left = *(const long *)a, right = *(const long *)b;

	return (left > right) - (left < right);
}

static void
sort_lines(GArray *lines)
{
	guint kept = 0;

	g_array_sort(lines, compare_lines);
	for (guint i = 0; i < lines->len; i++) {
		const long line = g_array_index(lines, long, i);

		if (kept == 0 || line != g_array_index(lines, long, kept - 1))
			g_array_index(lines, long, kept++) = line;
	}
	g_array_set_size(lines, kept);
}

static int
compare_files(const void *a, const void *b)
{
	const ExplainedFile *const *left = a, *const *right = b;

	return strcmp((*left)->path, (*right)->path);
}

static void
read_file(ExplainedFile *file, const Report *report, const char *review)
{
	const char *sha256 = find_digest(report, file->path);
	GPtrArray *texts;

	file->state = report->pseudonymised ? FILE_NAMING : FILE_UNREAD;
	sort_lines(file->lines);
	if (sha256 == NULL || report->pseudonymised)
		return;
	look_for(file, sha256, review);
	if (file->state != FILE_SAME || file->lines->len == 0)
		return;
	texts = source_lines(file->found, file->member,
	    (const long *)(void *)file->lines->data, file->lines->len, NULL);
	if (texts == NULL)
		return;
	g_ptr_array_unref(file->texts);
	file->texts = texts;
}

Explanation *
explanation_new(const Report *report, const Figure *figure, const char *path)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	Explanation *explanation = g_new0(Explanation, 1);

	explanation->report = report;
	explanation->figures = g_ptr_array_new();
	explanation->sources = g_ptr_array_new();
	explanation->files = g_ptr_array_new_with_free_func(file_free);
	take_input(explanation, figure->id, seen);
	for (unsigned i = 0; i < explanation->figures->len; i++)
		take_figure(explanation, explanation->figures->pdata[i], seen);
	g_ptr_array_sort(explanation->files, compare_files);
	for (unsigned i = 0; i < explanation->files->len; i++)
		read_file(explanation->files->pdata[i], report, path);
	return explanation;
}

const char *
explanation_line(const Explanation *explanation, const char *path, long line)
{
	const ExplainedFile *file = find_file(explanation, path);

	for (unsigned i = 0; file != NULL && i < file->texts->len; i++)
		if (g_array_index(file->lines, long, i) == line)
			return file->texts->pdata[i];
	return NULL;
}

static json_t *
lines_to_json(const ExplainedFile *file)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < file->lines->len; i++) {
		const char *text =
		    i < file->texts->len ? file->texts->pdata[i] : NULL;

		json_array_append_new(
		    array, json_pack("{s:I, s:s?}", "line",
			       (json_int_t)g_array_index(file->lines, long, i),
			       "text", text));
	}
	return array;
}

static json_t *
files_to_json(const Explanation *explanation)
{
	static const char *const states[] = {
		[FILE_SAME] = "same",
		[FILE_CHANGED] = "changed",
		[FILE_ABSENT] = "absent",
		[FILE_NAMING] = "naming",
		[FILE_UNREAD] = "unread",
	};
	json_t *array = json_array();

	for (unsigned i = 0; i < explanation->files->len; i++) {
		const ExplainedFile *file = explanation->files->pdata[i];

		json_array_append_new(array,
		    json_pack("{s:s, s:s?, s:s, s:o}", "path", file->path,
			"found", file->found, "state", states[file->state],
			"lines", lines_to_json(file)));
	}
	return array;
}

void
explanation_print_json(const Explanation *explanation)
{
	const Figure *first = explanation->figures->pdata[0];
	json_t *figures = json_object(), *sources = json_object(), *root;
	char *text;

	for (unsigned i = 0; i < explanation->figures->len; i++) {
		const Figure *figure = explanation->figures->pdata[i];

		json_object_set_new(
		    figures, figure->id, review_json_figure(figure));
	}
	for (unsigned i = 0; i < explanation->sources->len; i++) {
		const ReportSource *source = explanation->sources->pdata[i];

		json_object_set_new(
		    sources, source->id, review_json_source(source));
	}
	root = json_pack("{s:s, s:o, s:o, s:o}", "figure", first->id, "figures",
	    figures, "sources", sources, "files", files_to_json(explanation));
	text = json_dumps(
	    root, JSON_INDENT(2) | JSON_SORT_KEYS | JSON_REAL_PRECISION(12));
	puts(text);
	free(text);
	json_decref(root);
}
