#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/bind.h"
#include "tests/support/bound.h"

typedef struct Fixture {
	Bound bound;
	FirstReject first;
	Binding binding;
	Record record;
} Fixture;

static int
setup(void **state)
{
	Fixture *f = g_new0(Fixture, 1);
	Input *input = input_new("f.csv");

	bound_init(&f->bound);
	f->binding.facts = f->bound.facts;
	f->binding.index = facts_add_input(f->bound.facts, input);
	f->binding.input = input;
	f->binding.first = &f->first;
	record_init(&f->record);
	f->record.line = 7;
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	Fixture *f = *state;

	record_clear(&f->record);
	g_free(f->first.reason);
	bound_clear(&f->bound);
	g_free(f);
	return 0;
}

static void
every_outcome_is_counted_once(void **state)
{
	Fixture *f = *state;
	static const struct {
		FactsAdd outcome;
		long used, skipped, rejected;
	} cases[] = {
		{ FACTS_ADDED, 1, 0, 0 },
		{ FACTS_REPLACED, 2, 0, 0 },
		{ FACTS_DUPLICATE, 2, 1, 0 },
		{ FACTS_TOO_LATE, 2, 2, 0 },
		{ FACTS_OVERFLOW, 2, 2, 1 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		f->binding.input->rows_read++;
		binding_account(&f->binding, &f->record, cases[i].outcome);
		bound_assert_rows(f->binding.input, cases[i].used,
		    cases[i].skipped, cases[i].rejected);
	}
}

static void
the_first_reject_is_remembered(void **state)
{
	Fixture *f = *state;
	const GPtrArray *rejects;

	binding_reject(&f->binding, 3, 2, "  a\001b\n", "no %s", "good");
	binding_reject(&f->binding, 4, 0, NULL, "worse");
	assert_int_equal(f->first.line, 3);
	assert_string_equal(f->first.reason, "no good");
	rejects = facts_rejects(f->bound.facts);
	assert_int_equal(rejects->len, 2);
	assert_string_equal(((const Reject *)rejects->pdata[0])->excerpt, "ab");
}

static void
endless_rejects_are_counted_not_listed(void **state)
{
	Fixture *f = *state;
	const Input *input = f->binding.input;

	for (long i = 0; i < 100010; i++)
		binding_reject(&f->binding, i + 2, 0, "x", "bad");
	assert_int_equal(input->rows_rejected, 100010);
	assert_int_equal(facts_rejects(f->bound.facts)->len, 100000);
	assert_int_equal(finding_list_count(input->findings), 1);
	assert_non_null(bound_finding(input->findings, "rejects-not-listed"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    every_outcome_is_counted_once, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    the_first_reject_is_remembered, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    endless_rejects_are_counted_not_listed, setup, teardown),
	};

	return cmocka_run_group_tests_name("bind", tests, NULL, NULL);
}
