#include "pipeline/analysis/issue_domains.h"

#include <string.h>

#include "pipeline/analysis/issue_tables.h"
#include "pipeline/base/text.h"
#include "pipeline/facts/name_words.h"

/* What names mean; AMBIGUOUS where they mean several domains. */
#define AMBIGUOUS (G_MAXUINT - 1)

typedef struct Work {
	const DomainMapResult *map;
	GHashTable *domains; /* stems of their names -> place + 1 */
	GHashTable *tables; /* stems of their tables' -> place + 1 */
	TableNames *names;
	GArray *found; /* of guint: tables */
	guint *votes; /* per domain */
} Work;

/* "Order items" and "order_item" alike. */
static char *
stems_of(const char *name)
{
	g_autoptr(GPtrArray) words = name_words(name);
	GString *stems = g_string_new(NULL);

	for (guint i = 0; i < words->len; i++) {
		g_string_append_c(stems, ' ');
		name_append_stem(stems, g_ptr_array_index(words, i));
	}
	return g_string_free(stems, FALSE);
}

static void
claim(GHashTable *names, const char *name, guint domain)
{
	char *stems = stems_of(name);
	const guint held = GPOINTER_TO_UINT(g_hash_table_lookup(names, stems));

	if (held > 0 && held != domain + 1)
		domain = AMBIGUOUS;
	g_hash_table_replace(names, stems, GUINT_TO_POINTER(domain + 1));
}

static guint
look_up(GHashTable *names, const char *name)
{
	g_autofree char *stems = stems_of(name);
	const guint held = GPOINTER_TO_UINT(g_hash_table_lookup(names, stems));

	return held == 0 || held == AMBIGUOUS + 1 ? NO_DOMAIN : held - 1;
}

static void
learn_names(Work *work)
{
	for (guint i = 0; i < work->map->domains->len; i++) {
		const Domain *domain = domain_map_at(work->map, i);

		claim(work->domains, domain->name, i);
		for (guint t = 0; t < domain->tables->len; t++) {
			const Table *table =
			    g_ptr_array_index(domain->tables, t);

			claim(work->tables, table->name, i);
		}
	}
}

static bool
has_text(const char *const *texts, const char *wanted)
{
	for (; *texts != NULL; texts++)
		if (text_matches(wanted, *texts))
			return true;
	return false;
}

static guint
by_config(const Work *work, const Issue *issue)
{
	for (guint i = 0; i < work->map->domains->len; i++) {
		const Domain *domain = domain_map_at(work->map, i);

		for (const char *const *c = domain->components; *c != NULL; c++)
			if (has_text(issue->components, *c) ||
			    has_text(issue->labels, *c))
				return i;
	}
	return NO_DOMAIN;
}

/* "billing" of "area/billing", "group::billing", "team: billing". */
static const char *
last_part(const char *label)
{
	const char *colon = strrchr(label, ':');
	const char *slash = strrchr(label, '/');
	const char *mark = MAX(colon, slash);

	return mark == NULL ? label : mark + 1;
}

static guint
by_name(const Work *work, const Issue *issue)
{
	guint domain = NO_DOMAIN;

	for (size_t i = 0; issue->components[i] != NULL && domain == NO_DOMAIN;
	     i++) {
		domain = look_up(work->domains, issue->components[i]);
		if (domain == NO_DOMAIN)
			domain = look_up(work->tables, issue->components[i]);
	}
	for (size_t i = 0; issue->labels[i] != NULL && domain == NO_DOMAIN; i++)
		domain = look_up(work->domains, last_part(issue->labels[i]));
	return domain;
}

/* The domain of most of the tables named; of several as many, none. */
static guint
by_tables(Work *work, const Issue *issue)
{
	guint best = NO_DOMAIN, most = 0;

	memset(work->votes, 0, sizeof(guint) * work->map->domains->len);
	table_names_in_issue(work->names, issue, work->found);
	for (guint i = 0; i < work->found->len; i++) {
		const guint place = g_array_index(work->found, guint, i);
		const guint domain = work->map->parts->domain[place];

		if (domain != NO_DOMAIN &&
		    !table_name_is_plain(
			table_graph_table(work->map->graph, place)))
			work->votes[domain]++;
	}
	for (guint i = 0; i < work->map->domains->len; i++) {
		if (work->votes[i] < most || work->votes[i] == 0)
			continue;
		best = work->votes[i] > most ? i : NO_DOMAIN;
		most = work->votes[i];
	}
	return best;
}

static guint
find_domain(Work *work, const Issue *issue, IssueDomainReason *reason)
{
	guint domain = by_config(work, issue);

	*reason = ISSUE_BY_CONFIG;
	if (domain == NO_DOMAIN) {
		*reason = ISSUE_BY_NAME;
		domain = by_name(work, issue);
	}
	if (domain == NO_DOMAIN) {
		*reason = ISSUE_BY_TABLES;
		domain = by_tables(work, issue);
	}
	if (domain == NO_DOMAIN)
		*reason = ISSUE_IN_NONE;
	return domain;
}

static void
assign(Work *work, IssueDomains *assigned)
{
	for (guint i = 0; i < assigned->issues->len; i++) {
		IssueDomainReason reason;

		assigned->domain[i] = find_domain(
		    work, g_ptr_array_index(assigned->issues, i), &reason);
		assigned->counts[reason]++;
	}
}

IssueDomains *
issue_domains_of(const GPtrArray *issues, const DomainMapResult *map)
{
	IssueDomains *assigned = g_new0(IssueDomains, 1);
	Work work = {
		.map = map,
		.domains = g_hash_table_new_full(
		    g_str_hash, g_str_equal, g_free, NULL),
		.tables = g_hash_table_new_full(
		    g_str_hash, g_str_equal, g_free, NULL),
		.names = table_names_new(map->graph->tables),
		.found = g_array_new(FALSE, FALSE, sizeof(guint)),
		.votes = g_new0(guint, map->domains->len + 1),
	};

	assigned->issues = issues;
	assigned->domain = g_new(guint, assigned->issues->len + 1);
	learn_names(&work);
	assign(&work, assigned);
	g_hash_table_unref(work.domains);
	g_hash_table_unref(work.tables);
	table_names_free(work.names);
	g_array_unref(work.found);
	g_free(work.votes);
	return assigned;
}

IssueDomains *
issue_domains_new(const Evidence *evidence, const DomainMapResult *map)
{
	return issue_domains_of(facts_issues(evidence->facts), map);
}

void
issue_domains_free(IssueDomains *assigned)
{
	if (assigned == NULL)
		return;
	g_free(assigned->domain);
	g_free(assigned);
}

guint
issue_domains_known(const IssueDomains *assigned)
{
	return assigned->issues->len - assigned->counts[ISSUE_IN_NONE];
}
