#include "cmd/job.h"
#include "pipeline/demo/demo.h"

ExitCode
cmd_demo(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(Config) config = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *exports = NULL;
	ExitCode exit_code;
	DemoPlan plan;

	if (!options_read(&options, argc, argv, OPTIONS_RUN | OPTIONS_DEMO, "",
		"Makes the exports of a fictional company, and runs on them.",
		&exit_code))
		return exit_code;
	exports = g_strconcat(options.output, "-exports", NULL);
	progress(&options, "making a sample company's exports in %s", exports);
	if (!demo_write(exports,
		&(DemoOptions){ .as_of = options.as_of,
		    .seed = options.seed,
		    .scale = options.scale },
		&plan, &error)) {
		complain("%s", error->message);
		return EXIT_OUTPUT;
	}
	g_free(options.config);
	options.config = g_build_filename(exports, "headroom.yaml", NULL);
	config = job_config(&options);
	if (config == NULL)
		return EXIT_USAGE;
	return job_run(&options, config);
}
