#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "pipeline/analysis/knowledge_words.h"
#include "tests/support/known_team.h"

static void
sets_are_words(void **state)
{
	g_autoptr(Company) company = known_team_new();
	const KnowledgeMapResult *map = known_team_map(company);
	g_autofree char *set =
	    knowledge_set_words(map, &map->truck[TRUCK_AREAS], 1);
	g_autofree char *id =
	    knowledge_area_figure(knowledge_map_at(map, 0), "experts");

	(void)state;
	assert_string_equal(set, "Cy Example and Ana Example");
	assert_string_equal(id, "component.auth.experts");
	assert_string_equal(knowledge_unit_words(map), "components");
}

static void
names_are_cut_short(void **state)
{
	g_autoptr(Company) company = known_team_new();
	const KnowledgeMapResult *map = known_team_map(company);
	g_autofree char *few = knowledge_area_names(map, map->order, 2);
	g_autofree char *all = knowledge_area_names(map, map->order, 9);

	(void)state;
	assert_string_equal(few, "auth, billing and 2 more");
	assert_string_equal(all, "auth, billing, search, core");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sets_are_words),
		cmocka_unit_test(names_are_cut_short),
	};

	return cmocka_run_group_tests_name(
	    "knowledge_words", tests, NULL, NULL);
}
