#include "pipeline/analysis/debt_incidents.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/issue_tables.h"

enum { SECONDS_PER_HOUR = 3600 };

const DebtIncident *
debt_incident_at(const DebtIncidents *incidents, guint i)
{
	return &g_array_index(incidents->list, DebtIncident, i);
}

bool
issue_is_incident(const Issue *issue)
{
	return issue->kind == ISSUE_INCIDENT ||
	       issue_has_label(issue, "incident");
}

static guint
area_named(DebtIncidents *incidents, const char *name)
{
	char *folded = g_utf8_casefold(name, -1);
	guint place =
	    GPOINTER_TO_UINT(g_hash_table_lookup(incidents->areas, folded));

	if (place > 0) {
		g_free(folded);
		return place - 1;
	}
	place = ++incidents->area_count;
	g_hash_table_insert(incidents->areas, folded, GUINT_TO_POINTER(place));
	return place - 1;
}

static guint
area_of(DebtIncidents *incidents, guint domain, const char *component)
{
	if (domain != NO_DOMAIN)
		return area_named(
		    incidents, domain_map_at(incidents->map, domain)->name);
	return area_named(incidents, component != NULL ? component : "");
}

guint
debt_area_of_issue(DebtIncidents *incidents, guint i)
{
	const Issue *issue = g_ptr_array_index(incidents->domains->issues, i);

	return area_of(
	    incidents, incidents->domains->domain[i], issue->components[0]);
}

guint
debt_area_of_table(DebtIncidents *incidents, const Table *table)
{
	return area_of(incidents, domain_map_find(incidents->map, table), NULL);
}

static void
link_issue(DebtIncident *incident, const Issue *issue)
{
	if (issue != NULL && !issue_is_incident(issue) &&
	    !g_ptr_array_find(incident->issues, issue, NULL))
		g_ptr_array_add(incident->issues, (void *)issue);
}

/* "SHOP-12", "INC42": what is no plain number or word. */
static bool
is_key(const char *word, size_t length)
{
	bool letter = false, digit = false;

	for (size_t i = 0; i < length; i++) {
		letter = letter || g_ascii_isalpha(word[i]);
		digit = digit || g_ascii_isdigit(word[i]);
	}
	return letter && digit;
}

static bool
is_part_of_key(char c)
{
	return g_ascii_isalnum(c) || c == '-' || c == '_';
}

static char *
fold_key(const char *word, size_t length)
{
	return g_ascii_strdown(word, (gssize)length);
}

/* Calls FOUND with what KEYS has for each key that TEXT names. */
static void
for_keys_in(const char *text, GHashTable *keys,
    void (*found)(void *value, void *data), void *data)
{
	const char *p = text != NULL ? text : "";

	while (*p != '\0') {
		size_t length = 0;

		while (is_part_of_key(p[length]))
			length++;
		if (length > 0 && is_key(p, length)) {
			g_autofree char *word = fold_key(p, length);
			void *value = g_hash_table_lookup(keys, word);

			if (value != NULL)
				found(value, data);
		}
		p += length > 0 ? length : 1;
	}
}

/* Keys that several trackers use mean none of their issues. */
static GHashTable *
keys_of_issues(const GPtrArray *issues)
{
	GHashTable *keys =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		char *key = fold_key(issue->key, strlen(issue->key));
		const bool twice = g_hash_table_contains(keys, key);

		if (is_key(key, strlen(key)))
			g_hash_table_insert(
			    keys, key, twice ? NULL : (void *)issue);
		else
			g_free(key);
	}
	return keys;
}

static void
link_found_issue(void *value, void *data)
{
	link_issue(data, value);
}

/* Where an issue names an incident. */
typedef struct Naming {
	DebtIncidents *incidents;
	const Issue *issue;
} Naming;

static void
link_found_incident(void *value, void *data)
{
	const Naming *naming = data;
	const guint place = GPOINTER_TO_UINT(value) - 1;

	link_issue(&g_array_index(naming->incidents->list, DebtIncident, place),
	    naming->issue);
}

/* Incidents whose id stands in a link, label or summary of an issue. */
static void
link_by_id(DebtIncidents *incidents, const GPtrArray *issues, GHashTable *ids)
{
	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		Naming naming = { incidents, issue };

		for_keys_in(issue->summary, ids, link_found_incident, &naming);
		for (size_t k = 0; issue->labels[k] != NULL; k++)
			for_keys_in(issue->labels[k], ids, link_found_incident,
			    &naming);
		for (size_t k = 0; k < issue->link_count; k++)
			for_keys_in(issue->links[k].key, ids,
			    link_found_incident, &naming);
	}
}

static DebtIncident
new_incident(const char *name, size_t input, long line)
{
	return (DebtIncident){
		.name = name,
		.started = DATE_NONE,
		.hours = NAN,
		.input = input,
		.line = line,
		.issues = g_ptr_array_new(),
		.tables = g_ptr_array_new(),
	};
}

/* Incidents as issues would be, for finding their domains. */
typedef struct Pretended {
	GPtrArray *issues; /* of Issue * */
	GPtrArray *parts; /* of const char **: component, service, NULL */
} Pretended;

static void
pretend(Pretended *pretended, const Incident *incident)
{
	static const char *const none[] = { NULL };
	const char **parts = g_new0(const char *, 3);
	Issue *issue = g_new0(Issue, 1);
	guint n = 0;

	if (incident->component != NULL)
		parts[n++] = incident->component;
	if (incident->service != NULL)
		parts[n++] = incident->service;
	issue->summary = incident->title;
	issue->components = parts;
	issue->labels = none;
	g_ptr_array_add(pretended->issues, issue);
	g_ptr_array_add(pretended->parts, parts);
}

/* Fills AREAS, one for each incident that was exported. */
static void
find_areas(DebtIncidents *incidents, const GPtrArray *told, guint *areas)
{
	Pretended pretended = {
		g_ptr_array_new_with_free_func(g_free),
		g_ptr_array_new_with_free_func(g_free),
	};
	IssueDomains *domains;

	for (guint i = 0; i < told->len; i++)
		pretend(&pretended, g_ptr_array_index(told, i));
	domains = issue_domains_of(pretended.issues, incidents->map);
	for (guint i = 0; i < told->len; i++) {
		const Issue *issue = g_ptr_array_index(pretended.issues, i);

		areas[i] = area_of(
		    incidents, domains->domain[i], issue->components[0]);
	}
	issue_domains_free(domains);
	g_ptr_array_unref(pretended.issues);
	g_ptr_array_unref(pretended.parts);
}

static void
add_exported(DebtIncidents *incidents, const Incident *incident, guint area,
    GHashTable *ids, GHashTable *keys)
{
	DebtIncident added =
	    new_incident(incident->id != NULL ? incident->id : incident->title,
		incident->input, incident->line);

	added.started = instant_date(incident->started);
	if (incident->resolved != INSTANT_NONE)
		added.hours = (double)(incident->resolved - incident->started) /
			      SECONDS_PER_HOUR;
	added.area = area;
	added.counted = true;
	added.words =
	    g_strconcat(incident->title != NULL ? incident->title : "", " ",
		incident->cause, NULL);
	for_keys_in(incident->title, keys, link_found_issue, &added);
	for_keys_in(incident->cause, keys, link_found_issue, &added);
	g_array_append_val(incidents->list, added);
	if (incident->id != NULL && is_key(incident->id, strlen(incident->id)))
		g_hash_table_insert(ids,
		    fold_key(incident->id, strlen(incident->id)),
		    GUINT_TO_POINTER(incidents->list->len));
}

static void
add_all_exported(
    DebtIncidents *incidents, const Evidence *evidence, const GPtrArray *told)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	g_autoptr(GHashTable) keys = keys_of_issues(issues);
	g_autoptr(GHashTable) ids =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree guint *areas = g_new(guint, told->len);

	find_areas(incidents, told, areas);
	for (guint i = 0; i < told->len; i++)
		add_exported(
		    incidents, g_ptr_array_index(told, i), areas[i], ids, keys);
	link_by_id(incidents, issues, ids);
}

/* The incidents among the issues, and the issues that they link to. */
static GHashTable *
add_tracked(DebtIncidents *incidents, const Evidence *evidence)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	GHashTable *places = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		DebtIncident added;

		if (!issue_is_incident(issue))
			continue;
		added = new_incident(issue->key, issue->input, issue->line);
		added.started = instant_date(issue->created);
		added.area = debt_area_of_issue(incidents, i);
		added.counted = !incidents->exported;
		added.words = g_strdup(issue->summary);
		g_array_append_val(incidents->list, added);
		g_hash_table_insert(places, (void *)issue,
		    GUINT_TO_POINTER(incidents->list->len));
	}
	return places;
}

/* From either side. */
static void
link_tracked(
    DebtIncidents *incidents, const Evidence *evidence, GHashTable *places)
{
	const GPtrArray *issues = facts_issues(evidence->facts);

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		for (size_t k = 0; k < issue->link_count; k++) {
			const Issue *other = facts_find_linked(
			    evidence->facts, issue, issue->links[k].key);
			const guint here = GPOINTER_TO_UINT(
			    g_hash_table_lookup(places, issue));
			const guint there = GPOINTER_TO_UINT(
			    g_hash_table_lookup(places, other));

			if (here > 0)
				link_issue(&g_array_index(incidents->list,
					       DebtIncident, here - 1),
				    other);
			if (there > 0)
				link_issue(&g_array_index(incidents->list,
					       DebtIncident, there - 1),
				    issue);
		}
	}
}

/* The earliest of what the export tells, or the launch where that is later:
 * before it there were no users. */
static double
months_watched(const Evidence *evidence, const DebtIncidents *incidents)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	const Date launch = evidence->config->business.launch;
	Date first = evidence->as_of;

	if (incidents->list->len == 0)
		return NAN; /* neither exported nor tracked */
	for (guint i = 0; incidents->exported && i < incidents->list->len; i++)
		if (debt_incident_at(incidents, i)->counted)
			first =
			    MIN(first, debt_incident_at(incidents, i)->started);
	for (guint i = 0; !incidents->exported && i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		if (issue->created != INSTANT_NONE)
			first = MIN(first, instant_date(issue->created));
	}
	if (launch != DATE_NONE && launch < evidence->as_of)
		first = MAX(first, launch);
	return date_months_between(first, evidence->as_of);
}

static void
clear_incident(void *data)
{
	g_ptr_array_unref(((DebtIncident *)data)->issues);
	g_ptr_array_unref(((DebtIncident *)data)->tables);
	g_free(((DebtIncident *)data)->words);
}

/* The tables that TEXT names, of those that are to be taken. */
static void
name_tables(DebtIncidents *incidents, const GPtrArray *tables,
    const TableNames *names, const char *text, DebtIncident *incident)
{
	static const char *const none[] = { NULL };
	const Issue told = {
		.summary = text, .components = none, .labels = none
	};
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));

	table_names_in_issue(names, &told, found);
	for (guint i = 0; i < found->len; i++) {
		Table *table =
		    g_ptr_array_index(tables, g_array_index(found, guint, i));

		if (table_name_is_plain(table) &&
		    (!text_is_about_data(text) ||
			incident->area != debt_area_of_table(incidents, table)))
			continue;
		g_ptr_array_add(incident->tables, table);
	}
}

/* What each incident that counts says for itself, by its place in what the
 * export or the tracker tells. */
static void
find_tables(DebtIncidents *incidents, const Evidence *evidence)
{
	const GPtrArray *tables = facts_tables(evidence->facts);
	g_autoptr(TableNames) names = table_names_new(tables);

	for (guint i = 0; tables->len > 0 && i < incidents->list->len; i++) {
		DebtIncident *incident =
		    &g_array_index(incidents->list, DebtIncident, i);

		if (incident->counted)
			name_tables(incidents, tables, names, incident->words,
			    incident);
	}
}

DebtIncidents *
debt_incidents_new(const Evidence *evidence, const DomainMapResult *map)
{
	const GPtrArray *told = facts_incidents(evidence->facts);
	DebtIncidents *incidents = g_new0(DebtIncidents, 1);
	g_autoptr(GHashTable) places = NULL;

	incidents->map = map;
	incidents->list = g_array_new(FALSE, FALSE, sizeof(DebtIncident));
	g_array_set_clear_func(incidents->list, clear_incident);
	incidents->areas =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	incidents->domains = issue_domains_new(evidence, map);
	incidents->exported = told->len > 0;
	places = add_tracked(incidents, evidence);
	link_tracked(incidents, evidence, places);
	if (incidents->exported)
		add_all_exported(incidents, evidence, told);
	find_tables(incidents, evidence);
	incidents->months = months_watched(evidence, incidents);
	return incidents;
}

void
debt_incidents_free(DebtIncidents *incidents)
{
	if (incidents == NULL)
		return;
	g_array_unref(incidents->list);
	g_hash_table_unref(incidents->areas);
	issue_domains_free(incidents->domains);
	g_free(incidents);
}

long
debt_incidents_of(const DebtIncidents *incidents, const Issue *issue,
    const DebtIncident **last)
{
	long count = 0;

	for (guint i = 0; i < incidents->list->len; i++) {
		const DebtIncident *incident = debt_incident_at(incidents, i);

		if (!g_ptr_array_find(incident->issues, issue, NULL))
			continue;
		*last = incident;
		count++;
	}
	return count;
}
