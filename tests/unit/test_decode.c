#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/decode.h"

typedef struct DecodeCase {
	const char *name;
	const char *bytes;
	size_t length;
	const char *want;
	const char *encoding;
	unsigned findings;
	bool cut; /* ends within a character */
} DecodeCase;

#define BYTES(literal) literal, sizeof(literal) - 1

static const DecodeCase cases[] = {
	{ "ascii", BYTES("a,b\n"), "a,b\n", "utf-8", 0, false },
	{ "empty", BYTES(""), "", "utf-8", 0, false },
	{ "utf-8", BYTES("caf\xc3\xa9"), "café", "utf-8", 0, false },
	{ "BOM", BYTES("\xef\xbb\xbfKey"), "Key", "utf-8", 0, false },
	{ "BOM alone", BYTES("\xef\xbb\xbf"), "", "utf-8", 0, false },
	{ "latin-1", BYTES("caf\xe9,\xfc"), "café,ü", "windows-1252", 1,
	    false },
	{ "euro sign", BYTES("\x80 5"), "€ 5", "windows-1252", 1, false },
	{ "hole of cp1252", BYTES("a\x81"), "a\xef\xbf\xbd", "windows-1252", 2,
	    false },
	{ "pasted", BYTES("\xc3\xa9\xe9"), "éé", "utf-8", 1, false },
	{ "cut in utf-8", BYTES("a\xc3"), "aÃ", "windows-1252", 1, false },
	{ "overlong", BYTES("\xc0\xaf"), "À¯", "windows-1252", 1, false },
	{ "NUL", BYTES("a\0b\0"), "ab", "utf-8", 1, false },
	{ "CP932",
	    BYTES("#,\x83"
		  "g\x83\x89\x83"
		  "b\x83"
		  "J\x81"
		  "[,\x83"
		  "X\x83"
		  "e\x81"
		  "[\x83"
		  "^\x83"
		  "X,\x91\xe8\x96\xbc"
		  "\n1,\x83"
		  "o\x83"
		  "O,\x90"
		  "V\x8b"
		  "K,\x95"
		  "\\\x8e\xa6\x83"
		  "\\\n"),
	    "#,トラッカー,ステータス,題名\n1,バグ,新規,表示ソ\n", "cp932", 1,
	    false },
	{ "GB18030",
	    BYTES("#,\xb8\xfa\xd7\xd9"
		  ",\xd7\xb4\xcc\xac"
		  ",\xd6\xf7\xcc\xe2"
		  "\n1,\xb4\xed\xce\xf3"
		  ",\xd0\xc2\xbd\xa8"
		  ",\xd6\xa7\xb8\xb6\xa3\xac\xca\xa7\xb0\xdc"
		  "\n"),
	    "#,跟踪,状态,主题\n1,错误,新建,支付，失败\n", "gb18030", 1, false },
	{ "GB18030 cut", BYTES("\xb8\xfa\xd7\xd9,\xd7\xb4\xcc\xac\n\xb8"),
	    "跟踪,状态\n", "gb18030", 1, true },
	{ "French accents",
	    BYTES("#;Cr\xe9\xe9"
		  ";\xc9"
		  "t\xe9"
		  ";Priorit\xe9"
		  ";\xc9"
		  "ch\xe9"
		  "ance\n"),
	    "#;Créé;Été;Priorité;Échéance\n", "windows-1252", 1, false },
	{ "utf-16le",
	    BYTES("\xff\xfe"
		  "K\0\xe9\0\n\0"),
	    "Ké\n", "utf-16le", 0, false },
	{ "utf-16be",
	    BYTES("\xfe\xff"
		  "\0K\0\xe9"),
	    "Ké", "utf-16be", 0, false },
	{ "utf-16 pair", BYTES("\xff\xfe\x3d\xd8\x00\xde"), "😀", "utf-16le", 0,
	    false },
	{ "utf-16 with half a pair",
	    BYTES("\xff\xfe"
		  "a\0\0\xd8,\0b\0"),
	    "a\xef\xbf\xbd,b", "utf-16le", 1, false },
	{ "utf-16le without its mark", BYTES("K\0\xe9\0k\0s\0\n\0"), "Kéks\n",
	    "utf-16le", 0, false },
	{ "utf-16be without its mark", BYTES("\0K\0e\0k\0s\0\n"), "Keks\n",
	    "utf-16be", 0, false },
	{ "text with NULs", BYTES("K\0\0a\n"), "Ka\n", "utf-8", 1, false },
	{ "utf-16 with NUL",
	    BYTES("\xff\xfe"
		  "a\0\0\0b\0"),
	    "ab", "utf-16le", 1, false },
	{ "utf-16 cut",
	    BYTES("\xff\xfe"
		  "a\0b"),
	    "a", "utf-16le", 0, true },
	{ "xml in latin-1",
	    BYTES("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\xe9"),
	    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>é", "iso-8859-1", 0,
	    false },
	{ "xml in utf-8", BYTES("<?xml encoding='utf-8'?>\xc3\xa9"),
	    "<?xml encoding='utf-8'?>é", "utf-8", 0, false },
	{ "xml in nonsense", BYTES("<?xml encoding='x-no-such'?>\xc3\xa9"),
	    "<?xml encoding='x-no-such'?>é", "utf-8", 0, false },
};

/* Pushes pieces of STEP bytes after a first one of 64. */
static void
decode(const DecodeCase *c, size_t step)
{
	g_autoptr(Decoder) decoder = decoder_new();
	g_autoptr(Input) input = input_new("file.csv");
	g_autoptr(GString) out = g_string_new(NULL);
	size_t at = MIN(c->length, 64);
	bool ok = decoder_push(decoder, c->bytes, at, at == c->length, out);

	while (at < c->length) {
		size_t n = MIN(step, c->length - at);

		ok = decoder_push(
		    decoder, c->bytes + at, n, at + n == c->length, out);
		at += n;
	}
	assert_int_equal(ok, !c->cut);
	assert_string_equal(out->str, c->want);
	decoder_describe(decoder, input);
	assert_string_equal(input->encoding, c->encoding);
	assert_int_equal(finding_list_count(input->findings), c->findings);
}

static void
each_encoding_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		print_message("%s\n", cases[i].name);
		decode(&cases[i], 4096);
	}
}

/* The same characters, whatever the pieces that they come in. */
static void
pieces_do_not_matter(void **state)
{
	static const char text[] =
	    "0123456789012345678901234567890123456789012345678901234567890123"
	    "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xe9 \xc3";
	static const DecodeCase c = { "pieces", BYTES(text),
		"0123456789012345678901234567890123456789012345678901234567890"
		"123é€😀é Ã",
		"utf-8", 1, false };

	(void)state;
	for (size_t step = 1; step < 8; step++)
		decode(&c, step);
}

static void
finding_shows_where(void **state)
{
	g_autoptr(Decoder) decoder = decoder_new();
	g_autoptr(Input) input = input_new("file.csv");
	g_autoptr(GString) out = g_string_new(NULL);

	(void)state;
	decoder_push(decoder,
	    BYTES("Summary,Stra\xdf"
		  "e,1,2,3"),
	    true, out);
	decoder_describe(decoder, input);
	assert_non_null(
	    strstr(finding_list_get(input->findings, 0)->message, "Straß\""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_encoding_is_read),
		cmocka_unit_test(pieces_do_not_matter),
		cmocka_unit_test(finding_shows_where),
	};

	return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
