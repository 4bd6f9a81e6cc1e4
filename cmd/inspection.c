#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "cmd/inspection.h"

static json_t *
columns_json(const Input *input)
{
	json_t *list = json_array();

	for (guint i = 0; i < input->columns->len; i++) {
		const MappedColumn *column =
		    g_ptr_array_index(input->columns, i);

		json_array_append_new(list,
		    json_pack("{s:s, s:s?, s:s?}", "name", column->name,
			"field", column->field, "sample", column->sample));
	}
	return list;
}

static json_t *
counts_json(const Input *input)
{
	json_t *counts = json_object();
	json_t *totals = json_object();

	for (const InspectionCount *count = inspection_counts; count->name;
	     count++)
		json_object_set_new(counts, count->name,
		    json_integer(inspection_count(input, count)));
	for (guint i = 0; i < input->totals->len; i++) {
		const CurrencyTotal *total =
		    g_ptr_array_index(input->totals, i);
		g_autofree char *billed = decimal_format(total->billed);

		json_object_set_new(
		    totals, total->currency, json_string(billed));
	}
	json_object_set_new(counts, "total", totals);
	return counts;
}

static json_t *
nearest_json(const Input *input)
{
	json_t *list = json_array();

	for (guint i = 0; i < input->nearest->len; i++) {
		const NearFormat *near = g_ptr_array_index(input->nearest, i);
		json_t *missing = json_array();

		for (char **name = near->missing; *name; name++)
			json_array_append_new(missing, json_string(*name));
		json_array_append_new(
		    list, json_pack("{s:s, s:o, s:I}", "format", near->format,
			      "missing", missing, "matched",
			      (json_int_t)near->matched));
	}
	return list;
}

static json_t *
skips_json(const Input *input)
{
	json_t *skips = json_object();

	for (guint i = 0; i < input->skips->len; i++) {
		const SkipReason *skip = g_ptr_array_index(input->skips, i);

		json_object_set_new(
		    skips, skip->reason, json_integer(skip->count));
	}
	return skips;
}

static json_t *
findings_json(const FindingList *findings)
{
	json_t *list = json_array();

	for (size_t i = 0; i < finding_list_count(findings); i++) {
		const Finding *finding = finding_list_get(findings, i);

		json_array_append_new(
		    list, json_pack("{s:s, s:s, s:s, s:I, s:I}", "level",
			      finding_level_name(finding->level), "code",
			      finding->code, "message", finding->message,
			      "line", (json_int_t)finding->line, "column",
			      (json_int_t)finding->column));
	}
	return list;
}

static json_t *
rejects_json(const Facts *facts, size_t index)
{
	g_autoptr(GArray) groups = inspection_rejects(facts, index);
	json_t *list = json_array();

	for (guint i = 0; i < groups->len; i++) {
		const InspectionReject *group =
		    &g_array_index(groups, InspectionReject, i);
		g_autofree char *reason = g_utf8_make_valid(group->reason, -1);

		json_array_append_new(
		    list, json_pack("{s:s, s:I, s:I}", "reason", reason,
			      "count", (json_int_t)group->count, "line",
			      (json_int_t)group->line));
	}
	return list;
}

static json_t *
input_json(const Facts *facts, size_t index)
{
	const Input *input = g_ptr_array_index(facts_inputs(facts), index);
	const char delimiter[] = { input->delimiter, '\0' };
	g_autofree char *path = g_utf8_make_valid(input->path, -1);
	json_t *file =
	    json_pack("{s:s, s:s?, s:s, s:s?, s:s?, s:s?, s:b}", "path", path,
		"format", input->format, "kind", input_kind_name(input->kind),
		"why", input->why, "encoding", input->encoding, "compression",
		input->compression, "failed", input->failed);

	json_object_set_new(file, "delimiter",
	    input->delimiter == 0 ? json_null() : json_string(delimiter));
	json_object_set_new(file, "rows_read", json_integer(input->rows_read));
	json_object_set_new(file, "rows_used", json_integer(input->rows_used));
	json_object_set_new(
	    file, "rows_skipped", json_integer(input->rows_skipped));
	json_object_set_new(
	    file, "rows_rejected", json_integer(input->rows_rejected));
	json_object_set_new(file, "skips", skips_json(input));
	json_object_set_new(file, "rejects", rejects_json(facts, index));
	json_object_set_new(file, "columns", columns_json(input));
	json_object_set_new(file, "nearest", nearest_json(input));
	json_object_set_new(file, "descriptor",
	    input->descriptor ? json_string(input->descriptor) : json_null());
	json_object_set_new(file, "counts", counts_json(input));
	json_object_set_new(file, "findings", findings_json(input->findings));
	return file;
}

void
inspection_print_json(const Facts *facts)
{
	json_t *files = json_array();
	json_t *root = json_pack("{s:o, s:o}", "files", files, "findings",
	    findings_json(facts_findings(facts)));
	char *text;

	for (guint i = 0; i < facts_inputs(facts)->len; i++)
		json_array_append_new(files, input_json(facts, i));
	text = json_dumps(root, JSON_INDENT(2) | JSON_SORT_KEYS);
	puts(text);
	free(text);
	json_decref(root);
}
