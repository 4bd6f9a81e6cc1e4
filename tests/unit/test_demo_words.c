#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/demo/demo_words.h"

/* A list that is shorter than declared ends in NULLs. */
static void
check_list(const char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		assert_non_null(texts[i]);
		assert_true(g_utf8_validate(texts[i], -1, NULL));
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(texts[i], texts[k]);
	}
}

static void
every_part_has_all_its_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < PARTS; i++) {
		check_list(demo_words[i].epics, EPIC_WORDS);
		check_list(demo_words[i].stories, STORY_WORDS);
		check_list(demo_words[i].bugs, BUG_WORDS);
		check_list(demo_words[i].tasks, TASK_WORDS);
		check_list(demo_words[i].debts, DEBT_WORDS);
	}
	check_list(demo_audiences, AUDIENCES);
	check_list(demo_work, WORK_WORDS);
	check_list(demo_comments, COMMENT_WORDS);
}

/* Readers of these micro-formats must meet what real exports have. */
static void
some_texts_are_hard_to_read(void **state)
{
	bool semicolon = false, lines = false, quotes = false, umlaut = false;

	(void)state;
	for (size_t i = 0; i < COMMENT_WORDS; i++) {
		semicolon |= strchr(demo_comments[i], ';') != NULL;
		lines |= strchr(demo_comments[i], '\n') != NULL;
		quotes |= strchr(demo_comments[i], '"') != NULL;
		umlaut |= strstr(demo_comments[i], "ö") != NULL;
	}
	assert_true(semicolon && lines && quotes && umlaut);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_part_has_all_its_words),
		cmocka_unit_test(some_texts_are_hard_to_read),
	};

	return cmocka_run_group_tests_name("demo_words", tests, NULL, NULL);
}
