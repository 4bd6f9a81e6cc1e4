#include "pipeline/ingest/markdown_outline.h"

#include <string.h>

#include "pipeline/base/date.h"

enum { LEVEL_BOLD = 7, LEVELS = LEVEL_BOLD + 1, LABEL_MOST = 40 };

/* A heading whose text goes on. */
typedef struct OpenPart {
	MarkdownPart *part; /* NULL: none at this level */
	GString *text;
} OpenPart;

typedef struct Outline {
	GPtrArray *parts; /* of MarkdownPart * */
	OpenPart open[LEVELS];
	MarkdownPart *listing; /* a key of the front matter whose list goes
				  on; NULL */
	bool comment; /* inside of <!-- … --> */
	char fence; /* what ends the block of code; 0 */
	bool after_blank; /* the line before was blank */
	bool underline; /* this line is that of a heading before it */
	int headings; /* seen so far, bold lines apart */
} Outline;

static void
free_part(void *data)
{
	MarkdownPart *part = data;

	g_free(part->name);
	g_free(part->key);
	g_free(part->text);
	g_free(part);
}

/* Appends LINE to TEXT without emphasis and with the words of links only. */
static void
append_plain(GString *text, const char *line)
{
	for (const char *p = line; *p != '\0'; p++) {
		if (*p == '*' || *p == '`' || *p == '[' ||
		    (*p == '_' && (p == line || p[-1] == ' ' || p[1] == ' ' ||
				      p[1] == '\0')))
			continue;
		if (*p == ']' && p[1] == '(' && strchr(p, ')') != NULL)
			p = strchr(p, ')');
		else if (*p != ']')
			g_string_append_c(text, *p);
	}
}

static char *
plain(const char *line)
{
	GString *text = g_string_new(NULL);

	append_plain(text, line);
	return g_strstrip(g_string_free(text, FALSE));
}

/* Where NAME's numbering ends: "1. ", "2.1 ", "3) ". */
static const char *
skip_numbering(const char *name)
{
	const char *p = name + strspn(name, "0123456789.");

	if (p == name || (p[-1] != '.' && *p != ')' && *p != ' '))
		return name;
	p += *p == ')';
	return p + strspn(p, " ");
}

char *
markdown_key(const char *name)
{
	const char *p = skip_numbering(name);
	char *key;
	size_t length;

	while (*p != '\0' && !g_unichar_isalnum(g_utf8_get_char(p)))
		p = g_utf8_next_char(p);
	key = g_strdup(p);
	length = strlen(key);
	while (length > 0 && strchr(" :#?", key[length - 1]) != NULL)
		key[--length] = '\0';
	return key;
}

static bool
is_wrapped(const char *text, size_t length)
{
	static const char pairs[] = "{}[]<>";

	for (const char *pair = pairs; *pair != '\0'; pair += 2)
		if (text[0] == pair[0] && length > 1 &&
		    strchr(text, pair[1]) == text + length - 1)
			return true;
	return false;
}

bool
markdown_says(const char *text)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(text));
	const size_t length = strlen(trimmed);

	if (length == 0 || is_wrapped(trimmed, length))
		return false;
	for (const char *p = trimmed; *p != '\0'; p = g_utf8_next_char(p))
		if (g_unichar_isalnum(g_utf8_get_char(p)))
			return true;
	return false;
}

static MarkdownPart *
add_part(Outline *outline, const char *name, int level, long line)
{
	MarkdownPart *part = g_new0(MarkdownPart, 1);

	part->name = plain(name);
	part->key = markdown_key(part->name);
	part->level = level;
	part->text = g_strdup("");
	part->line = line;
	g_ptr_array_add(outline->parts, part);
	return part;
}

static void
set_text(MarkdownPart *part, const char *text)
{
	g_free(part->text);
	part->text = plain(text);
}

/* A template's "{…}" and "[…]" say nothing; told before markup goes. */
static void
append_text(Outline *outline, const char *line)
{
	for (int level = 1; level < LEVELS; level++)
		if (outline->open[level].part != NULL) {
			g_string_append(outline->open[level].text, line);
			g_string_append_c(outline->open[level].text, '\n');
		}
}

static void
close_from(Outline *outline, int level)
{
	for (; level < LEVELS; level++) {
		OpenPart *open = &outline->open[level];

		if (open->part == NULL)
			continue;
		if (markdown_says(open->text->str))
			set_text(open->part, open->text->str);
		g_string_free(open->text, TRUE);
		*open = (OpenPart){ NULL, NULL };
	}
}

static void
open_heading(Outline *outline, const char *name, int level, long line)
{
	close_from(outline, level);
	append_text(outline, name);
	outline->open[level].part = add_part(outline, name, level, line);
	outline->open[level].text = g_string_new(NULL);
	outline->headings += level < LEVEL_BOLD;
}

/* Leaves of LINE what is no comment. */
static void
strip_comments(Outline *outline, char *line)
{
	for (;;) {
		char *from = outline->comment ? line : strstr(line, "<!--");
		char *to = from == NULL ? NULL : strstr(from, "-->");

		outline->comment = from != NULL && to == NULL;
		if (from == NULL)
			return;
		if (to == NULL) {
			*from = '\0';
			return;
		}
		memmove(from, to + 3, strlen(to + 3) + 1);
	}
}

/* "## Context ##"; headings of the first level need the blank. */
static bool
take_heading(Outline *outline, const char *line, long number)
{
	const size_t indent = strspn(line, " ");
	const size_t level = strspn(line + indent, "#");
	const char *rest = line + indent + level;
	g_autofree char *name = NULL;

	if (indent > 3 || level == 0 || level > 6 ||
	    (level == 1 && *rest != ' ' && *rest != '\t'))
		return false;
	name = g_strstrip(g_strdup(rest));
	for (size_t end = strlen(name); end > 0 && name[end - 1] == '#';)
		name[--end] = '\0';
	g_strchomp(name);
	if (*name == '\0')
		return false;
	open_heading(outline, name, (int)level, number);
	return true;
}

/* "Context" over "=======" or "-------". */
static bool
take_underlined(
    Outline *outline, const char *line, const char *next, long number)
{
	const size_t length = next == NULL ? 0 : strlen(next);

	if (length < 3 || line[0] == '\0' || !outline->after_blank ||
	    strchr("-*+|>", line[0]) != NULL)
		return false;
	if (strspn(next, "=") != length && strspn(next, "-") != length)
		return false;
	open_heading(outline, line, next[0] == '=' ? 1 : 2, number);
	outline->underline = true;
	return true;
}

/* "**Context**", "**Alternatives:** none": where its words end in LINE. */
static const char *
find_bold_end(const char *line)
{
	const char *end =
	    g_str_has_prefix(line, "**") ? strstr(line + 2, "**") : NULL;
	bool colon;

	if (end == NULL || end == line + 2 || end - line > LABEL_MOST)
		return NULL;
	colon = end[-1] == ':' || end[2] == ':';
	return colon || end[2] == '\0' ? end : NULL;
}

static bool
take_bold(Outline *outline, const char *line, long number)
{
	const char *end = find_bold_end(line);
	g_autofree char *name = NULL;

	if (end == NULL || outline->headings < 2)
		return false;
	name = g_strndup(line + 2, (gsize)(end - line - 2));
	open_heading(outline, name, LEVEL_BOLD, number);
	append_text(outline, end + 2 + (end[2] == ':'));
	return true;
}

/* A label is a few words without a stop before the colon. */
static bool
is_label(const char *name, size_t length)
{
	if (length == 0 || length > LABEL_MOST)
		return false;
	for (size_t i = 0; i < length; i++)
		if (strchr(".,;!?/\\(){}[]<>\"", name[i]) != NULL)
			return false;
	return true;
}

/* A date by itself under the title. */
static bool
take_date(Outline *outline, const char *line, long number)
{
	Instant instant;

	if (outline->headings > 1 || !g_ascii_isdigit(*line) ||
	    instant_parse(line, strlen(line), DATE_ORDER_UNKNOWN, &instant) !=
		DATE_PARSE_OK)
		return false;
	set_text(add_part(outline, "date", 0, number), line);
	return true;
}

static bool
take_label(Outline *outline, const char *line, long number)
{
	const char *start = line + strspn(line, " \t-*+>|");
	const bool row = *line == '|';
	const char *colon = strpbrk(start, row ? "|" : ":");
	g_autofree char *name = NULL;
	g_autofree char *value = NULL;

	if (outline->headings > 1 || colon == NULL ||
	    !is_label(start, (size_t)(colon - start)))
		return false;
	name = g_strndup(start, (gsize)(colon - start));
	value = g_strdup(colon + 1);
	if (row && strchr(value, '|') != NULL)
		*strchr(value, '|') = '\0';
	g_strstrip(value);
	if (markdown_says(value))
		set_text(add_part(outline, name, 0, number), value);
	return true;
}

/* "key: value", and "- value" of a list under its key. */
static void
take_front_line(Outline *outline, char *line, long number)
{
	char *colon = strchr(line, ':');
	g_autofree char *value = NULL;
	size_t length;

	if (outline->listing != NULL && *g_strchug(line) == '-') {
		value = g_strdup_printf("%s%s%s", outline->listing->text,
		    *outline->listing->text != '\0' ? ", " : "",
		    line + 1 + strspn(line + 1, " "));
		set_text(outline->listing, value);
		return;
	}
	outline->listing = NULL;
	if (colon == NULL || !is_label(line, (size_t)(colon - line)))
		return;
	*colon = '\0';
	value = g_strstrip(g_strdup(colon + 1));
	length = strlen(value);
	if (length > 1 && strchr("\"'", value[0]) != NULL &&
	    value[length - 1] == value[0]) {
		value[length - 1] = '\0';
		memmove(value, value + 1, length - 1);
	}
	outline->listing = add_part(outline, line, 0, number);
	if (!is_wrapped(value, strlen(value)) || value[0] == '[')
		set_text(outline->listing, value);
}

/* The line after the front matter; 0 where there is none. */
static size_t
take_front_matter(Outline *outline, char **lines)
{
	size_t first = 0, end;

	while (lines[first] != NULL && *lines[first] == '\0')
		first++;
	if (lines[first] == NULL || strcmp(lines[first], "---") != 0)
		return 0;
	for (end = first + 1; lines[end] != NULL; end++)
		if (strcmp(lines[end], "---") == 0 ||
		    strcmp(lines[end], "...") == 0)
			break;
	if (lines[end] == NULL)
		return 0;
	for (size_t i = first + 1; i < end; i++)
		take_front_line(outline, lines[i], (long)i + 1);
	outline->listing = NULL;
	return end + 1;
}

/* A block of code begins, goes on or ends here. */
static bool
take_code(Outline *outline, const char *line)
{
	const char *start = line + strspn(line, " ");
	const bool mark =
	    g_str_has_prefix(start, "```") || g_str_has_prefix(start, "~~~");

	if (outline->fence == 0 && !mark)
		return false;
	if (outline->fence == 0)
		outline->fence = *start;
	else if (mark && *start == outline->fence)
		outline->fence = 0;
	append_text(outline, line);
	return true;
}

static void
take_line(Outline *outline, char *line, const char *next, long number)
{
	if (outline->underline || take_code(outline, line)) {
		outline->underline = false;
		return;
	}
	strip_comments(outline, line);
	g_strchomp(line);
	if (take_heading(outline, line, number) ||
	    take_underlined(outline, line, next, number) ||
	    take_bold(outline, line, number))
		return;
	if (!take_date(outline, line, number))
		take_label(outline, line, number);
	append_text(outline, line);
}

GPtrArray *
markdown_outline(const char *text)
{
	Outline outline = { .parts = g_ptr_array_new_with_free_func(free_part),
		.after_blank = true };
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_auto(GStrv) lines = g_strsplit(valid, "\n", -1);
	size_t i;

	for (i = 0; lines[i] != NULL; i++)
		g_strchomp(lines[i]);
	for (i = take_front_matter(&outline, lines); lines[i] != NULL; i++) {
		take_line(&outline, lines[i], lines[i + 1], (long)i + 1);
		outline.after_blank = *lines[i] == '\0';
	}
	close_from(&outline, 1);
	return outline.parts;
}
