#include <glib/gstdio.h>

#include "cmd/job.h"
#include "pipeline/demo/demo.h"
#include "pipeline/demo/demo_earlier.h"

/* The reviews that the company made before, by months before the report
 * date, and the folders that they and their dumps are in. */
static const struct {
	int months;
	const char *folder;
} reviews[] = {
	{ 6, "6-months-ago" },
	{ 3, "3-months-ago" },
};

/* CONFIG reads the dumps in DIR instead of today's. */
static void
read_dumps_of(const char *dir, Config *config)
{
	static const char *const dumps[] = { DEMO_STRUCTURE, DEMO_SIZES };

	for (guint i = 0; i < config->inputs->len; i++) {
		ConfigInput *input = g_ptr_array_index(config->inputs, i);

		for (size_t d = 0; d < G_N_ELEMENTS(dumps); d++)
			if (g_str_has_suffix(input->path, dumps[d])) {
				g_free(input->path);
				input->path =
				    g_build_filename(dir, dumps[d], NULL);
			}
	}
}

/* The review that would have been made MONTHS ago, in DIR. */
static ExitCode
review_earlier(const Options *options, const DemoOptions *demo, int months,
    const char *dir)
{
	const Options then = {
		.config = options->config,
		.output = (char *)dir,
		.history = options->history,
		.max_rejects = options->max_rejects,
		.as_of = date_add_months(options->as_of, -months),
		.pseudonymise = options->pseudonymise,
		.quiet = true,
		.inputs = options->inputs,
	};
	g_autofree char *path = g_build_filename(dir, "review.json", NULL);
	g_autoptr(Config) config = NULL;
	g_autoptr(GError) error = NULL;
	char date[DATE_TEXT_SIZE];

	progress(
	    options, "reviewing as of %s", date_format_iso(then.as_of, date));
	if (!demo_write_earlier(dir, demo, months, &error)) {
		complain("%s", error->message);
		return EXIT_OUTPUT;
	}
	config = job_config(&then);
	if (config == NULL)
		return EXIT_USAGE;
	read_dumps_of(dir, config);
	return job_review(&then, config, path);
}

/* Those of an earlier demo, which may be of another date. */
static void
forget_reviews(const char *dir)
{
	for (size_t i = 0; i < G_N_ELEMENTS(reviews); i++) {
		g_autofree char *path = g_build_filename(
		    dir, reviews[i].folder, "review.json", NULL);

		g_unlink(path);
	}
}

/* Gives OPTIONS a history of reviews made as of then. */
static ExitCode
make_history(Options *options, const DemoOptions *demo)
{
	ExitCode exit_code = EXIT_FINE;

	options->history = g_strconcat(options->output, "-earlier", NULL);
	forget_reviews(options->history);
	for (size_t i = 0; exit_code == EXIT_FINE && i < G_N_ELEMENTS(reviews);
	     i++) {
		g_autofree char *dir =
		    g_build_filename(options->history, reviews[i].folder, NULL);

		exit_code =
		    review_earlier(options, demo, reviews[i].months, dir);
	}
	return exit_code;
}

ExitCode
cmd_demo(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(Config) config = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *exports = NULL;
	ExitCode exit_code;
	DemoOptions demo;
	DemoPlan plan;

	if (!options_read(&options, argc, argv, OPTIONS_RUN | OPTIONS_DEMO, "",
		"Makes the exports of a fictional company, and runs on them.",
		&exit_code))
		return exit_code;
	exports = g_strconcat(options.output, "-exports", NULL);
	progress(&options, "making a sample company's exports in %s", exports);
	demo = (DemoOptions){ .as_of = options.as_of,
		.seed = options.seed,
		.scale = options.scale };
	if (!demo_write(exports, &demo, &plan, &error)) {
		complain("%s", error->message);
		return EXIT_OUTPUT;
	}
	g_free(options.config);
	options.config = g_build_filename(exports, "headroom.yaml", NULL);
	exit_code = EXIT_FINE;
	if (options.history == NULL && options.baseline == NULL)
		exit_code = make_history(&options, &demo);
	if (exit_code != EXIT_FINE)
		return exit_code;
	config = job_config(&options);
	if (config == NULL)
		return EXIT_USAGE;
	return job_run(&options, config);
}
