/*
 * The whole way, from the sample company's exports to the figures: what was
 * planted must be found, within what an honest reader may be off.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/analysis/analysis.h"
#include "pipeline/demo/demo.h"
#include "pipeline/ingest/ingest.h"
#include "tests/support/report_checks.h"
#include "tests/support/sandbox.h"

typedef struct Story {
	const char *name, *as_of;
	uint64_t seed;
} Story;

static const Story stories[] = {
	{ "the one everybody sees", "2026-11-22", 1 },
	{ "a leap day", "2024-02-29", 2 },
	{ "the last day of a year", "2025-12-31", 4 },
};

static DemoPlan plan;
static Config *config;
static Facts *facts;
static Report *report;

static void
read_exports(Date as_of)
{
	IngestOptions how = ingest_default_options;
	g_autoptr(GArray) inputs =
	    g_array_new(FALSE, TRUE, sizeof(IngestInput));

	for (unsigned i = 0; i < config->inputs->len; i++) {
		const ConfigInput *listed =
		    g_ptr_array_index(config->inputs, i);
		const IngestInput input = { .path = listed->path,
			.required = listed->required };

		g_array_append_val(inputs, input);
	}
	how.cost_tag = config->cost_tag;
	facts = facts_new(as_of);
	assert_true(ingest_inputs(facts, &how,
	    (const IngestInput *)(const void *)inputs->data, inputs->len,
	    NULL));
	facts_seal(facts);
}

static void
analyse(Date as_of)
{
	const Evidence evidence = {
		.facts = facts, .config = config, .as_of = as_of, .seed = 1
	};
	g_autoptr(Results) results = results_new();

	report = report_new(config->service, as_of, "test");
	assert_true(analyses_run(&evidence, results, report, NULL));
	report_seal(report);
}

static int
setup(void **state)
{
	const Story *story = *state;
	DemoOptions options = { .seed = story->seed, .scale = 1 };
	g_autofree char *dir = NULL;
	g_autofree char *path = NULL;

	if (sandbox_setup(state) != 0 ||
	    !date_parse_iso(story->as_of, &options.as_of))
		return -1;
	dir = sandbox_path("exports");
	path = g_build_filename(dir, "headroom.yaml", NULL);
	if (!demo_write(dir, &options, &plan, NULL))
		return -1;
	config = config_load(path, NULL);
	if (config == NULL)
		return -1;
	read_exports(options.as_of);
	analyse(options.as_of);
	return 0;
}

static int
teardown(void **state)
{
	g_clear_pointer(&report, report_free);
	g_clear_pointer(&facts, facts_free);
	g_clear_pointer(&config, config_free);
	return sandbox_teardown(state);
}

static const Figure *
figure(const char *id)
{
	const Figure *found = figure_set_find(report->figures, id);

	if (found == NULL || !figure_has_value(found))
		fail_msg("%s has no value", id);
	return found;
}

static void
assert_planted(const char *id, PlantedValue planted)
{
	const double value = figure(id)->value;

	if (!(value >= planted.lo && value <= planted.hi))
		fail_msg("%s is %g, planted %g (%g to %g)", id, value,
		    planted.value, planted.lo, planted.hi);
}

/* Its P90 is below the P10 of every other limit of the system. */
static void
assert_first(const char *first)
{
	static const char *const others[] = { "database", "hosting", "queuing",
		"analytics-notifications", "append-activity_log" };
	g_autofree char *id = g_strdup_printf("limit.%s.multiple", first);
	const double worst = figure(id)->hi;

	assert_planted(id, plan.first_multiple);
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
		g_autofree char *other =
		    g_strdup_printf("limit.%s.multiple", others[i]);

		assert_true(worst < figure(other)->lo);
	}
}

static void
assert_all_rows_used(void)
{
	const GPtrArray *inputs = facts_inputs(facts);

	for (unsigned i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		assert_false(input->failed);
		assert_int_equal(input->rows_rejected, 0);
		if (input->kind != INPUT_SCHEMA)
			assert_int_equal(input->rows_used, input->rows_read);
	}
}

static void
assert_counts(void)
{
	const GPtrArray *inputs = facts_inputs(facts);
	Decimal spend = 0;
	long lines = 0;

	for (unsigned i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		lines += input->counts.lines;
		for (unsigned k = 0; k < input->totals->len; k++) {
			const CurrencyTotal *total =
			    g_ptr_array_index(input->totals, k);

			assert_string_equal(total->currency, "USD");
			assert_true(total->billed == total->effective);
			spend += total->billed;
		}
	}
	assert_int_equal(lines, plan.cost_lines);
	assert_true(spend == plan.spend);
	assert_int_equal(facts_issues(facts)->len, plan.issues);
	assert_int_equal(facts_tables(facts)->len, plan.tables);
	assert_int_equal(facts_partitions(facts)->len, plan.partitions);
}

static void
what_was_planted_is_found(void **state)
{
	g_autofree char *first = g_strconcat("int4-", plan.first_table, NULL);

	(void)state;
	assert_all_rows_used();
	assert_counts();
	assert_true(figure("users.active")->value == plan.users);
	assert_planted("users.growth", plan.growth);
	assert_planted("debt.rate_monthly", plan.debt_rate);
	assert_planted("spend.elasticity", plan.elasticity);
	assert_string_equal(figure("headroom.limit")->text, first);
	assert_planted("headroom.multiple", plan.first_multiple);
	assert_first(first);
	assert_planted("limit.database.multiple", plan.next_multiple);
	check_report(report);
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(stories)];

	for (size_t i = 0; i < G_N_ELEMENTS(stories); i++)
		tests[i] = (struct CMUnitTest){
			.name = stories[i].name,
			.test_func = what_was_planted_is_found,
			.setup_func = setup,
			.teardown_func = teardown,
			.initial_state = (void *)&stories[i],
		};
	return cmocka_run_group_tests_name("demo_story", tests, NULL, NULL);
}
