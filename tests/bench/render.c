/*
 * render.c - what each renderer takes for the report of a company.
 *
 * render CONFIG YYYY-MM-DD COUNT reads and analyses what the configuration
 * lists, and renders it COUNT times into a folder that is thrown away; prints
 * milliseconds of CPU time for each renderer, as the least of all: what else
 * the machine does only adds to that.
 */
#include <math.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/analysis/analysis.h"
#include "pipeline/config/config.h"
#include "pipeline/ingest/ingest.h"
#include "renderers/renderers.h"

enum { MOST_RENDERERS = 16 };

static bool
read_facts(Facts *facts, const Config *config, GError **error)
{
	IngestOptions how = ingest_default_options;
	g_autoptr(GArray) inputs =
	    g_array_new(FALSE, TRUE, sizeof(IngestInput));

	for (guint i = 0; i < config->inputs->len; i++) {
		const ConfigInput *listed = config->inputs->pdata[i];
		IngestInput input = {
			.path = listed->path,
			.format = listed->format,
			.required = listed->required,
			.columns = listed->columns,
		};

		g_array_append_val(inputs, input);
	}
	how.cost_tag = config->cost_tag;
	if (!ingest_inputs(facts, &how,
		(const IngestInput *)(void *)inputs->data, inputs->len, error))
		return false;
	facts_seal(facts);
	return true;
}

static Report *
read_report(
    const Config *config, const Facts *facts, Date as_of, GError **error)
{
	const Evidence evidence = {
		.facts = facts,
		.config = config,
		.as_of = as_of,
		.seed = 1,
	};
	g_autoptr(Results) results = results_new();
	g_autoptr(Report) report = report_new(config->service, as_of, "bench");

	if (!analyses_run(&evidence, results, report, error))
		return NULL;
	report_seal(report);
	return g_steal_pointer(&report);
}

/* Renders once; what a renderer took goes to LEAST if it is less. */
static bool
render(const Report *report, const char *folder, double *least, GError **error)
{
	g_autofree char *target = g_build_filename(folder, "review", NULL);
	g_autoptr(Stage) stage = stage_open(target, error);

	if (stage == NULL)
		return false;
	for (size_t i = 0; renderers[i].name != NULL; i++) {
		clock_t begin = clock();

		if (!renderers[i].write(report, stage, error))
			return false;
		least[i] = fmin(
		    least[i], 1e3 * (double)(clock() - begin) / CLOCKS_PER_SEC);
	}
	return true;
}

static void
print_times(const double *least)
{
	double all = 0;

	for (size_t i = 0; renderers[i].name != NULL; i++) {
		printf("  %-12s%8.1f ms CPU%s\n", renderers[i].name, least[i],
		    renderers[i].extra != 0 ? ", where asked for" : "");
		all += renderers[i].extra != 0 ? 0 : least[i];
	}
	printf("  %-12s%8.1f ms CPU\n", "all", all);
}

static bool
bench(const char *path, Date as_of, int count, GError **error)
{
	g_autoptr(Config) config = config_load(path, error);
	g_autoptr(Facts) facts = facts_new(as_of);
	g_autofree char *folder = NULL;
	g_autoptr(Report) report = NULL;
	double least[MOST_RENDERERS];
	bool done = true;

	if (config == NULL || !read_facts(facts, config, error))
		return false;
	report = read_report(config, facts, as_of, error);
	folder = g_dir_make_tmp("headroom-render-XXXXXX", error);
	if (report == NULL || folder == NULL)
		return false;
	for (size_t i = 0; i < MOST_RENDERERS; i++)
		least[i] = INFINITY;
	for (int i = 0; i < count && done; i++)
		done = render(report, folder, least, error);
	rmdir(folder);
	if (done)
		print_times(least);
	return done;
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	Date as_of;

	if (argc != 4 || !date_parse_iso(argv[2], &as_of)) {
		fputs("usage: render CONFIG YYYY-MM-DD COUNT\n", stderr);
		return 2;
	}
	if (bench(argv[1], as_of, (int)g_ascii_strtoll(argv[3], NULL, 10),
		&error))
		return 0;
	fprintf(stderr, "render: %s\n", error->message);
	return 1;
}
