#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/report/tree.h"

static void
check(Tree *tree, const char *want)
{
	assert_string_equal(tree->out->str, want);
	g_string_free(tree->out, TRUE);
}

static void
depth_indents(void **state)
{
	Tree tree = { g_string_new(NULL), 0 };

	(void)state;
	tree_line(&tree, "a", "x");
	tree.depth = 2;
	tree_line(&tree, "b", "y");
	check(&tree, "a: x\n    b: y\n");
}

static void
one_line_whatever_the_text(void **state)
{
	Tree tree = { g_string_new(NULL), 0 };

	(void)state;
	tree_line(&tree, "text", "one\ntwo\tthree \\n \"–\" 注");
	check(&tree, "text: one\\ntwo\\tthree \\\\n \"–\" 注\n");
}

static void
nothing_for_what_is_not_there(void **state)
{
	Tree tree = { g_string_new(NULL), 0 };

	(void)state;
	tree_line(&tree, "text", NULL);
	tree_add(&tree, "before", NULL, "after");
	tree_add_number_if(&tree, "n ", NAN);
	tree_add_range(&tree, NAN, NAN);
	check(&tree, "");
}

static void
half_an_interval_is_told(void **state)
{
	Tree tree = { g_string_new(NULL), 0 };

	(void)state;
	tree_add_number(&tree, "x ", 1.0 / 3);
	tree_add_range(&tree, 2.5, NAN);
	tree_add_range(&tree, NAN, 2.5);
	tree_end(&tree);
	check(&tree, "x 0.333333333333 2.5..null null..2.5\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(depth_indents),
		cmocka_unit_test(one_line_whatever_the_text),
		cmocka_unit_test(nothing_for_what_is_not_there),
		cmocka_unit_test(half_an_interval_is_told),
	};

	return cmocka_run_group_tests_name("tree", tests, NULL, NULL);
}
