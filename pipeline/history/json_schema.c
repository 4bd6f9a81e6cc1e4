#include "pipeline/history/json_schema.h"

#include <math.h>
#include <string.h>

enum { EXCERPT = 40 };

const char *const json_schema_keywords[] = { "$defs", "$id", "$ref", "$schema",
	"additionalProperties", "anyOf", "const", "description", "else", "enum",
	"if", "items", "maxItems", "minLength", "minimum", "not", "pattern",
	"properties", "propertyNames", "required", "then", "title", "type",
	"uniqueItems", NULL };

typedef struct Check {
	const json_t *root; /* of the schema */
	GPtrArray *path; /* of const char *: keys from the value's root */
	GHashTable *patterns; /* text to GRegex * */
	char *what; /* the first thing wrong; NULL */
} Check;

static bool check_value(
    Check *check, const json_t *schema, const json_t *value);

/* Keeps the first complaint, takes WORDS over; false. */
static bool
complain(Check *check, char *words)
{
	g_autoptr(GString) place = g_string_new(NULL);

	for (guint i = 0; i < check->path->len; i++)
		g_string_append_printf(place, "%s%s", i > 0 ? ", " : "",
		    (const char *)g_ptr_array_index(check->path, i));
	if (check->what == NULL)
		check->what = place->len > 0
				  ? g_strdup_printf("%s: %s", place->str, words)
				  : g_strdup(words);
	g_free(words);
	return false;
}

static bool
check_below(
    Check *check, const char *key, const json_t *schema, const json_t *value)
{
	bool good;

	g_ptr_array_add(check->path, (char *)key);
	good = check_value(check, schema, value);
	g_ptr_array_set_size(check->path, (int)check->path->len - 1);
	return good;
}

/* Whether VALUE keeps to SCHEMA, without a complaint if it does not. */
static bool
matches(const Check *check, const json_t *schema, const json_t *value)
{
	Check inner = { check->root, check->path, check->patterns, NULL };
	bool good = check_value(&inner, schema, value);

	g_free(inner.what);
	return good;
}

static bool
is_integer(const json_t *value)
{
	return json_is_integer(value) ||
	       (json_is_real(value) &&
		   json_real_value(value) == trunc(json_real_value(value)));
}

static bool
is_boolean(const json_t *value)
{
	return json_is_boolean(value);
}

static bool
is_null(const json_t *value)
{
	return json_is_null(value);
}

static bool
is_number(const json_t *value)
{
	return json_is_number(value);
}

static bool
is_text(const json_t *value)
{
	return json_is_string(value);
}

static bool
is_array(const json_t *value)
{
	return json_is_array(value);
}

static bool
is_object(const json_t *value)
{
	return json_is_object(value);
}

static const struct {
	const char *name, *words;
	bool (*is)(const json_t *value);
} types[] = {
	{ "null", "null", is_null },
	{ "boolean", "true or false", is_boolean },
	{ "integer", "a whole number", is_integer },
	{ "number", "a number", is_number },
	{ "string", "a text", is_text },
	{ "array", "a list", is_array },
	{ "object", "an object", is_object },
};

static const char *
words_of(const char *type)
{
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (strcmp(types[i].name, type) == 0)
			return types[i].words;
	return type;
}

static bool
is_of_type(const json_t *value, const char *type)
{
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (strcmp(types[i].name, type) == 0)
			return types[i].is(value);
	return false;
}

static const char *
words_for(const json_t *value)
{
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (types[i].is(value))
			return types[i].words;
	return "nothing";
}

/* The words of a schema that is a type or a list of them. */
static bool
check_type(Check *check, const json_t *rule, const json_t *value)
{
	g_autoptr(GString) wanted = g_string_new(NULL);

	if (json_is_string(rule)) {
		if (is_of_type(value, json_string_value(rule)))
			return true;
		g_string_append(wanted, words_of(json_string_value(rule)));
	}
	for (size_t i = 0; i < json_array_size(rule); i++) {
		const char *type = json_string_value(json_array_get(rule, i));

		if (is_of_type(value, type))
			return true;
		g_string_append_printf(
		    wanted, "%s%s", i > 0 ? " or " : "", words_of(type));
	}
	return complain(check, g_strdup_printf("is %s, where %s belongs",
				   words_for(value), wanted->str));
}

static char *
shown(const json_t *value)
{
	if (json_is_string(value))
		return g_strdup_printf(
		    "\"%.*s\"", EXCERPT, json_string_value(value));
	if (json_is_integer(value))
		return g_strdup_printf(
		    "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	return g_strdup(words_for(value));
}

static bool
complain_of(Check *check, const json_t *value, const char *what)
{
	g_autofree char *text = shown(value);
	g_autofree char *valid = g_utf8_make_valid(text, -1);

	return complain(check, g_strdup_printf("%s %s", valid, what));
}

static bool
check_const(Check *check, const json_t *rule, const json_t *value)
{
	return json_equal(rule, value) ||
	       complain_of(check, value, "is not what belongs here");
}

static bool
check_enum(Check *check, const json_t *rule, const json_t *value)
{
	for (size_t i = 0; i < json_array_size(rule); i++)
		if (json_equal(json_array_get(rule, i), value))
			return true;
	return complain_of(check, value, "is none of the words for this");
}

static bool
check_minimum(Check *check, const json_t *rule, const json_t *value)
{
	return !json_is_number(value) ||
	       json_number_value(value) >= json_number_value(rule) ||
	       complain_of(check, value, "is too small");
}

static bool
check_min_length(Check *check, const json_t *rule, const json_t *value)
{
	return !json_is_string(value) ||
	       (json_int_t)g_utf8_strlen(json_string_value(value), -1) >=
		   json_integer_value(rule) ||
	       complain_of(check, value, "is too short");
}

static const GRegex *
pattern_of(Check *check, const char *text)
{
	GRegex *pattern = g_hash_table_lookup(check->patterns, text);

	if (pattern == NULL) {
		pattern = g_regex_new(text, G_REGEX_DOLLAR_ENDONLY, 0, NULL);
		g_assert(pattern != NULL);
		g_hash_table_insert(check->patterns, (char *)text, pattern);
	}
	return pattern;
}

static bool
check_pattern(Check *check, const json_t *rule, const json_t *value)
{
	return !json_is_string(value) ||
	       g_regex_match(pattern_of(check, json_string_value(rule)),
		   json_string_value(value), 0, NULL) ||
	       complain_of(check, value, "is not written as it should be");
}

static bool
check_items(Check *check, const json_t *rule, const json_t *value)
{
	for (size_t i = 0; i < json_array_size(value); i++) {
		g_autofree char *key = g_strdup_printf("%zu", i + 1);

		if (!check_below(check, key, rule, json_array_get(value, i)))
			return false;
	}
	return true;
}

static bool
check_max_items(Check *check, const json_t *rule, const json_t *value)
{
	return !json_is_array(value) ||
	       (json_int_t)json_array_size(value) <= json_integer_value(rule) ||
	       complain(check, g_strdup("has too many entries"));
}

/* Lists of texts are the only ones that have to be. */
static bool
check_unique(Check *check, const json_t *rule, const json_t *value)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; json_is_true(rule) && i < json_array_size(value);
	     i++) {
		const json_t *item = json_array_get(value, i);

		if (json_is_string(item) &&
		    !g_hash_table_add(seen, (char *)json_string_value(item)))
			return complain_of(check, item, "is there twice");
	}
	return true;
}

static bool
check_required(Check *check, const json_t *rule, const json_t *value)
{
	for (size_t i = 0; json_is_object(value) && i < json_array_size(rule);
	     i++) {
		const char *key = json_string_value(json_array_get(rule, i));

		if (json_object_get(value, key) == NULL)
			return complain(
			    check, g_strdup_printf("\"%s\" is not there", key));
	}
	return true;
}

static bool
check_names(Check *check, const json_t *rule, const json_t *value)
{
	const char *key;
	json_t *member;

	json_object_foreach((json_t *)value, key, member)
	{
		json_t *name = json_string(key);
		bool good = check_value(check, rule, name);

		json_decref(name);
		if (!good)
			return false;
	}
	return true;
}

/* properties and additionalProperties, which depend on each other. */
static bool
check_members(Check *check, const json_t *schema, const json_t *value)
{
	const json_t *known = json_object_get(schema, "properties");
	const json_t *other = json_object_get(schema, "additionalProperties");
	const char *key;
	json_t *member;

	json_object_foreach((json_t *)value, key, member)
	{
		const json_t *rule = json_object_get(known, key);

		if (rule == NULL)
			rule = other;
		if (json_is_false(rule))
			return complain(
			    check, g_strdup_printf(
				       "\"%.*s\" is not known", EXCERPT, key));
		if (rule != NULL && !check_below(check, key, rule, member))
			return false;
	}
	return true;
}

static bool
check_any(Check *check, const json_t *rule, const json_t *value)
{
	for (size_t i = 0; i < json_array_size(rule); i++)
		if (matches(check, json_array_get(rule, i), value))
			return true;
	return complain(check, g_strdup("is of none of the forms for this"));
}

static bool
check_not(Check *check, const json_t *rule, const json_t *value)
{
	return !matches(check, rule, value) ||
	       complain(check, g_strdup("has what contradicts the rest of it"));
}

static bool
check_ref(Check *check, const json_t *rule, const json_t *value)
{
	const char *name = json_string_value(rule) + strlen("#/$defs/");

	return check_value(check,
	    json_object_get(json_object_get(check->root, "$defs"), name),
	    value);
}

static const struct {
	const char *keyword;
	bool (*check)(Check *check, const json_t *rule, const json_t *value);
} rules[] = {
	{ "$ref", check_ref },
	{ "type", check_type },
	{ "const", check_const },
	{ "enum", check_enum },
	{ "minimum", check_minimum },
	{ "minLength", check_min_length },
	{ "pattern", check_pattern },
	{ "items", check_items },
	{ "maxItems", check_max_items },
	{ "uniqueItems", check_unique },
	{ "required", check_required },
	{ "propertyNames", check_names },
	{ "anyOf", check_any },
	{ "not", check_not },
};

static bool
check_condition(Check *check, const json_t *schema, const json_t *value)
{
	const json_t *condition = json_object_get(schema, "if");
	const json_t *branch;

	if (condition == NULL)
		return true;
	branch = json_object_get(
	    schema, matches(check, condition, value) ? "then" : "else");
	return branch == NULL || check_value(check, branch, value);
}

static bool
check_value(Check *check, const json_t *schema, const json_t *value)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		const json_t *rule = json_object_get(schema, rules[i].keyword);

		if (rule != NULL && !rules[i].check(check, rule, value))
			return false;
	}
	return check_members(check, schema, value) &&
	       check_condition(check, schema, value);
}

bool
json_schema_check(const json_t *schema, const json_t *value, char **what)
{
	g_autoptr(GPtrArray) path = g_ptr_array_new();
	g_autoptr(GHashTable) patterns = g_hash_table_new_full(
	    g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_regex_unref);
	Check check = { schema, path, patterns, NULL };

	if (check_value(&check, schema, value))
		return true;
	*what = check.what;
	return false;
}
