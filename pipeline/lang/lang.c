#include "pipeline/lang/lang.h"
#include "pipeline/base/number.h"

#include <stdarg.h>

enum { MAX_ARGUMENTS = 10 };

/* What becomes of each text: a test marks them, to find what is none. */
#ifndef LANG_TEXT
#define LANG_TEXT(text) text
#endif

static const char *const texts[] = {
#define M(name, text) [MSG_##name] = LANG_TEXT(text),
#include "pipeline/lang/allocation.def"
#include "pipeline/lang/accountability.def"
#include "pipeline/lang/assumed.def"
#include "pipeline/lang/assumptions.def"
#include "pipeline/lang/brief.def"
#include "pipeline/lang/charts.def"
#include "pipeline/lang/data.def"
#include "pipeline/lang/debt.def"
#include "pipeline/lang/deck.def"
#include "pipeline/lang/domains.def"
#include "pipeline/lang/failures.def"
#include "pipeline/lang/governance.def"
#include "pipeline/lang/ics.def"
#include "pipeline/lang/knowledge.def"
#include "pipeline/lang/ladder.def"
#include "pipeline/lang/migration.def"
#include "pipeline/lang/origins.def"
#include "pipeline/lang/page.def"
#include "pipeline/lang/practices.def"
#include "pipeline/lang/profile.def"
#include "pipeline/lang/register.def"
#include "pipeline/lang/scenarios.def"
#include "pipeline/lang/spend.def"
#include "pipeline/lang/swings.def"
#include "pipeline/lang/team.def"
#include "pipeline/lang/team_groups.def"
#include "pipeline/lang/timeline.def"
#include "pipeline/lang/triggers.def"
#include "pipeline/lang/units.def"
#include "pipeline/lang/users.def"
#undef M
};

G_STATIC_ASSERT(G_N_ELEMENTS(texts) == MSG_COUNT);

typedef struct Arguments {
	const char *strings[MAX_ARGUMENTS];
	int count;
} Arguments;

const char *
lang_text(Message message)
{
	return texts[message];
}

static void
collect(Arguments *arguments, va_list list)
{
	const char *string;

	while ((string = va_arg(list, const char *)) != NULL) {
		g_assert(arguments->count < MAX_ARGUMENTS);
		arguments->strings[arguments->count++] = string;
	}
}

/* What {DIGIT} stands for. */
static const char *
argument(const Arguments *arguments, char digit)
{
	int i = digit - '0';

	return i < arguments->count ? arguments->strings[i] : NUMBER_MISSING;
}

static char *
fill(const char *text, const Arguments *arguments)
{
	GString *out = g_string_new(NULL);

	for (const char *p = text; *p != '\0'; p++) {
		if (*p != '{') {
			g_string_append_c(out, *p);
			continue;
		}
		g_string_append(out, argument(arguments, p[1]));
		p += 2;
	}
	return g_string_free(out, FALSE);
}

char *
lang_format(Message message, ...)
{
	Arguments arguments = { .count = 0 };
	va_list list;

	va_start(list, message);
	collect(&arguments, list);
	va_end(list);
	return fill(texts[message], &arguments);
}

char *
lang_list(const char *const *items, size_t n)
{
	GString *list = g_string_new(n > 0 ? items[0] : "");

	for (size_t i = 1; i < n; i++) {
		g_autofree char *longer =
		    lang_format(i + 1 < n ? MSG_LIST_NEXT : MSG_LIST_LAST,
			list->str, items[i], NULL);

		g_string_assign(list, longer);
	}
	return g_string_free(list, FALSE);
}

char *
lang_join(Message pair, char *const *items)
{
	char *all = g_strdup(items[0] != NULL ? items[0] : "");

	for (size_t i = 1; items[0] != NULL && items[i] != NULL; i++) {
		char *longer = lang_format(pair, all, items[i], NULL);

		g_free(all);
		all = longer;
	}
	return all;
}

char *
lang_count(Message one, Message many, long n, ...)
{
	char number[NUMBER_TEXT_SIZE];
	Arguments arguments = { .strings = { number }, .count = 1 };
	va_list list;

	number_format_count(n, number);
	va_start(list, n);
	collect(&arguments, list);
	va_end(list);
	return fill(texts[n == 1 ? one : many], &arguments);
}
