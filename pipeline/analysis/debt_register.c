#include "pipeline/analysis/debt_register.h"

#include <math.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/debt_waiting.h"
#include "pipeline/analysis/work_effort.h"
#include "pipeline/base/text.h"

#define YEAR_DAYS 365.25

const DebtItem *
debt_item_at(const DebtRegisterResult *result, guint i)
{
	return g_ptr_array_index(result->items, i);
}

bool
debt_item_is_undocumented(const DebtItem *item)
{
	return item->verdict.category == DEBT_INTENTIONAL &&
	       (item->document == NULL || !item->planned);
}

static void
free_item(void *data)
{
	DebtItem *item = data;

	g_free(item->id);
	g_free(item->verdict.name);
	g_free(item->document);
	g_free(item);
}

static void
set_hours(const Evidence *evidence, const DebtResult *debt, DebtItem *item)
{
	const double stated = debt_stated_hours(evidence, item->issue);

	if (!isnan(stated)) {
		item->source = item->issue->estimate_hours > 0 ? HOURS_ESTIMATE
							       : HOURS_POINTS;
		item->hours = stated;
		return;
	}
	item->source = isnan(debt->own_hours) ? HOURS_ASSUMED : HOURS_OWN;
	item->hours = debt->unstated_hours;
}

/* Whom the tracker names, bots left out. */
static void
set_owner(const People *people, DebtItem *item)
{
	const guint person = people_find(people, item->issue->assignee);

	if (person == NO_PERSON)
		return;
	item->owner = people_name(people, person);
	item->owner_gone = people_is_gone(people, person);
}

bool
debt_item_is_nobodys(const DebtItem *item)
{
	return item->issue != NULL && (item->owner == NULL || item->owner_gone);
}

bool
debt_item_is_figured(const DebtItem *item)
{
	return item->shown || item->rank < DEBT_FIGURED;
}

static DebtItem *
new_issue_item(const Evidence *evidence, const DebtResult *debt,
    const Issue *issue, DebtVerdict verdict)
{
	const Date launch = evidence->config->business.launch;
	DebtItem *item = g_new0(DebtItem, 1);

	item->issue = issue;
	item->verdict = verdict;
	item->undated = verdict.label != NULL &&
			(launch == DATE_NONE || issue->created == INSTANT_NONE);
	item->document = debt_document_of(evidence, issue);
	item->planned = debt_is_planned(evidence, issue);
	item->age = issue->created == INSTANT_NONE
			? NAN
			: evidence->as_of - instant_date(issue->created);
	set_hours(evidence, debt, item);
	return item;
}

static void
add_issues(const Evidence *evidence, const DebtResult *debt, GHashTable *slugs,
    DebtRegisterResult *result)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	g_autoptr(DebtClassifier) classifier =
	    debt_classifier_new(evidence, result->incidents);

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		DebtVerdict verdict;
		DebtItem *item;

		if (!debt_classify(classifier, issue, &verdict))
			continue;
		item = new_issue_item(evidence, debt, issue, verdict);
		set_owner(result->people, item);
		item->id = text_slug_unique(issue->key, slugs);
		item->area = debt_area_of_issue(result->incidents, i);
		item->table = debt_table_of(classifier, issue);
		result->undated += item->undated;
		g_ptr_array_add(result->items, item);
	}
}

/* The first issue that is about the data of TABLE; NULL. */
static const char *
find_tracker(const DebtRegisterResult *result, const Table *table)
{
	for (guint i = 0; i < result->items->len; i++) {
		const DebtItem *item = debt_item_at(result, i);

		if (item->issue != NULL && item->table == table &&
		    debt_is_about_data(item->issue))
			return item->issue->key;
	}
	return NULL;
}

static DebtItem *
new_finding_item(DebtRegisterResult *result, const MigrationRisk *risk)
{
	DebtItem *item = g_new0(DebtItem, 1);

	item->finding = risk;
	item->verdict = (DebtVerdict){
		.category = DEBT_DISCOVERED,
		.sign = DEBT_BY_FINDING,
		.name =
		    g_strdup(g_array_index(risk->hits, Hit, 0).detector->id),
	};
	item->table = risk->table;
	item->tracked_by = find_tracker(result, risk->table);
	item->source = HOURS_RULE;
	item->hours = risk->hours;
	item->age = NAN;
	item->area = debt_area_of_table(result->incidents, risk->table);
	return item;
}

static void
add_findings(const MigrationResult *migration, GHashTable *slugs,
    DebtRegisterResult *result)
{
	for (guint i = 0; i < migration->risks->len; i++) {
		const MigrationRisk *risk = migration_risk_at(migration, i);
		g_autofree char *id = g_strdup_printf("schema-%s", risk->id);
		DebtItem *item;

		if (risk->severity < SEVERITY_MEDIUM) {
			result->low_findings++;
			continue;
		}
		item = new_finding_item(result, risk);
		item->id = text_slug_unique(id, slugs);
		g_ptr_array_add(result->items, item);
	}
}

static void
count_item(const DebtItem *item, DebtCount *count)
{
	count->items++;
	count->undocumented += debt_item_is_undocumented(item);
	count->nobodys += debt_item_is_nobodys(item);
	count->over_a_year += item->age > YEAR_DAYS;
	if (item->tracked_by == NULL)
		count->hours += item->hours;
	if (!isnan(item->age))
		count->oldest = fmax(count->oldest, item->age);
}

/* That nothing is debt means something only where debt is marked, or a schema
 * was looked at; that nothing is intentional only if the launch is known. */
static void
judge_counts(const Evidence *evidence, DebtRegisterResult *result)
{
	result->all.known = result->items->len > 0 ||
			    work_marks_debt(evidence) ||
			    facts_tables(evidence->facts)->len > 0;
	for (int c = 0; c < DEBT_CATEGORIES; c++)
		result->counts[c].known = result->all.known;
	if (evidence->config->business.launch == DATE_NONE)
		result->counts[DEBT_INTENTIONAL].known = false;
}

static void
count_items(DebtRegisterResult *result)
{
	result->all.oldest = NAN;
	for (int c = 0; c < DEBT_CATEGORIES; c++)
		result->counts[c].oldest = NAN;
	for (guint i = 0; i < result->items->len; i++) {
		const DebtItem *item = debt_item_at(result, i);

		count_item(item, &result->counts[item->verdict.category]);
		count_item(item, &result->all);
	}
}

static int
compare_items(gconstpointer a, gconstpointer b)
{
	const DebtItem *left = *(DebtItem *const *)a;
	const DebtItem *right = *(DebtItem *const *)b;
	const DebtCategory l = left->verdict.category,
			   r = right->verdict.category;

	if (l != r)
		return l < r ? -1 : 1;
	return (left->rank > right->rank) - (left->rank < right->rank);
}

bool
debt_register_compute(
    const Evidence *evidence, Results *results, GError **error)
{
	DebtRegisterResult *result = g_new0(DebtRegisterResult, 1);
	g_autoptr(GHashTable) slugs =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	(void)error;
	results->debt_register = result;
	result->items = g_ptr_array_new_with_free_func(free_item);
	result->people = people_new(evidence);
	result->incidents = debt_incidents_new(evidence, results->domains);
	result->audit = debt_audit(evidence);
	result->cleanup = debt_cleanup(evidence, results->allocation);
	add_issues(evidence, results->debt, slugs, result);
	add_findings(results->migration, slugs, result);
	count_items(result);
	judge_counts(evidence, result);
	debt_waiting_compute(evidence, results, result);
	g_ptr_array_sort(result->items, compare_items);
	return true;
}

void
debt_register_result_free(DebtRegisterResult *result)
{
	if (result == NULL)
		return;
	g_ptr_array_unref(result->items);
	people_free(result->people);
	debt_incidents_free(result->incidents);
	g_free(result);
}
