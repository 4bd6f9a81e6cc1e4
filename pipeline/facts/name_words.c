#include "pipeline/facts/name_words.h"

#include <stdbool.h>
#include <string.h>

/* Non-ASCII bytes are letters. */
static bool
is_letter(char c)
{
	return g_ascii_isalnum(c) || (unsigned char)c >= 0x80;
}

/* A word begins at NAME[I]: "aB", or the last capital of "XMLFile". */
static bool
is_hump(const char *name, size_t i)
{
	if (i == 0 || !g_ascii_isupper(name[i]))
		return false;
	return !g_ascii_isupper(name[i - 1]) || g_ascii_islower(name[i + 1]);
}

static void
end_word(GPtrArray *words, GString *word)
{
	if (word->len > 0)
		g_ptr_array_add(words, g_strdup(word->str));
	g_string_truncate(word, 0);
}

GPtrArray *
name_words(const char *name)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) word = g_string_new(NULL);

	for (size_t i = 0; name[i] != '\0'; i++) {
		if (!is_letter(name[i]) || is_hump(name, i))
			end_word(words, word);
		if (is_letter(name[i]))
			g_string_append_c(word, g_ascii_tolower(name[i]));
	}
	end_word(words, word);
	return words;
}

static const char *
find_irregular(const char *word)
{
	static const char *const forms[][2] = {
		{ "people", "person" },
		{ "children", "child" },
		{ "men", "man" },
		{ "women", "woman" },
		{ "indices", "index" },
		{ "vertices", "vertex" },
		{ "matrices", "matrix" },
		{ "criteria", "criterion" },
		{ "media", "medium" },
		{ "data", "datum" },
		{ "aliases", "alias" },
		{ "alias", "alias" },
		{ "canvas", "canvas" },
		{ "gas", "gas" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
		if (strcmp(word, forms[i][0]) == 0)
			return forms[i][1];
	return word;
}

static bool
ends_in(const GString *text, size_t start, const char *end)
{
	return text->len - start > strlen(end) &&
	       g_str_has_suffix(text->str + start, end);
}

/* "status" and "address" are one; "analysis" is of "analyses". */
static void
drop_plural(GString *text, size_t start)
{
	if (ends_in(text, start, "sis"))
		g_string_truncate(text, text->len - 2);
	else if (ends_in(text, start, "s") && !ends_in(text, start, "ss") &&
		 !ends_in(text, start, "us"))
		g_string_truncate(text, text->len - 1);
}

/* "boxes" and "caches" both lose an "e" that only one of them should: so do
 * "box" and "cache".  "category" and "categorie" end alike then. */
void
name_append_stem(GString *text, const char *word)
{
	size_t start = text->len;

	g_string_append(text, find_irregular(word));
	if (text->len - start < 3)
		return;
	drop_plural(text, start);
	if (ends_in(text, start, "e"))
		g_string_truncate(text, text->len - 1);
	if (ends_in(text, start, "y"))
		text->str[text->len - 1] = 'i';
}
