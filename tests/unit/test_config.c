#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/config/config.h"

static void
nobody_configured_anything(void **state)
{
	g_autoptr(Config) config = config_new_default();

	(void)state;
	assert_null(config->path);
	assert_true(isnan(config->users.active));
	assert_true(isnan(config->users.growth));
	assert_string_equal(config->users.series, "users");
	assert_string_equal(config->business.currency, "USD");
	assert_int_equal(config->business.launch, DATE_NONE);
	assert_int_equal(config->business.multi_tenant, -1);
	assert_int_equal(config->team.people->len, 0);
	assert_null(config->team.bots[0]);
	assert_true(g_strv_contains(
	    (const char *const *)config->debt.labels, "tech-debt"));
	assert_true(config->debt.allocation_target == 0.2);
	assert_int_equal(config->inputs->len, 0);
}

static void
freeing_nothing_is_fine(void **state)
{
	(void)state;
	config_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_configured_anything),
		cmocka_unit_test(freeing_nothing_is_fine),
	};

	return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
