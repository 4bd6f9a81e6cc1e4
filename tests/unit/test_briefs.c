#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/briefs.h"
#include "tests/support/company.h"

enum { CELLS = 5 };

typedef struct AskCase {
	const char *section, *table;
	const char *heads[CELLS];
	const char *rows[3][CELLS][2]; /* for people, for machines */
	const char *ask; /* NULL: none */
} AskCase;

static const AskCase cases[] = {
	{ "ladder", "due", { "limit", "decide_by" },
	    { { { "Hosting" }, { "1 Dec 2026, overdue" } } },
	    "Decide on this first: Hosting (1 Dec 2026, overdue)." },
	{ "ladder", "due", { "limit", "decide_by" },
	    { { { "A" }, { "now" } }, { { "B" }, { "soon" } },
		{ { "C" }, { "later" } } },
	    "Decide on these, in this order: A (now); B (soon); C (later)." },
	{ "ladder", "due", { "limit", "decide_by" }, { { { NULL } } }, NULL },
	{ "domain-map", "domain-map", { "domain", "cut_hours", "cut_cost" },
	    { { { "jobs" }, { "0" }, { "$0", "0" } },
		{ { "{0} %s" }, { "14" }, { "$1,200", "1177.4" } },
		{ { "sales" }, { "99" }, { "$8,400", "8439" } } },
	    "Make {0} %s the next domain with a boundary of its own: cutting "
	    "its keys to the others takes 14 hours, $1,200." },
	{ "domain-map", "domain-map", { "domain", "cut_hours", "cut_cost" },
	    { { { "jobs" }, { "0" }, { "–", "" } } }, NULL },
	{ "migration-risk", "migration-risk",
	    { "table", "cost_1x", "cost_50x" },
	    { { { "orders" }, { "$4,700" }, { "–" } },
		{ { "users" }, { "$1" }, { "$2" } } },
	    "Approve $4,700 for changing orders." },
	{ "migration-risk", "migration-risk",
	    { "table", "cost_1x", "cost_50x" },
	    { { { "orders" }, { "–" }, { "–" } } }, NULL },
	{ "migration-risk", "migration-risk",
	    { "table", "cost_1x", "cost_50x" },
	    { { { "orders" }, { "$4,700" }, { "$6,000" } },
		{ { "users" }, { "$1" }, { "$2" } } },
	    "Approve $4,700 for changing orders at today's size; at fifty "
	    "times the users it costs $6,000." },
	{ "migration-risk", "migration-risk",
	    { "table", "cost_1x", "cost_50x" },
	    { { { "orders" }, { "$4,700" }, { "$4,700" } },
		{ { "users" }, { "$1" }, { "$2" } } },
	    "Approve $4,700 for changing orders." },
	{ "migration-risk", "other", { "table", "cost_1x", "cost_50x" },
	    { { { "orders" }, { "$4,700" }, { "$5" } } }, NULL },
	{ "debt-register", "debt-items", { "item", "effort_hours", "cost_12m" },
	    { { { "A" }, { "1" }, { "$90", "90" } },
		{ { "B" }, { "2" }, { "$700", "700" } },
		{ { "C" }, { "3" }, { "–", "" } } },
	    "Plan this for the next sprint: B. It takes 2 hours; left alone "
	    "for a year it costs $700." },
	{ "timeline", "timeline-finish", { "chance", "date" },
	    { { { "50 %", "0.5" }, { "1 Dec 2026" } },
		{ { "80 %", "0.8" }, { "9 Dec 2026" } } },
	    "Start it now and keep the lead's time for it: in four cases of "
	    "five it is then over by 9 Dec 2026." },
	{ "failure-modes", "failure-modes-register", { "state", "what_to_do" },
	    { { { "warn" }, { "Wait." } }, { { "fail" }, { "Act." } } },
	    "Act." },
	{ "failure-modes", "failure-modes-register", { "state", "what_to_do" },
	    { { { "pass" }, { "Keep." } }, { { "warn" }, { "Wait." } } },
	    "Wait." },
	{ "failure-modes", "failure-modes-register", { "state", "what_to_do" },
	    { { { "pass" }, { "Keep." } } }, NULL },
};

static void
add_table(const AskCase *from, Section *section)
{
	ReportTable *table = report_table_new(from->table, "T", NULL);

	for (int i = 0; i < CELLS && from->heads[i] != NULL; i++)
		report_table_add_column(
		    table, from->heads[i], "Head", ALIGN_TEXT);
	for (int r = 0; r < 3 && from->rows[r][0][0] != NULL; r++) {
		GPtrArray *row = report_table_add_row(table);

		for (unsigned i = 0; i < table->columns->len; i++)
			report_row_add(row, from->rows[r][i][0],
			    from->rows[r][i][1], NULL);
	}
	section_add_table(section, table);
}

static void
asks_for_the_row_that_matters(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Report) report = report_new(NULL, 20000, "1");
		Section *section =
		    report_add_section(report, cases[i].section, 10, "S");

		add_table(&cases[i], section);
		briefs_describe(NULL, NULL, report);
		if (cases[i].ask == NULL)
			assert_null(section->ask);
		else
			assert_string_equal(section->ask, cases[i].ask);
	}
}

static void
asks_what_the_triggers_say_first(void **state)
{
	static const char *const items[] = { "Buy a queue.", "Rest.", NULL };
	g_autoptr(Report) report = report_new(NULL, 20000, "1");
	Section *section = report_add_section(report, "triggers", 50, "T");

	(void)state;
	briefs_describe(NULL, NULL, report);
	assert_null(section->ask);
	section_add_list(section, items);
	briefs_describe(NULL, NULL, report);
	assert_string_equal(section->ask, "Buy a queue.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(asks_for_the_row_that_matters),
		cmocka_unit_test(asks_what_the_triggers_say_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
