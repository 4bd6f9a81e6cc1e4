#include "tests/support/sample_report.h"

#include <math.h>
#include <string.h>

#include "tests/support/sample_charts.h"
#include "tests/support/sample_tables.h"

typedef struct SampleFigure {
	const char *id, *label, *unit;
	double value, lo, hi, n;
	const char *method;
	unsigned tags;
	const char *inputs[4];
} SampleFigure;

static const SampleFigure figures[] = {
	{ "headroom.multiple", "Headroom", "x", 3.4, 2.6, 4.5, 10000,
	    "least breaking multiple of the system limits on each joint "
	    "draw; P50, with P10 and P90",
	    FIGURE_SIMULATED | FIGURE_MEASURED,
	    { "limit.p95.multiple", "limit.hosting.multiple",
		"limit.int32-orders.multiple" } },
	{ "limit.p95.multiple", "Database p95 latency: breaking multiple", "x",
	    3.4, 2.6, 4.5, 10000, "least multiple that crosses 200 ms",
	    FIGURE_SIMULATED | FIGURE_MEASURED,
	    { "limit.p95.months", "file:exports/metrics.csv:2",
		"assumption:user-growth" } },
	{ "limit.p95.months", "Database p95 latency: months", "months", 15.9,
	    12.4, 19.5, 10000, "ln(multiple) / ln(1 + monthly growth)",
	    FIGURE_SIMULATED, { "assumption:user-growth" } },
	{ "limit.hosting.multiple", "Single-instance hosting", "x", 12.5, 8.1,
	    19, 10000, "Little's law against 500 concurrent users",
	    FIGURE_PROXY | FIGURE_ASSUMED | FIGURE_SIMULATED,
	    { "config:users.active", "assumption:sessions-per-day" } },
	{ "limit.int32-orders.multiple", "orders.id runs out of integers", "x",
	    44.5536, 31, 60, 10000, "(2^31 - 1) / largest id",
	    FIGURE_MEASURED | FIGURE_SIMULATED,
	    { "file:exports/structure.sql:1204" } },
	{ "limit.team-stage.multiple", "Team stage", "x", 2.5, 2.3, 2.8, NAN,
	    "10,000 users / users today", FIGURE_CONFIGURED,
	    { "config:users.active" } },
	{ "limit.p95.broken_at.10x", "Database p95 latency at 10×",
	    "probability", 0.999, NAN, NAN, 10000,
	    "share of joint draws broken at 10×", FIGURE_SIMULATED,
	    { "limit.p95.multiple" } },
	{ "risk.total.10x", "All risks together at 10×", "USD", 14590, NAN, NAN,
	    NAN, "sum over the limits whose cost is known", FIGURE_SIMULATED,
	    { "limit.p95.broken_at.10x" } },
	{ "migration.int32-orders.cost.1x", "orders.id to bigint at 1×", "USD",
	    6838, 5619, 8374, 10000,
	    "hours × rate + storage + downtime; P50, with P10 and P90",
	    FIGURE_SIMULATED | FIGURE_ASSUMED,
	    { "assumption:hourly-rate", "file:exports/structure.sql:1204" } },
	{ "migration.int32-orders.cost.100x", "orders.id to bigint at 100×",
	    "USD", 15160, 12361, 19681, 10000,
	    "hours × rate + storage + downtime; P50, with P10 and P90",
	    FIGURE_SIMULATED | FIGURE_ASSUMED, { "assumption:hourly-rate" } },
	{ "debt.rate_monthly", "Compounding of delivery time", "fraction",
	    0.043946, 0.018399, 0.077529, 612,
	    "Theil–Sen slope of ln duration; 95 % limits", FIGURE_MEASURED,
	    { "file:exports/jira.csv" } },
	{ "spend.monthly", "Cloud spend per month", "USD", 4624.72, NAN, NAN,
	    1834, "sum of EffectiveCost of the latest complete month",
	    FIGURE_MEASURED, { "file:exports/focus-2026.csv.gz" } },
	{ "timeline.weeks", "Weeks to readiness", "weeks", 4.614, 4.1466,
	    5.1485, 10000,
	    "PERT durations through the network; P50, with "
	    "P10 and P90",
	    FIGURE_SIMULATED | FIGURE_ASSUMED, { NULL } },
	{ "inputs.rows_read", "Rows read", "rows", 21873, NAN, NAN, NAN,
	    "counted", FIGURE_MEASURED, { NULL } },
};

static void
add_figures(FigureSet *set)
{
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++) {
		const SampleFigure *from = &figures[i];
		Figure *figure = figure_set_number(set, from->id, from->label,
		    from->unit, from->value, from->method);

		figure->lo = from->lo;
		figure->hi = from->hi;
		figure->n = from->n;
		figure->tags = from->tags;
		for (size_t k = 0; k < 4 && from->inputs[k] != NULL; k++)
			figure_add_input(figure, "%s", from->inputs[k]);
	}
	figure_add_evidence((Figure *)figure_set_find(set, "debt.rate_monthly"),
	    "exports/jira.csv", 219, "ORD-17", "12 days");
	figure_add_evidence((Figure *)figure_set_find(set, "debt.rate_monthly"),
	    "exports/jira.csv", 0, NULL, NULL);
	figure_set_text(set, "headroom.limit", "First to break", "text", "p95",
	    "the system limit that is the least one on most draws");
	figure_set_text(set, "limit.p95.decide_by",
	    "Database p95 latency: decide by", "date", "2027-03-14",
	    "breaking date P50, less lead time, less buffer");
	figure_set_missing(set, "limit.search.multiple",
	    "Search share of load: breaking multiple", "x",
	    "no export shows what share of the load is search");
	figure_set_missing(set, "debt.ratio_6mo",
	    "Same-sized features against six months ago", "x",
	    "9 issues in the earlier window; 10 are needed");
}

static void
add_ladder(Report *report)
{
	Section *section =
	    report_add_section(report, "ladder", 10, "Headroom ladder");

	report_set_headline(report,
	    "The system carries about 3.4× today's users. First to break: "
	    "database p95 latency, expected Feb 2028 to Jul 2028; decide by "
	    "14 Mar 2027.");
	section_set_lead(section, report->headline);
	section_add_key_figure(section, "headroom.multiple", "Headroom",
	    "3.4× (2.6× to 4.5×)", "multiples of today's 4,000 users");
	section_add_key_figure(section, "headroom.limit", "First to break",
	    "Database p95 latency", "first on 96 % of draws");
	section_add_key_figure(section, "limit.p95.months", "Expected to break",
	    "Feb 2028 to Jul 2028", "queries pass 200 ms at p95");
	section_add_key_figure(section, "limit.p95.decide_by", "Decision",
	    "by 14 Mar 2027", "leaves time for the fix and four weeks");
	section_add_chart(section, sample_chart_ladder());
	section_add_table(section, sample_table_ladder());
	section_add_text(section,
	    "People limits (truck factor, on-call) have no multiple and are "
	    "listed with the team. Hollow marks are limits of the "
	    "organisation: they never set the headroom.");
	section_add_chart(section, sample_chart_risk());
	section_add_table(section, sample_table_risk());
}

static void
add_migration(Report *report)
{
	Section *section = report_add_section(
	    report, "migration-risk", 30, "Data migration risk register");
	ReportTable *empty = report_table_new("forced-migrations",
	    "Migrations that are forced within 24 months", NULL);
	ReportTable *hidden =
	    report_table_new("seams", "Seams between domains", "seams");

	section_set_lead(section,
	    "Three of the schema's 41 tables carry a decision that gets "
	    "dearer with every order; the first one doubles in price between "
	    "50 and 100 times today's users.");
	section_add_chart(section, sample_chart_migration());
	section_add_table(section, sample_table_migration());
	section_add_heading(section, "Forced before the next review");
	report_table_add_column(empty, "risk", "Risk", ALIGN_TEXT);
	report_table_add_column(empty, "when", "When", ALIGN_TEXT);
	section_add_table(section, empty);
	section_add_finding(section, FINDING_NOTE,
	    "The dump has no row counts for 12 tables.",
	    "Their costs use the size of the dump; pg_class.reltuples, as in "
	    "schemas/queries, gives better ones.");
	hidden->file_only = true;
	report_table_add_column(hidden, "from", "From", ALIGN_TEXT);
	section_add_table(section, hidden);
}

static void
add_debt(Report *report)
{
	static const char *const items[] = {
		"Headcount went from 6 to 9 in the same window: new people "
		"slow a team down before they speed it up.",
		"Work in progress per person rose from 1.8 to 2.6.",
		"Review queues are inside these durations and cannot be taken "
		"out of them.",
		NULL,
	};
	Section *section =
	    report_add_section(report, "debt", 60, "Technical debt register");

	section_set_lead(section,
	    "Delivery time compounds at 4.4 % a month (1.8 % to 7.8 %); "
	    "spending 16 % of capacity on debt would stop that.");
	section_add_key_figure(section, "debt.rate_monthly", "Compounding",
	    "4.4 % a month", "95 % limits 1.8 % to 7.8 %; n = 612");
	section_add_key_figure(section, "debt.ratio_6mo",
	    "Same size, six months ago", "–",
	    "9 issues in the earlier window; 10 are needed");
	section_add_chart(section, sample_chart_debt());
	section_add_table(section, sample_table_curves());
	section_add_heading(section, "Read this with");
	section_add_list(section, items);
	section_add_finding(section, FINDING_ERROR,
	    "Twelve debt items older than 90 days have no sprint.",
	    "The playbook's rule is then that features stop until the next "
	    "sprint spends 20 % on debt.");
	section_add_finding(section, FINDING_WARNING,
	    "The started date is missing from 38 % of issues.",
	    "They count from their creation, queueing included. Export the "
	    "column “Actual start”, or the status history.");
}

static void
add_timeline(Report *report)
{
	Section *section =
	    report_add_section(report, "timeline", 80, "Timeline");
	ReportTable *table = report_table_new("timeline",
	    "Phases by earliest and latest start, in weeks", "timeline");
	GPtrArray *row;

	section_set_lead(section,
	    "All six phases fit in 4.6 weeks (4.1 to 5.1) if the lead keeps "
	    "a third of the week free.");
	report_table_add_column(table, "phase", "Phase", ALIGN_TEXT);
	report_table_add_column(table, "weeks", "Weeks", ALIGN_NUMBER);
	row = report_table_add_row(table);
	report_row_add(row, "6 Governance", NULL, NULL);
	report_row_add(row, "4.6", "4.614", "timeline.weeks");
	section_add_chart(section, sample_chart_timeline());
	section_add_chart(section, sample_chart_finish());
	section_add_table(section, table);
	section_add_event(section, date_from_ymd(2026, 12, 8),
	    "Architecture review", "triggers, register, team map, decisions");
	section_add_event(section, date_from_ymd(2027, 3, 14),
	    "Decide on read replicas for the order database", NULL);
}

static void
add_governance(Report *report)
{
	Section *section =
	    report_add_section(report, "governance", 70, "Governance");
	ReportEvent *event;

	section_set_lead(section, "Nothing in the exports shows how decisions "
				  "are recorded.");
	section_add_insufficient(section,
	    "No architecture decision record, flag list or on-call rota was "
	    "found.",
	    "One of these is enough to begin: a label “adr” in the tracker, "
	    "a feature_flags table, or governance.rota in headroom.yaml.");
	section_add_file(section, "The calendar as a file:", "governance.ics");
	event = report_add_event(report, "architecture_review",
	    "Architecture review", date_from_ymd(2026, 1, 13));
	event->rrule = g_strdup("FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU");
	event->description = g_strdup("Triggers, register;\nteam map");
	event->category = g_strdup("Governance");
	event->owner = g_strdup("Ana Example");
	event->url = g_strdup("https://ci.larkspur.example/review/");
	report_add_event(report, "decide-p95", "Decide: Database p95 latency",
	    date_from_ymd(2027, 3, 14));
}

static void
fill_input(ReportInput *input, const char *format, const char *kind,
    const char *why, long long bytes, const long rows[4])
{
	input->format = g_strdup(format);
	input->kind = g_strdup(kind);
	input->why = g_strdup(why);
	input->encoding = g_strdup("utf-8");
	input->sha256 =
	    g_compute_checksum_for_string(G_CHECKSUM_SHA256, input->path, -1);
	input->bytes = bytes;
	input->rows_read = rows[0];
	input->rows_used = rows[1];
	input->rows_skipped = rows[2];
	input->rows_rejected = rows[3];
}

static void
add_pair(GPtrArray *pairs, const char *key, const char *value)
{
	g_ptr_array_add(pairs, g_strdup(key));
	g_ptr_array_add(pairs, g_strdup(value));
}

static void
add_inputs(Report *report)
{
	static const long jira[] = { 626, 612, 12, 2 };
	static const long bill[] = { 20012, 20012, 0, 0 };
	static const long dump[] = { 1223, 1180, 42, 1 };
	static const long users[] = { 12, 12, 0, 0 };
	ReportInput *input = report_add_input(report, "exports/jira.csv");

	fill_input(input, "jira-csv", "issues",
	    "has the columns Issue key and Issue Type", 1048576, jira);
	add_pair(input->skips, "sub-task of a counted issue", "12");
	add_pair(input->counts, "issues", "612");
	input = report_add_input(report, "exports/focus-2026.csv.gz");
	fill_input(input, "focus-1.0", "billing",
	    "has the columns BilledCost and ChargePeriodStart", 734003, bill);
	input->compression = g_strdup("gzip");
	add_pair(input->totals, "USD", "55496.648812345678");
	g_ptr_array_add(input->totals, g_strdup("54201.1"));
	input = report_add_input(report, "exports/structure.sql");
	fill_input(input, "pg-dump", "schema",
	    "begins with PostgreSQL database dump", 88214, dump);
	add_pair(input->skips, "statement without a table", "42");
	add_pair(input->counts, "tables", "41");
	input = report_add_input(report, "exports/metrics.csv");
	fill_input(input, "metrics-csv", "metrics",
	    "has the columns time, series and value", 512, users);
	report_add_earlier(report, "reviews/august.json",
	    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
	    4096, 20687);
	report_add_action(
	    report, "trigger.hosting", "Single-instance hosting", "0a1b2c3d4e")
	    ->due = 21500;
	report_add_action(
	    report, "limit.p95", "Database p95 latency", "5f6e7d8c9b")
	    ->issue = g_strdup("SHOP-12");
	report_add_reject(report, "exports/jira.csv", 219, 8,
	    "“3/4/26” could be two dates; say which with FORMAT=PATH",
	    "ORD-17,Story,3/4/26");
	report_add_reject(report, "exports/jira.csv", 401, 0,
	    "fewer cells than columns", "=cmd|'/c calc'!A1");
	report_add_reject(report, "exports/structure.sql", 1190, 0,
	    "not a statement that PostgreSQL knows", NULL);
	finding_list_add(report->findings, FINDING_WARNING, "no-start-date",
	    "exports/jira.csv", 0, 0,
	    "38 %% of issues have no start; export “Actual start”");
	finding_list_add(report->findings, FINDING_NOTE, "sql-unknown",
	    "exports/structure.sql", 1190, 1,
	    "this statement is not known and was left out");
}

static void
add_sources(Report *report)
{
	static const struct {
		const char *id, *label, *unit;
		double value, lo, hi;
	} sources[] = {
		{ "assumption:user-growth", "monthly user growth", "per month",
		    0.08, 0.04, 0.12 },
		{ "assumption:sessions-per-day", "sessions of a daily user",
		    "per day", 2, 2, 2 },
		{ "assumption:hourly-rate", "cost of an engineering hour",
		    "currency/h", 80, 80, 80 },
	};
	ReportSource *source;

	for (size_t i = 0; i < G_N_ELEMENTS(sources); i++) {
		source = report_add_source(report, sources[i].id);
		source->label = g_strdup(sources[i].label);
		source->unit = g_strdup(sources[i].unit);
		source->value = source->usual = sources[i].value;
		source->lo = source->usual_lo = sources[i].lo;
		source->hi = source->usual_hi = sources[i].hi;
		source->key = g_strconcat(
		    "assumptions.", strchr(sources[i].id, ':') + 1, NULL);
	}
	source = report_add_source(report, "config:users.active");
	source->label = g_strdup("set in headroom.yaml");
	source->text = g_strdup("4000");
	source->key = g_strdup("users.active");
	source->file = g_strdup("headroom.yaml");
	source->line = 6;
	source->column = 3;
}

static void
add_data(Report *report)
{
	static const char *const rows[][5] = {
		{ "exports/focus-2026.csv.gz", "20,012", "20,012", "0", "0" },
		{ "exports/jira.csv", "626", "612", "12", "2" },
		{ "exports/metrics.csv", "12", "12", "0", "0" },
		{ "exports/structure.sql", "1,223", "1,180", "42", "1" },
	};
	static const char *const heads[][2] = {
		{ "file", "File" },
		{ "read", "Rows read" },
		{ "used", "Used" },
		{ "skipped", "Skipped" },
		{ "rejected", "Rejected" },
	};
	Section *section =
	    report_add_section(report, "data", 110, "What this rests on");
	ReportTable *table =
	    report_table_new("inputs", "Files and their rows", NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		report_table_add_column(table, heads[i][0], heads[i][1],
		    i == 0 ? ALIGN_TEXT : ALIGN_NUMBER);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		GPtrArray *row = report_table_add_row(table);

		for (size_t k = 0; k < G_N_ELEMENTS(heads); k++)
			report_row_add(row, rows[i][k], NULL, NULL);
	}
	section_set_lead(section,
	    "Four files, 21,873 rows: 21,816 used, 54 skipped for a stated "
	    "reason, 3 rejected.");
	section_add_table(section, table);
	section_add_text(section,
	    "בדיקה של טקסט מימין לשמאל: the order of these words must hold.");
}

Report *
sample_report_new(void)
{
	Report *report =
	    report_new("Larkspur Orders", date_from_ymd(2026, 11, 22), "0.1.0");

	add_figures(report->figures);
	add_inputs(report);
	add_sources(report);
	add_data(report);
	add_timeline(report);
	add_governance(report);
	add_debt(report);
	add_migration(report);
	add_ladder(report);
	report_add_limit(
	    report, "p95", "Database p95 latency", "system", false);
	report_add_limit(
	    report, "hosting", "Single-instance hosting", "system", true);
	report_add_limit(
	    report, "team-stage", "Team stage", "organisation", false);
	report_seal(report);
	return report;
}

Report *
sample_report_new_thin(void)
{
	Report *report = report_new(NULL, date_from_ymd(2026, 11, 22), "0.1.0");
	Section *section =
	    report_add_section(report, "ladder", 10, "Headroom ladder");

	report_set_headline(report,
	    "Headroom cannot be told yet: none of the exports shows a limit "
	    "of the system.");
	section_set_lead(section, report->headline);
	figure_set_missing(report->figures, "headroom.multiple", "Headroom",
	    "x", "none of the exports shows a limit of the system");
	section_add_insufficient(section,
	    "No limit of the system could be measured.",
	    "A schema dump, a latency series, or users.active in "
	    "headroom.yaml is enough to begin.");
	report_seal(report);
	return report;
}
