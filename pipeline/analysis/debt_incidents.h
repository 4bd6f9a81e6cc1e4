/*
 * debt_incidents.h - what went wrong, where, and what is linked to it.
 *
 * Incidents are those of an incident export, else the tracker's own: issues
 * of such a type or with the label "incident".  One belongs to the domain, or
 * else the component, that it names, which is called its area; an issue is
 * linked to it by a link of the tracker, or where one names the key of the
 * other.  A table that its title or cause names is what broke; one whose name
 * is a plain word only if the incident is of its domain and about data.  Owns its list and areas; issues are borrowed from the facts.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_INCIDENTS_H
#define PIPELINE_ANALYSIS_DEBT_INCIDENTS_H

#include "pipeline/analysis/issue_domains.h"

typedef struct DebtIncident {
	const char *name; /* its id, else its title; NULL: none */
	char *words; /* its title, and its cause; NULL: none */
	Date started; /* DATE_NONE: the tracker does not say */
	double hours; /* that it lasted; NAN: not known */
	guint area;
	size_t input;
	long line;
	bool counted; /* else the export has it, too: it only links */
	GPtrArray *issues; /* of const Issue *: linked, each once */
	GPtrArray *tables; /* of const Table *: that it names */
} DebtIncident;

typedef struct DebtIncidents {
	GArray *list; /* of DebtIncident, as the facts have them */
	double months; /* that were watched; NAN: no incident is known */
	bool exported; /* else they are issues, which tell no hours */
	GHashTable *areas; /* folded names of areas -> place + 1 */
	guint area_count;
	const DomainMapResult *map;
	IssueDomains *domains; /* of the issues */
} DebtIncidents;

DebtIncidents *debt_incidents_new(
    const Evidence *evidence, const DomainMapResult *map);
void debt_incidents_free(DebtIncidents *incidents);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DebtIncidents, debt_incidents_free)

const DebtIncident *debt_incident_at(const DebtIncidents *incidents, guint i);

/* An incident of the tracker's own. */
bool issue_is_incident(const Issue *issue);

/* The area of the I-th issue of the facts, and of TABLE; "" where neither
 * domain nor component is known. */
guint debt_area_of_issue(DebtIncidents *incidents, guint i);
guint debt_area_of_table(DebtIncidents *incidents, const Table *table);

/* How many incidents are linked to ISSUE; LAST is set to the last of them. */
long debt_incidents_of(const DebtIncidents *incidents, const Issue *issue,
    const DebtIncident **last);

#endif
