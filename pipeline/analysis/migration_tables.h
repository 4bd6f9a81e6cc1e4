/*
 * migration_tables.h - the tables that the data migration section shows.
 */
#ifndef PIPELINE_ANALYSIS_MIGRATION_TABLES_H
#define PIPELINE_ANALYSIS_MIGRATION_TABLES_H

#include "pipeline/analysis/migration_risk.h"

/* The playbook's three decisions: state, why, target. */
ReportTable *migration_decisions_table(const MigrationResult *migration);

/* Each rule that fires, on how many tables, the worst first. */
ReportTable *migration_rules_table(const MigrationResult *migration);

/* "migration.rule.d1.tables". */
char *migration_rule_figure(const Detector *detector);

/* The keys that stand on the ladder: when they run out, by when to decide. */
ReportTable *migration_keys_table(
    const Evidence *evidence, const Results *results);

/* The first of the risks, one row for each table. */
ReportTable *migration_page_table(
    const Evidence *evidence, const MigrationResult *migration);

/* Adds the cells for the cost of delay and the place among the first. */
void risk_add_ranking(
    const Evidence *evidence, const MigrationRisk *risk, GPtrArray *row);

#endif
