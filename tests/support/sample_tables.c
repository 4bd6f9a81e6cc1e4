#include "tests/support/sample_tables.h"

#include <math.h>

#include "pipeline/base/number.h"

typedef struct LadderLine {
	const char *cells[5];
	const char *figure;
	double multiple;
} LadderLine;

static const LadderLine ladder_lines[] = {
	{ { "Database p95 latency", "queries pass 200 ms at p95", "system",
	      "Feb 2028 to Jul 2028", "by 14 Mar 2027" },
	    "limit.p95.multiple", 3.4 },
	{ { "Team stage", "reaches 10,000 users, where Early Scale ends",
	      "organisation", "Nov 2027", NULL },
	    "limit.team-stage.multiple", 2.5 },
	{ { "Single-instance hosting", "more than 500 concurrent users",
	      "system", "from Aug 2029", "by 20 Jun 2029" },
	    "limit.hosting.multiple", 12.5 },
	{ { "orders.id runs out of integers", "passes 2,147,483,647", "system",
	      "Jan 2031", NULL },
	    "limit.int32-orders.multiple", 44.5536 },
	{ { "Search share of load", "searches pass 5 % of load", "system", NULL,
	      NULL },
	    "limit.search.multiple", NAN },
};

ReportTable *
sample_table_ladder(void)
{
	static const char *const heads[][2] = {
		{ "limit", "Limit" },
		{ "crossing", "What breaks" },
		{ "kind", "Kind" },
		{ "breaks", "Breaks" },
		{ "decide", "Decide" },
	};
	ReportTable *table = report_table_new("ladder",
	    "Every limit, by the multiple of today's users that breaks it",
	    NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		report_table_add_column(
		    table, heads[i][0], heads[i][1], ALIGN_TEXT);
	report_table_add_column(table, "multiple", "Carries", ALIGN_NUMBER);
	for (size_t i = 0; i < G_N_ELEMENTS(ladder_lines); i++) {
		const LadderLine *line = &ladder_lines[i];
		GPtrArray *row = report_table_add_row(table);
		char text[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];

		for (size_t k = 0; k < G_N_ELEMENTS(heads); k++)
			report_row_add(row, line->cells[k], NULL, NULL);
		if (isnan(line->multiple))
			report_row_add(row, NULL, NULL, line->figure);
		else
			report_row_add(row,
			    number_format_multiple(line->multiple, text),
			    number_format_machine(line->multiple, machine),
			    line->figure);
	}
	return table;
}

ReportTable *
sample_table_risk(void)
{
	static const char *const rows[][4] = {
		{ "Database p95 latency", "$7,200", "$16,900", "$25,100" },
		{ "Single-instance hosting", "$7,390", "$32,700", "$42,200" },
		{ "orders.id runs out of integers", "$0", "$3,860", NULL },
	};
	ReportTable *table = report_table_new("risk",
	    "Probability × cost of the fix at 10×, 50× and 100× the users",
	    NULL);

	report_table_add_column(table, "limit", "Limit", ALIGN_TEXT);
	report_table_add_column(table, "risk_10x", "At 10×", ALIGN_NUMBER);
	report_table_add_column(table, "risk_50x", "At 50×", ALIGN_NUMBER);
	report_table_add_column(table, "risk_100x", "At 100×", ALIGN_NUMBER);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		GPtrArray *row = report_table_add_row(table);

		for (size_t k = 0; k < 4; k++)
			report_row_add(row, rows[i][k], NULL, NULL);
	}
	return table;
}

typedef struct RegisterLine {
	const char *key, *table, *finding, *fix, *hours;
	double cost[4];
} RegisterLine;

static const RegisterLine register_lines[] = {
	{ "D1", "orders", "integer key, 2.2 % of its range used", "bigint key",
	    "73", { 6838, 7000, 7916, 15160 } },
	{ "D9", "customer_subscription_billing_period_adjustment_entries",
	    "money in a floating-point column", "numeric(19,4)", "22",
	    { 2100, 2150, 2400, NAN } },
	{ "D2", "=HYPERLINK(\"http://example.invalid\")",
	    "sequential id in URLs <script>alert(1)</script>",
	    "public_id beside the key", "37", { NAN, NAN, NAN, NAN } },
	{ "D10", "注文履歴", "时间戳没有时区", "timestamptz", "9",
	    { 700, 720, 760, 810 } },
	{ "D13", "سجل الطلبات", "طاولة بدون مفتاح أساسي", "مفتاح أساسي", "8",
	    { 640, 640, 700, 790 } },
	{ "D6", "line_items & refunds", "foreign key “order_id” unindexed",
	    "an index", "2", { 160, 160, 190, 230 } },
};

ReportTable *
sample_table_migration(void)
{
	static const char *const heads[][2] = {
		{ "rule", "Rule" },
		{ "table", "Table" },
		{ "finding", "What was found" },
		{ "fix", "Target" },
	};
	static const char *const costs[][2] = {
		{ "cost_1x", "Cost at 1×" },
		{ "cost_10x", "At 10×" },
		{ "cost_50x", "At 50×" },
		{ "cost_100x", "At 100×" },
	};
	ReportTable *table = report_table_new("migration-risk",
	    "What a migration costs at each multiple of today's users, in USD",
	    "migration-risk");

	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		report_table_add_column(
		    table, heads[i][0], heads[i][1], ALIGN_TEXT);
	report_table_add_column(table, "hours", "Hours", ALIGN_NUMBER);
	for (size_t i = 0; i < G_N_ELEMENTS(costs); i++)
		report_table_add_column(
		    table, costs[i][0], costs[i][1], ALIGN_NUMBER);
	for (size_t i = 0; i < G_N_ELEMENTS(register_lines); i++) {
		const RegisterLine *line = &register_lines[i];
		GPtrArray *row = report_table_add_row(table);

		report_row_add(row, line->key, NULL, NULL);
		report_row_add(row, line->table, NULL, NULL);
		report_row_add(row, line->finding, NULL, NULL);
		report_row_add(row, line->fix, NULL, NULL);
		report_row_add(row, line->hours, NULL, NULL);
		report_row_add_number(row, line->cost[0], 3,
		    i == 0 ? "migration.int32-orders.cost.1x" : NULL);
		for (size_t k = 1; k < 4; k++)
			report_row_add_number(row, line->cost[k], 3, NULL);
	}
	return table;
}

ReportTable *
sample_table_curves(void)
{
	static const double months[][5] = { { 6, 1.54, 1.39, 1.24, 1.09 },
		{ 12, 1.84, 1.49, 1.16, 1 }, { 24, 2.6, 1.76, 1, 1 } };
	static const char *const heads[] = { "month", "alloc_0", "alloc_10",
		"alloc_20", "alloc_30" };
	static const char *const titles[] = { "Months from now", "0 %", "10 %",
		"20 %", "30 %" };
	ReportTable *table = report_table_new("debt-curves",
	    "Effort multiplier by share of capacity spent on debt", NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		report_table_add_column(
		    table, heads[i], titles[i], ALIGN_NUMBER);
	for (size_t i = 0; i < G_N_ELEMENTS(months); i++) {
		GPtrArray *row = report_table_add_row(table);

		for (size_t k = 0; k < G_N_ELEMENTS(heads); k++)
			report_row_add_number(row, months[i][k], 3, NULL);
	}
	return table;
}
