#include "pipeline/analysis/team_deciders.h"

#include <string.h>

static const char *const between[] = { " and ", "&", ";", "/", "\n" };

static void
add_person(const People *people, char *name, GArray *found)
{
	const guint person =
	    people_find(people, g_strstrip(name) + strspn(name, "@*- "));

	for (guint i = 0; i < found->len; i++)
		if (g_array_index(found, guint, i) == person)
			return;
	if (person != NO_PERSON)
		g_array_append_val(found, person);
}

GArray *
team_deciders_find(const People *people, const char *deciders)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
	g_auto(GStrv) names = NULL;
	g_autoptr(GString) list = g_string_new(deciders);

	for (size_t i = 0; i < G_N_ELEMENTS(between); i++)
		g_string_replace(list, between[i], ",", 0);
	names = g_strsplit(list->str, ",", -1);
	for (char **name = names; *name != NULL; name++)
		add_person(people, *name, found);
	return found;
}
