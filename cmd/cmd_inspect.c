#include "cmd/inspection.h"
#include "cmd/job.h"

ExitCode
cmd_inspect(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(Config) config = config_new_default();
	g_autoptr(Facts) facts = NULL;
	const GPtrArray *inputs;
	ExitCode exit_code;

	if (!options_read(&options, argc, argv, OPTIONS_INGEST | OPTIONS_JSON,
		"INPUT...",
		"Says what each file is and why, and what would be used of it. "
		"Writes nothing.",
		&exit_code))
		return exit_code;
	options.quiet = true;
	facts = facts_new(options.as_of);
	exit_code = job_read(&options, config, facts);
	if (exit_code != EXIT_FINE)
		return exit_code;
	inputs = facts_inputs(facts);
	if (options.json)
		inspection_print_json(inputs);
	for (guint i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		if (!options.json)
			inspection_print_text(input);
		if (input->failed)
			exit_code = EXIT_INPUT;
	}
	return exit_code;
}
