#include <stdio.h>
#include <unistd.h>

#include "cmd/inspection.h"
#include "cmd/job.h"
#include "cmd/terminal.h"

static void
print_texts(const Facts *facts)
{
	size_t width = terminal_width();
	bool wrap = isatty(STDOUT_FILENO);

	for (guint i = 0; i < facts_inputs(facts)->len; i++) {
		if (i > 0)
			putchar('\n');
		inspection_print_text(facts, i, width, wrap);
	}
	inspection_print_findings(facts, width, wrap);
}

/* The YAML alone, so that it can go into a file. */
static ExitCode
print_descriptor(const GPtrArray *inputs)
{
	const Input *unknown = NULL;

	for (guint i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		if (input->descriptor == NULL)
			continue;
		if (unknown) {
			complain("--descriptor describes one file, and both "
				 "%s and %s are in no known format.",
			    unknown->path, input->path);
			return EXIT_USAGE;
		}
		unknown = input;
	}
	if (unknown == NULL) {
		complain("there is nothing to describe: no file is a table or "
			 "XML in an unknown format; `headroom inspect` says "
			 "what each is.");
		return EXIT_INPUT;
	}
	fputs(unknown->descriptor, stdout);
	return EXIT_FINE;
}

static ExitCode
judge(const GPtrArray *inputs)
{
	for (guint i = 0; i < inputs->len; i++)
		if (((const Input *)g_ptr_array_index(inputs, i))->failed)
			return EXIT_INPUT;
	return EXIT_FINE;
}

ExitCode
cmd_inspect(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(Config) config = config_new_default();
	g_autoptr(Facts) facts = NULL;
	const GPtrArray *inputs;
	ExitCode exit_code;

	if (!options_read(&options, argc, argv,
		OPTIONS_INGEST | OPTIONS_JSON | OPTIONS_INSPECT, "INPUT...",
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
	if (options.descriptor)
		return print_descriptor(inputs);
	if (options.json)
		inspection_print_json(facts);
	else
		print_texts(facts);
	return judge(inputs);
}
