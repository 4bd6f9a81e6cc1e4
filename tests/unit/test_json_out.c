#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/data/json_out.h"
#include "tests/support/sandbox.h"

typedef struct NumberCase {
	const char *name;
	double value;
	const char *want;
} NumberCase;

static const NumberCase numbers[] = {
	{ "whole", 3, "3" },
	{ "negative", -17, "-17" },
	{ "tenth", 0.1, "0.1" },
	{ "third", 1.0 / 3, "0.333333333333" },
	{ "tiny", 1.5e-9, "1.5e-9" },
	{ "beyond whole", 1e17, "1e17" },
	{ "nan", NAN, "null" },
	{ "infinite", INFINITY, "null" },
	{ "minus infinite", -INFINITY, "null" },
};

static char *
dump(json_t *value)
{
	json_t *array = json_pack("[o]", value);
	char *text = json_dumps(array, JSON_COMPACT | JSON_REAL_PRECISION(12));

	json_decref(array);
	return text;
}

static void
check_number(void **state)
{
	const NumberCase *c = *state;
	g_autofree char *want = g_strdup_printf("[%s]", c->want);
	char *got = dump(json_out_number(c->value));

	assert_string_equal(got, want);
	free(got);
}

static void
text_is_clean_or_null(void **state)
{
	char *none = dump(json_out_text(NULL));
	char *broken = dump(json_out_text("a\xff\x01z"));
	char *plain = dump(json_out_text("注 \"–\" </script>"));

	(void)state;
	assert_string_equal(none, "[null]");
	assert_non_null(g_strstr_len(broken, -1, "a"));
	assert_true(g_utf8_validate(broken, -1, NULL));
	assert_string_equal(plain, "[\"注 \\\"–\\\" </script>\"]");
	free(none);
	free(broken);
	free(plain);
}

static void
keys_are_sorted(void **state)
{
	json_t *root = json_pack(
	    "{s:i,s:i,s:{s:i,s:i}}", "b", 1, "a", 2, "c", "z", 1, "y", 2);
	g_autofree char *text = json_out_dump(root);

	(void)state;
	assert_string_equal(text,
	    "{\n  \"a\": 2,\n  \"b\": 1,\n  \"c\": {\n    \"y\": 2,\n"
	    "    \"z\": 1\n  }\n}\n");
	json_decref(root);
}

static void
failure_to_write_is_told(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_true(stage_write(stage, "a", "", 0, NULL));
	assert_false(json_out_write(json_object(), stage, "a/b.json", &error));
	assert_non_null(error);
	assert_true(json_out_write(json_object(), stage, "b.json", NULL));
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(numbers) + 3] = {
		cmocka_unit_test(text_is_clean_or_null),
		cmocka_unit_test(keys_are_sorted),
		cmocka_unit_test_setup_teardown(
		    failure_to_write_is_told, sandbox_setup, sandbox_teardown),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		tests[i + 3] = (struct CMUnitTest){ numbers[i].name,
			check_number, NULL, NULL, (void *)&numbers[i] };
	return cmocka_run_group_tests_name("json_out", tests, NULL, NULL);
}
