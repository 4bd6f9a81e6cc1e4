/*
 * debt_class.h - which kind of debt an issue is, and what shows it.
 *
 * Intentional: it has a debt label and was written down before the launch or
 * within assumption:intentional_days of it.  Discovered: its cause is in the
 * structure and was found later: by an audit, after an incident, or because it
 * names a table, or its own component as what is wrong.  Accumulating: the
 * rest.  A component alone is where an issue lives, not what is wrong; what
 * calls itself refactoring, upgrade or clean-up is accumulating unless it
 * names a table.  An ordinary bug is no debt.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_CLASS_H
#define PIPELINE_ANALYSIS_DEBT_CLASS_H

#include "pipeline/analysis/debt_incidents.h"

/* In the order in which they are told: what causes rewrites first. */
typedef enum DebtCategory {
	DEBT_DISCOVERED,
	DEBT_INTENTIONAL,
	DEBT_ACCUMULATING,
	DEBT_CATEGORIES
} DebtCategory;

/* What set the category. */
typedef enum DebtSign {
	DEBT_BY_LAUNCH, /* label and date */
	DEBT_BY_AUDIT, /* NAME is the label */
	DEBT_BY_INCIDENT, /* NAME is the incident */
	DEBT_BY_LABEL, /* NAME is a debt label with a table or component */
	DEBT_BY_TABLE, /* NAME is the table */
	DEBT_BY_COMPONENT, /* NAME is the component */
	DEBT_BY_FINDING, /* a rule of the schema's register; NAME its id */
	DEBT_BY_UPKEEP, /* NAME is the word for it */
	DEBT_BY_REST, /* nothing else */
	DEBT_SIGNS
} DebtSign;

typedef struct DebtVerdict {
	DebtCategory category;
	DebtSign sign;
	char *name; /* owned; NULL: the sign has none */
	const char *label; /* the debt label or type; NULL: it has none */
} DebtVerdict;

typedef struct DebtClassifier DebtClassifier; /* opaque */

/* INCIDENTS are borrowed. */
DebtClassifier *debt_classifier_new(
    const Evidence *evidence, const DebtIncidents *incidents);
void debt_classifier_free(DebtClassifier *classifier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DebtClassifier, debt_classifier_free)

/* False where ISSUE is closed or no debt; OUT is then left alone. */
bool debt_classify(
    DebtClassifier *classifier, const Issue *issue, DebtVerdict *out);

/* ISSUE is about how data are kept: it names a column, an index or the like. */
bool debt_is_about_data(const Issue *issue);

/* The first table that ISSUE names; one whose name is a plain word counts only
 * in issues of its own domain that are about data.  NULL: none. */
const Table *debt_table_of(DebtClassifier *classifier, const Issue *issue);

/* A label of what an audit found: "audit", "debt-audit". */
const char *debt_audit_label(const Issue *issue);

/* What says that ISSUE is written down: a label, a linked document, a record
 * of a decision that names it, or an ADR or page that it names; NULL: nothing.
 * The caller frees it. */
char *debt_document_of(const Evidence *evidence, const Issue *issue);

/* ISSUE has a sprint, a fix version, or a date that is not over. */
bool debt_is_planned(const Evidence *evidence, const Issue *issue);

#endif
