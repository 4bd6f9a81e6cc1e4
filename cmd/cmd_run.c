#include "cmd/job.h"

ExitCode
cmd_run(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(Config) config = NULL;
	ExitCode exit_code;

	if (!options_read(&options, argc, argv, OPTIONS_RUN | OPTIONS_INGEST,
		"[INPUT...]",
		"Reads exports, analyses them and writes the report. An INPUT "
		"is a file, a\ndirectory or - for standard input; FORMAT=PATH "
		"overrides what is detected.",
		&exit_code))
		return exit_code;
	config = job_config(&options);
	if (config == NULL)
		return EXIT_USAGE;
	return job_run(&options, config);
}
