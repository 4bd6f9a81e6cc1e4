#include <math.h>

#include "pipeline/analysis/analysis.h"

const double multiples[MULTIPLE_COUNT] = { 1, 10, 50, 100 };
const char *const multiple_names[MULTIPLE_COUNT] = { "1x", "10x", "50x",
	"100x" };

double
evidence_hourly_rate(const Evidence *evidence)
{
	const Config *config = evidence->config;

	return isnan(config->business.hourly_rate)
		   ? assume(&config->assumptions, ASSUME_HOURLY_RATE)
		   : config->business.hourly_rate;
}

const char *
evidence_currency(const Evidence *evidence)
{
	return evidence->config->business.currency;
}

ThreePoint
evidence_assumption(const Evidence *evidence, AssumptionId id)
{
	const Assumption *a = &evidence->config->assumptions.values[id];

	return (ThreePoint){ a->low, a->mode, a->high };
}

double
evidence_headcount(const Evidence *evidence)
{
	const double configured = evidence->config->team.headcount;
	const GPtrArray *issues = facts_issues(evidence->facts);
	const Instant since = date_instant(evidence->as_of - 90);
	g_autoptr(GHashTable) people =
	    g_hash_table_new(g_str_hash, g_str_equal);

	if (!isnan(configured))
		return configured;
	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		bool recent = issue->resolved >= since ||
			      issue->updated >= since ||
			      issue->created >= since;

		if (issue->assignee != NULL && recent)
			g_hash_table_add(people, (char *)issue->assignee);
	}
	return g_hash_table_size(people) > 0 ? g_hash_table_size(people) : NAN;
}

void
figure_reads(Figure *figure, const Evidence *evidence, size_t index)
{
	const Input *input =
	    g_ptr_array_index(facts_inputs(evidence->facts), index);

	figure_add_input(figure, "file:%s", input->path);
}

void
figure_uses(Figure *figure, AssumptionId id)
{
	figure->tags |= FIGURE_ASSUMED;
	figure_add_input(figure, "assumption:%s", assumption_info(id)->name);
}
