#include "pipeline/analysis/knowledge_areas.h"

#include <string.h>

#include "pipeline/analysis/domain_profile.h"
#include "pipeline/base/text.h"

/* Fewer issues are no area, where any label may be one. */
enum { LEAST_ISSUES = 5, EPIC_NAME = 60 };

/* Before ":" or "/" in labels that name an area. */
static const char area_words[] = "area,areas,component,components,comp,module,"
				 "domain,service,team,package,pkg,subsystem,"
				 "topic,app,scope,part,product,sig,squad";

/* In labels that name no area. */
static const char process_words[] =
    "bug,defect,feature,enhancement,improvement,story,epic,task,chore,spike,"
    "debt,techdebt,refactor,refactoring,cleanup,priority,severity,high,medium,"
    "low,critical,blocker,urgent,major,minor,trivial,p0,p1,p2,p3,p4,s1,s2,s3,"
    "s4,duplicate,wontfix,invalid,question,discussion,help,wanted,first,needs,"
    "review,ready,blocked,progress,todo,doing,done,backlog,triage,triaged,"
    "stale,support,incident,regression,status,type,kind,release,hotfix,wip,"
    "customer,request,win,audit,breaking,workflow,sprint,estimate,points,"
    "mentored,easy,hard,outage,postmortem";

/* What the issue says of each kind of area, before one is chosen. */
typedef struct Work {
	const Evidence *evidence;
	const Results *results;
	const GPtrArray *issues;
	bool prefixed; /* labels with a word for areas are used */
	GStringChunk *strings;
	GHashTable *counts; /* folded name -> issues */
	GPtrArray *found; /* of const char *, of one issue */
} Work;

static void
find_components(Work *work, guint i)
{
	const Issue *issue = g_ptr_array_index(work->issues, i);

	for (const char *const *c = issue->components; *c != NULL; c++)
		g_ptr_array_add(work->found, (char *)*c);
}

static void
find_domain(Work *work, guint i)
{
	const guint domain = work->results->profile->issues->domain[i];

	if (domain != NO_DOMAIN)
		g_ptr_array_add(work->found,
		    domain_map_at(work->results->domains, domain)->name);
}

/* What is behind "area/", "component::", "team: "; NULL for other labels. */
static const char *
behind_area_word(const char *label)
{
	const size_t length = strcspn(label, ":/");
	g_autofree char *prefix = g_strndup(label, length);
	g_autofree char *word = NULL;

	if (label[length] == '\0')
		return NULL;
	word = text_find_word(prefix, area_words);
	if (word == NULL || strlen(word) != length)
		return NULL;
	label += length;
	return label + strspn(label, ":/ ");
}

static bool
is_process_label(const Work *work, const char *label)
{
	g_autofree char *word = text_find_word(label, process_words);

	for (char **debt = work->evidence->config->debt.labels; *debt != NULL;
	     debt++)
		if (text_matches(*debt, label))
			return true;
	return word != NULL || strpbrk(label, ":/") != NULL;
}

static void
find_labels(Work *work, guint i)
{
	const Issue *issue = g_ptr_array_index(work->issues, i);

	for (const char *const *l = issue->labels; *l != NULL; l++) {
		const char *area = behind_area_word(*l);

		if (work->prefixed ? area != NULL && *area != '\0'
				   : !is_process_label(work, *l))
			g_ptr_array_add(
			    work->found, (char *)(work->prefixed ? area : *l));
	}
}

static const Issue *
parent_of(const Work *work, const Issue *issue)
{
	for (size_t i = 0; i < issue->link_count; i++)
		if (issue->links[i].kind == LINK_PARENT)
			return facts_find_linked(
			    work->evidence->facts, issue, issue->links[i].key);
	return NULL;
}

/* "SHOP-12 Move the search": the epic, or the parent at the top. */
static void
find_epic(Work *work, guint i)
{
	const Issue *issue = g_ptr_array_index(work->issues, i);
	const Issue *parent = parent_of(work, issue);
	const Issue *above = parent != NULL && parent->kind != ISSUE_EPIC
				 ? parent_of(work, parent)
				 : NULL;
	g_autofree char *name = NULL, *shown = NULL;

	if (parent == NULL)
		return;
	if (above != NULL)
		parent = above;
	name = g_strconcat(parent->key, parent->summary != NULL ? " " : "",
	    parent->summary != NULL ? parent->summary : "", NULL);
	shown = text_shorten(name, EPIC_NAME);
	g_ptr_array_add(
	    work->found, g_string_chunk_insert_const(work->strings, shown));
}

static void (*const finders[])(Work *work, guint i) = {
	[AREA_COMPONENT] = find_components,
	[AREA_DOMAIN] = find_domain,
	[AREA_LABEL] = find_labels,
	[AREA_EPIC] = find_epic,
};

static bool
is_first(const GPtrArray *found, guint i)
{
	for (guint k = 0; k < i; k++)
		if (g_ascii_strcasecmp(found->pdata[k], found->pdata[i]) == 0)
			return false;
	return true;
}

static const char *
fold(const Work *work, const char *name)
{
	g_autofree char *folded = g_ascii_strdown(name, -1);

	g_strstrip(folded);
	return g_string_chunk_insert_const(work->strings, folded);
}

static void
look(Work *work, AreaUnit unit, guint i)
{
	g_ptr_array_set_size(work->found, 0);
	finders[unit](work, i);
}

/* Counts the issues of each area of UNIT. */
static void
count(Work *work, AreaUnit unit)
{
	g_hash_table_remove_all(work->counts);
	for (guint i = 0; i < work->issues->len; i++) {
		look(work, unit, i);
		for (guint k = 0; k < work->found->len; k++) {
			const char *key = fold(work, work->found->pdata[k]);
			guint held = GPOINTER_TO_UINT(
			    g_hash_table_lookup(work->counts, key));

			if (is_first(work->found, k))
				g_hash_table_insert(work->counts, (char *)key,
				    GUINT_TO_POINTER(held + 1));
		}
	}
}

static bool
is_area(const Work *work, AreaUnit unit, const char *name)
{
	const guint issues = GPOINTER_TO_UINT(
	    g_hash_table_lookup(work->counts, fold(work, name)));

	return unit != AREA_LABEL || work->prefixed || issues >= LEAST_ISSUES;
}

/* Issues that have an area; 0 where all have the same. */
static guint
count_placed(Work *work, AreaUnit unit)
{
	g_autoptr(GHashTable) areas = g_hash_table_new(g_str_hash, g_str_equal);
	guint placed = 0;

	count(work, unit);
	for (guint i = 0; i < work->issues->len; i++) {
		bool any = false;

		look(work, unit, i);
		for (guint k = 0; k < work->found->len; k++) {
			if (!is_area(work, unit, work->found->pdata[k]))
				continue;
			any = true;
			g_hash_table_add(
			    areas, (char *)fold(work, work->found->pdata[k]));
		}
		placed += any;
	}
	return g_hash_table_size(areas) > 1 ? placed : 0;
}

static AreaUnit
choose(Work *work)
{
	AreaUnit best = AREA_NONE;
	guint most = 0;

	work->prefixed = true;
	if (2 * count_placed(work, AREA_LABEL) < work->issues->len)
		work->prefixed = false;
	for (AreaUnit unit = AREA_COMPONENT; unit < AREA_NONE; unit++) {
		const guint placed = count_placed(work, unit);

		if (placed <= most)
			continue;
		best = unit;
		most = placed;
		if (2 * placed >= work->issues->len)
			break;
	}
	return best;
}

static int
compare_names(const void *a, const void *b)
{
	const char *left = *(const char *const *)a;
	const char *right = *(const char *const *)b;
	const int order = g_ascii_strcasecmp(left, right);

	return order ? order : strcmp(left, right);
}

/* Each area as it is spelled first, sorted; PLACES[folded] is its place + 1. */
static void
name_areas(Work *work, KnowledgeAreas *areas, GHashTable *places)
{
	count(work, areas->unit);
	for (guint i = 0; i < work->issues->len; i++) {
		look(work, areas->unit, i);
		for (guint k = 0; k < work->found->len; k++) {
			const char *name = work->found->pdata[k];

			if (is_area(work, areas->unit, name) &&
			    g_hash_table_add(places, (char *)fold(work, name)))
				g_ptr_array_add(
				    areas->names, g_strstrip(g_strdup(name)));
		}
	}
	g_ptr_array_sort(areas->names, compare_names);
	for (guint i = 0; i < areas->names->len; i++)
		g_hash_table_insert(places,
		    (char *)fold(work, areas->names->pdata[i]),
		    GUINT_TO_POINTER(i + 1));
}

static void
place_issues(Work *work, KnowledgeAreas *areas, GHashTable *places)
{
	for (guint i = 0; i < work->issues->len; i++) {
		areas->first[i] = areas->places->len;
		look(work, areas->unit, i);
		for (guint k = 0; k < work->found->len; k++) {
			const guint held = GPOINTER_TO_UINT(g_hash_table_lookup(
			    places, fold(work, work->found->pdata[k])));
			const guint place = held - 1;

			if (held > 0 && is_first(work->found, k))
				g_array_append_val(areas->places, place);
		}
		areas->placed += areas->places->len > areas->first[i];
	}
	areas->first[work->issues->len] = areas->places->len;
}

KnowledgeAreas *
knowledge_areas_new(const Evidence *evidence, const Results *results)
{
	KnowledgeAreas *areas = g_new0(KnowledgeAreas, 1);
	g_autoptr(GHashTable) places =
	    g_hash_table_new(g_str_hash, g_str_equal);
	Work work = {
		.evidence = evidence,
		.results = results,
		.issues = facts_issues(evidence->facts),
		.strings = g_string_chunk_new(4096),
		.counts = g_hash_table_new(g_str_hash, g_str_equal),
		.found = g_ptr_array_new(),
	};

	areas->issues = work.issues;
	areas->names = g_ptr_array_new_with_free_func(g_free);
	areas->places = g_array_new(FALSE, FALSE, sizeof(guint));
	areas->first = g_new0(guint, work.issues->len + 1);
	areas->unit = choose(&work);
	if (areas->unit != AREA_NONE) {
		name_areas(&work, areas, places);
		place_issues(&work, areas, places);
	}
	g_string_chunk_free(work.strings);
	g_hash_table_unref(work.counts);
	g_ptr_array_unref(work.found);
	return areas;
}

void
knowledge_areas_free(KnowledgeAreas *areas)
{
	if (areas == NULL)
		return;
	g_ptr_array_unref(areas->names);
	g_array_unref(areas->places);
	g_free(areas->first);
	g_free(areas);
}
