#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/changes.h"
#include "tests/support/past.h"

static const ChangeRules rules = { .share = 0.05, .days = 14 };

typedef struct Pair {
	double then, then_lo, then_hi, now, now_lo, now_hi;
	bool changed;
} Pair;

static const Pair pairs[] = {
	/* without ranges, from 5 % on */
	{ 100, NAN, NAN, 104.9, NAN, NAN, false },
	{ 100, NAN, NAN, 105, NAN, NAN, true },
	{ 100, NAN, NAN, 95, NAN, NAN, true },
	{ 0, NAN, NAN, 0.001, NAN, NAN, true },
	{ 0, NAN, NAN, 0, NAN, NAN, false },
	{ -2, NAN, NAN, -1, NAN, NAN, true },
	/* neither in the range of the other */
	{ 2, 1.5, 2.5, 1.4, 1.1, 1.9, true },
	{ 2, 1.5, 2.5, 1.6, 1.5, 1.7, false },
	{ 2, 1.5, 2.5, 1.4, 1.0, 2.1, false },
	/* only one of them has one */
	{ 2, 1.5, 2.5, 2.4, NAN, NAN, false },
	{ 2, 1.5, 2.5, 2.6, NAN, NAN, true },
	{ 2, NAN, NAN, 2.6, 1.9, 3.3, false },
	/* 12 digits of a range without width */
	{ 1.21994043564, 1.21994043564, 1.21994043564, 1.219940435643,
	    1.219940435643, 1.219940435643, false },
	{ 1.2, 1.2, 1.2, 1.25, 1.25, 1.25, false },
	{ 1.2, 1.2, 1.2, 1.3, 1.3, 1.3, true },
};

static Report *
report_now(void)
{
	Report *report = report_new(NULL, 20000, "1.0");

	return report;
}

static void
ranges_say_what_is_noise(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		const Pair *pair = &pairs[i];
		g_autoptr(History) history = past_new("2026-11-22");
		PastReview *past = past_add(history, "2026-08-22");
		g_autoptr(Report) now = report_now();
		Figure *figure = figure_set_number(now->figures,
		    "headroom.multiple", "Headroom", "x", pair->now, "m");
		Changes changes;

		print_message("%zu\n", i);
		figure->lo = pair->now_lo;
		figure->hi = pair->now_hi;
		past_add_number(history, past, "headroom.multiple", "x",
		    pair->then, pair->then_lo, pair->then_hi);
		changes = changes_find(past, now, rules);
		assert_int_equal(changes.list->len, pair->changed);
		assert_int_equal(changes.steady, !pair->changed);
		changes_clear(&changes);
	}
}

/* From 14 days on, and a tenth of what was left. */
static void
dates_move_from_two_weeks_on(void **state)
{
	static const struct {
		const char *then, *now;
		bool changed;
	} cases[] = {
		{ "2026-10-01", "2026-10-14", false },
		{ "2026-10-01", "2026-10-15", true },
		{ "2026-10-01", "2026-09-10", true },
		{ "2030-10-01", "2031-01-01", false },
		{ "2030-10-01", "2031-06-01", true },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(History) history = past_new("2026-11-22");
		PastReview *past = past_add(history, "2026-08-22");
		g_autoptr(Report) now = report_now();
		Changes changes;

		past_add_limit(history, past, "hosting", "Hosting");
		report_add_limit(now, "hosting", "Hosting", "system", false);
		past_add_text(history, past, "limit.hosting.decide_by", "date",
		    cases[i].then);
		figure_set_text(now->figures, "limit.hosting.decide_by",
		    "Hosting", "date", cases[i].now, "m");
		changes = changes_find(past, now, rules);
		assert_int_equal(changes.list->len, cases[i].changed);
		changes_clear(&changes);
	}
}

static void
limits_and_inputs_come_and_go(void **state)
{
	static const struct {
		ChangeKind kind;
		const char *name;
	} want[] = {
		{ CHANGE_NEW_LIMIT, "Queue is full" },
		{ CHANGE_GONE_LIMIT, "orders.id runs out of numbers" },
		{ CHANGE_NEW_INPUT, "focus" },
		{ CHANGE_LOST_INPUT, "pg-dump" },
	};
	g_autoptr(History) history = past_new("2026-11-22");
	PastReview *past = past_add(history, "2026-08-22");
	g_autoptr(Report) now = report_now();
	Changes changes;

	(void)state;
	past_add_limit(history, past, "int4-orders", want[1].name);
	past_add_limit(history, past, "hosting", "Hosting");
	report_add_limit(now, "hosting", "Hosting", "system", false);
	report_add_limit(now, "queue", want[0].name, "system", false);
	/* the date of a limit that is new is no change by itself */
	figure_set_text(now->figures, "limit.queue.decide_by", "Queue", "date",
	    "2027-01-01", "m");
	g_ptr_array_add(past->formats, (char *)"jira-csv");
	g_ptr_array_add(past->formats, (char *)"pg-dump");
	report_add_input(now, "a.csv")->format = g_strdup("jira-csv");
	report_add_input(now, "b.csv")->format = g_strdup("focus");
	report_add_input(now, "c.csv")->format = g_strdup("focus");
	report_add_input(now, "d.sql")->format = g_strdup("pg-dump");
	((ReportInput *)now->inputs->pdata[3])->failed = true;
	changes = changes_find(past, now, rules);
	assert_int_equal(changes.list->len, G_N_ELEMENTS(want));
	for (guint i = 0; i < changes.list->len; i++) {
		const Change *change = &g_array_index(changes.list, Change, i);

		assert_int_equal(change->kind, want[i].kind);
		assert_string_equal(change->name, want[i].name);
	}
	changes_clear(&changes);
}

/* What is no figure of interest is not compared; what is lost is told. */
static void
values_appear_and_are_lost(void **state)
{
	g_autoptr(History) history = past_new("2026-11-22");
	PastReview *past = past_add(history, "2026-08-22");
	g_autoptr(Report) now = report_now();
	const Change *first, *second;
	Changes changes;

	(void)state;
	past_add_number(history, past, "spend.monthly", "USD", 100, NAN, NAN);
	past_add_number(history, past, "spend.at.10x", "USD", 1, NAN, NAN);
	figure_set_missing(
	    now->figures, "spend.monthly", "Spend", "USD", "no bill");
	figure_set_number(now->figures, "spend.at.10x", "S", "USD", 9, "m");
	figure_set_text(now->figures, "trigger.hosting.state", "Hosting",
	    "text", "act", "m");
	changes = changes_find(past, now, rules);
	assert_int_equal(changes.list->len, 2);
	first = &g_array_index(changes.list, Change, 0);
	second = &g_array_index(changes.list, Change, 1);
	assert_int_equal(first->kind, CHANGE_APPEARED);
	assert_string_equal(first->now->id, "trigger.hosting.state");
	assert_int_equal(second->kind, CHANGE_LOST);
	assert_true(second->then->value == 100);
	changes_clear(&changes);
}

static void
what_breaks_first_is_told_by_its_label(void **state)
{
	g_autoptr(History) history = past_new("2026-11-22");
	PastReview *past = past_add(history, "2026-08-22");
	g_autoptr(Report) now = report_now();
	const Change *change;
	Changes changes;

	(void)state;
	past_add_limit(history, past, "a", "Alpha is full");
	past_add_limit(history, past, "b", "Beta is full");
	report_add_limit(now, "a", "Alpha is full", "system", false);
	report_add_limit(now, "b", "Beta is full", "system", false);
	past_add_text(history, past, "headroom.limit", "text", "a");
	figure_set_text(
	    now->figures, "headroom.limit", "First", "text", "b", "m");
	changes = changes_find(past, now, rules);
	assert_int_equal(changes.list->len, 1);
	change = &g_array_index(changes.list, Change, 0);
	assert_string_equal(change->was, "Alpha is full");
	assert_string_equal(change->is, "Beta is full");
	changes_clear(&changes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranges_say_what_is_noise),
		cmocka_unit_test(dates_move_from_two_weeks_on),
		cmocka_unit_test(limits_and_inputs_come_and_go),
		cmocka_unit_test(values_appear_and_are_lost),
		cmocka_unit_test(what_breaks_first_is_told_by_its_label),
	};

	return cmocka_run_group_tests_name("changes", tests, NULL, NULL);
}
