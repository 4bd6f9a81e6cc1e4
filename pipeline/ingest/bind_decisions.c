#include "pipeline/ingest/bind_kinds.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/ingest/markdown_outline.h"

enum { WORDS_MOST = 8000, DIGITS_MOST = 5, DATE_DIGITS = 8 };

/* Behind "ADR-" before a number, "Decision record: " and the like; TEXT itself
 * where it begins otherwise. */
static const char *
skip_kind(const char *text)
{
	static const char *const kinds[] = { "architecture decision record",
		"decision record", "decision", "adr" };

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		const size_t length = strlen(kinds[i]);
		const char *rest = text + length;

		if (g_ascii_strncasecmp(text, kinds[i], length) != 0)
			continue;
		rest += strspn(rest, " -_#:.");
		if (g_ascii_isdigit(*rest) || text[length] == ':')
			return rest;
	}
	return text;
}

/* "20200924-use-x", "2020-09-24-use-x". */
static Date
date_of_file(const char *file)
{
	char text[DATE_TEXT_SIZE] = "";
	Date date;

	if (file == NULL)
		return DATE_NONE;
	if (strspn(file, "0123456789") == DATE_DIGITS)
		g_snprintf(text, sizeof(text), "%.4s-%.2s-%.2s", file, file + 4,
		    file + 6);
	else if (strlen(file) >= 10)
		g_strlcpy(text, file, 11);
	return date_parse_iso(text, &date) ? date : DATE_NONE;
}

/* "0012-use-queues", "ADR-12: Use queues", "12. Use queues": 12. */
static char *
find_number(const char *text)
{
	const char *start = text == NULL ? "" : skip_kind(text);
	const size_t length = strspn(start, "0123456789");
	const size_t zeros = strspn(start, "0");

	if (length == 0 || length > DIGITS_MOST ||
	    g_ascii_isalpha(start[length]) || date_of_file(start) != DATE_NONE)
		return NULL;
	return zeros >= length ? g_strdup("0")
			       : g_strndup(start + zeros, length - zeros);
}

/* A title without its number, or a file's name as words. */
static char *
find_title(const Record *record)
{
	const char *title = record_text(record, FIELD_TITLE);
	const char *rest = skip_kind(title);
	const size_t digits = strspn(rest, "0123456789");
	g_autofree char *words = NULL;

	if (digits > 0 && digits <= DATE_DIGITS &&
	    strchr(" .:)-_", rest[digits]) != NULL)
		rest += digits;
	words = g_strdup(rest);
	if (strchr(words, ' ') == NULL)
		g_strdelimit(words, "-_", ' ');
	rest = words + strspn(words, " .:)-_");
	if ((unsigned char)*rest >= 0x80 &&
	    !g_unichar_isalnum(g_utf8_get_char(rest)))
		rest = g_utf8_next_char(rest);
	rest += strspn(rest, " ");
	return g_strdup(*rest != '\0' ? rest : title);
}

static Date
find_date(const Binding *binding, const Record *record)
{
	const char *text = record_text(record, FIELD_DATE);
	const size_t length = text == NULL ? 0 : strcspn(text, "\n");
	g_autofree char *line = NULL;
	Instant instant;

	if (text == NULL)
		return date_of_file(record_text(record, FIELD_ID));
	if (instant_parse(text, length, DATE_ORDER_UNKNOWN, &instant) ==
	    DATE_PARSE_OK)
		return instant_date(instant);
	line = g_strndup(text, length);
	finding_list_add(binding->input->findings, FINDING_WARNING,
	    "decision-date", binding->input->path, record->line, 0,
	    "its date is \"%s\", which cannot be read; write it as "
	    "2026-03-31",
	    line);
	return DATE_NONE;
}

static DecisionStatus
find_status(const Record *record)
{
	const char *text = record_text(record, FIELD_STATE);

	for (DecisionStatus status = DECISION_PROPOSED;
	     text != NULL && status <= DECISION_DEPRECATED; status++)
		if (strcmp(text, decision_status_name(status)) == 0)
			return status;
	return DECISION_STATUS_UNKNOWN;
}

static bool
says(const Record *record, Field field)
{
	const char *text = record_text(record, field);

	return text != NULL && markdown_says(text);
}

static char *
find_words(const Record *record, const char *title)
{
	const char *text = record_text(record, FIELD_DECISION);
	GString *words = g_string_new(title);

	if (text != NULL)
		g_string_append_printf(words, "\n%s", text);
	g_string_truncate(words, MIN(words->len, WORDS_MOST));
	return g_string_free(words, FALSE);
}

static void
take(void *data, const Record *record)
{
	const Binding *binding = data;
	g_autofree char *title = find_title(record);
	g_autofree char *number =
	    find_number(record_text(record, FIELD_NUMBER));
	g_autofree char *named =
	    number ? NULL : find_number(record_text(record, FIELD_TITLE));
	g_autofree char *cut = find_words(record, title);
	g_autofree char *words = text_clean(cut);
	const DecisionRecord decision = {
		.number = number ? number : named,
		.title = title,
		.status = find_status(record),
		.deciders = record_text(record, FIELD_DECIDERS),
		.date = find_date(binding, record),
		.has_context = says(record, FIELD_CONTEXT),
		.has_options = says(record, FIELD_OPTIONS),
		.has_decision = says(record, FIELD_DECISION),
		.words = words,
		.input = binding->index,
		.line = record->line,
	};

	binding_account(
	    binding, record, facts_add_decision(binding->facts, &decision));
}

static void *
open_binder(const Binding *binding)
{
	return (void *)binding;
}

static void
free_binder(void *data)
{
	(void)data;
}

static void
finish(void *data)
{
	const Binding *binding = data;

	binding->input->counts.decisions = binding->input->rows_used;
}

const BinderClass bind_decisions_class = {
	.open = open_binder,
	.take = take,
	.finish = finish,
	.free = free_binder,
};
