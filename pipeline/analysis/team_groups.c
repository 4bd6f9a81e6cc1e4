#include "pipeline/analysis/team_groups.h"

#include <math.h>

#include "pipeline/analysis/team_areas.h"
#include "pipeline/analysis/team_deciders.h"
#include "pipeline/base/text.h"

static double
assumed(const Evidence *evidence, AssumptionId id)
{
	return assume(&evidence->config->assumptions, id);
}

static const ConfigGroup *
config_at(const GroupScene *scene, guint i)
{
	return g_ptr_array_index(scene->evidence->config->team.groups, i);
}

static guint
config_count(const GroupScene *scene)
{
	return scene->evidence->config->team.groups->len;
}

static void
place_people(GroupScene *scene)
{
	const guint count = people_count(scene->people);

	scene->group_of = g_new0(int, count + 1);
	for (guint p = 0; p < count; p++)
		scene->group_of[p] = NO_GROUP;
	for (guint i = 0; i < config_count(scene); i++) {
		const ConfigGroup *group = config_at(scene, i);

		for (char **name = group->people; *name != NULL; name++) {
			const guint person = people_find(scene->people, *name);

			if (person != NO_PERSON)
				scene->group_of[person] = (int)i;
		}
	}
}

/* People in no group: of the list, where there is one, else who left a trace
 * of late. */
static guint
count_ungrouped(const GroupScene *scene)
{
	const GPtrArray *listed = scene->evidence->config->team.people;
	guint count = 0;

	for (guint i = 0; i < listed->len; i++) {
		const ConfigPerson *person = g_ptr_array_index(listed, i);
		const guint found = people_find(scene->people, person->name);

		count +=
		    found != NO_PERSON && scene->group_of[found] == NO_GROUP;
	}
	for (guint p = 0; listed->len == 0 && p < people_count(scene->people);
	     p++)
		count += scene->group_of[p] == NO_GROUP &&
			 !people_is_gone(scene->people, p);
	return count;
}

/* Who is in no group is at home; where they are fewer than the largest group
 * of the company's own, that is. */
static int
home_group(const GroupScene *scene)
{
	guint most = count_ungrouped(scene);
	int home = NO_GROUP;

	for (guint i = 0; i < config_count(scene); i++) {
		const ConfigGroup *group = config_at(scene, i);
		const guint size = g_strv_length(group->people);

		if (group->external == 1 || size <= most)
			continue;
		most = size;
		home = (int)i;
	}
	return home;
}

static void
choose_judged(GroupScene *scene)
{
	const int home = home_group(scene);

	scene->judged = g_new0(bool, config_count(scene) + 1);
	for (guint i = 0; i < config_count(scene); i++)
		scene->judged[i] = (int)i != home;
}

/* Whose work is in GROUP's scale: its own, those of no judged group, or
 * neither. */
static GroupWork *
side_of(const GroupScene *scene, TeamGroup *group, guint index, guint person)
{
	const int of = person == NO_PERSON ? NO_GROUP : scene->group_of[person];

	if (person == NO_PERSON)
		return NULL;
	if (of == (int)index)
		return &group->own;
	if (of == NO_GROUP || !scene->judged[of])
		return &group->others;
	return NULL;
}

static void
find_workers(GroupScene *scene)
{
	const GPtrArray *issues = facts_issues(scene->evidence->facts);

	scene->worked = g_new0(bool, people_count(scene->people) + 1);
	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		const guint person =
		    people_find(scene->people, issue->assignee);

		if (person != NO_PERSON &&
		    team_is_recent(scene, issue->resolved))
			scene->worked[person] = true;
	}
}

static void
count_people(const GroupScene *scene, TeamGroup *group, guint index)
{
	for (guint p = 0; p < people_count(scene->people); p++) {
		GroupWork *side = side_of(scene, group, index, p);

		if (side != NULL && scene->worked[p])
			side->people++;
	}
}

/* Who does not resolve anything, such as support, is no measure of those who
 * do. */
static void
count_work(const GroupScene *scene, TeamGroup *group, guint index)
{
	const GPtrArray *issues = facts_issues(scene->evidence->facts);

	for (guint i = 0; i < issues->len; i++) {
		Issue *issue = g_ptr_array_index(issues, i);
		const guint by = people_find(scene->people, issue->assignee);
		const guint from = people_find(scene->people, issue->reporter);
		GroupWork *did = side_of(scene, group, index, by);
		GroupWork *raised = side_of(scene, group, index, from);

		if (did != NULL && team_is_recent(scene, issue->resolved))
			did->resolved++;
		if (raised == NULL || !scene->worked[from] ||
		    !team_is_recent(scene, issue->created))
			continue;
		raised->raised++;
		if (raised == &group->own)
			g_ptr_array_add(group->raised, issue);
	}
}

/* Decisions are rare, so all of the time counts in which knowledge does. */
static void
count_decisions(const GroupScene *scene, TeamGroup *group, guint index)
{
	const GPtrArray *records = facts_decisions(scene->evidence->facts);
	const double window = assumed(scene->evidence, ASSUME_KNOWLEDGE_WINDOW);

	for (guint i = 0; i < records->len; i++) {
		const DecisionRecord *record = g_ptr_array_index(records, i);
		g_autoptr(GArray) people =
		    team_deciders_find(scene->people, record->deciders);

		if (record->date == DATE_NONE ||
		    scene->evidence->as_of - record->date > window)
			continue;
		for (guint k = 0; k < people->len; k++) {
			GroupWork *side = side_of(scene, group, index,
			    g_array_index(people, guint, k));

			if (side != NULL)
				side->decided++;
		}
	}
}

/* What each on one side does, of what each on the other does. */
static double
by_head(const GroupWork *own, guint did, const GroupWork *others,
    guint others_did, guint least)
{
	if (own->people == 0 || others->people == 0 || others_did < least)
		return NAN;
	return (double)did / own->people /
	       ((double)others_did / others->people);
}

static void
judge_context(const GroupScene *scene, TeamGroup *group)
{
	const GroupWork *own = &group->own, *others = &group->others;
	const double enough =
	    assumed(scene->evidence, ASSUME_GROUP_PARTICIPATION);

	group->context = own->resolved < scene->least
			     ? NAN
			     : by_head(own, own->raised, others, others->raised,
				   scene->least);
	group->decides =
	    by_head(own, own->decided, others, others->decided, scene->least);
	if (isnan(group->context) && isnan(group->decides))
		return;
	group->states[GROUP_CONTEXT] =
	    group->context >= enough || group->decides >= enough ? GROUP_MET
								 : GROUP_UNMET;
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
	g_ptr_array_unref(group->lost);
	g_ptr_array_unref(group->raised);
	g_ptr_array_unref(group->resolved);
	g_free(group);
}

static bool
is_named(const GroupScene *scene, const char *component)
{
	const GPtrArray *issues = facts_issues(scene->evidence->facts);

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
find_misspelt(const GroupScene *scene, TeamGroup *group)
{
	group->lost = g_ptr_array_new();
	for (char **name = group->config->people; *name != NULL; name++)
		group->strangers +=
		    people_find(scene->people, *name) == NO_PERSON;
	for (char **name = group->config->components; *name != NULL; name++)
		if (!is_named(scene, *name))
			g_ptr_array_add(group->lost, *name);
}

static TeamGroup *
judge(const GroupScene *scene, guint index, GHashTable *slugs)
{
	TeamGroup *group = g_new0(TeamGroup, 1);

	group->config = config_at(scene, index);
	group->slug = text_slug_unique(group->config->name, slugs);
	find_misspelt(scene, group);
	group->raised = g_ptr_array_new();
	group->resolved = g_ptr_array_new();
	count_people(scene, group, index);
	count_work(scene, group, index);
	count_decisions(scene, group, index);
	judge_context(scene, group);
	if (group->config->ceremonies != -1)
		group->states[GROUP_CEREMONIES] =
		    group->config->ceremonies == 1 ? GROUP_MET : GROUP_UNMET;
	team_areas_judge(scene, index, group);
	decide(group);
	return group;
}

/* People of the company's own in no group are at a site that has no name. */
static guint
count_sites(const GroupScene *scene)
{
	g_autoptr(GHashTable) sites =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint count;

	for (guint i = 0; i < config_count(scene); i++) {
		const ConfigGroup *group = config_at(scene, i);

		if (group->external != 1 && group->site != NULL)
			g_hash_table_add(
			    sites, g_utf8_casefold(group->site, -1));
	}
	count = g_hash_table_size(sites);
	count += count_ungrouped(scene) > 0;
	return CLAMP(count, 1, 2);
}

static void
scene_clear(GroupScene *scene)
{
	people_free(scene->people);
	g_free(scene->group_of);
	g_free(scene->judged);
	g_free(scene->worked);
}

TeamGroups *
team_groups_new(const Evidence *evidence, const Results *results)
{
	TeamGroups *groups = g_new0(TeamGroups, 1);
	g_autoptr(GHashTable) slugs =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GroupScene scene = {
		.evidence = evidence,
		.results = results,
		.window = assumed(evidence, ASSUME_GROUP_WINDOW),
		.least = (guint)assumed(evidence, ASSUME_KNOWLEDGE_EVENTS),
	};

	groups->list = g_ptr_array_new_with_free_func(group_free);
	groups->sites = 1;
	if (evidence->config->team.groups->len == 0)
		return groups;
	scene.people = people_new(evidence);
	place_people(&scene);
	choose_judged(&scene);
	find_workers(&scene);
	for (guint i = 0; i < config_count(&scene); i++)
		if (scene.judged[i])
			g_ptr_array_add(groups->list, judge(&scene, i, slugs));
	groups->sites = count_sites(&scene);
	scene_clear(&scene);
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
