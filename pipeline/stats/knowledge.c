#include "pipeline/stats/knowledge.h"

#include <glib.h>
#include <math.h>

struct Knowledge {
	size_t areas, people;
	KnowledgeRule rule;
	double *k; /* areas x people */
};

Knowledge *
knowledge_new(size_t areas, size_t people, KnowledgeRule rule)
{
	Knowledge *knowledge = g_new0(Knowledge, 1);

	knowledge->areas = areas;
	knowledge->people = people;
	knowledge->rule = rule;
	knowledge->k = g_new0(double, areas *people);
	return knowledge;
}

void
knowledge_free(Knowledge *knowledge)
{
	if (knowledge == NULL)
		return;
	g_free(knowledge->k);
	g_free(knowledge);
}

static double *
row_of(const Knowledge *knowledge, size_t area)
{
	g_assert(area < knowledge->areas);
	return knowledge->k + area * knowledge->people;
}

void
knowledge_add(
    Knowledge *knowledge, size_t area, size_t person, double weight, double age)
{
	g_assert(person < knowledge->people);
	row_of(knowledge, area)[person] +=
	    weight * exp2(-age / knowledge->rule.half_life);
}

double
knowledge_of(const Knowledge *knowledge, size_t area, size_t person)
{
	g_assert(person < knowledge->people);
	return row_of(knowledge, area)[person];
}

static double
most_known(const Knowledge *knowledge, size_t area)
{
	const double *row = row_of(knowledge, area);
	double most = 0;

	for (size_t i = 0; i < knowledge->people; i++)
		most = fmax(most, row[i]);
	return most;
}

static double
all_known(const Knowledge *knowledge, size_t area)
{
	const double *row = row_of(knowledge, area);
	double sum = 0;

	for (size_t i = 0; i < knowledge->people; i++)
		sum += row[i];
	return sum;
}

double
knowledge_needed(const Knowledge *knowledge, size_t area)
{
	return fmax(knowledge->rule.expert_least,
	    knowledge->rule.expert_share * most_known(knowledge, area));
}

bool
knowledge_is_expert(const Knowledge *knowledge, size_t area, size_t person)
{
	return knowledge_of(knowledge, area, person) >=
	       knowledge_needed(knowledge, area);
}

double
knowledge_top_share(const Knowledge *knowledge, size_t area)
{
	const double sum = all_known(knowledge, area);

	return sum > 0 ? most_known(knowledge, area) / sum : NAN;
}

double
knowledge_effective_people(const Knowledge *knowledge, size_t area)
{
	const double *row = row_of(knowledge, area);
	const double sum = all_known(knowledge, area);
	double squares = 0;

	if (sum <= 0)
		return NAN;
	for (size_t i = 0; i < knowledge->people; i++)
		squares += row[i] / sum * (row[i] / sum);
	return 1 / squares;
}
