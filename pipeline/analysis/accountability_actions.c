#include "pipeline/analysis/accountability.h"

/* Rows of the table on the page; the register has all. */
enum { ROWS_MOST = 12 };

static const char *
iso_of(Date date, char buf[DATE_TEXT_SIZE])
{
	return date == DATE_NONE ? "" : date_format_iso(date, buf);
}

/* "at the next review, 12 Jan 2027": where a failure mode shows signs, no day
 * is the last to decide. */
static char *
open_words(const AccountabilityResult *result, const Action *action)
{
	char date[DATE_TEXT_SIZE];

	if (action->state == ACTION_ACT)
		return g_strdup(
		    lang_text(action->trigger != NULL ? MSG_ACCOUNT_DUE_METRIC
						      : MSG_ACCOUNT_DUE_NOW));
	if (action->state != ACTION_MONITOR)
		return g_strdup(lang_text(MSG_ACCOUNT_DUE_OPEN));
	if (result->review == DATE_NONE)
		return g_strdup(lang_text(MSG_ACCOUNT_DUE_NO_REVIEW));
	return lang_format(MSG_ACCOUNT_DUE_REVIEW,
	    date_format_human(result->review, date), NULL);
}

static void
add_due(const Evidence *evidence, const AccountabilityResult *result,
    const Action *action, GPtrArray *row)
{
	char date[DATE_TEXT_SIZE], file[DATE_TEXT_SIZE];
	g_autofree char *id =
	    action->due == DATE_NONE
		? NULL
		: g_strdup_printf("limit.%s.decide_by", action->limit->id);
	g_autofree char *words = NULL;

	if (action->due == DATE_NONE) {
		words = open_words(result, action);
		report_row_add(row, words, "", NULL);
		return;
	}
	date_format_human(action->due, date);
	if (action->due < evidence->as_of)
		words = lang_count(MSG_ACCOUNT_DUE_LATE_ONE,
		    MSG_ACCOUNT_DUE_LATE_MANY, evidence->as_of - action->due,
		    date, NULL);
	report_row_add(
	    row, words != NULL ? words : date, iso_of(action->due, file), id);
}

static void
add_flagged(const Evidence *evidence, const Action *action, GPtrArray *row)
{
	char date[DATE_TEXT_SIZE], file[DATE_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (action->state != ACTION_ACT) {
		report_row_add(row, NULL, "", NULL);
		return;
	}
	if (action->since == DATE_NONE) {
		report_row_add(row, lang_text(MSG_ACCOUNT_FLAGGED_NOW),
		    iso_of(evidence->as_of, file), NULL);
		return;
	}
	text = lang_count(MSG_ACCOUNT_FLAGGED_ONE, MSG_ACCOUNT_FLAGGED_MANY,
	    evidence->as_of - action->since,
	    date_format_human(action->since, date), NULL);
	report_row_add(row, text, iso_of(action->since, file), NULL);
}

/* "in progress (SHOP-12)". */
static char *
progress_words(const AccountabilityResult *result, const Action *action)
{
	static const Message messages[] = {
		[PROGRESS_NONE] = MSG_ACCOUNT_STATE_NONE,
		[PROGRESS_OPEN] = MSG_ACCOUNT_STATE_OPEN,
		[PROGRESS_DONE] = MSG_ACCOUNT_STATE_SETTLED,
	};
	const bool in_vain =
	    action->progress == PROGRESS_DONE && action->state == ACTION_ACT;
	const char *state = lang_text(
	    in_vain ? MSG_ACCOUNT_STATE_DONE : messages[action->progress]);

	if (!result->tracker)
		return g_strdup(lang_text(MSG_ACCOUNT_STATE_UNREAD));
	return action->issue == NULL ? g_strdup(state)
				     : lang_format(MSG_ACCOUNT_STATE_ISSUE,
					   state, action->issue->key, NULL);
}

static void
add_progress(
    const AccountabilityResult *result, const Action *action, GPtrArray *row)
{
	static const char *const names[] = {
		[PROGRESS_NONE] = "none",
		[PROGRESS_OPEN] = "open",
		[PROGRESS_DONE] = "done",
	};
	g_autofree char *text = progress_words(result, action);

	report_row_add(row, text,
	    result->tracker ? names[action->progress] : "unknown", NULL);
}

static ReportTable *
actions_table(const Evidence *evidence, const AccountabilityResult *result,
    const char *id, Message caption, const char *file)
{
	static const ColumnWords columns[] = {
		{ "decision", MSG_ACCOUNT_COL_DECISION, ALIGN_TEXT },
		{ "due", MSG_ACCOUNT_COL_DUE, ALIGN_TEXT },
		{ "since", MSG_ACCOUNT_COL_FLAGGED, ALIGN_TEXT },
		{ "progress", MSG_ACCOUNT_COL_STATE, ALIGN_TEXT },
		{ "label", MSG_ACCOUNT_COL_LABEL, ALIGN_TEXT },
		{ "issue", MSG_ACCOUNT_COL_ISSUE, ALIGN_TEXT },
		{ "state", MSG_ACCOUNT_COL_URGENCY, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(id, lang_text(caption), file);

	words_add_columns(
	    table, columns, G_N_ELEMENTS(columns) - (file == NULL ? 2 : 0));
	table->file_only = file != NULL;
	for (guint i = 0; i < result->actions->len; i++) {
		const Action *action = g_ptr_array_index(result->actions, i);
		g_autofree char *name = action_words(action);
		GPtrArray *row;

		if (file == NULL && (action->state < ACTION_MONITOR ||
					table->rows->len == ROWS_MOST))
			continue;
		row = report_table_add_row(table);
		report_row_add(row, name, action->subject, NULL);
		add_due(evidence, result, action, row);
		add_flagged(evidence, action, row);
		add_progress(result, action, row);
		report_row_add(row, action->label, NULL, NULL);
		if (file == NULL)
			continue;
		report_row_add(row,
		    action->issue != NULL ? action->issue->key : NULL, NULL,
		    NULL);
		report_row_add(
		    row, action_state_name(action->state), NULL, NULL);
	}
	return table;
}

void
accountability_actions(const Evidence *evidence,
    const AccountabilityResult *result, Section *section)
{
	ReportTable *table = actions_table(
	    evidence, result, "actions", MSG_ACCOUNT_ACTIONS_TABLE, NULL);

	section_add_heading(section, lang_text(MSG_ACCOUNT_ACTIONS_HEADING));
	if (table->rows->len > 0) {
		section_add_table(section, table);
		section_add_text(section, lang_text(MSG_ACCOUNT_ACTIONS_HOW));
	} else {
		report_table_free(table);
		section_add_text(section, lang_text(MSG_ACCOUNT_ACTIONS_NONE));
	}
	if (result->actions->len > 0)
		section_add_table(
		    section, actions_table(evidence, result, "actions-all",
				 MSG_ACCOUNT_ACTIONS_ALL, "actions"));
}
