#include "pipeline/analysis/team_areas.h"

#include <math.h>

#include "pipeline/analysis/domain_profile.h"
#include "pipeline/base/text.h"

/* A component or domain, and who resolved its issues. */
typedef struct Area {
	const char *name;
	guint resolved, own;
} Area;

bool
team_is_recent(const GroupScene *scene, Instant time)
{
	const double age =
	    time == INSTANT_NONE
		? NAN
		: scene->evidence->as_of - (double)instant_date(time);

	return age >= 0 && age <= scene->window;
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
domain_of(const GroupScene *scene, guint i)
{
	const DomainProfileResult *profile = scene->results->profile;
	const guint domain =
	    profile == NULL ? NO_DOMAIN : profile->issues->domain[i];

	return domain == NO_DOMAIN
		   ? NULL
		   : domain_profile_at(profile, domain)->domain->name;
}

/* The areas of an issue that GROUP may own: those that it is said to, or any
 * component where it is said to own none. */
static GPtrArray *
areas_of(const GroupScene *scene, const ConfigGroup *group, guint i)
{
	const Issue *issue =
	    g_ptr_array_index(facts_issues(scene->evidence->facts), i);
	const char *domain = domain_of(scene, i);
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
keep_resolved(const GroupScene *scene, TeamGroup *group)
{
	const GPtrArray *issues = facts_issues(scene->evidence->facts);

	for (guint i = 0; group->area != NULL && i < issues->len; i++) {
		Issue *issue = g_ptr_array_index(issues, i);
		g_autoptr(GPtrArray) names = areas_of(scene, group->config, i);

		for (guint k = 0; k < names->len; k++)
			if (team_is_recent(scene, issue->resolved) &&
			    g_ascii_strcasecmp(group->area, names->pdata[k]) ==
				0) {
				g_ptr_array_add(group->resolved, issue);
				break;
			}
	}
}

void
team_areas_judge(const GroupScene *scene, guint index, TeamGroup *group)
{
	const GPtrArray *issues = facts_issues(scene->evidence->facts);
	g_autoptr(GArray) areas = g_array_new(FALSE, FALSE, sizeof(Area));

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		const guint by = people_find(scene->people, issue->assignee);
		g_autoptr(GPtrArray) names = areas_of(scene, group->config, i);

		for (guint k = 0; by != NO_PERSON && k < names->len &&
				  team_is_recent(scene, issue->resolved);
		     k++)
			add_to_area(areas, names->pdata[k],
			    scene->group_of[by] == (int)index);
	}
	group->owned = NAN;
	for (guint i = 0; i < areas->len; i++) {
		const Area *area = &g_array_index(areas, Area, i);
		const double share = (double)area->own / area->resolved;

		if (area->resolved < scene->least || share <= group->owned)
			continue;
		group->owned = share;
		group->area_resolved = area->resolved;
		g_free(group->area);
		group->area = g_strdup(area->name);
	}
	if (!isnan(group->owned))
		group->states[GROUP_OWNERSHIP] =
		    group->owned > 0.5 ? GROUP_MET : GROUP_UNMET;
	keep_resolved(scene, group);
}
