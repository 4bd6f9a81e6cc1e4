#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>

#include "pipeline/base/embedded.h"
#include "pipeline/config/config_schema.h"
#include "pipeline/config/places.h"
#include "tests/support/config_text.h"

static void
missing_files_are_told(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config = config_load("no/such.yaml", &error);

	(void)state;
	assert_null(config);
	assert_string_equal(error->message,
	    "no/such.yaml: cannot read the configuration: No such file or "
	    "directory");
}

static void
folders_are_told(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config = config_load("tests", &error);

	(void)state;
	assert_null(config);
	assert_string_equal(error->message,
	    "tests: cannot read the configuration: Is a directory");
}

static void
endless_files_end(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config = config_load("/dev/zero", &error);

	(void)state;
	assert_null(config);
	assert_string_equal(error->message,
	    "/dev/zero: larger than 1048576 bytes, which no configuration "
	    "is");
}

/* Files that are large, deep or full of noise end with an error, quickly. */
static void
hostile_files_are_refused(void **state)
{
	static const char *const pieces[] = { "[", "{a: ", "- ", "a:\n ", "? ",
		"\"", "&a ", "a: [", "- - ", "!", "%", "\xc3\xa9: 1\n",
		"a: 1\n" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GError) error = NULL;
		g_autoptr(Config) config = NULL;

		while (text->len + 10 < CONFIG_MAX_BYTES)
			g_string_append(text, pieces[i]);
		config = config_from_bytes(text->str, text->len, &error);
		assert_null(config);
		assert_true(g_str_has_prefix(error->message, "c.yaml:"));
	}
}

static void
many_items_are_read(void **state)
{
	g_autoptr(GString) text = g_string_new("team:\n  bots:\n");
	g_autoptr(Config) config = NULL;

	(void)state;
	for (int i = 0; i < 20000; i++)
		g_string_append_printf(text, "  - robot %d\n", i);
	config = config_from_text(text->str, NULL);
	assert_non_null(config);
	assert_int_equal(g_strv_length(config->team.bots), 20000);
}

static void
nothing_is_the_default(void **state)
{
	static const char *const texts[] = { "", "# later\n", "---\n", "~\n",
		"users: {}\ndomains: []\n", "{}\n" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(Config) config = config_from_text(texts[i], NULL);

		assert_non_null(config);
		assert_non_null(config->path);
		assert_true(isnan(config->users.active));
		assert_string_equal(config->business.currency, "USD");
	}
}

static void
json_is_yaml(void **state)
{
	g_autoptr(Config) config = config_from_text(
	    "{\"users\": {\"active\": 12, \"series\": \"mau\"}}", NULL);

	(void)state;
	assert_non_null(config);
	assert_true(config->users.active == 12);
}

static void
errors_are_counted_after_twenty(void **state)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config = NULL;
	g_auto(GStrv) lines = NULL;

	(void)state;
	for (int i = 0; i < 50; i++)
		g_string_append_printf(text, "nonsense%d: 1\n", i);
	config = config_from_text(text->str, &error);
	assert_null(config);
	lines = g_strsplit(error->message, "\n", -1);
	assert_int_equal(g_strv_length(lines), 21);
	assert_true(g_str_has_prefix(lines[19], "c.yaml:20:1: "));
	assert_string_equal(
	    lines[20], "there may be more; these are the first twenty");
}

static const ConfigInput *
input_at(const Config *config, unsigned i)
{
	return g_ptr_array_index(config->inputs, i);
}

static void
inputs_lie_beside_the_file(void **state)
{
	g_autoptr(Config) config =
	    config_from_text("inputs:\n  - path: a/b.csv\n  - path: \"-\"\n"
			     "  - path: /data/c.csv\n",
		NULL);
	g_autofree char *folder = NULL;
	g_autofree char *want = NULL;

	(void)state;
	assert_non_null(config);
	folder = g_path_get_dirname(config->path);
	want = g_build_filename(folder, "a/b.csv", NULL);
	assert_string_equal(input_at(config, 0)->path, want);
	assert_string_equal(input_at(config, 1)->path, "-");
	assert_string_equal(input_at(config, 2)->path, "/data/c.csv");
}

static const char plan[] =
    "users: {active: 4000, growth: 8%}\n"
    "team: {headcount: 6}\n"
    "infrastructure:\n"
    "  - {name: hosting, metric: seats, threshold: 400}\n"
    "  - {name: database, value: 120}\n"
    "phases: [{name: P2, mode: 2}]\n"
    "assumptions: {growth: 5%, sessions: [1, 2, 3]}\n"
    "scenarios:\n"
    "  - name: Nothing new\n"
    "  - name: Hire two\n"
    "    team: {hires: 2}\n"
    "    business: {hourly_rate: 120}\n"
    "    infrastructure:\n"
    "      - {name: Hosting, value: 90}\n"
    "      - {name: mail, threshold: 7}\n"
    "    assumptions: {growth: [1%, 2%, 3%], sessions: 4}\n"
    "    fixed: [database, orders]\n";

static const ConfigDecision *
decision_at(const Config *config, unsigned i)
{
	return g_ptr_array_index(config->infrastructure, i);
}

/* What it does not say is as in the plan, and the plan stays as it is. */
static void
a_scenario_is_the_plan_and_more(void **state)
{
	g_autoptr(Config) config = config_from_text(plan, NULL);
	const Config *hire;
	const Assumption *a;

	(void)state;
	assert_non_null(config);
	assert_int_equal(config->scenarios->len, 2);
	hire = g_ptr_array_index(config->scenarios, 1);
	assert_string_equal(hire->scenario, "Hire two");
	assert_int_equal(hire->fixed_line, 17);
	assert_int_equal(hire->scenarios->len, 0);
	assert_true(hire->users.active == 4000);
	assert_true(hire->team.headcount == 6 && hire->team.hires == 2);
	assert_true(hire->business.hourly_rate == 120);
	assert_string_equal(hire->fixed[1], "orders");
	a = hire->assumptions.values;
	assert_true(a[ASSUME_GROWTH].low == 0.01);
	assert_true(
	    a[ASSUME_SESSIONS].low == 4 && a[ASSUME_SESSIONS].high == 4);
	assert_null(config->scenario);
	assert_null(config->fixed[0]);
	assert_true(config->team.hires == 0);
	assert_true(isnan(config->business.hourly_rate));
	a = config->assumptions.values;
	assert_true(a[ASSUME_GROWTH].high == 0.05);
	assert_true(a[ASSUME_SESSIONS].high == 3);
}

/* Items go by their names. */
static void
a_scenario_says_of_a_decision_what_is_different(void **state)
{
	g_autoptr(Config) config = config_from_text(plan, NULL);
	const Config *hire = g_ptr_array_index(config->scenarios, 1);

	(void)state;
	assert_int_equal(hire->infrastructure->len, 3);
	assert_string_equal(decision_at(hire, 0)->metric, "seats");
	assert_true(decision_at(hire, 0)->threshold == 400);
	assert_true(decision_at(hire, 0)->value == 90);
	assert_true(decision_at(hire, 0)->supposed);
	assert_true(decision_at(hire, 1)->value == 120);
	assert_false(decision_at(hire, 1)->supposed);
	assert_string_equal(decision_at(hire, 2)->name, "mail");
	assert_int_equal(config->infrastructure->len, 2);
	assert_true(isnan(decision_at(config, 0)->value));
}

/* Also what the plan's checks fill in. */
static void
a_scenario_that_says_nothing_is_the_plan(void **state)
{
	g_autoptr(Config) config = config_from_text(plan, NULL);
	const Config *same = g_ptr_array_index(config->scenarios, 0);
	const ConfigPhase *phase = g_ptr_array_index(same->phases, 0);

	(void)state;
	assert_string_equal(same->scenario, "Nothing new");
	assert_memory_equal(
	    &same->assumptions, &config->assumptions, sizeof same->assumptions);
	assert_int_equal(same->infrastructure->len, 2);
	assert_int_equal(same->phases->len, 1);
	assert_true(phase->low == 2 && phase->high == 2);
	assert_null(same->fixed[0]);
}

/* Run from the root, where the example's folder is "schemas". */
static void
the_example_loads(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config =
	    config_load("schemas/headroom.example.yaml", &error);

	(void)state;
	if (error)
		print_error("%s\n", error->message);
	assert_non_null(config);
	assert_string_equal(config->service, "Pigeon Parcel");
	assert_string_equal(
	    input_at(config, 0)->path, "schemas/exports/issues.csv");
}

/* Some item of the list at PATH has KEY. */
static bool
is_in_an_item(const Places *places, const char *path, const char *key)
{
	for (unsigned i = 0; i < places->all->len; i++) {
		const Place *place = g_ptr_array_index(places->all, i);
		const Place *item =
		    g_ptr_array_index(places->all, place->parent);
		const Place *list =
		    g_ptr_array_index(places->all, item->parent);

		if (g_str_equal(list->path, path) &&
		    g_strcmp0(place->name, key) == 0)
			return true;
	}
	return false;
}

/* KEYS below PATH are in the example; of the many assumptions some are. */
static void
check_shown(const Places *places, const ConfigKey *keys, const char *path)
{
	for (; keys->name; keys++) {
		g_autofree char *below =
		    *path ? g_strdup_printf("%s.%s", path, keys->name)
			  : g_strdup(keys->name);
		const ConfigKey *item = keys->keys;

		assert_non_null(places_find(places, below));
		for (; keys->kind == KEY_LIST && item->name; item++)
			assert_true(is_in_an_item(places, below, item->name));
		if (keys->kind == KEY_SECTION &&
		    !g_str_equal(keys->name, "assumptions"))
			check_shown(places, keys->keys, below);
	}
}

static void
the_example_shows_every_key(void **state)
{
	const Embedded *file = embedded_find("schemas/headroom.example.yaml");
	g_autoptr(Places) places = NULL;

	(void)state;
	assert_non_null(file);
	places = places_read(file->path, file->bytes, file->length, NULL);
	assert_non_null(places);
	check_shown(places, config_keys, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(missing_files_are_told),
		cmocka_unit_test(folders_are_told),
		cmocka_unit_test(endless_files_end),
		cmocka_unit_test(hostile_files_are_refused),
		cmocka_unit_test(many_items_are_read),
		cmocka_unit_test(nothing_is_the_default),
		cmocka_unit_test(json_is_yaml),
		cmocka_unit_test(errors_are_counted_after_twenty),
		cmocka_unit_test(inputs_lie_beside_the_file),
		cmocka_unit_test(a_scenario_is_the_plan_and_more),
		cmocka_unit_test(
		    a_scenario_says_of_a_decision_what_is_different),
		cmocka_unit_test(a_scenario_that_says_nothing_is_the_plan),
		cmocka_unit_test(the_example_loads),
		cmocka_unit_test(the_example_shows_every_key),
	};

	return cmocka_run_group_tests_name("config_load", tests, NULL, NULL);
}
