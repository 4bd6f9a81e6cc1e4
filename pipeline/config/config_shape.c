#include "pipeline/config/config_check.h"
#include "pipeline/config/config_schema.h"
#include "pipeline/config/suggest.h"

enum { FEW_KEYS = 20 };

static const char *
suggest_key(const ConfigKey *keys, const char *wrong)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (; keys->name; keys++)
		g_ptr_array_add(names, (char *)keys->name);
	return suggest_name(
	    wrong, (const char *const *)names->pdata, names->len);
}

static char *
list_keys(const ConfigKey *keys)
{
	GString *list = g_string_new(keys->name);

	while ((++keys)->name)
		g_string_append_printf(list, ", %s", keys->name);
	return g_string_free(list, FALSE);
}

static void
refuse_key(ConfigErrors *errors, const Place *place, const Place *section,
    const ConfigKey *keys)
{
	const char *near = suggest_key(keys, place->name);
	g_autofree char *known = list_keys(keys);
	g_autofree char *where = *section->path
				     ? g_strdup_printf(" in %s", section->path)
				     : g_strdup("");
	g_autofree char *shown = g_strescape(place->name, NULL);

	if (near)
		config_errors_add(errors, place->path, true,
		    "unknown key \"%s\"%s; did you mean \"%s\"?", shown, where,
		    near);
	else if (config_keys_count(keys) <= FEW_KEYS)
		config_errors_add(errors, place->path, true,
		    "unknown key \"%s\"%s; the keys are %s", shown, where,
		    known);
	else
		config_errors_add(errors, place->path, true,
		    "unknown key \"%s\"%s", shown, where);
}

/* Whether a value of KIND can be what KEY wants, whatever it says. */
static bool
fits(KeyKind key, PlaceKind kind)
{
	switch (key) {
	case KEY_TEXT:
	case KEY_NUMBER:
	case KEY_FRACTION:
	case KEY_DATE:
	case KEY_TRISTATE:
	case KEY_SWITCH:
	case KEY_CURRENCY:
	case KEY_CADENCE:
		return kind == PLACE_TEXT;
	case KEY_TEXTS:
	case KEY_LIST:
		return kind == PLACE_LIST;
	case KEY_ASSUMPTION:
		return kind != PLACE_SECTION;
	case KEY_SECTION:
		return kind == PLACE_SECTION;
	}
	return false;
}

static void
refuse_kind(ConfigErrors *errors, const Place *place, const ConfigKey *key)
{
	static const char *const found[] = {
		[PLACE_TEXT] = "a single value",
		[PLACE_LIST] = "a list",
		[PLACE_SECTION] = "a section",
	};

	if (key->kind == KEY_LIST)
		config_errors_add(errors, place->path, false,
		    "%s is %s; write a list of items that begin \"- %s:\"",
		    place->path, found[place->kind], key->keys[0].name);
	else if (key->kind == KEY_SECTION)
		config_errors_add(errors, place->path, false,
		    "%s is %s; write keys such as \"%s:\" below it",
		    place->path, found[place->kind], key->keys[0].name);
	else
		config_errors_add(errors, place->path, false,
		    "%s is %s; write %s", place->path, found[place->kind],
		    key->kind == KEY_TEXTS ? "a list, as in [first, second]"
		    : key->kind == KEY_ASSUMPTION
			? "a number or [low, mode, high]"
			: "a single value");
}

/* Is it an item of the list that KEY tells of? */
static bool
check_item(ConfigErrors *errors, const Place *place, const ConfigKey *key)
{
	if (place->empty)
		config_errors_add(errors, place->path, false,
		    "%s is empty; fill it in or remove it", place->path);
	else if (key->kind == KEY_LIST && place->kind != PLACE_SECTION)
		config_errors_add(errors, place->path, false,
		    "%s must have keys, as in \"- %s: …\"", place->path,
		    key->keys[0].name);
	else if (key->kind != KEY_LIST && place->kind != PLACE_TEXT)
		config_errors_add(errors, place->path, false,
		    "%s must be a single value", place->path);
	else
		return true;
	return false;
}

/* The key that tells of PLACE, whose parent SECTION is told of by ABOVE;
 * NULL when there is none, which is an error. */
static const ConfigKey *
check_place(ConfigErrors *errors, const Place *place, const Place *section,
    const ConfigKey *above)
{
	const ConfigKey *key;

	if (place->name == NULL)
		return check_item(errors, place, above) ? above : NULL;
	key = config_keys_find(above->keys, place->name);
	if (key == NULL)
		refuse_key(errors, place, section, above->keys);
	else if (!place->empty && !fits(key->kind, place->kind))
		refuse_kind(errors, place, key);
	else
		return key;
	return NULL;
}

static void
check_scenarios(ConfigErrors *errors)
{
	g_autofree char *path = g_strdup_printf("scenarios[%d]", SCENARIO_MOST);

	if (places_find(errors->places, path))
		config_errors_add(errors, path, false,
		    "a page can compare %d scenarios; leave this and those "
		    "after it out",
		    SCENARIO_MOST);
}

void
config_check_shape(ConfigErrors *errors)
{
	static const ConfigKey top = { .kind = KEY_SECTION,
		.keys = config_keys };
	const Places *places = errors->places;
	g_autofree const ConfigKey **told =
	    g_new0(const ConfigKey *, places->all->len);

	told[0] = &top;
	for (unsigned i = 1; i < places->all->len; i++) {
		const Place *place = g_ptr_array_index(places->all, i);
		const Place *parent =
		    g_ptr_array_index(places->all, place->parent);
		const ConfigKey *above = told[place->parent];

		if (above)
			told[i] = check_place(errors, place, parent, above);
	}
	check_scenarios(errors);
}
