#include "pipeline/analysis/knowledge_words.h"

#include "pipeline/base/number.h"
#include "pipeline/base/text.h"
#include "pipeline/lang/lang.h"

const char *
knowledge_unit_words(const KnowledgeMapResult *map)
{
	static const Message words[] = {
		[AREA_COMPONENT] = MSG_KNOWLEDGE_COMPONENTS,
		[AREA_DOMAIN] = MSG_KNOWLEDGE_DOMAINS,
		[AREA_LABEL] = MSG_KNOWLEDGE_LABELS,
		[AREA_EPIC] = MSG_KNOWLEDGE_EPICS,
		[AREA_NONE] = MSG_KNOWLEDGE_COMPONENTS,
	};

	return lang_text(words[map->areas->unit]);
}

char *
knowledge_area_figure(const KnowledgeArea *area, const char *what)
{
	return g_strdup_printf("component.%s.%s", area->id, what);
}

/* Of two whose names have one slug the later one gets its number. */
char *
knowledge_person_figure(
    const KnowledgeMapResult *map, guint person, const char *what)
{
	g_autofree char *slug = text_slug(people_name(map->people, person));

	for (guint p = 0; p < person; p++) {
		g_autofree char *other = text_slug(people_name(map->people, p));

		if (g_str_equal(slug, other))
			return g_strdup_printf(
			    "team.leaving.%s-%u.%s", slug, person + 1, what);
	}
	return g_strdup_printf("team.leaving.%s.%s", slug, what);
}

char *
knowledge_set_words(
    const KnowledgeMapResult *map, const TruckFactor *truck, size_t place)
{
	g_autoptr(GString) names = g_string_new(NULL);
	const size_t *members = truck->members + place * truck->size;

	if (truck->size == 1)
		return g_strdup(people_name(map->people, (guint)members[0]));
	for (size_t i = 0; i + 1 < truck->size; i++) {
		if (i > 0)
			g_string_append(names, ", ");
		g_string_append(
		    names, people_name(map->people, (guint)members[i]));
	}
	return lang_format(MSG_KNOWLEDGE_AND, names->str,
	    people_name(map->people, (guint)members[truck->size - 1]), NULL);
}

char *
knowledge_sets_words(const KnowledgeMapResult *map, const TruckFactor *truck)
{
	g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *all = NULL;

	for (size_t i = 0; i < truck->listed; i++)
		g_ptr_array_add(sets, knowledge_set_words(map, truck, i));
	g_ptr_array_add(sets, NULL);
	all = lang_join(MSG_LIST_CLAUSE, (char **)sets->pdata);
	if (truck->count <= truck->listed)
		return g_steal_pointer(&all);
	return lang_format(MSG_KNOWLEDGE_SETS_SOME, all, NULL);
}

/* Of people or areas. */
typedef const char *(*NameOf)(const KnowledgeMapResult *map, guint i);

static const char *
name_of_area(const KnowledgeMapResult *map, guint i)
{
	return knowledge_map_at(map, i)->name;
}

static const char *
name_of_person(const KnowledgeMapResult *map, guint i)
{
	return people_name(map->people, i);
}

static char *
join_names(const KnowledgeMapResult *map, const GArray *list, guint most,
    NameOf name_of)
{
	g_autoptr(GString) names = g_string_new(NULL);
	char left[NUMBER_TEXT_SIZE];

	for (guint i = 0; i < MIN(list->len, most); i++) {
		if (i > 0)
			g_string_append(names, ", ");
		g_string_append(
		    names, name_of(map, g_array_index(list, guint, i)));
	}
	if (list->len <= most)
		return g_strdup(names->str);
	return lang_format(MSG_KNOWLEDGE_MORE, names->str,
	    number_format_count(list->len - most, left), NULL);
}

char *
knowledge_area_names(
    const KnowledgeMapResult *map, const GArray *areas, guint most)
{
	return join_names(map, areas, most, name_of_area);
}

char *
knowledge_people_names(
    const KnowledgeMapResult *map, const GArray *people, guint most)
{
	return join_names(map, people, most, name_of_person);
}
