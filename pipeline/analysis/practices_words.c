#include "pipeline/analysis/practices_words.h"

#include "pipeline/analysis/words.h"

static const struct {
	Message name, title, ask, start;
} names[PRACTICE_COUNT] = {
	[PRACTICE_RECORDS] = { MSG_PRACTICES_RECORDS,
	    MSG_PRACTICES_RECORDS_TITLE, MSG_PRACTICES_ASK_RECORDS,
	    MSG_PRACTICES_DO_RECORDS },
	[PRACTICE_FLAGS] = { MSG_PRACTICES_FLAGS, MSG_PRACTICES_FLAGS_TITLE,
	    MSG_PRACTICES_ASK_FLAGS, MSG_PRACTICES_DO_FLAGS },
	[PRACTICE_ON_CALL] = { MSG_PRACTICES_ON_CALL,
	    MSG_PRACTICES_ON_CALL_TITLE, MSG_PRACTICES_ASK_ON_CALL,
	    MSG_PRACTICES_DO_ON_CALL },
	[PRACTICE_REVIEW] = { MSG_PRACTICES_REVIEW, MSG_PRACTICES_REVIEW_TITLE,
	    MSG_PRACTICES_DO_REVIEW, MSG_PRACTICES_DO_REVIEW },
};

const char *
practice_name(Practice practice)
{
	return lang_text(names[practice].name);
}

const char *
practice_title(Practice practice)
{
	return lang_text(names[practice].title);
}

const char *
practice_state_name(PracticeState state)
{
	static const Message states[PRACTICE_STATES] = {
		[PRACTICE_UNKNOWN] = MSG_PRACTICES_UNKNOWN,
		[PRACTICE_MISSING] = MSG_PRACTICES_MISSING,
		[PRACTICE_PRESENT] = MSG_PRACTICES_PRESENT,
	};

	return lang_text(states[state]);
}

const char *
practice_deadline_name(PracticeDeadline deadline)
{
	return lang_text(deadline == DEADLINE_SERIES_A
			     ? MSG_PRACTICES_SERIES_A
			     : MSG_PRACTICES_ENTERPRISE);
}

/* "the bill, the schema"; NULL where nothing was looked at. */
static char *
looked_words(unsigned looked)
{
	static const struct {
		InputKind kind;
		Message words;
	} places[] = {
		{ INPUT_DECISIONS, MSG_PRACTICES_IN_DECISIONS },
		{ INPUT_FLAGS, MSG_PRACTICES_IN_FLAGS },
		{ INPUT_INCIDENTS, MSG_PRACTICES_IN_INCIDENTS },
		{ INPUT_BILLING, MSG_PRACTICES_IN_BILLING },
		{ INPUT_SCHEMA, MSG_PRACTICES_IN_SCHEMA },
		{ INPUT_ISSUES, MSG_PRACTICES_IN_ISSUES },
	};
	g_autoptr(GPtrArray) list = g_ptr_array_new();

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
		if (looked & (1U << places[i].kind))
			g_ptr_array_add(
			    list, (char *)lang_text(places[i].words));
	if (list->len == 0)
		return NULL;
	g_ptr_array_add(list, NULL);
	return lang_join(MSG_LIST_NEXT, (char **)list->pdata);
}

static char *
sign_words(const PracticeSign *sign)
{
	char count[NUMBER_TEXT_SIZE], of[NUMBER_TEXT_SIZE],
	    date[DATE_TEXT_SIZE];

	switch (sign->kind) {
	case SIGN_FLAG_EXPORT:
		return lang_count(MSG_PRACTICES_SIGN_FLAG_ONE,
		    MSG_PRACTICES_SIGN_FLAG_MANY, sign->count, NULL);
	case SIGN_TABLE:
		return lang_format(MSG_PRACTICES_SIGN_TABLE, sign->name, NULL);
	case SIGN_SERVICE:
		return lang_format(
		    MSG_PRACTICES_SIGN_SERVICE, sign->name, NULL);
	case SIGN_ISSUES:
		return lang_count(MSG_PRACTICES_SIGN_ISSUE_ONE,
		    MSG_PRACTICES_SIGN_ISSUE_MANY, sign->count, sign->name,
		    NULL);
	case SIGN_ROTA:
		return lang_count(MSG_PRACTICES_SIGN_ROTA_ONE,
		    MSG_PRACTICES_SIGN_ROTA_MANY, sign->count, NULL);
	case SIGN_ACKNOWLEDGED:
		return lang_format(MSG_PRACTICES_SIGN_ACKNOWLEDGED,
		    number_format_count(sign->count, count),
		    number_format_count(sign->of, of), NULL);
	case SIGN_RECORDS:
		return lang_format(MSG_PRACTICES_SIGN_RECORDS,
		    number_format_count(sign->count, count),
		    number_format_count(sign->of, of), NULL);
	case SIGN_REVIEWED:
		return lang_format(MSG_PRACTICES_SIGN_REVIEWED,
		    date_format_human(sign->date, date), NULL);
	}
	g_assert_not_reached();
}

char *
practice_sign_words(const PracticeCheck *check)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *looked = looked_words(check->looked);

	for (guint i = 0; i < check->signs->len; i++)
		g_ptr_array_add(list,
		    sign_words(&g_array_index(check->signs, PracticeSign, i)));
	g_ptr_array_add(list, NULL);
	if (list->len > 1)
		return lang_join(MSG_LIST_CLAUSE, (char **)list->pdata);
	if (looked == NULL)
		return g_strdup(lang_text(MSG_PRACTICES_NOT_LOOKED));
	return lang_format(MSG_PRACTICES_LOOKED, looked, NULL);
}

static char *
rota_words(const OnCall *on_call)
{
	char have[NUMBER_TEXT_SIZE], need[NUMBER_TEXT_SIZE],
	    primary[NUMBER_TEXT_SIZE];

	return lang_format(MSG_PRACTICES_HIRE_ON_CALL,
	    number_format_human(on_call->people, 3, have),
	    number_format_human(on_call->needed, 3, need),
	    number_format_human(on_call->needed_primary, 3, primary), NULL);
}

/* What a process that is kept still lacks; NULL: nothing. */
static char *
need_words(const PracticesResult *practices, Practice practice)
{
	const DecisionCoverage *coverage = practices->coverage;
	const OnCall *on_call = &practices->on_call;
	const long unwritten = coverage->detected->len - coverage->covered;

	if (practice == PRACTICE_RECORDS && unwritten > 0)
		return lang_count(MSG_PRACTICES_WRITE_ONE,
		    MSG_PRACTICES_WRITE_MANY, unwritten, NULL);
	if (practice == PRACTICE_FLAGS && practices->flags->stale > 0)
		return lang_count(MSG_PRACTICES_CLEAN_ONE,
		    MSG_PRACTICES_CLEAN_MANY, practices->flags->stale, NULL);
	if (practice == PRACTICE_ON_CALL && on_call->people < on_call->needed)
		return rota_words(on_call);
	return NULL;
}

char *
practice_todo_words(const PracticesResult *practices, Practice practice)
{
	const PracticeState state = practices->checks[practice].state;
	char *needs;

	if (state == PRACTICE_MISSING)
		return g_strdup(lang_text(names[practice].start));
	if (state == PRACTICE_UNKNOWN)
		return g_strdup(lang_text(names[practice].ask));
	needs = need_words(practices, practice);
	return needs != NULL ? needs : g_strdup(lang_text(MSG_PRACTICES_KEEP));
}

/* All are kept; which of them need work. */
static char *
lead_all(const PracticesResult *practices)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	g_autofree char *joined = NULL;

	for (int i = 0; i < PRACTICE_COUNT; i++) {
		g_autofree char *needs = need_words(practices, (Practice)i);

		if (needs != NULL)
			g_ptr_array_add(
			    list, (char *)practice_name((Practice)i));
	}
	if (list->len == 0)
		return g_strdup(lang_text(MSG_PRACTICES_LEAD_ALL));
	g_ptr_array_add(list, NULL);
	joined = lang_join(MSG_LIST_NEXT, (char **)list->pdata);
	return lang_count(MSG_PRACTICES_LEAD_ALL_ONE,
	    MSG_PRACTICES_LEAD_ALL_MANY, (long)list->len - 1, joined, NULL);
}

/* "decision records, on-call": those in STATE. */
static char *
list_practices(const PracticesResult *practices, PracticeState state)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new();

	for (int i = 0; i < PRACTICE_COUNT; i++)
		if (practices->checks[i].state == state)
			g_ptr_array_add(
			    list, (char *)practice_name((Practice)i));
	g_ptr_array_add(list, NULL);
	return lang_join(MSG_LIST_NEXT, (char **)list->pdata);
}

char *
practices_lead(const PracticesResult *practices)
{
	static const struct {
		PracticeState state;
		Message one, many;
	} parts[] = {
		{ PRACTICE_PRESENT, MSG_PRACTICES_LEAD_PRESENT,
		    MSG_PRACTICES_LEAD_PRESENT },
		{ PRACTICE_MISSING, MSG_PRACTICES_LEAD_MISSING_ONE,
		    MSG_PRACTICES_LEAD_MISSING_MANY },
		{ PRACTICE_UNKNOWN, MSG_PRACTICES_LEAD_UNKNOWN,
		    MSG_PRACTICES_LEAD_UNKNOWN },
	};
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *joined = NULL;

	if (practices->states[PRACTICE_PRESENT] == PRACTICE_COUNT)
		return lead_all(practices);
	if (practices->states[PRACTICE_UNKNOWN] == PRACTICE_COUNT)
		return g_strdup(lang_text(MSG_PRACTICES_LEAD_NONE));
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		const long n = practices->states[parts[i].state];
		g_autofree char *names_of =
		    list_practices(practices, parts[i].state);

		if (n > 0)
			g_ptr_array_add(
			    list, lang_count(parts[i].one, parts[i].many, n,
				      names_of, NULL));
	}
	g_ptr_array_add(list, NULL);
	joined = lang_join(MSG_LIST_NEXT, (char **)list->pdata);
	return lang_format(MSG_PRACTICES_LEAD, joined, NULL);
}

char *
practices_wanted(const PracticesResult *practices, PracticeDeadline deadline)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new();

	for (int i = 0; i < PRACTICE_COUNT; i++)
		if (practice_is_wanted(deadline, (Practice)i) &&
		    practices->checks[i].state != PRACTICE_PRESENT)
			g_ptr_array_add(
			    list, (char *)practice_name((Practice)i));
	g_ptr_array_add(list, NULL);
	return list->len == 1 ? NULL
			      : lang_join(MSG_LIST_NEXT, (char **)list->pdata);
}
