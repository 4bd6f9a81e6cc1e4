#include "pipeline/ingest/convert.h"

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/currency.h"

typedef void (*ConvertApply)(char **text, size_t *length);

typedef struct CheckInfo {
	const char *expectation;
	bool (*holds)(const char *text, size_t length);
} CheckInfo;

static char *
find_last(const char *text, size_t length, char c)
{
	return (char *)memrchr(text, c, length);
}

/* The comment may hold semicolons: count from the right. */
static void
worklog_date(char **text, size_t *length)
{
	char *seconds = find_last(*text, *length, ';');
	char *author = seconds ? find_last(*text, seconds - *text, ';') : NULL;
	char *date = author ? find_last(*text, author - *text, ';') : NULL;

	if (author == NULL)
		return;
	date = date ? date + 1 : *text;
	*length = author - date;
	*text = date;
}

/* Old servers print the object; newer ones and Cloud the bare name. */
static void
sprint_name(char **text, size_t *length)
{
	static const char key[] = "name=";
	char *end = *text + *length, *name, *stop;

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

/* Length of "$", "US$", "EUR " or "€" at P, before any digit. */
static size_t
skip_symbol(const char *p, const char *end)
{
	const char *start = p;

	while (p < end && (g_ascii_isalpha(*p) || *p == '$' || *p == ' ' ||
			      (unsigned char)*p >= 0x80))
		p++;
	return p - start;
}

/* A comma between thousands: whole groups of three before the point. */
static bool
is_thousands_mark(const char *p, const char *end, bool fraction)
{
	return *p == ',' && !fraction && end - p > 3 && g_ascii_isdigit(p[1]) &&
	       g_ascii_isdigit(p[2]) && g_ascii_isdigit(p[3]) &&
	       (end - p == 4 || !g_ascii_isdigit(p[4]));
}

/* Written in place: never longer, since "(" makes room for the sign. */
static void
amount(char **text, size_t *length)
{
	char *p = *text, *end = p + *length, *out = p;
	bool negative = p < end && *p == '(' && end[-1] == ')';
	bool digits = false, fraction = false;

	if (strcspn(p, "0123456789") >= *length)
		return;
	if (negative) {
		p++;
		end--;
		*out++ = '-';
	}
	if (p < end && strchr("+-", *p))
		*out++ = *p++;
	p += skip_symbol(p, end);
	if (out == *text && p < end && strchr("+-", *p))
		*out++ = *p++;
	for (; p < end; p++) {
		if (digits && is_thousands_mark(p, end, fraction))
			continue;
		digits |= g_ascii_isdigit(*p);
		fraction |= *p == '.';
		*out++ = *p;
	}
	*length = out - *text;
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
	[CONVERT_AMOUNT] = amount,
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
convert_apply(Convert convert, char **text, size_t *length)
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
