#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/text.h"

typedef struct TextCase {
	const char *text;
	const char *want;
} TextCase;

static const TextCase slug_cases[] = {
	{ "order_items", "order_items" },
	{ "p95-latency", "p95-latency" },
	{ "a--b", "a--b" },
	{ "Search & Sync", "search-sync" },
	{ "billing.invoices", "billing-invoices" },
	{ "Größe", "gr-e" },
	{ "支払い", "-" },
	{ "", "-" },
	{ "../../etc", "-etc" },
};

static const TextCase clean_cases[] = {
	{ "plain", "plain" },
	{ "tab\tnewline\n", "tab\tnewline\n" },
	{ "dos\r\nmac\rend\r", "dos\nmac\nend\n" },
	{ "bell\a esc\x1b del\x7f", "bell esc del" },
	{ "C1\xc2\x85.", "C1." },
	{ "bad \xff\xc3", "bad \xef\xbf\xbd\xef\xbf\xbd" },
	{ "surrogate \xed\xa0\x80",
	    "surrogate \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
	{ "noncharacter \xef\xbf\xbe\xef\xbf\xbf.", "noncharacter ." },
	{ "naïve 日本 😀", "naïve 日本 😀" },
};

static const TextCase cell_cases[] = {
	{ "plain", "plain" },
	{ "", "" },
	{ "a,b", "\"a,b\"" },
	{ "say \"hi\"", "\"say \"\"hi\"\"\"" },
	{ "two\nlines", "\"two\nlines\"" },
	{ "=1+1", "\"'=1+1\"" },
	{ "=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"" },
	{ "+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\"" },
	{ "-2+3+cmd", "\"'-2+3+cmd\"" },
	{ "@SUM(A1)", "\"'@SUM(A1)\"" },
	{ "\t=1", "\"'\t=1\"" },
	{ "\r=1", "\"'\r=1\"" },
	{ "\n=1", "\"'\n=1\"" },
	{ "＝1+1", "\"'＝1+1\"" },
	{ "safe;=1+1", "\"safe;=1+1\"" },
	{ "-12.5", "-12.5" },
	{ "+3e-7", "+3e-7" },
	{ "-5 %", "-5 %" },
	{ "-", "\"'-\"" },
	{ "--12", "\"'--12\"" },
	{ "-1,5", "\"'-1,5\"" },
};

static void
check_texts(const TextCase *cases, size_t count, char *(*convert)(const char *))
{
	for (size_t i = 0; i < count; i++) {
		g_autofree char *got = convert(cases[i].text);

		assert_string_equal(got, cases[i].want);
	}
}

static void
slugs(void **state)
{
	(void)state;
	check_texts(slug_cases, G_N_ELEMENTS(slug_cases), text_slug);
}

static void
slugs_stay_unique(void **state)
{
	static const TextCase cases[] = {
		{ "Core", "core" },
		{ "core", "core-2" },
		{ "core-2", "core-2-2" },
		{ "CORE", "core-3" },
		{ "", "-" },
		{ "é", "--2" },
	};
	g_autoptr(GHashTable) taken =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = text_slug_unique(cases[i].text, taken);

		assert_string_equal(got, cases[i].want);
	}
}

static void
cleans(void **state)
{
	(void)state;
	check_texts(clean_cases, G_N_ELEMENTS(clean_cases), text_clean);
}

typedef struct ShortenCase {
	const char *text;
	size_t max;
	const char *want;
} ShortenCase;

static const ShortenCase shorten_cases[] = {
	{ "exact", 5, "exact" },
	{ "longer", 5, "long…" },
	{ "two words", 5, "two…" },
	{ "日本語テキスト", 4, "日本語…" },
	{ "日本語", 3, "日本語" },
	{ "e\xcc\x81t\xcc\x81x", 4, "e\xcc\x81…" },
	{ "abc", 1, "…" },
	{ "abc", 0, "" },
	{ "", 0, "" },
	{ "   x", 2, "…" },
	{ "ab\xff", 3, "ab\xef\xbf\xbd" },
	{ "ab\xff\xff", 3, "ab…" },
};

static void
shortens(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(shorten_cases); i++) {
		const ShortenCase *c = &shorten_cases[i];
		g_autofree char *got = text_shorten(c->text, c->max);

		assert_string_equal(got, c->want);
	}
}

static char *
csv_cell(const char *text)
{
	GString *out = g_string_new(NULL);

	text_append_csv_cell(out, text);
	return g_string_free(out, FALSE);
}

static void
cells_are_inert(void **state)
{
	(void)state;
	check_texts(cell_cases, G_N_ELEMENTS(cell_cases), csv_cell);
}

typedef struct MatchCase {
	const char *pattern, *text;
	bool want;
} MatchCase;

static const MatchCase match_cases[] = {
	{ "billing_*", "BILLING_runs", true },
	{ "billing_*", "billing", false },
	{ "*", "", true },
	{ "", "", true },
	{ "", "x", false },
	{ "?", "é", true },
	{ "???", "ab", false },
	{ "*_id", "user_id", true },
	{ "*_id", "user_ids", false },
	{ "a*b*c", "a-b-b-c", true },
	{ "[a]", "a", false },
	{ "[a]", "[A]", true },
	{ "a?", "a\xe3", true },
	{ "a\\*", "a*", false },
};

static void
matches_patterns(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(match_cases); i++) {
		const MatchCase *c = &match_cases[i];

		if (text_matches(c->pattern, c->text) != c->want)
			fail_msg("\"%s\" against \"%s\"", c->pattern, c->text);
	}
}

typedef struct WordCase {
	const char *text, *words, *want;
} WordCase;

static const WordCase word_cases[] = {
	{ "Enterprise SSO needed", "sso", "sso" },
	{ "session lost", "sso,ess", NULL },
	{ "tech-debt", "refactor, debt", "debt" },
	{ "stripe_customer_id", "stripe", "stripe" },
	{ "striped", "stripe", NULL },
	{ "pay tech debt", "debt,tech debt", "debt" },
	{ "pay Tech Debt", "tech debt,debt", "tech debt" },
	{ "indebted, debt", "debt", "debt" },
	{ "œuvre", "uvre", NULL },
	{ "anything", "", NULL },
	{ "anything", " , ,", NULL },
	{ "", "debt", NULL },
	{ "debt", "debt2", NULL },
};

static void
finds_whole_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(word_cases); i++) {
		const WordCase *c = &word_cases[i];
		g_autofree char *got = text_find_word(c->text, c->words);

		if (g_strcmp0(got, c->want) != 0)
			fail_msg("\"%s\" in \"%s\"", c->words, c->text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slugs),
		cmocka_unit_test(slugs_stay_unique),
		cmocka_unit_test(cleans),
		cmocka_unit_test(shortens),
		cmocka_unit_test(cells_are_inert),
		cmocka_unit_test(matches_patterns),
		cmocka_unit_test(finds_whole_words),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
