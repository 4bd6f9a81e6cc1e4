#include "tests/support/company.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "tests/support/config_text.h"

static Date
day(const char *text)
{
	Date date;

	if (!date_parse_iso(text, &date))
		fail_msg("not a date: %s", text);
	return date;
}

Company *
company_new(const char *as_of)
{
	Company *company = g_new0(Company, 1);

	company->facts = facts_new(day(as_of));
	company->config = config_new_default();
	company->evidence = (Evidence){
		.config = company->config,
		.as_of = day(as_of),
		.seed = 1,
	};
	company->results = results_new();
	company->files =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return company;
}

void
company_free(Company *company)
{
	if (company == NULL)
		return;
	report_free(company->report);
	results_free(company->results);
	g_hash_table_unref(company->files);
	config_free(company->config);
	facts_free(company->facts);
	g_free(company);
}

size_t
company_file(Company *company, const char *path, InputKind kind)
{
	static const char *const formats[] = {
		[INPUT_UNKNOWN] = NULL,
		[INPUT_ISSUES] = "jira-csv",
		[INPUT_SCHEMA] = "postgres-sql",
		[INPUT_BILLING] = "focus-csv",
		[INPUT_METRICS] = "metrics-csv",
		[INPUT_FLAGS] = "flags-csv",
		[INPUT_INCIDENTS] = "incidents-csv",
		[INPUT_DECISIONS] = "decision-records",
	};
	size_t known =
	    GPOINTER_TO_SIZE(g_hash_table_lookup(company->files, path));
	Input *input;
	size_t index;

	if (known > 0)
		return known - 1;
	input = input_new(path);
	input->kind = kind;
	input->format = g_strdup(formats[kind]);
	index = facts_add_input(company->facts, input);
	g_hash_table_insert(
	    company->files, g_strdup(path), GSIZE_TO_POINTER(index + 1));
	return index;
}

static void
count_row(Company *company, size_t input)
{
	Input *file = facts_input(company->facts, input);

	file->rows_read++;
	file->rows_used++;
}

static Instant
noon(const char *date)
{
	return date == NULL ? INSTANT_NONE
			    : date_instant(day(date)) + SECONDS_PER_DAY / 2;
}

Issue
company_feature(
    Company *company, const char *start, const char *end, double points)
{
	static const char *const none[] = { NULL };
	g_autofree char *key = g_strdup_printf("SHOP-%ld", ++company->issues);

	return (Issue){
		.key = facts_intern(company->facts, key),
		.type = "Story",
		.kind = ISSUE_FEATURE,
		.category = end == NULL ? STATUS_DOING : STATUS_DONE,
		.created = noon(start),
		.started = noon(start),
		.resolved = noon(end),
		.updated = noon(end == NULL ? start : end),
		.due = INSTANT_NONE,
		.points = points,
		.estimate_hours = NAN,
		.spent_hours = NAN,
		.components = none,
		.labels = none,
		.line = company->issues + 1,
	};
}

void
company_add_issue(Company *company, const Issue *issue)
{
	Issue copy = *issue;

	copy.input = company_file(company, "issues.csv", INPUT_ISSUES);
	count_row(company, copy.input);
	facts_add_issue(company->facts, &copy);
}

void
company_add_flag(Company *company, const char *key, FlagState state,
    FlagLifespan lifespan, const char *changed, const char *owner,
    const char *type)
{
	const Flag flag = {
		.key = key,
		.owner = owner,
		.type = type,
		.state = state,
		.lifespan = lifespan,
		.created = noon(changed),
		.last_changed = noon(changed),
		.input = company_file(company, "flags.csv", INPUT_FLAGS),
		.line = (long)facts_flags(company->facts)->len + 2,
	};

	count_row(company, flag.input);
	facts_add_flag(company->facts, &flag);
}

void
company_add_decision_record(Company *company, const char *title,
    const char *date, const char *parts, const char *words)
{
	const DecisionRecord record = {
		.title = title,
		.date = date == NULL ? DATE_NONE : day(date),
		.status = DECISION_ACCEPTED,
		.has_context = strchr(parts, 'C') != NULL,
		.has_options = strchr(parts, 'O') != NULL,
		.has_decision = strchr(parts, 'D') != NULL,
		.words = words,
		.input = company_file(company, "adr.md", INPUT_DECISIONS),
		.line = 1,
	};

	count_row(company, record.input);
	facts_add_decision(company->facts, &record);
}

static Instant
later(Instant start, double hours)
{
	return isnan(hours) ? INSTANT_NONE : start + (Instant)(hours * 3600);
}

void
company_add_incident(Company *company, const char *severity, const char *start,
    double acknowledged, double resolved)
{
	const long line = (long)facts_incidents(company->facts)->len + 2;
	g_autofree char *id = g_strdup_printf("INC-%ld", line - 1);
	Incident incident = {
		.id = id,
		.title = "Down",
		.severity = severity,
		.input =
		    company_file(company, "incidents.csv", INPUT_INCIDENTS),
		.line = line,
	};

	if (instant_parse(start, strlen(start), DATE_ORDER_YMD,
		&incident.started) != DATE_PARSE_OK)
		fail_msg("not a time: %s", start);
	incident.acknowledged = later(incident.started, acknowledged);
	incident.resolved = later(incident.started, resolved);
	count_row(company, incident.input);
	facts_add_incident(company->facts, &incident);
}

/* Factors around 1, of which every few in a row are balanced. */
static double
scatter(int i)
{
	static const double factors[] = { 1, 0.6, 1.5, 0.8, 1.2, 0.7, 1.4 };

	return factors[i % (int)G_N_ELEMENTS(factors)];
}

void
company_add_features(Company *company, int months, int per_month, double rate)
{
	static const double points[] = { 1, 3, 5 };
	const Instant today = date_instant(company->evidence.as_of);
	const int all = months * per_month;

	for (int i = 0; i < all; i++) {
		const double at = (double)i / per_month;
		const double size = points[i % 3];
		const double days =
		    2 * size * pow(1 + rate, at) * scatter(i / 3);
		Issue issue = company_feature(company, NULL, NULL, size);

		issue.created = issue.started =
		    today -
		    (Instant)((months - at) * DAYS_PER_MONTH * SECONDS_PER_DAY);
		issue.resolved =
		    issue.started + (Instant)(days * SECONDS_PER_DAY);
		issue.category = STATUS_DONE;
		if (issue.resolved >= today) {
			issue.resolved = INSTANT_NONE;
			issue.category = STATUS_DOING;
		}
		company_add_issue(company, &issue);
	}
}

Table *
company_add_table(Company *company, const char *name, double rows)
{
	const size_t input = company_file(company, "schema.sql", INPUT_SCHEMA);
	Table *table = table_new(NULL, name);
	Column *id = table_add_column(table, "id", "bigint");
	Index *key = table_add_index(table, NULL, true);

	id->not_null = true;
	key->primary = true;
	index_add_column(key, "id");
	table->rows = rows;
	table->input = input;
	table->line = facts_input(company->facts, input)->rows_read + 1;
	count_row(company, input);
	facts_add_table(company->facts, table);
	return table;
}

void
company_key(Table *table, const char *type, double id_max)
{
	Column *id = table_find_column(table, "id");

	g_free(id->type_text);
	id->type_text = g_strdup(type);
	id->type = column_type_from_text(type);
	id->auto_increment = true;
	table->id_max = id_max;
}

void
company_refer(Table *table, const char *column, const char *type,
    const char *target, bool indexed)
{
	ForeignKey *key = table_add_foreign_key(table, NULL, NULL, target);

	table_add_column(table, column, type);
	foreign_key_add_column(key, column, "id");
	if (indexed)
		index_add_column(table_add_index(table, NULL, false), column);
}

void
company_add_tagged_cost(Company *company, const char *month,
    const char *category, const char *service, const char *amount,
    const char *currency, const char *tag)
{
	g_autofree char *path = g_strdup_printf("bill-%s.csv", month);
	g_autofree char *identity = NULL;
	const size_t input = company_file(company, path, INPUT_BILLING);
	CostLine line = {
		.provider = "Example Cloud",
		.account = "1",
		.service_category = category,
		.service = service,
		.currency = currency,
		.tag = tag,
		.focus = true,
	};

	if (!month_parse(month, strlen(month), &line.billing_period))
		fail_msg("not a month: %s", month);
	line.charge_start =
	    date_instant(month_first_day(line.billing_period) + 27);
	if (decimal_parse(amount, strlen(amount), &line.effective) !=
	    DECIMAL_OK)
		fail_msg("not an amount: %s", amount);
	line.billed = line.effective;
	identity = g_strdup_printf("%s/%s", service, tag != NULL ? tag : "");
	line.identity = identity;
	count_row(company, input);
	facts_add_cost(company->facts, input, &line);
	input_add_total(facts_input(company->facts, input), currency,
	    line.billed, line.effective);
}

void
company_add_cost(Company *company, const char *month, const char *category,
    const char *service, const char *amount, const char *currency)
{
	company_add_tagged_cost(
	    company, month, category, service, amount, currency, NULL);
}

void
company_add_point(
    Company *company, const char *series, const char *date, double value)
{
	const size_t input =
	    company_file(company, "metrics.csv", INPUT_METRICS);

	count_row(company, input);
	facts_add_point(
	    company->facts, input, 0, series, date_instant(day(date)), value);
}

void
company_add_growth(
    Company *company, const char *series, int n, double last, double rate)
{
	const size_t input =
	    company_file(company, "metrics.csv", INPUT_METRICS);
	const Instant today = date_instant(company->evidence.as_of);

	for (int i = n - 1; i >= 0; i--) {
		const Instant ago =
		    (Instant)(i * DAYS_PER_MONTH * SECONDS_PER_DAY);

		count_row(company, input);
		facts_add_point(company->facts, input, 0, series, today - ago,
		    last * pow(1 + rate, -i));
	}
}

void
company_set_users(Company *company, double active, double growth)
{
	company->config->users.active = active;
	company->config->users.growth = growth;
}

void
company_add_phase(Company *company, const char *name, double low, double mode,
    double high, const char *after)
{
	ConfigPhase *phase = g_new0(ConfigPhase, 1);

	phase->name = g_strdup(name);
	phase->low = low;
	phase->mode = mode;
	phase->high = high;
	phase->after = after == NULL ? NULL : g_strsplit(after, ",", -1);
	g_ptr_array_add(company->config->phases, phase);
}

ConfigDecision *
company_add_decision(
    Company *company, const char *name, double value, double threshold)
{
	ConfigDecision *decision = g_new0(ConfigDecision, 1);

	decision->name = g_strdup(name);
	decision->value = value;
	decision->threshold = threshold;
	decision->buy_price = NAN;
	decision->service_ms = NAN;
	decision->utilisation = NAN;
	decision->stateless = -1;
	decision->sessions = -1;
	decision->replication = -1;
	g_ptr_array_add(company->config->infrastructure, decision);
	return decision;
}

void
company_configure(Company *company, const char *text)
{
	g_autoptr(GError) error = NULL;
	Config *config = config_from_text(text, &error);

	if (config == NULL)
		fail_msg("%s", error->message);
	config_free(company->config);
	company->config = config;
	company->evidence.config = config;
}

const Evidence *
company_evidence(Company *company)
{
	if (company->evidence.facts == NULL) {
		facts_seal(company->facts);
		company->evidence.facts = company->facts;
	}
	return &company->evidence;
}

const Report *
company_report(Company *company)
{
	const Evidence *evidence = company_evidence(company);
	g_autoptr(GError) error = NULL;

	if (company->report != NULL)
		return company->report;
	company->report =
	    report_new(company->config->service, evidence->as_of, "1.0");
	if (!analyses_run(evidence, company->results, company->report, &error))
		fail_msg("%s", error->message);
	report_seal(company->report);
	return company->report;
}
