#include "pipeline/ingest/ingest.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/ingest/bind.h"
#include "pipeline/ingest/csv_reader.h"
#include "pipeline/ingest/detect.h"
#include "pipeline/ingest/expand.h"
#include "pipeline/ingest/hbm_reader.h"
#include "pipeline/ingest/remap.h"
#include "pipeline/ingest/liquibase_reader.h"
#include "pipeline/ingest/markdown_reader.h"
#include "pipeline/ingest/rowset.h"
#include "pipeline/ingest/schema_assembler.h"
#include "pipeline/ingest/sql_reader.h"
#include "pipeline/ingest/unknown.h"
#include "pipeline/ingest/xml_reader.h"

enum { PASSED_SHOWN = 8 };

const IngestOptions ingest_default_options = {
	.max_rejects = 0.01,
	.limits = SOURCE_DEFAULT_LIMITS,
	.max_record = CSV_MAX_RECORD,
};

/* One run over all inputs. */
typedef struct Run {
	Facts *facts;
	const IngestOptions *options;
	const DescriptorSet *formats;
	SchemaAssembler *assembler;
} Run;

/* One file of it. */
typedef struct Job {
	const Run *run;
	Source *source;
	Input *input;
	size_t index;
	Detected detected;
	FirstReject first;
	bool no_text; /* its bytes are no text that can be read */
} Job;

static void
fail(Input *input, const char *code, long line, const char *problem)
{
	input->failed = true;
	finding_list_add(input->findings, FINDING_ERROR, code, input->path,
	    line, 0, "%s", problem);
}

/* Errors begin with "PATH: " or "PATH:LINE: ", which findings hold apart. */
static void
fail_with(Input *input, const GError *error)
{
	static const char *const codes[] = {
		[SOURCE_ERROR_MISSING] = "input-missing",
		[SOURCE_ERROR_UNREADABLE] = "input-unreadable",
		[SOURCE_ERROR_DAMAGED] = "input-damaged",
		[SOURCE_ERROR_TOO_LARGE] = "input-too-large",
	};
	const char *code = error->domain == SOURCE_ERROR ? codes[error->code]
							 : "input-unreadable";
	const char *text = error->message;
	size_t length = strlen(input->path);
	char *end = NULL;
	long line = 0;

	if (strncmp(text, input->path, length) == 0 && text[length] == ':') {
		text += length + 1;
		line = strtol(text, &end, 10);
		text = *end == ':' ? end + 1 : text;
		text += strspn(text, " ");
	}
	fail(input, code, line, text);
}

/* It may be right, but is seldom what was meant. */
static void
check_rows(Job *job)
{
	const char *record = job->detected.descriptor->record;
	const char *slash = record ? strrchr(record, '/') : NULL;
	Input *input = job->input;

	if (input->rows_read > 0)
		return;
	if (record)
		finding_list_add(input->findings, FINDING_WARNING, "no-rows",
		    input->path, 0, 0,
		    "has no <%s>, and so no rows; check how it was exported",
		    slash ? slash + 1 : record);
	else
		finding_list_add(input->findings, FINDING_WARNING, "no-rows",
		    input->path, 0, 0,
		    "has a header and no rows; check how it was exported");
}

static bool
read_records(Job *job, GError **error)
{
	const Run *run = job->run;
	Binding binding = {
		.facts = run->facts,
		.index = job->index,
		.input = job->input,
		.descriptor = job->detected.descriptor,
		.assembler = run->assembler,
		.cost_tag = run->options->cost_tag,
		.first = &job->first,
	};
	g_autoptr(Binder) binder = binder_new(&binding);
	CsvShape shape = job->detected.shape;
	bool ok;

	shape.max_record = run->options->max_record;
	if (job->detected.rowset)
		ok = rowset_read(job->source, &binding, binder, error);
	else if (binding.descriptor->reader == READER_CSV)
		ok = csv_reader_read(
		    job->source, &shape, &binding, binder, error);
	else if (binding.descriptor->reader == READER_HIBERNATE)
		ok = hbm_reader_read(job->source, &binding, error);
	else if (binding.descriptor->reader == READER_MARKDOWN)
		ok = markdown_reader_read(job->source, &binding, binder, error);
	else
		ok = xml_reader_read(job->source, &binding, binder, error);
	binder_finish(binder);
	if (ok)
		check_rows(job);
	return ok;
}

static void
skip_file(Job *job)
{
	finding_list_add(job->input->findings, FINDING_NOTE,
	    "format-not-needed", job->input->path, 0, 0, "%s",
	    job->detected.descriptor->reason);
}

static bool
read_content(Job *job, GError **error)
{
	const Descriptor *descriptor = job->detected.descriptor;

	switch (descriptor->reader) {
	case READER_CSV:
	case READER_XML:
	case READER_HIBERNATE:
	case READER_MARKDOWN:
		return read_records(job, error);
	case READER_SQL:
		return sql_reader_read(job->source, job->input, job->index,
		    job->run->facts, error);
	case READER_LIQUIBASE:
		return liquibase_reader_read(job->source, job->input,
		    job->index, job->run->facts, error);
	case READER_SKIP:
		skip_file(job);
		return true;
	case READER_REFUSE:
		job->no_text = true;
		fail(job->input, "format-refused", 0, descriptor->reason);
		return true;
	}
	return true;
}

static void
describe_format(Job *job)
{
	const Descriptor *descriptor = job->detected.descriptor;
	Input *input = job->input;

	input->format = g_strdup(descriptor->name);
	input->kind = descriptor->kind;
	input->why = g_strdup(job->detected.why);
	if (descriptor->reader == READER_CSV && !job->detected.rowset)
		input->delimiter = job->detected.shape.delimiter;
	if (descriptor->note)
		finding_list_add(input->findings, FINDING_WARNING,
		    "format-limit", input->path, 0, 0, "%s", descriptor->note);
}

/* Detects and reads; false with ERROR when the file cannot be read on. */
static bool
read_source(Job *job, const Descriptor *forced, GError **error)
{
	const char *text;
	size_t length;

	if (!source_peek(job->source, &text, &length, error))
		return false;
	detect(job->run->formats, forced, text, length,
	    source_nul_count(job->source), &job->detected);
	if (job->detected.problem) {
		job->no_text = g_str_equal(job->detected.code, "input-binary");
		fail(job->input, job->detected.code, 0, job->detected.problem);
		if (g_str_equal(job->detected.code, "format-unknown"))
			unknown_describe(
			    job->run->formats, text, length, job->input);
		return true;
	}
	describe_format(job);
	return read_content(job, error);
}

/* The first row of the file that was rejected, whichever reader did it. */
static void
find_first(Job *job)
{
	const GPtrArray *rejects = facts_rejects(job->run->facts);
	unsigned first = rejects->len;

	while (first > 0 &&
	       ((const Reject *)rejects->pdata[first - 1])->input == job->index)
		first--;
	if (job->first.reason == NULL && first < rejects->len) {
		const Reject *reject = rejects->pdata[first];

		job->first.reason = g_strdup(reject->reason);
		job->first.line = reject->line;
	}
}

/* Losing more rows than the user allows fails the file. */
static void
check_rejects(Job *job)
{
	Input *input = job->input;
	double allowed = job->run->options->max_rejects * input->rows_read;
	g_autofree char *problem = NULL;

	if (input->failed || input->rows_rejected <= allowed)
		return;
	find_first(job);
	problem = g_strdup_printf(
	    "%ld of %ld rows were rejected, more than --max-rejects allows; "
	    "the first: %s",
	    input->rows_rejected, input->rows_read,
	    job->first.reason ? job->first.reason : "see rejects.csv");
	fail(input, "rejects-many", job->first.line, problem);
}

static void
read_job(Job *job, const Descriptor *forced)
{
	g_autoptr(GError) error = NULL, late = NULL;

	if (!read_source(job, forced, &error))
		fail_with(job->input, error);
	if (!source_finish(job->source, job->input, !job->no_text, &late) &&
	    error == NULL)
		fail_with(job->input, late);
	check_rejects(job);
}

static void
read_file(const Run *run, const Expanded *file, const Descriptor *forced,
    bool required)
{
	g_autofree char *path = expanded_name(file);
	g_autoptr(GError) error = NULL;
	Job job = { .run = run, .input = input_new(path) };

	job.input->required = required;
	job.index = facts_add_input(run->facts, job.input);
	if (run->options->progress)
		run->options->progress(run->options->progress_data, path);
	if (file->problem) {
		fail(job.input, "input-unreadable", 0, file->problem);
		return;
	}
	job.source = source_open(
	    file->path, file->member, &run->options->limits, &error);
	if (job.source)
		read_job(&job, forced);
	else
		fail_with(job.input, error);
	detected_clear(&job.detected);
	g_free(job.first.reason);
	source_free(job.source);
}

static bool
find_format(
    const Run *run, const char *name, const Descriptor **out, GError **error)
{
	*out = name ? descriptor_set_find(run->formats, name) : NULL;
	if (name == NULL || *out)
		return true;
	g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
	    "\"%s\" is no known format; `headroom formats` lists all", name);
	return false;
}

/* Other readers find values by paths and by grammar, not by columns. */
static bool
check_mapping(const char *path, const Descriptor *format, GError **error)
{
	if (format && format->reader == READER_CSV)
		return true;
	g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
	    "%s: columns can be named for CSV formats only, and %s is none; "
	    "leave columns out",
	    path, format ? format->name : "what is not named");
	return false;
}

static void
tell_passed(Facts *facts, const char *path, const GPtrArray *passed)
{
	g_autoptr(GString) text =
	    g_string_new("left out, as no exports or as earlier ones: ");

	for (unsigned i = 0; i < passed->len && i < PASSED_SHOWN; i++) {
		const char *name = passed->pdata[i];
		size_t folder = strlen(path);

		if (g_str_has_prefix(name, path) && name[folder] == '/')
			name += folder + 1;
		g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", name);
	}
	if (passed->len > PASSED_SHOWN)
		g_string_append_printf(
		    text, " and %u more", passed->len - PASSED_SHOWN);
	facts_add_finding(
	    facts, FINDING_NOTE, "files-left-out", path, text->str);
}

/* FILE is Markdown, of which most is no record of anything; what cannot be
 * opened is left for its reader to complain of. */
static bool
is_mere_prose(const Run *run, const Expanded *file)
{
	g_autoptr(Source) source = NULL;
	const char *text;
	size_t length;
	Detected detected;
	bool found;

	if (!file->prose)
		return false;
	source =
	    source_open(file->path, file->member, &run->options->limits, NULL);
	if (source == NULL || !source_peek(source, &text, &length, NULL))
		return false;
	detect(run->formats, NULL, text, length, source_nul_count(source),
	    &detected);
	found = detected.descriptor != NULL &&
		detected.descriptor->reader == READER_MARKDOWN;
	detected_clear(&detected);
	return !found;
}

static void
read_path(const Run *run, const IngestInput *input, const Descriptor *forced)
{
	g_autoptr(GPtrArray) passed = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) files = expand_path(input->path, passed);
	Expanded nothing = { .path = (char *)input->path,
		.problem = "holds nothing that looks like an export" };
	unsigned read = 0;

	for (unsigned i = 0; i < files->len; i++) {
		const Expanded *file = files->pdata[i];

		if (forced == NULL && is_mere_prose(run, file)) {
			g_ptr_array_add(passed, expanded_name(file));
			continue;
		}
		read_file(run, file, forced, input->required);
		read++;
	}
	if (passed->len > 0)
		tell_passed(run->facts, input->path, passed);
	if (read == 0)
		read_file(run, &nothing, forced, input->required);
}

static bool
read_input(const Run *run, const IngestInput *input, GError **error)
{
	bool mapped = input->columns && input->columns->len > 0;
	const Descriptor *forced;
	Remap remap = { .fields = NULL };

	if (!find_format(run, input->format, &forced, error))
		return false;
	if (mapped && !check_mapping(input->path, forced, error))
		return false;
	if (mapped) {
		remap_init(&remap, forced, input->columns);
		forced = &remap.descriptor;
	}
	read_path(run, input, forced);
	remap_clear(&remap);
	return true;
}

IngestInput
ingest_parse_input(const DescriptorSet *formats, const char *argument)
{
	const char *equals = strchr(argument, '=');
	g_autofree char *name =
	    equals ? g_strndup(argument, equals - argument) : NULL;
	const Descriptor *format =
	    name ? descriptor_set_find(formats, name) : NULL;

	return (IngestInput){
		.path = format ? equals + 1 : argument,
		.format = format ? format->name : NULL,
		.required = true,
	};
}

bool
ingest_inputs(Facts *facts, const IngestOptions *options,
    const IngestInput *inputs, size_t count, GError **error)
{
	g_autoptr(DescriptorSet) formats =
	    descriptor_set_load(options->formats_dir, error);
	g_autoptr(SchemaAssembler) assembler = schema_assembler_new(facts);
	Run run = { facts, options, formats, assembler };

	if (formats == NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!read_input(&run, &inputs[i], error))
			return false;
	schema_assembler_finish(assembler);
	return true;
}
