#include <math.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/debt_register.h"
#include "pipeline/analysis/debt_register_figures.h"
#include "pipeline/analysis/debt_register_tables.h"
#include "pipeline/analysis/debt_register_words.h"
#include "pipeline/analysis/users.h"

enum { NAMES_IN_FINDING = 5 };

/* By how many of the pieces are of the kind that causes rewrites. */
static char *
lead(const Evidence *evidence, const DebtRegisterResult *result)
{
	const bool dated = evidence->config->business.launch != DATE_NONE;
	const long items = result->all.items;
	const long found = result->counts[DEBT_DISCOVERED].items;
	Message one =
	    dated ? MSG_REGISTER_LEAD_ONE : MSG_REGISTER_LEAD_UNDATED_ONE;
	Message many =
	    dated ? MSG_REGISTER_LEAD_MANY : MSG_REGISTER_LEAD_UNDATED_MANY;
	char hours[NUMBER_TEXT_SIZE], discovered[NUMBER_TEXT_SIZE];

	if (items == 0)
		return g_strdup(lang_text(MSG_REGISTER_LEAD_NONE));
	if (found == 0) {
		one = MSG_REGISTER_LEAD_OTHER_ONE;
		many = MSG_REGISTER_LEAD_OTHER_MANY;
	} else if (found == items) {
		many = dated ? MSG_REGISTER_LEAD_ALL
			     : MSG_REGISTER_LEAD_UNDATED_ALL;
	}
	return lang_count(one, many, items,
	    number_format_human(result->all.hours, 2, hours),
	    number_format_count(found, discovered), NULL);
}

/* The first keys of those that TAKE takes, as they cost: "SHOP-1, SHOP-2 and 4
 * more". */
static char *
first_keys(const DebtRegisterResult *result, long count,
    bool (*take)(const DebtItem *item))
{
	g_autoptr(GString) keys = g_string_new(NULL);
	long named = 0;
	char more[NUMBER_TEXT_SIZE];

	for (guint i = 0; i < result->items->len; i++) {
		const DebtItem *item = debt_item_at(result, i);
		g_autofree char *key = debt_item_key(item);

		if (!take(item) || named == NAMES_IN_FINDING)
			continue;
		g_string_append(keys, named++ > 0 ? ", " : "");
		g_string_append(keys, key);
	}
	if (count == named)
		return g_strdup(keys->str);
	return lang_format(MSG_REGISTER_AND_MORE, keys->str,
	    number_format_count(count - named, more), NULL);
}

static bool
is_discovered_and_nobodys(const DebtItem *item)
{
	return item->verdict.category == DEBT_DISCOVERED &&
	       debt_item_is_nobodys(item);
}

/* What somebody has to mend in how the register is kept. */
static void
add_findings(const DebtRegisterResult *result, Section *section)
{
	const long undocumented = result->all.undocumented;
	const long nobodys = result->counts[DEBT_DISCOVERED].nobodys;

	if (undocumented > 0) {
		g_autofree char *keys =
		    first_keys(result, undocumented, debt_item_is_undocumented);
		g_autofree char *text = lang_count(
		    MSG_REGISTER_UNDOCUMENTED_ONE,
		    MSG_REGISTER_UNDOCUMENTED_MANY, undocumented, keys, NULL);

		section_add_finding(section, FINDING_WARNING, text,
		    lang_text(MSG_REGISTER_UNDOCUMENTED_DO));
	}
	if (nobodys > 0) {
		g_autofree char *keys =
		    first_keys(result, nobodys, is_discovered_and_nobodys);
		g_autofree char *text = lang_count(MSG_REGISTER_NOBODYS_ONE,
		    MSG_REGISTER_NOBODYS_MANY, nobodys, keys, NULL);

		section_add_finding(section, FINDING_WARNING, text,
		    lang_text(MSG_REGISTER_NOBODYS_DO));
	}
}

static void
add_cleanup(const DebtCleanup *cleanup, Section *section)
{
	char share[NUMBER_TEXT_SIZE], between[NUMBER_TEXT_SIZE];
	g_autofree char *name = NULL;
	g_autofree char *text = NULL;

	if (cleanup->sprint == NULL)
		return;
	name = debt_cleanup_name(cleanup);
	text = lang_format(MSG_REGISTER_CLEANUP, name,
	    number_format_percent(cleanup->share, share),
	    number_format_percent(cleanup->between, between), NULL);
	section_add_finding(
	    section, FINDING_WARNING, text, lang_text(MSG_REGISTER_CLEANUP_DO));
}

/* Where no issue says how much work it is, all cost the same. */
static bool
is_effort_told(const DebtRegisterResult *result)
{
	for (guint i = 0; i < result->items->len; i++) {
		const DebtItem *item = debt_item_at(result, i);

		if (item->issue != NULL && item->source <= HOURS_POINTS)
			return true;
	}
	return false;
}

static void
ask_for_effort(const DebtRegisterResult *result, Section *section)
{
	char hours[NUMBER_TEXT_SIZE];
	g_autofree char *needed = NULL;

	for (guint i = 0; i < result->items->len && needed == NULL; i++)
		if (debt_item_at(result, i)->issue != NULL)
			needed = lang_format(MSG_REGISTER_NEEDS_EFFORT,
			    number_format_human(
				debt_item_at(result, i)->hours, 2, hours),
			    NULL);
	if (needed != NULL)
		section_add_insufficient(
		    section, lang_text(MSG_REGISTER_MISSING_EFFORT), needed);
}

typedef struct AuditWords {
	char days[NUMBER_TEXT_SIZE];
	char due[DATE_TEXT_SIZE], date[DATE_TEXT_SIZE];
	const char *by;
} AuditWords;

static AuditWords
audit_words(const DebtAudit *audit)
{
	AuditWords words;

	number_format_human(audit->days, 6, words.days);
	date_format_human(audit->due, words.due);
	date_format_human(audit->date, words.date);
	words.by = audit->issue != NULL
		       ? audit->issue->key
		       : lang_text(MSG_REGISTER_AUDIT_BY_CONFIG);
	return words;
}

static void
add_audit_finding(FindingLevel level, Message text, Message detail,
    const AuditWords *words, Section *section)
{
	g_autofree char *what = lang_format(text, words->days, NULL);
	g_autofree char *to_do =
	    lang_format(detail, words->due, words->date, words->by, NULL);

	section_add_finding(section, level, what, to_do);
}

static void
add_audit(const DebtAudit *audit, Section *section)
{
	const AuditWords words = audit_words(audit);

	switch (audit->state) {
	case AUDIT_UNKNOWN:
		break;
	case AUDIT_NO_TRACKER:
		section_add_insufficient(section,
		    lang_text(MSG_REGISTER_AUDIT_NO_TRACKER),
		    lang_text(MSG_REGISTER_AUDIT_NEEDS_TRACKER));
		break;
	case AUDIT_IN_TIME: {
		g_autofree char *text = lang_format(
		    MSG_REGISTER_AUDIT_HELD, words.date, words.by, NULL);

		section_add_text(section, text);
		break;
	}
	case AUDIT_LATE:
		add_audit_finding(FINDING_NOTE, MSG_REGISTER_AUDIT_LATE,
		    MSG_REGISTER_AUDIT_LATE_DO, &words, section);
		break;
	case AUDIT_DUE:
		add_audit_finding(FINDING_NOTE, MSG_REGISTER_AUDIT_DUE,
		    MSG_REGISTER_AUDIT_DUE_DO, &words, section);
		break;
	case AUDIT_OVERDUE:
		add_audit_finding(FINDING_WARNING, MSG_REGISTER_AUDIT_OVERDUE,
		    MSG_REGISTER_AUDIT_OVERDUE_DO, &words, section);
		break;
	}
}

static void
ask_for_launch(const Evidence *evidence, const DebtRegisterResult *result,
    Section *section)
{
	char days[NUMBER_TEXT_SIZE], count[NUMBER_TEXT_SIZE];
	g_autofree char *needed = NULL;

	if (evidence->config->business.launch != DATE_NONE)
		return;
	number_format_human(
	    assume(&evidence->config->assumptions, ASSUME_INTENTIONAL_DAYS), 3,
	    days);
	needed =
	    result->undated == 0
		? lang_format(MSG_REGISTER_NEEDS_LAUNCH, days, NULL)
		: lang_format(MSG_REGISTER_NEEDS_LAUNCH_SOME,
		      number_format_count(result->undated, count), days, NULL);
	section_add_insufficient(
	    section, lang_text(MSG_REGISTER_MISSING_LAUNCH), needed);
}

static void
add_insufficient(
    const Evidence *evidence, const Results *results, Section *section)
{
	const DebtRegisterResult *result = results->debt_register;
	const bool tracked = facts_issues(evidence->facts)->len > 0;

	if (result->items->len == 0) {
		section_add_insufficient(section,
		    lang_text(MSG_REGISTER_MISSING_ITEMS),
		    lang_text(tracked ? MSG_REGISTER_NEEDS_LABELS
				      : MSG_REGISTER_NEEDS_ITEMS));
		return;
	}
	ask_for_launch(evidence, result, section);
	if (!is_effort_told(result))
		ask_for_effort(result, section);
	if (isnan(result->incidents->months)) {
		section_add_insufficient(section,
		    lang_text(MSG_REGISTER_MISSING_INCIDENTS),
		    lang_text(MSG_REGISTER_NEEDS_INCIDENTS));
		return;
	}
	if (isnan(evidence->config->business.revenue))
		section_add_insufficient(section,
		    lang_text(MSG_REGISTER_MISSING_REVENUE),
		    lang_text(MSG_REGISTER_NEEDS_REVENUE));
	if (isnan(results->users->active))
		section_add_insufficient(section,
		    lang_text(MSG_REGISTER_MISSING_USERS),
		    lang_text(MSG_REGISTER_NEEDS_USERS));
}

static void
tell_interest(const Evidence *evidence, const DebtRegisterResult *result,
    Section *section)
{
	const DebtWaiting *waiting = &result->waiting;
	char all[NUMBER_TEXT_SIZE], waste[NUMBER_TEXT_SIZE],
	    rate[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (isnan(waiting->interest_rate))
		return;
	text = lang_format(
	    waiting->capped ? MSG_REGISTER_HOW_CAPPED : MSG_REGISTER_HOW_WORK,
	    number_format_human(waiting->interest_all, 2, all),
	    number_format_percent(
		assume(&evidence->config->assumptions, ASSUME_DEBT_WASTE),
		waste),
	    number_format_human(waiting->interest_rate, 2, rate), NULL);
	section_add_text(section, text);
}

static void
tell_incidents(const DebtRegisterResult *result, Section *section)
{
	char months[NUMBER_TEXT_SIZE], hours[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (isnan(result->incidents->months))
		return;
	text = lang_count(MSG_REGISTER_HOW_INCIDENTS_ONE,
	    MSG_REGISTER_HOW_INCIDENTS_MANY, result->waiting.events,
	    number_format_human(result->incidents->months, 2, months),
	    number_format_human(result->waiting.impact_hours, 2, hours), NULL);
	section_add_text(section, text);
}

static void
tell_findings(const DebtRegisterResult *result, Section *section)
{
	g_autofree char *low = NULL;
	bool found = false;

	for (guint i = 0; i < result->items->len; i++)
		found = found || debt_item_at(result, i)->finding != NULL;
	if (found)
		section_add_text(section, lang_text(MSG_REGISTER_HOW_FINDINGS));
	if (result->low_findings == 0)
		return;
	low = lang_count(MSG_REGISTER_LOW_ONE, MSG_REGISTER_LOW_MANY,
	    result->low_findings, NULL);
	section_add_text(section, low);
}

void
debt_register_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const DebtRegisterResult *result = results->debt_register;
	Section *section = report_add_section(report, "debt-register",
	    RANK_DEBT_REGISTER, lang_text(MSG_REGISTER_SECTION));
	g_autofree char *text = lead(evidence, result);
	ChartSpec *chart;

	debt_register_figures(evidence, results, report->figures);
	section_set_lead(section, text);
	add_findings(result, section);
	add_cleanup(&result->cleanup, section);
	add_audit(&result->audit, section);
	add_insufficient(evidence, results, section);
	if (result->items->len == 0)
		return;
	section_add_table(section, debt_counts_table(result));
	chart = is_effort_told(result) ? debt_waiting_chart(evidence, result)
				       : NULL;
	if (chart != NULL) {
		section_add_chart(section, chart);
		section_add_table(
		    section, debt_waiting_table(evidence, result));
	}
	section_add_table(section, debt_page_table(evidence, result));
	section_add_table(section, debt_register_table(evidence, result));
	tell_interest(evidence, result, section);
	tell_incidents(result, section);
	tell_findings(result, section);
}
