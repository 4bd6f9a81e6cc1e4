#include "pipeline/ingest/object_names.h"

#include <glib.h>
#include <jansson.h>
#include <string.h>

static void
append_name(const json_t *value, GString *names)
{
	static const char *const members[] = { "name", "login", "title",
		"summary" };
	const char *name = json_string_value(value);

	for (size_t i = 0; name == NULL && i < G_N_ELEMENTS(members); i++)
		name = json_string_value(json_object_get(value, members[i]));
	if (name == NULL)
		return;
	if (names->len > 0)
		g_string_append_c(names, ',');
	g_string_append(names, name);
}

/* Appends the string that opens at P in JSON's quotes; returns its end. */
static const char *
append_string(GString *json, const char *p)
{
	char quote = *p++;

	g_string_append_c(json, '"');
	for (; *p && *p != quote; p++) {
		if (*p == '\\' && p[1] == '\'')
			p++;
		if (*p == '"')
			g_string_append_c(json, '\\');
		g_string_append_c(json, *p);
		if (*p == '\\' && p[1])
			g_string_append_c(json, *++p);
	}
	g_string_append_c(json, '"');
	return *p ? p + 1 : p;
}

static GString *
python_to_json(const char *text)
{
	static const char *const words[][2] = { { "None", "null" },
		{ "True", "true" }, { "False", "false" } };
	GString *json = g_string_new(NULL);

	while (*text) {
		size_t i = 0;

		if (*text == '\'' || *text == '"') {
			text = append_string(json, text);
			continue;
		}
		while (i < G_N_ELEMENTS(words) &&
		       !g_str_has_prefix(text, words[i][0]))
			i++;
		if (i < G_N_ELEMENTS(words)) {
			g_string_append(json, words[i][1]);
			text += strlen(words[i][0]);
		} else {
			g_string_append_c(json, *text++);
		}
	}
	return json;
}

static json_t *
load(const char *text, size_t length)
{
	json_t *json = json_loadb(text, length, 0, NULL);
	g_autofree char *python = NULL;
	g_autoptr(GString) converted = NULL;

	if (json)
		return json;
	python = g_strndup(text, length);
	converted = python_to_json(python);
	return json_loadb(converted->str, converted->len, 0, NULL);
}

void
object_names(char **text, size_t *length)
{
	g_autoptr(GString) names = g_string_new(NULL);
	json_t *json, *item;
	size_t i;

	if (*length == 0 || !strchr("[{", **text))
		return;
	json = load(*text, *length);
	if (json == NULL)
		return;
	if (json_is_array(json))
		json_array_foreach(json, i, item) append_name(item, names);
	else
		append_name(json, names);
	json_decref(json);
	memcpy(*text, names->str, names->len);
	*length = names->len;
}
