#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/config/config_find.h"
#include "tests/support/config_text.h"

static const char text[] = "service: Shop\n"
			   "business:\n"
			   "  revenue: 74000\n"
			   "  launch:\n"
			   "infrastructure:\n"
			   "  - name: Hosting\n"
			   "    value: 120\n"
			   "  - {name: cache.front, value: 7, threshold: 9}\n"
			   "  - {name: cache, value: 8}\n"
			   "debt: {labels: [tech-debt, \"rot\\nten\"]}\n"
			   "team:\n"
			   "  people:\n"
			   "    - name: Ada\n"
			   "assumptions: {debt_waste: [0.1, 0.2, 0.3]}\n";

typedef struct Case {
	const char *path, *want; /* NULL: not found */
	long line, column;
} Case;

static const Case cases[] = {
	{ "service", "Shop", 1, 1 },
	{ "business.revenue", "74000", 3, 3 },
	{ "business.launch", NULL, 0, 0 },
	{ "business.hourly_rate", NULL, 0, 0 },
	{ "business.revenue.more", NULL, 0, 0 },
	{ "users.active", NULL, 0, 0 },
	{ "infrastructure.hosting.value", "120", 7, 5 },
	{ "infrastructure.cache.front.threshold", "9", 8, 35 },
	{ "infrastructure.cache.value", "8", 9, 19 },
	{ "infrastructure.cach.value", NULL, 0, 0 },
	{ "infrastructure.search.value", NULL, 0, 0 },
	{ "infrastructure", "3 entries", 5, 1 },
	{ "debt.labels", "tech-debt, rot ten", 10, 8 },
	{ "team.people", "1 entry", 12, 3 },
	{ "team.people.Ada", "1 entry", 13, 7 },
	{ "assumptions.debt_waste", "0.1, 0.2, 0.3", 14, 15 },
};

static void
places_are_found_by_name(void **state)
{
	g_autoptr(Config) config = config_from_text(text, NULL);

	(void)state;
	assert_non_null(config);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Place *place = config_find(config, cases[i].path);
		g_autofree char *said = NULL;

		print_message("%s\n", cases[i].path);
		if (cases[i].want == NULL) {
			assert_null(place);
			continue;
		}
		assert_non_null(place);
		said = config_place_text(config, place);
		assert_string_equal(said, cases[i].want);
		assert_int_equal(place->key_line, cases[i].line);
		assert_int_equal(place->key_column, cases[i].column);
	}
}

/* Every path leads back to its value. */
static void
values_below_are_listed(void **state)
{
	static const struct {
		const char *path, *want;
	} below[] = {
		{ "infrastructure.hosting", "infrastructure.Hosting.value" },
		{ "infrastructure", "infrastructure.Hosting.value, "
				    "infrastructure.cache.front.value, "
				    "infrastructure.cache.front.threshold, "
				    "infrastructure.cache.value" },
		{ "business", "business.revenue" },
		{ "debt", "debt.labels" },
		{ "assumptions", "assumptions.debt_waste" },
		{ "team", "" },
		{ "service", "" },
		{ "users", "" },
	};
	g_autoptr(Config) config = config_from_text(text, NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(below); i++) {
		g_autoptr(GPtrArray) paths =
		    config_values_below(config, below[i].path);
		g_autofree char *all = NULL;

		for (guint k = 0; k < paths->len; k++)
			assert_non_null(
			    config_find(config, g_ptr_array_index(paths, k)));
		g_ptr_array_add(paths, NULL);
		all = g_strjoinv(", ", (char **)paths->pdata);
		assert_string_equal(all, below[i].want);
	}
}

static void
long_values_are_cut(void **state)
{
	g_autofree char *word = g_strnfill(500, 'x');
	g_autofree char *yaml = g_strdup_printf(
	    "service: %s\ndebt: {labels: [a, b, c, d, e, f, g]}\n", word);
	g_autoptr(Config) config = config_from_text(yaml, NULL);
	g_autofree char *service =
	    config_place_text(config, config_find(config, "service"));
	g_autofree char *labels =
	    config_place_text(config, config_find(config, "debt.labels"));

	(void)state;
	assert_int_equal(g_utf8_strlen(service, -1), 120);
	assert_string_equal(labels, "7 entries");
}

static void
nothing_is_found_without_a_file(void **state)
{
	g_autoptr(Config) config = config_new_default();
	g_autoptr(Config) empty = config_from_text("", NULL);

	(void)state;
	assert_null(config_find(config, "users.active"));
	assert_null(config_find(empty, "users.active"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_are_found_by_name),
		cmocka_unit_test(values_below_are_listed),
		cmocka_unit_test(long_values_are_cut),
		cmocka_unit_test(nothing_is_found_without_a_file),
	};

	return cmocka_run_group_tests_name("config_find", tests, NULL, NULL);
}
