#include <stdio.h>

#include "cmd/job.h"
#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/pseudonyms.h"
#include "pipeline/base/fsio.h"
#include "pipeline/history/history.h"
#include "pipeline/ingest/ingest.h"
#include "renderers/chart/charts.h"
#include "renderers/data/review_json.h"
#include "renderers/renderers.h"

/* Of every random stream: the same evidence gives the same report. */
static const uint64_t seed = 20260122;

Config *
job_config(const Options *options)
{
	g_autoptr(GError) error = NULL;
	Config *config;

	if (options->config == NULL)
		return config_new_default();
	config = config_load(options->config, &error);
	if (config == NULL)
		complain("%s", error->message);
	return config;
}

/* What the command line names, then what the configuration lists. */
static GArray *
list_inputs(
    const Options *options, const Config *config, const DescriptorSet *formats)
{
	GArray *inputs = g_array_new(FALSE, TRUE, sizeof(IngestInput));

	for (char **path = options->inputs; *path != NULL; path++) {
		IngestInput input = ingest_parse_input(formats, *path);

		input.required = true;
		g_array_append_val(inputs, input);
	}
	for (guint i = 0; i < config->inputs->len; i++) {
		const ConfigInput *listed =
		    g_ptr_array_index(config->inputs, i);
		IngestInput input = {
			.path = listed->path,
			.format = listed->format,
			.required = listed->required,
			.columns = listed->columns,
		};
		g_array_append_val(inputs, input);
	}
	return inputs;
}

static void
tell_findings(const Options *options, const FindingList *findings)
{
	for (size_t i = 0; i < finding_list_count(findings); i++) {
		const Finding *finding = finding_list_get(findings, i);
		g_autofree char *line = finding_to_line(finding);

		if (finding->level == FINDING_ERROR ||
		    (finding->level == FINDING_WARNING && !options->quiet))
			fprintf(stderr, "%s: %s\n",
			    finding_level_name(finding->level), line);
	}
}

/* False when an input that must be there is not usable. */
static bool
inputs_are_good(const Options *options, const Facts *facts)
{
	const GPtrArray *inputs = facts_inputs(facts);
	bool good = true;

	for (guint i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		tell_findings(options, input->findings);
		if (input->failed && input->required)
			good = false;
	}
	tell_findings(options, facts_findings(facts));
	return good;
}

static ExitCode
print_tree(const Report *report)
{
	g_autofree char *tree = report_to_tree(report);

	if (fputs(tree, stdout) == EOF || fflush(stdout) == EOF) {
		complain("standard output: the report could not be written.");
		return EXIT_OUTPUT;
	}
	return EXIT_FINE;
}

static ExitCode
write_artifacts(const Options *options, const Report *report, Stage *stage)
{
	const unsigned extras = options->png ? RENDER_PNG : 0;
	g_autoptr(GError) error = NULL;

	progress(options, "rendering");
	if (!renderers_write_all(report, extras, stage, &error) ||
	    !stage_commit(stage, &error)) {
		complain("%s", error->message);
		return EXIT_OUTPUT;
	}
	progress_end(options);
	if (!options->quiet)
		fprintf(stderr, "wrote %s/index.html\n", options->output);
	return EXIT_FINE;
}

/* Letters that charts would show as boxes are worth knowing of. */
static bool
note_missing_glyphs(const Options *options, Report *report, GError **error)
{
	g_autofree char *missing = NULL;
	g_autoptr(FindingList) found = finding_list_new();

	if (!charts_missing_glyphs(report, &missing, error))
		return false;
	if (missing == NULL)
		return true;
	finding_list_add(found, FINDING_WARNING, "glyph-missing", NULL, 0, 0,
	    "no font here can draw %s: charts show boxes instead; install "
	    "fonts-noto-core and fonts-noto-cjk, or their like",
	    missing);
	tell_findings(options, found);
	finding_list_extend(report->findings, found);
	return true;
}

/* An earlier review that was made without pseudonyms would bring names back;
 * says which one it is. */
static bool
names_people(const History *history)
{
	for (guint i = 0; i < history->reviews->len; i++) {
		const PastReview *review =
		    g_ptr_array_index(history->reviews, i);

		if (review->pseudonymised)
			continue;
		complain("%s names people; with --pseudonymise compare with "
			 "reviews that were made with it, too.",
		    review->path);
		return true;
	}
	return false;
}

/* The earlier reviews that OPTIONS name, NULL with what is wrong told. */
static History *
read_history(const Options *options, const Config *config)
{
	g_autoptr(History) history =
	    history_new(config->service, options->as_of);
	g_autoptr(GError) error = NULL;

	if ((options->baseline != NULL &&
		!history_add_baseline(history, options->baseline, &error)) ||
	    (options->history != NULL &&
		!history_add_folder(history, options->history, &error))) {
		complain("%s", error->message);
		return NULL;
	}
	tell_findings(options, history->findings);
	if (options->pseudonymise && names_people(history))
		return NULL;
	return g_steal_pointer(&history);
}

/* The report on FACTS, not yet sealed; NULL with what is wrong told. */
static Report *
analyse(const Options *options, const Config *config, const Facts *facts,
    const History *history)
{
	const bool named =
	    options->baseline != NULL || options->history != NULL;
	const Evidence evidence = {
		.facts = facts,
		.config = config,
		.as_of = options->as_of,
		.seed = seed,
		.history = named ? history : NULL,
	};
	g_autoptr(Results) results = results_new();
	g_autoptr(Report) report =
	    report_new(config->service, options->as_of, HEADROOM_VERSION);
	g_autoptr(GError) error = NULL;

	report->pseudonymised = options->pseudonymise;
	progress(options, "analysing");
	if (analyses_run(&evidence, results, report, &error))
		return g_steal_pointer(&report);
	complain("%s", error->message);
	return NULL;
}

/* STAGE is NULL when the report is printed. */
static ExitCode
publish(const Options *options, Report *report, Stage *stage)
{
	g_autoptr(GError) error = NULL;

	if (!note_missing_glyphs(options, report, &error)) {
		complain("%s", error->message);
		return EXIT_OUTPUT;
	}
	report_seal(report);
	if (stage != NULL)
		return write_artifacts(options, report, stage);
	progress_end(options);
	return print_tree(report);
}

static void
tell_reading(void *data, const char *path)
{
	progress(data, "reading %s", path);
}

ExitCode
job_read(const Options *options, const Config *config, Facts *facts)
{
	IngestOptions how = ingest_default_options;
	g_autoptr(GError) error = NULL;
	g_autoptr(DescriptorSet) formats =
	    descriptor_set_load(options->formats_dir, &error);
	g_autoptr(GArray) inputs = NULL;

	if (formats == NULL) {
		complain("%s", error->message);
		return EXIT_USAGE;
	}
	inputs = list_inputs(options, config, formats);
	if (inputs->len == 0) {
		complain("there is nothing to read: name exports on the "
			 "command line, or list them under inputs in "
			 "headroom.yaml.");
		return EXIT_USAGE;
	}
	how.formats_dir = options->formats_dir;
	how.max_rejects = options->max_rejects;
	how.cost_tag = config->cost_tag;
	how.progress = tell_reading;
	how.progress_data = (void *)options;
	if (!ingest_inputs(facts, &how,
		(const IngestInput *)(void *)inputs->data, inputs->len,
		&error)) {
		complain("%s", error->message);
		return EXIT_USAGE;
	}
	progress_end(options);
	facts_seal(facts);
	return EXIT_FINE;
}

/* The report that OPTIONS and CONFIG ask for, not yet sealed; NULL, with what
 * is wrong told, and *EXIT_CODE. */
static Report *
make_report(const Options *options, Config *config, ExitCode *exit_code)
{
	g_autoptr(Facts) facts = facts_new(options->as_of);
	g_autoptr(History) history = NULL;
	Report *report;

	*exit_code = job_read(options, config, facts);
	if (*exit_code != EXIT_FINE)
		return NULL;
	if (options->pseudonymise)
		pseudonymise(facts, config, options->as_of);
	history = read_history(options, config);
	if (!inputs_are_good(options, facts) || history == NULL) {
		complain("nothing was written: %s could not be used; %s is as "
			 "it was.",
		    history == NULL ? "an earlier review" : "a required input",
		    options->output);
		*exit_code = EXIT_INPUT;
		return NULL;
	}
	report = analyse(options, config, facts, history);
	if (report == NULL)
		*exit_code = EXIT_USAGE;
	return report;
}

ExitCode
job_review(const Options *options, Config *config, const char *path)
{
	ExitCode exit_code;
	g_autoptr(Report) report = make_report(options, config, &exit_code);
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;

	if (report == NULL)
		return exit_code;
	report_seal(report);
	text = review_json_to_text(report);
	if (g_file_set_contents(path, text, -1, &error))
		return EXIT_FINE;
	complain("%s", error->message);
	return EXIT_OUTPUT;
}

ExitCode
job_run(const Options *options, Config *config)
{
	ExitCode exit_code;
	g_autoptr(Stage) stage = NULL;
	g_autoptr(Report) report = NULL;
	g_autoptr(GError) error = NULL;

	/* First, so that nobody waits for a report that cannot be kept. */
	if (options->format == NULL) {
		stage = stage_open(options->output, &error);
		if (stage == NULL) {
			complain("%s", error->message);
			return EXIT_OUTPUT;
		}
	}
	report = make_report(options, config, &exit_code);
	return report == NULL ? exit_code : publish(options, report, stage);
}
