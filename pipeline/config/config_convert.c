#include "pipeline/config/config_convert.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/number.h"
#include "pipeline/base/text.h"
#include "pipeline/config/cadence.h"

enum { QUOTE_LENGTH = 40 };

typedef struct Reading {
	ConfigErrors *errors;
	const ConfigKey *key;
	const char *path;
} Reading;

/* Between which limits an assumption makes sense, by its unit. */
static const struct {
	const char *unit;
	double min, max;
} unit_limits[] = {
	{ "share", 0, 1 },
	{ "probability", 0, 1 },
	{ "per month", -0.9, 1 },
	{ "people", 0.01, INFINITY },
	/* counted up to */
	{ "engineers", 1, 1000 },
	{ "squads", 1, 1000 },
	{ "roles", 1, 10 },
	/* divided by */
	{ "h/week", 0.01, 168 },
	{ "h/month", 0.01, 744 },
	{ "rows/s", 0.01, INFINITY },
	{ "bytes", 0.01, INFINITY },
};

/* What the user wrote, fit for a message. */
static char *
quote(const char *text)
{
	g_autofree char *clean = text_clean(text);

	g_strdelimit(clean, "\n\t", ' ');
	return text_shorten(clean, QUOTE_LENGTH);
}

static void
complain(const Reading *reading, const char *path, const char *text,
    const char *advice)
{
	g_autofree char *quoted = quote(text);

	config_errors_add(reading->errors, path, false, "%s is \"%s\"; %s",
	    path, quoted, advice);
}

/* PERCENT says whether 8% may be written for 0.08. */
static bool
read_number(const Reading *reading, const char *path, const char *text,
    bool percent, double *out)
{
	bool has_percent = g_str_has_suffix(text, "%");

	if (number_parse(text, out) && (percent || !has_percent))
		return true;
	complain(reading, path, text,
	    percent ? "write a fraction such as 0.08 or 8%"
		    : "write a number such as 4000 or 0.5");
	return false;
}

static bool
check_limits(const Reading *reading, const char *path, double value, double min,
    double max)
{
	char number[NUMBER_TEXT_SIZE], limit[NUMBER_TEXT_SIZE];
	bool share = max == 1;

	number_format_machine(value, number);
	if (value > max && share)
		config_errors_add(reading->errors, path, false,
		    "%s is %s, which is %g %%; write a fraction such as 0.08 "
		    "or 8%%",
		    path, number, 100 * value);
	else if (value > max || value < min)
		config_errors_add(reading->errors, path, false,
		    "%s is %s; it cannot be %s %s", path, number,
		    value > max ? "above" : "below",
		    number_format_machine(value > max ? max : min, limit));
	return value >= min && value <= max;
}

static void
set_text(const Reading *reading, const Slot *slot, void *member)
{
	char **text = member;

	(void)reading;
	g_free(*text);
	*text = text_clean(slot->value);
}

static void
set_texts(const Reading *reading, const Slot *slot, void *member)
{
	char *const *values = slot->value;
	char **texts = g_new0(char *, slot->count + 1);

	(void)reading;
	for (unsigned i = 0; i < slot->count; i++)
		texts[i] = text_clean(values[i]);
	g_strfreev(*(char ***)member);
	*(char ***)member = texts;
}

static void
set_number(const Reading *reading, const Slot *slot, void *member)
{
	const ConfigKey *key = reading->key;
	double value;

	if (read_number(reading, reading->path, slot->value,
		key->kind == KEY_FRACTION, &value) &&
	    check_limits(reading, reading->path, value, key->min, key->max))
		*(double *)member = value;
}

static void
set_date(const Reading *reading, const Slot *slot, void *member)
{
	if (!date_parse_iso(slot->value, member))
		complain(reading, reading->path, slot->value,
		    "write a date such as 2026-03-31");
}

static bool
read_switch(const Reading *reading, const char *text, bool *out)
{
	static const char *const yes[] = { "yes", "true", "on", NULL };
	static const char *const no[] = { "no", "false", "off", NULL };
	g_autofree char *folded = g_ascii_strdown(text, -1);

	*out = g_strv_contains(yes, folded);
	if (*out || g_strv_contains(no, folded))
		return true;
	complain(reading, reading->path, text, "write yes or no");
	return false;
}

static void
set_switch(const Reading *reading, const Slot *slot, void *member)
{
	bool value;

	if (read_switch(reading, slot->value, &value))
		*(bool *)member = value;
}

static void
set_tristate(const Reading *reading, const Slot *slot, void *member)
{
	bool value;

	if (read_switch(reading, slot->value, &value))
		*(int *)member = value;
}

static void
set_currency(const Reading *reading, const Slot *slot, void *member)
{
	const char *text = slot->value;

	if (strlen(text) == 3 &&
	    strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3)
		set_text(reading, slot, member);
	else
		complain(reading, reading->path, text,
		    "write the three letters of ISO 4217, such as USD");
}

static void
set_cadence(const Reading *reading, const Slot *slot, void *member)
{
	const char *why;

	if (!cadence_parse(slot->value, member, &why))
		complain(reading, reading->path, slot->value, why);
}

static bool
read_estimate(
    const Reading *reading, const char *path, const char *text, double *out)
{
	double min = 0, max = INFINITY;
	const char *unit;
	AssumptionId id;

	assumption_find(reading->key->name, &id);
	unit = assumption_info(id)->unit;
	for (size_t i = 0; i < G_N_ELEMENTS(unit_limits); i++)
		if (g_str_equal(unit_limits[i].unit, unit)) {
			min = unit_limits[i].min;
			max = unit_limits[i].max;
		}
	return read_number(reading, path, text, max == 1, out) &&
	       check_limits(reading, path, *out, min, max);
}

static void
set_triple(const Reading *reading, Assumption *out)
{
	const Places *places = reading->errors->places;
	const Place *place;
	double values[3] = { 0 };
	unsigned count = 0;
	bool fine = true;

	for (;; count++) {
		g_autofree char *path =
		    g_strdup_printf("%s[%u]", reading->path, count);

		place = places_find(places, path);
		if (place == NULL)
			break;
		if (count < G_N_ELEMENTS(values))
			fine = fine && read_estimate(reading, path, place->text,
					   &values[count]);
	}
	if (count != G_N_ELEMENTS(values))
		config_errors_add(reading->errors, reading->path, false,
		    "%s has %u numbers; write one, or three: "
		    "[low, mode, high]",
		    reading->path, count);
	else if (fine && (values[0] > values[1] || values[1] > values[2]))
		config_errors_add(reading->errors, reading->path, false,
		    "%s does not rise; write [low, mode, high]", reading->path);
	else if (fine)
		*out = (Assumption){ values[0], values[1], values[2], true };
}

static void
set_assumption(const Reading *reading, const Slot *slot, void *member)
{
	const Place *place =
	    places_find(reading->errors->places, reading->path);
	double value;

	(void)slot;
	if (place->kind == PLACE_LIST)
		set_triple(reading, member);
	else if (read_estimate(reading, reading->path, place->text, &value))
		*(Assumption *)member =
		    (Assumption){ value, value, value, true };
}

static void
set_section(const Reading *reading, const Slot *slot, void *member)
{
	config_convert(reading->errors, reading->key->keys, slot->value, member,
	    reading->path);
}

/* The first key of an item tells it from the others. */
static void
check_identity(const Reading *reading, const char *path, const Slot *slots,
    GHashTable *seen)
{
	const char *name = reading->key->keys[0].name;
	g_autofree char *place = g_strdup_printf("%s.%s", path, name);
	const char *before;
	char *folded;

	if (slots[0].value == NULL) {
		config_errors_add(reading->errors, path, false,
		    "this item of %s has no %s; give it one", reading->path,
		    name);
		return;
	}
	folded = g_ascii_strdown(slots[0].value, -1);
	before = g_hash_table_lookup(seen, folded);
	if (before) {
		g_autofree char *quoted = quote(slots[0].value);

		config_errors_add(reading->errors, place, false,
		    "%s has \"%s\" twice, first in line %ld; keep one",
		    reading->path, quoted,
		    places_find(reading->errors->places, before)->line);
		g_free(folded);
		return;
	}
	g_hash_table_insert(seen, folded, g_steal_pointer(&place));
}

/* By their names, folded. */
static GHashTable *
index_items(const GPtrArray *items, const ConfigKey *key)
{
	GHashTable *index =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned i = 0; i < items->len; i++) {
		char *item = g_ptr_array_index(items, i);
		char *const *name = (const void *)(item + key->keys[0].offset);

		if (*name)
			g_hash_table_insert(
			    index, g_ascii_strdown(*name, -1), item);
	}
	return index;
}

/* The item of the name that SLOTS begin with, or a new one. */
static void *
find_item(const GHashTable *index, const ConfigKey *key, const Slot *slots,
    GPtrArray *items)
{
	g_autofree char *name =
	    text_clean(slots[0].value ? slots[0].value : "");
	g_autofree char *folded = g_ascii_strdown(name, -1);
	void *item = g_hash_table_lookup((GHashTable *)index, folded);

	if (item == NULL) {
		item = key->new_item();
		g_ptr_array_add(items, item);
	}
	return item;
}

static void
set_list(const Reading *reading, const Slot *slot, void *member)
{
	GPtrArray *items = *(GPtrArray **)member;
	size_t width = config_keys_count(reading->key->keys);
	g_autoptr(GHashTable) there = index_items(items, reading->key);
	g_autoptr(GHashTable) seen =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	for (unsigned i = 0; i < slot->count; i++) {
		const Slot *slots = (const Slot *)slot->value + i * width;
		g_autofree char *path =
		    g_strdup_printf("%s[%u]", reading->path, i);

		check_identity(reading, path, slots, seen);
		config_convert(reading->errors, reading->key->keys, slots,
		    find_item(there, reading->key, slots, items), path);
	}
}

/* libcyaml has nothing to point at for "after: []", which says something, and
 * for assumptions. */
static bool
is_told(const Reading *reading, const Slot *slot)
{
	const Place *place =
	    places_find(reading->errors->places, reading->path);

	if (reading->key->kind == KEY_ASSUMPTION)
		return place && !place->empty;
	return slot->value || (place && place->kind == PLACE_LIST);
}

void
config_convert(ConfigErrors *errors, const ConfigKey *keys, const Slot *slots,
    void *section, const char *path)
{
	static void (*const setters[])(
	    const Reading *, const Slot *, void *) = {
		[KEY_TEXT] = set_text,
		[KEY_TEXTS] = set_texts,
		[KEY_NUMBER] = set_number,
		[KEY_FRACTION] = set_number,
		[KEY_DATE] = set_date,
		[KEY_TRISTATE] = set_tristate,
		[KEY_SWITCH] = set_switch,
		[KEY_CURRENCY] = set_currency,
		[KEY_CADENCE] = set_cadence,
		[KEY_ASSUMPTION] = set_assumption,
		[KEY_SECTION] = set_section,
		[KEY_LIST] = set_list,
	};

	for (; keys->name; keys++, slots++) {
		g_autofree char *below =
		    *path ? g_strdup_printf("%s.%s", path, keys->name)
			  : g_strdup(keys->name);
		const Reading reading = { errors, keys, below };

		if (is_told(&reading, slots))
			setters[keys->kind](
			    &reading, slots, (char *)section + keys->offset);
	}
}
