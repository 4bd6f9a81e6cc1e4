#include <math.h>

#include "pipeline/analysis/decision_coverage_describe.h"
#include "pipeline/analysis/incident_sla_describe.h"
#include "pipeline/analysis/practices_figures.h"
#include "pipeline/analysis/practices_words.h"
#include "pipeline/analysis/words.h"

static ReportTable *
make_table(const PracticesResult *practices)
{
	static const ColumnWords columns[] = {
		{ "process", MSG_PRACTICES_COL_PROCESS, ALIGN_TEXT },
		{ "state", MSG_PRACTICES_COL_STATE, ALIGN_TEXT },
		{ "evidence", MSG_PRACTICES_COL_SIGNS, ALIGN_TEXT },
		{ "what_to_do", MSG_PRACTICES_COL_TODO, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "practices", lang_text(MSG_PRACTICES_TABLE), "practices");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int i = 0; i < PRACTICE_COUNT; i++) {
		const PracticeCheck *check = &practices->checks[i];
		GPtrArray *row = report_table_add_row(table);
		g_autofree char *signs = practice_sign_words(check);
		g_autofree char *todo =
		    practice_todo_words(practices, (Practice)i);

		report_row_add(row, practice_title((Practice)i), NULL, NULL);
		report_row_add(row, practice_state_name(check->state), NULL,
		    practice_figure((Practice)i));
		report_row_add(row, signs, NULL, NULL);
		report_row_add(row, todo, NULL, NULL);
	}
	return table;
}

static void
add_deadline(const Evidence *evidence, const PracticesResult *practices,
    PracticeDeadline deadline, Section *section)
{
	const DeadlineCheck *check = &practices->deadlines[deadline];
	const char *name = practice_deadline_name(deadline);
	const bool due = evidence->as_of >= check->act;
	g_autofree char *wanted = practices_wanted(practices, deadline);
	g_autofree char *text = NULL, *begun = NULL;
	char date[DATE_TEXT_SIZE], act[DATE_TEXT_SIZE];

	if (check->date == DATE_NONE || wanted == NULL)
		return;
	date_format_human(check->date, date);
	date_format_human(check->act, act);
	begun = g_strdup(name);
	begun[0] = g_ascii_toupper(begun[0]);
	text =
	    due ? lang_format(MSG_PRACTICES_DUE, begun, date, wanted, act, NULL)
		: lang_format(
		      MSG_PRACTICES_LATER, begun, date, act, wanted, NULL);
	if (due)
		section_add_finding(section, FINDING_WARNING, text,
		    lang_text(MSG_PRACTICES_DUE_DETAIL));
	else
		section_add_text(section, text);
}

static char *
fault_words(unsigned faults)
{
	static const struct {
		FlagFault fault;
		Message words;
	} all[] = {
		{ FLAG_STALE, MSG_FLAGS_IS_STALE },
		{ FLAG_NEVER_ON, MSG_FLAGS_IS_NEVER_ON },
		{ FLAG_OWNERLESS, MSG_FLAGS_IS_OWNERLESS },
		{ FLAG_KEPT_RELEASE, MSG_FLAGS_IS_KEPT },
	};
	g_autoptr(GPtrArray) list = g_ptr_array_new();

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		if (faults & all[i].fault)
			g_ptr_array_add(list, (char *)lang_text(all[i].words));
	g_ptr_array_add(list, NULL);
	return lang_join(MSG_LIST_CLAUSE, (char **)list->pdata);
}

static ReportTable *
make_flags_table(const FlagHygiene *flags)
{
	static const ColumnWords columns[] = {
		{ "flag", MSG_FLAGS_COL_KEY, ALIGN_TEXT },
		{ "state", MSG_FLAGS_COL_STATE, ALIGN_TEXT },
		{ "owner", MSG_FLAGS_COL_OWNER, ALIGN_TEXT },
		{ "unchanged_since", MSG_FLAGS_COL_SINCE, ALIGN_TEXT },
		{ "why", MSG_FLAGS_COL_FAULT, ALIGN_TEXT },
	};
	ReportTable *table =
	    report_table_new("flags", lang_text(MSG_FLAGS_TABLE), "flags");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < flags->checks->len; i++) {
		const FlagCheck *check =
		    &g_array_index(flags->checks, FlagCheck, i);
		g_autofree char *why = fault_words(check->faults);
		char since[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE];
		GPtrArray *row;

		if (check->faults == 0)
			break;
		row = report_table_add_row(table);
		report_row_add(row, check->flag->key, NULL, NULL);
		report_row_add(
		    row, flag_state_name(check->flag->state), NULL, NULL);
		report_row_add(row, check->flag->owner, NULL, NULL);
		report_row_add(row, date_format_human(check->since, since),
		    date_format_iso(check->since, iso), NULL);
		report_row_add(row, why, NULL, NULL);
	}
	return table;
}

static void
add_flags(const Evidence *evidence, const FlagHygiene *flags, Section *section)
{
	char stale[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE],
	    days[NUMBER_TEXT_SIZE], risky[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (flags->checks->len == 0)
		return;
	number_format_count(flags->checks->len, all);
	number_format_human(
	    assume(&evidence->config->assumptions, ASSUME_STALE_FLAG), 3, days);
	section_add_heading(section, lang_text(MSG_FLAGS_HEADING));
	text = flags->stale + flags->risky == 0
		   ? lang_format(MSG_FLAGS_CLEAN, all, NULL)
		   : lang_format(MSG_FLAGS_TEXT,
			 number_format_count(flags->stale, stale), all, days,
			 number_format_count(flags->risky, risky), NULL);
	if (flags->dated == 0)
		section_add_text(section, lang_text(MSG_FLAGS_UNDATED));
	else
		section_add_text(section, text);
	if (flags->stale + flags->risky > 0)
		section_add_table(section, make_flags_table(flags));
}

static char *
load_words(const Evidence *evidence, const OnCall *on_call)
{
	const double bearable =
	    assume(&evidence->config->assumptions, ASSUME_ON_CALL_MOST);
	char people[NUMBER_TEXT_SIZE], load[NUMBER_TEXT_SIZE],
	    most[NUMBER_TEXT_SIZE], need[NUMBER_TEXT_SIZE],
	    primary[NUMBER_TEXT_SIZE];

	number_format_human(on_call->people, 3, people);
	number_format_human(on_call->needed, 3, need);
	number_format_human(on_call->needed_primary, 3, primary);
	number_format_percent(bearable, most);
	number_format_percent(on_call->load, load);
	if (on_call->load <= bearable)
		return lang_format(
		    MSG_ON_CALL_BEARABLE, people, load, most, NULL);
	return lang_format(
	    MSG_ON_CALL_HEAVY, people, load, most, need, primary, NULL);
}

static void
add_on_call(const Evidence *evidence, const OnCall *on_call, Section *section)
{
	char weekly[NUMBER_TEXT_SIZE], outside[NUMBER_TEXT_SIZE];
	g_autofree char *load = NULL, *text = NULL;

	if (isnan(on_call->people) && isnan(on_call->per_week))
		return;
	section_add_heading(section, lang_text(MSG_ON_CALL_HEADING));
	if (!isnan(on_call->people)) {
		load = load_words(evidence, on_call);
		section_add_text(section, load);
	}
	if (isnan(on_call->per_week))
		return;
	number_format_human(on_call->per_week, 2, weekly);
	text = on_call->timed > 0
		   ? lang_format(MSG_ON_CALL_INCIDENTS, weekly,
			 number_format_percent(
			     (double)on_call->outside / (double)on_call->timed,
			     outside),
			 NULL)
		   : lang_format(MSG_ON_CALL_INCIDENTS_ONLY, weekly, NULL);
	section_add_text(section, text);
}

void
practices_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const PracticesResult *practices = results->practices;
	Section *section = report_add_section(report, "practices",
	    RANK_PRACTICES, lang_text(MSG_PRACTICES_SECTION));
	g_autofree char *sentence = practices_lead(practices);

	practices_figures(evidence, practices, report->figures);
	section_set_lead(section, sentence);
	for (int i = 0; i < DEADLINE_COUNT; i++)
		add_deadline(evidence, practices, (PracticeDeadline)i, section);
	section_add_table(section, make_table(practices));
	decision_coverage_describe(
	    evidence, practices->coverage, section, report->figures);
	add_flags(evidence, practices->flags, section);
	add_on_call(evidence, &practices->on_call, section);
	incident_sla_describe(
	    evidence, &practices->sla, section, report->figures);
}
