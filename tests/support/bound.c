#include "tests/support/bound.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>

#include "pipeline/ingest/bind.h"
#include "pipeline/ingest/csv_reader.h"
#include "pipeline/ingest/detect.h"
#include "pipeline/ingest/hbm_reader.h"
#include "pipeline/ingest/markdown_reader.h"
#include "pipeline/ingest/sql_reader.h"
#include "pipeline/ingest/xml_reader.h"

void
bound_init(Bound *bound)
{
	GError *error = NULL;

	*bound = (Bound){ .max_record = CSV_MAX_RECORD };
	bound->formats = descriptor_set_load(NULL, &error);
	if (error)
		fail_msg("%s", error->message);
	bound->facts = facts_new(date_from_ymd(2026, 12, 31));
	bound->assembler = schema_assembler_new(bound->facts);
}

void
bound_clear(Bound *bound)
{
	schema_assembler_free(bound->assembler);
	facts_free(bound->facts);
	descriptor_set_free(bound->formats);
	g_free(bound->error);
}

static Source *
open_text(const char *text)
{
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp("headroom-bound-XXXXXX", &path, NULL);
	Source *source;

	assert_true(fd >= 0);
	g_close(fd, NULL);
	assert_true(g_file_set_contents(path, text, -1, NULL));
	source = source_open(path, NULL, &source_default_limits, NULL);
	g_remove(path);
	return source;
}

static void
detect_source(const Bound *bound, Source *source, Detected *detected)
{
	const char *window;
	size_t length;

	assert_true(source_peek(source, &window, &length, NULL));
	detect(bound->formats, NULL, window, length, 0, detected);
	if (detected->problem)
		fail_msg("not detected: %s", detected->problem);
	detected->shape.max_record = bound->max_record;
}

static void
read_with(Bound *bound, Source *source, const Detected *detected,
    const Binding *binding)
{
	g_autoptr(Binder) binder = binder_new(binding);
	g_autoptr(GError) error = NULL;

	if (detected->descriptor->reader == READER_CSV)
		csv_reader_read(
		    source, &detected->shape, binding, binder, &error);
	else if (detected->descriptor->reader == READER_HIBERNATE)
		hbm_reader_read(source, binding, &error);
	else if (detected->descriptor->reader == READER_MARKDOWN)
		markdown_reader_read(source, binding, binder, &error);
	else if (detected->descriptor->reader == READER_SQL)
		sql_reader_read(source, binding->input, binding->index,
		    binding->facts, &error);
	else
		xml_reader_read(source, binding, binder, &error);
	binder_finish(binder);
	g_free(bound->error);
	bound->error = error ? g_strdup(error->message) : NULL;
}

Input *
bound_read(Bound *bound, const char *name, const char *text)
{
	g_autoptr(Source) source = open_text(text);
	Input *input = input_new(name);
	size_t index = facts_add_input(bound->facts, input);
	FirstReject first = { 0 };
	Binding binding = {
		.facts = bound->facts,
		.index = index,
		.input = input,
		.assembler = bound->assembler,
		.cost_tag = bound->cost_tag,
		.first = &first,
	};
	Detected detected;

	detect_source(bound, source, &detected);
	binding.descriptor = detected.descriptor;
	input->format = g_strdup(detected.descriptor->name);
	input->kind = detected.descriptor->kind;
	read_with(bound, source, &detected, &binding);
	detected_clear(&detected);
	g_free(first.reason);
	return input;
}

void
bound_seal(Bound *bound)
{
	schema_assembler_finish(bound->assembler);
	facts_seal(bound->facts);
}

const Finding *
bound_finding(const FindingList *list, const char *code)
{
	for (size_t i = 0; i < finding_list_count(list); i++)
		if (strcmp(finding_list_get(list, i)->code, code) == 0)
			return finding_list_get(list, i);
	return NULL;
}

const Issue *
bound_issue(const Bound *bound, const char *key)
{
	const GPtrArray *issues = facts_issues(bound->facts);

	for (unsigned i = 0; i < issues->len; i++) {
		const Issue *issue = issues->pdata[i];

		if (strcmp(issue->key, key) == 0)
			return issue;
	}
	fail_msg("no issue %s", key);
	return NULL;
}

void
bound_assert_rows(const Input *input, long used, long skipped, long rejected)
{
	assert_int_equal(input->rows_read,
	    input->rows_used + input->rows_skipped + input->rows_rejected);
	assert_int_equal(input->rows_used, used);
	assert_int_equal(input->rows_skipped, skipped);
	assert_int_equal(input->rows_rejected, rejected);
}

const Reject *
bound_reject(const Bound *bound)
{
	const GPtrArray *rejects = facts_rejects(bound->facts);

	assert_int_equal(rejects->len, 1);
	return rejects->pdata[0];
}
