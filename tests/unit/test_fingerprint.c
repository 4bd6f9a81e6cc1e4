#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include <glib.h>

#include "pipeline/gate/fingerprint.h"

/* The first digits of SHA-256, by another program. */
static void
a_fingerprint_is_of_service_and_subject(void **state)
{
	static const struct {
		const char *service, *subject, *want;
	} cases[] = {
		{ "Larkfield", "trigger.hosting", "3d71338f2f" },
		{ NULL, "trigger.hosting", "4b5df69ec7" },
		{ "", "trigger.hosting", "4b5df69ec7" },
	};
	char buf[FINGERPRINT_SIZE];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_string_equal(
		    fingerprint_of(cases[i].service, cases[i].subject, buf),
		    cases[i].want);
}

static void
a_label_can_be_given_to_an_issue(void **state)
{
	g_autofree char *label =
	    fingerprint_label("Larkfield", "trigger.hosting");

	(void)state;
	assert_string_equal(label, "headroom-3d71338f2f");
}

static void
what_is_another_thing_has_another(void **state)
{
	char a[FINGERPRINT_SIZE], b[FINGERPRINT_SIZE];

	(void)state;
	assert_string_not_equal(
	    fingerprint_of("Shop", "a", a), fingerprint_of("Shop", "b", b));
	assert_string_not_equal(fingerprint_of("Shop", "a", a),
	    fingerprint_of("Shop\na", "a", b));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fingerprint_is_of_service_and_subject),
		cmocka_unit_test(a_label_can_be_given_to_an_issue),
		cmocka_unit_test(what_is_another_thing_has_another),
	};

	return cmocka_run_group_tests_name("fingerprint", tests, NULL, NULL);
}
