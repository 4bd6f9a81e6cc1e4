#include "pipeline/history/review_read.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/embedded.h"
#include "pipeline/history/json_schema.h"

enum { CHUNK = 64 * 1024 };

GQuark
review_error_quark(void)
{
	return g_quark_from_static_string("headroom-review");
}

static double
number_at(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return json_is_number(value) ? json_number_value(value) : NAN;
}

static const char *
text_at(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static long
position_at(const json_t *object, const char *key)
{
	return (long)json_integer_value(json_object_get(object, key));
}

static unsigned
tags_of(const json_t *names)
{
	unsigned tags = 0;

	for (size_t i = 0; i < json_array_size(names); i++)
		for (size_t k = 0; k < FIGURE_TAGS; k++)
			if (strcmp(figure_tags[k].name,
				json_string_value(json_array_get(names, i))) ==
			    0)
				tags |= figure_tags[k].tag;
	return tags;
}

static Figure *
add_figure(const char *id, const json_t *object, FigureSet *figures)
{
	const json_t *value = json_object_get(object, "value");
	const char *label = text_at(object, "label");
	const char *unit = text_at(object, "unit");
	const char *method = text_at(object, "method");

	if (json_is_string(value))
		return figure_set_text(
		    figures, id, label, unit, json_string_value(value), method);
	if (json_is_number(value))
		return figure_set_number(
		    figures, id, label, unit, json_number_value(value), method);
	return figure_set_missing(
	    figures, id, label, unit, text_at(object, "reason"));
}

static void
read_figure(const char *id, const json_t *object, FigureSet *figures)
{
	const json_t *inputs = json_object_get(object, "inputs");
	const json_t *evidence = json_object_get(object, "evidence");
	Figure *figure = add_figure(id, object, figures);

	figure->lo = number_at(object, "lo");
	figure->hi = number_at(object, "hi");
	figure->n = number_at(object, "n");
	figure->tags = tags_of(json_object_get(object, "tags"));
	for (size_t i = 0; i < json_array_size(inputs); i++)
		figure_add_input(
		    figure, "%s", json_string_value(json_array_get(inputs, i)));
	for (size_t i = 0; i < json_array_size(evidence); i++) {
		const json_t *row = json_array_get(evidence, i);

		figure_add_evidence(figure, text_at(row, "file"),
		    position_at(row, "line"), text_at(row, "key"),
		    text_at(row, "value"));
	}
}

static void
read_source(const char *id, const json_t *object, Report *report)
{
	ReportSource *source = report_add_source(report, id);
	const json_t *usual = json_object_get(object, "default");

	source->label = g_strdup(text_at(object, "label"));
	source->unit = g_strdup(text_at(object, "unit"));
	source->value = number_at(object, "value");
	source->lo = number_at(object, "lo");
	source->hi = number_at(object, "hi");
	source->usual = number_at(usual, "value");
	source->usual_lo = number_at(usual, "lo");
	source->usual_hi = number_at(usual, "hi");
	source->text = g_strdup(text_at(object, "value"));
	source->key = g_strdup(text_at(object, "key"));
	source->file = g_strdup(text_at(object, "file"));
	source->line = position_at(object, "line");
	source->column = position_at(object, "column");
}

static void
read_finding(const json_t *object, FindingList *findings)
{
	static const FindingLevel levels[] = { FINDING_NOTE, FINDING_WARNING,
		FINDING_ERROR };
	const char *name = text_at(object, "level");

	for (size_t i = 0; i < G_N_ELEMENTS(levels); i++)
		if (strcmp(finding_level_name(levels[i]), name) == 0)
			finding_list_add(findings, levels[i],
			    text_at(object, "code"), text_at(object, "file"),
			    position_at(object, "line"),
			    position_at(object, "column"), "%s",
			    text_at(object, "message"));
}

/* An object of counts to key, count, key, count … */
static void
read_counts(const json_t *object, GPtrArray *pairs)
{
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)object, key, value)
	{
		g_ptr_array_add(pairs, g_strdup(key));
		g_ptr_array_add(pairs, g_strdup_printf("%" JSON_INTEGER_FORMAT,
					   json_integer_value(value)));
	}
}

/* Two objects of amounts to currency, billed, effective … */
static void
read_totals(const json_t *object, GPtrArray *totals)
{
	const json_t *effective = json_object_get(object, "total_effective");
	const char *currency;
	json_t *billed;

	json_object_foreach(json_object_get(object, "total"), currency, billed)
	{
		const char *amount = text_at(effective, currency);

		g_ptr_array_add(totals, g_strdup(currency));
		g_ptr_array_add(totals, g_strdup(json_string_value(billed)));
		g_ptr_array_add(totals,
		    g_strdup(
			amount != NULL ? amount : json_string_value(billed)));
	}
}

static void
read_input(const json_t *object, Report *report)
{
	ReportInput *input = report_add_input(report, text_at(object, "path"));

	input->format = g_strdup(text_at(object, "format"));
	input->kind = g_strdup(text_at(object, "kind"));
	input->why = g_strdup(text_at(object, "why"));
	input->encoding = g_strdup(text_at(object, "encoding"));
	input->compression = g_strdup(text_at(object, "compression"));
	input->sha256 = g_strdup(text_at(object, "sha256"));
	input->bytes = json_integer_value(json_object_get(object, "bytes"));
	input->rows_read = position_at(object, "rows_read");
	input->rows_used = position_at(object, "rows_used");
	input->rows_skipped = position_at(object, "rows_skipped");
	input->rows_rejected = position_at(object, "rows_rejected");
	read_counts(json_object_get(object, "skipped"), input->skips);
	read_counts(json_object_get(object, "counts"), input->counts);
	read_totals(object, input->totals);
	input->failed = json_is_true(json_object_get(object, "failed"));
}

static void
read_action(const json_t *object, Report *report)
{
	const char *due = text_at(object, "due");
	ReportAction *action =
	    report_add_action(report, text_at(object, "subject"),
		text_at(object, "label"), text_at(object, "fingerprint"));

	g_free(action->state);
	action->state = g_strdup(text_at(object, "state"));
	action->issue = g_strdup(text_at(object, "issue"));
	if (due != NULL && !date_parse_iso(due, &action->due))
		action->due = DATE_NONE;
}

static void
read_earlier(const json_t *object, Report *report)
{
	Date as_of = DATE_NONE;

	date_parse_iso(text_at(object, "as_of"), &as_of);
	report_add_earlier(report, text_at(object, "path"),
	    text_at(object, "sha256"),
	    json_integer_value(json_object_get(object, "bytes")), as_of);
}

static void
read_lists(const json_t *root, Report *report)
{
	const json_t *limits = json_object_get(root, "limits");
	const json_t *actions = json_object_get(root, "actions");
	const json_t *findings = json_object_get(root, "findings");
	const json_t *inputs = json_object_get(root, "inputs");
	const json_t *earlier = json_object_get(root, "earlier");

	for (size_t i = 0; i < json_array_size(limits); i++) {
		const json_t *limit = json_array_get(limits, i);

		report_add_limit(report, text_at(limit, "id"),
		    text_at(limit, "label"), text_at(limit, "kind"),
		    json_is_true(json_object_get(limit, "proxy")))
		    ->fingerprint = g_strdup(text_at(limit, "fingerprint"));
	}
	for (size_t i = 0; i < json_array_size(actions); i++)
		read_action(json_array_get(actions, i), report);
	for (size_t i = 0; i < json_array_size(findings); i++)
		read_finding(json_array_get(findings, i), report->findings);
	for (size_t i = 0; i < json_array_size(inputs); i++)
		read_input(json_array_get(inputs, i), report);
	for (size_t i = 0; i < json_array_size(earlier); i++)
		read_earlier(json_array_get(earlier, i), report);
}

static Report *
read_root(const json_t *root, Date as_of)
{
	const json_t *meta = json_object_get(root, "meta");
	Report *report = report_new(
	    text_at(meta, "service"), as_of, text_at(meta, "version"));
	const char *key;
	json_t *value;

	report_set_headline(report, text_at(meta, "headline"));
	report->pseudonymised =
	    json_object_get(meta, "pseudonymised") != NULL;
	json_object_foreach(json_object_get(root, "figures"), key, value)
	    read_figure(key, value, report->figures);
	json_object_foreach(json_object_get(root, "sources"), key, value)
	    read_source(key, value, report);
	read_lists(root, report);
	report_seal(report);
	return report;
}

/* Which form of review.json ROOT says it has; 0: it is no review. */
static json_int_t
form_of(const json_t *root)
{
	const json_t *meta = json_object_get(root, "meta");

	return json_integer_value(json_object_get(meta, "schema"));
}

static bool
keeps_to_schema(const char *path, const json_t *root, GError **error)
{
	const Embedded *file = embedded_find("schemas/review.schema.json");
	json_t *schema = json_loadb(file->bytes, file->length, 0, NULL);
	g_autofree char *what = NULL;
	bool good = json_schema_check(schema, root, &what);

	json_decref(schema);
	if (!good)
		g_set_error(error, REVIEW_ERROR, 0,
		    "%s: not a whole review: %s; make it again with `headroom "
		    "run`",
		    path, what);
	return good;
}

/* What a schema cannot say: ids of limits are told once, dates exist. */
static bool
makes_sense(const char *path, const json_t *root, Date *as_of, GError **error)
{
	g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
	const json_t *limits = json_object_get(root, "limits");
	const char *date = text_at(json_object_get(root, "meta"), "as_of");

	if (!date_parse_iso(date, as_of)) {
		g_set_error(error, REVIEW_ERROR, 0,
		    "%s: not a whole review: meta, as_of: %s is no date; make "
		    "it again with `headroom run`",
		    path, date);
		return false;
	}
	for (size_t i = 0; i < json_array_size(limits); i++) {
		const char *id = text_at(json_array_get(limits, i), "id");

		if (g_hash_table_add(ids, (char *)id))
			continue;
		g_set_error(error, REVIEW_ERROR, 0,
		    "%s: not a whole review: limits: \"%s\" is there twice; "
		    "make it again with `headroom run`",
		    path, id);
		return false;
	}
	return true;
}

static bool
is_review(const char *path, const json_t *root, Date *as_of, GError **error)
{
	if (form_of(root) < 1) {
		g_set_error(error, REVIEW_ERROR, 0,
		    "%s: JSON, but no review of headroom; name the review.json "
		    "that a run wrote",
		    path);
		return false;
	}
	if (form_of(root) > 1) {
		g_set_error(error, REVIEW_ERROR, 0,
		    "%s: a review in a form (%" JSON_INTEGER_FORMAT
		    ") that this headroom does not know; use the newer one "
		    "that wrote it",
		    path, form_of(root));
		return false;
	}
	return keeps_to_schema(path, root, error) &&
	       makes_sense(path, root, as_of, error);
}

Report *
review_parse(const char *path, const char *bytes, size_t length, GError **error)
{
	Report *report = NULL;
	json_error_t wrong;
	json_t *root =
	    json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &wrong);
	Date as_of;

	if (root == NULL) {
		g_set_error(error, REVIEW_ERROR, 0,
		    "%s:%d:%d: not JSON: %s; name the review.json that a run "
		    "wrote",
		    path, MAX(wrong.line, 1), MAX(wrong.column, 1), wrong.text);
		return NULL;
	}
	if (is_review(path, root, &as_of, error))
		report = read_root(root, as_of);
	json_decref(root);
	return report;
}

/* False with errno, or with 0 where there is too much. */
static bool
read_all(int fd, GString *text)
{
	ssize_t got = 1;

	while (got != 0) {
		const size_t before = text->len;

		if (before > REVIEW_MAX_BYTES) {
			errno = 0;
			return false;
		}
		g_string_set_size(text, before + CHUNK);
		got = read(fd, text->str + before, CHUNK);
		g_string_set_size(text, before + (size_t)MAX(got, 0));
		if (got < 0 && errno != EINTR)
			return false;
	}
	return true;
}

static void
complain_unreadable(const char *path, int code, GError **error)
{
	if (code == 0)
		g_set_error(error, REVIEW_ERROR, 0,
		    "%s: larger than %d MiB, which no review is", path,
		    REVIEW_MAX_BYTES >> 20);
	else if (code == ENOENT)
		g_set_error(error, REVIEW_ERROR, 0,
		    "%s: there is no such file; name the review.json that a "
		    "run wrote",
		    path);
	else
		g_set_error(error, REVIEW_ERROR, 0, "%s: cannot be read: %s",
		    path, g_strerror(code));
}

char *
review_path(const char *path)
{
	return g_file_test(path, G_FILE_TEST_IS_DIR)
		   ? g_build_filename(path, "review.json", NULL)
		   : g_strdup(path);
}

GString *
review_bytes(const char *path, GError **error)
{
	const bool standard = strcmp(path, "-") == 0;
	g_autoptr(GString) text = g_string_new(NULL);
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	bool good = fd >= 0 && read_all(fd, text);
	int code = errno;

	if (fd >= 0 && !standard)
		close(fd);
	if (good)
		return g_steal_pointer(&text);
	complain_unreadable(path, code, error);
	return NULL;
}

Report *
review_read(const char *path, GError **error)
{
	g_autofree char *file = review_path(path);
	g_autoptr(GString) text = review_bytes(file, error);

	return text == NULL
		   ? NULL
		   : review_parse(
			 strcmp(path, "-") == 0 ? "standard input" : file,
			 text->str, text->len, error);
}
