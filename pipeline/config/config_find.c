#include "pipeline/config/config_find.h"

#include <string.h>

#include "pipeline/base/text.h"

enum { TEXT_MOST = 120, LIST_MOST = 6 };

/* REST after NAME and a dot, "" after NAME alone; NULL if it is another. */
static const char *
strip_name(const char *rest, const char *name)
{
	const size_t length = strlen(name);

	if (g_ascii_strncasecmp(rest, name, length) != 0)
		return NULL;
	if (rest[length] == '\0')
		return rest + length;
	return rest[length] == '.' ? rest + length + 1 : NULL;
}

static const Place *find_below(
    const Places *places, const Place *place, const char *rest);

/* The item that is called as REST begins. */
static const Place *
find_item(const Places *places, const Place *list, const char *rest)
{
	for (unsigned i = 0; i < list->items; i++) {
		g_autofree char *path =
		    g_strdup_printf("%s[%u]", list->path, i);
		g_autofree char *name = g_strconcat(path, ".name", NULL);
		const Place *named = places_find(places, name);
		const char *after = named == NULL || named->text == NULL
					? NULL
					: strip_name(rest, named->text);

		if (after != NULL)
			return find_below(
			    places, places_find(places, path), after);
	}
	return NULL;
}

static const Place *
find_below(const Places *places, const Place *place, const char *rest)
{
	const size_t length = strcspn(rest, ".");
	g_autofree char *path = NULL;
	const Place *next;

	if (place == NULL || *rest == '\0')
		return place;
	if (place->kind == PLACE_LIST)
		return find_item(places, place, rest);
	path = *place->path != '\0'
		   ? g_strdup_printf("%s.%.*s", place->path, (int)length, rest)
		   : g_strndup(rest, length);
	next = places_find(places, path);
	return find_below(places, next, rest + length + (rest[length] == '.'));
}

const Place *
config_find(const Config *config, const char *path)
{
	const Place *found;

	if (config->places == NULL || config->places->all->len == 0)
		return NULL;
	found = find_below(
	    config->places, g_ptr_array_index(config->places->all, 0), path);
	return found != NULL && found->empty ? NULL : found;
}

/* The place that PLACE is directly below. */
static const Place *
parent_of(const Places *places, const Place *place)
{
	return g_ptr_array_index(places->all, place->parent);
}

/* Of PLACE, with items by their names. */
static char *
told_path(const Places *places, const Place *place)
{
	const Place *parent = parent_of(places, place);
	g_autofree char *above = NULL;
	g_autofree char *item = g_strconcat(place->path, ".name", NULL);
	const Place *named = places_find(places, item);
	const char *name = place->name;

	if (parent == place)
		return g_strdup("");
	if (name == NULL)
		name = named != NULL && named->text != NULL ? named->text : "";
	above = told_path(places, parent);
	return *above == '\0' ? g_strdup(name)
			      : g_strconcat(above, ".", name, NULL);
}

static bool
is_below(const Places *places, const Place *place, const Place *top)
{
	while (place != top && parent_of(places, place) != place)
		place = parent_of(places, place);
	return place == top;
}

/* A single one, or a list of single ones; not what names an item. */
static bool
is_value(const Places *places, const Place *place)
{
	g_autofree char *first = g_strconcat(place->path, "[0]", NULL);
	const Place *item = places_find(places, first);

	if (place->name == NULL || place->empty)
		return false;
	if (place->kind == PLACE_LIST)
		return item == NULL || item->kind == PLACE_TEXT;
	return place->kind == PLACE_TEXT &&
	       !(g_str_equal(place->name, "name") &&
		   parent_of(places, place)->name == NULL);
}

GPtrArray *
config_values_below(const Config *config, const char *path)
{
	const Places *places = config->places;
	const Place *top = config_find(config, path);
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

	for (unsigned i = 0; top != NULL && i < places->all->len; i++) {
		const Place *place = g_ptr_array_index(places->all, i);

		if (place != top && is_value(places, place) &&
		    is_below(places, place, top))
			g_ptr_array_add(paths, told_path(places, place));
	}
	return paths;
}

/* "a, b, c"; NULL where an item is no plain value. */
static char *
list_text(const Config *config, const Place *list)
{
	g_autoptr(GString) words = g_string_new(NULL);

	for (unsigned i = 0; i < list->items; i++) {
		g_autofree char *path =
		    g_strdup_printf("%s[%u]", list->path, i);
		const Place *item = places_find(config->places, path);

		if (item == NULL || item->text == NULL)
			return NULL;
		if (i > 0)
			g_string_append(words, ", ");
		g_string_append(words, item->text);
	}
	return g_string_free(g_steal_pointer(&words), FALSE);
}

char *
config_place_text(const Config *config, const Place *place)
{
	g_autofree char *text = NULL;

	if (place->kind == PLACE_TEXT)
		text = g_strdup(place->text);
	else if (place->kind == PLACE_LIST && place->items <= LIST_MOST)
		text = list_text(config, place);
	if (text != NULL)
		return text_shorten(
		    g_strdelimit(text, "\n\r\t", ' '), TEXT_MOST);
	return g_strdup_printf(
	    "%u %s", place->items, place->items == 1 ? "entry" : "entries");
}
