#include "tests/support/sample_charts.h"

#include <math.h>

#include "pipeline/base/date.h"

typedef struct LadderRow {
	const char *label;
	double lo, mid, hi;
	ChartRole role;
	bool hollow;
	const char *note, *missing;
} LadderRow;

static const LadderRow ladder_rows[] = {
	{ "Database p95 latency", 2.6, 3.4, 4.5, ROLE_FIRST, false,
	    "decide by 14 Mar 2027", NULL },
	{ "Team stage", 2.3, 2.5, 2.8, ROLE_NEUTRAL, true, NULL, NULL },
	{ "Single-instance hosting", 8.1, 12.5, 19, ROLE_NEUTRAL, false,
	    "decide by 20 Jun 2029", NULL },
	{ "orders.id runs out of integers", 31, 44.6, 60, ROLE_NEUTRAL, false,
	    NULL, NULL },
	{ "customer_subscription_billing_period_adjustment_entries.id", 70, 110,
	    180, ROLE_NEUTRAL, false, NULL, NULL },
	{ "Search share of load", NAN, NAN, NAN, ROLE_MUTED, false, NULL,
	    "no share of search in the exports" },
};

ChartSpec *
sample_chart_ladder(void)
{
	ChartSpec *chart = chart_spec_new(CHART_LADDER, "ladder",
	    "Database latency breaks first, at about 3.4 times today's users",
	    "Multiple of today's users, log scale; dot P50, bar P10 to P90; "
	    "hollow: a limit of the organisation");

	chart->table = g_strdup("ladder");
	chart->description =
	    g_strdup("Six limits from 2.5 to 110 times today's users; the "
		     "least one of the system is database latency.");
	chart_axis_set(&chart->x, "times today's users", AXIS_LOG);
	chart->x.suffix = g_strdup("×");
	chart_spec_add_mark(chart, 10, "10×", false);
	chart_spec_add_mark(chart, 50, "50×", false);
	chart_spec_add_mark(chart, 100, "100×", false);
	for (size_t i = 0; i < G_N_ELEMENTS(ladder_rows); i++) {
		const LadderRow *from = &ladder_rows[i];
		ChartRow *row = chart_spec_add_row(chart, from->label);

		row->lo = from->lo;
		row->mid = from->mid;
		row->hi = from->hi;
		row->role = from->role;
		row->hollow = from->hollow;
		row->note = g_strdup(from->note);
		row->missing = g_strdup(from->missing);
	}
	return chart;
}

static void
add_risk_cell(ChartRow *row, double broken, const char *text, const char *note)
{
	ChartCell *cell = chart_row_add_cell(row, broken, text,
	    broken >= 0.9   ? ROLE_BAD
	    : broken >= 0.1 ? ROLE_WATCH
			    : ROLE_GOOD);

	cell->note = g_strdup(note);
}

ChartSpec *
sample_chart_risk(void)
{
	ChartSpec *chart = chart_spec_new(CHART_HEAT, "risk",
	    "At ten times the users two fixes are due, together about $41,000",
	    "Probability that the limit is broken, and probability × cost of "
	    "its fix");
	ChartRow *row;

	chart->table = g_strdup("risk");
	chart_spec_add_column(chart, "10×");
	chart_spec_add_column(chart, "50×");
	chart_spec_add_column(chart, "100×");
	row = chart_spec_add_row(chart, "Database p95 latency");
	add_risk_cell(row, 0.999, "$7,200", "> 99 %");
	add_risk_cell(row, 1, "$16,900", "100 %");
	add_risk_cell(row, 1, "$25,100", "100 %");
	row = chart_spec_add_row(chart, "Single-instance hosting");
	add_risk_cell(row, 0.31, "$7,390", "31 %");
	add_risk_cell(row, 0.98, "$32,700", "98 %");
	add_risk_cell(row, 1, "$42,200", "100 %");
	row = chart_spec_add_row(chart, "orders.id runs out of integers");
	add_risk_cell(row, 0, "$0", "< 1 %");
	add_risk_cell(row, 0.62, "$3,860", "62 %");
	add_risk_cell(row, 0.99, NULL, "99 %");
	return chart;
}

static void
add_curve(ChartSpec *chart, const char *name, ChartRole role, double rate,
    bool dashed)
{
	ChartSeries *series =
	    chart_spec_add_series(chart, name, SERIES_LINE, role);

	series->dashed = dashed;
	for (int month = 0; month <= 24; month += 2) {
		double y = 1.3 * exp(rate * month);
		double spread = 0.008 * month;

		chart_series_add(
		    series, month, y, y * exp(-spread), y * exp(spread))
		    ->open = month > 12;
	}
}

ChartSpec *
sample_chart_debt(void)
{
	ChartSpec *chart = chart_spec_new(CHART_LINES, "debt-curves",
	    "Without debt work, the same feature takes twice as long in two "
	    "years",
	    "Effort multiplier against a debt-free code base; band P10 to "
	    "P90; 18 months of 612 issues");

	chart->table = g_strdup("debt-curves");
	chart_axis_set(&chart->x, "months from now", AXIS_LINEAR);
	chart_axis_set(&chart->y, "effort multiplier", AXIS_LINEAR);
	chart->y.suffix = g_strdup("×");
	chart->beyond = 2.24;
	add_curve(chart, "0 % on debt", ROLE_FIRST, 0.0289, false);
	add_curve(chart, "10 %", ROLE_SECOND, 0.0127, true);
	add_curve(chart, "20 %", ROLE_THIRD, -0.008, false);
	add_curve(chart, "30 %", ROLE_FOURTH, -0.011, true);
	return chart;
}

ChartSpec *
sample_chart_migration(void)
{
	static const char *const heads[] = { "1×", "10×", "50×", "100×" };
	static const double mid[] = { 6838, 7000, 7916, 15160 };
	ChartSpec *chart = chart_spec_new(CHART_INTERVALS, "migration-costs",
	    "Moving orders.id to bigint doubles in price beyond 50 times",
	    "Cost of the migration in USD, log scale; dot P50, bar P10 to "
	    "P90");
	ChartRow *row = chart_spec_add_row(chart, "orders.id to bigint");

	chart->table = g_strdup("migration-risk");
	chart_axis_set(&chart->y, "USD", AXIS_LOG);
	chart->y.prefix = g_strdup("$");
	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
		ChartCell *cell =
		    chart_row_add_cell(row, mid[i], NULL, ROLE_FIRST);

		chart_spec_add_column(chart, heads[i]);
		cell->lo = mid[i] * 0.82;
		cell->hi = mid[i] * 1.25;
		if (i == 3)
			cell->note = g_strdup("lock window passed");
	}
	return chart;
}

typedef struct Phase {
	const char *label;
	double start, end, slack_end;
	bool critical;
	int after;
} Phase;

static const Phase phases[] = {
	{ "1 Domain map", 0, 1.5, 1.5, true, -1 },
	{ "2 Data architecture", 0, 1.5, 1.5, true, -1 },
	{ "3 Team architecture", 0, 1, 1.5, false, -1 },
	{ "4 Infrastructure", 1.5, 3, 4.5, false, 0 },
	{ "5 Debt register", 1.5, 4, 4.5, false, 1 },
	{ "6 Governance", 1.5, 4.5, 4.5, true, 1 },
};

ChartSpec *
sample_chart_timeline(void)
{
	ChartSpec *chart = chart_spec_new(CHART_GANTT, "timeline",
	    "Ready in four and a half weeks; governance decides the end",
	    "Weeks; bar: work, tail: float, strong: critical path");

	chart->table = g_strdup("timeline");
	chart_axis_set(&chart->x, "weeks", AXIS_LINEAR);
	for (size_t i = 0; i < G_N_ELEMENTS(phases); i++) {
		const Phase *phase = &phases[i];
		ChartRow *row = chart_spec_add_row(chart, phase->label);
		size_t after = (size_t)phase->after;

		row->start = phase->start;
		row->end = phase->end;
		row->slack_end = phase->slack_end;
		row->critical = phase->critical;
		row->role = phase->critical ? ROLE_FIRST : ROLE_MUTED;
		if (phase->after >= 0)
			g_array_append_val(row->after, after);
	}
	return chart;
}

ChartSpec *
sample_chart_finish(void)
{
	ChartSpec *chart = chart_spec_new(CHART_DOTPLOT, "finish",
	    "In 48 of 50 cases it takes between four and six weeks",
	    "Weeks to readiness; each dot is one of 50 equally likely ends");

	chart_axis_set(&chart->x, "weeks", AXIS_LINEAR);
	for (int i = 1; i <= 500; i++) {
		double quantile = (i - 0.5) / 500;
		double weeks =
		    4.63 + 0.38 * 0.6 * log(quantile / (1 - quantile));

		g_array_append_val(chart->samples, weeks);
	}
	return chart;
}

typedef struct Trigger {
	const char *label, *note;
	double lo, mid, hi;
	const char *value, *state;
	ChartRole role;
	bool proxy;
	const char *missing;
	double crossed, from, to; /* days; NAN: not projected */
} Trigger;

/* 22 Nov 2026, and a year. */
#define TODAY 20779.0
#define YEAR 365.25

static const Trigger triggers[] = {
	{ "Search", NULL, 1.1, 1.24, 1.4, "6.2 % of load; at most 5 %", "act",
	    ROLE_BAD, false, NULL, TODAY, TODAY, TODAY },
	{ "Database", "crosses Dec 2027 to Aug 2028", 0.68, 0.75, 0.83,
	    "150 ms of 200 ms", "monitor", ROLE_WATCH, false, NULL,
	    TODAY + 1.3 * YEAR, TODAY + YEAR, TODAY + 1.7 * YEAR },
	{ "Hosting", "estimated from users", 0.05, 0.08, 0.24, "40 of 500",
	    "ok", ROLE_GOOD, true, NULL, TODAY + 4.5 * YEAR, TODAY + 2.6 * YEAR,
	    INFINITY },
	{ "Background jobs", NULL, 6.2, 8.4, 9.9, "4,200 ms of 500 ms", "act",
	    ROLE_BAD, false, NULL, TODAY, TODAY, TODAY },
	{ "Sign-in", NULL, NAN, 0, NAN, "0 requests", "ok", ROLE_GOOD, false,
	    NULL, NAN, NAN, NAN },
	{ "File storage", NULL, NAN, NAN, NAN, NULL, "unknown", ROLE_MUTED,
	    false, "no line for egress in the bill", NAN, NAN, NAN },
};

ChartSpec *
sample_chart_triggers(void)
{
	ChartSpec *chart = chart_spec_new(CHART_BULLETS, "triggers",
	    "Two of six decisions are due, background jobs most of all",
	    "Share of the threshold that is used; bar P50, line P10 to P90; "
	    "hollow: estimated");

	chart->table = g_strdup("triggers");
	chart->description = g_strdup("Two triggers act, one is to be "
				      "watched, two are ok, one is unknown.");
	chart_axis_set(&chart->x, "share of the threshold", AXIS_LINEAR);
	chart->x.percent = true;
	chart_axis_set(&chart->y, "when it crosses", AXIS_TIME);
	chart->y.lo = TODAY;
	chart->y.hi = TODAY + 3 * YEAR;
	chart_spec_add_mark(chart, TODAY, "today", true);
	chart_spec_add_mark(chart, 0.7, "monitor", false);
	chart_spec_add_mark(chart, 1, "threshold", false);
	for (size_t i = 0; i < G_N_ELEMENTS(triggers); i++) {
		const Trigger *from = &triggers[i];
		ChartRow *row = chart_spec_add_row(chart, from->label);

		row->lo = from->lo;
		row->mid = from->mid;
		row->hi = from->hi;
		row->role = from->role;
		row->hollow = from->proxy;
		row->note = g_strdup(from->note);
		row->value = g_strdup(from->value);
		row->state = g_strdup(from->state);
		row->missing = g_strdup(from->missing);
		if (!isnan(from->crossed)) {
			ChartCell *cell = chart_row_add_cell(
			    row, from->crossed, from->note, from->role);

			cell->lo = from->from;
			cell->hi = from->to;
		}
	}
	return chart;
}

static const char *const tables[][2] = {
	{ "Identity", "users" },
	{ "Identity", "accounts" },
	{ "Identity", "memberships" },
	{ "Identity", "sign_ins" },
	{ "Sales", "orders" },
	{ "Sales", "order_lines" },
	{ "Sales", "customers" },
	{ "Sales", "shipments" },
	{ "Catalog", "products" },
	{ "Catalog", "prices" },
	{ "Catalog", "suppliers" },
	{ "Billing", "invoices" },
	{ "Billing", "payments" },
};

static const struct {
	size_t from, to;
	double weight;
	const char *text;
	bool inferred;
} keys[] = {
	{ 1, 0, 2, "accounts.owner_id → users.id", false },
	{ 2, 0, 3, "memberships.user_id → users.id", false },
	{ 2, 1, 3, "memberships.account_id → accounts.id", false },
	{ 3, 0, 1, "sign_ins.user_id → users.id", false },
	{ 0, 0, 1, "users.invited_by → users.id", false },
	{ 4, 6, 2, "orders.customer_id → customers.id", false },
	{ 5, 4, 3.5, "order_lines.order_id → orders.id", false },
	{ 7, 4, 2, "shipments.order_id → orders.id", false },
	{ 9, 8, 3, "prices.product_id → products.id", false },
	{ 8, 10, 1, "products.supplier_id → suppliers.id", true },
	{ 12, 11, 3, "payments.invoice_id → invoices.id", false },
	{ 4, 0, 1, "orders.user_id → users.id", false },
	{ 5, 8, 2, "order_lines.product_id → products.id", false },
	{ 11, 4, 2, "invoices.order_id → orders.id", false },
	{ 11, 1, 1, "invoices.account_id → accounts.id, inferred", true },
};

ChartSpec *
sample_chart_matrix(void)
{
	ChartSpec *chart = chart_spec_new(CHART_MATRIX, "domain-matrix",
	    "Four domains, tied together by four of fifteen keys",
	    "A row's table refers to a column's; darker: stronger; outside "
	    "the outlines: crosses domains; dashed: inferred");

	chart->table = g_strdup("seams");
	chart->description = g_strdup("Thirteen tables in four domains; four "
				      "keys cross, three of them from Sales "
				      "and Billing.");
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
		chart_spec_add_row(chart, tables[i][1])->group =
		    g_strdup(tables[i][0]);
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		chart_spec_add_link(chart, keys[i].from, keys[i].to,
		    keys[i].weight, keys[i].text)
		    ->dashed = keys[i].inferred;
	return chart;
}

static const struct {
	const char *name;
	double tables;
} domains[] = {
	{ "Sales", 24 },
	{ "Identity", 9 },
	{ "Catalog", 17 },
	{ "Billing", 12 },
	{ "Shipping", 6 },
	{ "Support", 4 },
};

static const struct {
	size_t from, to;
	double keys;
	bool inferred;
} seams[] = {
	{ 0, 1, 6, false },
	{ 0, 2, 9, false },
	{ 2, 0, 1, false },
	{ 3, 0, 4, false },
	{ 3, 1, 2, false },
	{ 4, 0, 5, false },
	{ 4, 2, 1, true },
	{ 5, 1, 2, true },
	{ 5, 0, 1, true },
};

ChartSpec *
sample_chart_network(void)
{
	ChartSpec *chart = chart_spec_new(CHART_NETWORK, "domain-network",
	    "Sales and Catalog refer to each other, so neither can go first",
	    "Domains; circle: number of tables; arrow: keys, from the domain "
	    "that refers; dashed: inferred");

	chart->table = g_strdup("seams");
	chart->description = g_strdup("Six domains with 31 keys between "
				      "them; Sales has most.");
	for (size_t i = 0; i < G_N_ELEMENTS(domains); i++)
		chart_spec_add_row(chart, domains[i].name)->mid =
		    domains[i].tables;
	for (size_t i = 0; i < G_N_ELEMENTS(seams); i++) {
		ChartLink *link = chart_spec_add_link(
		    chart, seams[i].from, seams[i].to, seams[i].keys, NULL);

		link->dashed = seams[i].inferred;
		link->role = i == 1 || i == 2 ? ROLE_BAD : ROLE_NEUTRAL;
	}
	return chart;
}

/* A year from 23 Nov 2026; the first day of each stands out. */
static const struct {
	const char *label, *note;
	int first, every, count;
} processes[] = {
	{ "ADR triage", "every Wednesday · Ana Example", 2, 7, 52 },
	{ "Architecture review", "every third month · Ana Example", 50, 91, 4 },
	{ "Decisions due", NULL, 23, 41, 3 },
};

ChartSpec *
sample_chart_calendar(void)
{
	const double today = 20780;
	ChartSpec *chart = chart_spec_new(CHART_CALENDAR, "governance",
	    "The next architecture review is on 12 Jan 2027",
	    "Twelve months; tick: a meeting, mark: the next one");

	chart->table = g_strdup("governance-days");
	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	chart->x.lo = today;
	chart->x.hi = today + 365;
	for (size_t i = 0; i < G_N_ELEMENTS(processes); i++) {
		ChartRow *row = chart_spec_add_row(chart, processes[i].label);

		row->note = g_strdup(processes[i].note);
		for (int k = 0; k < processes[i].count; k++)
			chart_row_add_cell(row,
			    today + processes[i].first + k * processes[i].every,
			    i == 2 ? "Hosting carries no more" : NULL,
			    i == 2   ? ROLE_WATCH
			    : k == 0 ? ROLE_FIRST
				     : ROLE_NEUTRAL);
	}
	chart_spec_add_mark(chart, today + 100, "Series A", false);
	return chart;
}
