#include "renderers/data/review_json.h"

#include <math.h>
#include <string.h>

#include "renderers/data/json_out.h"

static void
set_text(json_t *object, const char *key, const char *text)
{
	json_object_set_new(object, key, json_out_text(text));
}

static void
set_count(json_t *object, const char *key, long long count)
{
	json_object_set_new(object, key, json_integer(count));
}

/* Line and column count from 1; 0 is unknown. */
static void
set_position(json_t *object, const char *key, long position)
{
	json_object_set_new(
	    object, key, position > 0 ? json_integer(position) : json_null());
}

static json_t *
tags_to_json(unsigned tags)
{
	json_t *array = json_array();

	for (size_t i = 0; i < FIGURE_TAGS; i++)
		if (tags & figure_tags[i].tag)
			json_array_append_new(
			    array, json_string(figure_tags[i].name));
	return array;
}

static json_t *
evidence_to_json(const GPtrArray *evidence)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < evidence->len; i++) {
		const FigureRow *row = evidence->pdata[i];
		json_t *object = json_object();

		set_text(object, "file", row->file);
		set_position(object, "line", row->line);
		set_text(object, "key", row->key);
		set_text(object, "value", row->value);
		json_array_append_new(array, object);
	}
	return array;
}

json_t *
review_json_figure(const Figure *figure)
{
	json_t *object = json_object();

	json_object_set_new(object, "value",
	    figure->text != NULL ? json_out_text(figure->text)
				 : json_out_number(figure->value));
	json_object_set_new(object, "lo", json_out_number(figure->lo));
	json_object_set_new(object, "hi", json_out_number(figure->hi));
	json_object_set_new(object, "n", json_out_number(figure->n));
	json_object_set_new(object, "tags", tags_to_json(figure->tags));
	json_object_set_new(object, "inputs", json_out_texts(figure->inputs));
	set_text(object, "unit", figure->unit);
	set_text(object, "method", figure->method);
	set_text(object, "label", figure->label);
	if (figure->evidence->len > 0)
		json_object_set_new(
		    object, "evidence", evidence_to_json(figure->evidence));
	if (!figure_has_value(figure))
		set_text(object, "reason", figure->reason);
	return object;
}

static json_t *
figures_to_json(const FigureSet *set)
{
	g_autoptr(GPtrArray) list = figure_set_list(set);
	json_t *object = json_object();

	for (unsigned i = 0; i < list->len; i++) {
		const Figure *figure = list->pdata[i];

		json_object_set_new(object, figure->id, review_json_figure(figure));
	}
	return object;
}

static json_t *
range_to_json(double value, double lo, double hi)
{
	json_t *object = json_object();

	json_object_set_new(object, "value", json_out_number(value));
	json_object_set_new(object, "lo", json_out_number(lo));
	json_object_set_new(object, "hi", json_out_number(hi));
	return object;
}

json_t *
review_json_source(const ReportSource *source)
{
	json_t *object = range_to_json(source->value, source->lo, source->hi);

	if (source->text != NULL)
		set_text(object, "value", source->text);
	json_object_set_new(object, "default",
	    isnan(source->usual) ? json_null()
				 : range_to_json(source->usual,
				       source->usual_lo, source->usual_hi));
	set_text(object, "label", source->label);
	set_text(object, "unit", source->unit);
	set_text(object, "key", source->key);
	set_text(object, "file", source->file);
	set_position(object, "line", source->line);
	set_position(object, "column", source->column);
	return object;
}

static json_t *
sources_to_json(const GPtrArray *sources)
{
	json_t *object = json_object();

	for (unsigned i = 0; i < sources->len; i++) {
		const ReportSource *source = sources->pdata[i];

		json_object_set_new(object, source->id, review_json_source(source));
	}
	return object;
}

static json_t *
limits_to_json(const GPtrArray *limits)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < limits->len; i++) {
		const ReportLimit *limit = limits->pdata[i];
		json_t *object = json_object();

		set_text(object, "id", limit->id);
		set_text(object, "label", limit->label);
		set_text(object, "kind", limit->kind);
		json_object_set_new(
		    object, "proxy", json_boolean(limit->proxy));
		set_text(object, "fingerprint", limit->fingerprint);
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *
actions_to_json(const GPtrArray *actions)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < actions->len; i++) {
		const ReportAction *action = actions->pdata[i];
		json_t *object = json_object();
		char date[DATE_TEXT_SIZE];

		set_text(object, "subject", action->subject);
		set_text(object, "label", action->label);
		set_text(object, "state", action->state);
		set_text(object, "fingerprint", action->fingerprint);
		set_text(object, "issue", action->issue);
		set_text(object, "due",
		    action->due == DATE_NONE
			? NULL
			: date_format_iso(action->due, date));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *
findings_to_json(const FindingList *findings)
{
	json_t *array = json_array();

	for (size_t i = 0; i < finding_list_count(findings); i++) {
		const Finding *finding = finding_list_get(findings, i);
		json_t *object = json_object();

		set_text(object, "level", finding_level_name(finding->level));
		set_text(object, "code", finding->code);
		set_text(object, "file", finding->file);
		set_position(object, "line", finding->line);
		set_position(object, "column", finding->column);
		set_text(object, "message", finding->message);
		json_array_append_new(array, object);
	}
	return array;
}

/* PAIRS: key, count, key, count … */
static json_t *
counts_to_json(const GPtrArray *pairs)
{
	json_t *object = json_object();

	for (unsigned i = 0; i + 1 < pairs->len; i += 2)
		set_count(object, pairs->pdata[i],
		    g_ascii_strtoll(pairs->pdata[i + 1], NULL, 10));
	return object;
}

/* One of the amounts per currency: currency, billed, effective … */
static json_t *
totals_to_json(const GPtrArray *totals, unsigned amount)
{
	json_t *object = json_object();

	for (unsigned i = 0; i + 2 < totals->len; i += 3)
		set_text(object, totals->pdata[i], totals->pdata[i + amount]);
	return object;
}

static json_t *
input_to_json(const ReportInput *input)
{
	json_t *object = json_object();

	set_text(object, "path", input->path);
	set_text(object, "format", input->format);
	set_text(object, "kind", input->kind);
	set_text(object, "why", input->why);
	set_text(object, "encoding", input->encoding);
	set_text(object, "compression", input->compression);
	set_text(object, "sha256", input->sha256);
	set_count(object, "bytes", input->bytes);
	set_count(object, "rows_read", input->rows_read);
	set_count(object, "rows_used", input->rows_used);
	set_count(object, "rows_skipped", input->rows_skipped);
	set_count(object, "rows_rejected", input->rows_rejected);
	json_object_set_new(object, "skipped", counts_to_json(input->skips));
	json_object_set_new(object, "counts", counts_to_json(input->counts));
	json_object_set_new(object, "total", totals_to_json(input->totals, 1));
	json_object_set_new(
	    object, "total_effective", totals_to_json(input->totals, 2));
	json_object_set_new(object, "failed", json_boolean(input->failed));
	return object;
}

static json_t *
inputs_to_json(const GPtrArray *inputs)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < inputs->len; i++)
		json_array_append_new(array, input_to_json(inputs->pdata[i]));
	return array;
}

static json_t *
earlier_to_json(const GPtrArray *reviews)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < reviews->len; i++) {
		const ReportEarlier *review = reviews->pdata[i];
		json_t *object = json_object();
		char date[DATE_TEXT_SIZE];

		set_text(object, "path", review->path);
		set_text(object, "as_of", date_format_iso(review->as_of, date));
		set_text(object, "sha256", review->sha256);
		set_count(object, "bytes", review->bytes);
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *
meta_to_json(const Report *report)
{
	json_t *object = json_object();
	char date[DATE_TEXT_SIZE];

	set_text(object, "service", report->service);
	set_text(object, "as_of", date_format_iso(report->as_of, date));
	set_text(object, "version", report->version);
	set_text(object, "headline", report->headline);
	set_count(object, "schema", 1);
	if (report->pseudonymised)
		json_object_set_new(object, "pseudonymised", json_true());
	return object;
}

static json_t *
report_to_json(const Report *report)
{
	json_t *root = json_object();

	json_object_set_new(root, "meta", meta_to_json(report));
	json_object_set_new(root, "figures", figures_to_json(report->figures));
	json_object_set_new(root, "sources", sources_to_json(report->sources));
	json_object_set_new(root, "limits", limits_to_json(report->limits));
	json_object_set_new(root, "actions", actions_to_json(report->actions));
	json_object_set_new(
	    root, "findings", findings_to_json(report->findings));
	json_object_set_new(root, "inputs", inputs_to_json(report->inputs));
	json_object_set_new(root, "earlier", earlier_to_json(report->earlier));
	return root;
}

char *
review_json_to_text(const Report *report)
{
	json_t *root = report_to_json(report);
	char *text = json_out_dump(root);

	json_decref(root);
	return text;
}

bool
review_json_write(const Report *report, Stage *stage, GError **error)
{
	return json_out_write(
	    report_to_json(report), stage, "review.json", error);
}
