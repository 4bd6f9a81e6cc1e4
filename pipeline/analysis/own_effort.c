#include "pipeline/analysis/own_effort.h"

#include <math.h>

#include "pipeline/analysis/work_sample.h"
#include "pipeline/base/text.h"
#include "pipeline/stats/quantile.h"

/* Words of a summary or label that name the work of a rule and hardly
 * anything else: "index" alone is also a page. */
static const struct {
	const char *rule, *words;
} similar[] = {
	{ "D1", "bigint,int8,64-bit id,64-bit ids,64 bit ids" },
	{ "D2", "public id,public_id,public ids,opaque id,opaque ids" },
	{ "D3", "event log,event table,audit log,audit trail,history table" },
	{ "D4", "read replica,data warehouse,reporting database" },
	{ "D5", "tenant id,tenant_id,tenant key,row level security,"
		"row-level security,tenant isolation" },
	{ "D6", "missing index,add index,create index,database index,db index,"
		"missing indexes,add indexes" },
	{ "D7", "polymorphic" },
	{ "D8", "eav,entity-attribute-value" },
	{ "D9", "money as decimal,float to decimal,float to numeric,"
		"amounts as decimal,prices as decimal" },
	{ "D10", "timestamptz,timestamp with time zone" },
	{ "D11", "partition table,partition the,partitioning,partitioned" },
	{ "D12", "jsonb column,json column,jsonb columns,json columns" },
	{ "D13", "primary key" },
	{ "D15", "foreign key,foreign keys" },
};

static bool
names_work(const Issue *issue, const char *words)
{
	g_autofree char *found = issue->summary != NULL
				     ? text_find_word(issue->summary, words)
				     : NULL;

	for (const char *const *label = issue->labels;
	     found == NULL && *label != NULL; label++)
		found = text_find_word(*label, words);
	return found != NULL;
}

static bool
is_measured(const Issue *issue)
{
	return issue->resolved != INSTANT_NONE && issue->spent_hours > 0 &&
	       issue->kind != ISSUE_EPIC && !issue_was_never_done(issue);
}

static ThreePoint
hours_of(const GPtrArray *issues)
{
	g_autofree double *hours = g_new(double, issues->len + 1);

	if (issues->len < OWN_EFFORT_LEAST)
		return (ThreePoint){ NAN, NAN, NAN };
	for (guint i = 0; i < issues->len; i++)
		hours[i] =
		    ((const Issue *)g_ptr_array_index(issues, i))->spent_hours;
	sort_values(hours, issues->len);
	return (ThreePoint){ quantile(hours, issues->len, 0.1),
		quantile(hours, issues->len, 0.5),
		quantile(hours, issues->len, 0.9) };
}

static void
find_similar(const Evidence *evidence, const char *words, GPtrArray *found)
{
	const GPtrArray *issues = facts_issues(evidence->facts);

	for (guint i = 0; i < issues->len; i++) {
		Issue *issue = g_ptr_array_index(issues, i);

		if (is_measured(issue) && names_work(issue, words))
			g_ptr_array_add(found, issue);
	}
}

void
own_efforts_init(const Evidence *evidence, OwnEffort *out)
{
	for (int i = 0; i < DETECTOR_COUNT; i++)
		out[i].issues = g_ptr_array_new();
	for (size_t i = 0; i < G_N_ELEMENTS(similar); i++)
		find_similar(evidence, similar[i].words,
		    out[detector_find(similar[i].rule) - detectors].issues);
	for (int i = 0; i < DETECTOR_COUNT; i++)
		out[i].hours = hours_of(out[i].issues);
}

void
own_efforts_clear(OwnEffort *efforts)
{
	for (int i = 0; i < DETECTOR_COUNT; i++)
		g_clear_pointer(&efforts[i].issues, g_ptr_array_unref);
}

bool
own_effort_known(const OwnEffort *effort)
{
	return effort->issues->len >= OWN_EFFORT_LEAST;
}
