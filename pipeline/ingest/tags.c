#include "pipeline/ingest/tags.h"

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <string.h>

/* AWS marks the user's own tags: "user_team", "user:team". */
static const json_t *
find_in_object(const json_t *tags, const char *tag)
{
	static const char *const marks[] = { "", "user_", "user:" };
	const json_t *value = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(marks) && value == NULL; i++) {
		g_autofree char *key = g_strconcat(marks[i], tag, NULL);

		value = json_object_get(tags, key);
	}
	return value;
}

/* [{"key": "team", "value": "shop"}, …] */
static const json_t *
find_in_list(const json_t *list, const char *tag)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *entry = json_array_get(list, i);
		const char *key =
		    json_string_value(json_object_get(entry, "key"));

		if (g_strcmp0(key, tag) == 0)
			return json_object_get(entry, "value");
	}
	return NULL;
}

/* Appends the Python string at P, quote and all, as JSON; its end. */
static const char *
append_string(GString *json, const char *p)
{
	char quote = *p++;

	g_string_append_c(json, '"');
	for (; *p && *p != quote; p++) {
		if (*p == '\\' && p[1] == '\'')
			p++;
		else if (*p == '\\' && p[1])
			g_string_append_c(json, *p++);
		else if (*p == '"')
			g_string_append_c(json, '\\');
		g_string_append_c(json, *p);
	}
	g_string_append_c(json, '"');
	return *p ? p + 1 : p;
}

static char *
python_to_json(const char *text)
{
	static const struct {
		const char *python, *json;
	} words[] = { { "None", "null" }, { "True", "true" },
		{ "False", "false" } };
	GString *json = g_string_new(NULL);

	for (const char *p = text; *p;) {
		size_t i = 0;

		while (i < G_N_ELEMENTS(words) &&
		       !g_str_has_prefix(p, words[i].python))
			i++;
		if (*p == '\'' || *p == '"') {
			p = append_string(json, p);
		} else if (i < G_N_ELEMENTS(words)) {
			g_string_append(json, words[i].json);
			p += strlen(words[i].python);
		} else {
			g_string_append_c(json, *p++);
		}
	}
	return g_string_free(json, false);
}

static json_t *
parse(const char *text)
{
	g_autofree char *braced =
	    *text == '"' ? g_strconcat("{", text, "}", NULL) : NULL;
	json_t *root = json_loads(braced ? braced : text, 0, NULL);
	g_autofree char *json = NULL;

	if (root || !strchr(text, '\''))
		return root;
	json = python_to_json(text);
	return json_loads(json, 0, NULL);
}

char *
tags_find(const char *text, const char *tag)
{
	json_t *root = parse(text);
	const json_t *value = json_is_array(root) ? find_in_list(root, tag)
						  : find_in_object(root, tag);
	char *found = NULL;

	if (json_is_string(value))
		found = g_strdup(json_string_value(value));
	else if (value && !json_is_null(value))
		found = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
	json_decref(root);
	return found;
}
