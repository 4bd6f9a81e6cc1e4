#include "pipeline/base/text.h"
#include "pipeline/base/number.h"

#include <string.h>

#define ELLIPSIS "…"

char *
text_slug(const char *name)
{
	GString *slug = g_string_new(NULL);

	for (const char *p = name; *p != '\0'; p++) {
		char c = g_ascii_tolower(*p);

		if (g_ascii_isalnum(c) || c == '_' || c == '-')
			g_string_append_c(slug, c);
		else if (slug->len == 0 || slug->str[slug->len - 1] != '-')
			g_string_append_c(slug, '-');
	}
	if (slug->len == 0)
		g_string_append_c(slug, '-');
	return g_string_free(slug, FALSE);
}

char *
text_slug_unique(const char *name, GHashTable *taken)
{
	g_autofree char *slug = text_slug(name);
	char *unique = g_strdup(slug);

	for (unsigned n = 2; g_hash_table_contains(taken, unique); n++) {
		g_free(unique);
		unique = g_strdup_printf("%s-%u", slug, n);
	}
	g_hash_table_add(taken, g_strdup(unique));
	return unique;
}

/* Neither a control character nor one that XML 1.0 forbids. */
static bool
is_plain(gunichar c)
{
	if ((c >= ' ' && c < 0x7F) || c == '\t' || c == '\n')
		return true;
	return !g_unichar_iscntrl(c) && c != 0xFFFE && c != 0xFFFF;
}

char *
text_clean(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GString *clean = g_string_sized_new(strlen(valid));
	const char *run = valid, *p = valid;

	for (; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (is_plain(c))
			continue;
		g_string_append_len(clean, run, p - run);
		if (c == '\r' && p[1] != '\n')
			g_string_append_c(clean, '\n');
		run = g_utf8_next_char(p);
	}
	g_string_append_len(clean, run, p - run);
	return g_string_free(clean, FALSE);
}

/* Whether cutting before P would part a letter from what belongs to it. */
static bool
joins_left(const char *p)
{
	gunichar c = g_utf8_get_char(p);

	return g_unichar_ismark(c) || g_unichar_iszerowidth(c);
}

char *
text_shorten(const char *text, size_t max)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	char *cut;

	if ((size_t)g_utf8_strlen(valid, -1) <= max)
		return g_steal_pointer(&valid);
	if (max == 0)
		return g_strdup("");
	cut = g_utf8_offset_to_pointer(valid, (long)max - 1);
	while (cut > valid && joins_left(cut))
		cut = g_utf8_prev_char(cut);
	while (cut > valid && g_ascii_isspace(cut[-1]))
		cut--;
	*cut = '\0';
	return g_strconcat(valid, ELLIPSIS, NULL);
}

/* Spreadsheets of East Asian locales run the full-width forms as well. */
static bool
starts_formula(const char *text)
{
	static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r",
		"\n", "＝", "＋", "－", "＠" };
	double number;

	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
		if (g_str_has_prefix(text, starts[i]))
			return !number_parse(text, &number);
	return false;
}

void
text_append_csv_cell(GString *out, const char *text)
{
	bool guarded = starts_formula(text);

	/* ";" too: where it is the list separator, it would split the cell
	 * and set free what stands behind it. */
	if (!guarded && strpbrk(text, ",;\t\"\r\n") == NULL) {
		g_string_append(out, text);
		return;
	}
	g_string_append(out, guarded ? "\"'" : "\"");
	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '"')
			g_string_append_c(out, '"');
		g_string_append_c(out, *p);
	}
	g_string_append_c(out, '"');
}

static char *
fold_case(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);

	return g_ascii_strdown(valid, -1);
}

bool
text_matches(const char *pattern, const char *text)
{
	g_autofree char *folded_pattern = fold_case(pattern);
	g_autofree char *folded_text = fold_case(text);

	return g_pattern_match_simple(folded_pattern, folded_text);
}

/* Bytes above ASCII are parts of letters. */
static bool
continues_word(char c)
{
	return g_ascii_isalnum(c) || (unsigned char)c >= 0x80;
}

static bool
contains_word(const char *text, const char *word)
{
	size_t length = strlen(word);

	for (const char *p = text; *p != '\0'; p++) {
		if (p > text && continues_word(p[-1]))
			continue;
		if (g_ascii_strncasecmp(p, word, length) == 0 &&
		    !continues_word(p[length]))
			return true;
	}
	return false;
}

char *
text_find_word(const char *text, const char *words)
{
	g_auto(GStrv) list = g_strsplit(words, ",", -1);

	for (char **word = list; *word != NULL; word++) {
		g_strstrip(*word);
		if (**word != '\0' && contains_word(text, *word))
			return g_strdup(*word);
	}
	return NULL;
}
