#include "pipeline/analysis/debt_class.h"

#include <string.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/issue_tables.h"
#include "pipeline/analysis/sprint_groups.h"
#include "pipeline/base/text.h"
#include "pipeline/facts/name_words.h"

/* Work that keeps a code base in order, whatever it names. */
static const char upkeep[] =
    "refactor,refactoring,clean up,clean-up,cleanup,tidy up,upgrade,bump,"
    "flaky,lint,linter,rename,deprecated,deprecation,unused,dead code,"
    "dependency,dependencies,typo";

static const char *const audit_labels[] = { "audit", "debt-audit",
	"tech-debt-audit", "audit-finding" };

struct DebtClassifier {
	const Evidence *evidence;
	const DebtIncidents *incidents;
	TableNames *tables;
	GArray *found; /* of guint: tables */
	GHashTable *places; /* const Issue * -> place in the facts + 1 */
};

DebtClassifier *
debt_classifier_new(const Evidence *evidence, const DebtIncidents *incidents)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	DebtClassifier *classifier = g_new0(DebtClassifier, 1);

	classifier->evidence = evidence;
	classifier->incidents = incidents;
	classifier->tables = table_names_new(facts_tables(evidence->facts));
	classifier->found = g_array_new(FALSE, FALSE, sizeof(guint));
	classifier->places = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < issues->len; i++)
		g_hash_table_insert(classifier->places,
		    g_ptr_array_index(issues, i), GUINT_TO_POINTER(i + 1));
	return classifier;
}

void
debt_classifier_free(DebtClassifier *classifier)
{
	if (classifier == NULL)
		return;
	table_names_free(classifier->tables);
	g_array_unref(classifier->found);
	g_hash_table_unref(classifier->places);
	g_free(classifier);
}

const char *
debt_audit_label(const Issue *issue)
{
	for (size_t i = 0; i < G_N_ELEMENTS(audit_labels); i++)
		if (issue_has_label(issue, audit_labels[i]))
			return audit_labels[i];
	return NULL;
}

/* " untangl book state ": stems, each between blanks. */
static char *
stems_between_blanks(const char *text)
{
	g_autoptr(GPtrArray) words = name_words(text);
	GString *stems = g_string_new(" ");

	for (guint i = 0; i < words->len; i++) {
		name_append_stem(stems, g_ptr_array_index(words, i));
		g_string_append_c(stems, ' ');
	}
	return g_string_free(stems, FALSE);
}

/* NAME, in singular or plural, is in TEXT. */
static bool
names(const char *text, const char *name)
{
	g_autofree char *in = stems_between_blanks(text);
	g_autofree char *wanted = stems_between_blanks(name);

	return strlen(wanted) > 1 && strstr(in, wanted) != NULL;
}

static const char *
find_component(const Issue *issue, const char *text)
{
	for (size_t i = 0; text != NULL && issue->components[i] != NULL; i++)
		if (names(text, issue->components[i]))
			return issue->components[i];
	return NULL;
}

/* ISSUE is of the domain that TABLE is in. */
static bool
is_at_home(DebtClassifier *classifier, const Issue *issue, const Table *table)
{
	const DebtIncidents *incidents = classifier->incidents;
	const guint place =
	    GPOINTER_TO_UINT(g_hash_table_lookup(classifier->places, issue));
	const guint domain = domain_map_find(incidents->map, table);

	return domain != NO_DOMAIN &&
	       incidents->domains->domain[place - 1] == domain;
}

bool
debt_is_about_data(const Issue *issue)
{
	return text_is_about_data(issue->summary);
}

/* A name of one word is a word of the language, too. */
const Table *
debt_table_of(DebtClassifier *classifier, const Issue *issue)
{
	static const char *const none[] = { NULL };
	const GPtrArray *tables = facts_tables(classifier->evidence->facts);
	Issue told = *issue;

	/* A component is where it lives, not what it is about. */
	told.components = none;
	table_names_in_issue(classifier->tables, &told, classifier->found);
	for (guint i = 0; i < classifier->found->len; i++) {
		const Table *table = g_ptr_array_index(
		    tables, g_array_index(classifier->found, guint, i));

		if (!table_name_is_plain(table) ||
		    (debt_is_about_data(issue) &&
			is_at_home(classifier, issue, table)))
			return table;
	}
	return NULL;
}

/* NAME is a domain, a table or a component of ISSUE. */
static bool
is_part(DebtClassifier *classifier, const Issue *issue, const char *name)
{
	const DomainMapResult *map = classifier->incidents->map;

	for (size_t i = 0; issue->components[i] != NULL; i++)
		if (names(issue->components[i], name))
			return true;
	for (guint i = 0; i < map->domains->len; i++)
		if (g_ascii_strcasecmp(domain_map_at(map, i)->name, name) == 0)
			return true;
	return facts_find_table(classifier->evidence->facts, NULL, name) !=
	       NULL;
}

/* The label that says both that it is debt and of what: "debt/billing". */
static const char *
find_telling_label(DebtClassifier *classifier, const Issue *issue)
{
	for (size_t i = 0; issue->labels[i] != NULL; i++) {
		const char *label = issue->labels[i];
		const char *mark = strpbrk(label, "/:");

		if (mark == NULL)
			continue;
		mark += strspn(mark, "/: ");
		if (*mark != '\0' && is_part(classifier, issue, mark))
			return label;
	}
	return NULL;
}

static char *
upkeep_word(const Issue *issue)
{
	g_autofree char *labels =
	    g_strjoinv(" ", (char **)(void *)issue->labels);
	g_autofree char *text =
	    g_strconcat(issue->summary != NULL ? issue->summary : "", " ",
		issue->type != NULL ? issue->type : "", " ", labels, NULL);

	return text_find_word(text, upkeep);
}

static bool
is_open(const Issue *issue)
{
	return issue->resolved == INSTANT_NONE &&
	       issue->category != STATUS_DONE && issue->kind != ISSUE_EPIC;
}

static bool
is_before_launch(const Evidence *evidence, const Issue *issue)
{
	const Date launch = evidence->config->business.launch;
	const double days =
	    assume(&evidence->config->assumptions, ASSUME_INTENTIONAL_DAYS);

	return launch != DATE_NONE && issue->created != INSTANT_NONE &&
	       instant_date(issue->created) <= date_add_days(launch, days);
}

static bool
set(DebtVerdict *out, DebtCategory category, DebtSign sign, const char *name,
    const char *label)
{
	*out = (DebtVerdict){ category, sign, g_strdup(name), label };
	return true;
}

/* What nobody calls debt, and is: found by an audit, or, being no bug, what
 * is left to do after an incident; a bug only if it names a table. */
static bool
classify_unlabelled(
    DebtClassifier *classifier, const Issue *issue, DebtVerdict *out)
{
	const char *audit = debt_audit_label(issue);
	const DebtIncident *incident = NULL;
	const bool is_task =
	    issue->kind == ISSUE_TASK || issue->kind == ISSUE_OTHER;

	if (issue_is_incident(issue) || issue->kind == ISSUE_SUBTASK)
		return false;
	if (audit != NULL)
		return set(out, DEBT_DISCOVERED, DEBT_BY_AUDIT, audit, NULL);
	if (debt_incidents_of(classifier->incidents, issue, &incident) == 0)
		return false;
	if (!is_task && debt_table_of(classifier, issue) == NULL)
		return false;
	return set(
	    out, DEBT_DISCOVERED, DEBT_BY_INCIDENT, incident->name, NULL);
}

static bool
classify_labelled(DebtClassifier *classifier, const Issue *issue,
    const char *label, DebtVerdict *out)
{
	g_autofree char *word = upkeep_word(issue);
	const DebtIncident *incident = NULL;
	const char *name;
	const Table *table;

	if (is_before_launch(classifier->evidence, issue))
		return set(out, DEBT_INTENTIONAL, DEBT_BY_LAUNCH, NULL, label);
	if ((name = debt_audit_label(issue)) != NULL)
		return set(out, DEBT_DISCOVERED, DEBT_BY_AUDIT, name, label);
	if (debt_incidents_of(classifier->incidents, issue, &incident) > 0)
		return set(out, DEBT_DISCOVERED, DEBT_BY_INCIDENT,
		    incident->name, label);
	if ((table = debt_table_of(classifier, issue)) != NULL)
		return set(
		    out, DEBT_DISCOVERED, DEBT_BY_TABLE, table->name, label);
	if (word != NULL)
		return set(out, DEBT_ACCUMULATING, DEBT_BY_UPKEEP, word, label);
	if ((name = find_telling_label(classifier, issue)) != NULL)
		return set(out, DEBT_DISCOVERED, DEBT_BY_LABEL, name, label);
	if ((name = find_component(issue, issue->summary)) != NULL)
		return set(
		    out, DEBT_DISCOVERED, DEBT_BY_COMPONENT, name, label);
	return set(out, DEBT_ACCUMULATING, DEBT_BY_REST, NULL, label);
}

bool
debt_classify(DebtClassifier *classifier, const Issue *issue, DebtVerdict *out)
{
	const char *label;

	if (!is_open(issue))
		return false;
	label = debt_label_of(classifier->evidence->config, issue);
	if (label == NULL)
		return classify_unlabelled(classifier, issue, out);
	return classify_labelled(classifier, issue, label, out);
}

/* The label or type that says that ISSUE is a document, or has one. */
static const char *
document_label(const Config *config, const Issue *issue)
{
	for (char **sign = config->debt.documents; *sign != NULL; sign++) {
		for (size_t i = 0; issue->labels[i] != NULL; i++)
			if (text_matches(*sign, issue->labels[i]))
				return issue->labels[i];
		if (issue->type != NULL && text_matches(*sign, issue->type))
			return issue->type;
	}
	return NULL;
}

/* "ADR-12", "ADR 0012", "https://…" as SUMMARY has it; NULL. */
static char *
named_document(const char *summary)
{
	static const char *const begins[] = { "ADR-", "ADR ", "https://",
		"http://" };

	for (size_t i = 0; summary != NULL && i < G_N_ELEMENTS(begins); i++) {
		const char *at = strstr(summary, begins[i]);
		const char *rest = at != NULL ? at + strlen(begins[i]) : NULL;

		if (at != NULL && (i >= 2 || g_ascii_isdigit(*rest)))
			return g_strndup(at,
			    (size_t)(rest - at) + strcspn(rest, " ,;:)]\t\n"));
	}
	return NULL;
}

/* The record of a decision that names ISSUE's key; NULL. */
static char *
record_of(const Evidence *evidence, const Issue *issue)
{
	const GPtrArray *records = facts_decisions(evidence->facts);

	for (guint i = 0; i < records->len && strchr(issue->key, '-'); i++) {
		const DecisionRecord *record = g_ptr_array_index(records, i);
		g_autofree char *found =
		    record->words != NULL
			? text_find_word(record->words, issue->key)
			: NULL;

		if (found != NULL && record->number != NULL)
			return g_strconcat("ADR-", record->number, NULL);
		if (found != NULL)
			return g_strdup(record->title);
	}
	return NULL;
}

char *
debt_document_of(const Evidence *evidence, const Issue *issue)
{
	const char *label = document_label(evidence->config, issue);
	char *document;

	if (label != NULL)
		return g_strdup(label);
	for (size_t i = 0; i < issue->link_count; i++) {
		const Issue *other = facts_find_linked(
		    evidence->facts, issue, issue->links[i].key);

		if (other != NULL &&
		    document_label(evidence->config, other) != NULL)
			return g_strdup(other->key);
	}
	document = record_of(evidence, issue);
	return document != NULL ? document : named_document(issue->summary);
}

bool
debt_is_planned(const Evidence *evidence, const Issue *issue)
{
	return issue_sprint_name(issue) != NULL || issue->fix_version != NULL ||
	       (issue->due != INSTANT_NONE &&
		   instant_date(issue->due) >= evidence->as_of);
}
