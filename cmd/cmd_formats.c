#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "cmd/how.h"
#include "cmd/options.h"
#include "pipeline/ingest/descriptor.h"

static const char *
state(const Descriptor *format)
{
	if (format->reader == READER_REFUSE)
		return "refused";
	return format->reader == READER_SKIP ? "skipped" : "read";
}

static void
print_text(const DescriptorSet *formats)
{
	for (size_t i = 0; i < descriptor_set_count(formats); i++) {
		const Descriptor *format = descriptor_set_get(formats, i);

		printf("%-44s %-8s %-8s %s\n", format->name,
		    input_kind_name(format->kind), state(format),
		    format->title);
	}
}

static void
print_json(const DescriptorSet *formats)
{
	json_t *list = json_array();
	json_t *root = json_pack("{s:o}", "formats", list);
	char *text;

	for (size_t i = 0; i < descriptor_set_count(formats); i++) {
		const Descriptor *format = descriptor_set_get(formats, i);

		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s, s:s, s:s?, s:s?}", "name",
			format->name, "title", format->title, "kind",
			input_kind_name(format->kind), "state", state(format),
			"reason", format->reason, "how", format->how));
	}
	text = json_dumps(root, JSON_INDENT(2) | JSON_SORT_KEYS);
	puts(text);
	free(text);
	json_decref(root);
}

ExitCode
cmd_formats(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(DescriptorSet) formats = NULL;
	g_autoptr(GError) error = NULL;
	ExitCode exit_code;

	if (!options_read(&options, argc, argv,
		OPTIONS_FORMATS | OPTIONS_INGEST | OPTIONS_JSON, "",
		"Lists the export formats that are known, or how to make them.",
		&exit_code))
		return exit_code;
	formats = descriptor_set_load(options.formats_dir, &error);
	if (formats == NULL) {
		complain("%s", error->message);
		return EXIT_USAGE;
	}
	if (options.how && options.how_name == NULL)
		return how_list(formats, options.json);
	if (options.how)
		return how_print(formats, options.how_name, options.json);
	if (options.json)
		print_json(formats);
	else
		print_text(formats);
	return EXIT_FINE;
}
