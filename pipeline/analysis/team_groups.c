#include "pipeline/analysis/team_groups.h"

#include <math.h>

#include "pipeline/analysis/domain_profile.h"
#include "pipeline/analysis/people.h"
#include "pipeline/base/text.h"

enum { NO_GROUP = -1 };

/* A component or domain, and who resolved its issues. */
typedef struct Area {
	const char *name;
	guint resolved, own;
} Area;

typedef struct Work {
	const Evidence *evidence;
	const Results *results;
	People *people;
	int *group_of; /* per person: index in the configuration, NO_GROUP */
	bool *judged; /* per group of the configuration */
	bool *worked; /* per person: resolved something in the window */
	double window; /* days */
	guint least; /* events that tell something */
} Work;

static double
assumed(const Evidence *evidence, AssumptionId id)
{
	return assume(&evidence->config->assumptions, id);
}

static const ConfigGroup *
config_at(const Work *work, guint i)
{
	return g_ptr_array_index(work->evidence->config->team.groups, i);
}

static guint
config_count(const Work *work)
{
	return work->evidence->config->team.groups->len;
}

static void
place_people(Work *work)
{
	const guint count = people_count(work->people);

	work->group_of = g_new(int, count + 1);
	for (guint p = 0; p < count; p++)
		work->group_of[p] = NO_GROUP;
	for (guint i = 0; i < config_count(work); i++) {
		const ConfigGroup *group = config_at(work, i);

		for (char **name = group->people; *name != NULL; name++) {
			const guint person = people_find(work->people, *name);

			if (person != NO_PERSON)
				work->group_of[person] = (int)i;
		}
	}
}

/* People in no group: of the list, where there is one, else who left a trace
 * of late. */
static guint
count_ungrouped(const Work *work)
{
	const GPtrArray *listed = work->evidence->config->team.people;
	guint count = 0;

	for (guint i = 0; i < listed->len; i++) {
		const ConfigPerson *person = g_ptr_array_index(listed, i);
		const guint found = people_find(work->people, person->name);

		count +=
		    found != NO_PERSON && work->group_of[found] == NO_GROUP;
	}
	for (guint p = 0; listed->len == 0 && p < people_count(work->people);
	     p++)
		count += work->group_of[p] == NO_GROUP &&
			 !people_is_gone(work->people, p);
	return count;
}

/* Who is in no group is at home; where they are fewer than the largest group
 * of the company's own, that is. */
static int
home_group(const Work *work)
{
	guint most = count_ungrouped(work);
	int home = NO_GROUP;

	for (guint i = 0; i < config_count(work); i++) {
		const ConfigGroup *group = config_at(work, i);
		const guint size = g_strv_length(group->people);

		if (group->external == 1 || size <= most)
			continue;
		most = size;
		home = (int)i;
	}
	return home;
}

static void
choose_judged(Work *work)
{
	const int home = home_group(work);

	work->judged = g_new0(bool, config_count(work) + 1);
	for (guint i = 0; i < config_count(work); i++)
		work->judged[i] = (int)i != home;
}

static bool
is_recent(const Work *work, Instant time)
{
	const double age =
	    time == INSTANT_NONE
		? NAN
		: work->evidence->as_of - (double)instant_date(time);

	return age >= 0 && age <= work->window;
}

/* Whose work is in GROUP's scale: its own, those of no judged group, or
 * neither. */
static GroupWork *
side_of(const Work *work, TeamGroup *group, guint index, guint person)
{
	const int of = person == NO_PERSON ? NO_GROUP : work->group_of[person];

	if (person == NO_PERSON)
		return NULL;
	if (of == (int)index)
		return &group->own;
	if (of == NO_GROUP || !work->judged[of])
		return &group->others;
	return NULL;
}

static void
find_workers(Work *work)
{
	const GPtrArray *issues = facts_issues(work->evidence->facts);

	work->worked = g_new0(bool, people_count(work->people) + 1);
	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		const guint person = people_find(work->people, issue->assignee);

		if (person != NO_PERSON && is_recent(work, issue->resolved))
			work->worked[person] = true;
	}
}

static void
count_people(const Work *work, TeamGroup *group, guint index)
{
	for (guint p = 0; p < people_count(work->people); p++) {
		GroupWork *side = side_of(work, group, index, p);

		if (side != NULL && work->worked[p])
			side->people++;
	}
}

/* Who does not resolve anything, such as support, is no measure of those who
 * do. */
static void
count_work(const Work *work, TeamGroup *group, guint index)
{
	const GPtrArray *issues = facts_issues(work->evidence->facts);

	for (guint i = 0; i < issues->len; i++) {
		Issue *issue = g_ptr_array_index(issues, i);
		const guint by = people_find(work->people, issue->assignee);
		const guint from = people_find(work->people, issue->reporter);
		GroupWork *did = side_of(work, group, index, by);
		GroupWork *raised = side_of(work, group, index, from);

		if (did != NULL && is_recent(work, issue->resolved))
			did->resolved++;
		if (raised == NULL || !work->worked[from] ||
		    !is_recent(work, issue->created))
			continue;
		raised->raised++;
		if (raised == &group->own)
			g_ptr_array_add(group->raised, issue);
	}
}

static void
judge_context(const Work *work, TeamGroup *group)
{
	const GroupWork *own = &group->own, *others = &group->others;

	group->context = NAN;
	if (own->resolved < work->least || others->raised < work->least)
		return;
	group->context = (double)own->raised / own->people /
			 ((double)others->raised / others->people);
	group->states[GROUP_CONTEXT] =
	    group->context >=
		    assumed(work->evidence, ASSUME_GROUP_PARTICIPATION)
		? GROUP_MET
		: GROUP_UNMET;
}

static bool
is_listed(char *const *names, const char *name)
{
	for (; *names != NULL; names++)
		if (text_matches(*names, name))
			return true;
	return false;
}

static Area *
find_area(GArray *areas, const char *name)
{
	const Area area = { name, 0, 0 };

	for (guint i = 0; i < areas->len; i++) {
		Area *known = &g_array_index(areas, Area, i);

		if (g_ascii_strcasecmp(known->name, name) == 0)
			return known;
	}
	g_array_append_val(areas, area);
	return &g_array_index(areas, Area, areas->len - 1);
}

static void
add_to_area(GArray *areas, const char *name, bool own)
{
	Area *area = find_area(areas, name);

	area->resolved++;
	area->own += own;
}

/* The domain of the I-th issue; NULL: none. */
static const char *
domain_of(const Work *work, guint i)
{
	const DomainProfileResult *profile = work->results->profile;
	const guint domain =
	    profile == NULL ? NO_DOMAIN : profile->issues->domain[i];

	return domain == NO_DOMAIN
		   ? NULL
		   : domain_profile_at(profile, domain)->domain->name;
}

/* The areas of an issue that GROUP may own: those that it is said to, or any
 * component where it is said to own none. */
static GPtrArray *
areas_of(const Work *work, const ConfigGroup *group, guint i)
{
	const Issue *issue =
	    g_ptr_array_index(facts_issues(work->evidence->facts), i);
	const char *domain = domain_of(work, i);
	const bool any =
	    group->components[0] == NULL && group->domains[0] == NULL;
	GPtrArray *names = g_ptr_array_new();

	for (const char *const *name = issue->components; *name != NULL; name++)
		if (any || is_listed(group->components, *name))
			g_ptr_array_add(names, (char *)*name);
	if (domain != NULL && is_listed(group->domains, domain))
		g_ptr_array_add(names, (char *)domain);
	return names;
}

static void
keep_resolved(const Work *work, TeamGroup *group)
{
	const GPtrArray *issues = facts_issues(work->evidence->facts);

	for (guint i = 0; group->area != NULL && i < issues->len; i++) {
		Issue *issue = g_ptr_array_index(issues, i);
		g_autoptr(GPtrArray) names = areas_of(work, group->config, i);

		for (guint k = 0; k < names->len; k++)
			if (is_recent(work, issue->resolved) &&
			    g_ascii_strcasecmp(group->area, names->pdata[k]) ==
				0) {
				g_ptr_array_add(group->resolved, issue);
				break;
			}
	}
}

static void
judge_ownership(const Work *work, TeamGroup *group, guint index)
{
	const GPtrArray *issues = facts_issues(work->evidence->facts);
	g_autoptr(GArray) areas = g_array_new(FALSE, FALSE, sizeof(Area));

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		const guint by = people_find(work->people, issue->assignee);
		g_autoptr(GPtrArray) names = areas_of(work, group->config, i);

		for (guint k = 0; by != NO_PERSON && k < names->len &&
				  is_recent(work, issue->resolved);
		     k++)
			add_to_area(areas, names->pdata[k],
			    work->group_of[by] == (int)index);
	}
	group->owned = NAN;
	for (guint i = 0; i < areas->len; i++) {
		const Area *area = &g_array_index(areas, Area, i);
		const double share = (double)area->own / area->resolved;

		if (area->resolved < work->least || share <= group->owned)
			continue;
		group->owned = share;
		group->area_resolved = area->resolved;
		g_free(group->area);
		group->area = g_strdup(area->name);
	}
	if (!isnan(group->owned))
		group->states[GROUP_OWNERSHIP] =
		    group->owned > 0.5 ? GROUP_MET : GROUP_UNMET;
	keep_resolved(work, group);
}

static void
decide(TeamGroup *group)
{
	guint unmet = 0;

	for (int c = 0; c < GROUP_CONDITIONS; c++) {
		group->met += group->states[c] == GROUP_MET;
		unmet += group->states[c] == GROUP_UNMET;
	}
	group->verdict = group->met >= 2 ? GROUP_ONE_TEAM
			 : unmet >= 2    ? GROUP_TICKETS
					 : GROUP_OPEN;
}

static void
group_free(void *data)
{
	TeamGroup *group = data;

	g_free(group->slug);
	g_free(group->area);
	g_ptr_array_unref(group->strangers);
	g_ptr_array_unref(group->lost);
	g_ptr_array_unref(group->raised);
	g_ptr_array_unref(group->resolved);
	g_free(group);
}

static bool
is_named(const Work *work, const char *component)
{
	const GPtrArray *issues = facts_issues(work->evidence->facts);

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		for (const char *const *name = issue->components; *name != NULL;
		     name++)
			if (text_matches(component, *name))
				return true;
	}
	return false;
}

static void
find_misspelt(const Work *work, TeamGroup *group)
{
	group->strangers = g_ptr_array_new();
	group->lost = g_ptr_array_new();
	for (char **name = group->config->people; *name != NULL; name++)
		if (people_find(work->people, *name) == NO_PERSON)
			g_ptr_array_add(group->strangers, *name);
	for (char **name = group->config->components; *name != NULL; name++)
		if (!is_named(work, *name))
			g_ptr_array_add(group->lost, *name);
}

static TeamGroup *
judge(const Work *work, guint index, GHashTable *slugs)
{
	TeamGroup *group = g_new0(TeamGroup, 1);

	group->config = config_at(work, index);
	group->slug = text_slug_unique(group->config->name, slugs);
	find_misspelt(work, group);
	group->raised = g_ptr_array_new();
	group->resolved = g_ptr_array_new();
	count_people(work, group, index);
	count_work(work, group, index);
	judge_context(work, group);
	if (group->config->ceremonies != -1)
		group->states[GROUP_CEREMONIES] =
		    group->config->ceremonies == 1 ? GROUP_MET : GROUP_UNMET;
	judge_ownership(work, group, index);
	decide(group);
	return group;
}

/* People of the company's own in no group are at a site that has no name. */
static guint
count_sites(const Work *work)
{
	g_autoptr(GHashTable) sites =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint count;

	for (guint i = 0; i < config_count(work); i++) {
		const ConfigGroup *group = config_at(work, i);

		if (group->external != 1 && group->site != NULL)
			g_hash_table_add(
			    sites, g_utf8_casefold(group->site, -1));
	}
	count = g_hash_table_size(sites);
	count += count_ungrouped(work) > 0;
	return CLAMP(count, 1, 2);
}

static void
work_clear(Work *work)
{
	people_free(work->people);
	g_free(work->group_of);
	g_free(work->judged);
	g_free(work->worked);
}

TeamGroups *
team_groups_new(const Evidence *evidence, const Results *results)
{
	TeamGroups *groups = g_new0(TeamGroups, 1);
	g_autoptr(GHashTable) slugs =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Work work = {
		.evidence = evidence,
		.results = results,
		.window = assumed(evidence, ASSUME_GROUP_WINDOW),
		.least = (guint)assumed(evidence, ASSUME_KNOWLEDGE_EVENTS),
	};

	groups->list = g_ptr_array_new_with_free_func(group_free);
	groups->sites = 1;
	if (evidence->config->team.groups->len == 0)
		return groups;
	work.people = people_new(evidence);
	place_people(&work);
	choose_judged(&work);
	find_workers(&work);
	for (guint i = 0; i < config_count(&work); i++)
		if (work.judged[i])
			g_ptr_array_add(groups->list, judge(&work, i, slugs));
	groups->sites = count_sites(&work);
	work_clear(&work);
	return groups;
}

void
team_groups_free(TeamGroups *groups)
{
	if (groups == NULL)
		return;
	g_ptr_array_unref(groups->list);
	g_free(groups);
}

const TeamGroup *
team_groups_at(const TeamGroups *groups, guint i)
{
	return g_ptr_array_index(groups->list, i);
}
