#include "pipeline/analysis/domain_people.h"

#include "pipeline/analysis/people.h"
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

/* NAME did something in DOMAIN at TIME. */
static void
add_event(const Work *work, guint domain, const char *name, Instant time,
    double weight)
{
	const guint person = people_find(work->people, name);
	double age;

	if (person == NO_PERSON || time == INSTANT_NONE)
		return;
	age = work->evidence->as_of - instant_date(time);
	if (age < 0)
		return;
	knowledge_add(work->knowledge, domain, person, weight, age);
	if (age <= work->window) {
		DomainProfile *profile = work->result->list->pdata[domain];

		profile->people.events++;
	}
}

static void
add_issues(const Work *work)
{
	const IssueDomains *assigned = work->result->issues;
	const double created =
	    assumed(work->evidence, ASSUME_KNOWLEDGE_CREATED);

	for (guint i = 0; i < assigned->issues->len; i++) {
		const Issue *issue = g_ptr_array_index(assigned->issues, i);
		const guint domain = assigned->domain[i];

		if (domain == NO_DOMAIN)
			continue;
		add_event(work, domain, issue->assignee, issue->resolved, 1);
		add_event(
		    work, domain, issue->reporter, issue->created, created);
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
	g_autoptr(People) people = people_new(evidence);
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
}
