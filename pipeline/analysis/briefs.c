#include "pipeline/analysis/briefs.h"

#include <math.h>

#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

enum { MOST_COLUMNS = 6, MOST_WORDS = 5 };

typedef struct Brief {
	const char *section, *chart, *table;
	const char *columns[MOST_COLUMNS];
	Message caption;
	const char *whole;
} Brief;

/* The playbook's deliverables, what they lead to and what they rest on. */
static const Brief briefs[] = {
	{ "ladder", "ladder", "risk",
	    { "limit", "risk_10x", "risk_50x", "risk_100x" }, MSG_BRIEF_LADDER,
	    NULL },
	{ "domain-map", "domain-network", "domain-map",
	    { "domain", "tables", "cross_share", "cut_cost" },
	    MSG_BRIEF_DOMAINS, NULL },
	{ "migration-risk", "migration-cost", "migration-risk",
	    { "table", "found", "cost_1x", "cost_50x" }, MSG_BRIEF_MIGRATION,
	    "migration-risk-register" },
	{ "team", "team-users", "team-hires", { "hire", "seek_by", "month" },
	    MSG_BRIEF_TEAM, NULL },
	{ "knowledge", "knowledge-network", "knowledge-pairing",
	    { "area", "knows", "learns", "hours" }, MSG_BRIEF_KNOWLEDGE, NULL },
	{ "triggers", "triggers", "trigger-changes",
	    { "decision", "solution", "build" }, MSG_BRIEF_TRIGGERS, NULL },
	{ "debt-register", "debt-waiting", "debt-items",
	    { "item", "effort_hours", "cost_12m" }, MSG_BRIEF_DEBT,
	    "debt-register" },
	{ "governance", "governance", "governance-agenda",
	    { "matter", "decision" }, MSG_BRIEF_GOVERNANCE, NULL },
	{ "timeline", "timeline", "timeline-finish", { "chance", "date" },
	    MSG_BRIEF_TIMELINE, NULL },
	{ "failure-modes", NULL, "failure-modes", { "mode", "state", "rule" },
	    MSG_BRIEF_FAILURES, NULL },
	{ "assumptions", "swings", "swings", { "assumption", "value", "pin" },
	    MSG_BRIEF_ASSUMPTIONS, NULL },
	{ "data", NULL, "inputs",
	    { "file", "format", "rows_used", "rows_skipped", "rows_rejected" },
	    MSG_BRIEF_DATA, NULL },
};

/* Which row of a table is asked about. */
typedef enum Pick {
	PICK_FIRST,
	PICK_DIFFERENT, /* the first, if people read another thing in VALUE */
	PICK_EQUAL, /* the first where a column is VALUE for machines */
	PICK_POSITIVE, /* the first where it is a number above zero */
	PICK_MOST, /* the one where it is the greatest number */
} Pick;

typedef struct Ask {
	const char *section, *table; /* of that section */
	Pick pick;
	const char *by, *value; /* VALUE: of PICK_DIFFERENT, a column */
	Message message;
	const char *columns[MOST_WORDS];
} Ask;

/* The first of a section that has a row with all its columns is asked. */
static const Ask asks[] = {
	{ "domain-map", "domain-map", PICK_POSITIVE, "cut_cost", NULL,
	    MSG_ASK_DOMAIN, { "domain", "cut_hours", "cut_cost" } },
	{ "migration-risk", "migration-risk", PICK_DIFFERENT, "cost_1x",
	    "cost_50x", MSG_ASK_MIGRATION, { "table", "cost_1x", "cost_50x" } },
	{ "migration-risk", "migration-risk", PICK_FIRST, NULL, NULL,
	    MSG_ASK_MIGRATION_NOW, { "table", "cost_1x" } },
	{ "team", "team-hires", PICK_FIRST, NULL, NULL, MSG_ASK_TEAM,
	    { "hire", "month", "seek_by" } },
	{ "knowledge", "knowledge-pairing", PICK_FIRST, NULL, NULL,
	    MSG_ASK_KNOWLEDGE,
	    { "learns", "area", "knows", "issues", "hours" } },
	{ "debt-register", "debt-items", PICK_MOST, "cost_12m", NULL,
	    MSG_ASK_DEBT, { "item", "effort_hours", "cost_12m" } },
	{ "governance", "governance-agenda", PICK_FIRST, NULL, NULL,
	    MSG_ASK_AGENDA, { "matter", "decision" } },
	{ "timeline", "timeline-finish", PICK_EQUAL, "chance", "0.8",
	    MSG_ASK_TIMELINE, { "date" } },
	{ "assumptions", "swings", PICK_FIRST, NULL, NULL, MSG_ASK_AGENDA,
	    { "assumption", "pin" } },
	{ "failure-modes", "failure-modes-register", PICK_EQUAL, "state",
	    "fail", MSG_ASK_DO, { "what_to_do" } },
	{ "failure-modes", "failure-modes-register", PICK_EQUAL, "state",
	    "warn", MSG_ASK_DO, { "what_to_do" } },
};

/* NULL where the table has no such column. */
static const TableCell *
find_cell(const ReportTable *table, unsigned row, const char *key)
{
	for (unsigned i = 0; i < table->columns->len; i++) {
		const TableColumn *column = table->columns->pdata[i];
		const GPtrArray *cells = table->rows->pdata[row];

		if (g_str_equal(column->key, key))
			return cells->pdata[i];
	}
	return NULL;
}

static const char *
machine(const TableCell *cell)
{
	return cell->machine != NULL ? cell->machine : cell->text;
}

/* Whether the first row says another thing than CELL, of it, in column KEY. */
static bool
differs(const TableCell *cell, const ReportTable *table, const char *key)
{
	const TableCell *other = find_cell(table, 0, key);

	return other != NULL && !g_str_equal(cell->text, other->text);
}

/* How much ROW asks to be the one; NAN: it is not. */
static double
score(const Ask *ask, const ReportTable *table, unsigned row)
{
	const TableCell *cell =
	    ask->by != NULL ? find_cell(table, row, ask->by) : NULL;
	double number;

	if (ask->pick == PICK_FIRST)
		return 0;
	if (cell == NULL)
		return NAN;
	if (ask->pick == PICK_DIFFERENT)
		return row == 0 && differs(cell, table, ask->value) ? 0 : NAN;
	if (ask->pick == PICK_EQUAL)
		return g_str_equal(machine(cell), ask->value) ? 0 : NAN;
	if (!number_parse(machine(cell), &number))
		return NAN;
	if (ask->pick == PICK_MOST)
		return number;
	return number > 0 ? 0 : NAN;
}

/* False when no row is the one. */
static bool
pick_row(const Ask *ask, const ReportTable *table, unsigned *picked)
{
	double best = NAN;

	for (unsigned i = 0; i < table->rows->len; i++) {
		double points = score(ask, table, i);

		if (isnan(points) || points <= best)
			continue;
		best = points;
		*picked = i;
	}
	return !isnan(best);
}

/* NULL where the row, or one of its words, is not there. */
static char *
ask_words(const Ask *ask, const ReportTable *table)
{
	const char *words[MOST_WORDS] = { NULL };
	unsigned row = 0;

	if (!pick_row(ask, table, &row))
		return NULL;
	for (int i = 0; i < MOST_WORDS && ask->columns[i] != NULL; i++) {
		const TableCell *cell = find_cell(table, row, ask->columns[i]);

		if (cell == NULL || g_str_equal(cell->text, NUMBER_MISSING))
			return NULL;
		words[i] = cell->text;
	}
	return lang_format(ask->message, words[0], words[1], words[2], words[3],
	    words[4], NULL);
}

/* "A (6 Jan 2027); B (17 Nov 2027)": the decisions due next. */
static char *
ladder_words(const Section *section)
{
	const ReportTable *due = section_find_table(section, "due");
	g_autofree char *all = NULL;

	for (unsigned i = 0; due != NULL && i < due->rows->len; i++) {
		const TableCell *limit = find_cell(due, i, "limit");
		const TableCell *date = find_cell(due, i, "decide_by");
		g_autofree char *item = lang_format(
		    MSG_ASK_LADDER_ITEM, limit->text, date->text, NULL);
		g_autofree char *before = g_steal_pointer(&all);

		all = before == NULL ? g_steal_pointer(&item)
				     : lang_format(MSG_ASK_LADDER_NEXT, before,
					   item, NULL);
	}
	if (all == NULL)
		return NULL;
	return lang_format(
	    due->rows->len == 1 ? MSG_ASK_LADDER_ONE : MSG_ASK_LADDER_MANY, all,
	    NULL);
}

/* What the section says is to be done first. */
static char *
first_item(const Section *section)
{
	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->kind == BLOCK_LIST && block->items->len > 0)
			return g_strdup(block->items->pdata[0]);
	}
	return NULL;
}

static char *
section_words(const Section *section)
{
	char *words = NULL;

	if (g_str_equal(section->id, "ladder"))
		return ladder_words(section);
	if (g_str_equal(section->id, "triggers"))
		return first_item(section);
	for (size_t i = 0; i < G_N_ELEMENTS(asks) && words == NULL; i++) {
		const ReportTable *table =
		    g_str_equal(asks[i].section, section->id)
			? section_find_table(section, asks[i].table)
			: NULL;

		if (table != NULL)
			words = ask_words(&asks[i], table);
	}
	return words;
}

static void
set_brief(Section *section, const Brief *brief)
{
	const SectionBrief copied = {
		.chart = (char *)brief->chart,
		.table = (char *)brief->table,
		.columns = (char **)brief->columns,
		.caption = (char *)lang_text(brief->caption),
		.whole = (char *)brief->whole,
	};

	section_set_brief(section, &copied);
}

void
briefs_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	(void)evidence;
	(void)results;
	for (size_t i = 0; i < G_N_ELEMENTS(briefs); i++) {
		const Brief *brief = &briefs[i];
		Section *section = report_find_section(report, brief->section);
		g_autofree char *words = NULL;

		if (section == NULL)
			continue;
		words = section_words(section);
		section_set_ask(section, words);
		set_brief(section, brief);
	}
}
