/*
 * company.h - the evidence of a company that does not exist, in memory.
 *
 * For testing analyses without files: add issues, tables, bills and series,
 * change the configuration, then company_evidence() seals it all.  Owns
 * everything it hands out, until company_free().  Texts are copied, except
 * where an Issue is given: facts copy that.
 */
#ifndef TESTS_SUPPORT_COMPANY_H
#define TESTS_SUPPORT_COMPANY_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/analysis/analysis.h"

typedef struct Company {
	Facts *facts;
	Config *config; /* to be changed before company_evidence() */
	Evidence evidence;
	Results *results;
	Report *report; /* NULL until company_report() */
	GHashTable *files; /* path to its input + 1 */
	long issues; /* added so far; their keys are numbered */
} Company;

/* As of AS_OF, "2026-07-01"; nothing is known yet. */
Company *company_new(const char *as_of);
void company_free(Company *company);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Company, company_free)

/* The input of PATH, made at its first mention. */
size_t company_file(Company *company, const char *path, InputKind kind);

/* A finished feature "SHOP-1", "SHOP-2" … without points, to be changed and
 * given to company_add_issue(); END NULL: in progress. */
Issue company_feature(
    Company *company, const char *start, const char *end, double points);
void company_add_issue(Company *company, const Issue *issue);

/*
 * PER_MONTH features of 1, 3 and 5 points start in each of the MONTHS before
 * the report date; each takes the usual time for its size, times (1 + RATE)
 * for every month since the first, times a spread of its own that has nothing
 * to do with time.  What would end after the report date is still open.
 */
void company_add_features(
    Company *company, int months, int per_month, double rate);

/* A flag of flags.csv: CHANGED is when it was made and last changed, or NULL;
 * it may name an owner and a type. */
void company_add_flag(Company *company, const char *key, FlagState state,
    FlagLifespan lifespan, const char *changed, const char *owner,
    const char *type);

/* A decision record of adr.md without a number; DATE NULL: none.  PARTS has C
 * for a context, O for options and D for a decision. */
void company_add_decision_record(Company *company, const char *title,
    const char *date, const char *parts, const char *words);

/* An incident of incidents.csv that started at START ("2026-03-02T10:00:00Z"),
 * acknowledged and resolved so many hours later; NAN: not yet. */
void company_add_incident(Company *company, const char *severity,
    const char *start, double acknowledged, double resolved);

/* A table of ROWS rows with a bigint key "id", as of a schema dump that
 * shows keys; it may be changed until company_evidence(). */
Table *company_add_table(Company *company, const char *name, double rows);

/* The key "id" is TYPE ("integer") and counts up; ID_MAX NAN: not known. */
void company_key(Table *table, const char *type, double id_max);

/* COLUMN of TYPE refers to the id of TARGET, with an index or not. */
void company_refer(Table *table, const char *column, const char *type,
    const char *target, bool indexed);

/* One line of the bill of MONTH ("2026-05"), charged on its 28th day. */
void company_add_cost(Company *company, const char *month, const char *category,
    const char *service, const char *amount, const char *currency);

/* The same with the billing tag TAG. */
void company_add_tagged_cost(Company *company, const char *month,
    const char *category, const char *service, const char *amount,
    const char *currency, const char *tag);

/* VALUE in SERIES on DATE. */
void company_add_point(
    Company *company, const char *series, const char *date, double value);

/* N monthly values of SERIES, of which the last is on the report date; each
 * (1 + RATE) times the one before, ending with LAST. */
void company_add_growth(
    Company *company, const char *series, int n, double last, double rate);

/* Users known exactly: ACTIVE today, growing by GROWTH a month. */
void company_set_users(Company *company, double active, double growth);

/* A phase of the timeline; AFTER: names between commas, NULL the playbook's.
 * Weeks may be NAN. */
void company_add_phase(Company *company, const char *name, double low,
    double mode, double high, const char *after);

/* An infrastructure decision; NULL and NAN for what is not configured. */
ConfigDecision *company_add_decision(
    Company *company, const char *name, double value, double threshold);

/* Its configuration is what headroom.yaml would say with TEXT; fails the
 * running test where that is wrong. */
void company_configure(Company *company, const char *text);

/* Seals the facts, at its first call. */
const Evidence *company_evidence(Company *company);

/* Runs every analysis and seals the report, at its first call; fails the
 * running test where an analysis fails. */
const Report *company_report(Company *company);

#endif
