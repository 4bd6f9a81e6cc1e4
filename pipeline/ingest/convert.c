#include "pipeline/ingest/convert.h"

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/currency.h"

typedef void (*ConvertApply)(const char **text, size_t *length);

typedef struct CheckInfo {
	const char *expectation;
	bool (*holds)(const char *text, size_t length);
} CheckInfo;

static const char *
find_last(const char *text, size_t length, char c)
{
	return memrchr(text, c, length);
}

/* The comment may hold semicolons: count from the right. */
static void
worklog_date(const char **text, size_t *length)
{
	const char *seconds = find_last(*text, *length, ';');
	const char *author =
	    seconds ? find_last(*text, seconds - *text, ';') : NULL;
	const char *date =
	    author ? find_last(*text, author - *text, ';') : NULL;

	if (author == NULL)
		return;
	date = date ? date + 1 : *text;
	*length = author - date;
	*text = date;
}

/* Old servers print the object; newer ones and Cloud the bare name. */
static void
sprint_name(const char **text, size_t *length)
{
	static const char key[] = "name=";
	const char *end = *text + *length, *name, *stop;

	if (!g_strstr_len(*text, *length, "Sprint@"))
		return;
	name = g_strstr_len(*text, *length, key);
	if (name == NULL)
		return;
	name += strlen(key);
	for (stop = name; stop < end && *stop != ',' && *stop != ']';)
		stop++;
	*text = name;
	*length = stop - name;
}

static bool
is_issue_key(const char *text, size_t length)
{
	const char *end = text + length, *dash = find_last(text, length, '-');
	const char *p = text;

	if (dash == NULL || dash == text || dash + 1 == end ||
	    !g_ascii_isalpha(*p))
		return false;
	for (; p < dash; p++)
		if (!g_ascii_isalnum(*p) && *p != '_')
			return false;
	for (p = dash + 1; p < end; p++)
		if (!g_ascii_isdigit(*p))
			return false;
	return true;
}

static bool
is_integer(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!g_ascii_isdigit(text[i]))
			return false;
	return length > 0;
}

static const ConvertApply converts[] = {
	[CONVERT_NONE] = NULL,
	[CONVERT_WORKLOG_DATE] = worklog_date,
	[CONVERT_SPRINT_NAME] = sprint_name,
};

static const double factors[] = {
	[UNIT_NONE] = 1,
	[UNIT_SECONDS] = 1.0 / 3600,
	[UNIT_MINUTES] = 1.0 / 60,
	[UNIT_HOURS] = 1,
};

static const CheckInfo checks[] = {
	[CHECK_NONE] = { NULL, NULL },
	[CHECK_ISSUE_KEY] = { "an issue key such as SHOP-12", is_issue_key },
	[CHECK_INTEGER] = { "a whole number", is_integer },
	[CHECK_CURRENCY] = { "an ISO 4217 currency code", currency_known },
};

void
convert_apply(Convert convert, const char **text, size_t *length)
{
	if (converts[convert])
		converts[convert](text, length);
}

double
unit_factor(Unit unit)
{
	return factors[unit];
}

bool
check_holds(Check check, const char *text, size_t length)
{
	return checks[check].holds == NULL || checks[check].holds(text, length);
}

const char *
check_expectation(Check check)
{
	return checks[check].expectation;
}
