#include "pipeline/analysis/decision_coverage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/analysis/decision_words.h"
#include "pipeline/analysis/spend.h"

/* What a service cost, by month. */
typedef struct ServiceSpend {
	const char *name, *provider;
	Month first;
	double most; /* largest share of a month */
} ServiceSpend;

typedef struct Bills {
	GHashTable *months; /* month + 1 to double *, of all services */
	GHashTable *cells; /* "service\nmonth" to double * */
	GHashTable *services; /* name to ServiceSpend * */
	GHashTable *firsts; /* provider to its first month that is billed */
} Bills;

static double
value_of(const Evidence *evidence, AssumptionId id)
{
	return assume(&evidence->config->assumptions, id);
}

static void
add_amount(GHashTable *table, void *key, double amount)
{
	const double *before = g_hash_table_lookup(table, key);
	double *sum = g_new(double, 1);

	*sum = (before == NULL ? 0 : *before) + amount;
	g_hash_table_insert(table, key, sum);
}

/* Lowers the first month of KEY to MONTH. */
static void
see_month(GHashTable *firsts, const char *key, Month month)
{
	void *before;

	if (!g_hash_table_lookup_extended(firsts, key, NULL, &before) ||
	    month < GPOINTER_TO_INT(before))
		g_hash_table_insert(
		    firsts, (char *)key, GINT_TO_POINTER(month));
}

static ServiceSpend *
find_service(Bills *bills, const Bill *bill, const CostCell *cell)
{
	ServiceSpend *service =
	    g_hash_table_lookup(bills->services, cell->service);

	if (service != NULL)
		return service;
	service = g_new0(ServiceSpend, 1);
	*service = (ServiceSpend){ .name = cell->service,
		.provider = bill->provider,
		.first = cell->month };
	g_hash_table_insert(bills->services, (char *)cell->service, service);
	return service;
}

static void
add_cell(const Evidence *evidence, const Bill *bill, const CostCell *cell,
    Bills *bills)
{
	const double rate =
	    spend_rate(&evidence->config->business, cell->currency);
	const double amount = decimal_to_double(cell->effective) * rate;
	ServiceSpend *service;

	if (!(amount > 0))
		return;
	service = find_service(bills, bill, cell);
	service->first = MIN(service->first, cell->month);
	see_month(bills->firsts, bill->provider, cell->month);
	add_amount(bills->months, GINT_TO_POINTER(cell->month), amount);
	add_amount(bills->cells,
	    g_strdup_printf("%s\n%d", cell->service, cell->month), amount);
}

static void
bills_init(const Evidence *evidence, Bills *bills)
{
	const GPtrArray *all = facts_bills(evidence->facts);

	*bills = (Bills){
		.months = g_hash_table_new_full(NULL, NULL, NULL, g_free),
		.cells = g_hash_table_new_full(
		    g_str_hash, g_str_equal, g_free, g_free),
		.services = g_hash_table_new_full(
		    g_str_hash, g_str_equal, NULL, g_free),
		.firsts = g_hash_table_new(g_str_hash, g_str_equal),
	};
	for (guint b = 0; b < all->len; b++) {
		const Bill *bill = g_ptr_array_index(all, b);

		for (guint i = 0; !bill->superseded && i < bill->cells->len;
		     i++)
			add_cell(evidence, bill,
			    g_ptr_array_index(bill->cells, i), bills);
	}
}

static void
bills_clear(Bills *bills)
{
	g_hash_table_unref(bills->months);
	g_hash_table_unref(bills->cells);
	g_hash_table_unref(bills->services);
	g_hash_table_unref(bills->firsts);
}

static void
find_most(const Bills *bills, ServiceSpend *service)
{
	GHashTableIter iter;
	void *key, *value;

	g_hash_table_iter_init(&iter, bills->months);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		g_autofree char *cell = g_strdup_printf(
		    "%s\n%d", service->name, GPOINTER_TO_INT(key));
		const double *amount = g_hash_table_lookup(bills->cells, cell);

		if (amount != NULL)
			service->most = fmax(
			    service->most, *amount / *(const double *)value);
	}
}

/* What is in a provider's first bill may have been there before. */
static bool
is_new(const Bills *bills, const ServiceSpend *service)
{
	return service->first > GPOINTER_TO_INT(g_hash_table_lookup(
				    bills->firsts, service->provider));
}

/* Services that bills begin to name after their first month. */
static void
detect_services(
    const Evidence *evidence, Date since, DecisionCoverage *coverage)
{
	GHashTableIter iter;
	void *value;
	Bills bills;

	bills_init(evidence, &bills);
	g_hash_table_iter_init(&iter, bills.services);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		ServiceSpend *service = value;
		const DetectedDecision decision = {
			.kind = DETECTED_SERVICE,
			.name = service->name,
			.date = month_first_day(service->first),
		};

		find_most(&bills, service);
		if (is_new(&bills, service) && decision.date >= since &&
		    service->most >= value_of(evidence, ASSUME_DECISION_SPEND))
			g_array_append_val(coverage->detected, decision);
	}
	bills_clear(&bills);
}

static bool
is_decision(const Issue *issue)
{
	static const char *const labels[] = { "architecture", "adr",
		"architectural-decision", "architecture-decision" };

	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
		if (issue_has_label(issue, labels[i]))
			return true;
	return false;
}

static void
detect_issues(const Evidence *evidence, Date since, DecisionCoverage *coverage)
{
	const GPtrArray *issues = facts_issues(evidence->facts);

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		const DetectedDecision decision = {
			.kind = DETECTED_ISSUE,
			.name = issue->summary != NULL ? issue->summary
						       : issue->key,
			.issue = issue,
			.date = instant_date(issue->resolved != INSTANT_NONE
						 ? issue->resolved
						 : issue->created),
		};

		if (is_decision(issue) && decision.date != DATE_NONE &&
		    decision.date >= since)
			g_array_append_val(coverage->detected, decision);
	}
}

/* A record without a date has to name it in its title. */
static bool
covers(const Evidence *evidence, const DecisionRecord *record,
    const DetectedDecision *decision)
{
	const double most = value_of(evidence, ASSUME_DECISION_DAYS);
	const char *words =
	    record->date == DATE_NONE ? record->title : record->words;

	if (record->date != DATE_NONE &&
	    abs(record->date - decision->date) > most)
		return false;
	return decision->kind == DETECTED_SERVICE
		   ? decision_names_service(words, decision->name)
		   : decision_names_issue(words, decision->issue);
}

static void
look_for_records(const Evidence *evidence, DecisionCoverage *coverage)
{
	const GPtrArray *records = facts_decisions(evidence->facts);

	for (guint i = 0; i < coverage->detected->len; i++) {
		DetectedDecision *decision =
		    &g_array_index(coverage->detected, DetectedDecision, i);

		for (guint k = 0; k < records->len && decision->record == NULL;
		     k++) {
			const DecisionRecord *record =
			    g_ptr_array_index(records, k);

			if (covers(evidence, record, decision))
				decision->record = record;
		}
		coverage->covered += decision->record != NULL;
	}
}

static int
compare_detected(const void *left, const void *right)
{
	const DetectedDecision *a = left, *b = right;

	if ((a->record == NULL) != (b->record == NULL))
		return a->record == NULL ? -1 : 1;
	if (a->date != b->date)
		return a->date > b->date ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return a->issue != NULL ? g_strcmp0(a->issue->key, b->issue->key)
				: strcmp(a->name, b->name);
}

DecisionCoverage *
decision_coverage_new(const Evidence *evidence)
{
	const GPtrArray *records = facts_decisions(evidence->facts);
	const Date since = date_add_months(
	    evidence->as_of, -value_of(evidence, ASSUME_PRACTICE_MONTHS));
	DecisionCoverage *coverage = g_new0(DecisionCoverage, 1);

	coverage->detected =
	    g_array_new(FALSE, FALSE, sizeof(DetectedDecision));
	coverage->records = records->len;
	for (guint i = 0; i < records->len; i++)
		coverage->whole +=
		    decision_record_is_whole(g_ptr_array_index(records, i));
	detect_services(evidence, since, coverage);
	detect_issues(evidence, since, coverage);
	look_for_records(evidence, coverage);
	g_array_sort(coverage->detected, compare_detected);
	coverage->share =
	    coverage->records > 0 && coverage->detected->len > 0
		? (double)coverage->covered / coverage->detected->len
		: NAN;
	coverage->hours =
	    (double)(coverage->detected->len - coverage->covered) *
	    value_of(evidence, ASSUME_DECISION_HOURS);
	return coverage;
}

void
decision_coverage_free(DecisionCoverage *coverage)
{
	if (coverage == NULL)
		return;
	g_array_unref(coverage->detected);
	g_free(coverage);
}
