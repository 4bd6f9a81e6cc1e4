#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/base/filetree.h"
#include "pipeline/config/config.h"
#include "pipeline/demo/demo.h"
#include "pipeline/demo/demo_decisions.h"
#include "pipeline/demo/larkfield.h"
#include "tests/support/assert_close.h"
#include "tests/support/sandbox.h"

static DemoOptions
options_of(const char *as_of, uint64_t seed, long scale)
{
	DemoOptions options = { .seed = seed, .scale = scale };

	assert_true(date_parse_iso(as_of, &options.as_of));
	return options;
}

static DemoPlan
write_demo(const char *name, const char *as_of, uint64_t seed, long scale)
{
	const DemoOptions options = options_of(as_of, seed, scale);
	g_autofree char *dir = sandbox_path(name);
	g_autoptr(GError) error = NULL;
	DemoPlan plan;

	if (!demo_write(dir, &options, &plan, &error))
		fail_msg("%s", error->message);
	return plan;
}

/* "path digest", one line for each file. */
static char *
digests(const char *name)
{
	g_autofree char *dir = sandbox_path(name);
	g_autoptr(GPtrArray) paths = filetree_list(dir, NULL);
	GString *out = g_string_new(NULL);

	assert_non_null(paths);
	for (unsigned i = 0; i < paths->len; i++) {
		const char *relative = g_ptr_array_index(paths, i);
		g_autofree char *path = g_build_filename(dir, relative, NULL);
		g_autofree char *digest = filetree_sha256(path, NULL, NULL);

		g_string_append_printf(out, "%s %s\n", relative, digest);
	}
	return g_string_free(out, FALSE);
}

static char *
text_of(const char *name)
{
	g_autofree char *path = sandbox_path(name);
	char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

static void
same_company_same_bytes(void **state)
{
	g_autofree char *first = NULL, *second = NULL, *other = NULL;

	(void)state;
	write_demo("a", "2026-11-22", 1, 1);
	write_demo("b", "2026-11-22", 1, 1);
	write_demo("c", "2026-11-22", 2, 1);
	first = digests("a");
	second = digests("b");
	other = digests("c");
	assert_string_equal(first, second);
	assert_string_not_equal(first, other);
}

/* Also over a larger one that was made for another day. */
static void
replaces_an_earlier_demo(void **state)
{
	g_autofree char *fresh = NULL, *renewed = NULL;

	(void)state;
	sandbox_make_folder("b/issues");
	write_demo("a", "2026-11-22", 1, 1);
	write_demo("b", "2021-02-28", 9, 2);
	write_demo("b", "2026-11-22", 1, 1);
	fresh = digests("a");
	renewed = digests("b");
	assert_string_equal(fresh, renewed);
}

typedef struct Stranger {
	const char *name;
	const char *file, *text;
} Stranger;

static const Stranger strangers[] = {
	{ "another file", "a/notes.txt", "mine" },
	{ "a hidden file", "a/.git/HEAD", "ref" },
	{ "someone's configuration", "a/headroom.yaml", "service: Mine\n" },
	{ "someone's export", "a/issues/jira.csv", "Issue key\n" },
};

static void
refuses_what_is_not_a_demo(void **state)
{
	const Stranger *stranger = *state;
	const DemoOptions options = options_of("2026-11-22", 1, 1);
	g_autofree char *dir = sandbox_path("a");
	g_autoptr(GError) error = NULL;

	sandbox_write(stranger->file, stranger->text);
	assert_false(demo_write(dir, &options, NULL, &error));
	assert_true(g_str_has_prefix(error->message, dir));
	assert_non_null(strstr(error->message, stranger->file + 2));
	assert_true(sandbox_holds(stranger->file, stranger->text));
	assert_int_equal(sandbox_count("a"), 1);
	assert_int_equal(sandbox_count("."), 1);
}

static void
refuses_a_demo_with_something_else_in_it(void **state)
{
	const DemoOptions options = options_of("2026-11-22", 1, 1);
	g_autofree char *dir = sandbox_path("a");
	g_autoptr(GError) error = NULL;

	(void)state;
	write_demo("a", "2026-11-22", 1, 1);
	sandbox_write("a/issues/mine.csv", "Issue key\n");
	assert_false(demo_write(dir, &options, NULL, &error));
	assert_non_null(strstr(error->message, "issues/mine.csv"));
	assert_true(sandbox_has("a/issues/mine.csv"));
}

static void
refuses_what_it_cannot_make(void **state)
{
	static const struct {
		const char *as_of;
		long scale;
		const char *why;
	} cases[] = {
		{ "2026-11-22", 0, "scale" },
		{ "2026-11-22", DEMO_SCALE_MAX + 1, "scale" },
		{ "2070-01-01", 1, "2069" },
		{ "1971-12-31", 1, "1972" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const DemoOptions options =
		    options_of(cases[i].as_of, 1, cases[i].scale);
		g_autofree char *dir = sandbox_path("a");
		g_autoptr(GError) error = NULL;

		assert_false(demo_write(dir, &options, NULL, &error));
		assert_non_null(strstr(error->message, cases[i].why));
		assert_false(sandbox_has("a"));
	}
}

/* Rows multiply, months and money stay. */
static void
scales(void **state)
{
	const DemoPlan one = write_demo("a", "2026-11-22", 1, 1);
	const DemoPlan four = write_demo("b", "2026-11-22", 1, 4);

	(void)state;
	assert_int_equal(four.issues, 4 * one.issues);
	assert_close(
	    (double)four.cost_lines, 4.0 * (double)one.cost_lines, 0.02);
	assert_true(four.spend == one.spend);
	assert_true(four.users == one.users);
}

static long
occurrences(const char *text, const char *what)
{
	long count = 0;

	for (; (text = strstr(text, what)) != NULL; text++)
		count++;
	return count;
}

static void
schema_has_what_is_planned(void **state)
{
	const DemoPlan plan = write_demo("a", "2026-11-22", 1, 1);
	g_autofree char *sql = text_of("a/schema/structure.sql");
	g_autofree char *sizes = text_of("a/schema/pg_class_sizes.csv");
	g_autofree char *setval = g_strdup_printf(
	    "setval('public.%s_%s_seq', %.0f, true)", plan.first_table,
	    plan.first_column, INT32_MAX / plan.first_multiple.value);

	(void)state;
	assert_non_null(strstr(sql, setval));
	assert_int_equal(
	    occurrences(sql, "\nCREATE TABLE "), plan.tables + plan.partitions);
	assert_int_equal(
	    occurrences(sql, " FOR VALUES WITH "), plan.partitions);
	assert_int_equal(
	    occurrences(sizes, "\npublic,"), plan.tables + plan.partitions);
	assert_int_equal(occurrences(sql, "COPY "), 0);
	assert_true(plan.first_multiple.hi < plan.next_multiple.lo);
}

static void
configuration_lists_every_export(void **state)
{
	g_autofree char *dir = sandbox_path("a");
	g_autofree char *path = g_build_filename(dir, "headroom.yaml", NULL);
	g_autoptr(GPtrArray) files = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config = NULL;

	(void)state;
	write_demo("a", "2026-11-22", 1, 1);
	files = filetree_list(dir, NULL);
	config = config_load(path, &error);
	if (config == NULL)
		fail_msg("%s", error->message);
	assert_int_equal(
	    config->inputs->len, files->len - 1 - (DEMO_DECISIONS - 1));
	for (unsigned i = 0; i < config->inputs->len; i++) {
		const ConfigInput *input = g_ptr_array_index(config->inputs, i);

		assert_true(g_file_test(input->path, G_FILE_TEST_EXISTS));
	}
	assert_int_equal(config->business.launch,
	    date_add_months(options_of("2026-11-22", 1, 1).as_of, -17));
	assert_true(isnan(config->users.growth));
	assert_int_equal(config->team.people->len, ENGINEERS);
	for (unsigned i = 0; i < ENGINEERS; i++)
		assert_string_equal(((const ConfigPerson *)g_ptr_array_index(
					 config->team.people, i))
					->name,
		    larkfield_people[i].name);
}

int
main(void)
{
	enum { OTHERS = 7 };
	struct CMUnitTest tests[OTHERS + G_N_ELEMENTS(strangers)] = {
		cmocka_unit_test_setup_teardown(
		    same_company_same_bytes, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    replaces_an_earlier_demo, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    refuses_a_demo_with_something_else_in_it, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(refuses_what_it_cannot_make,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    scales, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(schema_has_what_is_planned,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    configuration_lists_every_export, sandbox_setup,
		    sandbox_teardown),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(strangers); i++)
		tests[OTHERS + i] = (struct CMUnitTest){
			.name = strangers[i].name,
			.test_func = refuses_what_is_not_a_demo,
			.setup_func = sandbox_setup,
			.teardown_func = sandbox_teardown,
			.initial_state = (void *)&strangers[i],
		};
	return cmocka_run_group_tests_name("demo", tests, NULL, NULL);
}
