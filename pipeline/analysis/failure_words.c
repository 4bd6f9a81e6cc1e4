#include "pipeline/analysis/failure_words.h"

#include <math.h>

const char *
failure_mode_words(FailureMode mode)
{
	static const Message words[FAILURE_MODES] = {
		[FAILURE_NO_MAP] = MSG_FAIL_MAP,
		[FAILURE_KEYS] = MSG_FAIL_KEYS,
		[FAILURE_BUS_FACTOR] = MSG_FAIL_BUS,
		[FAILURE_STATEFUL] = MSG_FAIL_STATE,
		[FAILURE_NO_FLAGS] = MSG_FAIL_FLAGS,
		[FAILURE_THEATRE] = MSG_FAIL_THEATRE,
	};

	return lang_text(words[mode]);
}

const char *
failure_state_words(FailureState state)
{
	static const Message words[FAILURE_STATES] = {
		[FAILURE_UNKNOWN] = MSG_FAIL_STATE_NOT_KNOWN,
		[FAILURE_PASS] = MSG_FAIL_STATE_PASSES,
		[FAILURE_WARN] = MSG_FAIL_STATE_WARNS,
		[FAILURE_FAIL] = MSG_FAIL_STATE_FAILS,
	};

	return lang_text(words[state]);
}

char *
failure_rule_words(const FailureCheck *check)
{
	char number[NUMBER_TEXT_SIZE];

	if (isnan(check->number))
		return g_strdup(lang_text(check->rule));
	return lang_format(check->rule,
	    words_number(check->number, check->form, number), NULL);
}

char *
failure_sign_words(const FailureSign *sign)
{
	char number[NUMBER_TEXT_SIZE], date[DATE_TEXT_SIZE];
	const char *subject = sign->subject;

	if (subject == NULL && sign->date != DATE_NONE)
		subject = date_format_human(sign->date, date);
	if (isnan(sign->number))
		return lang_format(sign->words, subject, NULL);
	words_number(sign->number, sign->form, number);
	if (subject == NULL)
		return lang_format(sign->words, number, NULL);
	return lang_format(sign->words, subject, number, NULL);
}

char *
failure_evidence_words(const FailureCheck *check)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < check->signs->len; i++)
		g_ptr_array_add(words, failure_sign_words(&g_array_index(
					   check->signs, FailureSign, i)));
	if (words->len == 0)
		return g_strdup(lang_text(MSG_FAIL_NO_SIGNS));
	g_ptr_array_add(words, NULL);
	return lang_join(MSG_LIST_CLAUSE, (char **)words->pdata);
}

char *
failure_quarter_words(int quarter)
{
	g_autofree char *year = g_strdup_printf("%d", quarter / 4);
	g_autofree char *number = g_strdup_printf("%d", quarter % 4 + 1);

	return lang_format(MSG_FAIL_QUARTER, year, number, NULL);
}
