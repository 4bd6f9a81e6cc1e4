#include "pipeline/ingest/convert.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/number.h"
#include "pipeline/ingest/currency.h"
#include "pipeline/ingest/object_names.h"

enum { EPOCH_SECONDS_DIGITS = 10, EPOCH_MILLISECONDS_DIGITS = 13 };

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

/* https://HOST/PROJECT/[-/]KIND/NUMBER[?…] */
typedef struct IssueUrl {
	char *project, *kind, *number;
	size_t project_length, kind_length, number_length;
} IssueUrl;

static bool
parse_url(char *text, size_t length, IssueUrl *url)
{
	char *host = g_strstr_len(text, length, "://");
	char *end = text + length, *slash;

	host = host ? memchr(host + 3, '/', end - host - 3) : NULL;
	slash = host ? find_last(text, length, '/') : NULL;
	if (slash == NULL || slash == host)
		return false;
	url->number = slash + 1;
	url->number_length = 0;
	while (url->number + url->number_length < end &&
	       g_ascii_isdigit(url->number[url->number_length]))
		url->number_length++;
	url->project = host + 1;
	url->kind = find_last(host, slash - host, '/') + 1;
	url->kind_length = slash - url->kind;
	if (url->number_length == 0 || url->kind <= url->project)
		return false;
	url->project_length = url->kind - url->project - 1;
	if (g_str_has_prefix(url->kind - 3, "/-/"))
		url->project_length -= 2;
	return true;
}

/* Written in place: between the two lies more than "#". */
static void
url_key(char **text, size_t *length)
{
	IssueUrl url;
	char *end;

	if (!parse_url(*text, *length, &url)) {
		*length = 0;
		return;
	}
	end = url.project + url.project_length;
	*end++ = '#';
	memmove(end, url.number, url.number_length);
	*text = url.project;
	*length = end + url.number_length - url.project;
}

static void
url_project(char **text, size_t *length)
{
	IssueUrl url;
	bool found = parse_url(*text, *length, &url);

	*text = found ? url.project : *text;
	*length = found ? url.project_length : 0;
}

static void
url_kind(char **text, size_t *length)
{
	IssueUrl url;
	bool found = parse_url(*text, *length, &url);

	*text = found ? url.kind : *text;
	*length = found ? url.kind_length : 0;
}

static void
unguard(char **text, size_t *length)
{
	if (*length < 2 || **text != '\'' || !strchr("=+-@;", (*text)[1]))
		return;
	++*text;
	--*length;
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
	[CONVERT_URL_KEY] = url_key,
	[CONVERT_URL_PROJECT] = url_project,
	[CONVERT_URL_KIND] = url_kind,
	[CONVERT_NAMES] = object_names,
	[CONVERT_UNGUARD] = unguard,
	[CONVERT_MEASURE] = NULL, /* of numbers: convert_measure() */
	[CONVERT_RELATION] = NULL, /* of the parts of a cell */
};

/* What Grafana prints behind a number, to seconds, bytes, bits and counts. */
static const struct {
	const char *name;
	double factor;
	bool counts; /* "K req" */
} measures[] = {
	{ "ns", 1e-9, false },
	{ "µs", 1e-6, false },
	{ "ms", 1e-3, false },
	{ "s", 1, false },
	{ "min", 60, false },
	{ "mins", 60, false },
	{ "hour", 3600, false },
	{ "hours", 3600, false },
	{ "day", 86400, false },
	{ "days", 86400, false },
	{ "week", 7 * 86400, false },
	{ "weeks", 7 * 86400, false },
	{ "B", 1, false },
	{ "kB", 1e3, false },
	{ "MB", 1e6, false },
	{ "GB", 1e9, false },
	{ "TB", 1e12, false },
	{ "KiB", 0x1p10, false },
	{ "MiB", 0x1p20, false },
	{ "GiB", 0x1p30, false },
	{ "TiB", 0x1p40, false },
	{ "b", 1, false },
	{ "kb", 1e3, false },
	{ "Mb", 1e6, false },
	{ "Gb", 1e9, false },
	{ "Hz", 1, false },
	{ "kHz", 1e3, false },
	{ "MHz", 1e6, false },
	{ "GHz", 1e9, false },
	{ "K", 1e3, true },
	{ "Mil", 1e6, true },
	{ "Bil", 1e9, true },
	{ "Tri", 1e12, true },
	{ "req", 1, false },
	{ "ops", 1, false },
	{ "io", 1, false },
	{ "rd", 1, false },
	{ "wr", 1, false },
	{ "reads", 1, false },
	{ "writes", 1, false },
	{ "p", 1, false },
	{ "c", 1, false },
	{ "msg", 1, false },
	{ "rps", 1, false },
	{ "iops", 1, false },
};

static const double factors[] = {
	[UNIT_NONE] = 1,
	[UNIT_SECONDS] = 1.0 / 3600,
	[UNIT_MINUTES] = 1.0 / 60,
	[UNIT_HOURS] = 1,
};

/* Working time, as GitLab and YouTrack count unless told otherwise. */
static const struct {
	const char *word;
	double hours;
} spans[] = {
	{ "mo", 160 },
	{ "w", 40 },
	{ "d", 8 },
	{ "h", 1 },
	{ "m", 1.0 / 60 },
	{ "s", 1.0 / 3600 },
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

/* Index of the measure that LENGTH bytes at TEXT name; -1: none. */
static int
find_measure(const char *text, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(measures); i++)
		if (strlen(measures[i].name) == length &&
		    strncmp(measures[i].name, text, length) == 0)
			return (int)i;
	return -1;
}

/* "ms", "KiB/s", "K req/s"; false: none that is known. */
static bool
measure_factor(const char *unit, double *factor)
{
	size_t length = strlen(unit), word = strcspn(unit, " ");
	int first, second;

	if (length > 2 && strcmp(unit + length - 2, "/s") == 0)
		length -= 2;
	word = MIN(word, length);
	first = find_measure(unit, word);
	if (first < 0)
		return false;
	*factor = measures[first].factor;
	if (word == length)
		return true;
	second = find_measure(unit + word + 1, length - word - 1);
	return second >= 0 && measures[first].counts &&
	       measures[second].factor == 1;
}

bool
convert_measure(const char *text, double *out)
{
	size_t digits = strspn(text, "+-.0123456789");
	double number, factor;
	char *end;

	if (number_parse(text, out))
		return true;
	if (digits == 0 ||
	    !measure_factor(text + digits + (text[digits] == ' '), &factor))
		return false;
	number = g_ascii_strtod(text, &end);
	if (end != text + digits)
		return false;
	*out = number * factor;
	return true;
}

bool
convert_epoch(const char *text, size_t length, Instant *out)
{
	size_t digits = strspn(text, "0123456789");
	double number;

	if (digits == EPOCH_MILLISECONDS_DIGITS)
		number = g_ascii_strtod(text, NULL) / 1000;
	else if (digits == EPOCH_SECONDS_DIGITS)
		number = g_ascii_strtod(text, NULL);
	else
		return false;
	if (strspn(text, "0123456789.") != length)
		return false;
	*out = (Instant)floor(number);
	return true;
}

/* Between the words and the number may stand "(2 days)". */
static bool
only_delay(const char *from, const char *hash)
{
	from += strspn(from, " ");
	if (*from == '(')
		from += strcspn(from, ")#");
	from += strspn(from, ") ");
	return from == hash;
}

const char *
convert_relation(const char *text, char *const *words, size_t count)
{
	const char *hash = strrchr(text, '#');

	if (hash == NULL || hash[1] == '\0')
		return NULL;
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(words[i]);

		if (g_ascii_strncasecmp(text, words[i], length) == 0 &&
		    only_delay(text + length, hash))
			return hash + 1;
	}
	return NULL;
}

/* "1,5" or "12,50": one comma that cannot part thousands. */
static bool
parse_comma(const char *text, double *out)
{
	g_autofree char *copy = g_strdup(text);
	char *comma = strchr(copy, ',');
	size_t decimals = comma ? strspn(comma + 1, "0123456789") : 0;

	if (decimals < 1 || decimals > 2 || comma[1 + decimals] != '\0')
		return false;
	*comma = '.';
	return number_parse(copy, out);
}

/* Reads "2d" at TEXT and returns what follows; NULL: it is none. */
static const char *
parse_span(const char *text, double *hours)
{
	char *end;
	double number = g_ascii_strtod(text, &end);
	const char *word = end + strspn(end, " ");
	size_t length = 0;

	while (g_ascii_isalpha(word[length]))
		length++;
	if (end == text || !g_ascii_isdigit(*text) || length == 0)
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(spans); i++) {
		if (strlen(spans[i].word) != length ||
		    strncmp(word, spans[i].word, length) != 0)
			continue;
		*hours += number * spans[i].hours;
		return word + length;
	}
	return NULL;
}

static bool
parse_spans(const char *text, double *out)
{
	double hours = 0;
	const char *p = text;

	do {
		p = parse_span(p, &hours);
		if (p)
			p += strspn(p, " ,");
	} while (p && *p);
	if (p)
		*out = hours;
	return p != NULL;
}

bool
convert_amount(const char *text, Unit unit, double *out)
{
	double number;

	if (number_parse(text, &number) || parse_comma(text, &number)) {
		*out = number * factors[unit];
		return true;
	}
	return unit != UNIT_NONE && parse_spans(text, out);
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
