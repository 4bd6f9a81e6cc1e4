#include "pipeline/ingest/credits.h"

#include <string.h>

/* Where the scan is; KEY is the last string outside values. */
typedef struct Scan {
	const char *at;
	const char *key;
	size_t key_length;
	int depth; /* of braces */
	bool has_amount; /* the credit at hand */
	Decimal sum;
} Scan;

/* Moves over the quoted text at AT; false: it does not end. */
static bool
take_string(Scan *scan)
{
	char quote = *scan->at++;

	scan->key = scan->at;
	for (; *scan->at && *scan->at != quote; scan->at++)
		if (*scan->at == '\\' && scan->at[1])
			scan->at++;
	scan->key_length = scan->at - scan->key;
	return *scan->at++ == quote;
}

static bool
is_amount(const Scan *scan)
{
	static const char name[] = "amount";

	return scan->depth == 1 && scan->key &&
	       scan->key_length == strlen(name) &&
	       strncmp(scan->key, name, strlen(name)) == 0;
}

/* Whatever numbers are wrapped in: "Decimal('-5')", quotes, blanks. */
static bool
take_amount(Scan *scan)
{
	static const char wrap[] = "Decimal(";
	size_t length;
	Decimal amount;

	scan->at += strspn(scan->at, " ");
	if (strncmp(scan->at, wrap, strlen(wrap)) == 0)
		scan->at += strlen(wrap);
	scan->at += strspn(scan->at, "'\"");
	length = strspn(scan->at, "+-.0123456789eE");
	switch (decimal_parse(scan->at, length, &amount)) {
	case DECIMAL_OK:
	case DECIMAL_INEXACT:
		break;
	case DECIMAL_BAD:
	case DECIMAL_OVERFLOW:
		return false;
	}
	scan->at += length;
	scan->at += strspn(scan->at, "'\")");
	scan->has_amount = true;
	return decimal_add(&scan->sum, amount);
}

/* A credit without an amount would be lost in silence. */
static bool
close_brace(Scan *scan)
{
	bool whole = scan->depth > 1 || scan->has_amount;

	if (scan->depth == 1)
		scan->has_amount = false;
	return scan->depth-- > 0 && whole;
}

static bool
take_next(Scan *scan)
{
	switch (*scan->at) {
	case '\'':
	case '"':
		return take_string(scan);
	case ':':
		scan->at++;
		if (is_amount(scan))
			return take_amount(scan);
		scan->key = NULL;
		return true;
	case '{':
		scan->at++;
		scan->depth++;
		return true;
	case '}':
		scan->at++;
		return close_brace(scan);
	default:
		scan->at++;
		return true;
	}
}

bool
credits_sum(const char *text, Decimal *sum)
{
	Scan scan = { .at = text };
	size_t length = strlen(text);

	if (length < 2 || text[0] != '[' || text[length - 1] != ']')
		return false;
	while (*scan.at)
		if (!take_next(&scan))
			return false;
	if (scan.depth != 0)
		return false;
	*sum = scan.sum;
	return true;
}
