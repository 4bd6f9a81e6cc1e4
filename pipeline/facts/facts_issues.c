#include "pipeline/facts/facts_private.h"

#include <math.h>
#include <string.h>

static void
free_issue(void *data)
{
	Issue *issue = data;

	g_free((void *)issue->components);
	g_free((void *)issue->labels);
	g_free((void *)issue->links);
	g_free(issue);
}

static const char *const *
copy_words(Facts *facts, const char *const *words)
{
	size_t count = words ? g_strv_length((char **)words) : 0;
	const char **copy = g_new0(const char *, count + 1);

	for (size_t i = 0; i < count; i++)
		copy[i] = facts_intern(facts, words[i]);
	return copy;
}

static const IssueLink *
copy_links(Facts *facts, const Issue *issue)
{
	IssueLink *copy = g_new0(IssueLink, issue->link_count + 1);

	for (size_t i = 0; i < issue->link_count; i++) {
		copy[i].kind = issue->links[i].kind;
		copy[i].key = facts_intern(facts, issue->links[i].key);
	}
	return copy;
}

static Issue *
copy_issue(Facts *facts, const Issue *issue)
{
	Issue *copy = g_new0(Issue, 1);
	const char **const texts[] = {
		&copy->scope,
		&copy->key,
		&copy->project,
		&copy->type,
		&copy->summary,
		&copy->status,
		&copy->resolution,
		&copy->priority,
		&copy->assignee,
		&copy->reporter,
		&copy->sprint,
		&copy->fix_version,
	};

	*copy = *issue;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		*texts[i] = facts_intern(facts, *texts[i]);
	copy->components = copy_words(facts, issue->components);
	copy->labels = copy_words(facts, issue->labels);
	copy->links = copy_links(facts, issue);
	return copy;
}

/*
 * Makes ISSUE what it was at the end of the report date, as far as the row
 * tells: how it stood before it was resolved is not known, unless work on it
 * had started.
 */
static void
undo_future(const Facts *facts, Issue *issue)
{
	if (facts_is_late(facts, issue->started))
		issue->started = INSTANT_NONE;
	if (facts_is_late(facts, issue->updated))
		issue->updated =
		    date_instant(facts->as_of) + SECONDS_PER_DAY - 1;
	if (!facts_is_late(facts, issue->resolved))
		return;
	issue->resolved = INSTANT_NONE;
	issue->resolution = NULL;
	issue->status = NULL;
	issue->category =
	    issue->started == INSTANT_NONE ? STATUS_UNKNOWN : STATUS_DOING;
}

/* "SHOP-12": the part before a dash and a number; 0 when there is none. */
static size_t
project_length(const char *key)
{
	const char *dash = strrchr(key, '-');

	if (dash == NULL || !g_ascii_isalpha(key[0]) || dash[1] == '\0' ||
	    dash[1 + strspn(dash + 1, "0123456789")] != '\0')
		return 0;
	return (size_t)(dash - key);
}

/* Exports of the current fields alone leave the project to the key. */
static void
derive_project(Facts *facts, Issue *issue)
{
	size_t length = project_length(issue->key);
	g_autofree char *project = g_strndup(issue->key, length);

	if (issue->project == NULL && length > 0)
		issue->project = facts_intern(facts, project);
}

/* "SHOP-12" and "shop/web#12" mean one issue wherever they stand. */
static bool
is_global(const char *key)
{
	return project_length(key) > 0 || strchr(key, '#');
}

/*
 * A bare number needs its tracker and project.  Where no project is known,
 * as in the lists of two repositories, when it was created or what it is
 * about tells whether two rows with one number are one issue.
 */
static char *
make_identity(const Issue *issue)
{
	const char *scope = issue->scope ? issue->scope : "";

	if (is_global(issue->key))
		return g_strdup(issue->key);
	if (issue->project)
		return g_strdup_printf(
		    "%s\n%s\n%s", scope, issue->project, issue->key);
	if (issue->created != INSTANT_NONE)
		return g_strdup_printf("%s\n@%" G_GINT64_FORMAT "\n%s", scope,
		    (gint64)issue->created, issue->key);
	return g_strdup_printf("%s\n\n%s\n%s", scope, issue->key,
	    issue->summary ? issue->summary : "");
}

static int
count_fields(const Issue *issue)
{
	const char *const texts[] = {
		issue->project,
		issue->type,
		issue->summary,
		issue->status,
		issue->resolution,
		issue->priority,
		issue->assignee,
		issue->reporter,
		issue->sprint,
		issue->fix_version,
	};
	const Instant times[] = { issue->created, issue->started,
		issue->resolved, issue->updated, issue->due };
	const double numbers[] = { issue->points, issue->estimate_hours,
		issue->spent_hours };
	int count = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		count += texts[i] != NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(times); i++)
		count += times[i] != INSTANT_NONE;
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		count += !isnan(numbers[i]);
	return count +
	       (int)(g_strv_length((char **)issue->components) +
		     g_strv_length((char **)issue->labels) + issue->link_count);
}

/* Whether A is to be kept rather than B; a total order of distinct rows. */
static bool
is_better(const Facts *facts, const void *left, const void *right)
{
	const Issue *a = left, *b = right;
	int fields_a = count_fields(a), fields_b = count_fields(b);
	int order;

	if (a->updated != b->updated)
		return a->updated > b->updated;
	if (fields_a != fields_b)
		return fields_a > fields_b;
	order =
	    strcmp(facts_path(facts, a->input), facts_path(facts, b->input));
	return order ? order > 0 : a->line > b->line;
}

static int
compare_issues(const void *left, const void *right)
{
	const Issue *a = *(const Issue *const *)left;
	const Issue *b = *(const Issue *const *)right;
	int order;

	if (a->created != b->created)
		return a->created < b->created ? -1 : 1;
	order = strcmp(a->key, b->key);
	if (order == 0)
		order = g_strcmp0(a->project, b->project);
	if (order == 0)
		order = g_strcmp0(a->scope, b->scope);
	return order ? order : g_strcmp0(a->summary, b->summary);
}

void
facts_issues_init(Facts *facts)
{
	static const KeyedClass class = {
		.input = G_STRUCT_OFFSET(Issue, input),
		.free = free_issue,
		.is_better = is_better,
		.compare = compare_issues,
	};

	keyed_rows_init(&facts->issues, &class);
}

FactsAdd
facts_add_issue(Facts *facts, const Issue *issue)
{
	g_autofree char *identity = NULL;
	Issue *copy;

	if (facts_is_late(facts, issue->created))
		return FACTS_TOO_LATE;
	copy = copy_issue(facts, issue);
	undo_future(facts, copy);
	derive_project(facts, copy);
	identity = make_identity(copy);
	return keyed_rows_add(&facts->issues, facts, identity, copy);
}

static int
compare_keys(const void *left, const void *right)
{
	const Issue *a = *(const Issue *const *)left;
	const Issue *b = *(const Issue *const *)right;
	int order = strcmp(a->key, b->key);

	return order ? order : compare_issues(left, right);
}

void
facts_issues_seal(Facts *facts, const size_t *rank)
{
	GPtrArray *rows = facts->issues.rows;

	keyed_rows_seal(&facts->issues, facts, rank);
	facts->issues_by_key = g_ptr_array_sized_new(rows->len);
	for (unsigned i = 0; i < rows->len; i++)
		g_ptr_array_add(facts->issues_by_key, rows->pdata[i]);
	g_ptr_array_sort(facts->issues_by_key, compare_keys);
}

void
facts_issues_clear(Facts *facts)
{
	if (facts->issues_by_key)
		g_ptr_array_unref(facts->issues_by_key);
	keyed_rows_clear(&facts->issues);
}

/* The first place whose key is not before KEY. */
static unsigned
find_place(const GPtrArray *by_key, const char *key)
{
	unsigned low = 0, high = by_key->len;

	while (low < high) {
		unsigned middle = low + (high - low) / 2;
		const Issue *issue = by_key->pdata[middle];

		if (strcmp(issue->key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const Issue *
facts_find_linked(const Facts *facts, const Issue *from, const char *key)
{
	const GPtrArray *by_key = facts->issues_by_key;
	const Issue *found = NULL;
	unsigned count = 0;

	for (unsigned i = find_place(by_key, key); i < by_key->len; i++) {
		const Issue *issue = by_key->pdata[i];

		if (strcmp(issue->key, key) != 0)
			break;
		if (is_global(key))
			return issue;
		if (g_strcmp0(issue->scope, from->scope) != 0)
			continue;
		if (from->project &&
		    g_strcmp0(issue->project, from->project) == 0)
			return issue;
		found = issue;
		count++;
	}
	return count == 1 ? found : NULL;
}

const GPtrArray *
facts_issues(const Facts *facts)
{
	return facts->issues.rows;
}
