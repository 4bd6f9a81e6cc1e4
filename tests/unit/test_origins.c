#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/detectors.h"
#include "pipeline/analysis/origins.h"
#include "pipeline/analysis/triggers.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/config_text.h"

/* A report with one figure that rests on INPUTS, explained. */
static Report *
explain(const Config *config, const char *const *inputs)
{
	const Evidence evidence = { .config = config };
	Report *report = report_new(NULL, 0, "1.0");
	Figure *figure =
	    figure_set_number(report->figures, "a", "A", "x", 1, "m");

	for (; *inputs != NULL; inputs++)
		figure_add_input(figure, "%s", *inputs);
	origins_describe(&evidence, NULL, report);
	report_seal(report);
	return report;
}

static void
assumptions_tell_value_default_and_key(void **state)
{
	static const char *const inputs[] = { "assumption:debt_waste",
		"assumption:sessions", NULL };
	g_autoptr(Config) config = config_from_text(
	    "assumptions:\n  debt_waste: [0.1, 0.2, 0.3]\n", NULL);
	g_autoptr(Report) report = explain(config, inputs);
	const ReportSource *waste =
	    report_find_source(report, "assumption:debt_waste");
	const ReportSource *sessions =
	    report_find_source(report, "assumption:sessions");

	(void)state;
	assert_close(waste->value, 0.2, 0);
	assert_close(waste->hi, 0.3, 0);
	assert_close(waste->usual, 0.23, 0);
	assert_close(waste->usual_lo, 0.15, 0);
	assert_string_equal(waste->key, "assumptions.debt_waste");
	assert_string_equal(waste->file, config->path);
	assert_int_equal(waste->line, 2);
	assert_int_equal(waste->column, 3);
	assert_string_equal(sessions->unit, "per day");
	assert_string_equal(sessions->label, "Sessions a day of a user who comes");
	assert_null(sessions->file);
}

static void
configuration_tells_whether_it_is_set(void **state)
{
	static const char *const inputs[] = { "config:business.revenue",
		"config:debt.labels", NULL };
	g_autoptr(Config) config =
	    config_from_text("business: {revenue: 9}\n", NULL);
	g_autoptr(Report) report = explain(config, inputs);
	const ReportSource *revenue =
	    report_find_source(report, "config:business.revenue");
	const ReportSource *labels =
	    report_find_source(report, "config:debt.labels");

	(void)state;
	assert_string_equal(revenue->text, "9");
	assert_int_equal(revenue->column, 12);
	assert_null(labels->text);
	assert_null(labels->file);
	assert_string_equal(
	    labels->label, "not set in headroom.yaml; the default holds");
}

static void
rules_tell_their_hours(void **state)
{
	static const char *const inputs[] = { "rule:D1", "rule:D6",
		"rule:hosting", "playbook:timeline", NULL };
	g_autoptr(Config) config = config_new_default();
	g_autoptr(Report) report = explain(config, inputs);

	(void)state;
	assert_string_equal(report_find_source(report, "rule:D1")->text,
	    "40 h (24 to 80) once, 6 h (4 to 10) for each table, 3 h (2 to 6) "
	    "for each foreign key");
	assert_string_equal(report_find_source(report, "rule:D6")->text,
	    "2 h (1 to 4) for each foreign key");
	assert_string_equal(report_find_source(report, "rule:hosting")->text,
	    "240 h (120 to 480)");
	assert_non_null(report_find_source(report, "playbook:timeline"));
}

static void
what_nobody_knows_is_not_told(void **state)
{
	static const char *const inputs[] = { "rule:D99", "playbook:hope",
		"assumption:luck", "file:a.csv:3", "other.figure", NULL };
	g_autoptr(Config) config = config_new_default();
	g_autoptr(Report) report = explain(config, inputs);

	(void)state;
	assert_int_equal(report->sources->len, 0);
	assert_null(report_find_source(report, "rule:D99"));
	assert_null(detector_find("D99"));
	assert_null(decision_find("coffee"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(assumptions_tell_value_default_and_key),
		cmocka_unit_test(configuration_tells_whether_it_is_set),
		cmocka_unit_test(rules_tell_their_hours),
		cmocka_unit_test(what_nobody_knows_is_not_told),
	};

	return cmocka_run_group_tests_name("origins", tests, NULL, NULL);
}
