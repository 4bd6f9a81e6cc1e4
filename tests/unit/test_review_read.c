#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <string.h>

#include "pipeline/history/review_read.h"
#include "renderers/data/review_json.h"
#include "tests/support/sample_report.h"
#include "tests/support/sandbox.h"

static void
what_was_written_is_read_back(void **state)
{
	Report *(*const makers[])(
	    void) = { sample_report_new, sample_report_new_thin };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(makers); i++) {
		g_autoptr(Report) report = makers[i]();
		g_autofree char *text = review_json_to_text(report);
		g_autoptr(GError) error = NULL;
		g_autoptr(Report) back =
		    review_parse("r.json", text, strlen(text), &error);
		g_autofree char *again = NULL;

		assert_null(error);
		again = review_json_to_text(back);
		assert_string_equal(text, again);
	}
}

typedef struct Spoilt {
	const char *from, *to; /* in the sample review; NULL: TO is all */
	const char *want;
} Spoilt;

static const Spoilt spoilt[] = {
	{ NULL, "",
	    "r.json:1:1: not JSON: '[' or '{' expected near end of file; name "
	    "the review.json that a run wrote" },
	{ NULL, "id,value\n1,2\n",
	    "r.json:1:2: not JSON: '[' or '{' expected near 'id'; name the "
	    "review.json that a run wrote" },
	{ NULL, "[1, 2]",
	    "r.json: JSON, but no review of headroom; name the review.json "
	    "that a run wrote" },
	{ NULL, "{\"meta\": {\"schema\": \"1\"}}",
	    "r.json: JSON, but no review of headroom; name the review.json "
	    "that a run wrote" },
	{ NULL, "{\"meta\": {\"schema\": 1}}",
	    "r.json: not a whole review: \"figures\" is not there; make it "
	    "again with `headroom run`" },
	{ "\"schema\": 1", "\"schema\": 2",
	    "r.json: a review in a form (2) that this headroom does not know; "
	    "use the newer one that wrote it" },
	{ "\"as_of\": \"2026-11-22\"", "\"as_of\": \"2026-11-31\"",
	    "r.json: not a whole review: meta, as_of: 2026-11-31 is no date; "
	    "make it again with `headroom run`" },
	{ "\"value\": 3.4", "\"value\": [3.4]",
	    "r.json: not a whole review: figures, headroom.multiple, value: is "
	    "a list, where a number or a text or null belongs; make it again "
	    "with `headroom run`" },
	{ "\"value\": 3.4", "\"value\": null",
	    "r.json: not a whole review: figures, headroom.multiple: "
	    "\"reason\" is not there; make it again with `headroom run`" },
	{ "\"headroom.multiple\": {", "\"Head room\": {",
	    "r.json: not a whole review: figures: \"Head room\" is not written "
	    "as it should be; make it again with `headroom run`" },
	{ "\"measured\"", "\"guessed\"",
	    "r.json: not a whole review: figures, debt.rate_monthly, tags, 1: "
	    "\"guessed\" is none of the words for this; make it again with "
	    "`headroom run`" },
	{ "\"id\": \"hosting\"", "\"id\": \"p95\"",
	    "r.json: not a whole review: limits: \"p95\" is there twice; make "
	    "it again with `headroom run`" },
	{ "\"line\": 6", "\"line\": -6",
	    "r.json: not a whole review: sources, config:users.active, line: "
	    "-6 is too small; make it again with `headroom run`" },
};

/* TEXT with the first FROM in it replaced. */
static char *
replace(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);

	if (at == NULL)
		fail_msg("the sample does not hold %s", from);
	return g_strdup_printf(
	    "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static void
other_files_are_refused_in_one_sentence(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *text = review_json_to_text(report);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(spoilt); i++) {
		g_autofree char *bad =
		    spoilt[i].from == NULL
			? g_strdup(spoilt[i].to)
			: replace(text, spoilt[i].from, spoilt[i].to);
		g_autoptr(GError) error = NULL;

		print_message("%s\n", spoilt[i].to);
		assert_null(review_parse("r.json", bad, strlen(bad), &error));
		assert_non_null(error);
		assert_string_equal(error->message, spoilt[i].want);
	}
}

static void
deep_nesting_and_doubles_are_refused(void **state)
{
	g_autofree char *deep = g_strnfill(1 << 20, '[');
	static const char twice[] =
	    "{\"meta\": {\"schema\": 1, \"schema\": 1}}";
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(review_parse("r.json", deep, strlen(deep), &error));
	assert_non_null(strstr(error->message, "not JSON"));
	g_clear_error(&error);
	assert_null(review_parse("r.json", twice, strlen(twice), &error));
	assert_non_null(strstr(error->message, "duplicate"));
}

static void
a_folder_stands_for_its_review(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *text = review_json_to_text(report);
	g_autofree char *folder = sandbox_path("run");
	g_autofree char *empty = sandbox_path("empty");
	g_autoptr(GError) error = NULL;
	g_autoptr(Report) back = NULL;

	(void)state;
	sandbox_write("run/review.json", text);
	sandbox_make_folder("empty");
	back = review_read(folder, &error);
	assert_null(error);
	assert_string_equal(back->service, "Larkspur Orders");
	assert_null(review_read(empty, &error));
	assert_non_null(strstr(error->message,
	    "empty/review.json: there is no such file; name the review.json "
	    "that a run wrote"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_written_is_read_back),
		cmocka_unit_test(other_files_are_refused_in_one_sentence),
		cmocka_unit_test(deep_nesting_and_doubles_are_refused),
		cmocka_unit_test_setup_teardown(a_folder_stands_for_its_review,
		    sandbox_setup, sandbox_teardown),
	};

	return cmocka_run_group_tests_name("review_read", tests, NULL, NULL);
}
