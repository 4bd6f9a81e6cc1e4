#include "pipeline/analysis/failure_modes.h"

#include <math.h>

#include "pipeline/analysis/failure_checks.h"

static const struct {
	const char *id;
	void (*check)(const Evidence *evidence, const Results *results,
	    FailureCheck *check);
} modes[FAILURE_MODES] = {
	[FAILURE_NO_MAP] = { "no-domain-map", failure_check_map },
	[FAILURE_KEYS] = { "auto-increment-multi-tenant", failure_check_keys },
	[FAILURE_BUS_FACTOR] = { "bus-factor", failure_check_bus_factor },
	[FAILURE_STATEFUL] = { "scaling-stateful", failure_check_stateful },
	[FAILURE_NO_FLAGS] = { "no-flags", failure_check_flags },
	[FAILURE_THEATRE] = { "debt-without-action", failure_check_theatre },
};

const char *
failure_mode_id(FailureMode mode)
{
	return modes[mode].id;
}

const char *
failure_state_name(FailureState state)
{
	static const char *const names[] = {
		[FAILURE_UNKNOWN] = "unknown",
		[FAILURE_PASS] = "pass",
		[FAILURE_WARN] = "warn",
		[FAILURE_FAIL] = "fail",
	};

	return names[state];
}

void
failure_conclude_at(FailureCheck *check, FailureState state, Message rule,
    double number, NumberForm form, Message advice)
{
	check->state = state;
	check->rule = rule;
	check->number = number;
	check->form = form;
	check->advice = advice;
}

void
failure_conclude(
    FailureCheck *check, FailureState state, Message rule, Message advice)
{
	failure_conclude_at(check, state, rule, NAN, FORM_HUMAN, advice);
}

FailureSign *
failure_add_sign(FailureCheck *check, Message words, const char *subject,
    double number, NumberForm form)
{
	const FailureSign sign = {
		.words = words,
		.subject = g_strdup(subject),
		.date = DATE_NONE,
		.number = number,
		.form = form,
	};

	g_array_append_val(check->signs, sign);
	return &g_array_index(check->signs, FailureSign, check->signs->len - 1);
}

void
failure_reads(FailureCheck *check, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_ptr_array_add(check->inputs, g_strdup_vprintf(format, arguments));
	va_end(arguments);
}

static void
clear_sign(void *data)
{
	g_free(((FailureSign *)data)->subject);
}

static void
check_init(FailureCheck *check)
{
	check->number = NAN;
	check->signs = g_array_new(FALSE, FALSE, sizeof(FailureSign));
	g_array_set_clear_func(check->signs, clear_sign);
	check->inputs = g_ptr_array_new_with_free_func(g_free);
}

bool
failure_modes_compute(
    const Evidence *evidence, Results *results, GError **error)
{
	FailureModesResult *result = g_new0(FailureModesResult, 1);

	(void)error;
	results->failure_modes = result;
	result->quarters = failure_quarters_new(evidence, results);
	for (int i = 0; i < FAILURE_MODES; i++) {
		FailureCheck *check = &result->checks[i];

		check_init(check);
		modes[i].check(evidence, results, check);
		result->states[check->state]++;
	}
	return true;
}

void
failure_modes_result_free(FailureModesResult *result)
{
	if (result == NULL)
		return;
	for (int i = 0; i < FAILURE_MODES; i++) {
		g_array_unref(result->checks[i].signs);
		g_ptr_array_unref(result->checks[i].inputs);
	}
	g_array_unref(result->quarters);
	g_free(result);
}
