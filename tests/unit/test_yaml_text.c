#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/yaml_text.h"

typedef struct TextCase {
	const char *text, *want;
} TextCase;

static const TextCase cases[] = {
	{ "plain", "\"plain\"" },
	{ "say \"no\" \\ yes", "\"say \\\"no\\\" \\\\ yes\"" },
	{ "two\nlines\t", "\"two\\u000alines\\u0009\"" },
	{ "\xc2\x85\xe2\x80\xa8\xe2\x80\xae", "\"\\u0085\\u2028\\u202e\"" },
	{ "値段: {a, b} # c", "\"値段: {a, b} # c\"" },
	{ "\xf0\x9f\x98\x80", "\"\xf0\x9f\x98\x80\"" },
	{ "", "\"\"" },
};

static void
any_text_is_one_scalar(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) out = g_string_new(NULL);

		yaml_append_text(out, cases[i].text);
		assert_string_equal(out->str, cases[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_text_is_one_scalar),
	};

	return cmocka_run_group_tests_name("yaml_text", tests, NULL, NULL);
}
