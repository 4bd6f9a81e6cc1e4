#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/demo/demo_choice.h"
#include "pipeline/demo/demo_issue.h"

/* Each choice once, whatever the scale, and early and late ones. */
static void
choices_are_spread(void **state)
{
	static const long scales[] = { 1, 3, 100 };

	(void)state;
	for (size_t k = 0; k < G_N_ELEMENTS(scales); k++) {
		const DemoOptions options = { 20779, 1, scales[k] };
		Larkfield company;
		long count, found = 0, first = 0, last = 0;

		larkfield_init(&company, &options);
		count = demo_issue_count(&company);
		for (long number = 1; number <= count; number++) {
			if (demo_choice(&company, number) == NULL)
				continue;
			first = found++ == 0 ? number : first;
			last = number;
		}
		assert_int_equal(found, DEMO_CHOICES);
		assert_true(first < count / 8 && last > count - count / 8);
	}
}

/* What is decided is a task with the label that says so. */
static void
the_tracker_has_them(void **state)
{
	const DemoOptions options = { 20779, 1, 1 };
	Larkfield company;
	long labelled = 0;

	(void)state;
	larkfield_init(&company, &options);
	for (long n = 1; n <= demo_issue_count(&company); n++) {
		DemoIssue issue;

		demo_issue_init(&issue, &company, n);
		if (g_strcmp0(issue.labels[0], "architecture") == 0) {
			assert_int_equal(issue.kind, DEMO_TASK);
			assert_string_equal(
			    issue.summary, demo_choice(&company, n));
			labelled++;
		}
		demo_issue_clear(&issue);
	}
	assert_true(labelled >= DEMO_CHOICES / 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(choices_are_spread),
		cmocka_unit_test(the_tracker_has_them),
	};

	return cmocka_run_group_tests_name("demo_choice", tests, NULL, NULL);
}
