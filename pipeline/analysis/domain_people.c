#include "pipeline/analysis/domain_people.h"

#include "pipeline/stats/knowledge.h"

typedef struct Work {
	const Evidence *evidence;
	DomainProfileResult *result;
	const People *people;
	Knowledge *knowledge;
	double window; /* days */
} Work;

static double
assumed(const Evidence *evidence, AssumptionId id)
{
	return assume(&evidence->config->assumptions, id);
}

static void
add_event(const Work *work, guint domain, const PersonEvent *event)
{
	DomainProfile *profile = work->result->list->pdata[domain];

	if (event->age < 0)
		return;
	knowledge_add(
	    work->knowledge, domain, event->person, event->weight, event->age);
	profile->people.events += event->age <= work->window;
}

static void
add_issues(const Work *work)
{
	const IssueDomains *assigned = work->result->issues;

	for (guint i = 0; i < assigned->issues->len; i++) {
		PersonEvent events[ISSUE_EVENTS];
		const size_t count = people_events_of(work->people,
		    g_ptr_array_index(assigned->issues, i), events);

		for (size_t k = 0; k < count; k++)
			if (assigned->domain[i] != NO_DOMAIN)
				add_event(
				    work, assigned->domain[i], &events[k]);
	}
}

static void
list_experts(const Work *work, guint domain)
{
	DomainProfile *profile = work->result->list->pdata[domain];
	DomainPeople *people = &profile->people;

	people->known =
	    people->events >= assumed(work->evidence, ASSUME_KNOWLEDGE_EVENTS);
	people->top_share = knowledge_top_share(work->knowledge, domain);
	people->effective = knowledge_effective_people(work->knowledge, domain);
	for (guint p = 0; p < people_count(work->people); p++) {
		if (!knowledge_is_expert(work->knowledge, domain, p))
			continue;
		if (people_is_gone(work->people, p))
			people->gone++;
		else
			g_ptr_array_add(people->experts,
			    (char *)people_name(work->people, p));
	}
}

void
domain_people_find(const Evidence *evidence, DomainProfileResult *result)
{
	People *people = people_new(evidence);
	const KnowledgeRule rule = {
		.half_life = assumed(evidence, ASSUME_KNOWLEDGE_HALF_LIFE),
		.expert_share = assumed(evidence, ASSUME_EXPERT_SHARE),
		.expert_least = assumed(evidence, ASSUME_EXPERT_LEAST),
	};
	Knowledge *knowledge =
	    knowledge_new(result->list->len, people_count(people), rule);
	const Work work = { evidence, result, people, knowledge,
		assumed(evidence, ASSUME_KNOWLEDGE_WINDOW) };

	add_issues(&work);
	for (guint i = 0; i < result->list->len; i++)
		list_experts(&work, i);
	knowledge_free(knowledge);
	result->people = people;
}
